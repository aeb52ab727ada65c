"""Preview rules: spread, slots, terms, base rates. What each counts, beyond the examples in its rule."""

import pytest

from panelcheck import readers
from panelcheck.errors import UserErrors
from panelcheck.finding import Verdict
from panelcheck.identity import Vocabulary, identify
from panelcheck.lineup import Event, line_ups_of
from panelcheck.packs import load_packs
from panelcheck.source import Source

COLUMNS = (
    "session",
    "kind",
    "start",
    "room",
    "name",
    "role",
    "gender",
    "affiliation",
    "payment",
    "stage",
    "tags",
)
AXES = ("gender", "affiliation", "payment", "stage", "region")


def rows(count, first=0, **cells):
    """Rows of people whose names say nothing; every cell alike."""
    lines = []
    for number in range(first, first + count):
        letters = "".join("abcdefghij"[int(digit)] for digit in f"{number:03}")
        told = {"kind": "talk", "role": "speaker", "name": f"Zyx Q{letters}", "session": "Tea", **cells}
        lines.append(",".join(str(told.get(column, "")) for column in COLUMNS) + "\n")
    return "".join(lines)


def judge(code, text, **options):
    rules = load_packs(["token-inclusion", "preview"], overrides={code: options} if options else {})
    (rule,) = (one for one in rules if one.code == code)
    words = readers.Words(axes=AXES)
    programme = readers.read(Source("programme.csv", ",".join(COLUMNS) + "\n" + text), words)
    roster = identify(programme, axes=AXES, vocabularies={"gender": gender()}, names=False)
    event = Event(programme, roster)
    (judgement,) = (one for line_up in line_ups_of(event, rule.line_up) for one in rule.check.judge(line_up))
    return judgement


def gender():
    return Vocabulary("gender", {"woman": (), "man": (), "nonbinary": ()})


def panels(*each, kind="panel", role="panelist"):
    """Panels of so many women and so many men, everyone once."""
    text, first = "", 0
    for place, (women, men) in enumerate(each):
        one = {"session": f"Panel {place}", "kind": kind, "role": role}
        text += rows(women, first, gender="woman", **one)
        text += rows(men, first + women, gender="man", **one)
        first += women + men
    return text


def test_panels_apart_by_the_reference():
    found = judge("PC111", panels((0, 4), (0, 4), (1, 3), (1, 3), (4, 0)))
    assert (found.verdict, found.test.p) == (Verdict.CERTAIN, pytest.approx(0.019608, abs=5e-7))
    assert found.evidence == {"members": "women", "sessions": 5, "seen": 67, "expected": 40}


def test_panels_of_one_group_alone_have_nothing_to_compare():
    assert judge("PC111", panels(*[(0, 4)] * 6)).reason == "too few of any group to compare"
    mixed_elsewhere = panels(*[(4, 0)] * 6) + rows(4, 100, gender="man", session="Pair", kind="panel")
    small = mixed_elsewhere.replace("Pair", "Pair A", 2)
    assert judge("PC111", small).reason == "too few to tell this from chance"


def test_one_each_by_the_reference():
    found = judge("PC206", panels(*[(1, 4)] * 8))
    assert (found.verdict, found.test.p) == (Verdict.CERTAIN, pytest.approx(0.005079, abs=5e-7))
    assert found.evidence == {"members": "women", "sessions": 8, "seen": 8, "expected": 3.5}


def test_a_minimum_is_the_larger_of_a_number_and_a_share():
    five = [(2, 3)] * 8
    assert judge("PC214", panels(*five), minimum=1, share=0.3).evidence["seen"] == 8
    assert judge("PC214", panels(*five), minimum=2, share=0.2).evidence["seen"] == 8
    assert judge("PC214", panels(*five), minimum=1, share=0.2).evidence["seen"] == 0
    assert judge("PC214", panels(*[(3, 7)] * 8), share=0.3).evidence["seen"] == 8


def test_shared_background_of_one_house_among_others():
    text = "".join(
        rows(4, 4 * place, session=f"Panel {place}", kind="panel", role="panelist", affiliation=house)
        for place, house in enumerate(["Acme", "Acme", "Globex", "Globex", "Hooli", "Initech"])
    )
    rule = load_packs(["preview"])
    (rule,) = (one for one in rule if one.code == "PC211")
    programme = readers.read(Source("programme.csv", ",".join(COLUMNS) + "\n" + text), readers.Words())
    event = Event(programme, identify(programme, axes=("affiliation",)))
    told = [one for line_up in line_ups_of(event, rule.line_up) for one in rule.check.judge(line_up)]
    assert [one.evidence["members"] for one in told] == [
        f"people of the group '{house}'" for house in ("acme", "globex", "hooli", "initech")
    ]
    assert told[0].evidence["seen"] == 100


