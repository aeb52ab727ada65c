"""How conference sites lay out their data: ids, languages, talks within sessions, lengths."""

import json

import pytest

from panelcheck.errors import NotAProgramme
from panelcheck.programme import Kind
from panelcheck.readers import Words, read
from panelcheck.source import Source


def programme(path, text):
    return read(Source(path, text if isinstance(text, str) else json.dumps(text)), Words())


def seats(session):
    return [(seat.name, seat.role.value) for seat in session.seats]


def on_stage(path, text):
    return {session.title.text: seats(session) for session in programme(path, text).sessions}


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("title_en,title_de", "Tape"),
        ("titleDe,titleEn", "Tape"),
        ("Title German,Title English", "Tape"),
        ("title_de,title_fr", "Band"),
    ],
)
def test_of_several_languages_english_is_read_else_the_first(header, title):
    english = header.lower().find("en")
    row = "Tape,Band" if header.startswith("title_en") else "Band,Tape" if english > 0 else "Band,Bande"
    read_ = programme("list.csv", f"{header},speakers\n{row},Ada Quill\n")
    assert [session.title.text for session in read_.sessions] == [title]
    assert all(header_.known for header_ in read_.headers)


def test_a_room_number_is_no_language():
    read_ = programme("list.csv", "title,speaker,room_no\nTape,Ada Quill,7\n")
    assert "title" in read_.columns
    assert [seat.name for session in read_.sessions for seat in session.seats] == ["Ada Quill"]


def test_a_second_name_of_a_session_is_a_second_speaker():
    text = (
        "id,name,name2,day,start,title\n1,Ada Quill,Bo Reed,Monday,9:00,Tape\n2,Cy Vane,,Monday,9:30,Disk\n"
    )
    assert on_stage("program.csv", text) == {
        "Tape": [("Ada Quill", "speaker"), ("Bo Reed", "speaker")],
        "Disk": [("Cy Vane", "speaker")],
    }


def test_authors_of_a_paper_are_no_panel():
    people = "Bo Reed, Cy Vane, Di Moss"
    text = f'title,authors\nTape,"{people} and Ada Quill"\nPanel: Disks,"{people}"\n'
    tape, panel = programme("talks.csv", text).sessions
    assert (tape.kind, tape.possible) == (Kind.TALK, False)
    assert (panel.kind, panel.possible) == (Kind.PANEL, True)
    (yaml,) = programme("talks.yml", '- title: Tape\n  author: "Ada Quill, Bo Reed and Cy Vane"\n').sessions
    assert (yaml.kind, yaml.possible, len(yaml.seats)) == (Kind.TALK, False, 3)


def test_a_paper_in_a_chaired_session_is_no_panel_and_who_presents_it_is_one_of_its_authors():
    text = (
        "day,session,chair,time,title,authors,presenter\n"
        'Monday,Logic,Ada Quill,10:00-10:20,Cuts,"Bo Reed, Cy Vane and Di Moss",Cy Vane\n'
    )
    (session,) = programme("program.csv", text).sessions
    assert (session.title.text, session.kind, session.possible) == ("Logic", Kind.TALK, False)
    assert seats(session) == [
        ("Ada Quill", "moderator"),
        ("Bo Reed", "speaker"),
        ("Cy Vane", "speaker"),
        ("Di Moss", "speaker"),
    ]


def test_talks_within_a_session_may_tell_who_gives_them():
    text = """
- title: Lightning talks
  moderator: Ada Quill
  time: 2026-06-08T10:45
  presentations:
    - {title: Tape, name: Bo Reed, org: Disks Inc}
    - {title: Disk, name: , org: Tapes Inc}
    - {title: Drum, name: Cy Vane and Di Moss, org: }
"""
    read_ = programme("program.yml", text)
    assert {session.title.text: seats(session) for session in read_.sessions} == {
        "Lightning talks": [("Ada Quill", "moderator")],
        "Tape": [("Bo Reed", "speaker")],
        "Disk": [],
        "Drum": [("Cy Vane", "speaker"), ("Di Moss", "speaker")],
    }
    assert read_.problems == ()


