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


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("list.docx", "Running text does not say for sure who is on which session."),
        ("list.PDF", "Running text does not say"),
        ("list.numbers", "Open it in your spreadsheet program and save (or export) it as CSV or XLSX."),
        ("list.html", "A programme's page often has its data beside it:"),
        ("list.txt", "If it is a table, let its name end in .csv or .tsv;"),
        ("list.png", "Pictures are not read."),
        ("list.zip", "Unpack it first,"),
    ],
)
def test_files_that_people_have_and_panelcheck_does_not_read(name, hint):
    with pytest.raises(NotAProgramme) as caught:
        read(Source(name, CSV), Words())
    assert caught.value.hint.startswith(hint)


def test_an_unknown_suffix():
    with pytest.raises(NotAProgramme) as caught:
        read(Source("list.abc", CSV), Words())
    assert caught.value.message == "panelcheck cannot read '.abc' files"
    assert caught.value.location == Location("list.abc")
    assert caught.value.hint == (
        f"It reads {', '.join(sorted(suffixes()))}; export the programme as one of them."
    )
