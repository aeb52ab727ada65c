import pytest
from hypothesis import given
from hypothesis import strategies as st
from identity_programmes import PATH, Rows, programme, session

from panelcheck.errors import Location
from panelcheck.identity import Declaration, identify
from panelcheck.identity.pronouns import Pronouns, apportion, read_pronouns
from panelcheck.identity.roster import Ground
from panelcheck.source import Cell


@pytest.mark.parametrize(
    "text",
    [
        "she/her",
        "She / Her",
        "she",
        "her",
        "she/ her",
        "SHE/HER/HERS",
        "sie/ihr",
        "elle",
        "ella",
        "ela/dela",
        "lei",
        "zij/haar",
        "ona/jej",
        "ona/jej\u00ed",
        "sher/her",
        "(she/her)",
        "she her",
        "she, her.",
    ],
)
def test_she(text):
    assert read_pronouns(text) is Pronouns.SHE


@pytest.mark.parametrize(
    "text",
    [
        "he/him",
        "He/Him",
        "He him",
        "He, Him",
        "He",
        "he/his",
        "his/he",
        "he/him/his",
        "he/him/el",
        "er/ihm",
        "il/lui",
        "\u00e9l",
        "ele/dele",
        "hij/hem",
        "on/jego",
        "he/hom",
        "he/hin",
    ],
)
def test_he(text):
    assert read_pronouns(text) is Pronouns.HE


@pytest.mark.parametrize(
    "text",
    [
        "they/them",
        "they",
        "They/Them. (all are acceptable)",
        "she/they",
        "they/she",
        "he/they",
        "any",
        "any/all",
        "she/he",
        "he/her",
        "ze/hir",
        "xe/xem",
        "it/its",
        "iel",
        "she/hey",
        "he/him (any is fine)",
        "prefer not to say",
        "none",
        "ask me",
        "\u5f7c\u5973",
        "M",
        "she/xer/xers",
    ],
)
def test_anything_else_stated(text):
    assert read_pronouns(text) is Pronouns.OTHERWISE


@pytest.mark.parametrize("text", ["", " - ", "n/a", "Mr", "Dr", "Mrs.", "Prof.", "?", "tbd"])
def test_nothing_stated(text):
    assert read_pronouns(text) is Pronouns.NONE_STATED


@given(st.text(max_size=20))
def test_any_text_is_read(text):
    assert read_pronouns(text) in Pronouns


PAIR = ["Emily Holm", "Mark Ek"]


@pytest.mark.parametrize(
    ("text", "names", "parts"),
    [
        ("Emily: she/her. Mark: he/him.", PAIR, ["she/her", "he/him"]),
        ("Mark Ek: he/him; Emily Holm: she/her", PAIR, ["she/her", "he/him"]),
        ("Emily (any), Mark (He/Him)", PAIR, ["any", "He/Him"]),
        ("She/her for Emily", PAIR, ["She/her", ""]),
        ("they/them & they/them", PAIR, ["they/them", "they/them"]),
        ("he/him, he/him", PAIR, ["he/him", "he/him"]),
        ("she/her; he/him", PAIR, ["she/her", "he/him"]),
        ("she/her\nhe/him\n", PAIR, ["she/her", "he/him"]),
        ("2x they/them", PAIR, ["they/them", "they/them"]),
        ("both she/her", PAIR, ["she/her", "she/her"]),
        ("woman;", PAIR, ["woman", ""]),
        ("he/him, they/them", PAIR, None),
        ("2x He/Him, 2x She/Her", [*PAIR, "Ida Berg", "Tom Vik"], None),
        ("3x they/them", PAIR, None),
        ("she/her", PAIR, None),
        ("cis woman", PAIR, None),
        ("Anna: she/her; Mark: he/him", PAIR, None),
        ("Emily: she/her; Emily: they/them", PAIR, None),
        ("Holm: she/her", ["Emily Holm", "Mark Holm"], None),
        ("Emily: she/her; he/him", PAIR, None),
    ],
)
def test_one_cell_for_several_people(text, names, parts):
    assert apportion(text, names) == parts


@given(
    st.text(max_size=30),
    st.lists(st.sampled_from(["Ida Berg", "Tom Vik", "Emily Holm"]), min_size=2, max_size=4),
)
def test_a_shared_cell_gives_everyone_a_part_or_nobody(text, names):
    parts = apportion(text, names)
    assert parts is None or len(parts) == len(names)


