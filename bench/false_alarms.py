"""How often the statistical rules speak of fair events, and of events with a pattern in them.

Fair: what people declared is dealt out at random among them, while who sits where stays as it is: in two
real programmes (where they lie beside the project) and in two invented ones of usual sizes. Planted: a
pattern of the size that is stated, with the noise that comes with it. Prints the tables of
docs/statistics.md. ``--runs 100`` is a quick look.
"""

import argparse
import random
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import planted
from intervals import clopper_pearson
from shapes import Deal, Shape, panel, shape_of

from panelcheck import readers
from panelcheck.checks import Judgement
from panelcheck.finding import Verdict
from panelcheck.lineup import Event, line_ups_of
from panelcheck.packs import DEFAULT_PACKS, Rule, load_packs
from panelcheck.readers.records import Words
from panelcheck.source import read_source
from panelcheck.statistics import binomial
from panelcheck.statistics.multiplicity import q_values

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
REAL = {"NICAR 2015": "csv/nicar-2015/nicar-2015-schedule.csv",
        "RailsConf 2019": "yaml/railsconf/railsconf-2019-videos.yml"}  # fmt: skip
INVENTED = {"arisia-like": (180, (4, 5, 5, 6), 120), "sysconf-like": (60, (1, 1, 1, 4), 95)}
CODES = ("PC110", "PC111", "PC112", "PC203", "PC204", "PC205", "PC206", "PC207", "PC208", "PC209", "PC210",
         "PC211", "PC212", "PC213", "PC214", "PC215", "PC216")  # fmt: skip
OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "PC110": {"base-rates": {"woman": 0.3}, "source": "the proposals"},
    "PC112": {"both": {"gender": ["woman"], "region": ["south"]}},
    "PC207": {"announced": "a tag"},
    "PC214": {"minimum": 2},
    "PC216": {"categories": ["early-career"]},
}
NOMINAL = {code: {"PC207": 0.05, "PC208": 0.01}.get(code, 0.1) for code in CODES}
SHARE = 0.3


def real(name: str) -> Shape | None:
    """Return the shape of a real programme; None where it is not here."""
    path = CORPUS / REAL[name]
    if not path.is_file():
        return None
    programme = readers.read(read_source(str(path)), Words())
    return shape_of([session for session in programme.sessions if session.seats])


def invented(name: str) -> Shape:
    """Return an invented programme: the same few people on many panels, or mostly one talk each."""
    number, sizes, people = INVENTED[name]
    dice = random.Random(name)  # noqa: S311 - a bench, and the same each time
    busy = [1 + (one % 7 == 0) * 3 + (one % 3 == 0) for one in range(people)]
    sessions = []
    for place in range(number):
        chosen: dict[int, None] = {}
        while len(chosen) < sizes[place % len(sizes)]:
            chosen[dice.choices(range(people), busy)[0]] = None
        sessions.append(panel(place, chosen))
    return shape_of(sessions)


def fair(shape: Shape, dice: random.Random) -> Deal:
    """Deal everything out at random, the same numbers of each every time."""
    keys = shape.keys

    def dealt(**shares: float) -> dict[str, str]:
        order = dice.sample(keys, len(keys))
        said: dict[str, str] = {}
        for category, share in shares.items():
            said |= dict.fromkeys(
                order[len(said) : len(said) + round(share * len(keys))], category.replace("_", "-")
            )
        return said | dict.fromkeys(order[len(said) :], category.replace("_", "-"))

    return {
        "gender": dealt(woman=SHARE, man=1 - SHARE),
        "late": dealt(yes=0.1, no=0.9),
        "region": dealt(south=0.3, north=0.7),
        "affiliation": dealt(acme=0.2, globex=0.2, hooli=0.2, initech=0.2, umbrella=0.2),
        "payment": dealt(unpaid=0.3, paid=0.7),
        "attendance": dealt(on_site=1),
        "doctorate": dealt(yes=0.7, no=0.3),
        "title-shown": dealt(yes=0.6, no=0.4),
        "career-stage": dealt(student=0.1, early_career=0.3, mid_career=0.3, senior=0.3),
    }


def judged(rule: Rule, event: Event) -> list[Judgement]:
    """Return what a rule says of an event."""
    return [one for line_up in line_ups_of(event, rule.line_up) for one in rule.check.judge(line_up)]


