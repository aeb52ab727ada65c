"""Axes of one's own, seen from the command line: what is told of them, and what never is."""

import json
import re
from collections import Counter
from itertools import cycle, islice
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from panelcheck import cli
from panelcheck.identity.roster import Ground, Roster, Standing, Withheld
from panelcheck.lineup.disclosure import kept_cells, told
from panelcheck.programme import Person

CONFIG = """\
names: off
extends: [preview, observe, own.yaml]
axes:
  ethnicity: {categories: {Black: [black british], Asian: [], White: []}, watch: [Black, Asian]}
intersections:
  women of colour: {gender: woman, ethnicity: [Black, Asian]}
"""
RULE = """\
  - code: {code}
    name: own-{number}
    check: {check}
    severity: error
    axis: {axis}
    line-up: {{{line_up}}}
    message: "own: {message}"
    {options}
"""
COUNTS = ("composition", "{counts}; {unknown} unknown", "")
SINGLE = ("single-category", "all of one", "")
SHARE = ("category-share", "more than {above} % are {group}", "category: White\n    above: 0.3")
MEMBERS = ("category-share", "more than {above} % are {group}", "category: member\n    above: 0.1")
COVERAGE = ("coverage", "{answered} answered", "below: 1.0")
PANELS = ("single-category-count", "{single} panels", "category: White")
RULES = [
    ("ethnicity", "each: event", COUNTS),
    ("ethnicity", "each: event", SHARE),
    ("women of colour", "each: event", COUNTS),
    ("ethnicity", "each: event", SINGLE),
    ("ethnicity", "each: session, min-people: 2", SINGLE),
    ("ethnicity", "each: day", SINGLE),
    ("ethnicity", "each: track", SHARE),
    ("ethnicity", "each: room", COVERAGE),
    ("ethnicity", "each: role, roles: [panelist, moderator]", COUNTS),
    ("ethnicity", "each: event, roles: [moderator]", COUNTS),
    ("ethnicity", "each: event, kinds: [panel]", COUNTS),
    ("ethnicity", "each: event, count: seats", COUNTS),
    ("ethnicity", "each: event", COVERAGE),
    ("ethnicity", "each: event", PANELS),
    ("women of colour", "each: session", MEMBERS),
]
CATEGORIES = re.compile(r"\b(black|asian|white|member)", re.IGNORECASE)
NAMES = re.compile(r"\b(Ada|Ben|Cem|Dov|Eva|Fay)\b")
TITLES = re.compile(r"Talk about")


def names(number):
    given = islice(cycle(["Ada", "Ben", "Cem", "Dov", "Eva", "Fay"]), number)
    return [f"{first} N{chr(97 + place // 26)}{chr(97 + place % 26)}" for place, first in enumerate(given)]


def run(*command):
    result = CliRunner().invoke(cli.panelcheck, list(command))
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result.exit_code, result.output


@pytest.fixture
def event(tmp_path, monkeypatch):
    """Return a function that writes an event of so many people of each ethnicity."""
    monkeypatch.chdir(tmp_path)
    Path(".git").mkdir()
    Path("panelcheck.yaml").write_text(CONFIG, encoding="utf-8")
    rules = [
        RULE.format(
            code=f"OWN{number:03}", number=number, axis=axis, line_up=line_up, check=check,
            message=message, options=options,
        )
        for number, (axis, line_up, (check, message, options)) in enumerate(RULES)
    ]  # fmt: skip
    Path("own.yaml").write_text("pack: own\nrules:\n" + "".join(rules), encoding="utf-8")

    def write(genders=("woman", "man"), **people):
        said = [text.replace("_", " ") for text, number in people.items() for _ in range(number)]
        rows = ["session,kind,day,track,room,name,role,gender,ethnicity"]
        for place, (name, text, gender) in enumerate(
            zip(names(len(said)), said, cycle(genders), strict=False)
        ):
            kind, role = ("panel", "panelist") if place % 2 else ("talk", "speaker")
            answer = "" if text == "unknown" else text
            number = place // 8 * 2 + place % 2
            rows.append(
                f"Talk about {number},{kind},2027-03-0{1 + number % 4},Web,Blue,{name},{role},"
                f"{gender},{answer}"
            )
        rows.append("Talk about 1,panel,2027-03-02,Web,Blue,Max Moderator,moderator,man,Asian")
        Path("event.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")

    return write


