import pytest
from hypothesis import given
from hypothesis import strategies as st
from identity_programmes import PATH, Rows, panel, programme, session

from panelcheck.errors import Location, UserError
from panelcheck.identity import DEFAULT, Declaration, Vocabulary, identify
from panelcheck.identity.roster import Ground
from panelcheck.programme import Role
from panelcheck.source import Cell


def declare(text, *, axis="gender", line=2, **who):
    return Declaration(axis=axis, cell=Cell(text, Location("answers.csv", line, 9, line, 15)), **who)


def standing(roster, name, axis="gender"):
    person = next(person for person in roster.people.values() if person.name == name)
    return roster.standing(person, axis)


def known(roster, name, axis="gender"):
    found = standing(roster, name, axis)
    return found.ground, set(found.categories)


def test_a_declaration_beats_pronouns_and_name():
    roster = identify(panel("John Holm", gender="woman", pronouns="he/him"))
    assert known(roster, "John Holm") == (Ground.DECLARED, {"woman"})
    assert not standing(roster, "John Holm").estimated
    assert roster.table == ""


def test_pronouns_beat_the_name():
    found = standing(identify(panel("John Holm", pronouns="she/her")), "John Holm")
    assert (found.ground, found.estimated) == (Ground.PRONOUNS, True)
    assert found.likelihood_ratio > 1


def test_the_name_is_the_last_resort():
    roster = identify(panel("John Holm", "Xyzzyq Holm"))
    assert standing(roster, "John Holm").ground is Ground.NAMES
    assert standing(roster, "John Holm").likelihood_ratio < 1
    assert standing(roster, "Xyzzyq Holm").ground is Ground.UNKNOWN
    assert roster.table.startswith("S+J 1 of 2026-11-22")


@pytest.mark.parametrize("said", ["prefer not to say", "demigod"])
def test_whoever_said_something_else_is_never_estimated(said):
    roster = identify(panel("John Holm", gender=said, pronouns="he/him"))
    assert not standing(roster, "John Holm").estimated


def test_names_can_be_switched_off():
    roster = identify(panel("John Holm", pronouns=""), names=False)
    assert standing(roster, "John Holm").ground is Ground.UNKNOWN
    assert roster.prior == pytest.approx((0.05, 0.95))


def test_only_gender_is_ever_estimated():
    roster = identify(panel("John Holm", pronouns="he/him"), axes=["country"])
    assert roster.standings == {
        "country": {"name:john holm": roster.standing(roster.people["name:john holm"], "x")}
    }


def test_open_axes_are_what_people_wrote():
    rows = Rows()
    made = programme(
        session(
            "One", rows.seat("Anna Berg", affiliation="Holm AB"), rows.seat("Tom Ek", affiliation="HOLM  AB")
        ),
        session("Two", rows.seat("Anna Berg", affiliation="Vik Ltd"), rows.seat("Ida Vik")),
    )
    roster = identify(made, axes=["gender", "affiliation"], names=False)
    assert known(roster, "Anna Berg", "affiliation") == (Ground.DECLARED, {"holm ab", "vik ltd"})
    assert known(roster, "Tom Ek", "affiliation") == (Ground.DECLARED, {"holm ab"})
    assert known(roster, "Ida Vik", "affiliation") == (Ground.UNKNOWN, set())
    assert roster.labels == {"gender": ("woman", "man", "nonbinary"), "affiliation": ("holm ab", "vik ltd")}
    assert roster.contradictions == ()


def test_an_axis_of_ones_own_with_categories():
    stage = Vocabulary("stage", {"early": ["postdoc"], "late": ["professor"]})
    roster = identify(panel("Anna Berg", stage="Postdoc"), vocabularies={"stage": stage}, axes=["stage"])
    assert known(roster, "Anna Berg", "stage") == (Ground.DECLARED, {"early"})
    assert roster.labels == {"stage": ("early", "late")}


def test_words_that_map_nowhere_are_counted_by_people():
    rows = Rows()
    made = programme(
        session("One", rows.seat("Anna Berg", gender="demigod"), rows.seat("Tom Ek", gender="man")),
        session("Two", rows.seat("Anna Berg", gender="demigod")),
    )
    roster = identify(made)
    assert roster.unmapped == {"gender": 1}
    assert known(roster, "Anna Berg") == (Ground.UNKNOWN, set())
    mapped = identify(made, vocabularies={"gender": DEFAULT["gender"].extended({"demigod": []})})
    assert mapped.unmapped == {"gender": 0}
    assert known(mapped, "Anna Berg") == (Ground.DECLARED, {"demigod"})


