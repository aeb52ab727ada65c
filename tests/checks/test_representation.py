"""Verdicts on who is there: certain, likely, undetermined, satisfied, not applicable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck import readers
from panelcheck.checks import registry
from panelcheck.checks.representation import (
    CategoryShare,
    OneCancellationAway,
    SingleAffiliation,
    SingleCategory,
    judged,
)
from panelcheck.finding import Verdict
from panelcheck.identity import Vocabulary, identify
from panelcheck.lineup import Each, Event, Interval, LineUpSpec, line_ups_of
from panelcheck.programme import Kind
from panelcheck.source import Source

PANEL = LineUpSpec(each=Each.SESSION, kinds=(Kind.PANEL,), min_people=3)
EVENT = LineUpSpec(each=Each.EVENT, min_people=10)
ALL_MEN = SingleCategory(category="man")
MEN_ABOVE = CategoryShare(category="man", above=0.7)
HIS = ["John", "Peter", "Thomas", "Michael", "George", "Henry"]
HERS = ["Maria", "Anna", "Julia"]
DECLARED = st.sampled_from(["man", "woman", "nonbinary", "man; nonbinary", "prefer not to say", ""])


def programme(*people, kind="panel"):
    """A panel of people, each a gender as declared or a first name with nothing declared."""
    rows = []
    for number, person in enumerate(people):
        given_name = person if person in HIS + HERS else "Zyx"
        letters = "".join("abcdefghij"[int(digit)] for digit in f"{number:02}")
        rows.append(
            f"Storage,{kind},{given_name} Q{letters},panelist,{'' if person == given_name else person}"
        )
    return "\n".join(["session,kind,name,role,gender", *rows, ""])


def judge(check, text, spec=PANEL):
    read = readers.read(Source("programme.csv", text), readers.Words())
    roster = identify(read, axes=("gender", "affiliation"))
    return [one for line_up in line_ups_of(Event(read, roster), spec) for one in check.judge(line_up)]


def only(check, *people, spec=PANEL):
    (judgement,) = judge(check, programme(*people), spec)
    return judgement


def test_four_declared_men_are_certain():
    found = only(ALL_MEN, *["man"] * 4)
    assert (found.verdict, found.low, found.high, found.from_declarations) == (Verdict.CERTAIN, 1, 1, True)
    assert found.evidence == {"people": 4, "known": 4, "estimated": 0, "unknown": 0, "open": 0}


def test_four_names_are_likely_and_say_what_they_rest_on():
    found = only(ALL_MEN, *HIS[:4])
    assert (found.verdict, found.reason, found.from_declarations) == (Verdict.LIKELY, "first names", False)
    assert 0.9 <= found.low <= found.high < 1


@pytest.mark.parametrize("fourth", ["John", "Maria", "", "prefer not to say"])
def test_beside_declared_men_one_name_leaves_no_trace(fourth):
    found = only(ALL_MEN, "man", "man", "man", fourth)
    assert (found.verdict, found.low, found.high) == (Verdict.UNDETERMINED, 0, 1)
    assert found.evidence == {"people": 4, "known": 3, "estimated": 0, "unknown": 1, "open": 0}
    assert found.reason == "not known of 1 of 4"


def test_womens_names_satisfy_but_are_not_praised():
    found = only(ALL_MEN, *HERS, "John")
    assert (found.verdict, found.from_declarations) == (Verdict.SATISFIED, False)
    assert 0 < found.high < 0.05


def test_one_declared_woman_is_enough_whatever_the_others_are():
    found = only(ALL_MEN, "woman", "", *HIS[:3])
    assert (found.verdict, found.low, found.high) == (Verdict.SATISFIED, 0, 0)


def test_names_and_one_unknown_person_stay_undetermined():
    found = only(ALL_MEN, *HIS[:4], "")
    assert (found.verdict, found.low) == (Verdict.UNDETERMINED, 0)
    assert found.high > 0.9


@pytest.mark.parametrize("people", [[], ["man"]])
def test_a_panel_that_lists_one_or_nobody_is_under_listed(people):
    text = programme(*people) + "Storage,panel,Ada Example,moderator,woman\n"
    (found,) = judge(ALL_MEN, text)
    assert (found.verdict, found.reason) == (
        Verdict.UNDETERMINED,
        "under-listed, so who else is on it is not known",
    )
    assert found.evidence["people"] == len(people)


def test_two_people_are_too_few():
    found = only(ALL_MEN, "man", "man")
    assert (found.verdict, found.reason) == (Verdict.NOT_APPLICABLE, "too few people")


def test_nobody_at_all_is_too_few_even_where_no_minimum_is_asked():
    text = "session,kind,name,role\nStorage,talk,Ada Example,moderator\n"
    (found,) = judge(ALL_MEN, text, LineUpSpec(each=Each.SESSION))
    assert found.verdict is Verdict.NOT_APPLICABLE


def possible(answer):
    """What someone with this answer may be; whoever said nothing may be a man or something else."""
    return [{"man"}, {"woman"}] if answer in ("", "prefer not to say") else [set(answer.split("; "))]


def worlds(people):
    found = [[]]
    for answer in people:
        found = [[*world, one] for world in found for one in possible(answer)]
    return found


def expected(broken):
    if all(broken):
        return Verdict.CERTAIN
    return Verdict.UNDETERMINED if any(broken) else Verdict.SATISFIED


@given(st.lists(DECLARED, min_size=3, max_size=6))
def test_the_verdict_is_that_of_every_possible_world(people):
    broken = [all(one == {"man"} for one in world) for world in worlds(people)]
    assert only(ALL_MEN, *people).verdict is expected(broken)


@given(st.lists(DECLARED, min_size=3, max_size=6), st.sampled_from([0.3, 0.5, 0.7]))
def test_the_verdict_on_a_share_is_that_of_every_possible_world(people, above):
    spec = LineUpSpec(each=Each.EVENT, min_people=3)
    broken = [sum("man" in one for one in world) > above * len(people) for world in worlds(people)]
    assert only(CategoryShare(category="man", above=above), *people, spec=spec).verdict is expected(broken)


@given(st.lists(DECLARED, min_size=4, max_size=6))
def test_one_cancellation_is_that_of_every_possible_world(people):
    others = [sum(one != {"man"} for one in world) for world in worlds(people)]
    found = only(OneCancellationAway(category="man"), *people)
    if set(others) == {0}:
        assert found.verdict is Verdict.NOT_APPLICABLE
    else:
        assert found.verdict is expected([number == 1 for number in others])


@pytest.mark.parametrize(
    ("people", "verdict"),
    [
        (["woman"] * 3, Verdict.CERTAIN),
        (["nonbinary"] * 3, Verdict.CERTAIN),
        (["woman", "woman", "nonbinary"], Verdict.SATISFIED),
        (["man"] * 3, Verdict.NOT_APPLICABLE),
        (["man", "man", ""], Verdict.NOT_APPLICABLE),
        (["man", "woman", ""], Verdict.SATISFIED),
        (["woman", "woman", ""], Verdict.UNDETERMINED),
        (["", "", ""], Verdict.UNDETERMINED),
        (HERS, Verdict.LIKELY),
        (HIS[:3], Verdict.NOT_APPLICABLE),
    ],
)
def test_any_other_single_category(people, verdict):
    assert only(SingleCategory(other_than=("man",)), *people).verdict is verdict


@pytest.mark.parametrize(
    ("people", "verdict"),
    [
        (["man"] * 3, Verdict.CERTAIN),
        (["woman"] * 3, Verdict.CERTAIN),
        (["man", "man", "woman"], Verdict.SATISFIED),
        (["", "", "woman"], Verdict.UNDETERMINED),
        (HIS[:3], Verdict.LIKELY),
        ([*HIS[:3], ""], Verdict.UNDETERMINED),
        ([*HIS[:3], "woman"], Verdict.SATISFIED),
    ],
)
def test_any_single_category(people, verdict):
    assert only(SingleCategory(), *people).verdict is verdict


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (1, 1, Verdict.CERTAIN),
        (0.9, 0.95, Verdict.LIKELY),
        (0.899, 1, Verdict.UNDETERMINED),
        (0, 0.05, Verdict.UNDETERMINED),
        (0, 0.049, Verdict.SATISFIED),
        (0, 0, Verdict.SATISFIED),
    ],
)
def test_a_verdict_at_its_bounds(low, high, verdict):
    found = judged(Interval(low, high), {"people": 3, "unknown": 1, "open": 0}, lambda: "first names")
    reason = {Verdict.LIKELY: "first names", Verdict.UNDETERMINED: "not known of 1 of 3"}
    assert (found.verdict, found.low, found.high) == (verdict, low, high)
    assert found.reason == reason.get(verdict, "")


def test_an_axis_nobody_speaks_of_is_not_judged():
    found = only(SingleCategory(axis="stage"), *["man"] * 3)
    assert (found.verdict, found.reason) == (Verdict.NOT_APPLICABLE, "no stage is given")


def test_a_share_says_its_bounds():
    found = only(MEN_ABOVE, *["man"] * 8, "", "woman", spec=EVENT)
    assert found.verdict is Verdict.CERTAIN
    assert found.evidence == {
        "people": 10, "known": 9, "estimated": 0, "unknown": 1, "open": 0, "group": "men",
        "above": 70, "least": 8, "most": 9,
    }  # fmt: skip


def test_seven_of_ten_are_not_more_than_seventy_percent():
    assert only(MEN_ABOVE, *["man"] * 7, *["woman"] * 3, spec=EVENT).verdict is Verdict.SATISFIED


def test_many_names_are_never_certain():
    found = only(MEN_ABOVE, *HIS * 16, spec=EVENT)
    assert (found.verdict, found.evidence["least"]) == (Verdict.LIKELY, 0)
    assert found.low < 1


def test_a_cancellation_is_never_judged_by_names():
    found = only(OneCancellationAway(category="man"), *HIS[:3], "Maria")
    assert (found.verdict, found.low, found.high) == (Verdict.UNDETERMINED, 0, 1)
    assert found.evidence["estimated"] == 0


BOUNDS = {
    Verdict.CERTAIN: (1, 1), Verdict.SATISFIED: (0, 0),
    Verdict.UNDETERMINED: (0, 1), Verdict.NOT_APPLICABLE: (0, 1),
}  # fmt: skip


def houses(panel, others=("Globex", "Initech", "Umbrella", "Hooli")):
    rows = [f"Storage,panel,Zyx Qa{'abcdef'[number]},{house}" for number, house in enumerate(panel)]
    rows += [f"Talk {number},talk,Zyx Qb{'abcdef'[number]},{house}" for number, house in enumerate(others)]
    return "\n".join(["session,kind,name,affiliation", *rows, ""])


@pytest.mark.parametrize(
    ("text", "verdict", "reason"),
    [
        (houses(["Acme", "ACME", "acme"]), Verdict.CERTAIN, ""),
        (houses(["Acme", "Acme", "Globex"]), Verdict.SATISFIED, ""),
        (houses(["Acme", "Acme", ""]), Verdict.UNDETERMINED, "not known of 1 of 3"),
        (houses(["Acme", "Globex", ""]), Verdict.SATISFIED, ""),
        (houses(["", "", ""]), Verdict.UNDETERMINED, "not known of 3 of 3"),
        (houses(["", "", ""], others=()), Verdict.NOT_APPLICABLE, "no affiliation is given"),
        (
            houses(["Acme"] * 3, others=("Acme", "Globex")),
            Verdict.NOT_APPLICABLE,
            "one organisation holds most of the event",
        ),
    ],
)
def test_one_house(text, verdict, reason):
    (found,) = judge(SingleAffiliation(), text)
    assert (found.verdict, found.reason) == (verdict, reason)
    assert (found.low, found.high) == BOUNDS[verdict]
    assert "acme" not in str(found).casefold()


def test_checks_are_found_by_being_written():
    assert list(registry()) == sorted(registry())
    assert registry()["single-category"] is SingleCategory
    assert str(ALL_MEN) == "single-category"


def test_a_closed_list_of_organisations_that_nobody_names_one_of():
    read = readers.read(Source("programme.csv", houses(["", "", ""], others=())), readers.Words())
    words = {"affiliation": Vocabulary("affiliation", {"Acme": ()})}
    roster = identify(read, axes=("affiliation",), vocabularies=words)
    (line_up,) = line_ups_of(Event(read, roster), PANEL)
    (found,) = SingleAffiliation().judge(line_up)
    assert (found.verdict, found.reason) == (Verdict.NOT_APPLICABLE, "no affiliation is given")
