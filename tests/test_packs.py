"""Packs: shipped ones are sound and quick, users' ones are validated, and every mistake is located."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from panelcheck import yamldoc
from panelcheck.checks import Judgement, check_named, registry
from panelcheck.cli import panelcheck
from panelcheck.errors import Location, UserError, UserErrors
from panelcheck.finding import Severity, Verdict
from panelcheck.lineup import Count, Each
from panelcheck.lint import lint
from panelcheck.packs import (
    DEFAULT_PACKS,
    all_rules,
    find_rule,
    load_packs,
    loading,
    select_rules,
    shipped_packs,
    shipped_policies,
)
from panelcheck.packs.schema import pack_schema
from panelcheck.packs.shipped import shipped_pack
from panelcheck.programme import Kind, Role
from panelcheck.reading import Options
from panelcheck.source import Source, read_source

OWN = """\
pack: acme
extends: [core]
rules:
  - code: ACME001
    name: all-women-panel
    check: single-category
    line-up: {each: session, kinds: [panel], min-people: 4}
    category: woman
    message: "{people} women"
"""
PREVIEWED = "PC108 one-cancellation-away is in the pack 'preview'"
SCHEMA = pack_schema()


def own(folder, text, name="acme.yaml"):
    (folder / name).write_text(text, encoding="utf-8")
    return name


def codes(rules):
    return [rule.code for rule in rules]


def complaints(folder, text):
    with pytest.raises(UserErrors) as caught:
        load_packs([own(folder, text)], root=folder)
    return [
        (
            f"{error.location.line}:{error.location.column}" if error.location else "",
            error.message,
            error.hint,
        )
        for error in caught.value.errors
    ]


def test_the_default_packs():
    assert DEFAULT_PACKS == ("core", "data-quality", "token-inclusion", "speaking-time", "suppression")
    assert {"PC101", "PC103", "PC104", "PC105", "PC106"} <= set(codes(load_packs(["core"])))
    packs = [name for name in shipped_packs() if name not in shipped_policies()]
    assert packs == [
        "core", "data-quality", "observe", "preview", "speaking-time", "suppression", "token-inclusion",
    ]  # fmt: skip
    assert len({rule.code for rule in all_rules()}) == len(all_rules())


def test_a_check_is_found_by_its_name_alone():
    assert all(check_named(name) is check for name, check in registry().items())
    assert check_named("single-categry") is None


def test_the_default_packs_import_no_check_that_they_do_not_use():
    script = (
        "import sys; from panelcheck import packs; packs.load_packs(packs.DEFAULT_PACKS); print(*sys.modules)"
    )
    modules = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout
    assert "panelcheck.checks.token_inclusion" in modules
    assert not {"panelcheck.checks.clustering", "numpy", "pydantic"} & set(modules.split())


def test_a_rule_is_what_its_pack_says():
    (manel, *_) = load_packs(["core"])
    assert (manel.name, manel.pack, manel.severity, manel.axis) == (
        "all-male-panel",
        "core",
        Severity.ERROR,
        "gender",
    )
    assert manel.line_up.each is Each.SESSION
    assert manel.line_up.kinds == (Kind.PANEL, Kind.ROUNDTABLE, Kind.FIRESIDE)
    assert manel.line_up.roles == (Role.PANELIST, Role.SPEAKER, Role.KEYNOTE, Role.DISCUSSANT)
    assert (manel.line_up.min_people, manel.line_up.count) == (3, Count.PEOPLE)
    assert manel.check == registry()["single-category"](category="man")
    assert find_rule("PC005").axis == ""
    assert find_rule("event-in-numbers").gate is False


def test_shipped_packs_load_without_pydantic():
    program = (
        "import sys; from panelcheck.packs import *; select_rules(load_packs(DEFAULT_PACKS), ['PC1'], []);"
        "sys.exit('pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("name", shipped_packs())
def test_shipped_packs_are_what_a_user_could_write(name, monkeypatch):
    trusted = load_packs([name])
    validated = loading._Draft._validated
    monkeypatch.setattr(
        loading._Draft, "_trusted", lambda draft, entry: validated(draft, loading.node_of(entry))
    )
    assert load_packs([name]) == trusted


@pytest.mark.parametrize("name", shipped_packs())
def test_shipped_packs_keep_to_the_schema(name):
    document = yaml.safe_load(shipped_packs()[name].read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(document, default=str)))


def test_the_schema_knows_each_checks_options():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    rule = {"code": "ACME001", "name": "x", "message": "x", "check": "category-share", "category": "man"}
    assert not validator.is_valid({"rules": [rule]}), "the share is missing"
    assert validator.is_valid({"rules": [{**rule, "above": 0.5}]})
    assert not validator.is_valid({"rules": [{**rule, "above": 0.5, "abov": 0.5}]})
    assert validator.is_valid({"rules": [{"code": "PC101", "severity": "note"}]}), "only a change"
    assert not validator.is_valid({"rules": [{**rule, "check": "single-categry"}]})


def test_a_pack_of_ones_own(tmp_path):
    rules = load_packs([own(tmp_path, OWN)], root=tmp_path)
    assert codes(rules) == [*codes(load_packs(["core"])), "ACME001"]
    mine = rules[-1]
    assert (mine.pack, mine.severity, mine.line_up.min_people) == ("acme", Severity.WARNING, 4)
    assert mine.check == registry()["single-category"](category="woman")


def test_a_pack_without_a_name_is_called_after_its_file(tmp_path):
    name = own(tmp_path, OWN.replace("pack: acme\n", ""), "ours.yml")
    assert load_packs([name], root=tmp_path)[-1].pack == "ours"


def test_an_entry_with_a_known_code_changes_only_what_it_names(tmp_path):
    text = "extends: core\nrules:\n  - {code: PC101, severity: warning, line-up: {min-people: 4}}\n"
    before, after = load_packs(["core"])[0], load_packs([own(tmp_path, text)], root=tmp_path)[0]
    assert (after.severity, after.line_up.min_people) == (Severity.WARNING, 4)
    changed = replace(before.line_up, min_people=4)
    assert after == replace(before, severity=Severity.WARNING, line_up=changed)


def test_packs_extend_each_other_from_where_they_lie(tmp_path):
    (tmp_path / "base").mkdir()
    own(tmp_path, OWN, "base/acme.yaml")
    name = own(tmp_path, "extends: [base/acme.yaml]\nrules: [{code: ACME001, severity: note}]\n", "more.yaml")
    rules = load_packs([name, name], root=tmp_path)
    assert (codes(rules).count("ACME001"), rules[-1].severity) == (1, Severity.NOTE)


def test_packs_that_extend_each_other_in_a_circle_end(tmp_path):
    own(tmp_path, OWN.replace("[core]", "[b.yaml]"), "a.yaml")
    own(tmp_path, "extends: [a.yaml]\nrules:\n", "b.yaml")
    assert codes(load_packs(["a.yaml"], root=tmp_path)) == ["ACME001"]


def test_every_mistake_is_told_at_once_with_its_place(tmp_path):
    text = """\
