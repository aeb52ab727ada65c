"""Every example of every shipped rule is a test: people in words, and the verdict to expect.

A word is what a person declared on the rule's axis (``man``, ``man+nonbinary``, an organisation), or
``declined``, ``unknown``, ``open``, ``name:man``, ``name:woman``; ``4 man`` is four of them.
``given`` are planned minutes of their own, in the order of the people, with a dot for none; ``said`` are
minutes of talk in that order, ``moderated`` those of who moderates; they stand for a transcript.
Behind a space stands what else they declared, as ``axis=category``. ``seated`` has people by what they
declared, each with the number of sessions in which they sit; ``times`` repeats a session with new people.
"""

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from panelcheck import readers
from panelcheck.checks import broken, not_applicable, satisfied
from panelcheck.errors import Location
from panelcheck.finding import Verdict
from panelcheck.identity import identify
from panelcheck.identity.likelihood import RATIOS, prior_interval
from panelcheck.identity.roster import Ground, Roster, Standing
from panelcheck.lineup import Event, Speaking, line_ups_of
from panelcheck.lint import lint
from panelcheck.packs import all_rules, load_packs
from panelcheck.programme import Kind, Person, Problem, Programme, Role, Seat, Session, Status
from panelcheck.readers.records import Words
from panelcheck.reading import Options
from panelcheck.source import Cell, Source
from panelcheck.transcripts import Quality
from panelcheck.transcripts.airtime import Airtime, Stray

RULES = all_rules(policies=True)
GRAVEST_FIRST = list(Verdict)
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{example['name']}")
    for rule in RULES
    for example in rule.examples
]
SAID_KEYS = {"said", "moderated", "unattributed", "elapsed", "strays"}
MINUTE_KEYS = {"minutes", "given"} | SAID_KEYS
KEYS = {
    "name", "expect", "people", "names", "moderators", "kind", "possible", "role", "sessions", "problems",
    "file", "config", "baseline", "seated", "options",
} | MINUTE_KEYS  # fmt: skip
SESSION_KEYS = {
    "people", "names", "moderators", "kind", "role", "day", "track", "room", "start", "possible", "tags",
    "times", "alphabetical",
} | MINUTE_KEYS  # fmt: skip
PLACE = Location("example.csv", 2, 1, 2, 8)
ESTIMATES = {"name:man": RATIOS["male"], "name:woman": RATIOS["female"]}
GENDERS = ("woman", "man", "nonbinary")


def standing_of(word):
    if word in ESTIMATES:
        return Standing(Ground.NAMES, likelihood_ratio=ESTIMATES[word])
    if word in ("unknown", "declined"):
        return Standing(Ground(word))
    return Standing(Ground.DECLARED, frozenset(word.split("+")))


def several(words):
    for word in words:
        number, what = re.fullmatch(r"(?:(\d+) )?(.+)", word).groups()
        yield from [what] * int(number or 1)


