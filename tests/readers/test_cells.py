"""People in one cell: who, in which role, from where, and exactly where the name stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.errors import Location
from panelcheck.programme import Role, Skip, Status
from panelcheck.readers.cells import read_names
from panelcheck.readers.records import Listing
from panelcheck.source import Cell, Source

PANEL = ("Ada Quill", "Bram Oost", "Cora Diaz")


def cell(text):
    return Cell(text, Source("talks.csv", text).locate(0, len(text)))


def told(text, **how):
    return [
        f"({item.what})" if isinstance(item, Skip) else item.name for item in read_names(cell(text), **how)
    ]


def affiliations(text, **how):
    return [
        (item.name, item.statements["affiliation"].text if "affiliation" in item.statements else None)
        for item in read_names(cell(text), **how)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill, Bram Oost, Cora Diaz",
        "Ada Quill, Bram Oost and Cora Diaz",
        "Ada Quill, Bram Oost, and Cora Diaz",
        "Ada Quill & Bram Oost & Cora Diaz",
        "Ada Quill; Bram Oost; Cora Diaz",
        "Ada Quill und Bram Oost und Cora Diaz",
        "Ada Quill, Bram Oost y Cora Diaz",
        "Ada Quill, Bram Oost et Cora Diaz",
        "Ada Quill | Bram Oost | Cora Diaz",
        "Ada Quill\nBram Oost\r\nCora Diaz\n",
        "- Ada Quill\n- Bram Oost\n* Cora Diaz",
        "1. Ada Quill\n2. Bram Oost\n3. Cora Diaz",
        "<ul><li>Ada Quill</li><li>Bram Oost</li><li>Cora Diaz</li></ul>",
        "Ada Quill<br>Bram Oost<br/>Cora Diaz",
        "Ada Quill/Bram Oost/Cora Diaz",
        "Ada Quill. Bram Oost. Cora Diaz",
        "Ada Quill*, Bram Oost†, **Cora Diaz**",
        "Ada Quill,Bram Oost,,Cora Diaz,",
        "[Ada Quill](https://example.org/a), Bram Oost with Cora Diaz",
        "Ada\u00a0Quill, Bram\u200b Oost, Cora  Diaz",
    ],
)
def test_ways_to_part_people(text):
    assert tuple(told(text)) == PANEL


@pytest.mark.parametrize(
    "name",
    [
        "Ada Quill",
        "Ada",
        "glyph7",
        "José Ortega y Gasset",
        "Santiago Ramón y Cajal",
        "Maria Silva e Costa",
        "Ada de la Cruz",
        "Ludwig van Oost",
        "Dr. Ada Quill",
        "Prof. Dr. Ada Quill",
        "Ada Quill, Jr.",
        "Ada L. Quill, Esq.",
        "Ada Quill, Ph.D.",
        "Ada Quill, PhD, MBA",
        'Ada "Wave" Quill',
        "Ada (Addie) Quill",
        "A. B. Quill",
        "JT Quill",
        "Ada O'Quill",
        "Ada d'Arbel",
        "Ada Quill / A.Q. Wren",
        "青木 花",
        "青木花",
        "김하나",
        "青木 花/Hana Aoki",
        "青木花 (Hana Aoki)",
        "Na",
        "Ada Quill III",
    ],
)
@pytest.mark.parametrize("single", [True, False])
def test_one_name_stays_whole(name, single):
    assert told(name, single=single) == [name]


@pytest.mark.parametrize(
    "name",
    [
        "Quill, Ada",
        "Quill, Ada B.",
        "van der Oost, Jan",
        "He, Wei",
        "Wang3, Min",
        "Ma, Li",
        "Rose, Ana F. De",
    ],
)
def test_a_name_turned_round_stays_whole(name):
    assert told(name) == [name]
    assert told(name, single=True) == [name]


@pytest.mark.parametrize(
    ("text", "name", "affiliation"),
    [
        ("Ada Quill, University of Tides", "Ada Quill", "University of Tides"),
        ("Ada Quill, Acme", "Ada Quill", "Acme"),
        ("Ada Quill (Acme)", "Ada Quill", "Acme"),
        ("Ada Quill (Tide Research)*", "Ada Quill", "Tide Research"),
        ("Ada Quill [Acme]", "Ada Quill", "Acme"),
        ("Ada Quill（海洋研究所）", "Ada Quill", "海洋研究所"),
        ("青木花（海洋研究所）", "青木花", "海洋研究所"),
        ("Ada Quill of Tide and TIDAL", "Ada Quill", "Tide and TIDAL"),
        ("Ada Quill of The Tide & The Sunday Tide", "Ada Quill", "The Tide & The Sunday Tide"),
        ("Ada Quill - Acme", "Ada Quill", "Acme"),
        ("Ada Quill / Tide Network Lab", "Ada Quill", "Tide Network Lab"),
        ("Ada Quill, Engineer, Acme (UK)", "Ada Quill", "Engineer, Acme (UK)"),
        (
            "Ada Quill, Institute for Tidal and Area Studies",
            "Ada Quill",
            "Institute for Tidal and Area Studies",
        ),
        ("Ada Quill, independent journalist", "Ada Quill", "independent journalist"),
        ("Ada Quill, PhD, Acme", "Ada Quill, PhD", "Acme"),
        ("Ada Quill (@quill)", "Ada Quill", None),
        ("Ada Quill (remote)", "Ada Quill", None),
        ("Tidal of Acme", "Tidal of Acme", None),
    ],
)
def test_affiliations(text, name, affiliation):
    assert affiliations(text) == [(name, affiliation)]


def test_semicolons_make_commas_part_of_affiliations():
    assert affiliations("Ada Quill, Verdant Gate; Bram Oost, Tide Uni; Cora Diaz,") == [
        ("Ada Quill", "Verdant Gate"),
        ("Bram Oost", "Tide Uni"),
        ("Cora Diaz", None),
    ]


def test_people_and_affiliations_in_turn():
    assert affiliations("Ada Quill, Acme, Bram Oost, Initech") == [
        ("Ada Quill", "Acme"),
        ("Bram Oost", "Initech"),
    ]
    assert affiliations("Ada Quill, Acme Labs, Bram Oost, Tide University, Cora Diaz") == [
        ("Ada Quill", "Acme Labs"),
        ("Bram Oost", "Tide University"),
        ("Cora Diaz", None),
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ada Quill & Verosha", ["Ada Quill", "Verosha"]),
        ("Ada & Bram", ["Ada", "Bram"]),
        ("Ada, Bram & Cora", ["Ada", "Bram", "Cora"]),
        ("Ada, Bram, Cora", ["Ada", "Bram", "Cora"]),
        ("Ada, Bram & Cora Diaz", ["Ada", "Bram", "Cora Diaz"]),
        ("Ada Quill, Bram Oost, Verosha", ["Ada Quill", "Bram Oost", "Verosha"]),
        ("Ada Quill, Holly Hacker, Bram Oost", ["Ada Quill", "Holly Hacker", "Bram Oost"]),
        ("Ada Quill, maria lena wolf, Bram Oost", ["Ada Quill", "maria lena wolf", "Bram Oost"]),
        ("青木花、森 海", ["青木花", "森 海"]),
        ("Ada Quill and the Tide Team", ["Ada Quill", "(organisation)"]),
        ("Ada Quill et al.", ["Ada Quill", "(unnamed people)", ""]),
        ("Ada Quill and many more", ["Ada Quill", "(unnamed people)", ""]),
        ("Ada Quill, Ben Okoro & guests", ["Ada Quill", "Ben Okoro", "(unnamed people)", ""]),
        ("Ada Quill, others", ["Ada Quill", "(unnamed people)", ""]),
    ],
)
def test_mononyms_and_company(text, people):
    assert told(text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ada Quill, Bram Oost", ["Ada Quill", "Bram Oost"]),
        ("Ada Quill and Bram Oost", ["Ada Quill", "Bram Oost"]),
        ("Ada Quill, Acme; Bram Oost", ["Ada Quill", "Bram Oost"]),
        ("Ada, TIDE", ["Ada"]),
        ("Ada ( Tide Lab )", ["Ada"]),
        ("Ada Quill, TIDE Harbour", ["Ada Quill"]),
        ("Ada Quill, Bard College Harbour", ["Ada Quill"]),
        ("Ada, Bram, Cora", ["Ada"]),
    ],
)
def test_a_field_for_one_person(text, people):
    assert told(text, single=True) == people


@pytest.mark.parametrize(
    "text",
    [
        "TBA",
        "tbd",
        "TBC*",
        "N.N.",
        "XXX",
        "???",
        "(TBA)",
        "to be announced",
        "Speaker to be announced",
        "Reserved for trainees",
        "wird noch bekannt gegeben",
        "à confirmer",
        "por confirmar",
        "da definire",
        "nog niet bekend",
        "do potwierdzenia",
        "bude upřesněno",
        "náhradní speaker",
        "未定",
    ],
)
@pytest.mark.parametrize("single", [True, False])
def test_placeholders_are_open_seats(text, single):
    (seat,) = read_names(cell(text), single=single)
    assert (seat.name, seat.status) == ("", Status.OPEN)


def test_open_seats_beside_people():
    seats = read_names(cell("Ada Quill, TBA, TBA"))
    assert [(seat.name, seat.status) for seat in seats] == [
        ("Ada Quill", Status.CONFIRMED),
        ("", Status.OPEN),
        ("", Status.OPEN),
    ]
    (seat,) = read_names(cell("Moderator: TBA (Acme)"))
    assert (seat.role, seat.status, seat.statements["affiliation"].text) == (
        Role.MODERATOR,
        Status.OPEN,
        "Acme",
    )


@pytest.mark.parametrize(
    "text",
    [
        "tide,conf,v6 organizers",
        "Tide Organizers",
        "All Participants",
        "Various speakers",
        "Tide Stage Team",
        "Organizing committee",
        "Contributed from submitted abstracts",
        "you!",
        "Tide Foundation",
        "Universität Tiden",
        "Center for Tidal Studies",
        "Das Organisationsteam",
        "Les organisateurs",
        "Acme Inc.",
        "everyone",
        "海洋大学",
    ],
)
def test_groups_are_skipped_by_name(text):
    (skip,) = read_names(cell(text))
    assert skip == Skip("organisation", "a group or an organisation, not one person", skip.location)
    assert skip.location.line == 1


@pytest.mark.parametrize("text", ["", "  ", "NA", "n/a", "-", "none", "\n\n", "<br>", " ; "])
def test_cells_that_name_nobody(text):
    assert read_names(cell(text)) == []


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Ada Quill (moderator), Bram Oost", [Role.MODERATOR, None]),
        ("Ada Quill, moderator, Acme", [Role.MODERATOR]),
        ("Ada Quill (Moderator, Acme)", [Role.MODERATOR]),
        ("Ada Quill (Acme) - Moderator.", [Role.MODERATOR]),
        (
            "Moderator: Ada Quill; Panelists: Bram Oost, Cora Diaz",
            [Role.MODERATOR, Role.PANELIST, Role.PANELIST],
        ),
        ("Bram Oost, Moderator: Ada Quill", [None, Role.MODERATOR]),
        ("Moderated by Ada Quill and Bram Oost", [Role.MODERATOR, Role.MODERATOR]),
    ],
)
def test_role_markers(text, roles):
    assert [item.role for item in read_names(cell(text))] == roles


def test_the_fields_role_is_for_those_without_a_marker():
    seats = read_names(cell("Ada Quill (chair), Bram Oost"), role=Role.PANELIST)
    assert [seat.role for seat in seats] == [Role.MODERATOR, Role.PANELIST]


def test_what_people_say_of_themselves():
    seats = read_names(
        cell(
            "Ada Quill (she/her), Bram Oost (they/them; Acme), Cora Diaz xe/xem, "
            "Dov (any), Eve Fo (eve@example.org)"
        )
    )
    assert [{key: value.text for key, value in seat.statements.items()} for seat in seats] == [
        {"pronouns": "she/her"},
        {"pronouns": "they/them", "affiliation": "Acme"},
        {"pronouns": "xe/xem"},
        {"pronouns": "any"},
        {"email": "eve@example.org"},
    ]
    (seat,) = read_names(cell("Ada Quill, she/her"))
    assert (seat.name, seat.statements["pronouns"].text) == ("Ada Quill", "she/her")


def test_the_status_in_brackets():
    first, second, third = read_names(cell("Ada Quill (TBC), Bram Oost (cancelled), Cora Diaz"))
    assert first.status is Status.TENTATIVE
    assert second == Skip(
        "declined seat", "marked as declined or cancelled", Location("talks.csv", 1, 18, 1, 27)
    )
    assert third.status is Status.CONFIRMED


def test_what_a_listing_holds_is_not_in_its_repr():
    assert "she/her" not in repr(read_names(cell("Ada Quill (she/her)")))


# Places


def places(cell):
    return [item.location[1:] for item in read_names(cell)]


def test_places_on_one_line():
    assert places(Cell("Ada Quill, Bram Oost", Location("a.csv", 7, 11, 7, 31))) == [
        (7, 11, 7, 20),
        (7, 22, 7, 31),
    ]


def test_places_within_quotes():
    assert places(Cell("Ada Quill, Bram Oost", Location("a.csv", 7, 11, 7, 33))) == [
        (7, 12, 7, 21),
        (7, 23, 7, 32),
    ]


def test_places_on_several_lines():
    assert places(Cell("Ada Quill\r\nBram Oost", Location("a.csv", 7, 11, 8, 10))) == [
        (7, 11, 7, 20),
        (8, 1, 8, 10),
    ]
    assert places(Cell("Ada Quill\nBram Oost", Location("a.csv", 7, 11, 8, 11))) == [
        (7, 12, 7, 21),
        (8, 1, 8, 10),
    ]


@pytest.mark.parametrize(
    "place", [Location("a.yaml", 7, 11, 9, 4), Location("a.yaml", 7, 11, 7, 40), Location("a.yaml", 7, 11)]
)
def test_the_whole_cell_where_the_text_is_not_written_as_it_reads(place):
    assert {item.location for item in read_names(Cell("Ada Quill, Bram Oost", place))} == {place}


def test_the_place_of_an_affiliation():
    (seat,) = read_names(cell("Ada Quill, Acme Labs"))
    assert seat.statements["affiliation"].location == Location("talks.csv", 1, 12, 1, 21)


FIRST = st.sampled_from(["Ada", "Bram", "Cora", "José", "Li-Wei", "Łucja", "Anna Maria", "A. B."])
LAST = st.sampled_from(["Quill", "Oost", "van Dael", "O'Quill", "El-Amin", "Ørsted", "Diaz Prado"])
NAME = st.tuples(FIRST, LAST).map(" ".join)


@given(st.lists(NAME, min_size=1, max_size=6), st.sampled_from([", ", "; ", " & ", "\n", " and ", " | "]))
def test_full_names_come_back_from_where_they_stand(people, separator):
    text = separator.join(people)
    items = read_names(cell(text))
    assert [item.name for item in items] == people
    lines = text.split("\n")
    for item in items:
        place = item.location
        assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == item.name


@given(st.text(alphabet="Ab é.,;&/|()[]*-:\n\t\"'<>花TBA", max_size=60), st.booleans())
def test_no_text_breaks_it(text, single):
    whole = cell(text)
    for item in read_names(whole, single=single):
        assert whole.location[1:3] <= item.location[1:3] <= item.location[3:] <= whole.location[3:]
        assert isinstance(item, Skip) or item.name or item.status is Status.OPEN


def test_long_cells_take_linear_time():
    text = ", ".join(["Ada Quill"] * 5000) + " et al " * 5000 + "((" * 5000
    assert len(read_names(cell(text))) >= 4999


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Anna Berg, Tom Holm, 2 TBA", ["Anna Berg", "Tom Holm", ""]),
        ("Anna Berg and two more TBA", ["Anna Berg", ""]),
        ("Anna Berg, Tom Holm, + 2 TBA", ["Anna Berg", "Tom Holm", ""]),
        ("Anna Berg, (one more to be announced)", ["Anna Berg", ""]),
        ("Anna Berg, further panelists to be confirmed", ["Anna Berg", ""]),
        ("Anna Berg, speaker from ACME (tbc)", ["Anna Berg", ""]),
        ("Anna Berg, Tom Holm and one more", ["Anna Berg", "Tom Holm", ""]),
        ("Anna Berg - Red Hat, Tom Holm - CERN", ["Anna Berg", "Tom Holm"]),
        ("Tom Holm - CERN, Anna Berg - Red Hat, Jens Lund - SAP", ["Tom Holm", "Anna Berg", "Jens Lund"]),
        ("Tom Holm - CERN, Red Hat - Anna Berg", ["Tom Holm", "Red Hat - Anna Berg"]),
        ("Anna Berg, Tom Holm sowie Jens Lund", ["Anna Berg", "Tom Holm", "Jens Lund"]),
        ("Anna Berg as well as Jens Lund", ["Anna Berg", "Jens Lund"]),
        ("Berg, Anna and Holm, Otto", ["Berg, Anna", "Holm, Otto"]),
        ("Berg, Anna und Holm, Otto und Lund, Tom", ["Berg, Anna", "Holm, Otto", "Lund, Tom"]),
        ("Anna Berg / Tom Holm / Jens Lund", ["Anna Berg", "Tom Holm", "Jens Lund"]),
        ("Anna Berg • Tom Holm · Jens Lund", ["Anna Berg", "Tom Holm", "Jens Lund"]),
        ("Anna Berg – Tom Holm", ["Anna Berg", "Tom Holm"]),
        ("Anna Berg – Oslo / Tom Holm – Bergen", ["Anna Berg", "Tom Holm"]),
        ("Anna Berg / Acme Labs", ["Anna Berg"]),
        ("Anna Berg – Director – Acme Labs", ["Anna Berg"]),
    ],
)
def test_signs_and_words_that_part_people(text, people):
    found = read_names(Cell(text, Location("list.csv", 1, 1, 1, 1 + len(text))))
    assert [item.name for item in found if isinstance(item, Listing)] == people


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Tom Holm, Jens Lund; Moderator: Anna Berg", ["", "", "moderator"]),
        ("Tom Holm, Jens Lund; moderated by Anna Berg", ["", "", "moderator"]),
        ("Moderator: Anna Berg. Panel: Tom Holm, Jens Lund", ["moderator", "panelist", "panelist"]),
        ("Chair: Anna Berg; Panel: Tom Holm, Jens Lund", ["moderator", "panelist", "panelist"]),
        ("Moderated by Anna Berg; Tom Holm; Jens Lund", ["moderator", "", ""]),
        ("Moderators: Anna Berg; Tom Holm; Panelist: Jens Lund", ["moderator", "moderator", "panelist"]),
        ("Anna Berg (mod.), Tom Holm", ["moderator", ""]),
    ],
)
def test_who_moderates_in_a_cell_for_all(text, roles):
    found = read_names(cell(text))
    assert [item.role.value if item.role else "" for item in found] == roles
