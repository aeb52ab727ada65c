"""How far estimates from first names can be trusted, on people whose gender is known.

    python bench/names.py --counts COUNTS.csv --forenames FORENAMES.csv

COUNTS has the columns first_name, women, men (people counted by first name, such as scientists with an entry
in Wikidata); FORENAMES has Gender (F or M) and Romanized Name (such as the CC0 list of popular forenames by
country). Women and men weigh the same, whatever their number in the file.

Simulated events draw their people from COUNTS, seat everyone on panels, and ask the rule all-male-panel
itself. Nothing of the files is kept.
"""

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import click
from intervals import jeffreys

from panelcheck.errors import Location
from panelcheck.finding import Verdict
from panelcheck.identity.likelihood import RATIOS, TABLE, prior_interval
from panelcheck.identity.names import likelihood_ratios
from panelcheck.identity.roster import UNKNOWN, Ground, Roster, Standing
from panelcheck.lineup import Event, line_ups_of
from panelcheck.packs import load_packs
from panelcheck.programme import Kind, Person, Programme, Role, Seat, Session
from panelcheck.source import Cell
from panelcheck.summary import shares

SHARES = (0.1, 0.3, 0.5)
PANELS = (3, 4, 6, 8)
EVENTS = (12, 60, 200)
ROUNDS = 400
ENOUGH = 30
NOWHERE = Location("bench", 1, 1)
ANSWERS = {ratio: answer for answer, ratio in RATIOS.items()}


@dataclass
class People:
    """First names with how many women and men bear them, and the ratio each name is evidence with."""

    names: list[str]
    women: list[float]
    men: list[float]
    ratios: dict[str, float] = field(init=False)

    def __post_init__(self) -> None:
        self.ratios = likelihood_ratios(self.names)

    def weighed(self) -> Iterator[tuple[float, float, bool]]:
        """Yield (ratio or 0, weight, woman) of each name and gender; women and men sum to a half each."""
        for counts, woman in ((self.women, True), (self.men, False)):
            total = 2 * sum(counts)
            for name, count in zip(self.names, counts, strict=True):
                yield self.ratios.get(name, 0.0), count / total, woman


def read_counts(path: Path) -> People:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return People(
        [row["first_name"] for row in rows],
        [float(row["women"]) for row in rows],
        [float(row["men"]) for row in rows],
    )


def read_forenames(path: Path) -> People:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Gender"] in ("F", "M")]
    return People(
        [row["Romanized Name"] for row in rows],
        [float(row["Gender"] == "F") for row in rows],
        [float(row["Gender"] == "M") for row in rows],
    )


def describe(label: str, people: People) -> None:
    """Print how many people the names say something of, how often they err, and the Brier score."""
    weighed = list(people.weighed())
    spoken = [(ratio, weight, woman) for ratio, weight, woman in weighed if ratio]
    covered = sum(weight for _, weight, _ in spoken)
    brier = sum(weight * (ratio / (ratio + 1) - woman) ** 2 for ratio, weight, woman in spoken) / covered
    print(f"{label}: coverage {covered:.1%}, Brier score {brier:.4f} (0.25 is a coin)")
    for kind, answers in {
        "decisive": ("female", "male"),
        "contested": ("female, contested", "male, contested"),
        "mostly": ("mostly_female", "mostly_male"),
    }.items():
        chosen = [(ratio, weight, woman) for ratio, weight, woman in spoken if ANSWERS[ratio] in answers]
        share = sum(weight for _, weight, _ in chosen)
        wrong = sum(weight for ratio, weight, woman in chosen if (ratio > 1) != woman)
        print(f"  {kind:<10} {share:6.1%} of people, {wrong / share:6.2%} of these wrong")


@dataclass
class Found:
    """What the rule said of simulated panels, and how the estimate of the event's share did."""

    likely: int = 0
    right: int = 0
    all_male: int = 0
    bias: list[float] = field(default_factory=list)
    covered: list[bool] = field(default_factory=list)

    def __add__(self, other: "Found") -> "Found":
        return Found(
            self.likely + other.likely,
            self.right + other.right,
            self.all_male + other.all_male,
            self.bias + other.bias,
            self.covered + other.covered,
        )

    @property
    def precision(self) -> float:
        return self.right / self.likely if self.likely else float("nan")

    @property
    def recall(self) -> float:
        return self.right / self.all_male if self.all_male else float("nan")