MIXED = {"Black": 14, "White": 22, "Asian": 3, "prefer_not_to_say": 2, "own_words": 1, "unknown": 9}
EVERYTHING = ("--statistics", "--show", "notes,undetermined,suppressed")


def own(findings):
    return {one["code"]: one for one in findings if one["code"].startswith("OWN")}


def test_only_counts_of_ten_or_more_of_the_whole_event_are_told(event):
    event(**MIXED)
    _, text = run("check", "--format", "json", "--select", "OWN", "event.csv")
    report = json.loads(text)
    found = own(report["findings"])
    # Three people would stand out; so the next smallest group, of fourteen, is withheld with them.
    assert {code: one["message"] for code, one in found.items()} == {
        "OWN000": "own: White 22-51, others withheld; 29 unknown",
        "OWN001": "own: more than 30 % are of the group 'White'",
        "OWN003": "cannot be told: not known of 29 of 51",
    }
    assert {one["severity"] for one in found.values()} == {"note"}
    reasons = {one["code"]: one["reason"] for one in report["silences"]}
    part = dict.fromkeys(
        ["OWN004", "OWN005", "OWN006", "OWN007", "OWN008", "OWN009", "OWN010", "OWN011", "OWN013", "OWN014"],
        "only told for the whole event",
    )
    assert reasons == {
        **part,
        "OWN002": "withheld: a count of fewer than 10 people could be worked out",
        "OWN012": "what one person says on this axis is not looked at",
    }
    assert report["programmes"][0]["basis"]["ethnicity"] == {
        "declared": 40, "declined": None, "pronouns": 0, "names": 0, "unknown": 12,
    }  # fmt: skip
    assert "women of colour" not in report["programmes"][0]["basis"]


def test_large_groups_are_all_told(event):
    event(Black=20, White=24, Asian=15, unknown=10)
    _, text = run("check", "--format", "json", "--select", "OWN", "event.csv")
    found = own(json.loads(text)["findings"])
    assert found["OWN000"]["message"] == "own: Black 20-30, Asian 15-25, White 24-34; 10 unknown"
    assert found["OWN000"]["evidence"]["known"] == 59
    # Five women have not answered: they count as unknown together with those who would point at them.
    assert found["OWN002"]["message"] == "own: not member 46-69, others withheld; 23 unknown"


def test_an_intersection_is_told_where_nobody_stands_out(event):
    # 24 women of colour, 24 other women, 48 men: each a crowd.
    event(Black=48, White=48)
    _, text = run("check", "--format", "json", "--select", "OWN002,OWN014", "event.csv")
    report = json.loads(text)
    assert own(report["findings"])["OWN002"]["message"] == "own: member 24-24, not member 72-72; 0 unknown"
    # Without women who are not of colour, the count of women would give away what each of them said.
    event(Black=24, White=24, genders=("woman",) * 24 + ("man",) * 24)
    _, text = run("check", "--format", "json", "--select", "OWN002", "event.csv")
    assert json.loads(text)["findings"] == []


@pytest.mark.parametrize(
    ("people", "basis"),
    [
        ({"Black": 40}, "Ethnicity basis: told us 41, declined or unknown 0"),
        ({"Black": 9, "White": 9}, "Ethnicity basis: told us 19, declined or unknown 0"),
        ({"Black": 4, "unknown": 30}, "Ethnicity basis: withheld, since a few people would stand out"),
        ({"Black": 40, "unknown": 4}, "Ethnicity basis: withheld, since a few people would stand out"),
    ],
)
def test_where_a_group_is_small_or_is_everyone_nothing_is_told(event, people, basis):
    event(**people)
    exit_code, text = run("check", *EVERYTHING, "--select", "OWN", "event.csv")
    assert not CATEGORIES.search(text)
    assert basis in text
    assert "own:" not in text
    assert exit_code == 0


