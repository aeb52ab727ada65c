"""Line-ups: which seats a rule sees, who counts how often, and what can be said of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck import readers
from panelcheck.identity import identify
from panelcheck.identity.roster import Ground, Standing
from panelcheck.lineup import (
    Count,
    Draw,
    Each,
    Event,
    Interval,
    LineUpSpec,
    chance,
    line_ups_of,
)
from panelcheck.programme import Kind, Role
from panelcheck.source import Source

TWO_DAYS = """\
session,kind,name,role,date,track,room,gender
Storage,panel,Ada Example,panelist,2027-03-01,Systems,Blue,woman
Storage,panel,Ben Example,panelist,2027-03-01,Systems,Blue,man
Storage,panel,Cem Example,moderator,2027-03-01,Systems,Blue,man
Opening,keynote,Ada Example,speaker,2027-03-01,,Red,woman
Networks,talk,Dov Example,speaker,2027-03-02,systems ,Blue,man
"""
PANEL = LineUpSpec(each=Each.SESSION, kinds=(Kind.PANEL,))


def read(text, **options):
    programme = readers.read(Source("programme.csv", text), readers.Words())
    return programme, identify(programme, **options)


def seen(text, **spec):
    return list(line_ups_of(Event(*read(text)), LineUpSpec(**spec)))


def names(line_up):
    return [person.name for person in line_up.people]


def test_a_session_leaves_its_moderator_apart():
    storage, opening, networks = seen(TWO_DAYS, each=Each.SESSION)
    assert names(storage) == ["Ada Example", "Ben Example"]
    assert [seat.name for seat in storage.moderators] == ["Cem Example"]
    assert (storage.subject.each, storage.subject.title) == ("session", "Storage")
    assert storage.location[:3] == ("programme.csv", 2, 1)
    assert (storage.session.title.text, storage.possible) == ("Storage", False)
    assert (names(opening), names(networks)) == (["Ada Example"], ["Dov Example"])


def test_moderators_count_where_a_rule_says_so():
    (line_up, *_) = seen(TWO_DAYS, each=Each.SESSION, roles=(Role.MODERATOR, Role.PANELIST))
    assert names(line_up) == ["Ada Example", "Ben Example", "Cem Example"]


def test_only_sessions_of_the_kinds_asked_for():
    assert [one.subject.title for one in seen(TWO_DAYS, each=Each.SESSION, kinds=(Kind.PANEL,))] == [
        "Storage"
    ]


@pytest.mark.parametrize(
    ("each", "groups"),
    [
        (Each.DAY, [("2027-03-01", 2, 3), ("2027-03-02", 6, 1)]),
        (Each.TRACK, [("Systems", 2, 3)]),
        (Each.ROOM, [("Blue", 2, 3), ("Red", 5, 1)]),
        (Each.EVENT, [("programme.csv", 1, 3)]),
    ],
)
def test_days_tracks_rooms_and_the_event(each, groups):
    found = [(one.subject.title, one.location.line, len(one.people)) for one in seen(TWO_DAYS, each=each)]
    assert [(title, line) for title, line, _ in found] == [(title, line) for title, line, _ in groups]


def test_everyone_counts_once_however_many_seats_they_have():
    (event,) = seen(TWO_DAYS, each=Each.EVENT)
    assert names(event) == ["Ada Example", "Ben Example", "Dov Example"]
    assert (event.size, event.session) == (3, None)
    (event,) = seen(TWO_DAYS, each=Each.EVENT, count=Count.SEATS)
    assert event.size == 4
    assert event.bounds("gender", "woman") == (2, 2)


def test_who_speaks_in_a_keynote_session_gives_a_keynote():
    (keynotes,) = seen(TWO_DAYS, each=Each.ROLE, roles=(Role.KEYNOTE, Role.DISCUSSANT))
    assert (names(keynotes), keynotes.subject.title) == (["Ada Example"], "keynotes")
    assert keynotes.location[:3] == ("programme.csv", 5, 1)


def test_the_event_is_called_as_its_programme_calls_it():
    text = "event: Example Days\nsessions:\n  - {title: Tea, speakers: [Ada Example]}\n"
    programme = readers.read(Source("programme.yaml", text), readers.Words())
    (event,) = line_ups_of(Event(programme, identify(programme)), LineUpSpec())
    assert event.subject.title == "Example Days"


def test_people_outside_sessions_count_for_the_event_and_for_roles():
    text = "name,role,gender\nAda Example,organiser,woman\nBen Example,organiser,man\n"
    (team,) = seen(text, each=Each.ROLE, roles=(Role.ORGANISER,))
    assert (len(team.people), str(team.location)) == (2, "programme.csv:1:1")
    (event,) = seen(text, each=Each.EVENT, roles=(Role.ORGANISER,))
    assert len(event.people) == 2
    assert seen(text, each=Each.EVENT, roles=(Role.ORGANISER,), kinds=(Kind.PANEL,))[0].size == 0


@pytest.mark.parametrize(
    ("spec", "absence"),
    [
        (LineUpSpec(each=Each.DAY), "no day is given"),
        (LineUpSpec(each=Each.ROLE, roles=(Role.KEYNOTE,)), "no keynotes"),
        (PANEL, "no panels"),
        (LineUpSpec(each=Each.SESSION, kinds=(Kind.TALK, Kind.LIGHTNING)), "no talks or lightning talks"),
        (LineUpSpec(each=Each.SESSION), "no sessions"),
    ],
)
def test_no_line_up_has_a_reason(spec, absence):
    assert spec.absence == absence
    assert list(line_ups_of(Event(*read("name\nAda Example\n")), spec)) == []


def test_a_possible_panel_is_looked_at_as_a_panel():
    text = "session,name\n" + "".join(f"Storage,{name} Example\n" for name in ("Ada", "Ben", "Cem"))
    (line_up,) = seen(text, each=Each.SESSION, kinds=(Kind.PANEL,))
    assert (line_up.possible, len(line_up.people)) == (True, 3)
    assert not seen(text, each=Each.SESSION)[0].possible
    assert seen(text, each=Each.SESSION, kinds=(Kind.FIRESIDE,)) == []


@pytest.mark.parametrize(
    ("people", "possible"),
    [
        (["Ada Example", "Ada Example", "Ben Example"], True),
        (["Ada Example", "Ada Example", "TBA"], True),
        (["Ada Example", "Ada Example", "Ben Example", "TBA"], False),
        (["Ada Example", "Ben Example", "Cem Example"], False),
    ],
)
def test_a_panel_that_needs_a_name_twice_to_be_one_is_only_possible(people, possible):
    rows = "".join(f"Tea,panel,{name},panelist\n" for name in people)
    spec = {"each": Each.SESSION, "kinds": (Kind.PANEL,), "min_people": 3}
    (panel,) = seen(f"session,kind,name,role\n{rows}", **spec)
    assert (panel.too_small, panel.possible) == (False, possible)


def test_an_open_seat_is_a_person_of_whom_nothing_is_known():
    text = "session,kind,name,gender\nStorage,panel,Ada Example,woman\nStorage,panel,TBA,\n"
    (line_up,) = seen(text, each=Each.SESSION)
    assert (line_up.size, line_up.open_seats) == (2, 1)
    assert line_up.bounds("gender", "woman") == (1, 2)
    assert line_up.tally("gender") == {"people": 2, "known": 1, "estimated": 0, "unknown": 0, "open": 1}


MIXED = """\
session,kind,name,gender
Storage,panel,Zyx Qwvut,man
Storage,panel,Peter Example,
Storage,panel,Thomas Example,
Storage,panel,Michael Example,
Storage,panel,Qwx Zyvut,
Storage,panel,Vut Zyxqw,prefer not to say
"""


def test_the_tally_adds_up_and_keeps_who_declined_among_the_unknown():
    (line_up,) = seen(MIXED, each=Each.SESSION)
    assert line_up.tally("gender") == {"people": 6, "known": 1, "estimated": 3, "unknown": 2, "open": 0}
    assert line_up.tally("gender", estimates=False)["unknown"] == 5
    assert line_up.basis("gender") == "first names"


def test_estimates_of_two_people_say_nothing():
    text = MIXED.replace("Storage,panel,Michael Example,\n", "")
    (line_up,) = seen(text, each=Each.SESSION)
    assert line_up.tally("gender") == {"people": 5, "known": 1, "estimated": 0, "unknown": 4, "open": 0}
    assert line_up.basis("gender") == ""


def test_pronouns_are_named_as_what_they_are():
    rows = "".join(f"Storage,panel,{name} Example,he/him\n" for name in ("Zyx", "Qwv", "Vut"))
    (line_up,) = seen(f"session,kind,name,pronouns\n{rows}Storage,panel,Peter Example,\n", each=Each.SESSION)
    assert line_up.basis("gender") == "first names and pronouns"


def test_no_repr_holds_a_category_or_a_name():
    (line_up,) = seen(MIXED, each=Each.SESSION)
    shown = repr(line_up) + repr(line_up.draws("gender"))
    assert not any(word in shown.casefold() for word in ("'man'", "woman", "peter", "ratio", "qwvut"))


def test_what_is_worked_out_for_an_event_is_worked_out_once():
    calls = []

    def count(event, axis):
        calls.append(axis)
        return len(event.roster.people)

    event = Event(*read(TWO_DAYS))
    (first, *_, last) = line_ups_of(event, LineUpSpec(each=Each.SESSION))
    assert [one.event.once(count, "gender") for one in (first, last)] == [4, 4]
    assert (first.event.once(count, "country"), calls) == (4, ["gender", "country"])


def declared(*categories):
    return Standing(Ground.DECLARED, frozenset(categories))


def named(ratio):
    return Standing(Ground.NAMES, likelihood_ratio=ratio)


@pytest.mark.parametrize(
    ("standing", "category", "only", "wanted"),
    [
        (declared("man"), "man", True, (1, 1)),
        (declared("man", "nonbinary"), "man", False, (1, 1)),
        (declared("man", "nonbinary"), "man", True, (0, 0)),
        (declared("woman"), "man", False, (0, 0)),
        (Standing(Ground.DECLINED), "man", False, (0, 1)),
        (Standing(Ground.UNKNOWN), "man", True, (0, 1)),
        (named(3.0), "nonbinary", False, (0, 0.005)),
        # share 0.25, ratio 3: the odds of a woman are 1 to 1, and 0.005 is kept for what names cannot show.
        (named(3.0), "woman", False, (0.4975, 0.4975)),
        (named(3.0), "man", True, (0.4975, 0.4975)),
        # share 0.25, ratio 1/97: 1 to 291.
        (named(1 / 97), "man", False, (0.995 * 291 / 292, 0.995 * 291 / 292)),
    ],
)
def test_the_chance_of_one_person(standing, category, only, wanted):
    assert chance(standing, category, 0.25, only=only) == pytest.approx(wanted, abs=1e-12)


@given(st.floats(0.01, 0.99), st.floats(0.001, 1000))
def test_woman_man_and_the_rest_make_one(share, ratio):
    woman, man = (chance(named(ratio), category, share).low for category in ("woman", "man"))
    assert woman + man == pytest.approx(0.995, abs=1e-12)


def everyone(draws, share):
    return Interval(0.0, 1.0 if draws else 0.0) if share == 0.5 else Interval(share, 1 - share)


def test_estimates_never_make_a_probability_of_zero_or_one():
    (line_up,) = seen(MIXED, each=Each.SESSION)
    sure = line_up.probability("gender", lambda *_: Interval(1.0, 1.0))
    assert sure == (1, 1)

    def only_with_estimates(draws: list[Draw], share: float) -> Interval:
        known = any(draw.standing.estimated for draw in draws)
        return Interval(1.0, 0.0) if known else Interval(0.0, 1.0)

    guessed = line_up.probability("gender", only_with_estimates)
    assert 0.999 < guessed.low < 1
    assert 0 < guessed.high < 0.001


def test_a_probability_covers_both_ends_of_the_prior():
    (line_up,) = seen(MIXED, each=Each.SESSION)
    low, high = line_up.roster.prior
    found = line_up.probability("gender", everyone)
    assert found == (low, 1 - low)
    assert low < high