def who(women, men, first, **cells):
    """Rows of so many women, then so many men."""
    return rows(women, first, gender="woman", **cells) + rows(men, first + women, gender="man", **cells)


def test_moderators_topics_and_late_additions_by_the_reference():
    panel = {"kind": "panel", "session": "Panel"}
    text = who(6, 4, 0, role="moderator", **panel) + who(4, 36, 20, role="panelist", **panel)
    found = judge("PC215", text)
    assert (found.verdict, found.test.p) == (Verdict.CERTAIN, pytest.approx(0.001987, abs=5e-7))
    assert (found.evidence["inside"], found.evidence["outside"], found.evidence["only"]) == (60, 10, 6)
    found = judge("PC204", who(9, 3, 0, session="A", tags="diversity") + who(6, 30, 20, session="B"))
    assert (found.verdict, found.test.p) == (Verdict.CERTAIN, pytest.approx(0.000415, abs=5e-7))


def test_equal_rates_and_unequal_totals_are_no_finding():
    """GiantConf: 5 of 21 women and 13 of 53 men were paid."""
    said = [("woman", "paid", 5), ("woman", "unpaid", 16), ("man", "paid", 13), ("man", "unpaid", 40)]
    text, first = "", 0
    for who, terms, number in said:
        text += rows(number, first, gender=who, payment=terms)
        first += number
    found = judge("PC212", text)
    assert (found.verdict, found.evidence["own"], found.evidence["others"]) == (Verdict.SATISFIED, 76, 75)
    assert judge("PC212", text, marked={"payment": ["paid"]}).verdict is Verdict.SATISFIED


def test_who_says_nothing_of_terms_changes_nothing():
    text = who(9, 3, 0, payment="unpaid") + who(3, 30, 20, payment="paid")
    alone, beside = judge("PC212", text), judge("PC212", text + who(20, 0, 100) + who(0, 5, 200))
    assert (alone.verdict, beside.verdict) == (Verdict.CERTAIN, Verdict.CERTAIN)
    assert (beside.test, beside.evidence) == (alone.test, alone.evidence)


def test_terms_may_be_compared_within_roles_alone():
    """All who discuss are unpaid, women as well as men; most women are asked to discuss."""
    text = who(9, 3, 0, role="discussant", payment="unpaid") + who(3, 30, 20, payment="paid")
    assert judge("PC212", text).verdict is Verdict.CERTAIN
    assert judge("PC212", text, within="role").reason == "too few to tell this from chance"


def test_slots_last_of_the_day_by_the_reference():
    early, late = "2027-03-01 09:00", "2027-03-01 17:00"
    text = rows(2, 0, gender="woman", start=early, session="A") + rows(
        30, 2, gender="man", start=early, session="A"
    )
    text += rows(7, 40, gender="woman", start=late, session="B") + rows(
        10, 50, gender="man", start=late, session="B"
    )
    found = judge("PC213", text)
    assert (found.verdict, found.test.p) == (Verdict.CERTAIN, pytest.approx(0.005086, abs=5e-7))
    assert (found.evidence["own"], found.evidence["others"]) == (78, 25)


def test_a_session_without_a_time_is_left_aside_unless_rooms_are_named():
    text = rows(8, 0, gender="woman", room="Hall", session="A") + rows(
        8, 10, gender="man", room="Attic", session="B"
    )
    assert judge("PC213", text).reason == "no times, and no rooms are named"
    found = judge("PC213", text, rooms=["attic"])
    assert (found.evidence["own"], found.evidence["others"]) == (0, 100)
    timed = text + rows(1, 30, gender="man", start="2027-03-01 09:00", session="C")
    assert judge("PC213", timed).reason == "too few to tell this from chance"


def test_a_keynote_is_not_beside_itself_and_a_day_of_one_slot_has_no_last():
    hour = "2027-03-01 09:00"
    text = rows(20, 0, gender="woman", kind="keynote", start=hour, session="A")
    text += rows(20, 30, gender="man", start="2027-03-02 09:00", session="B")
    text += rows(20, 60, gender="man", start="2027-03-01 09:00", session="C")
    found = judge("PC213", text)
    assert (found.verdict, found.evidence["own"], found.evidence["others"]) == (Verdict.SATISFIED, 0, 50)


