"""A programme of 40 sessions as its organiser would see it: nothing odd, then one pattern after another.

Everyone has declared everything, every rule of chance is on, and every person is invented.
"""

import csv
import io
import json
import random

import pytest

from panelcheck.lint import lint
from panelcheck.reading import Options

CONFIG = """\
extends: [preview]
axes:
  affiliation: {}
  career stage: {categories: [early, established], watch: early}
  payment: {categories: [paid, unpaid]}
  attendance: {categories: [on-site, remote]}
  doctorate: {categories: [yes, no]}
  title shown: {categories: [yes, no]}
rules:
  PC110: {base-rates: {woman: 0.4}, source: those who proposed}
  PC112: {both: {gender: [woman], career stage: [early]}}
  PC210: {levels: [early, established]}
  PC213: {rooms: [Cellar], lunch: ["12:00"]}
  PC214: {minimum: 2}
"""
HOUSES = ("Acme", "Globex", "Hooli", "Initech", "Umbrella", "Stark", "Wayne", "Tyrell")
HOURS = ("10", "11", "12", "14", "15", "16")


class Plan:
    """Rows of a programme, and what each person declares; nobody sits twice."""

    def __init__(self):
        self.dice = random.Random(2)
        self.said, self.rows = {}, []
        for day in (1, 2):
            self.session(f"Opening {day}", "keynote", f"2027-03-0{day} 09:00", "Hall", 1)
            for place, hour in enumerate(HOURS):
                for number, room in enumerate(("Hall", "Loft", "Cellar")):
                    panel = (place + number) % 3 == 0
                    title = f"{'Panel' if panel else 'Talk'} {day}-{hour}-{room}"
                    kind = "panel" if panel else "talk"
                    start, size = f"2027-03-0{day} {hour}:00", 5 if panel else 1 + number % 2
                    self.session(title, kind, start, room, size)
            self.session(f"Closing {day}", "keynote", f"2027-03-0{day} 17:00", "Hall", 1)

    def session(self, title, kind, start, room, size):
        tags = "diversity" if title in ("Talk 1-11-Hall", "Talk 2-14-Loft", "Talk 2-11-Cellar") else ""
        listed = self.dice.sample(["woman", "woman", "man", "man", "man"], size)
        for place, gender in enumerate(listed):
            roles = {"panel": "panelist" if place else "moderator"}
            row = {"session": title, "kind": kind, "start": start, "minutes": 50}
            row |= {"room": room, "tags": tags, "role": roles.get(kind, "speaker")}
            self.rows.append({**row, "name": self.person(gender)})

    def person(self, gender):
        letters = "".join("abcdefghij"[int(digit)] for digit in f"{len(self.said):03}")
        name = f"Zyx Q{letters}"
        choose = self.dice.choice
        self.said[name] = {
            "gender": gender, "affiliation": choose(HOUSES), "career stage": choose(["early", "established"]),
            "payment": choose(["paid", "paid", "unpaid"]), "attendance": "on-site",
            "doctorate": choose(["yes", "no"]), "title shown": choose(["yes", "no"]),
        }  # fmt: skip
        return name

    def of(self, **wanted):
        return [row for row in self.rows if all(row[key] == value for key, value in wanted.items())]

    def declare(self, rows, **answers):
        for row in rows:
            self.said[row["name"]] |= answers

    def is_woman(self, row):
        return self.said[row["name"]]["gender"] == "woman"

    @property
    def women(self):
        return [row for row in self.rows if self.is_woman(row)]

    @property
    def men(self):
        return [row for row in self.rows if not self.is_woman(row)]

    def panels(self):
        titles = dict.fromkeys(row["session"] for row in self.of(kind="panel"))
        return [self.of(session=title) for title in titles]

    def text(self):
        out = io.StringIO()
        columns = [*self.rows[0], *next(iter(self.said.values()))]
        writer = csv.DictWriter(out, columns)
        writer.writeheader()
        writer.writerows({**row, **self.said[row["name"]]} for row in self.rows)
        return out.getvalue()


def moderator_only(plan):
    moderator, *panelists = plan.panels()[2]
    plan.declare([moderator], gender="woman")
    plan.declare(panelists, gender="man")


def same_few_people(plan):
    plan.declare(plan.rows, gender="man")
    hours = list({row["start"]: row for row in plan.of(kind="talk")}.values())
    busiest, busy, others = hours[:6], hours[6:9], plan.of(role="moderator")[:4]
    for row in busiest:
        row["name"] = busiest[0]["name"]
    for row in busy:
        row["name"] = busy[0]["name"]
    plan.declare([busiest[0], busy[0], *others], gender="woman")


