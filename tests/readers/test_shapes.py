"""Known exports whose keys alone do not say what they hold."""

import json

import pytest

from panelcheck.errors import NotAProgramme
from panelcheck.readers import Words, read
from panelcheck.source import Source


def programme(value, path="schedule.json"):
    text = value if isinstance(value, str) else json.dumps(value, indent=1, ensure_ascii=False)
    return read(Source(path, text), Words())


def people(session):
    return [(seat.name, seat.role.value) for seat in session.seats]


def skips(found):
    return sorted((skip.what, skip.why) for skip in found.skips)


def event(number, title, names, **more):
    return {
        "id": number,
        "guid": f"g{number}",
        "date": "2026-05-02T00:30:00+02:00",
        "start": "00:30",
        "duration": "00:45",
        "room": "Attic",
        "title": title,
        "track": "Night",
        "type": "lecture",
        "description": "",
        "abstract": "All about it.",
        "recording_license": "",
        "do_not_record": False,
        "persons": [{"id": 100 + place, "public_name": name} for place, name in enumerate(names)],
        "links": [{"title": "slides", "url": "https://example.org"}],
        "attachments": [],
        "answers": [{"question": 1, "answer": "vegan"}],
        **more,
    }


FRAB = {
    "$schema": "https://c3voc.de/schedule/schema.json",
    "schedule": {
        "version": "1",
        "conference": {
            "acronym": "nights",
            "title": "Storage Nights",
            "start": "2026-05-01",
            "time_zone_name": "Europe/Berlin",
            "days": [
                {
                    "index": 1,
                    "date": "2026-05-01",
                    "rooms": {"Attic": [event(7, "Tape at night", ["Ada Quill", "o-o-2"])], "Cellar": []},
                }
            ],
        },
    },
}
PENTABARF = """<?xml version="1.0" encoding="UTF-8"?>
<schedule>
  <version>1</version>
  <conference><acronym>nights</acronym><title>Storage Nights</title><days>1</days></conference>
  <day index="1" date="2026-05-01">
    <room name="Attic">
      <event id="7" guid="g7">
        <date>2026-05-02T00:30:00+02:00</date><start>00:30</start><duration>00:45</duration>
        <room>Attic</room><title>Tape at night</title><subtitle/><track>Night</track><type>lecture</type>
        <recording><license/><optout>false</optout></recording>
        <abstract>All about it.</abstract><description/>
        <persons><person id="100">Ada Quill</person><person id="101">o-o-2</person></persons>
        <links><link href="https://example.org">slides</link></links>
      </event>
    </room>
    <room name="Cellar"/>
  </day>
</schedule>
"""


@pytest.mark.parametrize(("value", "path"), [(FRAB, "schedule.json"), (PENTABARF, "schedule.xml")])
def test_frab_in_json_and_xml_is_the_same_programme(value, path):
    found = programme(value, path)
    assert (found.event, found.records, found.skips, found.problems) == ("Storage Nights", 1, (), ())
    (session,) = found.sessions
    assert (session.key, session.title.text, session.kind.value) == ("7", "Tape at night", "talk")
    assert (session.room, session.track, session.minutes) == ("Attic", "Night", 45)
    # The night belongs to the day before it.
    assert (session.start.isoformat(), session.day) == ("2026-05-02T00:30:00+02:00", "2026-05-01")
    assert [(seat.id, seat.name) for seat in session.seats] == [("100", "Ada Quill"), ("101", "o-o-2")]


def test_the_room_that_holds_an_event_is_its_room():
    inside = FRAB["schedule"]["conference"]["days"][0]
    nameless = {**inside, "rooms": {"Cellar": [{**inside["rooms"]["Attic"][0], "room": ""}]}}
    found = programme({"schedule": {"conference": {"title": "x", "days": [nameless]}}})
    assert found.sessions[0].room == "Cellar"


def test_a_schedule_without_events_yet():
    with pytest.raises(NotAProgramme):
        programme({"schedule": {"conference": {"title": "x"}}})


def session_of(number, title, speakers, **more):
    return {
        "id": str(number),
        "title": title,
        "startsAt": "2026-05-01T10:00:00",
        "endsAt": "2026-05-01T10:30:00",
        "isServiceSession": not speakers,
        "speakers": speakers,
        "roomId": 5,
        "status": "Accepted",
        **more,
    }


ADA = "8bd0f8f9-d18a-4b7f-8d6e-c5db1ab2a111"
FORMAT = [{"id": 1, "name": "Session format", "categoryItems": [{"id": 11, "name": "Lightning talk"}]}]
LEVEL = [{"id": 2, "name": "Level", "categoryItems": [{"id": 21, "name": "Panel of experts"}]}]


