import json
import string
from dataclasses import dataclass
from datetime import date

import jsonschema
import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.programme import Kind, Role
from panelcheck.readers import read
from panelcheck.readers.records import Words
from panelcheck.readers.schema import programme_schema
from panelcheck.source import Source

SCHEMA = programme_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def errors(text):
    document = json.loads(json.dumps(pyyaml.safe_load(text), default=str))
    return sorted(error.message for error in VALIDATOR.iter_errors(document))


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_key_is_described_for_editors():
    objects = [SCHEMA, SCHEMA["$defs"]["Session"], SCHEMA["$defs"]["Person"]]
    missing = [
        key for one in objects for key, value in one["properties"].items() if not value.get("description")
    ]
    assert missing == []


def test_a_good_programme_is_valid():
    text = """\
event: Storage Days
sessions:
  - title: On tapes
    kind: panel
    start: 2025-09-24T10:30
    tags: [tapes]
    people:
      - {name: Ada Moreno, role: moderator, gender: [woman, non-binary], career stage: early}
      - Bea Conti
organisers: [{name: Carl Weiss}]
"""
    assert errors(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("event: Storage Days", "'sessions' is a required property"),
        ("sessions: [{kind: panel}]", "'title' is a required property"),
        (
            "sessions: [{title: A, rooom: B}]",
            "Additional properties are not allowed ('rooom' was unexpected)",
        ),
        ("sessions: []\ntalks: []", "Additional properties are not allowed ('talks' was unexpected)"),
        ("sessions: [{title: A, tags: tapes}]", "'tapes' is not of type 'array'"),
        ("sessions: [{title: A, kind: chat}]", "'chat' is not valid under any of the given schemas"),
        (
            "sessions: [{title: A, people: [{role: speaker}]}]",
            "{'role': 'speaker'} is not valid under any of the given schemas",
        ),
        (
            "sessions: [{title: A, people: [{name: Ada, career stage: {early: very}}]}]",
            "{'name': 'Ada', 'career stage': {'early': 'very'}} is not valid under any of the given schemas",
        ),
    ],
)
def test_a_bad_programme_is_not(text, message):
    assert errors(text) == [message]


@dataclass
class Someone:
    name: str
    role: str
    status: str
    id: str
    pronouns: str
    stage: str


_GIVEN = st.sampled_from(["Ada", "Bea", "Carl", "Zoë", "Ngọc", "José"])
_FAMILY = st.sampled_from(["Moreno", "Conti", "Weiss", "O'Hara", "Lund-Berg", "Nguyễn"])
_WORD = st.text(string.ascii_lowercase, min_size=3, max_size=8)
_DAY = st.dates(date(2000, 1, 1), date(2035, 1, 1))
_PEOPLE = st.lists(
    st.builds(
        Someone,
        name=st.builds("{} {}".format, _GIVEN, _FAMILY),
        role=st.sampled_from([role for role in Role if role is not Role.SPEAKER]).map(str),
        status=st.sampled_from(["confirmed", "tentative"]),
        id=_WORD,
        pronouns=st.sampled_from(["she/her", "he/him", "they/them", ""]),
        stage=st.sampled_from(["early", "late", ""]),
    ),
    max_size=4,
    unique_by=lambda someone: someone.name,
)
_SESSIONS = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.builds("On {} and {}".format, _WORD, _WORD),
            "kind": st.sampled_from(Kind).map(str),
            "start": st.builds("{}T{:02}:{:02}:00".format, _DAY, st.integers(0, 23), st.integers(0, 59)),
            "minutes": st.integers(20, 600),
            "room": _WORD,
            "track": _WORD,
            "tags": st.lists(_WORD, unique=True, max_size=3),
            "people": _PEOPLE,
        },
    ),
    min_size=1,
    max_size=4,
)


def written(someone):
    keys = {
        "name": someone.name, "role": someone.role, "status": someone.status, "id": someone.id,
        "pronouns": someone.pronouns, "career stage": someone.stage,
    }  # fmt: skip
    return {key: value for key, value in keys.items() if value}


def seen(seat):
    said = seat.statements
    texts = (said[name].text if name in said else "" for name in ("pronouns", "career stage"))
    return Someone(seat.name, str(seat.role), str(seat.status), seat.id, *texts)


@given(_SESSIONS, st.booleans())
def test_what_is_written_by_the_schema_is_read_back_equal(sessions, flow):
    document = {
        "event": "Storage Days",
        "sessions": [
            {**session, "people": [written(someone) for someone in session["people"]]} for session in sessions
        ],
    }
    text = pyyaml.safe_dump(document, default_flow_style=flow, allow_unicode=True, sort_keys=False)
    assert errors(text) == []
    programme = read(Source("days.yaml", text), Words(axes=("gender", "career stage")))
    assert (programme.event, programme.problems, programme.skips) == ("Storage Days", (), ())
    assert [
        {
            "title": session.title.text,
            "kind": str(session.kind),
            "start": session.start.isoformat(),
            "minutes": session.minutes,
            "room": session.room,
            "track": session.track,
            "tags": list(session.tags),
            "people": [seen(seat) for seat in session.seats],
        }
        for session in programme.sessions
    ] == sessions
