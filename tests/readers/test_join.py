"""Several files, one programme: ids, slugs, file names, timetables and lists of people."""

import pytest

from panelcheck.readers import read_records
from panelcheck.readers.assemble import assemble
from panelcheck.readers.join import join
from panelcheck.readers.records import Words
from panelcheck.source import Source


def programme(**files):
    words = Words()
    sources = [Source(name.replace("__", "/").replace("_", "."), text) for name, text in files.items()]
    return assemble("all", join([read_records(source, words) for source in sources]), words)


def on_stage(read):
    return {
        session.title.text: [(seat.name, seat.role.value) for seat in session.seats]
        for session in read.sessions
    }


def told(read):
    return [(problem.kind, problem.message, str(problem.location)) for problem in read.problems]


PEOPLE = """
- {id: 7, name: Ada Moreno, pronouns: she/her}
- {id: 12, name: Bea Conti}
"""


def test_ids_become_the_people_they_stand_for():
    read = programme(sessions_yml="- {title: Tea, start: '10:00', speakers: [7, 12]}\n", speakers_yml=PEOPLE)
    (session,) = read.sessions
    assert [(seat.name, seat.id, str(seat.location)) for seat in session.seats] == [
        ("Ada Moreno", "7", "sessions.yml:1:43"),
        ("Bea Conti", "12", "sessions.yml:1:46"),
    ]
    assert str(session.seats[0].statements["pronouns"].location) == "speakers.yml:2:39"
    assert (read.unscheduled, read.problems) == ((), ())


def test_a_comma_list_of_serial_numbers_in_tables():
    read = programme(
        events_csv='serial,name,time_start,speakers\n1,Tea,10:00,"7,12"\n2,Rest,11:00,7\n',
        speakers_csv="serial,name\n7,Ada Moreno\n12,Bea Conti\n",
    )
    assert on_stage(read) == {
        "Tea": [("Ada Moreno", "speaker"), ("Bea Conti", "speaker")],
        "Rest": [("Ada Moreno", "speaker")],
    }
    assert (read.unscheduled, read.records) == ((), 4)


@pytest.mark.parametrize("reference", ["3RETGW", "people/3RETGW.yml"])
def test_a_file_of_one_person_is_meant_by_its_name(reference):
    read = programme(
        sessions__A_yml=f"title: Tea\nstart: 2025-09-12 10:00\nspeakers: [{reference}]\n",
        people__3RETGW_yml="name: Ada Moreno\npronouns:\nbio: She writes.\n",
        people__4QQQQQ_yml="name: Bea Conti\nbio: Bea, too.\n",
    )
    assert on_stage(read) == {"Tea": [("Ada Moreno", "speaker")]}
    assert [seat.name for seat in read.unscheduled] == ["Bea Conti"]


def test_a_code_that_looks_like_a_name_is_looked_up_as_well():
    read = programme(
        sessions__A_yml="title: Tea\nstart: 10:00\nspeakers: [MNFLRN]\n",
        people__MNFLRN_yml="name: Ada Moreno\nbio: She writes.\n",
    )
    assert on_stage(read) == {"Tea": [("Ada Moreno", "speaker")]}


def test_a_slug_made_from_a_name_and_one_in_a_key():
    read = programme(
        sessions_yml="- {title: Tea, start: '10:00', speakers: [ada-moreno, b-conti]}\n",
        speakers_yml="- {name: Áda Moreno, bio: x}\n- {name: Bea Conti, slug: b-conti, id: 4}\n",
    )
    assert on_stage(read) == {"Tea": [("Áda Moreno", "speaker"), ("Bea Conti", "speaker")]}


def test_a_mapping_may_give_an_id_and_a_role():
    read = programme(
        sessions_yml="- {title: Tea, start: '10:00', speakers: [{id: 7, role: moderator}, {id: 12}]}\n",
        speakers_yml=PEOPLE,
    )
    assert on_stage(read) == {"Tea": [("Ada Moreno", "moderator"), ("Bea Conti", "panelist")]}


