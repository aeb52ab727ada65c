"""panelcheck.yaml: where it is found, what it may say, and how its mistakes are told."""

from pathlib import Path

import jsonschema
import pytest

from panelcheck import __version__, nodes, yamldoc
from panelcheck.config import Config, find_config, root_of
from panelcheck.configfile import load_config
from panelcheck.configschema import config_schema
from panelcheck.errors import UserError, UserErrors
from panelcheck.lint import lint
from panelcheck.packs import RELATIVE
from panelcheck.reading import Options
from panelcheck.source import Source


def load(folder, text):
    path = folder / "panelcheck.yaml"
    path.write_text(text, encoding="utf-8")
    return load_config(path)


def complaints(folder, text):
    with pytest.raises((UserError, UserErrors)) as caught:
        load(folder, text)
    errors = caught.value.errors if isinstance(caught.value, UserErrors) else [caught.value]
    return [(error.location.line, error.location.column, error.message, error.hint) for error in errors]


def test_a_config_may_be_empty(tmp_path):
    for text in ("", "# nothing yet\n", "names:\nselect:\n"):
        assert load(tmp_path, text) == Config(folder=tmp_path)


def test_every_key_is_read(tmp_path):
    config = load(
        tmp_path,
        "required-version: '>=0.1'\nextends: preview\nselect: [PC1, PC202]\nignore: PC101\nnames: off\n"
        "pronouns: ignore\ndeclarations: ../answers.csv\nasked: true\nfail-on: warning\n"
        "fail-on-likely: yes\nrules: {PC103: {above: 0.6}}\nfields: {Deltagere: speakers}\n"
        "axes: {gender: {categories: {agender: [no gender]}}}\n",
    )
    assert (config.extends, config.select, config.ignore) == (("preview",), ("PC1", "PC202"), ("PC101",))
    assert (config.names, config.pronouns, config.asked) == (False, "ignore", True)
    assert (config.fail_on, config.fail_on_likely, config.fail_on_undetermined) == ("warning", True, False)
    assert config.declarations == ("../answers.csv",)
    assert nodes.plain(config.rules) == {"PC103": {"above": "0.6"}}
    assert config.fields == {"Deltagere": "speakers"}
    assert config.axes["gender"].categories == {"agender": ("no gender",)}


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(tmp_path):
    assert complaints(tmp_path, "fail-on: sometimes\nextend: [preview]\nnames: perhaps\n") == [
        (1, 10, "fail-on: input should be 'error', 'warning', 'note' or 'never'", ""),
        (2, 1, "unknown key 'extend'", "Did you mean 'extends'?"),
        (3, 8, "names: say on or off", ""),
    ]


@pytest.mark.parametrize("text", ["- PC101\n", "just words\n", "names: off\n---\nnames: on\n"])
def test_a_config_is_one_mapping(tmp_path, text):
    ((_, _, message, hint),) = complaints(tmp_path, text)
    assert message == "a config is one mapping of keys and values"
    assert hint == "See 'panelcheck schema config' for the keys."


def test_rules_are_options_by_code_or_name(tmp_path):
    assert complaints(tmp_path, "rules: [PC101]\n") == [
        (1, 8, "rules: give options by code or name, such as PC103: {above: 0.6}", "")
    ]


def test_what_is_never_used_is_refused_where_it_stands(tmp_path):
    assert complaints(tmp_path, "axes:\n  trans status: {}\n  stage: {}\nnmaes: off\n") == [
        (2, 3, "panelcheck does not use sex assigned at birth or trans status",
         "Ask for gender instead, and leave this out."),
        (4, 1, "unknown key 'nmaes'", "Did you mean 'names'?"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("baseline: [1]\n", (1, 11, "baseline: give one text", "")),
        ("baseline:\n  - 1\n", (2, 3, "baseline: give one text", "")),
        ("select: [PC101, [PC102]]\n", (1, 17, "select: give one text", "")),
        ("declarations: {a: b}\n", (1, 15, "declarations: give a list", "")),
        ("programmes: [a.csv]\n", (1, 14, "programmes: give keys and values", "")),
        ("published: soon\n", (1, 12, "published: give a date such as 2027-03-14", "")),
        ("speaking-time: {fixed-minutes: {panel: x}}\n", (1, 40, "panel: give a number", "")),
        (
            "fail-on: errors\n",
            (
                1,
                10,
                "fail-on: input should be 'error', 'warning', 'note' or 'never'",
                "Did you mean 'error'?",
            ),
        ),
    ],
)
def test_a_mistake_is_marked_at_the_very_value(tmp_path, text, told):
    assert complaints(tmp_path, text) == [told]


