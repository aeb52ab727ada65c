import json
import re
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta, timezone

import pytest

from panelcheck.config import Config
from panelcheck.errors import Location, NotAProgramme, UserError
from panelcheck.identity.roster import Ground, Roster, Standing
from panelcheck.private import Answers
from panelcheck.programme import Header, Kind, Person, Problem, Programme, Role, Seat, Session, Skip, Status
from panelcheck.readers import read
from panelcheck.readers.records import Words
from panelcheck.show import render_show, rescue_lines
from panelcheck.source import Cell, Source, display_width

PATH = "speakers.csv"


@dataclass
class Item:
    programme: Programme
    roster: Roster
    config: Config = field(default_factory=Config)
    sources: dict[str, Source] = field(default_factory=dict)
    answers: Answers = field(default_factory=Answers)


def header(name, line, column, to, *, known=True):
    return Header(Cell(name, Location(PATH, line, column, line, column + len(name))), to, known)


def seat(name, line, role=Role.PANELIST, **given):
    where = Location(PATH, line, 20, line, 20 + len(name))
    return Seat(name=name, role=role, location=where, **given)


def session(title, line, *seats, path=PATH, **given):
    where = Location(path, line, 1, line, len(title) + 1)
    return Session(key=f"s{line}", title=Cell(title, where), location=where, seats=seats, **given)


def item(programme, **standings):
    """Put everyone on a roster; ``standings`` are Grounds by first name."""
    named = [held for _, held in programme.seats() if held.status is not Status.OPEN]
    people = {held.name: Person(held.name, held.name, (held,)) for held in named}
    known = {
        name: Standing(ground, frozenset({"woman"} if ground is Ground.DECLARED else ()))
        for name in people
        for first, ground in standings.items()
        if name.startswith(first)
    }
    return Item(
        programme,
        Roster(
            people=people,
            standings={"gender": known},
            labels={"gender": ("woman", "man", "nonbinary")},
            seat_keys={id(held): held.name for held in named},
        ),
    )


ZONE = timezone(timedelta(hours=2))
DAY = item(
    Programme(
        path=PATH,
        location=Location(PATH),
        event="Example Days",
        sessions=(
            session(
                "Future of Storage",
                2,
                seat("Noor Example", 2, Role.MODERATOR),
                seat("Bo Beispiel", 3, status=Status.TENTATIVE, minutes=7.5),
                seat("TBA", 4, status=Status.OPEN),
                kind=Kind.PANEL,
                roles_marked=True,
                start=datetime(2027, 5, 3, 10, 0, tzinfo=ZONE),
                end=datetime(2027, 5, 3, 10, 45, tzinfo=ZONE),
                minutes=45.0,
                day="2027-05-03",
                track="Data",
                room="Hall A",
            ),
            session(
                "Ask us anything",
                5,
                seat("Ada Muster", 5, Role.SPEAKER, minutes=10.0),
                seat("Cy Muster", 6, Role.SPEAKER),
                seat("Di Muster", 7, Role.SPEAKER),
                kind=Kind.TALK,
                possible=True,
                start=time(14, 0),
                day="Day 2",
            ),
            session("Panel: mice", 8, seat("Ada Muster", 8), kind=Kind.PANEL, possible=True, minutes=1.0),
            session("Opening", 9, path="other.csv", start=datetime(2027, 5, 3, 9, 0, tzinfo=ZONE)),
        ),
        unscheduled=(seat("Eli Ensample", 30, Role.ORGANISER),),
        skips=(
            Skip("break", "nobody speaks in it", Location(PATH, 10)),
            *(Skip("organisation", "not a person", Location(PATH, line)) for line in range(11, 21)),
            Skip("break", "nobody speaks in it", Location("other.csv", 3)),
        ),
        problems=(Problem("record", "this row has more cells than the header", Location(PATH, 25, 3)),),
        columns={"title": Location(PATH, 1, 1, 1, 8), "gender": Location(PATH, 1, 30)},
        headers=(
            header("session", 1, 1, "title"),
            header("Speaker 1", 1, 9, "speakers"),
            header("Speaker 2", 1, 19, "speakers"),
            header("gender", 1, 30, "gender"),
            header("bio", 1, 37, ""),
            header("Farve", 1, 41, "", known=False),
        ),
        records=29,
        record_word="rows",
        assumptions=("the text is in cp1252",),
    ),
    Noor=Ground.DECLARED,
    Bo=Ground.DECLINED,
    Ada=Ground.NAMES,
)  # fmt: skip


def shown(programme, format_name="json", **standings):
    text = render_show([item(programme, **standings)], format_name)
    return json.loads(text)["programmes"][0] if format_name == "json" else text