def test_what_stands_for_nobody_is_a_located_problem_and_a_person_nothing_is_known_of():
    read = programme(sessions_yml="- {title: Tea, start: '10:00', speakers: [7, 99]}\n", speakers_yml=PEOPLE)
    assert told(read) == [("reference", "nobody listed has the id '99'", "sessions.yml:1:46")]
    assert [(seat.name, seat.id) for seat in read.sessions[0].seats] == [("Ada Moreno", "7"), ("99", "99")]


def test_a_file_of_its_own_says_once_that_the_people_are_missing():
    read = programme(
        sessions_yml="- {title: Tea, speakers: [7, 12]}\n- {title: Rest, speakers: [7]}\n",
    )
    assert told(read) == [
        ("reference", "2 people by id only: nothing read says who they are", "sessions.yml:1:27")
    ]
    assert told(programme(a_yml="- {title: Tea, speakers: [7]}\n"))[0][1].startswith("1 person by id only")


def test_an_id_of_several_people_is_nobody_s():
    read = programme(
        sessions_yml="- {title: Tea, start: '10:00', speakers: [7]}\n",
        a_yml="speakers:\n- {id: 7, name: Ada Moreno}\n",
        b_yml="speakers:\n- {id: 7, name: Bea Conti}\n",
    )
    assert told(read) == [("reference", "several people have the id '7'", "sessions.yml:1:43")]


def test_the_nearest_folder_and_the_speakers_before_the_team():
    read = programme(
        y1__sessions_yml="- {title: Tea, start: '10:00', speakers: [7]}\n",
        y1__speakers_yml="- {id: 7, name: Ada Moreno, bio: x}\n",
        y1__team_yml="- {id: 7, name: Cleo Danner}\n",
        y2__sessions_yml="- {title: Rest, start: '10:00', speakers: [7]}\n",
        y2__speakers_yml="- {id: 7, name: Bea Conti, bio: x}\n",
    )
    assert on_stage(read) == {"Tea": [("Ada Moreno", "speaker")], "Rest": [("Bea Conti", "speaker")]}
    assert [(seat.name, seat.role.value) for seat in read.unscheduled] == [("Cleo Danner", "organiser")]


def test_a_list_adds_nobody_twice_and_its_words_by_name():
    read = programme(
        sessions_csv="title,start,speakers\nTea,10:00,Ada Moreno; Bea Conti\n",
        speakers_csv="name,pronouns,id\nAda Moreno,she/her,7\nCleo Danner,,8\n",
    )
    ada = read.sessions[0].seats[0]
    assert (ada.id, ada.statements["pronouns"].text) == ("7", "she/her")
    assert [seat.name for seat in read.unscheduled] == ["Cleo Danner"]


def test_one_name_of_two_people_is_not_joined():
    read = programme(
        sessions_csv="title,start,speakers\nTea,10:00,Ada Moreno; Bea Conti\n",
        speakers_csv="name,id\nAda Moreno,7\nAda Moreno,8\n",
    )
    assert [seat.id for seat in read.sessions[0].seats] == ["", ""]
    assert [seat.id for seat in read.unscheduled] == ["7", "8"]


def test_an_accent_makes_another_name():
    read = programme(
        sessions_csv="title,start,speakers\nTea,10:00,Ada Moreno; Bea Conti\n",
        speakers_csv="name,id\nÁda Moreno,7\n",
    )
    assert [seat.name for seat in read.unscheduled] == ["Áda Moreno"]


TIMETABLE = """
days:
  - date: 2026-06-15
    entries:
      - {session_id: tea, start_time: '10:00', end_time: '10:30', room: Red}
      - {session_id: rest, start_time: '11:00'}
      - {id: hello, title: Hello, start_time: '09:00'}
"""


def test_titles_people_and_times_in_three_files():
    read = programme(
        schedule_yml=TIMETABLE,
        sessions_yml="- {id: tea, title: Tea for all, category: panel}\n"
        "- {id: rest, title: At rest, category: roundtable}\n",
        session_speakers_yml="tea:\n  moderators: [Ada Moreno]\n"
        "  panelists: [Bea Conti, {name: Cleo Danner}]\n",
    )
    assert on_stage(read) == {
        "Hello": [],
        "Tea for all": [
            ("Ada Moreno", "moderator"), ("Bea Conti", "panelist"), ("Cleo Danner", "panelist")
        ],
        "At rest": [],
    }  # fmt: skip
    tea = next(session for session in read.sessions if session.key == "tea")
    assert (tea.day, f"{tea.start:%H:%M}", tea.minutes, tea.room) == ("2026-06-15", "10:00", 30, "Red")
    assert (str(tea.location), str(tea.title.location)) == ("sessions.yml:1:3", "sessions.yml:1:20")
    assert tea.kind.value == "panel"
    assert read.problems == ()