def test_a_kind_that_is_misspelt_is_marked_where_it_stands(tmp_path):
    ((line, column, message, hint),) = complaints(tmp_path, "speaking-time: {fixed-minutes: {panl: 3}}\n")
    assert (line, column, hint) == (1, 33, "Did you mean 'panel'?")
    assert message.startswith("panl: input should be 'panel', 'talk'")


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        ("select: [PC101, PC11]\n", 17, "no rule is called 'PC11'", "Did you mean 'PC101'?"),
        ("ignore: [all-male-panle]\n", 10, "no rule is called 'all-male-panle'",
         "Did you mean 'all-male-panel'?"),
        ("extends: [preview, coree]\n", 20, "there is no pack 'coree'", "Did you mean 'core'?"),
        ("select: PC101\nignore: [PC1]\n", 10,
         "no rule is left to check with: all that are selected are ignored",
         "Ignore less, or select more (--select, --ignore, or the same keys in panelcheck.yaml)."),
    ],
)  # fmt: skip
def test_a_rule_or_pack_there_is_not_is_marked_in_the_config(tmp_path, text, column, message, hint):
    config = tmp_path / "panelcheck.yaml"
    config.write_text(text, encoding="utf-8")
    (tmp_path / "s.csv").write_text("session,name\nTea,Ada Example\n", encoding="utf-8")
    (error,) = lint([str(tmp_path / "s.csv")], Options()).errors
    assert error.message == message
    assert error.location[1:3] == (text.count("\n"), column)
    assert error.hint == hint


def test_what_the_command_line_selects_is_not_in_the_config(tmp_path):
    (tmp_path / "panelcheck.yaml").write_text("select: PC11\n", encoding="utf-8")
    (tmp_path / "s.csv").write_text("session,name\nTea,Ada Example\n", encoding="utf-8")
    (error,) = lint([str(tmp_path / "s.csv")], Options(overrides={"select": ("PC11",)})).errors
    assert error.location is None


def test_a_version_that_is_not_this_one_is_refused(tmp_path):
    assert load(tmp_path, "required-version: 0.1\n").required_version == "0.1"
    ((line, column, message, hint),) = complaints(tmp_path, "names: on\nrequired-version: '>=99'\n")
    assert (line, column) == (2, 20)
    assert message == f"this config asks for panelcheck >=99; this is {__version__}"
    assert hint == "Install the version it asks for: pip install 'panelcheck>=99'"
    assert complaints(tmp_path, "required-version: soon\n") == [
        (1, 19, "required-version is not a version such as '>=0.1'", "")
    ]


def test_it_is_found_from_the_file_up_to_the_repository_root_and_no_further(tmp_path):
    (tmp_path / "panelcheck.yaml").touch()
    repository = tmp_path / "repository"
    data = repository / "site" / "data"
    data.mkdir(parents=True)
    speakers = data / "speakers.csv"
    speakers.touch()
    assert find_config(speakers) == tmp_path / "panelcheck.yaml"
    (repository / ".git").mkdir()
    assert find_config(speakers) is None
    (repository / "panelcheck.yml").touch()
    assert find_config(speakers) == find_config(data) == repository / "panelcheck.yml"
    (repository / "site" / "panelcheck.yaml").touch()
    assert find_config(speakers) == repository / "site" / "panelcheck.yaml"
    assert root_of(speakers) == root_of(data) == repository