def test_sessionize_by_days_and_rooms():
    sessions = [
        session_of(1, "Tape", [{"id": ADA, "name": "Ada Quill"}], categories=[*LEVEL, *FORMAT], room="Attic"),
        session_of(2, "Party", [], categories=[], room="Attic"),
    ]
    slots = [
        {"slotStart": "10:00:00", "rooms": [{"id": 5, "name": "Attic", "session": one}]} for one in sessions
    ]
    day = {
        "date": "2026-05-01T00:00:00",
        "rooms": [{"id": 5, "name": "Attic", "sessions": sessions}],
        "timeSlots": slots,
    }
    found = programme([day])
    (session,) = found.sessions
    assert (session.title.text, session.kind.value, session.room) == ("Tape", "lightning", "Attic")
    assert people(session) == [("Ada Quill", "speaker")]
    assert skips(found) == [
        ("entry", "a service session with nobody on it"),
        ("view", "the same sessions by time"),
    ]
    assert found.records == 2


def test_sessionize_in_groups():
    found = programme(
        [
            {
                "groupId": "1",
                "groupName": "Attic",
                "sessions": [session_of(1, "Tape", [{"id": ADA, "name": "Ada Quill"}], categories=FORMAT)],
            }
        ]
    )
    assert [(one.title.text, one.kind.value) for one in found.sessions] == [("Tape", "lightning")]


def test_sessionize_all_by_id():
    found = programme(
        {
            "sessions": [session_of(1, "Tape", [ADA], categoryItems=[11, 31, 99], questionAnswers=[])],
            "speakers": [
                {
                    "id": ADA,
                    "firstName": "Ada",
                    "lastName": "Quill",
                    "fullName": "Ada Quill",
                    "sessions": [1],
                    "categoryItems": [],
                    "questionAnswers": [
                        {"questionId": 7, "answerValue": "she/her"},
                        {"questionId": 8, "answerValue": "vegan"},
                    ],
                }
            ],
            "questions": [{"id": 7, "question": "Pronouns"}, {"id": 8, "question": "Food"}],
            "categories": [
                {"id": 1, "title": "Session format", "items": [{"id": 11, "name": "Panel"}]},
                {"id": 3, "title": "Track", "items": [{"id": 31, "name": "Disks"}]},
            ],
            "rooms": [{"id": 5, "name": "Attic"}],
        }
    )
    (session,) = found.sessions
    assert (session.kind.value, session.track, session.room) == ("panel", "Disks", "Attic")
    (seat,) = session.seats
    assert (seat.id, seat.name, sorted(seat.statements)) == (ADA, "Ada Quill", ["pronouns"])
    assert found.unscheduled == ()
    assert {what for what, _ in skips(found)} == {"list"}


def test_konopas_names_places_and_tags():
    found = programme(
        'var program = [{"id":"1","title":"Rules","tags":["track:Games","type:Panel","fun"],'
        '"date":"2026-05-01","time":"20:30","mins":"75","loc":["Attic","3W"],'
        '"people":[{"id":"7","name":"Ada Quill (moderator)"},'
        '{"id":"8","name":"Bram Oost"}],"desc":"x"},'
        '{"id":"2","title":"Dice","tags":[{"value":"w","category":"Type","label":"Workshop"}],'
        '"datetime":"2026-05-01T18:00:00Z","mins":"60","loc":["Attic"],"people":[]}];\n'
        'var people = [{"id":"7","name":["Ada","Quill","Dr."],"prog":["1"]},'
        '{"id":"8","name":["Bram Oost"],"prog":["1"]},'
        '{"id":"9","name":["Cora","Diaz"],"prog":[]}];',
        "program.js",
    )
    rules, dice = found.sessions
    assert (rules.kind.value, rules.track, rules.room, rules.tags) == (
        "panel",
        "Games",
        "Attic; 3W",
        ("fun",),
    )
    assert people(rules) == [("Dr. Ada Quill", "moderator"), ("Bram Oost", "panelist")]
    assert (dice.kind.value, dice.minutes, dice.start.isoformat()) == (
        "workshop",
        60,
        "2026-05-01T18:00:00+00:00",
    )
    assert [seat.name for seat in found.unscheduled] == ["Cora Diaz"]
    assert found.problems == ()