def test_groups_at_times_of_their_own_are_sessions():
    text = """
- time: 13:10 - 14:20
  activity: Parallel sessions
  groups:
    - {time: 13:10 - 14:20, activity: Group A}
"""
    assert set(on_stage("program.yml", text)) == {"Parallel sessions", "Group A"}


def test_keys_for_ids_name_people_with_their_roles():
    value = {
        "agenda": [
            {"time": "14:35–15:05", "titleEn": "Tape", "speakerId": "ada-quill"},
            {"time": "16:35–17:00", "titleEn": "Talk it over", "moderatorId": "ada-quill",
             "panelistIds": ["bo-reed", "cy-vane"]},
        ],
        "speakers": [
            {"id": "ada-quill", "nameEn": "Ada Quill", "orgEn": "Disks"},
            {"id": "bo-reed", "nameEn": "Bo Reed", "orgEn": "Disks"},
            {"id": "cy-vane", "nameEn": "Cy Vane", "orgEn": "Disks"},
        ],
    }  # fmt: skip
    assert on_stage("data.json", value) == {
        "Tape": [("Ada Quill", "speaker")],
        "Talk it over": [("Ada Quill", "moderator"), ("Bo Reed", "panelist"), ("Cy Vane", "panelist")],
    }


def test_handles_in_one_text_mean_people_described_elsewhere():
    text = """
speakers:
  - {name: Ada Quill, ident: ada, bio: Disks}
  - {name: Bo, ident: bo, bio: Tapes}
talks:
  - {title: Tape, speakers: "ada, bo"}
"""
    assert on_stage("program.yml", text) == {"Tape": [("Ada Quill", "speaker"), ("Bo", "speaker")]}


def test_a_number_of_speakers_is_no_speaker():
    value = [{"title": "Tape", "start": "10:00", "first_speaker": "Ada Quill", "speakers": "1"}]
    assert on_stage("sessions.json", value) == {"Tape": [("Ada Quill", "speaker")]}


def test_sessions_under_their_ids_are_found_by_a_timetable():
    value = {
        "schedule": {
            "date": "2026-09-09",
            "slots": [{"startTime": "11:00", "endTime": "11:40", "sessions": [[103]]}],
        },
        "sessions": {"132": {"title": "Registration"}, "103": {"title": "Tape", "speakers": ["Ada Quill"]}},
    }  # fmt: skip
    read_ = programme("data.json", value)
    (session,) = read_.sessions
    assert (session.title.text, session.minutes, read_.problems) == ("Tape", 40, ())


def test_conferences_and_their_committees_are_no_speakers():
    value = [{"name": "DiskConf", "startDate": "2026-05-01", "endDate": "2026-05-03", "country": "Peru"}]
    with pytest.raises(NotAProgramme):
        programme("conferences.json", value)
    read_ = programme("data.yml", "pc:\n  - {name: Ada Quill, twitter: ada}\n")
    assert [seat.role.value for seat in read_.unscheduled] == ["organiser"]


def test_what_is_no_day_is_none():
    (session,) = programme("schedule.yml", "- {title: Tape, day1: true, time: 10:00-10:30}\n").sessions
    assert session.day == ""


def test_a_length_that_cannot_be_read_leaves_the_times():
    read_ = programme("list.csv", "title,speaker,time,duration\nTape,Ada Quill,10:00-10:45,some while\n")
    (session,) = read_.sessions
    (problem,) = read_.problems
    assert session.minutes == 45
    assert (problem.location.line, problem.location.column) == (2, 28)
    assert problem.message == "'some while' cannot be read as a length"


