"""The command line: what it prints where, and what its exit code says."""

import errno
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from panelcheck import __version__, cli, exits, reporters

MEN = (
    "session,kind,name,role,gender\n"
    "Future of Storage,panel,Tobias Lindqvist,panelist,man\n"
    "Future of Storage,panel,Marcus Adeyemi,panelist,man\n"
    "Future of Storage,panel,Pavel Dvorak,panelist,man\n"
)
MIXED = f"{MEN}Future of Storage,panel,Helena Brandt,panelist,woman\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "men.csv").write_text(MEN, encoding="utf-8")
    (tmp_path / "mixed.csv").write_text(MIXED, encoding="utf-8")
    return tmp_path


def run(*arguments, stdin=None):
    """Run the command line as main() does, but in this process."""

    def guarded():
        with exits.guarded():
            cli.panelcheck(list(arguments), prog_name="panelcheck")

    runner = CliRunner()
    with runner.isolation(input=stdin) as streams:
        try:
            guarded()
            code = 0
        except SystemExit as stop:
            code = stop.code or 0
        return code, streams[0].getvalue().decode(), streams[1].getvalue().decode()


def test_what_gates_makes_it_1_and_nothing_makes_it_0(folder):
    assert run("check", "mixed.csv")[0] == 0
    assert run("check", "men.csv")[0] == 1
    assert run("check", "men.csv", "mixed.csv")[0] == 1
    assert run("check", "--fail-on", "never", "men.csv")[0] == 0
    assert run("check", "--ignore", "PC101", "men.csv")[0] == 0
    assert run("check", "--select", "all-male-panel", "men.csv")[0] == 1


def test_what_cannot_be_read_makes_it_2_and_the_others_are_still_read(folder):
    code, out, err = run("check", "none.csv", "men.csv")
    assert (code, err) == (2, "")
    assert "men.csv:2:1: error PC101 all-male-panel: 3 panelists, all men" in out
    assert "none.csv:1:1: error: no such file\n  hint Check the path for typing errors." in out


def test_every_format_has_the_same_exit_code(folder):
    for name in reporters.formats():
        assert run("check", "--format", name, "men.csv")[0] == 1
        assert run("check", "--format", name, "none.csv")[0] == 2


def test_errors_are_told_a_person_too_where_the_format_is_for_machines(folder):
    code, out, err = run("check", "--format", "json", "none.csv")
    assert (code, json.loads(out)["errors"][0]["message"]) == (2, "no such file")
    assert err == "none.csv:1:1: error: no such file\n  hint Check the path for typing errors.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "--select", "PC999", "men.csv"], "no rule is called 'PC999'"),
        (["check", "--pack", "nope", "men.csv"], "there is no pack 'nope'"),
        (["explain", "PC999"], "there is no rule 'PC999'"),
        (["check", "--config", "none.yaml", "men.csv"], "no such file"),
        (["check", "--declarations", "none.csv", "men.csv"], "no such file"),
        (["check", "--format", "xml", "men.csv"], "'xml' is not one of"),
        (["check", "--output", "text", "men.csv"], "'text' is not FORMAT:FILE"),
        (["check", "--output", "text:none/report.txt", "men.csv"], "cannot write none/report.txt"),
        (["check", "--show", "everything", "men.csv"], "'everything' is not one of notes"),
        (["show", "none.csv"], "no such file"),
    ],
)
def test_a_mistake_in_the_command_makes_it_2(folder, arguments, message):
    code, out, err = run(*arguments)
    assert code == 2
    assert message in out + err


def test_standard_input_has_the_name_it_is_given(folder):
    code, out, _ = run("check", "--stdin-filename", "speakers.csv", "-", stdin=MEN)
    assert code == 1
    assert out.startswith("speakers.csv:2:1: error PC101 all-male-panel")
    assert run("check", "-", stdin=MEN)[1].startswith("<stdin>:2:1: error PC101 all-male-panel")


