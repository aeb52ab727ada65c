"""Tables as organisers keep them: what becomes of each row, and where things are said to stand."""

import pytest

from panelcheck.errors import Location, NotAProgramme, UserError
from panelcheck.programme import Kind, Problem, Role, Skip, Status
from panelcheck.readers import Words, read
from panelcheck.readers.table import read_table
from panelcheck.source import Source, decode

NO_WORDS = Words()


def programme(text, words=NO_WORDS):
    return read(Source("list.csv", text), words)


def people(session):
    return [(seat.name, seat.role.value) for seat in session.seats]


def unscheduled(read):
    return [seat.name for seat in read.unscheduled]


def statements(seat):
    return {axis: cell.text for axis, cell in seat.statements.items()}


# The four shapes


def test_a_row_a_seat():
    read = programme(
        "session,name,role\n"
        "Future of Storage,Ada Quill,panelist\n"
        "Future of Storage,Bram Oost,moderator\n"
        "Other Things,Cora Diaz,speaker\n"
        "Future of Storage,Dov Elan,panelist\n"
    )
    first, second = read.sessions
    assert people(first) == [("Ada Quill", "panelist"), ("Bram Oost", "moderator"), ("Dov Elan", "panelist")]
    assert [seat.position for seat in first.seats] == [1, 2, 3]
    assert [str(seat.row) for seat in first.seats] == ["list.csv:2:1", "list.csv:3:1", "list.csv:5:1"]
    assert (first.kind, first.possible, first.roles_marked) == (Kind.PANEL, False, True)
    assert people(second) == [("Cora Diaz", "speaker")]


def test_a_row_a_session():
    read = programme(
        'title,speakers,moderator\nStorage,"Ada Quill, Bram Oost and Cora Diaz",Dov Elan\nSolo,Eva Fern,\n'
    )
    assert people(read.sessions[0]) == [
        ("Ada Quill", "panelist"),
        ("Bram Oost", "panelist"),
        ("Cora Diaz", "panelist"),
        ("Dov Elan", "moderator"),
    ]
    assert people(read.sessions[1]) == [("Eva Fern", "speaker")]


def test_a_wide_row():
    read = programme(
        "title,Lead Speaker/Moderator,Speaker 1,Speaker 2,Speaker 3\nStorage,Ada Quill,Bram Oost,Cora Diaz,\n"
    )
    assert people(read.sessions[0]) == [
        ("Ada Quill", "moderator"),
        ("Bram Oost", "panelist"),
        ("Cora Diaz", "panelist"),
    ]


def test_a_lead_speaker_without_other_speakers_is_a_speaker():
    read = programme(
        "title,Lead Speaker/Moderator\nStorage,Ada Quill\n",
        Words(fields={"Lead Speaker/Moderator": "speakers"}),
    )
    assert people(read.sessions[0]) == [("Ada Quill", "speaker")]


def test_numbered_columns_of_one_title_stay_sessions_of_their_own():
    read = programme("title,speaker_1,speaker_2\nOpen Space,Ada Quill,\nOpen Space,Bram Oost,Cora Diaz\n")
    assert [len(session.seats) for session in read.sessions] == [1, 2]
    assert [session.key for session in read.sessions] == ["open-space", "open-space#2"]


def test_a_plain_list_of_speakers():
    read = programme("name,affiliation\nAda Quill,Quill Works\nBram Oost,\n")
    assert read.sessions == ()
    assert unscheduled(read) == ["Ada Quill", "Bram Oost"]
    assert statements(read.unscheduled[0]) == {"affiliation": "Quill Works"}


def test_a_speaker_a_row_without_cells_of_several_is_a_row_a_seat():
    read = programme("session,speaker\nStorage,Ada Quill\nStorage,Bram Oost\n")
    assert [people(session) for session in read.sessions] == [
        [("Ada Quill", "speaker"), ("Bram Oost", "speaker")]
    ]


def test_rows_of_one_title_are_several_sessions_where_cells_list_several_people():
    read = programme('session,speakers\nOpen Space,Ada Quill\nOpen Space,"Bram Oost, Cora Diaz"\n')
    assert [len(session.seats) for session in read.sessions] == [1, 2]


def test_a_title_in_another_slot_is_another_session():
    read = programme("session,start,name\nOpen Space,10:00,Ada Quill\nOpen Space,11:00,Bram Oost\n")
    assert [session.key for session in read.sessions] == ["10-00-open-space", "11-00-open-space"]


