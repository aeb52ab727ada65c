"""Who is on stage, in numbers: what is counted, and that the counts never point at a few people."""

import random
from fractions import Fraction
from itertools import combinations

import pytest

from panelcheck import readers
from panelcheck.composition import among, compositions
from panelcheck.disclosure import FEWEST_PEOPLE
from panelcheck.identity import identify
from panelcheck.identity.roster import Ground, Standing
from panelcheck.lineup import Event
from panelcheck.lint import lint
from panelcheck.reading import Options
from panelcheck.source import Source

HEAD = "session,kind,date,track,name,role,gender,minutes"


def counted(rows, **options):
    text = "\n".join([HEAD, *rows]) + "\n"
    programme = readers.read(Source("programme.csv", text), readers.Words())
    groups = list(compositions(Event(programme, identify(programme, **options))))
    return {(group.each, str(group.key)): group for group in groups}


def people(number, gender, **given):
    """Return the rows of this many people, each in a talk of their own; ``who`` makes them others."""
    values = {"day": "2027-03-01", "track": "Systems", "role": "speaker", "who": gender, "minutes": "30"}
    one = values | given
    return [
        f"Talk {one['who']} {place},talk,{one['day']},{one['track']},"
        f"Xq{one['who']}{place} Example{place},{one['role']},{gender},{one['minutes']}"
        for place in range(number)
    ]


def test_the_event_counts_every_category():
    rows = [*people(6, "man"), *people(4, "woman"), *people(3, "non-binary"), *people(2, "", who="u")]
    event = counted(rows)["event", ""]
    assert (event.people, event.sessions, event.open_seats, event.withheld) == (15, 15, 0, False)
    assert event.declared == {"woman": (4, 6), "man": (6, 8), "nonbinary": (3, 5)}
    assert event.likely == {}


@pytest.mark.parametrize("few", [1, 2])
def test_one_or_two_of_a_category_hide_all_but_women(few):
    rows = [*people(6, "man"), *people(4, "woman"), *people(few, "non-binary")]
    assert counted(rows)["event", ""].declared == {"woman": (4, 4)}


def test_a_small_event_counts_women_only_and_a_tiny_one_nobody():
    groups = counted([*people(5, "man"), *people(4, "woman")])
    assert groups["event", ""].declared == {"woman": (4, 4)}
    assert groups["event", ""].women_minutes is None
    tiny = counted(people(FEWEST_PEOPLE - 1, "man"))
    assert [group.withheld for group in tiny.values()] == [True] * len(tiny)
    assert [group.declared for group in tiny.values()] == [{}] * len(tiny)


def test_a_group_counts_women_only():
    rows = [*people(6, "man"), *people(6, "woman", track="Web")]
    groups = counted(rows)
    assert groups["track", "systems"].declared == {"woman": (0, 0)}
    assert groups["track", "web"].declared == {"woman": (6, 6)}


def test_an_open_seat_may_be_anyone():
    rows = [*people(10, "man"), "Talk open,talk,2027-03-01,Systems,TBA,speaker,,30"]
    event = counted(rows)["event", ""]
    assert (event.people, event.open_seats) == (10, 1)
    assert event.declared["woman"] == (0, 1)


def test_estimates_only_of_three_people_or_more():
    def with_names(number):
        names = ["Maria Example", "Helena Example", "Julia Example"][:number]
        rows = [f"Own {name},talk,2027-03-01,Systems,{name},speaker,,30" for name in names]
        return counted([*people(10, "man"), *rows])["event", ""]

    assert with_names(2).likely == {}
    likely = with_names(3).likely
    assert set(likely) == {"woman", "man"}
    assert 0 <= likely["woman"][0] <= likely["woman"][1] <= 3
    assert likely["man"][0] >= 10
    assert with_names(3).declared["woman"] == (0, 3)


def test_what_the_complement_would_show_is_withheld():
    rows = [*people(12, "man"), *people(3, "woman", track="Web")]
    groups = counted(rows)
    assert groups["track", "web"].withheld
    assert groups["track", "systems"].withheld, "the event without it is the small track"
    assert not groups["event", ""].withheld