@dataclass
class Tally:
    """How often each rule could be asked, and spoke: alone, beside the default pack's, beside all others."""

    runs: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    default: Counter[str] = field(default_factory=Counter)
    together: Counter[str] = field(default_factory=Counter)

    def count(self, event: Event) -> None:
        """Ask every rule of one event."""
        said = {rule.code: [one for one in judged(rule, event) if one.test] for rule in the_rules()}
        self.runs += 1
        self.asked.update(code for code, each in said.items() if each)
        self.alone.update(code for code, each in said.items() if _told(each))
        usual = [rule.code for rule in the_rules() if rule.pack in DEFAULT_PACKS]
        self.default.update(code for code in said if _spoke(code, said, {*usual, code}))
        self.together.update(code for code in said if _spoke(code, said, said))


def _spoke(code: str, said: Mapping[str, list[Judgement]], beside: Collection[str]) -> bool:
    """Whether a rule speaks where these are the rules that are asked."""
    told = _told([one for other in beside for one in said[other]])
    return any(one is other for one in told for other in said[code])


def _told(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements that stay findings when these are all the tests there are."""
    tests = [one.test for one in judgements if one.test]
    level = max((test.max_q for test in tests), default=0.0)
    q_of = q_values([test.p for test in tests], [test.least for test in tests], level)
    each = zip(judgements, tests, q_of, strict=True)
    return [
        one for one, test, q in each if one.verdict is Verdict.CERTAIN and q is not None and q <= test.max_q
    ]


@cache
def the_rules() -> list[Rule]:
    """Return the statistical rules, with the options that some of them need to be asked at all."""
    loaded = load_packs(["token-inclusion", "preview"], overrides=OPTIONS)
    return [rule for rule in loaded if rule.code in CODES]


def run_fair(name: str, runs: int) -> Tally | None:
    """Deal ``runs`` times to one shape, and ask every rule."""
    shape = real(name) if name in REAL else invented(name)
    if shape is None:
        return None
    dice = random.Random(f"fair {name}")  # noqa: S311 - a bench, and the same each time
    tally = Tally()
    for _ in range(runs):
        tally.count(shape.event(fair(shape, dice)))
    return tally


def run_planted(code: str, runs: int) -> Tally:
    """Plant one rule's pattern ``runs`` times, and ask every rule."""
    dice = random.Random(f"planted {code}")  # noqa: S311 - a bench, and the same each time
    tally = Tally()
    for _ in range(runs):
        tally.count(planted.PATTERNS[code].event(dice))
    return tally


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=2)
    chosen = parser.parse_args()
    with ProcessPoolExecutor(chosen.jobs) as pool:
        fair_runs = {name: pool.submit(run_fair, name, chosen.runs) for name in (*REAL, *INVENTED)}
        planted_runs = {code: pool.submit(run_planted, code, chosen.runs // 5) for code in CODES}
        tallies = {name: tally for name, run in fair_runs.items() if (tally := run.result())}
        print_fair(tallies)
        print_planted({code: run.result() for code, run in planted_runs.items()})


def print_fair(tallies: Mapping[str, Tally]) -> None:
    """Print, for each rule and shape, the share of fair events of which it speaks: see ``Tally``."""
    print(f"| rule | nominal | {' | '.join(tallies)} |")
    print(f"| --- | --- |{' --- |' * len(tallies)}")
    over = []
    for code in CODES:
        cells = []
        for name, tally in tallies.items():
            cells.append(_cell(tally, code))
            if clopper_pearson(tally.alone[code], tally.runs)[0] > NOMINAL[code]:
                over.append(f"{code} on {name}")
        print(f"| {code} | {NOMINAL[code]:.0%} | {' | '.join(cells)} |")
    print(f"\nAbove nominal beyond chance (95 %, Clopper-Pearson): {', '.join(over) or 'none'}")
    runs = max(tally.runs for tally in tallies.values())
    least, most = binomial(runs, 0.1).interval(0.95)
    print(f"A true 10 % gives {least} to {most} of {runs} runs (95 %)\n")


def print_planted(tallies: Mapping[str, Tally]) -> None:
    """Print, for each rule, the share of planted patterns it finds: see ``Tally``."""
    print("| rule | planted | found |\n| --- | --- | --- |")
    for code, tally in tallies.items():
        print(f"| {code} | {planted.PATTERNS[code].words} | {_cell(tally, code)} |")
    missed = [code for code, tally in tallies.items() if tally.default[code] < 0.8 * tally.runs]
    print(f"\nFound in fewer than 80 % beside the default pack: {', '.join(missed) or 'none'}")


def _cell(tally: Tally, code: str) -> str:
    if not tally.asked[code]:
        return "not asked"
    shares = (counter[code] / tally.runs for counter in (tally.alone, tally.default, tally.together))
    return " / ".join(f"{share:.1%}" for share in shares)


if __name__ == "__main__":
    main()