@pytest.mark.parametrize("title", ["Keynote", "TBA"])
def test_titles_of_many_sessions_do_not_join_rows(title):
    read = programme(f"session,name\n{title},Ada Quill\n{title},Bram Oost\n")
    assert [len(session.seats) for session in read.sessions] == [1, 1]


def test_keynote_rows_of_one_slot_are_one_session():
    read = programme("session,start,name\nKeynote,9:00,Ada Quill\nKeynote,9:00,Bram Oost\n")
    assert [people(session) for session in read.sessions] == [
        [("Ada Quill", "keynote"), ("Bram Oost", "keynote")]
    ]


# Merged cells


def test_rows_that_leave_the_session_out_go_on_with_the_one_above():
    read = programme(
        "session,room,name\nStorage,Hall A,Ada Quill\n,,Bram Oost\nNetworks,Hall B,Cora Diaz\n,,Dov Elan\n"
    )
    assert [(s.title.text, len(s.seats)) for s in read.sessions] == [("Storage", 2), ("Networks", 2)]
    assert read.assumptions == ("2 rows without a session: read as going on with the one above",)


def test_where_titles_are_repeated_rows_without_one_are_unscheduled():
    read = programme("session,name\nStorage,Ada Quill\nStorage,Bram Oost\n,Cora Diaz\nNetworks,Dov Elan\n")
    assert unscheduled(read) == ["Cora Diaz"]
    assert read.assumptions == ()


def test_people_below_all_sessions_are_unscheduled():
    read = programme("session,name\nStorage,Ada Quill\nNetworks,Bram Oost\n,Cora Diaz\n")
    assert unscheduled(read) == ["Cora Diaz"]


# Delimiters, quotes, encodings