def test_reports_go_to_files_too(folder):
    code, out, _ = run("check", "--output", "json:report.json", "--output", "text:report.txt", "men.csv")
    assert code == 1
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert report["exit_code"] == 1
    assert "PC101" in {finding["code"] for finding in report["findings"]}
    assert (folder / "report.txt").read_text(encoding="utf-8") == out
    assert sorted(path.name for path in folder.iterdir()) == [
        "men.csv",
        "mixed.csv",
        "report.json",
        "report.txt",
    ]


def test_colour_is_there_when_asked_for_and_files_stay_plain(folder, monkeypatch):
    assert "\x1b[" not in run("check", "men.csv")[1]
    arguments = ["check", "--color", "always", "--output", "text:plain.txt", "men.csv"]
    assert "\x1b[31m" in run(*arguments)[1]
    assert "\x1b[" not in (folder / "plain.txt").read_text(encoding="utf-8")


def test_the_json_report_keeps_to_its_schema(folder):
    _, schema, _ = run("schema", "report")
    for arguments in (["men.csv"], ["mixed.csv", "none.csv"], ["--names", "off", "men.csv"]):
        _, out, _ = run("check", "--format", "json", *arguments)
        jsonschema.validate(json.loads(out), json.loads(schema))


@pytest.mark.parametrize("document", ["baseline", "config", "pack", "programme", "report"])
def test_schemas_are_schemas(document):
    code, out, _ = run("schema", document)
    assert code == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(out))


def test_show_reads_without_judging(folder):
    code, out, _ = run("show", "men.csv")
    assert (code, "Tobias Lindqvist" in out, "PC101" in out) == (0, True, False)
    code, out, _ = run("show", "--format", "json", "men.csv", "mixed.csv")
    assert (code, [item["people"] for item in json.loads(out)["programmes"]]) == (0, [3, 4])


def test_explain_and_rules_and_completion():
    assert run("explain", "pc101")[1].startswith("PC101 all-male-panel: error")
    assert "I'd gladly join a mixed panel" in run("explain", "all-male-panel", "--say", "invited")[1]
    code, out, _ = run("rules", "--format", "json")
    assert (code, json.loads(out)[0]["code"]) == (0, "PC001")
    for shell in ("bash", "zsh", "fish"):
        assert "_PANELCHECK_COMPLETE" in run("completion", shell)[1]


def test_the_version():
    assert run("--version") == (0, f"panelcheck {__version__}\n", "")


def test_no_paths_is_a_mistake_that_says_what_to_do(folder):
    code, _, err = run("check")
    assert code == 2
    assert "name a speaker list, such as speakers.csv" in err


def test_a_bug_is_3_and_prints_no_data(folder, monkeypatch):
    def broken(*_):
        raise RuntimeError("Helena Brandt is a woman")

    monkeypatch.setattr("panelcheck.cli.check.lint", broken)
    code, out, err = run("check", "men.csv")
    assert (code, out) == (3, "")
    assert "panelcheck stopped on a bug of its own; your programme was not checked." in err
    assert f"panelcheck {__version__}, Python" in err
    assert "RuntimeError" in err
    assert "Helena" not in err


def test_what_ends_too_early_is_a_bug_and_no_finding(folder, monkeypatch):
    def broken(*_):
        raise EOFError("marshal data too short")

    monkeypatch.setattr("panelcheck.cli.check.lint", broken)
    code, out, err = run("check", "men.csv")
    assert (code, out) == (3, "")
    assert "panelcheck stopped on a bug of its own; your programme was not checked." in err


def test_a_file_that_a_bug_met_is_no_mistake_of_the_user_and_not_named(folder, monkeypatch):
    def broken(*_):
        raise PermissionError(errno.EACCES, "Permission denied", "private/helena-brandt.csv")

    monkeypatch.setattr("panelcheck.cli.check.lint", broken)
    code, out, err = run("check", "men.csv")
    assert (code, out) == (3, "")
    assert "panelcheck stopped on a bug of its own" in err
    assert "PermissionError" in err
    assert "helena" not in err


