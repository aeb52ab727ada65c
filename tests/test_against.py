"""``check --against``: what a change brings, what stays, what got better, and what is never told."""

import json
import re
import subprocess
from pathlib import Path

import jsonschema
import pytest

from panelcheck.cli import panelcheck
from panelcheck.exits import guarded
from panelcheck.history import revision_at
from panelcheck.reporters.json.schema import report_schema

HEADER = "session,kind,id,name,role,gender\n"
MEN = ("Ben Example", "Dan Example", "Jon Example")
ADA = "Ada Sample"


def panel(title, people=MEN, gender="man", ids=False, kind="panel"):
    return "".join(
        f"{title},{kind},{name.split()[0] if ids else ''},{name},panelist,{gender}\n" for name in people
    )


def put(name, *parts, header=HEADER):
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(header + "".join(parts), encoding="utf-8")


def git(*arguments):
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    done = subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(*names):
    git("add", "--all", *(names or ["."]))
    git("commit", "--quiet", "--allow-empty", "--message", "x")


def _flowing(text):
    return " ".join(text.split())


@pytest.fixture(autouse=True)
def _repository(tmp_path, monkeypatch):
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    git("init", "--quiet", "--initial-branch", "main")


@pytest.fixture
def run(capsys):
    def command(*arguments):
        with pytest.raises(SystemExit) as stopped, guarded():
            panelcheck(["check", *arguments], prog_name="panelcheck")
        told = capsys.readouterr()
        return stopped.value.code, told.out, told.err

    return command


@pytest.fixture
def compare(run):
    """Return the exit code, the comparison, and (code, title, change) of each finding that speaks."""

    def against(*paths, revision="HEAD", options=()):
        code, out, err = run("--format", "json", "--against", revision, *options, *(paths or ["a.csv"]))
        report = json.loads(out)
        jsonschema.validate(report, report_schema())
        assert not report["errors"], err
        changes = [
            (one["code"], one["subject"]["title"], one["change"])
            for one in report["findings"]
            if one["verdict"] in ("certain", "likely") and one["severity"] != "note"
        ]
        return code, report["comparison"], changes

    return against


# New, remaining, fixed, gone


def test_only_what_is_new_gates(compare):
    put("a.csv", panel("Tea"))
    commit()
    code, found, changes = compare()
    assert (code, changes) == (0, [("PC101", "Tea", "remaining")])
    assert (found["revision"], found["fixed"], found["gone"], found["unknown"]) == ("HEAD", [], 0, [])
    put("a.csv", panel("Coffee"), panel("Tea"))
    code, _, changes = compare()
    assert (code, changes) == (1, [("PC101", "Coffee", "new"), ("PC101", "Tea", "remaining")])


def test_what_is_new_stands_first_and_in_full(run):
    put("a.csv", panel("Tea"))
    commit()
    put("a.csv", panel("Tea"), panel("Rest", [*MEN[:2], "Jim Example"]))
    code, out, _ = run("--against", "HEAD", "--select", "PC101", "a.csv")
    assert code == 1
    assert out.startswith(
        "a.csv:5:1: error PC101 all-male-panel: 3 panelists, all men\n  5 | Rest\n    | ^^^^\n"
        "  do   Open a seat from your proposals, on equal terms.\n"
        '  say  "I\'d gladly join a mixed panel. I can suggest people."\n'
        "a.csv:2:1: error PC101 all-male-panel: remaining: 3 panelists, all men\n\n"
    )
    assert out.endswith(
        "Against HEAD: 1 new, 1 remaining, 0 fixed.\n"
        "  Panels with a woman 0 of 1 -> 0 of 2.\n"
        "  Women among the people on stage 0 of 3 -> 0 of 4.\n"
        "2 errors, 0 warnings, 0 notes, 0 undetermined\n"
        "exit 1: 1 new error gates (--fail-on error)\n"
    )
    _, quiet, _ = run("--against", "HEAD", "--quiet", "--select", "PC101", "a.csv")
    assert "Against HEAD: 1 new, 1 remaining, 0 fixed.\n" in quiet
    assert "Panels with" not in quiet