@pytest.mark.parametrize(
    "header", ['"Title","Speakers (family; name; role)"', 'Title,"Speakers (a; Name; Role)"']
)
def test_marks_within_quotes_part_no_header(header):
    rows = '"On Rust, again","Ada Quill; Bram Oost; Cora Diaz"\nOn Go,"Dov Elan; Ada Quill; Eo Vann"\n'
    read = programme(f"{header}\n{rows}")
    assert [(session.title.text, len(session.seats)) for session in read.sessions] == [
        ("On Rust, again", 3),
        ("On Go", 3),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(delimiter, newline):
    rows = [["title", "speakers", "room"], ["Storage", '"Ada Quill' + newline + 'Bram Oost"', "Hall A"]]
    read = programme(newline.join(delimiter.join(row) for row in rows))
    assert people(read.sessions[0]) == [("Ada Quill", "speaker"), ("Bram Oost", "speaker")]
    first, second = (seat.location for seat in read.sessions[0].seats)
    assert first == Location("list.csv", 2, 10, 2, 19)
    assert second == Location("list.csv", 3, 1, 3, 10)
    assert read.sessions[0].room == "Hall A"


def test_commas_in_a_semicolon_file_belong_to_the_cells():
    read = programme("title;speakers\nA, B, C, and D;Ada Quill\nE, F, and G;Bram Oost\n")
    assert [session.title.text for session in read.sessions] == ["A, B, C, and D", "E, F, and G"]


def test_places_of_cells():
    read = programme('title,room,speakers\n"Big ""Data""", Hall A ,"Ada Quill, Bram Oost"\n')
    (session,) = read.sessions
    assert session.location == Location("list.csv", 2, 2, 2, 46)
    assert session.title.text == 'Big "Data"'
    assert session.title.location == Location("list.csv", 2, 2, 2, 14)
    assert session.fields["room"].location == Location("list.csv", 2, 17, 2, 23)
    assert [str(seat.location) for seat in session.seats] == ["list.csv:2:26", "list.csv:2:37"]
    assert read.columns["speakers"] == Location("list.csv", 1, 12, 1, 20)


def test_cp1252_is_said():
    read_ = read(decode("title,speakers\nStorage,Zoë Quill\n".encode("cp1252"), "list.csv"), NO_WORDS)
    assert people(read_.sessions[0]) == [("Zoë Quill", "speaker")]
    assert read_.assumptions == (
        "the file is not UTF-8, so it was read as Windows-1252: look at the accents in names",
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_needs_no_assumption(encoding):
    read_ = read(decode("title,speakers\nStorage,Zoë Quill\n".encode(encoding), "list.csv"), NO_WORDS)
    assert people(read_.sessions[0]) == [("Zoë Quill", "speaker")]
    assert read_.assumptions == ()


# Rows that are no rows


def test_what_is_no_row_is_a_named_skip():
    read = programme(
        "Autumn Days of Storage\n"
        "title,speakers,room\n"
        "# the first day,,\n"
        "\n"
        " ,\u00a0,\n"
        "<h2>Morning</h2>,,\n"
        ",,Hall A\n"
        "Lunch,,Hall A\n"
        "#OpenStorage,Ada Quill,Hall A\n"
    )
    assert [(skip.what, skip.why, str(skip.location)) for skip in read.skips] == [
        ("heading", "it stands above the header", "list.csv:1:1"),
        ("comment row", "it starts with '#'", "list.csv:3:1"),
        ("blank row", "nothing is written in it", "list.csv:4:1"),
        ("blank row", "nothing is written in it", "list.csv:5:1"),
        ("heading", "markup in a cell of its own", "list.csv:6:1"),
        ("other row", "it names neither a session nor a person", "list.csv:7:1"),
        ("break", "nobody speaks in it", "list.csv:8:1"),
    ]
    assert [session.title.text for session in read.sessions] == ["#OpenStorage"]


def test_a_heading_gives_the_day_of_the_rows_below_it():
    read = programme(
        "time,title,speakers\n"
        "<h2>Welcome</h2>,,\n"
        "9:00,Doors,Ada Quill\n"
        "<h2>TUESDAY - MAY 4 2021 - DAY 1</h2>,,\n"
        "10:00,Storage,Bram Oost\n"
    )
    assert [session.day for session in read.sessions] == ["", "2021-05-04"]


def test_a_row_may_be_short_or_have_empty_cells_beyond_the_header():
    read = programme("title,speakers,room\nStorage,Ada Quill\nNetworks,Bram Oost,Hall A,, \n")
    assert [session.room for session in read.sessions] == ["", "Hall A"]
    assert read.problems == ()


def test_a_row_with_more_cells_than_columns_is_a_problem():
    read = programme("title,speakers\nStorage,Ada Quill\nBits, Bytes,Bram Oost\n")
    assert read.problems == (
        Problem(
            "record", "this row has 3 cells, but the header names 2 columns", Location("list.csv", 3, 13)
        ),
    )
    assert [session.title.text for session in read.sessions] == ["Storage"]


def test_a_row_with_text_after_a_quote_is_a_problem():
    read = programme('title,speakers\n"Big" Data,Ada Quill\nNetworks,Bram Oost\n')
    assert read.problems == (
        Problem("record", "this row has text after a closing quote", Location("list.csv", 2, 2)),
    )
    assert [session.title.text for session in read.sessions] == ["Networks"]


def test_a_quote_that_is_never_closed():
    with pytest.raises(UserError, match=r"^a quote is opened here and never closed$") as caught:
        programme('title,speakers\nStorage,"Ada Quill\nNetworks,Bram Oost\n')
    assert caught.value.location == Location("list.csv", 2, 10)
    assert caught.value.hint == 'Close it, or write a quote inside a quoted cell as "".'


# Headers


def test_no_header():
    with pytest.raises(
        NotAProgramme, match=r"^no header: the first row does not name the columns$"
    ) as caught:
        programme("10:00,Storage,Ada Quill\n11:00,Networks,Bram Oost\n")
    assert caught.value.location == Location("list.csv", 1, 1)
    assert caught.value.hint == "Add a first row such as: session,name,role,gender"


def test_a_header_the_config_knows():
    words = Words(fields={"qui ": "name", "Quoi": "title"})
    read = programme("Qui,Quoi\nAda Quill,Storage\n", words)
    assert people(read.sessions[0]) == [("Ada Quill", "speaker")]


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n"])
def test_an_empty_file(text):
    with pytest.raises(NotAProgramme, match=r"^the file is empty$"):
        programme(text)


def test_a_header_and_nothing_else():
    read = programme("Vorname,Nachname,Firma\n")
    assert (read.sessions, read.unscheduled, read.problems) == ((), (), ())
    assert read.assumptions == ("no speakers: there is a header, but no row with a session or a person",)


def test_a_table_that_names_nobody():
    with pytest.raises(NotAProgramme) as caught:
        programme("title,room,start\nStorage,Hall A,10:00\n")
    assert caught.value.message == "no column names people; the columns are: title, room, start"
    assert caught.value.location == Location("list.csv", 1, 1)
    assert caught.value.hint == (
        "If one of them does, say so in panelcheck.yaml, for example: fields: {COLUMN: speakers}"
    )


def test_a_table_whose_descriptions_name_nobody():
    with pytest.raises(NotAProgramme, match=r"^no column names people; the columns are: title, description$"):
        programme("title,description\nStorage,All about disks.\n")


def test_a_table_whose_descriptions_name_people():
    read = programme('title,description\nStorage,"All about disks.\nSpeakers: Ada Quill, Bram Oost"\n')
    assert people(read.sessions[0]) == [("Ada Quill", "speaker"), ("Bram Oost", "speaker")]


def test_two_columns_of_one_name_are_read_once():
    read = programme("title,speaker_name,speakername\nStorage,Ada Quill,ada-quill\n")
    assert people(read.sessions[0]) == [("Ada Quill", "speaker")]


def test_a_column_of_numbers_is_read_as_ids():
    read = programme('title,speakers\nStorage,"12,345"\nNetworks,12\n')
    assert [(seat.id, str(seat.location)) for seat in read.sessions[0].seats] == [
        ("12", "list.csv:2:10"),
        ("345", "list.csv:2:13"),
    ]
    (problem,) = read.problems
    assert (problem.kind, problem.message) == (
        "reference",
        "2 people by id only: nothing read says who they are",
    )


def test_the_event_is_named_where_every_row_agrees():
    assert (
        programme("conference,title,speaker\nDisk Days,A,Ada Quill\nDisk Days,B,Bram Oost\n").event
        == "Disk Days"
    )
    assert programme("conference,title,speaker\nDisk Days,A,Ada Quill\nTape Days,B,Bram Oost\n").event == ""


# The person of a row


def test_names_in_two_columns():
    read = programme("session,First Name,Last Name\nStorage,Na,Quill\nStorage,Bram,NA\nStorage,NA,Oost\n")
    assert [seat.name for seat in read.sessions[0].seats] == ["Na Quill", "Bram", "Oost"]
    assert read.sessions[0].seats[0].location == Location("list.csv", 2, 9, 2, 17)


def test_names_in_two_columns_apart():
    read = programme("First Name,session,Last Name\nAda,Storage,Quill\n")
    assert [(seat.name, seat.location) for seat in read.sessions[0].seats] == [
        ("Ada Quill", Location("list.csv", 2, 1, 2, 4))
    ]


def test_what_a_row_says_of_its_person():
    read = programme(
        "session,name,person id,gender,pronouns,affiliation,country,email,moderator\n"
        "Storage,Ada Quill,q1,woman,she/her,Quill Works,NA,ada@example.org,Bram Oost\n"
    )
    seat, moderator = read.sessions[0].seats
    assert seat.id == "q1"
    assert statements(seat) == {
        "gender": "woman",
        "pronouns": "she/her",
        "affiliation": "Quill Works",
        "email": "ada@example.org",
    }
    assert seat.statements["gender"].location == Location("list.csv", 2, 22, 2, 27)
    assert statements(moderator) == {}
    assert "woman" not in repr(read)
    assert "ada@example.org" not in repr(read)


def test_a_configured_axis():
    read = programme(
        "session,name,career stage\nStorage,Ada Quill,early\n", Words(axes=("gender", "career stage"))
    )
    assert statements(read.sessions[0].seats[0]) == {"career stage": "early"}


def test_one_cell_for_several_people_in_their_order():
    read = programme(
        "title,speakers,gender,pronouns,affiliation\n"
        'Storage,"Ada Quill, Bram Oost",woman; man,she/her; he/him,Quill Works; Oost AG\n'
        'Networks,"Cora Diaz, TBA",woman;,she/her,Diaz Ltd\n'
    )
    ada, bram = read.sessions[0].seats
    assert statements(ada) == {"gender": "woman", "pronouns": "she/her", "affiliation": "Quill Works"}
    assert statements(bram) == {"gender": "man", "pronouns": "he/him", "affiliation": "Oost AG"}
    cora, tba = read.sessions[1].seats
    assert statements(cora) == {"gender": "woman;", "pronouns": "she/her", "affiliation": "Diaz Ltd"}
    assert (tba.status, statements(tba)) == (Status.OPEN, {})


def test_one_cell_for_several_people_that_is_not_clear_goes_to_everyone_or_nobody():
    read = programme(
        "title,speakers,gender,pronouns,affiliation\n"
        'Storage,"Ada Quill, Bram Oost",mixed,"Ada: she, her. Bram: he, him.","Quill Works, Basel"\n'
        'Networks,"Cora Diaz, Dov Elan, TBA",woman;,"2x they/them",\n'
    )
    told = {"gender": "mixed", "pronouns": "Ada: she, her. Bram: he, him."}
    asked = {"gender": "woman;", "pronouns": "2x they/them"}
    assert [statements(seat) for session in read.sessions for seat in session.seats] == [
        told, told, asked, asked, {},
    ]  # fmt: skip
    assert read.assumptions == (
        "'affiliation' left out of 1 row: one cell for several people, who is who unsaid",
    )


@pytest.mark.parametrize("comma", ["she/her, they/them", "she/her & they/them", "she/her and they/them"])
def test_only_a_semicolon_parts_pronouns(comma):
    read = programme(f'title,speakers,pronouns\nStorage,"Ada Quill, Bram Oost","{comma}"\n')
    assert [statements(seat) for seat in read.sessions[0].seats] == [{"pronouns": comma}] * 2


def test_pronouns_beside_a_name_are_no_affiliation():
    read = programme(
        "title,speakers\n"
        "Storage,Ada Quill (she/her)\n"
        'Networks,"Bram Oost (he him), Cora Diaz (she/ her; Diaz Ltd)"\n'
        "Compilers,Dov Elan [él/ellos]\n"
    )
    assert [statements(seat) for session in read.sessions for seat in session.seats] == [
        {"pronouns": "she/her"},
        {"pronouns": "he him"},
        {"pronouns": "she/ her", "affiliation": "Diaz Ltd"},
        {"pronouns": "él/ellos"},
    ]


def test_columns_of_numbered_people_belong_to_them():
    read = programme(
        "title,Speaker 1,Speaker 1 pronouns,speaker_1_affiliation,Speaker 2,Speaker 2 pronouns,Gender,"
        "speaker gender 2,Moderator,Moderator gender\n"
        "Storage,Ada Quill,she/her,Quill Works,Bram Oost,he/him,?,man,Cora Diaz,woman\n"
        'Networks,,they/them,,Bram Oost,,,,"Cora Diaz, Dov Elan",woman; man\n'
    )
    assert [(seat.name, statements(seat)) for session in read.sessions for seat in session.seats] == [
        ("Ada Quill", {"pronouns": "she/her", "affiliation": "Quill Works"}),
        ("Bram Oost", {"pronouns": "he/him", "gender": "man"}),
        ("Cora Diaz", {"gender": "woman"}),
        ("Bram Oost", {}),
        ("Cora Diaz", {"gender": "woman"}),
        ("Dov Elan", {"gender": "man"}),
    ]


def test_what_cannot_be_shared_among_the_people_of_one_column_is_counted():
    read = programme(
        'title,Speaker 1,Speaker 2,Speaker 2 company\nStorage,Ada Quill,"Bram Oost, Cora Diaz",Oost AG\n'
    )
    assert [statements(seat) for seat in read.sessions[0].seats] == [{}, {}, {}]
    assert read.assumptions == (
        "'affiliation' left out of 1 row: one cell for several people, who is who unsaid",
    )


@pytest.mark.parametrize("title", ["Programme", "Speakers,,", "Panels and talks 2025", '"Schedule, day 1",,'])
def test_a_header_may_stand_below_a_title(title):
    read = programme(f"{title}\n,,\nSession,Speaker,Room\nStorage,Ada Quill,A\n")
    (session,) = read.sessions
    assert (session.title.text, [seat.name for seat in session.seats]) == ("Storage", ["Ada Quill"])
    assert [skip.what for skip in read.skips] == ["heading", "blank row"]


def test_a_statement_beside_people_of_two_columns_is_left_out():
    read = programme(
        "title,panelists,moderator,gender\nStorage,Ada Quill,Bram Oost,woman\nNetworks,,Cora Diaz,woman\n"
    )
    assert [statements(seat) for session in read.sessions for seat in session.seats] == [
        {},
        {},
        {"gender": "woman"},
    ]
    assert read.assumptions == ("'gender' left out of 1 row: one cell for several people, who is who unsaid",)


def test_roles_keynotes_status_and_minutes():
    read = programme(
        "session,name,role,seat status,seat minutes\n"
        "Storage,Ada Quill,Chair,confirmed,10\n"
        "Storage,Bram Oost,Panellist,tentative,20 min\n"
        "Storage,Cora Diaz,panelist,declined,\n"
        "Storage,Dov Elan,wizard,open,\n"
        "Storage,,panelist,,\n"
        "Storage,,,open,soon\n"
        "Storage,,,,\n"
    )
    (session,) = read.sessions
    assert [(s.name, s.role, s.status, s.minutes) for s in session.seats] == [
        ("Ada Quill", Role.MODERATOR, Status.CONFIRMED, 10),
        ("Bram Oost", Role.PANELIST, Status.TENTATIVE, 20),
        ("Dov Elan", Role.PANELIST, Status.TENTATIVE, None),
        ("", Role.PANELIST, Status.OPEN, None),
        ("", Role.PANELIST, Status.OPEN, None),
    ]
    assert [(skip.what, str(skip.location)) for skip in read.skips] == [
        ("declined seat", "list.csv:4:9"),
        ("repeated row", "list.csv:8:1"),
    ]
    assert read.assumptions == ("roles not known here, read as speakers: 'wizard'",)
    assert [(problem.kind, str(problem.location)) for problem in read.problems] == [("time", "list.csv:7:16")]


def test_many_unknown_roles_are_counted():
    rows = "".join(f"Storage {number},Ada Quill,wizard {number}\n" for number in range(5))
    read = programme("session,name,role\n" + rows)
    assert read.assumptions == (
        "roles not known here, read as speakers: 'wizard 0', 'wizard 1', 'wizard 2', 2 more",
    )


def test_a_column_that_marks_keynotes():
    read = programme(
        "name,keynote\nAda Quill,Y\nBram Oost,N\nCora Diaz,TRUE\nDov Elan,- keynote speaker -\nEva Fern,\n"
    )
    assert [seat.role.value for seat in read.unscheduled] == [
        "keynote",
        "speaker",
        "keynote",
        "keynote",
        "speaker",
    ]


def test_organisations_and_placeholders_are_counted():
    read = programme('title,speakers\nStorage,"Ada Quill, TBA"\nOpen Space,All participants\n')
    assert [(seat.name, seat.status) for seat in read.sessions[0].seats] == [
        ("Ada Quill", Status.CONFIRMED),
        ("", Status.OPEN),
    ]
    assert people(read.sessions[1]) == []
    assert [(skip.what, str(skip.location)) for skip in read.skips] == [("organisation", "list.csv:3:12")]


# Contributions within a session

PAPERS = (
    "panel_title,chairs,discussants,title,presenter,coauthor,affiliation\n"
    'Soil,"Ada Quill","Bram Oost",Loam,Cora Diaz,Dov Elan,Loam Institute\n'
    'Soil,"Ada Quill","Bram Oost",Clay,Ada Quill,NA,Clay College\n'
    'Soil,"Ada Quill","Bram Oost",Sand,Cora Diaz,NA,Loam Institute\n'
    "Water,,,NA,NA,NA,NA\n"
)


def test_rows_of_papers_are_one_session_with_one_seat_a_role():
    soil, water = programme(PAPERS).sessions
    assert people(soil) == [
        ("Ada Quill", "moderator"),
        ("Bram Oost", "discussant"),
        ("Cora Diaz", "panelist"),
        ("Ada Quill", "panelist"),
    ]
    assert (soil.kind, soil.possible) == (Kind.PANEL, False)
    assert statements(soil.seats[2]) == {"affiliation": "Loam Institute"}
    assert people(water) == []


def test_coauthors_are_not_on_stage():
    assert programme(PAPERS).skips == (
        Skip("co-author", "not on stage", Location("list.csv", 2, 45, 2, 53)),
        Skip("repeated row", "it adds nobody to its session", Location("list.csv", 4, 1, 4, 62)),
    )


def test_talks_within_a_session_make_it_no_panel():
    read = programme(
        "session title,chair,talk title,presenter\n"
        "Soil,Ada Quill,Loam,Bram Oost\n"
        "Soil,Ada Quill,Clay,Cora Diaz\n"
        "Soil,Ada Quill,Sand,Dov Elan\n"
    )
    (session,) = read.sessions
    assert (session.kind, session.possible, len(session.seats)) == (Kind.TALK, False, 4)


def test_an_honorific_is_no_paper():
    read = programme(
        "session title,title,name,role\nSoil,Dr,Ada Quill,panelist\nSoil,Prof,Bram Oost,panelist\n"
    )
    assert read.sessions[0].kind is Kind.PANEL


# The table, as declarations use it


def test_the_table_itself():
    table = read_table(Source("answers.csv", "name,gender\n# note\nAda Quill,woman\nBram Oost\n"), NO_WORDS)
    assert [cell.text for cell in table.header] == ["name", "gender"]
    first, second = table.rows
    assert (first[1].text, str(first[1].location)) == ("woman", "answers.csv:3:11")
    assert [cell.text for cell in first[0:2]] == ["Ada Quill", "woman"]
    assert (len(second), second.given(1)) == (1, None)


def test_single_words_among_full_names_are_said():
    rows = "".join(f"Talk {number},Ada Quill{'abcdefghijklmnopqrstuvwxyz'[number]}\n" for number in range(25))
    read = programme(f"session,speaker\n{rows}Tea,Florenz\n")
    assert read.assumptions == (
        (
            "1 person with one word for a name, where others have two: if no pen name, cells may have"
            " shifted (line 27)"
        ),
    )


def test_many_single_words_are_names():
    rows = "".join(f"Talk {number},Ada Quill\nTea {number},Zorl\n" for number in range(25))
    assert programme(f"session,speaker\n{rows}").assumptions == ()


def test_a_table_without_a_header_is_told_in_its_own_terms():
    with pytest.raises(NotAProgramme) as told:
        programme("ada.png|Ada Quill|Engineer, Acme|#aabbcc\nbo.png|Bo Lindt|Poet, Bolt|#ddeeff\n")
    assert told.value.hint == "Add a first row such as: session|name|role|gender"


def test_a_person_whom_the_rows_own_list_names_again_is_one():
    read = programme(
        "Title,Speakers,First name,Last name\n"
        'Storage,"Ada Quill, Bram Oost",Ada,Quill\nSolo,EVA FERN,Eva,Fern\n'
        'Namesakes,"Cora Diaz, Cora Diaz",Cora,Diaz\n'
    )
    assert [people(session) for session in read.sessions] == [
        [("Ada Quill", "speaker"), ("Bram Oost", "speaker")],
        [("Eva Fern", "speaker")],
        [("Cora Diaz", "speaker"), ("Cora Diaz", "speaker")],
    ]


def test_a_person_may_have_a_second_role_in_their_row():
    (session,) = programme("title,name,moderator\nStorage,Ada Quill,Ada Quill\n").sessions
    assert people(session) == [("Ada Quill", "moderator")]


def test_numbered_answers_belong_to_the_speaker_of_their_number():
    (session,) = programme(
        "Session,Speaker 1,Gender 1,Speaker 2,Gender 2,Pronouns 2,Speaker 3,Gender 3\n"
        "Storage,Ada Quill,woman,Bram Oost,man,he/him,Cora Diaz,prefer not to say\n"
    ).sessions
    assert [statements(seat) for seat in session.seats] == [
        {"gender": "woman"},
        {"gender": "man", "pronouns": "he/him"},
        {"gender": "prefer not to say"},
    ]
    (session,) = programme(
        "Session,Speaker 1,Panelist 1,Gender 1\nStorage,Ada Quill,Bram Oost,woman\n"
    ).sessions
    assert [statements(seat) for seat in session.seats] == [{}, {}]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Confirmed", "confirmed"), ("yes!", "confirmed"), ("zugesagt", "confirmed"), ("VIP", "confirmed"),
        ("waitlist", "tentative"), ("no reply yet", "tentative"), ("not confirmed", "tentative"),
        ("Back-up", "tentative"), ("under review", "tentative"), ("open", "tentative"),
        ("dropped out", None), ("can’t make it", None), ("not coming", None), ("No.", None), ("Absage", None),
        ("no longer available", None), ("unavailable (flight)", None), ("no problem, confirmed", "confirmed"),
    ],
)  # fmt: skip
def test_what_a_status_says_of_a_seat(said, status):
    read = programme(f"session,name,status\nStorage,Ada Quill,{chr(34)}{said}{chr(34)}\n")
    seats = [seat for session in read.sessions for seat in session.seats]
    assert [seat.status.value for seat in seats] == ([status] if status else [])