def test_it_runs_as_a_module(folder):
    command = [sys.executable, "-m", "panelcheck", "check", "men.csv"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "PC101" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", ["check", "show"])
def test_no_room_for_the_report_is_2_and_no_bug(folder, command):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "panelcheck", command, "men.csv"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == "error: cannot write to standard output: No space left on device\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (
            "check men.csv >&-",
            "error: standard output is closed\n  hint Send it somewhere, such as to a file.\n",
        ),
        ("show - <&-", "<stdin>:1:1: error: standard input is closed\n  hint Pass a file instead.\n"),
    ],
)
def test_closed_streams_are_2_and_no_bug(folder, arguments, complaint):
    command = ["sh", "-c", f'"$0" -m panelcheck {arguments}', sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(complaint)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_closed_standard_error_is_no_bug(folder):
    for arguments, code in (("check men.csv", 1), ("check nosuch.csv", 2), ("show nosuch.csv", 2)):
        command = ["sh", "-c", f'"$0" -m panelcheck {arguments} 2>&-', sys.executable]
        assert subprocess.run(command, capture_output=True, check=False).returncode == code


def test_a_config_beside_the_file_holds(folder):
    (folder / "panelcheck.yaml").write_text("ignore: PC101\n", encoding="utf-8")
    assert run("check", "men.csv")[0] == 0
    (folder / "panelcheck.yaml").write_text("fail-on: never\n", encoding="utf-8")
    assert run("check", "men.csv")[0] == 0
    assert run("check", "--fail-on", "error", "men.csv")[0] == 1
    (folder / "panelcheck.yaml").write_text(
        "rules: {PC101: {severity: warning, min-peple: 4}}\n", encoding="utf-8"
    )
    code, out, _ = run("check", "men.csv")
    assert code == 2
    assert "panelcheck.yaml:1:36: error" in out
    (folder / "panelcheck.yaml").write_text("declarations: answers.csv\n", encoding="utf-8")
    (folder / "answers.csv").write_text("name,gender\nPavel Dvorak,woman\n", encoding="utf-8")
    assert run("check", "men.csv")[0] == 0


def test_a_declaration_that_matches_nobody_is_said(folder):
    (folder / "answers.csv").write_text("name,gender\nPawel Dvorak,woman\n", encoding="utf-8")
    code, out, _ = run("check", "--declarations", "answers.csv", "men.csv")
    assert code == 1
    assert "1 declaration matched nobody, or more than one person, and was not used" in " ".join(out.split())
    (folder / "answers.csv").write_text("name,gender\nPawel Dvorak,woman\nIda Moe,man\n", encoding="utf-8")
    _, out, _ = run("check", "--declarations", "answers.csv", "men.csv")
    assert "2 declarations matched nobody, or more than one person, and were not used" in " ".join(
        out.split()
    )


def test_a_rule_that_finds_nothing_to_look_at_says_so(tmp_path):
    path = tmp_path / "speakers.csv"
    path.write_text("session,kind,name\nTea,talk,Ada Example\n", encoding="utf-8")
    code, out, _ = run("check", "--format", "json", "--select", "PC101,PC105,PC106", str(path))
    report = json.loads(out)
    assert (code, report["summary"]["not_applicable"]) == (0, 3)
    assert [silence["reason"] for silence in report["silences"]] == [
        "no panels, roundtables or fireside chats", "no track is given", "no keynotes",
    ]  # fmt: skip


def test_what_goes_well_is_said_in_the_rules_own_words_and_of_nothing_else(folder):
    _, out, _ = run("check", "--format", "json", "--select", "PC101,PC003", "mixed.csv")
    report = json.loads(out)
    assert report["summary"]["satisfied"] == 2
    assert report["going_well"] == ["1 of 1 panels are not only men: Future of Storage"]


def test_where_the_data_alone_was_judged_it_is_no_pass(folder):
    nothing = "Not a pass: nothing could be judged."
    assert nothing in run("check", "--select", "PC003", "mixed.csv")[1]
    assert nothing not in run("check", "--select", "PC003,PC101", "mixed.csv")[1]


def test_a_config_is_suggested_where_there_is_none(folder):
    (folder / "names.csv").write_text("session,kind,name\nTea,panel,Zyx Example\n", encoding="utf-8")
    assert "panelcheck init names.csv" in run("check", "names.csv")[1]
    (folder / "panelcheck.yaml").write_text("names: true\n", encoding="utf-8")
    assert "panelcheck init" not in run("check", "names.csv")[1]