def test_pretalx_submissions_and_speakers():
    submissions = {
        "count": 3,
        "next": None,
        "results": [
            {
                "code": "GHJKL7",
                "title": "Disks",
                "speakers": [{"code": "ABCDE2", "name": "Ada Quill"}],
                "submission_type": {"en": "Panel"},
                "track": {"de": "Platten", "en": "Disks"},
                "state": state,
                "duration": 45,
                "slot": {
                    "room": {"en": "Attic"},
                    "start": "2026-05-01T10:00:00+02:00",
                    "end": "2026-05-01T10:45:00+02:00",
                },
                "answers": [{"question": {"question": {"en": "Pronouns"}}, "answer": "none of theirs"}],
            }
            for state in ("confirmed", "rejected", "submitted", "withdrawn")
        ],
    }
    found = programme(submissions)
    (session,) = found.sessions
    assert (session.kind.value, session.track, session.room, session.minutes) == (
        "panel",
        "Platten",
        "Attic",
        45,
    )
    assert skips(found) == [
        ("cancelled session", "its status says so"),
        ("entry", "a proposal that was not accepted"),
        ("entry", "a proposal that was not accepted"),
    ]
    speakers = programme(
        [
            {
                "code": "ABCDE2",
                "name": "Ada Quill",
                "submissions": ["GHJKL7"],
                "answers": [
                    {"question": {"id": 1, "question": {"en": "Pronouns"}}, "answer": "she/her"},
                    {"question": 4, "answer": "vegan"},
                ],
            }
        ]
    )
    (seat,) = speakers.unscheduled
    assert (seat.id, seat.name, sorted(seat.statements)) == ("ABCDE2", "Ada Quill", ["pronouns"])


def test_pretalx_sessions_as_organisers_export_them():
    found = programme(
        [
            {
                "ID": "GHJKL7",
                "Proposal title": "Disks",
                "Session type": {"en": "Panel"},
                "Proposal state": "confirmed",
                "Speaker IDs": ["ABCDE2", "ABCDE3"],
                "Speaker names": ["Ada Quill", "Bram Oost"],
                "Start": "2026-05-01T10:00:00+02:00",
                "Duration": 45,
            }
        ]
    )
    (session,) = found.sessions
    assert people(session) == [("Ada Quill", "panelist"), ("Bram Oost", "panelist")]
    assert (session.kind.value, session.minutes) == ("panel", 45)


def moment(clock):
    return {"date": "2026-05-01", "time": f"{clock}:00", "tz": "Europe/Zurich"}


PERSON = {
    "first_name": "Ada",
    "last_name": "Quill",
    "fullName": "Quill, Ada",
    "affiliation": "X",
    "emailHash": "0",
}


def test_indico_events():
    contribution = {
        "_type": "Contribution",
        "id": "1",
        "db_id": 101,
        "title": "Tape",
        "startDate": moment("10:00"),
        "endDate": moment("10:30"),
        "duration": 30,
        "room": "Attic",
        "track": "Disks",
        "type": "Oral",
        "description": "",
        "speakers": [PERSON],
        "primaryauthors": [{"fullName": "Oost, Bram"}],
        "coauthors": [],
    }
    alone = {
        **contribution,
        "id": "2",
        "db_id": 102,
        "speakers": [],
        "primaryauthors": [{"fullName": "Oost, Bram"}],
    }
    block = {"title": "Opening", "startDate": moment("10:00"), "contributions": [contribution]}
    found = programme(
        {
            "count": 1,
            "results": [
                {
                    "_type": "Conference",
                    "id": "9",
                    "title": "Storage Days",
                    "contributions": [contribution, alone],
                    "sessions": [
                        {**block, "conveners": [{"first_name": "Cora", "last_name": "Diaz"}]},
                        block,
                    ],
                }
            ],
        }
    )
    assert found.event == "Storage Days"
    assert [(one.key, one.title.text, people(one)) for one in found.sessions[:2]] == [
        ("101", "Tape", [("Ada Quill", "speaker")]),
        ("102", "Tape", [("Bram Oost", "speaker")]),
    ]
    assert found.sessions[0].start.isoformat() == "2026-05-01T10:00:00"
    assert people(found.sessions[2]) == [("Cora Diaz", "moderator")]
    assert skips(found) == [("entry", "a block of contributions without conveners")]


def test_indico_timetables():
    talk = {
        "entryType": "Contribution",
        "id": "c1",
        "title": "Tape",
        "startDate": moment("10:00"),
        "endDate": moment("10:30"),
        "presenters": [{"firstName": "Ada", "familyName": "Quill", "name": "Quill, Ada"}],
    }
    found = programme(
        {
            "results": {
                "9": {
                    "20260501": {
                        "s1": {"entryType": "Session", "title": "Opening", "entries": {"c1": talk}},
                        "s2": {
                            "entryType": "Session",
                            "title": "Closing",
                            "startDate": moment("14:00"),
                            "id": "s2",
                            "conveners": [{"firstName": "Cora", "familyName": "Diaz"}],
                            "entries": {"c2": {**talk, "id": "c2", "title": "Disks"}},
                        },
                        "b1": {
                            "entryType": "Break",
                            "title": "Fresh air",
                            "id": "b1",
                            "startDate": moment("11:00"),
                        },
                    }
                }
            }
        }
    )
    assert [(one.title.text, people(one)) for one in found.sessions] == [
        ("Tape", [("Ada Quill", "speaker")]),
        ("Disks", [("Ada Quill", "speaker")]),
        ("Closing", [("Cora Diaz", "moderator")]),
    ]
    assert skips(found) == [("break", "nobody speaks in it"), ("heading", "it stands above other sessions")]