def programme(*sessions, **given):
    return Programme(path=PATH, location=Location(PATH), sessions=sessions, **given)


def test_golden(golden):
    golden("show.txt", render_show([DAY], "text"))
    golden("show.json", render_show([DAY], "json"))


def test_the_text_fits_the_terminal():
    for width in (50, 80):
        assert max(map(display_width, render_show([DAY], "text", width).splitlines())) <= width


@pytest.mark.parametrize("format_name", ["text", "json"])
def test_nobody_stands_beside_a_category(format_name):
    """What someone declared changes only the counts, and no category is named at all."""
    text = render_show([DAY], format_name)
    assert not re.search(r"\b(wom[ae]n|m[ae]n|nonbinary)\b", text)
    swapped = item(DAY.programme, Noor=Ground.DECLINED, Bo=Ground.DECLARED, Ada=Ground.NAMES)
    assert render_show([swapped], format_name) == text


def test_a_session_is_whole():
    (first, *_) = json.loads(render_show([DAY], "json"))["programmes"][0]["sessions"]
    assert first == {
        "key": "s2",
        "title": "Future of Storage",
        "kind": "panel",
        "possible": False,
        "start": "2027-05-03T10:00:00+02:00",
        "end": "2027-05-03T10:45:00+02:00",
        "minutes": 45,
        "day": "2027-05-03",
        "track": "Data",
        "room": "Hall A",
        "path": PATH,
        "line": 2,
        "people": [
            {"name": "Noor Example", "role": "moderator", "status": "confirmed", "minutes": None,
             "path": PATH, "line": 2, "column": 20},
            {"name": "Bo Beispiel", "role": "panelist", "status": "tentative", "minutes": 7.5,
             "path": PATH, "line": 3, "column": 20},
            {"name": "", "role": "panelist", "status": "open", "minutes": None,
             "path": PATH, "line": 4, "column": 20},
        ],
    }  # fmt: skip


def test_whole_minutes_are_whole_numbers():
    text = render_show([DAY], "json")
    assert '"minutes": 45,' in text
    assert '"minutes": 10,' in text
    assert '"minutes": 7.5,' in text


def test_the_programme_in_numbers():
    document = json.loads(render_show([DAY], "json"))["programmes"][0]
    assert (document["people"], document["seats"], document["open_seats"]) == (6, 7, 1)
    assert document["basis"] == {
        "gender": {"declared": 1, "declined": 1, "pronouns": 0, "names": 1, "unknown": 3}
    }
    assert document["unscheduled"][0]["name"] == "Eli Ensample"
    assert document["problems"] == [
        {"kind": "record", "message": "this row has more cells than the header", "path": PATH, "line": 25,
         "column": 3}
    ]  # fmt: skip
    assert len(document["skipped"]) == 12
    assert document["skipped"][0] == {
        "what": "break", "why": "nobody speaks in it", "path": PATH, "line": 10,
    }  # fmt: skip
    assert document["columns"]["title"] == {"path": PATH, "line": 1, "column": 1}


def test_no_times_are_null():
    (only,) = shown(programme(session("Opening", 2)))["sessions"]
    assert (only["start"], only["end"], only["minutes"]) == (None, None, None)


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (3, "possible panel: three people, no kind or roles given"),
        (10, "possible panel: ten people, no kind or roles given"),
        (11, "possible panel: 11 people, no kind or roles given"),
        (1, "possible panel: one person, no kind or roles given"),
    ],
)
def test_a_possible_panel_says_why_it_is_one(people, words):
    seats = [seat(f"Person Nr{number}", 2, Role.SPEAKER) for number in range(people)]
    open_seat = seat("", 2, status=Status.OPEN)
    assert words in shown(programme(session("Talk", 2, *seats, open_seat, possible=True)), "text")


ODD = """\
session,Medvirkende,Klokken,kind
Tapes,"Ada Moreno, Bo Conti, Cy Alvarez",10:00-10:30,Samtale
Disks,Di Sandoval,10:30-11:00,Samtale
Paper,"Eli Navarro, Fia Lindgren, Gus Petrov, Hal Tanaka",11:00-11:30,Samtale
"""
SUMMIT = """\
session,kind,start,end,name,role,gender
Tapes,panel,10:00,11:00,Ada Moreno,panelist,woman
Tapes,panel,10:00,11:00,Bo Conti,panelist,man
Tapes,panel,10:00,11:00,Cy Alvarez,moderator,man
Disks,talk,,,Di Sandoval,,woman
Paper,panel,12:00,13:00,Eli Navarro,panelist,man
Paper,panel,12:00,13:00,Fia Lindgren,panelist,woman
"""
KEYED = """\
- title: Tapes
  start: "10:00"
  end: "10:30"
  speakers: [Ada Moreno, Bo Conti, Cy Alvarez]
  wer: [Ada Moreno]
  "1:x": a
"""


