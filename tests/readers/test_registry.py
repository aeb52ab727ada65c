"""Which reader takes which input."""

import pytest

from panelcheck.errors import Location, NotAProgramme
from panelcheck.readers import Words, read, suffixes
from panelcheck.source import Source

CSV = "session,name\nStorage,Ada Quill\n"
YAML = "sessions:\n  - title: Storage\n    people:\n      - name: Ada Quill\n"
ICAL = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nSUMMARY:Storage\n"
    "DTSTART:20260501T100000\nDESCRIPTION:Speaker: Ada Quill\nEND:VEVENT\nEND:VCALENDAR\n"
)


def names(path, text):
    programme = read(Source(path, text), Words())
    return [(session.title.text, [seat.name for seat in session.seats]) for session in programme.sessions]


def test_every_format_is_found_by_its_module():
    assert suffixes() >= {".csv", ".tsv", ".yaml", ".yml", ".ics"}


@pytest.mark.parametrize(
    ("path", "text"),
    [("a.csv", CSV), ("A.CSV", CSV), ("a.tsv", CSV.replace(",", "\t")), ("a.yaml", YAML), ("a.ics", ICAL)],
)
def test_the_suffix_decides(path, text):
    assert names(path, text) == [("Storage", ["Ada Quill"])]


@pytest.mark.parametrize(
    "text",
    [
        CSV,
        YAML,
        ICAL,
        "---\n" + YAML,
        "# our programme\n" + YAML,
        "\n" + ICAL,
        "<!--\n" + ICAL,
        "- title: Storage\n  speakers: [Ada Quill]\n",
        "# list\nname,session\nAda Quill,Storage\n",
    ],
)
def test_without_a_suffix_the_text_decides(text):
    assert names("<stdin>", text) == [("Storage", ["Ada Quill"])]


def test_an_unknown_suffix():
    with pytest.raises(NotAProgramme) as caught:
        read(Source("list.docx", CSV), Words())
    assert caught.value.message == "panelcheck cannot read '.docx' files"
    assert caught.value.location == Location("list.docx")
    assert caught.value.hint == (
        f"It reads {', '.join(sorted(suffixes()))}; export the programme as one of them."
    )