def event(names: Sequence[str], people: People, size: int) -> tuple[Programme, Roster]:
    """Return everyone seated on panels of ``size``, with what their first names are evidence of."""
    seats = [
        Seat(name=f"{name} {number}", role=Role.PANELIST, location=NOWHERE)
        for number, name in enumerate(names)
    ]
    sessions = [
        Session(
            key=str(number), title=Cell(str(number), NOWHERE), location=NOWHERE, kind=Kind.PANEL, seats=on
        )
        for number, on in enumerate(tuple(seats[at : at + size]) for at in range(0, len(seats), size))
        if len(on) == size
    ]
    standings = {
        seat.name: Standing(Ground.NAMES, likelihood_ratio=people.ratios[name])
        if name in people.ratios
        else UNKNOWN
        for seat, name in zip(seats, names, strict=True)
    }
    ratios = [one.likelihood_ratio for one in standings.values() if one.likelihood_ratio is not None]
    roster = Roster(
        people={seat.name: Person(seat.name, seat.name, (seat,)) for seat in seats},
        standings={"gender": standings},
        labels={"gender": ("woman", "man", "non-binary")},
        seat_keys={id(seat): seat.name for seat in seats},
        prior=prior_interval(0, 0, ratios),
        table=TABLE,
    )
    return Programme(path="bench", location=NOWHERE, sessions=tuple(sessions)), roster


def simulate(people: People, share: float, size: int, number: int, rng: random.Random) -> Found:
    """Ask the rule of ``ROUNDS`` events of ``number`` people, of whom ``share`` are women."""
    rule = next(rule for rule in load_packs(("core",)) if rule.name == "all-male-panel")
    found = Found()
    for _ in range(ROUNDS):
        women = [rng.random() < share for _ in range(number)]
        names = [
            rng.choices(people.names, cum_weights=people.women if woman else people.men)[0] for woman in women
        ]
        programme, roster = event(names, people, size)
        for line_up in line_ups_of(Event(programme, roster), rule.line_up):
            place = int(line_up.subject.key) * size
            all_male = not any(women[place : place + size])
            found.all_male += all_male
            for judgement in rule.check.judge(line_up):
                found.likely += judgement.verdict is Verdict.LIKELY
                found.right += judgement.verdict is Verdict.LIKELY and all_male
        if told := shares(roster):
            truth = sum(woman for woman, name in zip(women, names, strict=True) if name in people.ratios)
            low, high = told.estimated["woman"]
            found.bias.append(((low + high) / 2 - truth) / told.of)
            found.covered.append(low <= truth <= high)
    return found


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


@click.command(help=__doc__)
@click.option("--counts", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--forenames", type=click.Path(path_type=Path, exists=True))
def main(counts: Path, forenames: Path | None) -> None:
    people = read_counts(counts)
    print(f"Table: {TABLE}")
    describe("People counted by first name", people)
    if forenames:
        describe("Popular forenames, each once a country", read_forenames(forenames))
    # Cumulative once: choices() would add the weights up anew at each draw.
    for weights in (people.women, people.men):
        total = 0.0
        for place, weight in enumerate(weights):
            total += weight
            weights[place] = total
    rng = random.Random(20261122)  # noqa: S311 - a simulation, not a secret
    everything, by_size = Found(), {size: Found() for size in PANELS}
    by_event = {number: Found() for number in EVENTS}
    print(f"\nSimulated panels, {ROUNDS} events a line: 'likely all men' that are, all-male panels found")
    print("share of women, event, panel:    likely  right   all male  found")
    for share, number, size in product(SHARES, EVENTS, PANELS):
        found = simulate(people, share, size, number, rng)
        everything += found
        by_size[size] += found
        by_event[number] += found
        few = "" if found.likely >= ENOUGH else "  (fewer than 30)"
        print(
            f"{share:>14.0%} {number:>6} {size:>6}:    {found.likely:>6}  {found.precision:>5.3f}"
            f" ({jeffreys(found.right, found.likely)[0]:.2f} or more)"
            f"  {found.all_male:>8}  {found.recall:>5.3f}   bias {100 * mean(found.bias):+.2f} points,"
            f" covered {mean(found.covered):.1%}{few}"
        )
    print(f"over all: {everything.precision:.3f} of {everything.likely} likely all-male panels are")
    for size, found in by_size.items():
        print(f"panels of {size}: {found.recall:.3f} of {found.all_male} all-male panels found")
    for number, found in by_event.items():
        print(
            f"events of {number}: the share of women is off by {100 * mean(found.bias):+.2f} points;"
            f" its 90 % interval holds in {mean(found.covered):.1%}"
        )


if __name__ == "__main__":
    main()
