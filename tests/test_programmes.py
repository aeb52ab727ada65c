"""``programmes:`` in panelcheck.yaml: programmes of several files, linted once."""

import json

import jsonschema
import pytest
from click.testing import CliRunner

from panelcheck import nodes, yamldoc
from panelcheck.cli import panelcheck
from panelcheck.configfile import load_config
from panelcheck.configschema import config_schema
from panelcheck.errors import UserErrors
from panelcheck.lint import lint
from panelcheck.reading import Options, read_all
from panelcheck.source import Source

CONFIG = """
programmes:
  - name: Disk Days 2026
    files: [data/2026/*.yml]
  - name: Disk Days 2025
    files: data/2025.csv
    fields: {Wer: speakers}
    kinds: {Runde: panel}
    topics: [storage]
    asked: true
"""
FILES = {
    "panelcheck.yaml": CONFIG,
    "data/2026/sessions.yml": "- {title: Tea, kind: panel, speakers: [7, 8, 9]}\n",
    "data/2026/speakers.yml": "".join(
        f"- {{id: {number}, name: {name}, gender: man}}\n"
        for number, name in ((7, "Abel Roe"), (8, "Bert Roe"), (9, "Carl Roe"))
    ),
    "data/2025.csv": "title,type,tags,Wer\nRest,Runde,storage; level 1,Ada Moreno; Bea Conti\n",
    "data/other.csv": "title,speaker\nElse,Cleo Danner\n",
}


@pytest.fixture
def site(tmp_path, monkeypatch):
    def write(files):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    write(FILES)
    monkeypatch.chdir(tmp_path)
    return write


def names(*paths):
    report = lint(paths, Options())
    assert report.errors == ()
    return [summary.path for summary in report.programmes]


def test_without_a_path_every_configured_programme_is_linted(site):
    assert names() == ["Disk Days 2026", "Disk Days 2025"]


@pytest.mark.parametrize(
    ("paths", "linted"),
    [
        (["data/2026/speakers.yml"], ["Disk Days 2026"]),
        (["data/2026/speakers.yml", "data/2026/sessions.yml", "data/2026"], ["Disk Days 2026"]),
        (["data/2025.csv", "data/other.csv"], ["Disk Days 2025", "data/other.csv"]),
        (["."], ["Disk Days 2026", "Disk Days 2025"]),
    ],
)
def test_a_path_lints_the_programme_it_belongs_to_once(site, paths, linted):
    assert names(*paths) == linted


def test_findings_keep_the_file_and_name_the_programme(site):
    report = lint(["data/2026/speakers.yml"], Options())
    (panel,) = [finding for finding in report.findings if finding.code == "PC101"]
    assert str(panel.location) == "data/2026/sessions.yml:1:11"
    assert report.gated == (panel,)


def test_a_fingerprint_is_the_same_from_anywhere(site, monkeypatch, tmp_path):
    def prints(path):
        return {finding.fingerprint for finding in lint([path], Options()).findings}

    above = prints("data/2026/speakers.yml")
    monkeypatch.chdir(tmp_path / "data")
    assert prints("2026/speakers.yml") == above


def test_what_holds_for_one_programme_alone(site):
    (reading,), errors = read_all(["data/2025.csv"], Options())
    assert errors == []
    (session,) = reading.programme.sessions
    assert (session.kind.value, session.tags, len(session.seats)) == ("panel", ("storage", "level 1"), 2)
    assert (reading.config.asked, reading.config.kinds) == (True, {"Runde": "panel"})
    assert reading.config.topics == ("storage",)


def test_a_file_of_no_programme_beside_them_is_a_named_skip(site):
    (first, _), _ = read_all(["."], Options())
    assert [(skip.what, skip.why, skip.location.path) for skip in first.programme.skips] == [
        ("file", "it belongs to no configured programme", "data/other.csv")
    ]


def test_a_directory_is_read_without_the_declarations_in_it(site):
    site(
        {
            "panelcheck.yaml": "declarations: data/other.csv\n",
            "data/other.csv": "name,gender\nAda Moreno,woman\n",
        }
    )
    (reading,), errors = read_all(["data"], Options())
    assert errors == []
    assert "data/other.csv" not in reading.sources


def test_standard_input_is_a_programme_of_its_own(site, monkeypatch):
    result = CliRunner().invoke(
        panelcheck,
        ["check", "-", "--stdin-filename", "data/2025.csv"],
        input="title,speaker\nRest,Ada Moreno\n",
    )
    assert "data/2025.csv: 1 row" in result.output


def test_globs_that_no_file_matches_are_told_together(site):
    site(
        {
            "panelcheck.yaml": "programmes:\n- {name: A, files: [no/*.yml, data/2025.csv]}\n"
            "- {name: B, files: x.csv}\n"
        }
    )
    report = lint(["data/2025.csv"], Options())
    assert [(str(error.location), error.message) for error in report.errors] == [
        ("panelcheck.yaml:2:21", "no file matches 'no/*.yml'"),
        ("panelcheck.yaml:3:20", "no file matches 'x.csv'"),
    ]
    assert {error.hint for error in report.errors} == {"It is looked for from the current folder."}


def test_a_programme_of_files_without_one(site):
    site({"panelcheck.yaml": "programmes: [{name: A, files: ci.yml}]\n", "ci.yml": "on: [push]\n"})
    (error,) = lint([], Options()).errors
    assert (str(error.location), error.message) == ("A:1:1", "no programme in its files")


def test_the_command_without_paths(site, tmp_path):
    result = CliRunner().invoke(panelcheck, ["check", "--format", "json"])
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)["programmes"]) == 2
    (tmp_path / "panelcheck.yaml").write_text("names: off\n")
    result = CliRunner().invoke(panelcheck, ["check"])
    assert (result.exit_code, "name a speaker list" in result.output) == (2, True)


@pytest.mark.parametrize(
    ("text", "complaints"),
    [
        ("- {name: A}", [(2, 3, "the key 'files' is missing", "")]),
        ("- {name: A, file: x.csv, files: x.csv}", [(2, 13, "unknown key 'file'", "Did you mean 'files'?")]),
        ("- {name: '', files: x.csv}", [(2, 11, "a programme without a name", "")]),
        ("- {name: A, files: []}", [(2, 13, "a programme without files", "")]),
        ("- {name: A, files: x.csv}\n- {name: A, files: y.csv}", [(3, 10, "two programmes of one name", "")]),
        (
            "- {name: A, files: [../x.csv, /y.csv]}",
            [
                (2, 21, "'../x.csv' leads out of the config's folder", "Name files below it."),
                (2, 31, "'/y.csv' leads out of the config's folder", "Name files below it."),
            ],
        ),
        ("- just text", [(2, 3, None, "")]),
    ],
)
def test_mistakes_are_told_at_the_door(tmp_path, text, complaints):
    path = tmp_path / "panelcheck.yaml"
    path.write_text(f"programmes:\n{text}\n", encoding="utf-8")
    with pytest.raises(UserErrors) as caught:
        load_config(path)
    found = [(e.location.line, e.location.column, e.message, e.hint) for e in caught.value.errors]
    assert [(*one[:2], one[3]) for one in found] == [(*one[:2], one[3]) for one in complaints]
    assert all(one[2] in (None, other[2]) for one, other in zip(complaints, found, strict=True))


def test_the_schema_says_the_same():
    schema = config_schema()
    node = yamldoc.load(Source("panelcheck.yaml", CONFIG))[0]
    document = nodes.plain(node)
    document["programmes"][1]["asked"] = True
    jsonschema.validate(document, schema)
    document["programmes"][0]["(places)"] = []
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema)