@pytest.mark.parametrize(
    "people", [MIXED, {"Black": 20, "White": 24, "unknown": 10}, {"Black": 40}, {"Asian": 5}]
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_no_person_and_no_session_stands_beside_a_category(event, people, form):
    event(**people)
    for command in (["check", *EVERYTHING], ["show"]):
        _, text = run(*command, "--format", form, "event.csv")
        pieces = re.split(r"[{}]", text) if form == "json" else text.splitlines()
        for piece in pieces:
            if CATEGORIES.search(piece) or "ethnicity" in piece.casefold():
                assert not NAMES.search(piece), piece
                assert not TITLES.search(piece), piece
    findings = json.loads(run("check", "--format", "json", "event.csv")[1])["findings"]
    private = [one for one in findings if one["code"].startswith("OWN") or "ethnicity" in one["message"]]
    assert {one["subject"]["each"] for one in private} <= {"event"}
    assert {one["line"] for one in private} <= {1}


def test_nothing_on_such_an_axis_gates(event):
    event(**MIXED)
    strict = ("--fail-on", "note", "--fail-on-likely", "--fail-on-undetermined")
    exit_code, text = run("check", *strict, "--select", "OWN,PC007,PC009", "--show", "notes", "event.csv")
    assert "own: White" in text
    assert "answers on ethnicity that no category stands for: fewer than 10" in " ".join(text.split())
    assert exit_code == 0


def test_a_contradiction_on_such_an_axis_shows_no_name(event):
    event(**MIXED)
    with Path("event.csv").open("a", encoding="utf-8") as file:
        file.write("Talk about 1,panel,2027-03-02,Web,Blue,Ada Naa,panelist,woman,White\n")
        file.write("Talk about 90,talk,2027-03-02,Web,Blue,Ada Naa,speaker,woman,Asian\n")
    exit_code, text = run("check", "--fail-on", "note", "--select", "PC009", "--show", "notes", "event.csv")
    assert "note PC009" in text
    assert not NAMES.search(text)
    assert exit_code == 0


def test_gender_itself_may_be_kept_to_the_event(event):
    event(**MIXED)
    Path("panelcheck.yaml").write_text("axes: {gender: {disclosure: event-only}}\n", encoding="utf-8")
    exit_code, text = run("check", *EVERYTHING, "--select", "PC1", "--pack", "observe", "event.csv")
    assert "may be women" not in text
    assert "PC101" not in text
    told = " ".join(text.split())
    assert "all-male-panel 7x" in told
    assert "only told for the whole event" in told
    # That nobody is non-binary is a count too, so the smaller of the others is withheld with it.
    assert "event-in-numbers: of 51 people, woman 26-51, others withheld; 25 unknown" in told
    assert exit_code == 0


def test_shipped_rules_take_another_axis(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("panelcheck.yaml").write_text(
        "extends: observe\naxes: {stage: {categories: [early, late]}}\n"
        "rules:\n  PC103: {axis: stage, category: late}\n  PC190: {axis: stage}\n"
        "  PC191: {axis: stage, category: late}\n",
        encoding="utf-8",
    )
    rows = ["session,kind,name,role,stage"]
    rows += [f"Soil,panel,{name},panelist,late" for name in names(4)]
    rows += [
        f"Rain,panel,{name},panelist,{stage}"
        for name, stage in zip(names(12)[4:], ["early", *["late"] * 7], strict=True)
    ]
    Path("event.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    _, text = run("check", "--select", "PC103,PC19", "--show", "notes", "event.csv")
    text = " ".join(text.split())
    assert (
        "warning PC103 dominant-category-event: more than 70 % of 12 people are of the group 'late'" in text
    )
    assert "PC190 event-in-numbers: of 12 people, early 1-1, late 11-11; 0 unknown, 0 open" in text
    assert "of 2 panels, only of the group 'late' on 1, others too on 1, not known of 0" in text


def test_an_axis_that_nobody_speaks_of_is_no_all_clear(event):
    event(White=30)
    Path("panelcheck.yaml").write_text("extends: own.yaml\n", encoding="utf-8")
    Path("own.yaml").write_text(
        "pack: own\nrules:\n" + RULE.format(
            code="OWN001", number=1, axis="career stage", line_up="each: session", check="single-category",
            message="all of one", options="",
        ),
        encoding="utf-8",
    )  # fmt: skip
    report = json.loads(run("check", "--format", "json", "--select", "OWN", "event.csv")[1])
    assert [(one["code"], one["reason"]) for one in report["silences"]] == [
        ("OWN001", "no career stage is given")
    ]


def test_words_that_only_one_or_two_people_used_are_not_repeated(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("panelcheck.yaml").write_text(
        "extends: observe\nrules: {PC190: {axis: hometown}}\naxes: {hometown: {}}\n"
    )
    said = ["Oslo"] * 5 + ["Bergen"] * 3 + ["a farm near Voss"] * 2 + ["Hamar"]
    rows = [f"Soil,talk,{name},{town}" for name, town in zip(names(11), said, strict=True)]
    Path("event.csv").write_text("\n".join(["session,kind,name,hometown", *rows, ""]), encoding="utf-8")
    _, text = run("check", "--select", "PC190", "--show", "notes", "event.csv")
    assert "of 11 people, bergen 3-3, oslo 5-5, others withheld; 0 unknown" in " ".join(text.split())
    assert not re.search("farm|hamar", text)


CELLS = st.lists(
    st.tuples(st.frozensets(st.sampled_from("abcd"), max_size=2), st.integers(0, 25)), max_size=6
)


@given(CELLS, st.sampled_from(["", "abcd"]))
def test_no_count_of_a_few_people_can_be_worked_out(cells, vocabulary):
    said = [categories for categories, number in cells for _ in range(number)]
    standings = {
        str(place): Standing(Ground.DECLARED if categories else Ground.UNKNOWN, categories)
        for place, categories in enumerate(said)
    }
    people = {key: Person(key, key, ()) for key in standings}
    labels = {"caste": tuple(vocabulary)}
    roster = Roster(people=people, standings={}, guarded={"caste": standings}, labels=labels, seat_keys={})
    declared = sum(map(bool, said))
    try:
        draws = told(roster, "caste", list(standings))
    except Withheld:
        assert declared
        return
    counts = Counter(draw.standing.categories for draw in draws)
    unknown = counts.pop(frozenset(), 0)
    assert sum(counts.values()) + unknown == len(said), "nobody is lost"
    assert all(10 <= number == said.count(cell) for cell, number in counts.items())
    if counts:
        hidden = declared - sum(counts.values())
        assert not 0 < hidden < 10
        assert not 0 < unknown < 10
        assert hidden or all(any(label in cell for cell in counts) for label in vocabulary)
        assert unknown or len(counts) > 1, "that everyone is of one category is not told"
    assert counts or not declared


@pytest.mark.parametrize(
    ("cells", "unknown", "kept"),
    [
        ({"woman": 12, "man": 1}, 30, {}),
        ({"woman": 12, "man": 9}, 30, {}),
        ({"woman": 12, "man": 10}, 30, {"woman": 12, "man": 10}),
        ({"woman": 12, "man": 15}, 1, {"man": 15}),
        ({"woman": 12, "man": 15}, 9, {"man": 15}),
        ({"woman": 12, "man": 15}, 10, {"woman": 12, "man": 15}),
        ({"woman": 12, "man": 15}, 0, {"woman": 12, "man": 15}),
        ({"woman": 12}, 0, {}),
    ],
)
def test_neither_one_person_nor_nine_are_left_over(cells, unknown, kept):
    told = kept_cells({frozenset([label]): people for label, people in cells.items()}, unknown, unsaid=False)
    assert {label: people for (label,), people in told.items()} == kept