A_ROLE = "a column 'role' with 'moderator' and 'panelist'"
COLUMNS = "columns 'start' and 'end', or 'minutes',"
A_KEY = "a key 'kind: panel', or the keys 'moderators' and 'panelists'"


def really(text, path=PATH, **config):
    """Read ``text`` as the command line does."""
    source = Source(path, text)
    found = read(source, Words(fields=config.get("fields", {}), kinds=config.get("kinds", {})))
    made = item(found)
    return replace(made, config=Config(**config), sources={path: source})


def notes(made):
    document = json.loads(render_show([made], "json"))["programmes"][0]
    return {
        look["about"]: (look["message"], [p["line"] for p in look["places"]])
        for look in document["worth_a_look"]
    }


def test_columns_are_told_by_their_own_names():
    text = render_show([really(SUMMIT)], "text", width=200)
    assert text.splitlines()[1] == (
        "  Read: the title from 'session', the kind of session from 'kind', the start from 'start', the end"
        " from 'end', a person's name from 'name', a role from 'role', gender from 'gender'"
    )
    assert "Known, not needed: 'bio'\n" in render_show([DAY], "text")
    assert "speakers from 'Speaker 1' and 'Speaker 2'" in render_show([DAY], "text", width=200)
    assert "Not recognised: 'Farve'\n" in render_show([DAY], "text")


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("session,name,state", "a person's status from 'state'"),
        ("session,speakers,state", "the session's status from 'state'"),
        ("session,name,status,state", "a person's status from 'status', the session's status from 'state'"),
        ("session,name,state,city", "Known, not needed: 'state'"),
        ("session,name,proposal state", "the session's status from 'proposal state'"),
    ],
)
def test_a_state_is_whose_row_it_is_and_beside_a_city_a_place(header, said):
    row = "Tea,Ada Quist" + ",confirmed" * (header.count(",") - 1)
    text = render_show([item(read(Source("list.csv", f"{header}\n{row}\n"), Words()))], "text")
    assert said in " ".join(text.split())


def test_without_a_column_for_roles_one_would_tell_who_moderates():
    table = "session,kind,name\nTides,panel,Ada Quill\nTides,panel,Kit Rowe\n"
    told, places = notes(really(table))["roles"]
    assert told == f"1 panel: no moderator is named; if there is one, {A_ROLE} would tell"
    assert places == [2]


def test_what_would_tell_more_of_a_table():
    assert notes(really(SUMMIT)) == {
        "roles": (
            "1 panel: no moderator is named; if there is one, 'moderator' in 'role' would tell",
            [6],
        ),
        "times": (
            f"1 session: no length is known, so speaking time cannot be checked; {COLUMNS} would tell",
            [5],
        ),
        "asked": (
            "gender or pronouns stand in the file: if people filled them in themselves, say 'asked: true'",
            [],
        ),
    }


def test_what_would_make_a_possible_panel_one():
    assert notes(really(KEYED, "day.yaml"))["possible-panels"] == (
        f"1 possible panel: nothing but the title or the number of people says so; {A_KEY} would",
        [1],
    )


def test_the_lines_of_the_config_are_ready_to_paste():
    odd = really(ODD.replace("Medvirkende", "speakers"))
    text = render_show([odd], "text")
    assert text.endswith(
        "\nIf these are right, put them into panelcheck.yaml:\n"
        "fields:\n  Klokken: time\nkinds:\n  Samtale: talk\n"
    )
    config = json.loads(render_show([odd], "json"))["programmes"][0]["config"]
    assert config == {
        "fields": {"Klokken": "time"},
        "kinds": {"Samtale": "talk"},
        "asked": False,
        "yaml": "fields:\n  Klokken: time\nkinds:\n  Samtale: talk\n",
    }


def test_what_was_pasted_is_proposed_no_more():
    odd = really(
        ODD.replace("Medvirkende", "speakers"), fields={"Klokken": "time"}, kinds={"Samtale": "panel"}
    )
    document = json.loads(render_show([odd], "json"))["programmes"][0]
    assert document["config"]["yaml"] == ""
    assert [session["kind"] for session in document["sessions"]] == ["panel"] * 3
    assert "put them into panelcheck.yaml" not in render_show([odd], "text")
    asked = render_show([really(SUMMIT, asked=True)], "text")
    assert "asked: true" not in asked
    assert "asked: true\n" in render_show([really(SUMMIT)], "text")