def topic_confined(plan):
    tagged = plan.of(kind="talk")[:10]
    for row in tagged:
        row["tags"] = "diversity"
    plan.declare(plan.women[::2], gender="man")
    plan.declare(tagged, gender="woman")


def never_keynote(plan):
    for row in plan.of(kind="talk", room="Hall"):
        row["kind"] = "keynote"
    plan.declare(plan.of(kind="keynote"), gender="man")


def one_each(plan):
    for panelists in plan.panels():
        plan.declare(panelists, gender="man")
        plan.declare(panelists[1:2], gender="woman")


def exactly_two(plan):
    for panelists in plan.panels():
        plan.declare(panelists, gender="man")
        plan.declare(panelists[1:3], gender="woman")


def listed_last(plan):
    ordered = []
    for title in dict.fromkeys(row["session"] for row in plan.rows):
        listed = plan.of(session=title)[::-1]
        ordered += [row for row in listed if not plan.is_woman(row)] + list(filter(plan.is_woman, listed))
    plan.rows = ordered


def title_dropped(plan):
    plan.declare(plan.rows, doctorate="yes", **{"title shown": "yes"})
    plan.declare(plan.women[::2], **{"title shown": "no"})


def early(plan):
    plan.declare(plan.men[::4] + plan.women, **{"career stage": "early"})
    plan.declare([row for row in plan.men if row not in plan.men[::4]], **{"career stage": "established"})


def no_early_moderator(plan):
    plan.declare(plan.of(role="moderator"), **{"career stage": "established"})


def one_house_a_panel(plan):
    for place, panelists in enumerate(plan.panels()):
        plan.declare(panelists, affiliation=HOUSES[place % 5])


def unpaid(plan):
    plan.declare(plan.rows, payment="paid")
    plan.declare(plan.women[::2], payment="unpaid")


def off_peak(plan):
    plan.declare(plan.rows, gender="man")
    plan.declare(plan.of(room="Cellar")[::2] + plan.of(room="Loft")[::8], gender="woman")


def moderators(plan):
    plan.declare(plan.women[::2], gender="man")
    plan.declare(plan.of(role="moderator"), gender="woman")


def few(plan):
    plan.declare([row for place, row in enumerate(plan.women) if place % 3], gender="man")


def apart(plan):
    for place, panelists in enumerate(plan.panels()):
        plan.declare(panelists, gender="man" if place % 3 else "woman")


def nobody_both(plan):
    plan.declare(plan.women, **{"career stage": "established"})


PLANTED = {
    "PC110": few, "PC111": apart, "PC112": nobody_both, "PC202": moderator_only, "PC203": same_few_people,
    "PC204": topic_confined, "PC205": never_keynote, "PC206": one_each, "PC208": listed_last,
    "PC209": title_dropped, "PC210": early, "PC211": one_house_a_panel, "PC212": unpaid, "PC213": off_peak,
    "PC214": exactly_two, "PC215": moderators, "PC216": no_early_moderator,
}  # fmt: skip


@pytest.fixture
def findings(tmp_path):
    def found(plan):
        (tmp_path / "panelcheck.yaml").write_text(CONFIG, encoding="utf-8")
        path = tmp_path / "programme.csv"
        path.write_text(plan.text(), encoding="utf-8")
        report = lint([str(path)], Options())
        assert not report.errors
        return [one for one in report.findings if one.verdict == "certain"]

    return found


def test_nothing_odd_is_nothing_but_notes_on_single_panels(findings):
    plan = Plan()
    assert len({row["session"] for row in plan.rows}) == 40
    told = findings(plan)
    assert {(one.code, str(one.severity)) for one in told} <= {("PC201", "note"), ("PC108", "note")}


@pytest.mark.parametrize("code", PLANTED)
def test_each_pattern_is_found_where_it_is_and_nobody_is_named(code, findings):
    plan = Plan()
    PLANTED[code](plan)
    found = [one for one in findings(plan) if one.code == code]
    assert found
    session = plan.panels()[2][0]["session"]
    for one in found:
        assert one.severity in ("note", "warning")
        place = (one.location.line, one.location.column, one.location.end_line)
        if code == "PC202":
            assert one.subject.title == session
            assert place[1] == 1
        else:
            assert place == (1, 1, 0)
        told = json.dumps([one.message, one.do, dict(one.say), dict(one.evidence), one.subject.title])
        assert not any(name in told for name in plan.said)
