"""What a count by hand of real programmes found misread, with invented people."""

import pytest

from panelcheck.programme import Kind, Role, Skip, Status
from panelcheck.readers import Words, read
from panelcheck.readers.cells import read_names
from panelcheck.readers.givennames import personal
from panelcheck.readers.kinds import is_break, kind_in_plenary, kind_in_title
from panelcheck.readers.prose import read_prose
from panelcheck.readers.roles import role_of, role_said
from panelcheck.source import Cell, Source

NO_WORDS = Words()
MODERATOR = Role.MODERATOR


def cell(text):
    return Cell(text, Source("talks.csv", text).locate(0, len(text)))


def told(text, **how):
    return [
        f"({item.what})" if isinstance(item, Skip) else item.name for item in read_names(cell(text), **how)
    ]


def affiliations(text):
    return [
        (item.name, item.statements["affiliation"].text if "affiliation" in item.statements else None)
        for item in read_names(cell(text))
    ]


def described(text):
    return [(item.name, item.role) for item in read_prose(cell(text))]


def programme(text, name="days.csv"):
    return read(Source(name, text), NO_WORDS)


def calendar(*titles):
    events = "".join(
        f"BEGIN:VEVENT\nUID:{n}\nSUMMARY:{title}\nEND:VEVENT\n" for n, title in enumerate(titles)
    )
    return programme(f"BEGIN:VCALENDAR\n{events}END:VCALENDAR\n", "days.ics")


def seats(session):
    return [(seat.name, seat.role.value) for seat in session.seats]


# Names in lower case, and several who lead


@pytest.mark.parametrize("second", ["bo oost", "cora maria diaz", "nell hooks"])
def test_the_second_facilitator_in_lower_case_is_a_person(second):
    text = f"sessions:\n- title: Tapes\n  facilitators: Ada Quill, {second}\n"
    (session,) = programme(text, "days.yaml").sessions
    assert seats(session) == [("Ada Quill", "moderator"), (second, "moderator")]


@pytest.mark.parametrize(
    "behind", ["software wrangler", "open source", "data journalism", "independent artist", "public health"]
)
def test_a_job_in_lower_case_is_no_second_person(behind):
    assert told(f"Ada Quill, {behind}") == ["Ada Quill"]


def test_one_person_with_something_in_lower_case_behind_a_comma_stays_one():
    assert told("Ada Quill, nell hooks", single=True) == ["Ada Quill"]


@pytest.mark.parametrize("label", ["Facilitated by", "Moderated by", "Moderator:"])
def test_the_second_of_two_who_facilitate_is_a_person(label):
    assert described(f"*{label} Ada Quill, Ted Oost\n\nBring a pen.") == [
        ("Ada Quill", MODERATOR),
        ("Ted Oost", MODERATOR),
    ]


@pytest.mark.parametrize("house", ["The New York Times", "Verdant Gate", "John Lewis", "Marble Works"])
def test_a_house_behind_who_moderates_is_no_second_moderator(house):
    assert described(f"*Moderated by Ada Quill, {house}") == [("Ada Quill", MODERATOR)]


def test_a_common_first_name_tells_a_person():
    assert personal("Anna-Lena Oost")
    assert not personal("Verdant Gate")
    assert not personal("")


# Breaks and kinds


@pytest.mark.parametrize("title", ["AM BREAK", "PM BREAK", "P.M. Break", "Afternoon Break", "Break (PM)"])
def test_breaks_before_and_after_noon(title):
    assert is_break(title)


