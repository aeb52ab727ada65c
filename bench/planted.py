"""Events with a pattern in them, one sort for each statistical rule, with the noise that comes with it."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from shapes import Deal, Shape, name_of, panel, shape_of

from panelcheck.lineup import Event
from panelcheck.programme import Kind, Role, Seat, Session

WOMAN, MAN = "woman", "man"


@dataclass(frozen=True)
class Pattern:
    """What is planted, in words, and an event that has it."""

    words: str
    event: Callable[[random.Random], Event]


def talks(number: int = 160, sizes: Sequence[int] = (1, 1, 1, 4), people: int = 240) -> Shape:
    """Return talks and panels of people most of whom sit once."""
    sessions, seated = [], 0
    for place in range(number):
        size = sizes[place % len(sizes)]
        sessions.append(panel(place, [(seated + one) % people for one in range(size)]))
        seated += size
    return shape_of(sessions)


TALKS = talks()
PANELS = shape_of([panel(number, range(5 * number, 5 * number + 5)) for number in range(12)])
LARGE = shape_of([panel(number, range(6 * number + 5, 6 * number - 1, -1)) for number in range(16)])


def genders(shape: Shape, women: Sequence[str]) -> Deal:
    """Return what everyone declared, given who the women are."""
    return {"gender": dict.fromkeys(shape.keys, MAN) | dict.fromkeys(women, WOMAN)}


def tilted(shape: Shape, wanted: Callable[[Session, Seat], bool], odds: float, dice: random.Random) -> Event:
    """Deal 30 % of the people to be women, those with wanted seats ``odds`` times as often."""
    marked = shape.seats(wanted)
    drawn = sorted(shape.keys, key=lambda key: dice.random() ** (1 / (odds if marked[key] else 1)))
    return shape.event(genders(shape, drawn[-round(0.3 * len(drawn)) :]))


def by_panel(shape: Shape, number: Callable[[int, int], int], dice: random.Random) -> Event:
    """Deal women panel by panel: ``number`` says how many on the n-th panel of a size."""
    women: list[str] = []
    for place, session in enumerate(shape.programme.sessions):
        people = [
            shape.roster.seat_keys[id(seat)] for seat in session.seats if seat.role is not Role.MODERATOR
        ]
        women += dice.sample(people, number(place, len(people)))
    return shape.event(genders(shape, women))


def said(shape: Shape, dice: random.Random, answers: Mapping[str, Callable[[bool], str]]) -> Event:
    """Deal 30 % of the people to be women, and let what else they say depend on it."""
    women = dice.sample(shape.keys, round(0.3 * len(shape.keys)))
    deal = genders(shape, women)
    other = {axis: {key: say(key in women) for key in shape.keys} for axis, say in answers.items()}
    return shape.event({**deal, **other})


def few_carry(dice: random.Random) -> Event:
    """Let 9 of 150 people be women, and three of them hold 13 of their 20 seats, one of these eight."""
    busy = {0: 8, 1: 3, 2: 2, 3: 2} | dict.fromkeys(dice.sample(range(9, 150), 9), 2)
    seats = [number for number in range(150) for _ in range(busy.get(number, 1))]
    shape = shape_of([panel(place, seats[place::35]) for place in range(35)])
    named = {person.name: key for key, person in shape.roster.people.items()}
    return shape.event(genders(shape, [named[name_of(number)] for number in range(9)]))


def added_late(dice: random.Random) -> Event:
    """Let 20 people be added, each a woman at odds of three to one, to 192 others of whom 30 % are."""
    late = dice.sample(TALKS.keys, 20)
    others = [key for key in TALKS.keys if key not in late]
    women = [key for key in late if dice.random() < 0.75] + dice.sample(others, round(0.3 * len(others)))
    return TALKS.event({**genders(TALKS, women), "late": dict.fromkeys(late, "yes")})


def among_others(wanted: Callable[[Session, Seat], bool], dice: random.Random) -> list[str]:
    """Draw 30 % of those who hold no seat of one sort."""
    held = TALKS.seats(wanted)
    others = [key for key in TALKS.keys if not held[key]]
    return dice.sample(others, round(0.3 * len(others)))


def no_keynote(dice: random.Random) -> Event:
    """Deal women among those who give no keynote."""
    return TALKS.event(genders(TALKS, among_others(lambda session, _: session.kind is Kind.KEYNOTE, dice)))


def no_moderator(dice: random.Random) -> Event:
    """Deal who is early in their careers among those who do not moderate."""
    early = among_others(_moderates, dice)
    stages = dict.fromkeys(TALKS.keys, "senior") | dict.fromkeys(early, "early-career")
    return TALKS.event({"career-stage": stages})


def houses(dice: random.Random) -> Event:
    """Let half of each panel be of one house."""
    names = ["acme", "globex", "hooli", "initech", "umbrella"]
    said: dict[str, str] = {}
    for session in PANELS.programme.sessions:
        own = dice.choice(names)
        for seat in session.seats:
            key = PANELS.roster.seat_keys[id(seat)]
            said[key] = own if dice.random() < 0.6 else dice.choice(names)
    return PANELS.event({"affiliation": said})


def listed_last(dice: random.Random) -> Event:
    """Let a woman stand last on four lists of five."""
    women = []
    for session in LARGE.programme.sessions:
        people = [
            LARGE.roster.seat_keys[id(seat)] for seat in session.seats if seat.role is not Role.MODERATOR
        ]
        women.append(people[-1] if dice.random() < 0.8 else dice.choice(people))
    return LARGE.event(genders(LARGE, women))


def apart(dice: random.Random) -> Event:
    """Let no woman be both a woman and from the south."""
    women = dice.sample(TALKS.keys, round(0.3 * len(TALKS.keys)))
    men = [key for key in TALKS.keys if key not in women]
    south = dice.sample(men, round(0.2 * len(TALKS.keys)))
    region = dict.fromkeys(TALKS.keys, "north") | dict.fromkeys(south, "south")
    return TALKS.event({**genders(TALKS, women), "region": region})


def chosen(dice: random.Random, women: dict[str, float], men: dict[str, float]) -> Callable[[bool], str]:
    """Return what someone says, with the chances of each answer."""
    return lambda woman: dice.choices(*zip(*(women if woman else men).items(), strict=True))[0]


def few(dice: random.Random) -> Event:
    """Deal 15 % of the people to be women."""
    return TALKS.event(genders(TALKS, dice.sample(TALKS.keys, round(0.15 * len(TALKS.keys)))))


def _tagged(session: Session, _: Seat) -> bool:
    return bool(session.tags)


def _moderates(_: Session, seat: Seat) -> bool:
    return seat.role is Role.MODERATOR


def _late(session: Session, _: Seat) -> bool:
    return session.start is not None and session.start.hour == 15


STAGES = ("student", "early-career", "mid-career", "senior")
PATTERNS: Mapping[str, Pattern] = {
    "PC110": Pattern("15 % where 30 % would be usual", few),
    "PC111": Pattern(
        "12 panels of 4: 4 women on every third, 0 or 1 on the others",
        lambda dice: by_panel(PANELS, lambda place, _: 4 if place % 3 == 0 else dice.randrange(2), dice),
    ),
    "PC112": Pattern("30 % and 20 % of 212 people, nobody both", apart),
    "PC203": Pattern("9 of 150 people are women; one holds 8 of their 20 seats, one 3, two 2", few_carry),
    "PC204": Pattern("6 times the odds on tagged sessions", lambda dice: tilted(TALKS, _tagged, 6, dice)),
    "PC205": Pattern("none of 16 keynotes, 30 % of the others", no_keynote),
    "PC206": Pattern(
        "12 panels of 4, one woman on 9 in 10 of them",
        lambda dice: by_panel(PANELS, lambda *_: 1 if dice.random() < 0.9 else dice.choice((0, 2)), dice),
    ),
    "PC207": Pattern("3 in 4 of 20 added, 30 % of the others", added_late),
    "PC208": Pattern("16 lists, a woman last on 4 in 5 of them", listed_last),
    "PC209": Pattern(
        "title left out for 55 % of women and 20 % of men",
        lambda dice: said(TALKS, dice, {
            "doctorate": lambda _: "yes",
            "title-shown": chosen(dice, {"no": 0.55, "yes": 0.45}, {"no": 0.2, "yes": 0.8}),
        }),
    ),
    "PC210": Pattern(
        "70 % of women and 30 % of men early in their careers",
        lambda dice: said(TALKS, dice, {
            "career-stage": chosen(
                dice,
                dict(zip(STAGES, (0.35, 0.35, 0.2, 0.1), strict=True)),
                dict(zip(STAGES, (0.1, 0.2, 0.35, 0.35), strict=True)),
            ),
        }),
    ),
    "PC211": Pattern("12 panels of 4, 3 in 5 of each of one house", houses),
    "PC212": Pattern(
        "60 % of women and 25 % of men unpaid",
        lambda dice: said(TALKS, dice, {
            "payment": chosen(dice, {"unpaid": 0.6, "paid": 0.4}, {"unpaid": 0.25, "paid": 0.75}),
        }),
    ),
    "PC213": Pattern("6 times the odds in a day's last slot", lambda dice: tilted(TALKS, _late, 6, dice)),
    "PC214": Pattern(
        "16 panels of 5, exactly the minimum of two women on 4 in 5",
        lambda dice: by_panel(LARGE, lambda *_: 2 if dice.random() < 0.8 else dice.randrange(4), dice),
    ),
    "PC215": Pattern("6 times the odds of moderating", lambda dice: tilted(TALKS, _moderates, 6, dice)),
    "PC216": Pattern("none of 40 moderators, 30 % of the others", no_moderator),
}  # fmt: skip