def test_a_path_is_shown_as_short_as_it_can_be_said(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UserErrors) as caught:
        load(tmp_path, "nmaes: off\n")
    assert str(caught.value.errors[0].location) == "panelcheck.yaml:1:1"


def test_the_command_line_overrides_and_adds():
    config = Config(extends=("preview",), ignore=("PC004",), select=("PC1",), declarations=("a.csv",))
    given = {"extends": ("observe",), "ignore": ("PC101",), "select": ("PC2",), "declarations": ("b.csv",)}
    config = config.overridden({**given, "names": False})
    assert config.extends == ("preview", "observe")
    assert config.ignore == ("PC004", "PC101")
    assert (config.select, config.declarations, config.names) == (("PC2",), ("b.csv",), False)


def test_the_schema_takes_what_the_loader_takes(tmp_path):
    schema = config_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    text = "extends: preview\nselect: [PC101]\naxes: {stage: {categories: {early: [student]}}}\n"
    assert load(tmp_path, text)
    (root,) = yamldoc.load(Source("panelcheck.yaml", text))
    jsonschema.validate(nodes.plain(root), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"extend": "preview"}, schema)


@pytest.mark.parametrize("page", ["README.md", "docs/axes.md", "docs/rules.md", "docs/speaking-time.md"])
def test_the_pages_show_configs_that_load(tmp_path, page):
    text = (Path(__file__).parent.parent / page).read_text(encoding="utf-8")
    blocks = [block.split("```")[0] for block in text.split("```yaml\n")[1:]]
    blocks = [block for block in blocks if not block.startswith(("repos:", "pack:"))]
    assert blocks
    for block in blocks:
        assert load(tmp_path, block) != Config()


@pytest.mark.parametrize(
    ("rules", "place", "key"),
    [
        ("{PC103: {above: 60}}", "1:24", "above"),
        ("{PC103: {above: -0.1}}", "1:24", "above"),
        ("{PC110: {base-rates: {woman: 30}, source: A count}}", "1:37", "woman"),
        ("{PC001: {below: 80}}", "1:24", "below"),
    ],
)
def test_a_share_in_per_cent_is_refused(tmp_path, rules, place, key):
    """Above 60, as many as above 6,000 %, is never the case: the rule would hold whatever happens."""
    (tmp_path / "panelcheck.yaml").write_text(f"rules: {rules}\nextends: [preview]\n", encoding="utf-8")
    (tmp_path / "a.csv").write_text("session,name\nTides,Ada Quill\n", encoding="utf-8")
    (error,) = lint([str(tmp_path / "a.csv")], Options()).errors
    assert str(error.location).endswith(f"panelcheck.yaml:{place}")
    assert error.message == f"{key}: give a share between 0 and 1, such as 0.6 for 60 %"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("extends: [nope.yaml]", (1, 11, "there is no file 'nope.yaml'", RELATIVE)),
        ("declarations: [nope.csv]", (1, 16, "there is no file 'nope.csv'", RELATIVE)),
        (
            "rules: {PC101: {line-up: {min-peple: 2}}}",
            (1, 27, "unknown key 'min-peple'", "Did you mean 'min-people'?"),
        ),
        ("rules: {PC101: {line-up: {min-people: -1}}}", (1, 17, "line-up: min-people is 0 or more", "")),
        (
            "rules: {PC101: {line-up: {roles: []}}}",
            (1, 17, "line-up: name one role or more under 'roles'", ""),
        ),
        ("rules: {PC101: {message: ''}}", (1, 27, "message: say what was found", "")),
    ],
)
def test_what_a_rule_or_a_path_says_wrongly_is_told_in_the_config(tmp_path, text, told):
    (tmp_path / ".git").mkdir()
    (tmp_path / "panelcheck.yaml").write_text(f"{text}\n", encoding="utf-8")
    (tmp_path / "men.csv").write_text("session,name\nTea,Ada Holm\n", encoding="utf-8")
    (error,) = lint([str(tmp_path / "men.csv")], Options()).errors
    place = error.location
    assert place.path.endswith("panelcheck.yaml")
    assert (place.line, place.column, error.message, error.hint) == told