@pytest.mark.parametrize(
    "title", ["Teaching - Panel (Cont.)", "Panel (continued)", "Panel: Tapes (LIVE)", "Tapes: Panel (part 2)"]
)
def test_a_continued_panel_is_a_panel(title):
    assert kind_in_title(title) is Kind.PANEL


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Job Fair", Kind.OTHER),
        ("Closing", Kind.OTHER),
        ("Society Welcome", Kind.OTHER),
        ("Opening remarks", Kind.OTHER),
        ("Society Update & Awards", Kind.OTHER),
        ("Tape Council Panel", Kind.PANEL),
        ("Lightning Talks", Kind.LIGHTNING),
        ("Opening keynote: Tapes", Kind.KEYNOTE),
        ("Opening up the archives", Kind.KEYNOTE),
        ("The Future of Tapes", Kind.KEYNOTE),
    ],
)
def test_a_plenary_is_a_keynote_unless_its_title_says_otherwise(title, kind):
    (session,) = calendar(f"[plenary] {title}").sessions
    assert session.kind is kind
    assert session.possible is (kind is Kind.PANEL)


def test_what_the_user_says_of_plenaries_holds():
    assert kind_in_plenary("plenary", "Closing", NO_WORDS) is Kind.OTHER
    assert kind_in_plenary("plenary", "Closing", Words(kinds={"Plenary": "keynote"})) is None
    assert kind_in_plenary("keynote", "Closing", NO_WORDS) is None


@pytest.mark.parametrize("name", ["Laura Quill", "Dr. Zorl Quill", "Zorl Quill, PhD", "Ted M. Oost"])
def test_the_title_of_a_keynote_names_who_gives_it(name):
    (session,) = calendar("Keynote - " + name.replace(",", "\\,")).sessions
    assert [(seat.name, seat.role) for seat in session.seats] == [(name, Role.KEYNOTE)]
    assert session.title.text == "Keynote"


@pytest.mark.parametrize(
    "title",
    [
        "Keynote - The Tape Project",
        "Keynote - Marble Futures",
        "Tapes - Ada Quill",
        "Keynote - Ada Quill\\, Ted Oost",
        "Keynote - the team",
    ],
)
def test_another_title_names_nobody(title):
    (session,) = calendar(title).sessions
    assert session.seats == ()


def test_administered_marks_the_moderator():
    (item,) = read_names(cell("Ada Quill(administered)"))
    assert (item.name, item.role) == ("Ada Quill", MODERATOR)


def test_rows_below_a_keynote_heading_are_keynotes_until_the_next_heading():
    read = programme(
        "Time,Speakers,Session\n"
        "<b>Session 1</b><br>Join,,\n"
        "9:00,Ada Quill,Tapes\n"
        "<b>Keynote</b> <br>Join Session: here,,\n"
        "10:00,Bram Oost,Disks\n"
        "<b>Session 2</b><br>Join,,\n"
        "11:00,Cora Diaz,Drums\n"
    )
    assert [session.kind for session in read.sessions] == [Kind.TALK, Kind.KEYNOTE, Kind.TALK]
    assert seats(read.sessions[1]) == [("Bram Oost", "keynote")]


def test_a_column_of_kinds_counts_more_than_a_keynote_heading():
    read = programme("type,speakers,title\n<b>Keynote</b>,,\npanel,Ada Quill,Tapes\n,Bram Oost,Disks\n")
    assert [session.kind for session in read.sessions] == [Kind.PANEL, Kind.TALK]


# Codes


def test_codes_of_letters_alone_are_references_beside_other_codes():
    text = "sessions:\n- {title: Tapes, speakers: [GY7FHY, QWERTZ]}\n- {title: Disks, speakers: [ASDFGH]}\n"
    read = programme(text, "days.yaml")
    assert [problem.message for problem in read.problems] == [
        "3 people by id only: nothing read says who they are"
    ]


def test_names_in_capitals_stay_names_where_nobody_is_meant_by_a_code():
    (session,) = programme("sessions:\n- {title: Tapes, speakers: [AKIKO, Ada]}\n", "days.yaml").sessions
    assert [seat.name for seat in session.seats] == ["AKIKO", "Ada"]


def test_codes_in_a_table_are_references():
    read = programme('title,speakers\nTapes,"GY7FHY, QWERTZ"\nDisks,QWERTZ\nDrums,Ada Quill\n')
    assert [problem.message for problem in read.problems] == [
        "2 people by id only: nothing read says who they are"
    ]
    assert [seat.name for seat in read.sessions[2].seats] == ["Ada Quill"]