def test_ids_languages_and_groups_as_at_coscup():
    def told(zh, en):
        return {"zh": {"name": zh}, "en": {"name": en}}

    found = programme(
        {
            "sessions": [
                {
                    "id": "SWZGFV",
                    "type": "f9",
                    "room": "R1",
                    "start": "2026-07-29T12:35:00+08:00",
                    "zh": {"title": "磁帶", "description": "x"},
                    "en": {"title": "Tape", "description": "x"},
                    "speakers": ["79ZEWQ", "AAAAAA", "9NRTBF", "2PAIR2"],
                    "tags": ["beg", "other"],
                }
            ],
            "speakers": [
                {"id": "79ZEWQ", **told("王小明", "Wang Xiaoming")},
                {"id": "AAAAAA", **told("FANFAN", "FANFAN")},
                {"id": "9NRTBF", **told("Storage Team", "Storage Team")},
                {"id": "2PAIR2", **told("Ada Quill, Bram Oost", "Ada Quill, Bram Oost")},
            ],
            "session_types": [{"id": "f9", **told("Panel", "座談會")}],
            "rooms": [{"id": "R1", **told("大廳", "Main hall")}],
            "tags": [{"id": "beg", **told("入門", "Beginner")}],
        }
    )
    (session,) = found.sessions
    assert (session.title.text, session.kind.value, session.room) == ("磁帶", "panel", "大廳")
    assert [name for name, _ in people(session)] == ["王小明", "FANFAN", "Ada Quill", "Bram Oost"]
    assert found.problems == ()
    assert ("organisation", "a group or an organisation, not one person") in skips(found)


def test_speakers_by_id_as_at_kotlinconf():
    found = programme(
        {
            "sessions": [
                {
                    "id": "1",
                    "title": "Tape",
                    "speakerIds": [ADA],
                    "startsAt": "2026-05-01T08:00",
                    "endsAt": "2026-05-01T09:00",
                    "location": "Attic",
                }
            ],
            "speakers": [{"id": ADA, "name": "Ada Quill", "position": "Engineer"}],
        }
    )
    assert people(found.sessions[0]) == [("Ada Quill", "speaker")]


def test_an_account_is_not_a_person():
    rows = [
        {
            "id": number,
            "title": title,
            "speaker": name,
            "pronouns": "",
            "user_id": 3,
            "start_date": f"2026-05-01 1{number}:00:00",
        }
        for number, title, name in ((1, "Tape", "Ada Quill"), (2, "Disks", "Bram Oost"))
    ]
    found = programme(rows)
    assert [(seat.id, seat.name) for _, seat in found.seats()] == [("", "Ada Quill"), ("", "Bram Oost")]
    assert [one.key for one in found.sessions] == ["1", "2"]


def test_the_id_of_a_talk_is_not_that_of_its_speaker():
    found = programme(
        '[profiles.01]\nname = "Ada Quill"\ntalkid = "t"\nbio = "x"\n'
        '[profiles.02]\nname = "Bram Oost"\ntalkid = "t"\nbio = "x"\n',
        "speakers.toml",
    )
    assert [seat.id for seat in found.unscheduled] == ["", ""]


def test_people_in_tables_of_their_own():
    found = programme(
        '[talks.1]\ntitle = "Tape"\ntime = "10.20am"\n[talks.1.speakers.01]\nname = "Ada Quill"\n'
        '[talks.1.speakers.02]\nname = "Bram Oost"\n',
        "schedule.toml",
    )
    assert people(found.sessions[0]) == [("Ada Quill", "speaker"), ("Bram Oost", "speaker")]


def test_whole_and_parted_names_beside_each_other():
    found = programme(
        [
            {"fullName": "Ada Quill", "firstName": "Ada", "lastName": "Quill", "bio": "x"},
            {"fullName": "Bram Oost", "firstName": None, "lastName": None, "bio": "x"},
        ],
        "speakers.json",
    )
    assert [seat.name for seat in found.unscheduled] == ["Ada Quill", "Bram Oost"]


def test_lists_of_something_else_keep_their_own_words():
    sessions = [{"title": "Tape", "speakers": ["Ada Quill"], "start": "10:00"}]
    for value in (
        {"sessions": sessions, "categories": [{"id": 1, "title": "Disks"}]},
        {"sessions": sessions, "results": {"9": 1, "8": {"20260501": [], "20260502": {"x": 1}}}},
        {"results": [{"title": "Tape", "speakers": ["Ada Quill"], "start": "10:00"}]},
    ):
        found = programme(value)
        assert [people(one) for one in found.sessions] == [[("Ada Quill", "speaker")]]