class Room:
    """Seats people as an example says."""

    def __init__(self, rule, example):
        self.rule, self.example = rule, example
        self.axis = rule.axis or "gender"
        self.standings, self.people, self.seat_keys = {self.axis: {}}, {}, {}
        self.ascending = False
        self.heard = {}

    def seat(self, word, role, key=""):
        seat = Seat(
            name=key or f"Person {len(self.people) if self.ascending else 999 - len(self.people)}",
            role=role,
            location=PLACE,
            status=Status.OPEN if word == "open" else Status.CONFIRMED,
        )
        if word != "open":
            key = key or str(len(self.people))
            before = self.people[key].seats if key in self.people else ()
            self.people[key] = Person(key, seat.name, (*before, seat))
            told, *further = re.split(r" (?=[\w-]+=)", word)
            self.standings[self.axis][key] = standing_of(told)
            for axis, category in (one.split("=") for one in further):
                self.standings.setdefault(axis, {})[key] = standing_of(category)
            self.seat_keys[id(seat)] = key
        return seat

    def session(self, number, told):
        assert told.keys() <= SESSION_KEYS | KEYS
        self.ascending = "alphabetical" in told
        wanted = self.rule.line_up
        kind = Kind(told.get("kind", (wanted.kinds or (Kind.TALK,))[0]))
        role = Role(told["role"]) if "role" in told else wanted.roles[0]
        seats = [self.seat(word, role) for word in several(told.get("people", ()))]
        for place, minutes in enumerate(told.get("given", "").split()):
            if minutes != ".":
                key = self.seat_keys.pop(id(seats[place]))
                seats[place] = replace(seats[place], minutes=float(minutes))
                self.seat_keys[id(seats[place])] = key
        seats += [self.seat("unknown", role, key=name) for name in told.get("names", ())]
        moderators = [self.seat(word, Role.MODERATOR) for word in several(told.get("moderators", ()))]
        if SAID_KEYS & told.keys():
            self.heard[f"session-{number}"] = self.transcript(told, seats, moderators)
        seats += moderators
        return Session(
            key=f"session-{number}",
            title=Cell(f"Session {number}", PLACE),
            location=PLACE,
            kind=kind,
            possible=told.get("possible") == "true",
            roles_marked=any(seat.role is not Role.SPEAKER for seat in seats),
            start=datetime.fromisoformat(told["start"]) if "start" in told else None,
            minutes=float(told["minutes"]) if "minutes" in told else None,
            day=told.get("day", "2027-03-01"),
            track=told.get("track", "Main"),
            room=told.get("room", ""),
            tags=tuple(told.get("tags", ())),
            seats=tuple(seats),
        )

    def transcript(self, told, seats, moderators):
        minutes = [*told["said"].split(), *[told.get("moderated", 0)] * len(moderators)]
        named = [seat for seat in [*seats, *moderators] if seat.status is not Status.OPEN]
        said = [float(spent) for spent in minutes]
        return Airtime(
            quality=Quality.PLATFORM,
            people={self.seat_keys[id(seat)]: spent for seat, spent in zip(named, said, strict=True)},
            unattributed=float(told.get("unattributed", 0)),
            elapsed=float(told.get("elapsed", sum(said))),
            strays=tuple(Stray("fits nobody", Cell(label, PLACE)) for label in told.get("strays", ())),
        )

    def seated(self, number):
        """Seat people with several seats: the n-th session holds everyone who sits in n or more."""
        words = [(word, int(seats)) for word, each in self.example["seated"].items() for seats in each]
        for extra in range(max(seats for _, seats in words)):
            session = self.session(number + extra, {"kind": "talk"})
            held = [
                self.seat(word, Role.SPEAKER, key=f"{word} {place}")
                for place, (word, seats) in enumerate(words)
                if seats > extra
            ]
            yield replace(session, seats=tuple(held))

    def read(self):
        told = [
            one
            for one in self.example.get("sessions", [self.example])
            for _ in range(int(one.get("times", 1)))
        ]
        sessions = [self.session(number, one) for number, one in enumerate(told)]
        if "seated" in self.example:
            sessions += self.seated(len(sessions))
        programme = Programme(
            path="example.csv",
            location=Location("example.csv"),
            sessions=tuple(sessions),
            problems=tuple(
                Problem(kind, "an invented problem", PLACE) for kind in self.example.get("problems", ())
            ),
        )
        standings = self.standings[self.axis].values()
        ratios = [one.likelihood_ratio for one in standings if one.estimated]
        women, men = (sum(one.categories == {gender} for one in standings) for gender in ("woman", "man"))
        labels = {
            axis: tuple(sorted({category for one in each.values() for category in one.categories}))
            for axis, each in self.standings.items()
        }
        return programme, Roster(
            people=self.people,
            standings=self.standings,
            labels={**labels, "gender": GENDERS},
            seat_keys=self.seat_keys,
            prior=prior_interval(women, men, ratios),
        )

    def event(self):
        programme, roster = self.read()
        speaking = Speaking(heard=self.heard)
        return Event(programme, roster, speaking=speaking, announced=announced(roster))