extends: [cor, core]
rules:
  - code: ACME001
    name: all-women-panel
    check: single-categry
    message: women
  - code: ACME002
    name: most-women
    check: category-share
    category: woman
    abov: 0.5
    message: "{peple} women"
    severity: bad
    line-up: {each: sesion}
  - code: PC11
    severity: note
  - code: PC103
    above: many
  - code: PC103
  - ACME003
  - code: ACME004
    name: all-male-panel
    check: single-category
    message: men
"""
    keys = "{people}, {known}, {estimated}, {unknown}, {open}, {group}, {above}, {least}, {most}"
    eaches = "'session', 'day', 'track', 'room', 'role' or 'event'"
    assert complaints(tmp_path, text) == [
        ("1:11", "there is no pack 'cor'", "Did you mean 'core'?"),
        ("5:12", "there is no check 'single-categry'", "Did you mean 'single-category'?"),
        ("7:5", "the key 'above' is missing", ""),
        ("11:5", "unknown key 'abov'", "Did you mean 'above'?"),
        ("12:15", f"message: '{{peple}}' is not one of {keys}", ""),
        ("13:15", "severity: input should be 'error', 'warning' or 'note'", ""),
        ("14:21", f"each: input should be {eaches}", "Did you mean 'session'?"),
        ("15:11", "there is no rule PC11 to change", "Did you mean 'PC101'?"),
        ("18:12", "above: give a number", ""),
        ("19:11", "the code PC103 stands twice in this pack", ""),
        ("20:5", "a rule is a mapping with a code", ""),
        ("22:11", "the name 'all-male-panel' is that of PC101 already", ""),
    ]


@pytest.mark.parametrize(
    ("change", "place", "message"),
    [
        (("ACME001", "acme1"), "4:5", "a code is capital letters and three or four digits, such as ACME001"),
        (("all-women-panel", "All women"), "4:5", "a name is small letters and digits, joined by hyphens"),
        (
            ('"{people} women"', '"{people women"'),
            "9:15",
            "message: a brace stands alone; write {{ or }} for a brace itself",
        ),
        (('"{people} women"', '"{people!r} women"'), "9:15", None),
        (('"{people} women"', '"{people.real}"'), "9:15", None),
        (
            ("message:", "examples: [{people: []}]\n    message:"),
            "4:5",
            "an example needs a name and the verdict to expect",
        ),
        (
            ("message:", 'well: "{people}"\n    message:'),
            "4:5",
            "well: '{people}' is not one of {satisfied}, {judged}",
        ),
    ],
)
def test_words_that_would_fail_later_fail_now(tmp_path, change, place, message):
    ((found, said, _), *_) = complaints(tmp_path, OWN.replace(*change))
    assert found == place
    assert message in (said, None)


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        (
            "",
            "1:1",
            "a pack is one mapping with the key 'rules'",
            "See 'panelcheck schema pack' for the keys.",
        ),
        (
            "- a\n",
            "1:1",
            "a pack is one mapping with the key 'rules'",
            "See 'panelcheck schema pack' for the keys.",
        ),
        ("extends: [[core]]\nrules: []\n", "1:11", "extends: name packs, each as one text", ""),
        ("ruls: []\n", "1:1", "unknown key 'ruls'", "Did you mean 'rules'?"),
        (
            OWN.replace("ACME001", "PC900"),
            "4:11",
            "codes that start with PC are panelcheck's own",
            "Use a prefix of your own, such as ACME001.",
        ),
        (
            "rules: [{code: PC108, severity: error}]\n",
            "1:16",
            "there is no rule PC108 to change",
            f"{PREVIEWED}: add it to extends, or pass --pack preview.",
        ),
    ],
)
def test_what_is_no_pack(tmp_path, text, place, message, hint):
    assert complaints(tmp_path, text) == [(place, message, hint)]


def test_a_missing_pack():
    with pytest.raises(UserErrors) as caught:
        load_packs(["nowhere/pack.yaml", "zzz"])
    unknown, missing = caught.value.errors
    assert (missing.message, str(missing.location)) == ("no such file", "nowhere/pack.yaml:1:1")
    assert unknown.message == "there is no pack 'zzz'"
    assert unknown.hint == (
        "There are core, data-quality, observe, preview, speaking-time, suppression, token-inclusion, and"
        " those of 'panelcheck rules --policies'; a file's name ends in .yaml."
    )


def test_a_config_changes_options_by_code_or_name():
    overrides = {"PC101": {"line-up": {"min-people": "4"}}, "dominant-category-event": {"above": "0.6"}}
    manel, share, *_ = load_packs(["core"], overrides=overrides)
    assert (manel.line_up.min_people, share.check.above) == (4, 0.6)


def test_plain_values_will_do():
    manel, *_ = load_packs(["core"], overrides={"PC101": {"gate": True, "sources": ["https://example.org"]}})
    assert (manel.gate, manel.sources) == (True, ("https://example.org",))


def test_a_configs_mistakes_are_located_where_it_gives_a_node():
    text = "PC101: {abov: 1}\nPC104: no\nPC999: {severity: note}\n"
    (node,) = yamldoc.load(Source("panelcheck.yaml", text))
    with pytest.raises(UserErrors) as caught:
        load_packs(["core"], overrides=node)
    assert [(str(error.location), error.message) for error in caught.value.errors] == [
        ("panelcheck.yaml:1:9", "unknown key 'abov'"),
        ("panelcheck.yaml:2:8", "give the options to change, as keys and values"),
        ("panelcheck.yaml:3:1", "there is no rule PC999 to change"),
    ]


def test_a_rule_by_code_and_by_name_is_changed_twice(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    config = "rules: {PC101: {severity: note}, PC999: {}, all-male-panel: {severity: warning}}\n"
    Path("panelcheck.yaml").write_text(config, encoding="utf-8")
    Path("s.csv").write_text("session,name\nTea,Ada Example\n", encoding="utf-8")
    assert [(str(one.location), one.message, one.hint) for one in lint(["s.csv"], Options()).errors] == [
        ("panelcheck.yaml:1:34", "there is no rule PC999 to change", "Did you mean 'PC905'?"),
        (
            "panelcheck.yaml:1:45",
            "all-male-panel is the rule PC101, which is changed here already",
            "Put its options together in one place.",
        ),
    ]


def test_a_configs_mistakes_without_a_node_point_nowhere():
    with pytest.raises(UserErrors) as caught:
        load_packs(["core"], overrides={"PC101": {"category": None, "abov": "1"}})
    (error,) = caught.value.errors
    assert (error.message, error.location) == ("unknown key 'abov'", None)


def test_selecting_by_code_name_and_start():
    rules = all_rules()
    assert codes(select_rules(rules, ["PC101", "low-coverage"], [])) == ["PC101", "PC001"]
    assert codes(select_rules(rules, ["pc10"], ["PC108"])) == [
        "PC101", "PC103", "PC104", "PC105", "PC106", "PC102", "PC107", "PC109",
    ]  # fmt: skip
    assert select_rules(rules, [], []) == rules


@pytest.mark.parametrize(("select", "ignore"), [([], ["PC"]), (["PC101"], ["PC1"]), (["PC101"], ["PC101"])])
def test_that_no_rule_is_left_is_a_mistake_and_no_pass(select, ignore):
    place = Location("panelcheck.yaml", 2, 10)
    with pytest.raises(UserError, match="no rule is left to check with") as caught:
        select_rules(all_rules(), select, ignore, {("ignore", ignore[0]): place})
    assert caught.value.location == place
    assert "--ignore" in caught.value.hint


@pytest.mark.parametrize(
    "config", ["select: [PC101]\nignore: [PC101]\n", "ignore: PC101\n", "select: PC101\n", ""]
)
@pytest.mark.parametrize("format_name", ["text", "json", "junit", "sarif"])
def test_select_and_ignore_that_cancel_out_cannot_be_checked(tmp_path, config, format_name):
    (tmp_path / "panelcheck.yaml").write_text(config, encoding="utf-8")
    (tmp_path / "s.csv").write_text("session,name\nTea,Ada Example\n", encoding="utf-8")
    given = ["--select", "PC101", "--ignore", "PC101"]
    result = CliRunner().invoke(
        panelcheck, ["check", "--format", format_name, *given, str(tmp_path / "s.csv")]
    )
    assert result.exit_code == 2
    assert "no rule is left to check with" in result.output


@pytest.mark.parametrize("text", ["pack: x\n", "rules: []\n", "rules:\nextends: []\n"])
def test_a_pack_without_rules_is_refused(tmp_path, text):
    with pytest.raises(UserErrors) as caught:
        load_packs([own(tmp_path, text)], root=tmp_path)
    assert [error.message for error in caught.value.errors] == ["a pack without rules"]


def test_a_pack_may_be_nothing_but_others(tmp_path):
    rules = load_packs([own(tmp_path, "pack: x\nextends: [core]\n")], root=tmp_path)
    assert codes(rules) == codes(load_packs(["core"]))


def test_unknown_selectors_are_told_together():
    with pytest.raises(UserErrors) as caught:
        select_rules(load_packs(DEFAULT_PACKS), ["all-male-panle", ""], ["PC108", "one-cancellation-away"])
    assert [(error.message, error.hint.split(":")[0]) for error in caught.value.errors] == [
        ("no rule is called 'all-male-panle'", "Did you mean 'all-male-panel'?"),
        ("no rule is called ''", ""),
        ("no rule is called 'PC108'", PREVIEWED),
        ("no rule is called 'one-cancellation-away'", PREVIEWED),
    ]


def test_finding_one_rule(tmp_path):
    assert find_rule("pc101") == find_rule("all-male-panel")
    assert find_rule("ACME001", [str(tmp_path / own(tmp_path, OWN))]).name == "all-women-panel"
    with pytest.raises(UserError) as caught:
        find_rule("all-male-panle")
    assert (caught.value.message, caught.value.hint) == (
        "there is no rule 'all-male-panle'",
        "Did you mean 'all-male-panel'?",
    )


def test_words():
    manel = find_rule("PC101")
    evidence = {"people": 4, "known": 4, "estimated": 0, "unknown": 0, "open": 0}

    def words(verdict, reason=""):
        return manel.words(Judgement(verdict=verdict, evidence=evidence, reason=reason))

    assert words(Verdict.CERTAIN) == "4 panelists, all men"
    assert words(Verdict.LIKELY, "first names") == "from first names, very likely 4 panelists, all men"
    assert words(Verdict.UNDETERMINED, "under-listed") == "cannot be told: under-listed"


def test_praise_names_a_few_and_counts_the_rest():
    manel, share = find_rule("PC101"), find_rule("PC103")
    assert manel.praise(["Tea", "Coffee"], 5) == "2 of 5 panels are not only men: Tea, Coffee"
    many = manel.praise(list("ABCDEFG"), 9)
    assert many == "7 of 9 panels are not only men: A, B, C, D, E and 2 more"
    assert share.praise(["An event"], 1) == "one group's share of the whole programme is within the limit"


def test_the_rules_lie_beside_the_package_or_in_the_repository():
    assert all(path.is_file() for path in shipped_packs().values())
    assert read_source(str(shipped_packs()["core"])).text.startswith("pack: core\n")


def test_shipped_packs_are_parsed_once_and_again_once_they_changed(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path, parsed, load = tmp_path / "own.yaml", [], yamldoc.load
    monkeypatch.setattr(yamldoc, "load", lambda source: parsed.append(source.path) or load(source))
    read = shipped_pack.__wrapped__  # what a new process does
    path.write_text("pack: own\nrules: []\n", encoding="utf-8")
    assert read(path) == read(path) == {"pack": "own", "rules": []}
    assert parsed == [str(path)]
    path.write_text("pack: own\nrules: [{code: '1'}]\n", encoding="utf-8")
    assert read(path) == {"pack": "own", "rules": [{"code": "1"}]}
    assert parsed == [str(path)] * 2


@pytest.mark.parametrize(
    ("entry", "own"),
    [("code: PC101, name: another-name", "name"), ("code: ACME001, check: parity, name: mine", "check")],
)
def test_a_pack_takes_no_code_of_another_for_a_rule_of_its_own(tmp_path, entry, own):
    (tmp_path / "first.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "second.yaml").write_text(f"rules:\n  - {{{entry}}}\n", encoding="utf-8")
    with pytest.raises(UserErrors) as caught:
        load_packs(["first.yaml", "second.yaml"], root=tmp_path)
    (error,) = caught.value.errors
    code, pack = ("PC101", "core") if "PC101" in entry else ("ACME001", "acme")
    assert error.message == f"{code} is a rule of the pack '{pack}' already"
    assert error.hint == f"Take another code for a rule of your own, or leave out '{own}' to change that one."
    assert (error.location.path, error.location.line) == (str(tmp_path / "second.yaml"), 2)


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A copy of the shipped packs, which a test may change."""
    shipped = next(iter(shipped_packs().values())).parent
    rules = tmp_path / "rules"
    shutil.copytree(shipped, rules, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr("panelcheck.packs.shipped._folders", lambda: (rules, rules / "policies"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return rules


def test_what_is_kept_of_a_pack_and_was_cut_off_is_made_anew(installed):
    wanted = {key: value for key, value in shipped_pack(installed / "core.yaml").items() if key == "rules"}
    (kept,) = (installed / "__pycache__").glob("core.*.pyc")
    whole = kept.read_bytes()
    for length in (0, 10, 20, 200, len(whole) - 1):
        kept.write_bytes(whole[:length])
        shipped_pack.cache_clear()
        assert shipped_pack(installed / "core.yaml")["rules"] == wanted["rules"]
        assert kept.read_bytes() == whole