# Lists in descriptions


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Soon\n– Ada QUILL, CEO – Tapes\n– Zorl OOST, Seer – Disks\nModérateur: Cora DIAZ, Ecrivain",
            [("Ada QUILL", None), ("Zorl OOST", None), ("Cora DIAZ", MODERATOR)],
        ),
        (
            "Two start-ups:\n*Ada QUILL, CEO, Tapes\n* Bram OOST, CEO, Disks\n– Moderator: Cora DIAZ, Head",
            [("Ada QUILL", None), ("Bram OOST", None), ("Cora DIAZ", MODERATOR)],
        ),
        (
            "Moderated by Cora Diaz\n- Ada Quill\n- Bram Oost (Oost AG)\nBring a pen.",
            [("Cora Diaz", MODERATOR), ("Ada Quill", None), ("Bram Oost", None)],
        ),
        (
            "Panelist: Ada Quill, Tapes\n- Moderator: Cora Diaz\n- Bram Oost, Disks - Panelist",
            [("Ada Quill", Role.PANELIST), ("Cora Diaz", MODERATOR), ("Bram Oost", Role.PANELIST)],
        ),
    ],
)
def test_people_on_dashes_and_stars_around_a_moderator(text, people):
    assert described(text) == people


@pytest.mark.parametrize(
    "topics",
    [
        "- Open Borders, new walls\n- Green Steel, old mills\n",
        "- Ada Quill, Acme\n- why tapes matter\n",
        "- Tapes\n- Disks\n",
    ],
)
def test_topics_above_a_moderator_are_no_people(topics):
    assert described(f"{topics}Moderator: Cora Diaz") == [("Cora Diaz", MODERATOR)]


def test_people_named_by_an_earlier_label_are_not_read_again():
    text = "Speakers:\n- Ada Quill, Acme\n- Ted Oost, Acme\nModerator: Cora Diaz"
    assert [name for name, _ in described(text)] == ["Ada Quill", "Ted Oost", "Cora Diaz"]


def test_a_moderator_behind_a_dash_without_a_space():
    text = "With:\nAda Quill (Acme)\nBram Oost (Oost AG)- moderator."
    assert described(text) == [("Ada Quill", None), ("Bram Oost", MODERATOR)]


def test_a_bracket_that_is_never_closed_holds_the_affiliation():
    assert affiliations("Ada Quill (Founder, Tapes") == [("Ada Quill", "Founder, Tapes")]


def test_lines_below_the_first_name_behind_with_are_people_too():
    text = "With : Ada Quill, VP Digital, Acme\nBram Oost, Creative Director, Acme Zoo\nLocation : Lab M20"
    assert described(text) == [("Ada Quill", None), ("Bram Oost", None)]


def test_whoever_else_stands_behind_with_is_a_person_unless_it_is_a_thing():
    assert described("With : Ada Quill and Jury Presentation") == [("Ada Quill", None)]
    assert described("With : Ada Quill & Zorl Oost") == [("Ada Quill", None), ("Zorl Oost", None)]


def test_a_list_of_start_ups_behind_with_names_nobody():
    assert described("With :\nBlackbird\nCITYTAPE\nConnex\nLocation : Lab M30") == []