def test_a_status_that_is_not_known_is_said():
    read = programme(
        "session,name,status\nStorage,Ada Quill,VIP\nStorage,Bram Oost,VIP\nStorage,Cora Diaz,yes\n"
    )
    assert read.assumptions == ("statuses not known here, read as confirmed: 'VIP'",)


@pytest.mark.parametrize(
    ("columns", "one", "other"),
    [
        ("start", "2027-03-01 10:00", "2027-03-01T10:00:00"),
        ("start", "09:00", "9.00"),
        ("date,start", "2027-03-01,10:00", "1.3.2027,10:00:00"),
    ],
)
def test_a_slot_written_in_two_ways_is_one(columns, one, other):
    read = programme(
        f"session,{columns},name\nStorage,{one},Ada Quill\n"
        f"Storage,{other},Bram Oost\nStorage,{one},Cora Diaz\n"
    )
    assert [len(session.seats) for session in read.sessions] == [3]
    read = programme(
        "session,start,name\nKeynote,Day 1 9:00,Ada Quill\nKeynote,Day 2 09:00,Bram Oost\n"
        "Keynote,Day 1 09:00,Cora Diaz\n"
    )
    assert [len(session.seats) for session in read.sessions] == [2, 1]


def test_rows_about_one_person_each_that_also_list_everybody_seat_each_once():
    read = programme(
        "Title,Speakers,First name,Last name\n"
        'Storage,"Ada Quill, Bram Oost",Ada,Quill\nStorage,"Ada Quill, Bram Oost",Bram,Oost\n'
        'Funding,"Cora Diaz, Dr. Eva M. Fern, TBA",Eva,Fern\n'
        'Funding,"Cora Diaz, Dr. Eva M. Fern, TBA",Cora,Diaz\n'
        'Namesakes,"Jan Berg, Jana Berg",Jana,Berg\nNamesakes,,Jan,Berg\n'
        'Turned,"Gall, Hugo; I. Jonas",Hugo,Gall\nTurned,"Gall, Hugo; I. Jonas",Ilse,Jonas\n'
    )
    assert [people(session) for session in read.sessions] == [
        [("Ada Quill", "speaker"), ("Bram Oost", "speaker")],
        [("Eva Fern", "speaker"), ("", "speaker"), ("Cora Diaz", "speaker")],
        [("Jana Berg", "speaker"), ("Jan Berg", "speaker")],
        [("Hugo Gall", "speaker"), ("Ilse Jonas", "speaker")],
    ]