def from_file(file):
    programme = readers.read(Source(file["name"], file["text"]), Words())
    return programme, identify(programme, axes=("gender", "affiliation"))


def on_ignores(rule, example):
    """Return what a rule on ignores says of a file, after every other rule has spoken."""
    with TemporaryDirectory() as folder:
        Path(folder, ".git").mkdir()
        Path(folder, "panelcheck.yaml").write_text(example.get("config", ""), encoding="utf-8")
        Path(folder, "accepted.json").write_text(example.get("baseline", "{version: 1}"), encoding="utf-8")
        path = Path(folder, example["file"]["name"])
        path.write_text(example["file"]["text"], encoding="utf-8")
        report = lint([str(path)], Options(overrides={"extends": (rule.pack,)}))
    assert not report.errors
    found = [finding for finding in report.findings if finding.code == rule.code]
    return [broken(finding.evidence) for finding in found] or [satisfied({})]


def announced(roster):
    late = roster.standings.get("late", {})
    return lambda person: person.key not in late


def judgements(rule, example):
    if str(rule.check) == "ignores":
        return on_ignores(rule, example)
    if "options" in example:
        changed = load_packs([rule.pack], overrides={rule.code: example["options"]})
        (rule,) = (one for one in changed if one.code == rule.code)
    event = Event(*from_file(example["file"])) if "file" in example else Room(rule, example).event()
    if reason := rule.check.missing(event):
        return [not_applicable(reason)]
    return [
        judgement for line_up in line_ups_of(event, rule.line_up) for judgement in rule.check.judge(line_up)
    ]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule, example):
    assert example.keys() <= KEYS, "a word that no example knows"
    judged = judgements(rule, example)
    verdicts = {judgement.verdict for judgement in judged} or {Verdict.NOT_APPLICABLE}
    assert min(verdicts, key=GRAVEST_FIRST.index) == example["expect"]
    for judgement in judged:
        if judgement.verdict in (Verdict.CERTAIN, Verdict.LIKELY):
            assert "{" not in rule.words(judgement)
            assert set(judgement.evidence) == set(rule.check.keys)
        elif judgement.verdict is not Verdict.SATISFIED:
            assert judgement.reason


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_its_words_and_its_examples(rule):
    assert all([rule.why, rule.do, rule.say, rule.wrong_when, rule.since])
    sources = rule.policy.sources if rule.policy else rule.sources
    assert sources
    assert rule.say.keys() <= {"invited", "organising", "watching"}
    assert all("https://" in source or "http://" in source for source in sources)
    assert len(rule.examples) >= 4
    expected = {example["expect"] for example in rule.examples}
    assert expected <= set(Verdict)
    assert "certain" in expected
    assert len({example["name"] for example in rule.examples}) == len(rule.examples)


@pytest.mark.parametrize(
    "rule",
    [rule for rule in RULES if (rule.gate and rule.code.startswith("PC1")) or (rule.policy and rule.axis)],
    ids=lambda rule: rule.code,
)
def test_rules_on_people_show_all_sides(rule):
    expected = {example["expect"] for example in rule.examples}
    assert {"certain", "satisfied", "undetermined", "not-applicable"} <= expected


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_no_rule_asks_for_anyone_to_go(rule):
    text = " ".join([rule.message, rule.well, rule.why, rule.do, *rule.say.values(), *rule.wrong_when])
    assert not re.search(r"\b(remove|replace|manel|female|males?)\b", text.casefold())


@pytest.mark.parametrize("people", range(4, 40, 5))
def test_the_prior_alone_never_accuses(people):
    (rule,) = [rule for rule in RULES if rule.code == "PC101"]
    for word in ("unknown", "declined"):
        for judgement in judgements(rule, {"people": ["2 man", f"{people} {word}"]}):
            assert judgement.verdict is Verdict.UNDETERMINED
            assert (judgement.low, judgement.high) == (0, 1)