def test_what_got_better_is_praised(run, compare):
    put("a.csv", panel("Tea"), panel("Coffee"))
    commit()
    put("a.csv", panel("Tea"), panel("Tea", [ADA], "woman"), panel("Coffee"))
    code, found, changes = compare()
    assert (code, changes) == (0, [("PC101", "Coffee", "remaining")])
    assert found["fixed"] == [{"code": "PC101", "name": "all-male-panel", "title": "Tea"}]
    assert found["moves"][0] == {
        "what": "panels with a woman",
        "before": {"least": 0, "most": 0, "of": 2},
        "after": {"least": 1, "most": 1, "of": 2},
    }
    _, out, _ = run("--against", "HEAD", "a.csv")
    assert (
        "Against HEAD: 0 new, 1 remaining, 1 fixed.\n"
        "  Fixed: PC101 all-male-panel: Tea. Thank you.\n"
        "  Better: panels with a woman 0 -> 1 of 2.\n"
        "  Better: women among the people on stage 0 of 3 -> 1 of 4.\n"
    ) in out


@pytest.mark.parametrize(
    "left",
    [panel("Coffee", [ADA], "woman"), panel("Tea", MEN[:2]), panel("Tea", MEN, kind="talk")],
    ids=["the session is gone", "too few are left", "it is no panel any more"],
)
def test_what_is_gone_is_not_called_fixed(run, compare, left):
    put("a.csv", panel("Tea"))
    commit()
    put("a.csv", left)
    code, found, _ = compare(options=["--select", "PC101"])
    assert (code, found["fixed"], found["gone"]) == (0, [], 1)
    _, out, _ = run("--against", "HEAD", "a.csv", "--select", "PC101")
    told = _flowing(out)
    assert "1 finding is no longer there, though nothing shows that all is well" in told


def test_an_estimate_is_no_reason_for_praise(compare):
    put("a.csv", panel("Tea"))
    commit()
    put("a.csv", panel("Tea", ["Ingrid Solheim", "Helena Brandt", "Laura Weber", "Anna Berg"], ""))
    _, found, _ = compare()
    assert (found["fixed"], found["gone"], found["moves"]) == ([], 1, [])


def test_another_line_up_of_men_is_new(compare):
    put("a.csv", panel("Tea"))
    commit()
    put("a.csv", panel("Tea", [*MEN[:2], "Jim Example"]))
    code, found, changes = compare()
    assert (code, changes, found["fixed"], found["gone"]) == (1, [("PC101", "Tea", "new")], [], 0)


def test_an_event_that_changes_is_the_same_event(compare):
    many = [f"Person{number} Example" for number in range(12)]
    put("a.csv", panel("Talks", many, kind="talk"))
    commit()
    put("a.csv", panel("Talks", many, kind="talk"), panel("More", [ADA], "woman", kind="talk"))
    code, found, changes = compare(options=["--fail-on", "warning", "--select", "PC103"])
    assert (code, found["fixed"]) == (0, [])
    assert [(rule, change) for rule, _, change in changes] == [("PC103", "remaining")]


def test_what_could_not_be_told_before_is_new_once_it_can(compare):
    put("a.csv", panel("Tea"), "Tea,panel,,TBA,panelist,\n")
    commit()
    put("a.csv", panel("Tea"))
    code, _, changes = compare()
    assert (code, changes) == (1, [("PC101", "Tea", "new")])


def test_rows_that_move_change_nothing(compare):
    put("a.csv", panel("Tea"), panel("Coffee"))
    commit()
    put("a.csv", panel("Coffee", MEN[::-1]), "\n", panel("Tea"))
    code, found, changes = compare()
    assert (code, {change for _, _, change in changes}) == (0, {"remaining"})
    assert (found["fixed"], found["gone"]) == ([], 0)


def test_ignores_of_old_are_told_as_old(compare):
    header = HEADER.replace("\n", ",panelcheck_ignore\n")
    row = "Tea,talk,,Ada Sample,speaker,woman,PC101 -- so\n"
    put("a.csv", row, header=header)
    commit()
    code, _, changes = compare(options=["--fail-on", "warning"])
    assert (code, [(rule, change) for rule, _, change in changes]) == (0, [("PC902", "remaining")])
    put("a.csv", row.replace("PC101", "PC101 PC006"), header=header)
    assert compare(options=["--fail-on", "warning"])[0] == 1


