"""Nothing is lost in silence: each entry of a document becomes one thing that can be counted."""

import json
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from panelcheck.errors import Location, UserError
from panelcheck.readers import Words, read
from panelcheck.source import Source

NAMES = st.sampled_from(["Ada Quill", "Bram Oost", "Storage Team", "TBA", "", "GY7FHY", "ada-quill", None])
PEOPLE = st.lists(NAMES | st.fixed_dictionaries({"name": NAMES, "id": st.integers(1, 3)}), max_size=3)
EXTRAS = {
    "speakers": PEOPLE,
    "moderator": NAMES,
    "start": st.sampled_from(["10:00", "2026-05-01T10:00", "soon", ""]),
    "type": st.sampled_from(["Panel", "Talk", "Break", "", None]),
    "status": st.sampled_from(["confirmed", "cancelled"]),
    "id": st.integers(1, 5),
}
TITLED = st.fixed_dictionaries({"title": st.sampled_from(["Tape", "Lunch", "Panel: Disks"])}, optional=EXTRAS)


@given(st.lists(TITLED, min_size=1, max_size=6))
def test_each_session_of_a_list_is_accounted_for_once(entries):
    lines = [json.dumps(entry) for entry in entries]
    text = '{"sessions": [\n' + ",\n".join(lines) + "\n]}"
    try:
        found = read(Source("programme.json", text), Words())
    except UserError:
        return
    held = Counter(session.location.line for session in found.sessions)
    whole = ("entry", "break", "cancelled session")
    held += Counter(skip.location.line for skip in found.skips if skip.what in whole)
    assert held == dict.fromkeys(range(2, len(entries) + 2), 1)
    assert found.records == len(entries)


PLACES = ["days", "rooms", "schedule", "conference", "results", "entries", "event", "categories"]
OF_PEOPLE = ["name", "speakers", "people", "persons", "code", "prog", "en", "de"]
OF_SESSIONS = ["sessions", "title", "id", "start", "room", "type", "tags", "categoryItems", "loc", "mins"]
KEYS = st.sampled_from([*PLACES, *OF_PEOPLE, *OF_SESSIONS])
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(["Ada Quill", "10:00", "Tape", "", "a-b", "Panel"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=30,
)


@given(VALUES, st.sampled_from(["a.json", "program.json", "speakers/a.json"]))
def test_any_document_is_read_or_refused_with_a_place(value, path):
    places = [Location(path)]
    try:
        found = read(Source(path, json.dumps(value, indent=1)), Words())
        places += [skip.location for skip in found.skips]
    except UserError as error:
        places.append(error.location)
    assert all(place and place.path == path for place in places)
