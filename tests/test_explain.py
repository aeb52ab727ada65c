import json
import re

import pytest

from panelcheck.catalogue import render_rules
from panelcheck.errors import UserError
from panelcheck.explain import render_rule, render_words
from panelcheck.packs import all_rules, load_packs, rule_called
from panelcheck.source import display_width

PACK = """\
pack: house
rules:
  - code: HOUSE101
    name: one-group-panel
    check: single-category
    severity: error
    line-up: {each: session, kinds: [panel, roundtable], roles: [panelist, speaker], min-people: 3}
    axis: gender
    category: man
    message: "{people} panelists, all men"
    why: "The audience hears only men here. This says nothing about motive, and quite a few words follow."
    do: "Open a seat from your proposals, on equal terms."
    say:
      invited: "I'd gladly join a mixed panel."
      watching: "Whose view is missing?"
    wrong-when: ["Someone is not listed yet.", "The record is out of date."]
    sources: [An invented study]
    since: 0.1.0
    examples:
      - {name: four men, people: [man, man, man, man], expect: certain}
      - {name: one declined to say, people: [man, man, man, declined], expect: undetermined}
  - code: HOUSE001
    name: bare
    check: open-seats
    severity: note
    message: "{open} open seats"
"""


@pytest.fixture
def rules(tmp_path):
    path = tmp_path / "house.yaml"
    path.write_text(PACK, encoding="utf-8")
    return load_packs([str(path)])


@pytest.fixture
def rule(rules):
    return next(rule for rule in rules if rule.code == "HOUSE101")


def test_a_rule_in_words(golden, rule):
    golden("explain.txt", render_rule(rule))


@pytest.mark.parametrize("code", ["PC107", "BARDER001", "EMBO001"])
def test_shipped_rules_read_as_a_person_would_want(golden, code):
    known = all_rules(policies=True)
    golden(f"explain-{code}.txt", render_rule(rule_called(code, known), known))


def test_every_shipped_rule_can_be_explained():
    known = all_rules(policies=True)
    for rule in known:
        text = render_rule(rule, known)
        assert rule.code in text
        assert "{" not in text
        assert "Looks for" in text


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {},
            "each panel or roundtable of 3 people or more. It counts panelists and speakers, each person",
        ),
        (
            {"each": "day", "kinds": "[keynote, other]", "min-people": "1"},
            "the keynotes and other sessions of each day.",
        ),
        ({"each": "event", "kinds": "[]"}, "the whole event of 3 people or more. It counts"),
        (
            {"each": "role", "kinds": "[]", "roles": "[keynote, moderator]"},
            "all keynotes together and all moderators",
        ),
        (
            {"kinds": "[]", "roles": "[moderator]", "count": "seats"},
            "counts moderators, someone with two seats twice.",
        ),
        ({"confirmed": "true"}, "who moderates does not count; confirmed seats only."),
    ],
)
def test_what_a_rule_looks_at_is_said_in_words(tmp_path, changes, told):
    line_up = {
        "each": "session", "kinds": "[panel, roundtable]", "roles": "[panelist, speaker]", "min-people": "3",
    }  # fmt: skip
    spec = ", ".join(f"{key}: {value}" for key, value in {**line_up, **changes}.items())
    path = tmp_path / "house.yaml"
    path.write_text(re.sub(r"line-up: \{.*\}", f"line-up: {{{spec}}}", PACK), encoding="utf-8")
    rule = next(rule for rule in load_packs([str(path)]) if rule.code == "HOUSE101")
    assert told in " ".join(render_rule(rule).split())


@pytest.mark.parametrize("width", [40, 80, 100])
def test_a_rule_fits_the_terminal(rule, width):
    assert max(map(display_width, render_rule(rule, width=width).splitlines())) <= width


def test_a_rule_without_words_leaves_out_its_headings(rules):
    bare = next(rule for rule in rules if rule.code == "HOUSE001")
    text = render_rule(bare)
    assert text.startswith("HOUSE001 bare: note, from the pack house\n\nLooks for")
    assert not re.search("^(Why|May be wrong|What to|Sources|Examples)", text, re.MULTILINE)


def test_only_the_words_for_one_audience(rule):
    assert render_words(rule, "watching") == "Whose view is missing?\n"


def test_an_audience_without_words_is_told_who_has_some(rule):
    with pytest.raises(UserError) as caught:
        render_words(rule, "organising")
    assert caught.value.message == "HOUSE101 one-group-panel has no words for 'organising'"
    assert caught.value.hint == "It has words for: invited, watching."


def test_a_rule_without_any_words_says_so(rules):
    bare = next(rule for rule in rules if rule.code == "HOUSE001")
    with pytest.raises(UserError) as caught:
        render_words(bare, "invited")
    assert caught.value.hint == "It has no words for anyone."


def test_the_table_of_rules_is_sorted_by_code(rules):
    assert render_rules(rules, "text").splitlines() == [
        "code      name             severity  pack",
        "HOUSE001  bare             note      house",
        "HOUSE101  one-group-panel  error     house",
    ]


def test_no_rules_is_a_table_with_a_head_only():
    assert render_rules([], "text") == "code  name  severity  pack\n"


def test_rules_as_json(rules):
    bare, whole = json.loads(render_rules(rules, "json"))
    assert bare["code"] == "HOUSE001"
    assert bare["axis"] == ""
    assert list(whole) == [
        "code", "name", "pack", "check", "options", "severity", "gate", "axis", "line_up", "message", "why",
        "do", "say", "wrong_when", "evidence", "sources", "like", "since",
    ]  # fmt: skip
    assert whole["check"] == "single-category"
    assert whole["options"]["category"] == "man"
    assert whole["line_up"]["roles"] == ["panelist", "speaker"]
    assert whole["line_up"]["min-people"] == 3
    assert whole["say"]["invited"] == "I'd gladly join a mixed panel."


@pytest.mark.parametrize("format_name", ["text", "json"])
def test_a_pack_from_outside_cannot_steer_the_terminal(tmp_path, format_name):
    path = tmp_path / "evil.yaml"
    path.write_text(PACK.replace("pack: house", 'pack: "ev\\e[31m\\x9bil"'), encoding="utf-8")
    rules = load_packs([str(path)])
    shown = render_rules(rules, format_name) + "".join(map(render_rule, rules))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)
