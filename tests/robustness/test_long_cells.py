"""Cells of megabytes read in time that grows with their length, and in bounded memory (docs/limits.md).

There is no clock in these tests: what is quadratic would not come to an end.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from panelcheck.readers import Words
from panelcheck.readers.paths import read_path

LONG = 1_000_000
FILLS = {
    "a word": "a", "names": "Ada Quill, ", "and": "Ada Quill and ", "lines": "Moderator: Ada Quill\n", "spaces": "   x",
    "white space": " \n", "dashes": "Tides - ", "brackets": "((", "pronouns": "she/her ", "dots": "A. ", "tags": "<b></b>", "other names": "Ada Quill aka ",
}  # fmt: skip


def filled(fill, length=LONG):
    return (FILLS[fill] * (length // len(FILLS[fill]) + 1))[:length]


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def escaped(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,")


def event(line):
    return f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270304T100000\r\n{line}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


def session(**cells):
    return {"title": "Tides", "start": "10:00", "speakers": ["Bram Oost"], **cells}


PLACES = {
    "name.csv": lambda text: f"title,name\nTides,{quoted(text)}\nTides,Bram Oost\n",
    "title.csv": lambda text: f"title,name\n{quoted(text)},Bram Oost\n",
    "description.csv": lambda text: f"title,name,description\nTides,Bram Oost,{quoted(text)}\n",
    "name.json": lambda text: json.dumps({"sessions": [session(), session(speakers=[text])]}),
    "title.json": lambda text: json.dumps({"sessions": [session(title=text)]}),
    "description.json": lambda text: json.dumps({"sessions": [session(description=text)]}),
    "name.yaml": lambda text: json.dumps({"sessions": [session(), session(speakers=[text])]}),
    "description.yaml": lambda text: json.dumps({"sessions": [session(description=text)]}),
    "description.ics": lambda text: event(f"SUMMARY:Tides - Bram Oost\r\nDESCRIPTION:{escaped(text)}"),
    "title.ics": lambda text: event(f"SUMMARY:{escaped(text)}\r\nDESCRIPTION:Speaker: Bram Oost"),
}


@pytest.mark.parametrize("fill", FILLS)
@pytest.mark.parametrize("name", PLACES)
def test_a_cell_of_megabytes_is_read(name, fill, tmp_path):
    path = tmp_path / name
    path.write_text(PLACES[name](filled(fill)), encoding="utf-8", newline="")
    programme, _ = read_path(str(path), Words())
    assert programme.records
    if not name.endswith(".ics"):
        assert "Bram Oost" in {seat.name for _, seat in programme.seats()}


@pytest.mark.parametrize(
    "name", ["description.csv", "description.json", "description.ics", "description.yaml"]
)
def test_a_description_no_one_reads_is_a_skip(name, tmp_path):
    path = tmp_path / name
    path.write_text(PLACES[name](filled("lines", 300_000)), encoding="utf-8", newline="")
    programme, _ = read_path(str(path), Words())
    assert [skip.why for skip in programme.skips if skip.what == "long text"] == [
        "no names are looked for in a description of more than 200,000 characters"
    ]


# What a process takes before it becomes another program counts too, for whoever asks its parent.
RUN = """
import gc, sys
gc.disable()  # as the command does
sys.argv = ["panelcheck", "check", sys.argv[1]]
from panelcheck.cli import main
try:
    main()
finally:
    status = dict(line.split(":", 1) for line in open("/proc/self/status"))
    print(status["VmHWM"].split()[0], file=sys.stderr)
"""


def peak_megabytes(path):
    """Return the most memory that one run on ``path`` took, which must read it."""
    if not Path("/proc/self/status").exists():
        pytest.skip("the system does not tell")
    run = subprocess.run([sys.executable, "-c", RUN, str(path)], capture_output=True, text=True, check=False)
    assert run.returncode in (0, 1)
    return int(run.stderr.split()[-1]) / 1024


@pytest.mark.parametrize("name", PLACES)
def test_ten_megabytes_in_one_cell_take_at_most_500(name, tmp_path):
    path = tmp_path / name
    path.write_text(PLACES[name](filled("lines", 10_000_000)), encoding="utf-8", newline="")
    assert peak_megabytes(path) <= 500


LETTERS = str.maketrans("0123456789", "abcdefghij")


def as_rows(seats):
    return "\n".join(
        [
            "session,kind,name,role",
            *(f"Session {number // 4},panel,{name},{role}" for number, name, role in seats),
        ]
    )


def as_objects(seats):
    fours = zip(*[iter(seats)] * 4, strict=True)
    return json.dumps(
        [
            {
                "title": f"Session {four[0][0] // 4}",
                "kind": "panel",
                "people": [{"name": name, "role": role} for _, name, role in four],
            }
            for four in fours
        ]
    )


@pytest.mark.parametrize(("name", "write"), [("long.csv", as_rows), ("long.json", as_objects)])
def test_100_000_seats_take_at_most_600_megabytes(name, write, tmp_path):
    seats = [
        (number, "Ada Quill" + f"{number}".translate(LETTERS), "moderator" if number % 4 == 3 else "panelist")
        for number in range(100_000)
    ]
    path = tmp_path / name
    path.write_text(write(seats), encoding="utf-8")
    assert peak_megabytes(path) <= 600


@pytest.mark.parametrize("between", ["<b></b>", "\u00a0"], ids=["tags", "blanks"])
def test_a_name_with_much_between_its_words_is_read(between, tmp_path):
    """Found by fuzzing: this took minutes."""
    path = tmp_path / "event.md"
    text = f"Ada Quill{between * 4_000}e: 2026"
    path.write_text(f"---\ntitle: Tides\nlayout: talk\nspeakers:\n---\nSpeakers:\n{text}\n", encoding="utf-8")
    assert read_path(str(path), Words())[0].records