def test_two_rows_that_disagree_are_a_contradiction_at_the_second():
    rows = Rows()
    seats = [rows.seat("Anna Berg", gender=said) for said in ("woman", "F", "non-binary")]
    made = programme(*(session(f"Talk {number}", seat) for number, seat in enumerate(seats)))
    roster = identify(made)
    assert known(roster, "Anna Berg") == (Ground.UNKNOWN, set())
    (one,) = roster.contradictions
    assert (one.axis, one.first, one.second) == ("gender", seats[0].location, seats[2].location)


def test_ids_do_not_excuse_a_contradiction():
    rows = Rows()
    made = programme(
        session("One", rows.seat("Anna Berg", id="1", gender="woman")),
        session("Two", rows.seat("Anna Berg", id="1", gender="man")),
    )
    assert len(identify(made).contradictions) == 1


def test_namesakes_with_ids_do_not_contradict_each_other():
    rows = Rows()
    made = programme(
        session(
            "One",
            rows.seat("Robin Holm", id="1", gender="woman"),
            rows.seat("Robin Holm", id="2", gender="man"),
        )
    )
    roster = identify(made)
    assert roster.contradictions == ()
    assert [set(one.categories) for one in roster.standings["gender"].values()] == [{"woman"}, {"man"}]


def test_a_refusal_anywhere_holds_everywhere():
    rows = Rows()
    made = programme(
        session("One", rows.seat("Anna Berg", gender="woman")),
        session("Two", rows.seat("Anna Berg", gender="prefer not to say")),
    )
    roster = identify(made)
    assert standing(roster, "Anna Berg").ground is Ground.DECLINED
    assert roster.contradictions == ()


def test_a_declarations_file_beats_the_programme_and_its_contradictions():
    rows = Rows()
    made = programme(
        session("One", rows.seat("Anna Berg", gender="man"), rows.seat("Tom Ek", gender="man")),
        session("Two", rows.seat("Anna Berg", gender="woman"), rows.seat("Ida Vik", gender="woman")),
    )
    said = [declare("non-binary", name="anna BERG"), declare("n/a", name="Ida Vik", line=3)]
    roster = identify(made, declarations=said, private=True)
    assert known(roster, "Anna Berg") == (Ground.DECLARED, {"nonbinary"})
    assert known(roster, "Tom Ek") == (Ground.DECLARED, {"man"})
    assert known(roster, "Ida Vik") == (Ground.DECLARED, {"woman"})
    assert roster.contradictions == ()
    assert roster.private


def test_a_declarations_file_that_contradicts_itself():
    said = [declare("woman", name="Anna Berg"), declare("man", name="Dr. Anna Berg", line=3)]
    rows = Rows()
    made = programme(session("One", rows.seat("Anna Berg")), session("Two", rows.seat("Dr. Anna Berg")))
    roster = identify(made, declarations=said)
    (one,) = roster.contradictions
    assert (one.first, one.second) == tuple(one.cell.location.point for one in said)
    assert known(roster, "Dr. Anna Berg") == (Ground.UNKNOWN, set())


def test_pronouns_may_be_declared_too():
    said = [declare("they/them", axis="pronouns", name="Anna Berg")]
    assert standing(identify(panel("Anna Berg"), declarations=said), "Anna Berg").ground is Ground.UNKNOWN


def test_declarations_find_their_people_by_id_then_email_then_name():
    rows = Rows()
    made = programme(
        session(
            "One",
            rows.seat("Anna Berg", id="1"),
            rows.seat("Anna Berg", id="2"),
            rows.seat("Tom Ek", email="Tom@Example.org"),
            rows.seat("Ida Vik", email="office@example.org"),
            rows.seat("Ole Vik", email="office@example.org"),
        )
    )
    said = [
        declare("woman", id="2", name="Somebody Else"),
        declare("man", email="tom@example.ORG", name="Thomas Ek"),
        declare("nonbinary", email="office@example.org", name="Ole Vik"),
    ]
    roster = identify(made, declarations=said, names=False)
    assert [set(one.categories) for one in roster.standings["gender"].values()] == [
        set(), {"woman"}, {"man"}, set(), {"nonbinary"},
    ]  # fmt: skip
    assert roster.unmatched == ()