def test_a_baseline_and_a_revision_together(compare, capsys):
    put("a.csv", panel("Tea"))
    commit()
    put("a.csv", panel("Tea"), panel("Rest"))
    panelcheck(["baseline", "write", "a.csv"], standalone_mode=False)
    capsys.readouterr()
    put("a.csv", panel("Tea"), panel("Rest"), panel("New"))
    code, _, changes = compare(options=["--baseline", "panelcheck-baseline.json"])
    assert code == 1
    assert changes == [("PC101", "Tea", "remaining"), ("PC101", "Rest", "new"), ("PC101", "New", "new")]


# What is never told


def test_names_of_old_are_never_printed(run):
    put(
        "a.csv", panel("Tea with Oldname", ["Oldname Example", *MEN]), panel("Rest", ["Former Person"], "man")
    )
    commit()
    put("a.csv", panel("Tea", ["Newname Example", *MEN]))
    for form in ("text", "json"):
        _, out, err = run("--format", form, "--against", "HEAD", "--show", "notes,undetermined", "a.csv")
        assert not re.search("Oldname|Former|Rest", out + err)


@pytest.mark.parametrize("said", ["woman", "non-binary", "prefer not to say", ""])
def test_another_answer_of_the_same_person_is_no_change(compare, said):
    people = [*MEN, "Kim Example"]
    put("a.csv", *(panel("Tea", [name], "man", ids=True) for name in people))
    commit()
    put("a.csv", panel("Tea", MEN, ids=True), f"Tea,panel,Kim,Kim Other,panelist,{said}\n")
    code, found, _ = compare()
    assert (code, found["fixed"], found["gone"]) == (0, [], 0)
    assert found["moves"]
    assert all(move["before"] == move["after"] for move in found["moves"])


def test_private_answers_are_never_compared(run):
    put("a.csv", panel("Tea", MEN, ""))
    put("../answers.csv", "".join(f"{name},man\n" for name in MEN), header="name,gender\n")
    commit()
    code, out, _ = run("--against", "HEAD", "--declarations", "../answers.csv", "a.csv")
    told = _flowing(out)
    assert code == 2
    assert "private answers are not compared with an earlier version" in told
    assert "The change of one person would tell what that person said." in told
    assert "Against" not in out


# Which version, of which files


def test_what_others_did_since_is_neither_praised_nor_blamed(compare):
    put("a.csv", panel("Tea"), panel("Coffee"))
    commit()
    git("checkout", "--quiet", "-b", "mine")
    git("checkout", "--quiet", "main")
    put("a.csv", panel("Tea", [*MEN, ADA], "woman"), panel("Coffee"))
    commit()
    git("checkout", "--quiet", "mine")
    code, found, changes = compare(revision="main")
    assert (code, {change for _, _, change in changes}, found["fixed"]) == (0, {"remaining"}, [])


def test_a_line_of_its_own_is_compared_as_it_is(compare):
    put("a.csv", panel("Tea"))
    commit()
    git("checkout", "--quiet", "--orphan", "other")
    put("a.csv", panel("Coffee"))
    commit()
    _, found, changes = compare(revision="main")
    assert changes == [("PC101", "Coffee", "new")]
    assert found["gone"] == 1


def test_a_file_that_is_new_is_new_in_everything(run, compare):
    commit()
    put("a.csv", panel("Tea"))
    code, found, changes = compare()
    assert (code, found["unknown"], changes) == (1, ["a.csv"], [("PC101", "Tea", "new")])
    _, out, _ = run("--against", "HEAD", "a.csv")
    assert "a.csv has no earlier version that can be read: everything in it is new." in _flowing(out)


@pytest.mark.parametrize("before", ["a: [", "a: 1", "\0\0"])
def test_a_file_that_could_not_be_read_is_new_in_everything(compare, before):
    Path("a.yaml").write_text(before, encoding="utf-8")
    commit()
    people = "".join(f"    - {{name: {name}, gender: man}}\n" for name in MEN)
    Path("a.yaml").write_text(f"- title: Tea\n  kind: panel\n  panelists:\n{people}", encoding="utf-8")
    code, found, _ = compare("a.yaml")
    assert (code, found["unknown"]) == (1, ["a.yaml"])