def test_lunch_is_when_the_config_says():
    noon, other = "2027-03-01 12:30", "2027-03-01 09:00"
    text = who(7, 9, 0, start=noon, session="A") + who(2, 29, 20, start=other, session="B")
    text += rows(2, 60, gender="man", start="2027-03-01 16:00", session="C")
    assert judge("PC213", text).evidence["own"] == 0
    found = judge("PC213", text, lunch=["12:00", "12:30"])
    assert (found.verdict, found.evidence["own"], found.evidence["others"]) == (Verdict.CERTAIN, 78, 28)
    clock = text.replace("2027-03-01 ", "")
    assert judge("PC213", clock, lunch=["12:30"]).evidence["own"] == 78
    with pytest.raises(UserErrors, match="valid time"):
        judge("PC213", text, lunch=["noon"])


def test_strata_of_keynotes_and_of_kinds():
    """All keynotes go to the senior; among those, men are as many as they are among the keynotes."""
    text = rows(8, 0, gender="man", kind="keynote", stage="senior", session="A")
    text += who(1, 4, 10, stage="senior", session="B") + who(20, 8, 30, stage="junior", session="C")
    assert judge("PC205", text).verdict is Verdict.CERTAIN
    assert judge("PC205", text, within="stage").reason == "too few to tell this from chance"
    workshops = text.replace("C,talk", "C,workshop")
    assert judge("PC205", workshops, within="kind").reason == "too few to tell this from chance"


def test_stages_unknown_to_the_levels_are_left_aside():
    text = rows(6, 0, gender="woman", stage="student") + rows(6, 10, gender="woman", stage="other")
    text += rows(30, 20, gender="man", stage="senior") + rows(3, 60, gender="man", stage="student; senior")
    found = judge("PC210", text, stage="stage")
    assert (found.verdict, found.evidence["people"]) == (Verdict.CERTAIN, 6)
    assert found.evidence["superiority"] == 100
    assert judge("PC210", text, stage="stage", levels=["retired"]).reason == "nobody has told us their stage"


def test_lists_in_alphabetical_order_say_nothing():
    ordered = panels(*[(0, 4)] * 3)
    assert judge("PC208", ordered + panels((1, 0))).reason == "too few to tell this from chance"


@pytest.mark.parametrize(("count", "verdict"), [(18, Verdict.CERTAIN), (36, Verdict.SATISFIED)])
def test_a_base_rate_by_the_reference(count, verdict):
    text = rows(count, 0, gender="woman") + rows(120 - count, 200, gender="man")
    found = judge("PC110", text, **{"base-rates": {"woman": 0.3}, "source": "the proposals"})
    assert found.verdict is verdict
    if count == 18:
        assert found.test.p == pytest.approx(0.000109735473, abs=1e-9)
        assert found.evidence == {
            "members": "women", "count": 18, "people": 120,
            "share": 15, "base": 30, "source": "the proposals",
        }  # fmt: skip


def test_a_base_rate_of_a_finite_pool_and_of_the_unknown():
    text = rows(1, 0, gender="woman") + rows(11, 20, gender="man")
    options = {"base-rates": {"woman": 0.3}, "source": "the proposals", "max-q": 0.08}
    assert judge("PC110", text, **options, pool=120).test.p == pytest.approx(0.074141476, abs=1e-9)
    assert judge("PC110", text, **options).verdict is Verdict.SATISFIED
    unknown = text + rows(8, 60)
    assert judge("PC110", unknown, **options).reason == "known of only 12 of 20 people"
    certain = rows(1, 0, gender="woman") + rows(70, 20, gender="man") + rows(20, 100)
    found = judge("PC110", certain, **options, gap=0.01)
    assert (found.verdict, found.evidence["count"]) == (Verdict.UNDETERMINED, 21)
    assert judge("PC110", rows(30), **options).reason == "nobody has told us their gender"


def test_a_gap_too_small_to_matter_is_no_finding():
    text = rows(280, 0, gender="woman") + rows(720, 280, gender="man")
    options = {"base-rates": {"woman": 0.31}, "source": "the proposals"}
    found = judge("PC110", text, **options)
    assert (found.verdict, found.test.p) == (Verdict.SATISFIED, 1.0)
    assert judge("PC110", text, **options, gap=0.01).verdict is Verdict.CERTAIN