@pytest.mark.parametrize(("few", "withheld"), [(4, True), (5, False)])
def test_five_people_are_enough_to_be_counted_and_to_be_left_over(few, withheld):
    groups = counted([*people(12, "man"), *people(few, "woman", track="Web")])
    assert [groups["track", name].withheld for name in ("systems", "web")] == [withheld, withheld]


@pytest.mark.parametrize(("few", "withheld"), [(4, ["systems"]), (5, [])])
def test_five_people_are_enough_for_several_counts_to_leave_over(few, withheld):
    rows = [
        *people(6, "man", who="a"),
        *people(7, "man", who="b", track="Web"),
        *people(few, "woman", who="c", track=""),
        *people(8, "man", who="d", track="", day="2027-03-02"),
        *people(9, "man", who="e", track="Data", day="2027-03-02"),
    ]
    groups = counted(rows)
    assert [key for (each, key), group in groups.items() if each == "track" and group.withheld] == withheld


def test_who_belongs_to_two_groups_is_not_what_is_left():
    both = people(2, "woman", day="2027-03-02")
    rows = [*people(10, "man"), *people(2, "woman"), *both, *people(8, "man", day="2027-03-02", who="x")]
    groups = counted(rows)
    assert groups["day", "2027-03-01"].people + groups["day", "2027-03-02"].people == 22
    assert [groups["day", day].withheld for day in ("2027-03-01", "2027-03-02")] == [False, True]


def test_a_few_keynotes_hide_another_role():
    rows = [
        *people(8, "man"),
        *people(8, "woman", role="panelist"),
        *people(2, "woman", role="keynote", who="k"),
    ]
    groups = counted(rows)
    assert [groups["role", role].withheld for role in ("keynote", "speaker", "panelist")] == [
        True,
        True,
        False,
    ]


def test_moderators_hide_no_leak():
    rows = [
        *people(8, "man"),
        *people(2, "woman", role="keynote", who="k"),
        *people(7, "man", role="moderator", who="m"),
    ]
    groups = counted(rows)
    assert groups["role", "speaker"].withheld
    assert groups["role", "moderator"].declared == {"woman": (0, 0)}


def test_what_several_counts_leave_of_another_is_withheld():
    """The day is two tracks and one person more; the other day keeps the sums of all tracks apart."""
    rows = [
        *people(6, "man", who="a"),
        *people(7, "man", who="b", track="Web"),
        *people(1, "woman", who="c", track=""),
        *people(8, "man", who="d", track="", day="2027-03-02"),
        *people(9, "man", who="e", track="Data", day="2027-03-02"),
    ]
    groups = counted(rows)
    assert [key for (each, key), group in groups.items() if each == "track" and group.withheld] == ["systems"]


def test_minutes_are_told_where_all_are_known():
    rows = [*people(6, "man", minutes="30"), *people(6, "woman", minutes="10")]
    event = counted(rows)["event", ""]
    assert event.minutes == 240
    assert event.women_minutes == (0.25, 0.25)
    unknown = counted([*rows, *people(1, "", who="u", minutes="33")])["event", ""]
    assert unknown.women_minutes == (0.2, 0.35), "60 to 93 of 273 minutes, rounded outwards"
    assert counted([*rows, *people(1, "man", who="n", minutes="")])["event", ""].minutes is None


def test_a_session_is_shared_evenly_and_its_moderator_has_no_minutes():
    panel = [
        f"Panel,panel,2027-03-01,Systems,Xp{role} Example,{role.strip('123')},man,60"
        for role in ("panelist1", "panelist2", "moderator")
    ]
    groups = counted([*panel, *people(9, "woman", minutes="20")])
    assert groups["event", ""].minutes == 60 + 9 * 20
    assert groups["event", ""].women_minutes == (0.75, 0.75)
    assert groups["role", "moderator"].minutes is None


def test_what_one_of_a_session_has_is_not_shared_out_again():
    rows = [*people(9, "man"), *people(1, "woman")]
    both = ["Duet,talk,2027-03-01,Web,Xqa Example,speaker,woman,50",
            "Duet,talk,2027-03-01,Web,Xqb Example,speaker,man,"]  # fmt: skip
    text = "\n".join([f"{HEAD},length", *rows, *(f"{row},60" for row in both)]) + "\n"
    programme = readers.read(
        Source("programme.csv", text), readers.Words(fields={"length": "minutes", "minutes": "seat_minutes"})
    )
    (event,) = (one for one in compositions(Event(programme, identify(programme))) if one.each == "event")
    assert event.minutes == 60 + 10 * 30