def test_slots_that_hold_ids_even_with_zeros_in_front():
    read = programme(
        schedule_yml="- date: 2025-10-19\n  timeslots:\n"
        "    - {startTime: '09:45', endTime: '10:45', sessionIds: [14, 099]}\n"
        "    - {startTime: '11:00', endTime: '11:30', sessionIds: [14]}\n",
        sessions_yml="- {id: 14, title: Tea, speakers: [Ada Moreno]}\n"
        "- {id: 99, title: Rest, speakers: []}\n",
    )
    assert {(one.title.text, f"{one.day} {one.start:%H:%M}") for one in read.sessions} == {
        ("Tea", "2025-10-19 09:45"),
        ("Rest", "2025-10-19 09:45"),
    }
    assert [(skip.what, skip.why, skip.location.line) for skip in read.skips] == [
        ("entry", "its session stands elsewhere, with a time", 4)
    ]


def test_a_session_that_no_file_holds():
    read = programme(
        schedule_yml="- {slug: tea, time: '10:00'}\n- {slug: gone, time: '11:00'}\n",
        sessions_yml="- {slug: tea, title: Tea, speakers: [Ada Moreno]}\n",
    )
    assert told(read) == [("reference", "no session has the id 'gone'", "schedule.yml:2:10")]
    assert [(skip.what, skip.why) for skip in read.skips] == [("entry", "no session has its id")]
    assert f"{read.sessions[0].start:%H:%M}" == "10:00"


def test_a_timetable_of_its_own_says_once_that_its_sessions_are_missing():
    text = "- {slug: tea, time: '10:00'}\n- {slug: rest, time: '11:00'}\n"
    read = programme(schedule_yml=text)
    assert told(read) == [
        ("reference", "2 sessions by id only: nothing read says which they are", "schedule.yml:1:10")
    ]
    assert read.sessions == ()
    assert told(programme(s_yml=text.splitlines()[0]))[0][1].startswith("1 session by id only")


def test_an_id_of_two_sessions_is_neither_s():
    read = programme(
        schedule_yml="- {slug: tea, time: '10:00'}\n",
        sessions_yml="- {slug: tea, title: Tea, speakers: [A Moreno]}\n"
        "- {slug: tea, title: More, speakers: [B Conti]}\n",
    )
    assert [one.start for one in read.sessions] == [None, None]
    assert told(read) == [("reference", "several sessions have the id 'tea'", "schedule.yml:1:10")]


def test_one_title_in_two_files_is_one_session():
    read = programme(
        agenda_csv="title,date,start,room,speakers\nTea,2025-05-01,10:00,Red,\nRest,2025-05-01,11:00,Red,\n",
        talks_csv="title,speakers,moderator\nTea,Ada Moreno; Bea Conti,Bea Conti\nAlone,Cleo Danner,\n",
    )
    assert on_stage(read) == {
        "Tea": [("Ada Moreno", "panelist"), ("Bea Conti", "moderator")],
        "Rest": [],
        "Alone": [("Cleo Danner", "speaker")],
    }
    assert read.sessions[0].room == "Red"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tea,2025-05-01,10:00,Ada Moreno", "Tea,2025-05-01,12:00,Ada Moreno"),
        ("Tea,2025-05-01,10:00,Ada Moreno", "Tea,2025-05-02,10:00,Ada Moreno"),
        ("Tea,2025-05-01,10:00,Ada Moreno", "Tea,2025-05-01,10:00,Bea Conti"),
    ],
)
def test_what_contradicts_is_two_sessions(one, other):
    header = "title,date,start,speakers\n"
    read = programme(a_csv=f"{header}{one}\n", b_csv=f"{header}{other}\n")
    assert len(read.sessions) == 2


