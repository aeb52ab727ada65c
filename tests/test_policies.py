"""Published policies: each says whose reading it is, none touches another, none gates on origin."""

import json
import re

import jsonschema
import pytest
from click.testing import CliRunner

from panelcheck.cli import panelcheck
from panelcheck.errors import UserError, UserErrors
from panelcheck.packs import (
    all_rules,
    find_rule,
    load_packs,
    pack_of,
    shipped_packs,
    shipped_policies,
)
from panelcheck.packs.schema import pack_schema

POLICIES = shipped_policies()
RULES = load_packs(POLICIES)
OURS = {rule.code for rule in all_rules()}
NEVER_GATES = {"culture", "ethnicity", "origin", "region", "women of colour"}
HOUSE = """\
pack: house
policy:
  title: Our house rules
  reading: Our own.
  asks: A woman on every panel.
  sources: [https://example.org/rules]
  read: 2026-11-01
rules:
  - code: HOUSE001
    name: house-panel
    check: at-least
    line-up: {each: session, kinds: [panel], min-people: 3}
    categories: [woman]
    number: 1
    like: [PC101]
    message: "{people} panelists, none of them a woman"
"""


def run(*arguments):
    done = CliRunner().invoke(panelcheck, arguments)
    return done.exit_code, done.output


def test_the_policies_there_are():
    asked = {
        "barder", "kcd", "linux-foundation", "unido", "lancet", "igc-ppp", "embo", "ga-2014", "ga-2022",
        "bbc-5050", "ecm31", "northbay", "nature",
    }  # fmt: skip
    assert asked <= set(POLICIES)
    assert len(POLICIES) == 25
    assert {rule.pack for rule in RULES} == set(POLICIES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_says_that_it_is_our_reading(rule):
    assert re.fullmatch(
        r"Our reading of .*; (its|their) authors? (does|do) not endorse it\.", rule.policy.reading
    )
    assert rule.policy.read == "2026-11-22"
    assert all(source.startswith(("https://", "http://")) for source in rule.policy.sources)
    assert rule.name.startswith(rule.pack.removesuffix("-ppp"))


@pytest.mark.parametrize("name", POLICIES)
def test_each_is_what_a_user_could_write(name):
    assert load_packs([str(shipped_packs()[name])]) == load_packs([name])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_what_each_is_like_exists(rule):
    assert set(rule.like) <= OURS
    assert rule.evidence


def test_origin_is_shown_and_never_gates():
    shown = [rule for rule in RULES if rule.axis in NEVER_GATES]
    assert {rule.code for rule in shown} >= {
        "KCD005",
        "HUMBLE003",
        "DJANGO003",
        "AEVA002",
        "EMBO004",
        "GA2203",
    }
    for rule in shown:
        assert (rule.gate, rule.severity, rule.line_up.each) == (False, "note", "event")
        assert rule.line_up.min_people >= 10
    assert {rule.axis for rule in RULES} - NEVER_GATES == {"gender", "affiliation", ""}


def test_no_policy_touches_our_rules_or_anothers():
    before = {rule.code: rule for rule in load_packs(["core", "preview"])}
    after = {rule.code: rule for rule in load_packs(["core", "preview", *POLICIES])}
    assert {code: after[code] for code in before} == before
    assert {code: rule for code, rule in after.items() if code not in before} == {
        rule.code: rule for rule in RULES
    }
    for policy in POLICIES:
        codes = {re.sub(r"\d+$", "", rule.code) for rule in RULES if rule.pack == policy}
        assert len(codes) == 1


def test_a_policy_is_off_until_it_is_adopted(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talks.csv").write_text(
        "session,kind,name,role,gender\nTea,panel,Ann Example,panelist,woman\n"
        "Tea,panel,Ben Example,panelist,man\nTea,panel,Tom Example,panelist,man\n",
        encoding="utf-8",
    )
    assert run("check", "--quiet", "talks.csv") == (
        0,
        "0 errors, 0 warnings, 1 note, 0 undetermined (--show notes)\n",
    )
    spoken = (
        "talks.csv:2:1: warning KCD002 kcd-two-women-on-every-panel: 3 panelists, fewer\n    than 2 women\n"
    )
    exit_code, output = run("check", "--quiet", "--pack", "kcd", "--fail-on", "warning", "talks.csv")
    assert (exit_code, output.startswith(spoken)) == (1, True)
    (tmp_path / "panelcheck.yaml").write_text("extends: [kcd, barder]\n", encoding="utf-8")
    exit_code, output = run("check", "--quiet", "talks.csv")
    assert (exit_code, output.startswith(spoken)) == (0, True)


def test_a_misspelt_policy_and_a_rule_of_one_that_is_not_adopted():
    with pytest.raises(UserErrors) as caught:
        load_packs(["bardr"])
    assert caught.value.errors[0].hint == "Did you mean 'barder'?"
    with pytest.raises(UserErrors) as caught:
        load_packs(["core"], overrides={"KCD002": {"severity": "error"}})
    hint = "KCD002 kcd-two-women-on-every-panel is in the pack 'kcd': add it to extends, or pass --pack kcd."
    assert caught.value.errors[0].hint == pack_of("KCD002") == hint


def test_policies_are_listed_with_what_they_ask_and_where_it_stands():
    exit_code, output = run("rules", "--policies")
    assert exit_code == 0
    assert (
        "barder: Owen Barder's pledge\n"
        "  A woman beside the chair on every panel of two people or more; plan two.\n"
        "  BARDER001, BARDER002; read on 2026-11-22 at\n"
        "  https://www.owen.org/pledge/\n"
    ) in output
    assert output.endswith("panelcheck explain\nCODE' says what we assume and leave out.\n")
    exit_code, output = run("rules", "--policies", "--format", "json")
    documents = json.loads(output)
    assert [document["pack"] for document in documents] == sorted(POLICIES)
    assert documents[0]["rules"] == ["BARDER001", "BARDER002"]
    assert documents[0]["exceptions"]


def test_a_policy_of_ones_own(tmp_path):
    path = tmp_path / "house.yaml"
    path.write_text(HOUSE, encoding="utf-8")
    assert "house: Our house rules\n" in run("rules", "--policies", "--pack", str(path))[1]
    assert "- house: Our house rules (HOUSE001)\n" in run("explain", "PC101", "--pack", str(path))[1]
    output = run("explain", "HOUSE001", "--pack", str(path))[1]
    assert output.startswith(
        "HOUSE001 house-panel: warning, from the pack house\n\nPolicy         Our own. It"
    )


def test_what_is_wrong_with_a_policy_is_told_with_the_rest(tmp_path):
    path = tmp_path / "house.yaml"
    text = HOUSE.replace("  asks: A woman on every panel.\n", "  exeptions: []\n").replace(
        "number: 1", "numbr: 1"
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserErrors) as caught:
        load_packs([str(path)])
    assert [(error.location.line, error.message, error.hint) for error in caught.value.errors] == [
        (3, "the key 'asks' is missing", ""),
        (5, "unknown key 'exeptions'", "Did you mean 'exceptions'?"),
        (14, "unknown key 'numbr'", "Did you mean 'number'?"),
    ]
    path.write_text(HOUSE.replace("2026-11-01", "last week"), encoding="utf-8")
    with pytest.raises(UserErrors) as caught:
        load_packs([str(path)])
    assert caught.value.errors[0].message == "read: say the day as 2026-11-22"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("number: 1", "give categories or other-than, one of them"),
        (
            "categories: [woman]\n    other-than: [man]\n    number: 1",
            "give categories or other-than, one of them",
        ),
        ("categories: [woman]", "say how many: number, share or above"),
        ("categories: [woman]\n    share: 40", "share: give a share between 0 and 1, such as 0.6 for 60 %"),
        ("categories: [woman]\n    above: 1.0", "a share is between 0 and 1"),
    ],
)
def test_a_quota_that_makes_no_sense_is_told(tmp_path, options, message):
    path = tmp_path / "house.yaml"
    path.write_text(HOUSE.replace("categories: [woman]\n    number: 1", options), encoding="utf-8")
    with pytest.raises(UserErrors) as caught:
        load_packs([str(path)])
    assert [error.message for error in caught.value.errors] == [message]


def test_the_schema_knows_policies():
    validator = jsonschema.Draft202012Validator(pack_schema())
    policy = {"title": "x", "reading": "x", "asks": "x", "sources": ["x"], "read": "2026-11-01"}
    assert validator.is_valid({"policy": policy, "rules": []})
    assert not validator.is_valid({"policy": {**policy, "exeptions": []}})
    assert not validator.is_valid({"policy": {"title": "x"}})


def test_a_pack_is_no_rule_but_has_some():
    with pytest.raises(UserError) as caught:
        find_rule("kcd")
    assert (caught.value.message, caught.value.hint) == (
        "'kcd' is a pack",
        "Its rules: KCD001, KCD002, KCD003, KCD004, KCD005.",
    )
