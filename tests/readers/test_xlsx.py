"""Workbooks: sheets as tables, and what cannot be read."""

import datetime as dt
import sys
import zipfile

import openpyxl
import pytest

from panelcheck.errors import Location, UserError
from panelcheck.readers import Words, xlsx
from panelcheck.readers.paths import files_in, read_files, read_path


def saved(folder, sheets, hidden=()):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        if title in hidden:
            sheet.sheet_state = "hidden"
    path = folder / "book.xlsx"
    book.save(path)
    return str(path)


START, END = dt.datetime.fromisoformat("2026-05-01 10:00"), dt.datetime.fromisoformat("2026-05-01 11:00")
SESSIONS = [
    ["Title", "Speakers", "Start", "End", "Length"],
    ["Deep, storage", "Ada Quill\nBram Oost", START, END, 60.0],
    [],
    ['The "tape"', "Cora Diaz", dt.date(2026, 5, 1), None, dt.timedelta(minutes=30)],
    [True, "Dan Eriks", dt.time(9, 30), dt.time(10, 0), None],
]
SPEAKERS = [["Name", "Pronouns"], ["Ada Quill", "she/her"]]


def refusal(path):
    with pytest.raises(UserError) as caught:
        read_path(str(path), Words())
    return caught.value.message, caught.value.location, caught.value.hint


def test_the_line_of_a_sheet_is_its_row(tmp_path):
    path = saved(tmp_path, {"Programme": SESSIONS})
    programme, sources = read_path(path, Words())
    assert [(one.title.text, one.location.line) for one in programme.sessions] == [
        ("Deep, storage", 2),
        ('The "tape"', 4),
        ("yes", 5),
    ]
    deep, tape, yes = programme.sessions
    assert [seat.name for seat in deep.seats] == ["Ada Quill", "Bram Oost"]
    assert (deep.start, deep.minutes) == (START, 60)
    assert (tape.day, tape.minutes) == ("2026-05-01", 30)
    assert (yes.start, yes.end) == (dt.time(9, 30), dt.time(10))
    place = deep.seats[0].location
    assert (place.path, sources[path].line(2)[place.column - 1 : place.end_column - 1]) == (path, "Ada Quill")


def test_sheets_belong_together_and_hidden_ones_are_left_out(tmp_path):
    sheets = {
        "Sessions": SESSIONS[:2],
        "Speakers": SPEAKERS,
        "Private": SPEAKERS,
        "Empty": [],
        "Notes": [["later"]],
    }
    path = saved(tmp_path, sheets, hidden=["Private"])
    programme, sources = read_path(path, Words())
    assert (programme.path, sorted(sources)) == (path, [f"{path}#Sessions", f"{path}#Speakers"])
    (session,) = programme.sessions
    assert session.location.path == f"{path}#Sessions"
    assert [(seat.name, sorted(seat.statements)) for seat in session.seats] == [
        ("Ada Quill", ["pronouns"]),
        ("Bram Oost", []),
    ]
    assert [(skip.what, skip.why, skip.location.path) for skip in programme.skips] == [
        ("sheet", "'Private' is hidden", path),
        ("file", "no header: the first row does not name the columns", f"{path}#Notes"),
    ]


def test_a_workbook_with_nothing_in_it(tmp_path):
    assert refusal(saved(tmp_path, {"Empty": []}))[0] == "the file is empty"


def test_blank_rows_at_the_end_are_none(tmp_path):
    path = saved(tmp_path, {"Programme": [*SPEAKERS, *[[None, ""]] * 50]})
    programme, _ = read_path(path, Words())
    assert (programme.records, programme.skips) == (1, ())


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no", b"name\nAda Quill\n"])
def test_what_is_no_workbook(data, tmp_path):
    path = tmp_path / "book.xlsx"
    path.write_bytes(data)
    hint = "Save it again as .xlsx, or its sheet as CSV."
    assert refusal(path) == ("this is not a workbook that can be read", Location(str(path)), hint)


def test_what_unpacks_to_too_much(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx, "_MOST_UNPACKED", 1_000_000)
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 2_000_000)
    assert refusal(path)[0] == "the workbook unpacks to more than 1 MB"


def test_without_openpyxl(tmp_path, monkeypatch):
    path = saved(tmp_path, {"Speakers": SPEAKERS})
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert refusal(path) == (
        "reading a workbook needs openpyxl",
        Location(path),
        "Install it: pip install 'panelcheck[xlsx]'. Or save the sheet as CSV.",
    )


def test_a_broken_workbook_hides_no_other_file(tmp_path):
    (tmp_path / "book.xlsx").write_bytes(b"no")
    (tmp_path / "speakers.csv").write_text("session,name\nTape,Ada Quill\n", encoding="utf-8")
    programme, _, broken = read_files(str(tmp_path), files_in(tmp_path), Words())
    assert [error.message for error in broken] == ["this is not a workbook that can be read"]
    assert [session.title.text for session in programme.sessions] == ["Tape"]