@pytest.mark.parametrize(
    ("lengths", "minutes"),
    [
        (["0.75", "1", "2"], [45, 60, 120]),
        (["0.75", "45"], [0.75, 45]),
        (["5", "10"], [5, 10]),
        (["two-hours", "half-hour", "one hour", "hour"], [120, 30, 60, 60]),
        (["45:10", "38:30"], [45 + 10 / 60, 38.5]),
        (["three-quarters", "1:30"], [45, 90]),
    ],
)
def test_lengths_as_sites_have_them(lengths, minutes):
    rows = "".join(f"Talk {number},Ada Quill,{length}\n" for number, length in enumerate(lengths))
    read_ = programme("list.csv", f"title,speaker,duration\n{rows}")
    assert [session.minutes for session in read_.sessions] == pytest.approx(minutes)


@pytest.mark.parametrize(
    ("cell", "seats_"),
    [
        ("(Chair) Ada Quill", [("Ada Quill", "moderator")]),
        ('"Speaker 1, Speaker 2"', [("", "speaker"), ("", "speaker")]),
        ("Opening session", []),
        ("Ana Lira e Profa. Silvana Rossi", [("Ana Lira", "speaker"), ("Profa. Silvana Rossi", "speaker")]),
    ],
)
def test_words_that_are_no_names(cell, seats_):
    assert on_stage("list.csv", f"title,speaker\nTape,{cell}\n")["Tape"] == seats_


def test_numbered_panels_are_panels():
    (session,) = programme("list.csv", 'title,speakers\nPanel 2: Disks,"Ada Quill, Bo Reed"\n').sessions
    assert (session.kind, session.possible) == (Kind.PANEL, True)


def test_a_calendar_may_say_in_brackets_by_whom():
    events = "".join(
        f"BEGIN:VEVENT\nUID:{number}\nDTSTART:20260918T093000Z\nDTEND:20260918T100000Z\nSUMMARY:{title}\nEND:VEVENT\n"
        for number, title in enumerate(
            ["Tape (talk by Ada Quill & Bo Reed)", "Disks (in German)", "Drums (by hand)"]
        )
    )
    assert on_stage("schedule.ics", f"BEGIN:VCALENDAR\nVERSION:2.0\n{events}END:VCALENDAR\n") == {
        "Tape": [("Ada Quill", "speaker"), ("Bo Reed", "speaker")],
        "Disks (in German)": [],
        "Drums (by hand)": [],
    }


def test_the_page_of_a_meetup_lists_its_talks():
    talks = "talks:\n  - {title: Tape, speaker: Ada Quill}\n"
    text = f"---\nlayout: post\ntitle: May\ndate: 2026-05-04\n{talks}---\nCome.\n"
    assert on_stage("_posts/may.md", text) == {"Tape": [("Ada Quill", "speaker")]}


def test_who_bought_tickets_speaks_nowhere():
    text = "Order #,Order Date,First Name,Last Name,Ticket Type\n7,2026-01-04,Ada,Quill,General\n"
    with pytest.raises(NotAProgramme, match="a list of tickets: it tells who comes, not who speaks"):
        programme("orders.csv", text)


def test_a_timetable_is_told_how_it_can_be_read():
    text = (
        "Time,Monday 8,Tuesday 9\n09:00-09:30,Registration,\n09:30-10:15,Tape - Ada Quill,Disks - Bo Reed\n"
    )
    with pytest.raises(NotAProgramme) as caught:
        programme("grid.csv", text)
    assert caught.value.message == "a timetable with times down its side and rooms or days across its top"
    assert caught.value.hint.startswith("Write one row for each session")


def test_a_record_with_a_list_of_speakers_and_one_persons_names_counts_that_person_once():
    rows = [
        {
            "title": "Storage",
            "speakers": "Dr. Ada Quill, Bram Oost",
            "first_name": "Ada",
            "last_name": "Quill",
        },
        {"title": "Storage", "speakers": "Ada Quill, Bram Oost", "first_name": "Bram", "last_name": "Oost"},
        {"title": "Funding", "speakers": ["Cora Diaz"], "first_name": "Eva", "last_name": "Fern"},
    ]
    storage, funding = programme("a.json", json.dumps(rows)).sessions
    assert [seat.name for seat in storage.seats] == ["Ada Quill", "Bram Oost"]
    assert [seat.name for seat in funding.seats] == ["Eva Fern", "Cora Diaz"]