def test_one_person_of_two_lists_keeps_the_role_that_says_more():
    header = "title,date,start"
    read = programme(
        a_csv=f"{header},speakers\nTea,2025-05-01,10:00,Ada Moreno; Bea Conti\n",
        b_csv=f"{header},moderator,speakers\nTea,2025-05-01,10:00,Ada Moreno,Cleo Danner; Bea Conti\n",
    )
    (session,) = read.sessions
    assert [(seat.name, seat.role.value) for seat in session.seats] == [
        ("Ada Moreno", "moderator"),
        ("Bea Conti", "panelist"),
        ("Cleo Danner", "panelist"),
    ]


def test_an_open_place_and_a_reference_outside_any_session():
    read = programme(
        sessions_yml="- {title: Tea, start: '10:00', speakers: [TBA, 7]}\n",
        extra_yml="keynotes: [12]\n",
        speakers_yml=PEOPLE,
    )
    assert [seat.status.value for seat in read.sessions[0].seats] == ["open", "confirmed"]
    assert [(seat.name, seat.role.value) for seat in read.unscheduled] == [("Bea Conti", "keynote")]


def test_everything_else_of_the_files_is_kept():
    read = programme(
        a_csv="conference,title,speakers\nDisk Days,Tea,Ada Moreno\n",
        b_yml="- {title: Rest, start: 'never', speakers: [Bea Conti]}\n- {title: Lunch, start: '12:00'}\n",
    )
    assert (read.event, read.records, read.record_word) == ("Disk Days", 3, "records")
    assert {header.name.location.path for header in read.headers} == {"a.csv", "b.yml"}
    assert [skip.what for skip in read.skips] == ["break"]
    assert [problem.kind for problem in read.problems] == ["time"]
    assert {place.path for place in read.columns.values()} == {"a.csv", "b.yml"}


SLUGS = """
- {title: ada-moreno, type: talk, start: '10:00'}
- {title: how-we-fail, type: talk, start: '11:00'}
- {title: Ignites, type: custom, start: '12:00'}
"""


def test_slugs_of_a_timetable_are_read_as_their_words_where_no_file_has_their_talks():
    read = programme(programme_yml=SLUGS)
    assert on_stage(read) == {"Ada Moreno": [], "How We Fail": [], "Ignites": []}
    assert read.assumptions == (
        "2 titles are slugs, and no file read has their talks: 'ada-moreno' is read as 'Ada Moreno'",
    )


def test_slugs_of_a_timetable_mean_the_talks_in_files_of_their_own():
    talk = "---\ntitle: Failing, calmly\ntype: talk\nspeakers: [Bea Conti]\n---\nText\n"
    read = programme(**{"programme_yml": SLUGS, "program__how-we-fail_md": talk})
    assert on_stage(read) == {"Ignites": [], "Failing, calmly": [("Bea Conti", "speaker")]}
    assert [str(session.start)[:5] for session in read.sessions] == ["12:00", "11:00"]
    assert told(read) == [("reference", "no session has the id 'ada-moreno'", "programme.yml:2:11")]


def test_one_title_with_a_hyphen_is_a_title():
    read = programme(programme_yml="- {title: scikit-learn, start: '10:00'}\n")
    assert (list(on_stage(read)), read.assumptions) == (["scikit-learn"], ())


KONOPAS = 'var program = [{"id":"1","title":"Moon","tags":["type:Panel"],"loc":["Main"],"mins":"60"%s}];'


@pytest.mark.parametrize(
    ("people", "named"),
    [("", ["Ada Moreno", "Bea Conti"]), (',"people":[{"id":"7","name":"Ada Moreno"}]', ["Ada Moreno"])],
)
def test_a_session_that_lists_nobody_has_those_whose_list_names_it(people, named):
    read = programme(
        program_js=KONOPAS % people,
        people_js='var people = [{"id":"7","name":["Ada","Moreno"],"prog":["1","2"]},'
        '{"id":"8","name":["Bea","Conti"],"prog":["1"]},{"id":"9","name":["Zorl"],"prog":["3"]}];',
    )
    assert {title: [name for name, _ in seats] for title, seats in on_stage(read).items()} == {"Moon": named}
    assert {seat.name for seat in read.unscheduled} == {"Ada Moreno", "Bea Conti", "Zorl"} - set(named)
    assert read.problems == ()