def grounds(made, **options):
    roster = identify(made, **options)
    return [standing.ground for standing in roster.standings["gender"].values()]


def shared(text, *names, axis="pronouns"):
    rows = Rows()
    return programme(session("A panel", *(rows.seat(name, row=2, **{axis: text}) for name in names)))


def test_a_shared_cell_is_read_for_each():
    made = shared("Emily: she/her. Mark: they/them.", *PAIR)
    assert grounds(made) == [Ground.PRONOUNS, Ground.UNKNOWN]


def test_an_ambiguous_shared_cell_makes_everyone_unknown_and_names_are_not_asked():
    assert grounds(shared("he/him, they/them", *PAIR)) == [Ground.UNKNOWN, Ground.UNKNOWN]


def test_whoever_a_shared_cell_leaves_out_said_nothing():
    assert grounds(shared("She/her for Emily", *PAIR)) == [Ground.PRONOUNS, Ground.NAMES]


def test_equal_parts_of_one_cell_are_everyones_own():
    assert grounds(shared("both she/her", *PAIR)) == [Ground.PRONOUNS, Ground.PRONOUNS]


def test_one_value_beside_several_people_may_be_anybodys():
    """It would make a panel of one man and three others look like four declared men."""
    assert grounds(shared("she/her", *PAIR)) == [Ground.UNKNOWN, Ground.UNKNOWN]
    assert grounds(shared("man", *PAIR, axis="gender")) == [Ground.UNKNOWN, Ground.UNKNOWN]


def test_a_shared_answer_is_never_two_answers_of_one_person():
    roster = identify(shared("woman; man", *PAIR, axis="gender"))
    assert [set(one.categories) for one in roster.standings["gender"].values()] == [{"woman"}, {"man"}]


def test_a_shared_answer_that_cannot_be_told_is_nobodys_own_words():
    roster = identify(shared("woman, man, woman", *PAIR, axis="gender"))
    assert grounds(shared("woman, man, woman", *PAIR, axis="gender")) == [Ground.UNKNOWN] * 2
    assert roster.unmapped == {"gender": 0}


def test_own_words_stay_own_words_beside_a_shared_answer():
    made = shared("woman, man, woman", *PAIR, axis="gender")
    roster = identify(
        made,
        declarations=[
            Declaration(axis="gender", cell=Cell("own words", Location("answers.csv")), name=PAIR[0])
        ],
    )
    assert roster.unmapped == {"gender": 1}


def test_cells_of_open_axes_are_left_as_the_reader_shared_them_out():
    roster = identify(shared("Holm AB, Oslo", *PAIR, axis="affiliation"), axes=["affiliation"])
    assert [set(one.categories) for one in roster.standings["affiliation"].values()] == [
        {"holm ab, oslo"}
    ] * 2


def test_pronouns_are_evidence_only_in_narrow_mode():
    made = shared("she/her", "Emily Holm")
    assert grounds(made) == [Ground.PRONOUNS]
    assert grounds(made, pronouns="ignore") == [Ground.UNKNOWN]


def test_a_name_never_overrules_pronouns():
    ratio = identify(shared("he/him", "Emily Holm")).standings["gender"]["name:emily holm"].likelihood_ratio
    assert ratio < 0.01
    assert grounds(shared("they/them", "Emily Holm")) == [Ground.UNKNOWN]
    assert grounds(shared("Dr", "Emily Holm")) == [Ground.NAMES]


def test_two_sets_in_two_places_are_several_sets():
    rows = Rows()
    made = programme(
        session("One", rows.seat("Emily Holm", pronouns="she/her")),
        session("Two", rows.seat("Emily Holm", pronouns="they/them")),
    )
    assert grounds(made) == [Ground.UNKNOWN]


def test_a_value_merged_into_several_records_is_each_ones_own():
    rows = Rows()
    seats = [rows.seat(name, gender="woman; nonbinary") for name in PAIR]
    cell = seats[0].statements["gender"]
    seats[1].statements["gender"] = cell
    roster = identify(programme(session("A panel", *seats)))
    assert cell.location == Location(PATH, 2, 40, 2, 56)
    assert all(set(one.categories) == {"woman", "nonbinary"} for one in roster.standings["gender"].values())