def test_a_directory_with_files_that_come_and_go(compare):
    put("days/1.csv", panel("Tea"))
    put("days/2.csv", panel("Coffee"))
    put("days/.hidden/3.csv", panel("Hidden"))
    put("days/vendor/4.csv", panel("Vendor"))
    commit()
    Path("days/2.csv").unlink()
    put("days/deep/5.csv", panel("Rest"))
    code, found, changes = compare("days")
    assert (code, found["gone"]) == (1, 1)
    assert changes == [("PC101", "Tea", "remaining"), ("PC101", "Rest", "new")]
    Path("days/deep/5.csv").unlink()
    assert compare(".")[0] == 0


def test_one_broken_file_of_several_leaves_nothing_to_compare_with(compare):
    put("days/1.csv", panel("Tea"))
    Path("days/2.yaml").write_text("a: [", encoding="utf-8")
    Path("panelcheck.yaml").write_text("programmes: [{name: days, files: [days/*]}]\n", encoding="utf-8")
    commit()
    Path("days/2.yaml").unlink()
    code, found, _ = compare("days")
    assert (code, found["unknown"]) == (1, ["days"])


@pytest.mark.parametrize("globs", ["days/*.csv", "days/**", "**/[0-9].csv", "**/days/**/*.csv", "."])
def test_a_configured_programme(compare, monkeypatch, globs):
    Path("panelcheck.yaml").write_text(
        f"programmes: [{{name: summit, files: ['{globs}']}}]\n", encoding="utf-8"
    )
    put("days/1.csv", panel("Tea"))
    put("days/2.csv", panel("Coffee"))
    commit()
    Path("days/2.csv").unlink()
    put("days/3.csv", panel("Rest"))
    monkeypatch.chdir("days")
    code, found, changes = compare("1.csv")
    assert (code, found["gone"], found["unknown"]) == (1, 1, [])
    assert changes == [("PC101", "Tea", "remaining"), ("PC101", "Rest", "new")]


def test_todays_config_holds_for_both(compare):
    Path("panelcheck.yaml").write_text("ignore: PC101\n", encoding="utf-8")
    put("a.csv", panel("Tea"))
    commit()
    Path("panelcheck.yaml").write_text("rules: {PC101: {severity: error}}\n", encoding="utf-8")
    assert compare()[2] == [("PC101", "Tea", "remaining")]


def test_several_programmes_and_a_link(compare):
    put("a.csv", panel("Tea"))
    put("deep/b.csv", panel("Coffee"))
    commit()
    Path("link.csv").symlink_to("a.csv")
    put("deep/b.csv", panel("Coffee"), panel("Rest", ["Jim Example", "Jan Example", "Joe Example"]))
    code, found, changes = compare("link.csv", "deep/b.csv")
    assert code == 1
    assert changes == [
        ("PC101", "Coffee", "remaining"), ("PC101", "Rest", "new"), ("PC101", "Tea", "remaining"),
    ]  # fmt: skip
    assert found["unknown"] == []


def test_names_with_spaces_and_umlauts(compare):
    put("Übersicht & Plan.csv", panel("Tea"))
    commit()
    assert compare("Übersicht & Plan.csv")[2] == [("PC101", "Tea", "remaining")]


def test_standard_input_has_no_past(run, monkeypatch, tmp_path):
    commit()
    text = HEADER + panel("Tea")
    (tmp_path / "in").write_text(text, encoding="utf-8")
    with (tmp_path / "in").open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        code, out, _ = run("--against", "HEAD", "-")
    assert code == 1
    assert "<stdin> has no earlier version that can be read: everything in it is new." in " ".join(
        out.split()
    )


# What cannot be compared is 2