def test_odd_names_are_quoted_and_lists_are_looked_into():
    keyed = json.loads(render_show([really(KEYED, "day.yaml")], "json"))["programmes"][0]
    assert keyed["config"]["fields"] == {"wer": "speakers"}
    assert notes(really(KEYED, "day.yaml"))["columns"] == (
        "'1:x': not known and not used; if one matters, name its field under 'fields:'",
        [],
    )


def test_a_table_that_cannot_be_read_may_be_rescued(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / PATH).write_text(ODD, encoding="utf-8")
    error = NotAProgramme("no column names people", Location(PATH))
    assert rescue_lines(error) == (
        "\nThis in panelcheck.yaml would let it be read, if it is right:\nfields:\n  Medvirkende: speakers\n"
    )
    assert rescue_lines(UserError("no such file", Location(PATH))) == ""
    assert rescue_lines(NotAProgramme("no header")) == ""
    assert rescue_lines(NotAProgramme("no header", Location("gone.csv"))) == ""
    assert rescue_lines(NotAProgramme("no header", Location("gone.ics"))) == ""
    (tmp_path / PATH).write_text("Ada Moreno,Bo Conti\nCy Alvarez,Di Sandoval\n", encoding="utf-8")
    assert rescue_lines(error) == ""


def test_nobody_stands_beside_a_guess():
    """What an unknown column says of people is looked at for its shape only."""
    text = "session,speakers,Pohlavi\n" + "".join(f"T{n},Ada Moreno,zzwoman\n" for n in range(9))
    for format_name in ("text", "json"):
        assert "zzwoman" not in render_show([really(text)], format_name)


def test_several_programmes_are_parted():
    text = render_show([DAY, DAY], "text")
    assert (
        text.count("speakers.csv (Example Days): 29 rows, 4 sessions, 6 people, 7 seats, 1 open seat\n") == 2
    )
    assert "\n\nspeakers.csv (Example Days)" in text


def test_nothing_read_is_shown_as_nothing():
    assert shown(programme(), "text") == (
        "speakers.csv: 0 sessions, 0 people, 0 seats\n"
        "  Gender basis: told us 0, declined 0, first names 0, unknown 0\n"
    )


def test_one_skip_and_a_session_without_a_title():
    text = shown(
        programme(session("", 2), skips=(Skip("break", "nobody speaks in it", Location(PATH, 3)),)), "text"
    )
    assert "line 2: (no title)\n" in text
    assert "  1 break: nobody speaks in it (line 3)\n" in text


@pytest.mark.parametrize("format_name", ["text", "json"])
def test_no_text_of_a_programme_can_steer_the_terminal(format_name):
    evil = "a\x1b[31m\x9b0m\u202e\r\nb"
    hostile = programme(
        session(evil, 2, seat(evil, 2), path=evil, track=evil, room=evil, day=evil),
        event=evil,
        skips=(Skip(evil, evil, Location(evil, 1)),),
        problems=(Problem(evil, evil, Location(evil, 1)),),
        columns={evil: Location(PATH, 1)},
        headers=(
            header(evil, 1, 1, evil),
            header(f"{evil}2", 1, 1, ""),
            header(f"{evil}3", 1, 1, "", known=False),
        ),
        assumptions=(evil,),
    )
    text = render_show([item(hostile)], format_name)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


CALENDAR = (
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Tapes\nEND:VEVENT\nBEGIN:VTODO\nSUMMARY:Buy tapes\nEND:VTODO\n"
    "END:VCALENDAR\n"
)


@pytest.mark.parametrize(
    ("text", "path", "counted"),
    [
        (SUMMIT + "\n# a remark\nonly,too,many,cells,for,this,header,at,all\n", "a.csv", (9, "rows")),
        ("session,name\n", "a.csv", (0, "rows")),
        (CALENDAR, "a.ics", (2, "events")),
        (KEYED, "a.yaml", (1, "entries")),
        ("- title: Day 1\n  sessions:\n    - {title: A, speaker: Ada Moreno}\n", "a.yaml", (2, "entries")),
        ("# nothing\n", "a.yaml", (0, "records")),
    ],
)
def test_what_a_file_is_made_of_is_counted(text, path, counted):
    document = json.loads(render_show([really(text, path)], "json"))["programmes"][0]
    assert (document["records"], document["record_word"]) == counted


def test_one_of_them_is_told_as_one():
    assert "day.yaml: 1 entry, 1 session" in render_show([really(KEYED, "day.yaml")], "text")
    assert "a.ics: 2 events, 1 session" in render_show([really(CALENDAR, "a.ics")], "text")