# Institutions read as people


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Ada Quill, Regional Director, Bolt and Nut", [("Ada Quill", "Regional Director, Bolt and Nut")]),
        (
            "Ada Quill, Director & Vice Dean DGTRX, Reise DGTRX",
            [("Ada Quill", "Director & Vice Dean DGTRX, Reise DGTRX")],
        ),
        ("Bolt & Nut Laura Quill (Editor)", [("Laura Quill", "Editor")]),
        ("Bolt & Nut Laura Quill", [("Laura Quill", "Bolt & Nut")]),
        ("Ada & Maria Diaz Quill", [("Ada", None), ("Maria Diaz Quill", None)]),
        ("Zorl & Brax Quill", [("Zorl", None), ("Brax Quill", None)]),
        (
            "Ada Quill, Centre for Tapes, Basel Governance Platform",
            [("Ada Quill", "Centre for Tapes, Basel Governance Platform")],
        ),
        ("Ada Quill, Open University, United Kingdom", [("Ada Quill", "Open University, United Kingdom")]),
        (
            "Ada Quill, Tape Works, Basel; Bram Oost, Acme",
            [("Ada Quill", "Tape Works, Basel"), ("Bram Oost", "Acme")],
        ),
    ],
)
def test_words_departments_and_magazines_are_no_people(text, read):
    assert affiliations(text) == read


@pytest.mark.parametrize("text", ["UK", "USA)", "United Kingdom", "TapeCon Taiwan", "TapeLadies Japan"])
@pytest.mark.parametrize("single", [True, False])
def test_countries_and_the_clubs_of_a_country_are_no_people(text, single):
    assert told(text, single=single) == ["(organisation)"]


@pytest.mark.parametrize(
    "name", ["Kathy England", "India Quill", "Ada Jordan", "Ada Brasil", "LaZorl Japan Quill", "India"]
)
def test_names_like_those_of_countries_stay_names(name):
    assert told(name) == [name]


def test_a_tentative_discussant_in_front_of_a_colon():
    (item,) = read_names(cell("Discussant (tbc): Ada Quill"))
    assert (item.name, item.role, item.status) == ("Ada Quill", Role.DISCUSSANT, Status.TENTATIVE)
    (item,) = read_names(cell("Discussant (online): Ada Quill"))
    assert (item.role, item.status) == (Role.DISCUSSANT, Status.CONFIRMED)


def test_a_tentative_role_within_a_list():
    first, second = read_names(cell("Ada Quill, Discussant (tbc): Bram Oost"))
    assert (first.status, second.status) == (Status.CONFIRMED, Status.TENTATIVE)


def test_people_behind_their_companies_in_japanese():
    text = "波テープ株式会社 青木 花, 一般社団法人波協会代表理事 海野波江, Wave Inc. 山川空也"
    assert affiliations(text) == [
        ("青木 花", "波テープ株式会社"),
        ("海野波江", "一般社団法人波協会代表理事"),
        ("山川空也", "Wave Inc."),
    ]
    assert told(text, single=True) == ["青木 花", "海野波江", "山川空也"]


@pytest.mark.parametrize("group", ["TapeCon 2019 コンテンツチーム", "波 実行委員会", "テープサークル"])
def test_teams_in_japanese_are_groups(group):
    assert told(group) == ["(organisation)"]


def test_somebody_of_a_team_in_japanese_is_a_person():
    assert affiliations("波データ管理者チーム 青木花江") == [("青木花江", "波データ管理者チーム")]


# A column of roles


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("panel", Role.PANELIST),
        ("panelist", Role.PANELIST),
        ("session", Role.SPEAKER),
        ("session_chair", Role.MODERATOR),
        ("chair", Role.MODERATOR),
        ("pc", Role.ORGANISER),
        ("PC member", Role.ORGANISER),
        ("pc_chair", Role.ORGANISER),
        ("Programme Committee", Role.ORGANISER),
        ("author", Role.SPEAKER),
        ("keynote", Role.KEYNOTE),
        ("o", None),
        ("p", None),
    ],
)
def test_the_words_of_a_column_of_roles(word, role):
    assert role_said(word) is role


@pytest.mark.parametrize("word", ["panel", "session", "pc", "programme committee"])
def test_they_are_roles_in_such_a_column_alone(word):
    assert role_of(word) is None


def test_a_column_of_roles_gives_them():
    read = programme(
        "name,role,session\nAda Quill,panel,Tapes\nBram Oost,session_chair,Tapes\nCora Diaz,pc,Tapes\n"
    )
    assert [role for _, role in seats(read.sessions[0])] == ["panelist", "moderator", "organiser"]