def test_declarations_that_fit_nobody_or_several_are_not_used():
    rows = Rows()
    made = programme(
        session(
            "One", rows.seat("Anna Berg", id="1"), rows.seat("Anna Berg", id="2"), rows.seat("Tom Ek", id="3")
        )
    )
    said = [
        declare("woman", name="Anna Berg"),
        declare("early", name="Anna Berg", axis="stage"),
        declare("woman", name="Ida Vik", line=3),
        declare("woman", id="9", name="Tom Ek", line=4),
        declare("woman", email="secret@example.org", line=5),
    ]
    roster = identify(made, declarations=said, names=False, axes=["gender", "stage"])
    assert all(one.ground is Ground.UNKNOWN for one in roster.standings["gender"].values())
    assert [(cell.text, str(cell.location), cell.location.end_line) for cell in roster.unmatched] == [
        ("Anna Berg", "answers.csv:2:9", 0),
        ("Ida Vik", "answers.csv:3:9", 0),
        ("Tom Ek", "answers.csv:4:9", 0),
        ("", "answers.csv:5:9", 0),
    ]


def test_an_id_the_programme_does_not_know_leaves_the_name():
    roster = identify(panel("Anna Berg"), declarations=[declare("woman", id="9", name="Anna Berg")])
    assert known(roster, "Anna Berg") == (Ground.DECLARED, {"woman"})


def test_refused_axes():
    with pytest.raises(UserError, match="does not use sex assigned at birth or trans status"):
        identify(panel("Anna Berg"), axes=["gender", "Sex assigned at birth"])


def test_the_prior_counts_each_person_once_and_only_women_and_men():
    rows = Rows()
    seat = rows.seat
    made = programme(
        session(
            "One",
            seat("Anna Berg", gender="woman"),
            seat("Tom Ek", gender="man"),
            seat("Ida Vik", gender="enby"),
        ),
        session(
            "Two",
            seat("Anna Berg"),
            seat("Ole Ek", gender="man; nonbinary"),
            seat("Eva Ek", gender="declined"),
        ),
        session("Three", seat("Anna Berg", role=Role.MODERATOR)),
    )
    roster = identify(made, names=False)
    # Beta(2, 2): one woman, one man.
    assert roster.prior == pytest.approx((0.1353504, 0.8646496), abs=1e-5)


def test_an_estimate_moves_the_prior():
    low, high = identify(panel("John Holm", "Peter Ek", "Thomas Vik")).prior
    assert high < 0.6
    assert low < 0.03


SAID = st.sampled_from(["woman", "man", "nonbinary", "declined", "demigod", ""])
STATED = st.sampled_from(["she/her", "he/him", "they/them", "Dr", ""])


@given(st.lists(st.tuples(st.sampled_from(["Anna Berg", "Tom Ek", "Ida Vik"]), SAID, STATED), max_size=8))
def test_the_grounds_add_up_to_the_people(rows_said):
    rows = Rows()
    made = programme(
        *(
            session(f"Talk {number}", rows.seat(name, gender=said, pronouns=stated))
            for number, (name, said, stated) in enumerate(rows_said)
        )
    )
    roster = identify(made, names=False)
    standings = roster.standings["gender"]
    assert standings.keys() == roster.people.keys()
    for key, person in roster.people.items():
        own = {said for name, said, _ in rows_said if name == person.name} - {""}
        found = standings[key]
        if "declined" in own:
            assert found.ground is Ground.DECLINED
        elif len(own) > 1 or "demigod" in own:
            assert found.ground is Ground.UNKNOWN
        elif own:
            assert (found.ground, set(found.categories)) == (Ground.DECLARED, own)
        else:
            assert found.ground in (Ground.PRONOUNS, Ground.UNKNOWN)
        assert found.estimated == (found.ground is Ground.PRONOUNS)


def test_the_same_input_gives_the_same_roster():
    made = panel("Anna Berg", "Tom Ek", "Alex Holm")
    one, two = identify(made), identify(made)
    assert one == two
    assert one.people["name:anna berg"].seats[0].location.path == PATH