def test_whose_own_state_is_withdrawn_is_left_out_alone():
    read = programme("session,name,state\nTea,Ada Quill,confirmed\nTea,Bram Oost,withdrawn\n")
    assert [people(session) for session in read.sessions] == [[("Ada Quill", "speaker")]]
    assert [skip.what for skip in read.skips] == ["declined seat"]


@pytest.mark.parametrize("mark", [",", ";"])
def test_a_quoted_header_may_hold_other_delimiters(mark):
    other = ",;".replace(mark, "")
    rows = [
        [f"Session{other} name", f"Speakers{other} name{other} all"],
        [f"Tape{other} again", f"Ada Quill{other} Bram Oost{other} Cora Diaz"],
    ]
    text = "".join(mark.join(f'"{cell}"' for cell in row) + "\n" for row in rows)
    own = Words(fields={rows[0][0]: "title", rows[0][1]: "speakers"})
    (session,) = read(Source("talks.csv", text), own).sessions
    assert session.title.text == f"Tape{other} again"
    assert [seat.name for seat in session.seats] == ["Ada Quill", "Bram Oost", "Cora Diaz"]


def test_a_row_with_a_stray_quote_does_not_change_the_delimiter():
    read = programme('session,name\nTape,Ada Quill\n"Tape"x,Bram Oost\nTape,Cora Diaz\n')
    assert [seat.name for seat in read.sessions[0].seats] == ["Ada Quill", "Cora Diaz"]
    assert [problem.message for problem in read.problems] == ["this row has text after a closing quote"]


def test_a_word_that_may_be_a_firm_is_a_person_and_told():
    names = ["CloudBees", "Ada Quill", "JetBrains", "McDonald", "MacKenzie", "DeShawn", "LaToya", "AnnMarie"]
    read = programme("session,name\n" + "".join(f"Storage,{name}\n" for name in names))
    assert [seat.name for seat in read.sessions[0].seats] == names
    assert read.assumptions == (
        "2 people with a word for a name that may be a firm's (lines 2, 4): read as people all the same",
    )
    assert programme("session,name\nStorage,CloudBees\n").assumptions == (
        "1 person with a word for a name that may be a firm's (line 2): read as a person all the same",
    )


def test_a_state_in_two_letters_is_no_refusal():
    read = programme("session,name,state\nTea,Ada Quill,NE\nTea,Bram Oost,OH\nTea,Cora Diaz,no\n")
    assert [people(session) for session in read.sessions] == [
        [("Ada Quill", "speaker"), ("Bram Oost", "speaker")]
    ]
    assert [skip.what for skip in read.skips] == ["declined seat"]
