"""One invented programme in every format that can carry it reads the same."""

import json

import openpyxl
import pytest

from panelcheck.readers import Words
from panelcheck.readers.paths import read_path

SESSIONS = [
    {
        "id": "s1",
        "title": "Deep storage",
        "type": "Panel",
        "start": "2026-05-01T10:00",
        "end": "2026-05-01T10:45",
        "room": "Main hall",
        "track": "Disks",
        "moderators": ["Ada Quill"],
        "panelists": ["Bram Oost", "Cora Diaz"],
    },
    {
        "id": "s2",
        "title": "Tape & more",
        "type": "Workshop",
        "start": "2026-05-01T11:00",
        "end": "2026-05-01T12:30",
        "room": "Attic",
        "track": "Tape",
        "speakers": ["Dan Eriks"],
    },
]


def as_json(folder):
    (folder / "programme.json").write_text(json.dumps({"sessions": SESSIONS}, indent=1), encoding="utf-8")


def as_utf16(folder):
    (folder / "programme.json").write_text(json.dumps({"sessions": SESSIONS}), encoding="utf-16")


def as_script(folder):
    text = f"// made by hand\nvar program = {json.dumps(SESSIONS)};\n"
    (folder / "program.js").write_text(text, encoding="utf-8-sig")


def as_yaml(folder):
    # JSON is YAML, but for what the YAML reader makes of plain texts.
    (folder / "programme.yaml").write_text(json.dumps({"sessions": SESSIONS}, indent=2), encoding="utf-8")


def as_toml(folder):
    rows = [
        "[[sessions]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in one.items())
        for one in SESSIONS
    ]
    (folder / "programme.toml").write_text("\n".join(rows), encoding="utf-8")


def as_xml(folder):
    def element(name, value):
        if isinstance(value, list):
            return f"<{name}>{''.join(element(name[:-1], one) for one in value)}</{name}>"
        return f"<{name}>{value.replace('&', '&amp;')}</{name}>"

    rows = ["<session>" + "".join(element(*pair) for pair in one.items()) + "</session>" for one in SESSIONS]
    text = f'<?xml version="1.0"?>\n<programme><sessions>{"".join(rows)}</sessions></programme>'
    (folder / "programme.xml").write_text(text, encoding="utf-8")


def as_front_matter(folder):
    for number, one in enumerate(SESSIONS):
        if number:
            rows = "".join(f"{key} = {json.dumps(value)}\n" for key, value in one.items())
            text = f"+++\n{rows}+++\nAll about it.\n"
        else:
            rows = "".join(f"{key}: {json.dumps(value)}\n" for key, value in one.items())
            text = f"---\n{rows}---\nAll about it.\n"
        (folder / "talks").mkdir(exist_ok=True)
        (folder / "talks" / f"{one['id']}.md").write_text(text, encoding="utf-8")


def rows():
    yield ["id", "title", "type", "start", "end", "room", "track", "name", "role"]
    for one in SESSIONS:
        for role in ("moderators", "panelists", "speakers"):
            for name in one.get(role, []):
                yield [
                    *(one[key] for key in ("id", "title", "type", "start", "end", "room", "track")),
                    name,
                    role[:-1],
                ]


def as_workbook(folder):
    book = openpyxl.Workbook()
    for row in rows():
        book.active.append(row)
    book.save(folder / "programme.xlsx")


def as_csv(folder):
    text = "\n".join(",".join(row) for row in rows())
    (folder / "programme.csv").write_text(text, encoding="utf-8")


FORMATS = [as_json, as_utf16, as_script, as_yaml, as_toml, as_xml, as_front_matter, as_workbook, as_csv]


def said(session):
    """Return what a session says, without its places."""
    people = [(seat.name, seat.role.value) for seat in session.seats]
    times = (str(session.start), str(session.end), session.minutes, session.day)
    return (
        session.key,
        session.title.text,
        session.kind.value,
        session.possible,
        times,
        session.room,
        session.track,
        people,
    )


@pytest.mark.parametrize("write", FORMATS)
def test_every_format_says_the_same(write, tmp_path):
    write(tmp_path)
    programme, _ = read_path(str(tmp_path), Words())
    assert [said(session) for session in programme.sessions] == [
        (
            "s1", "Deep storage", "panel", False,
            ("2026-05-01 10:00:00", "2026-05-01 10:45:00", 45, "2026-05-01"), "Main hall", "Disks",
            [("Ada Quill", "moderator"), ("Bram Oost", "panelist"), ("Cora Diaz", "panelist")],
        ),
        (
            "s2", "Tape & more", "workshop", False,
            ("2026-05-01 11:00:00", "2026-05-01 12:30:00", 90, "2026-05-01"), "Attic", "Tape",
            [("Dan Eriks", "speaker")],
        ),
    ]  # fmt: skip
    assert programme.problems == ()


@pytest.mark.parametrize("write", FORMATS)
def test_every_name_stands_where_it_is_said_to(write, tmp_path):
    write(tmp_path)
    programme, sources = read_path(str(tmp_path), Words())
    for _, seat in programme.seats():
        place = seat.location
        line = sources[place.path].line(place.line)
        assert line[place.column - 1 : place.end_column - 1] == seat.name