def test_ten_people_are_enough_to_count_every_category():
    assert counted([*people(6, "man"), *people(4, "woman")])["event", ""].declared == {
        "woman": (4, 4), "man": (6, 6), "nonbinary": (0, 0),
    }  # fmt: skip


def test_estimates_hold_wherever_the_share_of_women_may_lie():
    nothing_told = Standing(Ground.NAMES, likelihood_ratio=1.0)
    assert among([nothing_told] * 10, "woman", (0.1, 0.9)) == (0, 10)
    assert among([nothing_told] * 10, "woman", (0.1, 0.1)) == (0, 3)


def test_only_the_largest_of_very_many_groups():
    rows = [
        row for number in range(30) for row in people(6, "man", track=f"Track {number}", who=f"t{number}x")
    ]
    tracks = [each for each, _ in counted(rows) if each == "track"]
    assert len(tracks) == 20


def random_rows(seed):
    chance = random.Random(seed)
    crowd = chance.randint(6, 30)
    return [
        f"Talk {number},talk,2027-03-0{chance.randint(1, 3)},"
        f"{chance.choice(['Systems', 'Web', 'Data', ''])},Xq{(who := chance.randrange(crowd))} Example{who},"
        f"{chance.choice(['speaker', 'panelist', 'keynote', 'moderator'])},{'woman' if who % 2 else 'man'},30"
        for number in range(chance.randint(crowd, 3 * crowd))
    ]


def members_of(rows):
    """Return who is in which group, worked out from the rows themselves."""
    members = {}
    for row in rows:
        _, _, day, track, name, role, *_ = row.split(",")
        if role != "moderator":
            members.setdefault(("event", ""), set()).add(name)
            members.setdefault(("day", day), set()).add(name)
            if track:
                members.setdefault(("track", track.casefold()), set()).add(name)
        members.setdefault(("role", role), set()).add(name)
    return members


def solvable(vectors, target):
    """Whether ``target`` is a sum of multiples of ``vectors``, by elimination in fractions."""
    pivots = []
    for vector in [*vectors, target]:
        left = [Fraction(value) for value in vector]
        for place, pivot in pivots:
            if left[place]:
                factor = left[place] / pivot[place]
                left = [one - factor * other for one, other in zip(left, pivot, strict=True)]
        place = next((at for at, value in enumerate(left) if value), None)
        if vector is target:
            return place is None
        if place is not None:
            pivots.append((place, left))
    raise AssertionError


@pytest.mark.parametrize("seed", range(60))
def test_no_sum_or_difference_of_counts_is_about_a_few_people(seed):
    """Attack what is shown: by pairs, and by every way of adding and subtracting, for any one person."""
    rows = random_rows(seed)
    groups = counted(rows)
    members = members_of(rows)
    assert {key: group.people for key, group in groups.items()} == {
        key: len(found) for key, found in members.items()
    }
    shown = [members[key] for key, group in groups.items() if not group.withheld]
    for one, other in combinations(shown, 2):
        assert len(one ^ other) not in range(1, FEWEST_PEOPLE)
    everyone = sorted(set().union(*members.values()))
    vectors = [[int(name in found) for name in everyone] for found in shown]
    for name in everyone:
        assert not solvable(vectors, [int(name == other) for other in everyone])


def test_the_random_programmes_show_something():
    shown = [not group.withheld for seed in range(60) for group in counted(random_rows(seed)).values()]
    assert sum(shown) > 100


def test_a_report_counts_them_when_called_for(tmp_path):
    path = tmp_path / "programme.csv"
    path.write_text("\n".join([HEAD, *people(12, "man")]) + "\n", encoding="utf-8")
    (summary,) = lint([str(path)], Options()).programmes
    assert "compositions" not in repr(summary)
    assert [group.each for group in summary.compositions()] == ["event", "role", "day", "track"]