@pytest.mark.parametrize("revision", ["nope", "--help", "-x", "HEAD:a.csv", "", "@{upstream}", "a b"])
def test_an_unknown_revision(run, revision):
    put("a.csv", panel("Tea"))
    commit()
    code, out, _ = run(f"--against={revision}", "a.csv")
    assert code == 2
    assert f"error: git knows no revision '{revision}'\n  hint Fetch it first; in CI," in out
    assert "error PC101" in out


def test_no_repository(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    put("a.csv", panel("Tea"))
    code, out, _ = run("--against", "HEAD", "a.csv")
    assert code == 2
    assert "there is no earlier version: this is not in a git repository" in _flowing(out)


def test_a_path_outside_is_told_and_the_others_are_checked(run):
    put("a.csv", panel("Tea"))
    put("../b.csv", panel("Coffee"))
    commit()
    code, out, _ = run("--against", "HEAD", "a.csv", "../b.csv")
    assert code == 2
    assert "a.csv:2:1: error PC101" in out
    assert "this is not in a git repository" in _flowing(out)


def test_where_nothing_can_be_read_nothing_is_compared(run):
    commit()
    code, out, _ = run("--against", "HEAD", "none.csv")
    assert (code, "Against" in out) == (2, False)


def test_git_is_not_there(run, monkeypatch):
    put("a.csv", panel("Tea"))
    monkeypatch.setenv("PATH", "")
    code, out, _ = run("--against", "HEAD", "a.csv")
    assert code == 2
    assert "error: git is not installed" in out


def test_git_cannot_answer(run):
    put("a.csv", panel("Tea"))
    commit()
    Path(".git/config").write_text("[core\n", encoding="utf-8")
    code, out, _ = run("--against", "HEAD", "a.csv")
    assert code == 2
    assert "error: git could not answer\n  hint fatal: bad config line 1" in out


def test_what_a_partial_clone_lacks_is_not_fetched(run, tmp_path, monkeypatch):
    put("a.csv", panel("Tea"))
    commit()
    put("a.csv", panel("Coffee"))
    commit()
    git("config", "uploadpack.allowFilter", "true")
    source = Path.cwd().as_uri()
    git("clone", "--quiet", "--filter=blob:none", source, str(tmp_path / "partial"))
    monkeypatch.chdir(tmp_path / "partial")
    code, out, _ = run("--against", "HEAD~1", "a.csv")
    assert code == 2
    assert "error: git" in out


def test_a_file_that_git_has_lost(run):
    put("a.csv", panel("Tea"))
    commit()
    blob = git("rev-parse", "HEAD:a.csv")
    Path(".git/objects", blob[:2], blob[2:]).unlink()
    code, out, _ = run("--against", "HEAD", "a.csv")
    assert code == 2
    assert "error: git has not fetched this revision's files\n  hint Fetch it first; in CI," in out


def test_a_revision_reads_files_byte_by_byte():
    Path("odd\nname.csv").write_bytes(b"\xff\r\n\0x")
    Path("empty.csv").write_bytes(b"")
    commit()
    revision = revision_at(Path(), "HEAD")
    files = revision.files(Path())
    assert {str(path) for path in files} == {"odd\nname.csv", "empty.csv"}
    assert revision.contents([files[Path("odd\nname.csv")], files[Path("empty.csv")]]) == [
        b"\xff\r\n\0x",
        b"",
    ]


def put_workbook(name, *rows):
    book = pytest.importorskip("openpyxl").Workbook()
    for row in "".join((HEADER, *rows)).splitlines():
        book.active.append(row.split(","))
    book.save(name)


def test_a_workbook_is_compared_with_what_it_was(compare):
    put_workbook("a.xlsx", panel("Tea"))
    commit()
    put_workbook("a.xlsx", panel("Coffee"), panel("Tea"))
    code, found, changes = compare("a.xlsx")
    assert (code, changes) == (1, [("PC101", "Coffee", "new"), ("PC101", "Tea", "remaining")])
    assert found["unknown"] == []


def test_text_that_was_encoded_twice_then_is_compared_as_it_was_meant(compare):
    put("a.csv", panel("CafÃ©", ["JosÃ© Example", *MEN[:2]]))
    commit()
    put("a.csv", panel("Café", ["José Example", *MEN[:2]]))
    assert compare()[2] == [("PC101", "Café", "remaining")]