CONFTOOL = (
    '"session_ID";"session_short";"session_title";"session_start";"session_end";"session_room";"chair1";'
    '"chair2";"p1_paperID";"p1_title";"p1_authors";"p1_organisations";"p1_presenting_author";"p1_start";'
    '"p2_paperID";"p2_title";"p2_authors";"p2_organisations";"p2_presenting_author";"p2_start"\n'
    '"31";"S01";"Storage";"2027-03-19 08:30";"2027-03-19 10:30";"G22";"Quill, Ada";"";'
    '"770";"On Tape";"Oost, Bram (1); Diaz, Cora (1,2)";"1: Harbour; 2: Lake";"Diaz, Cora";"2027";'
    '"771";"On Discs; a survey";"Fern, Eva; Diaz, Cora";"Lake";"Diaz, Cora";"2027-03-19 08:50"\n'
    '"32";"P1";"Panel: Tape";"2027-03-19 11:00";"2027-03-19 12:00";"G22";"Quill, Ada";"Reed, Bo";'
    '"780";"What tape is for";"Gall, Hugo; Jonas, Ilse";"Harbour";"";"";"";"";"";"";"";""\n'
)


def test_papers_numbered_across_the_row_of_their_session():
    read = programme("sessions.csv", CONFTOOL)
    storage, panel = read.sessions
    assert (storage.title.text, storage.kind, storage.possible) == ("Storage", Kind.TALK, False)
    assert (storage.minutes, storage.room) == (120, "G22")
    assert seats(storage) == [("Quill, Ada", "moderator"), ("Diaz, Cora", "speaker")]
    assert (panel.kind, panel.possible) == (Kind.PANEL, True)
    assert [seat.name for seat in panel.seats] == ["Quill, Ada", "Reed, Bo", "Gall, Hugo", "Jonas, Ilse"]
    coauthors = [skip.location for skip in read.skips if skip.what == "co-author"]
    assert [read_at(CONFTOOL, place) for place in coauthors] == ["Oost, Bram", "Fern, Eva"]


def read_at(text, place):
    return text.splitlines()[place.line - 1][place.column - 1 : place.end_column - 1]


def test_numbers_without_a_title_are_no_papers():
    read = programme("a.csv", "session,speakers,p1_notes,p1_start\nTape,Ada Quill,Bo Reed,10:00\n")
    assert seats(read.sessions[0]) == [("Ada Quill", "speaker")]


def test_a_place_with_a_state_is_nobody():
    places = [{"name": "Harbour Hall", "state": "Ohio"}]
    read = programme("a.json", {"talks": [{"title": "Tape", "speaker": "Ada Quill"}], "halls": places})
    assert [seat.name for session in read.sessions for seat in session.seats] == ["Ada Quill"]
    assert read.unscheduled == ()


def test_a_person_whose_state_is_declined_is_left_out():
    read = programme("a.csv", "session,name,state\nTape,Ada Quill,confirmed\nTape,Bo Reed,declined\n")
    assert seats(read.sessions[0]) == [("Ada Quill", "speaker")]


@pytest.mark.parametrize(
    "header", ["Time,Room A,Room B", "Zeit,Raum 1,Raum 2,Raum 3", "Start,Main Hall,Stage 2"]
)
def test_a_grid_of_rooms_is_not_told_to_read_a_room_as_people(header):
    with pytest.raises(NotAProgramme, match="a timetable with times down its side and rooms"):
        programme("grid.csv", f'{header}\n10:00,"Tea\nAda Quill, Bo Reed",Tape\n11:00,Tin,Ton\n')


def test_columns_that_say_which_room_are_no_grid():
    with pytest.raises(NotAProgramme, match="no column names people"):
        programme("list.csv", "Time,Room number,Track name,What\n10:00,4,Data,Tea\n")
