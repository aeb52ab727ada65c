"""Reports that go to files: all of them or as many as can be, each whole."""

import json
import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from panelcheck import outputs, reporters
from panelcheck.cli import panelcheck
from panelcheck.errors import UserError
from panelcheck.exits import guarded

MEN = "session,kind,name,role,gender\n" + "".join(
    f"Tea,panel,{name},panelist,man\n" for name in ("Ben Example", "Dan Example", "Jon Example")
)


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    Path("men.csv").write_text(MEN, encoding="utf-8")


@pytest.fixture
def check(capsys):
    def run(*arguments):
        with pytest.raises(SystemExit) as stopped, guarded():
            panelcheck(["check", *arguments], prog_name="panelcheck")
        told = capsys.readouterr()
        return stopped.value.code, told.out, told.err

    return run


def names():
    return sorted(path.name for path in Path().iterdir() if path.name != ".git")


def test_every_format_at_once(check):
    wanted = [f"--output={name}:report.{name}" for name in reporters.formats()]
    code, _, err = check(*wanted, "men.csv")
    assert (code, err) == (1, "")
    assert names() == sorted(["men.csv", *(f"report.{name}" for name in reporters.formats())])
    assert all(Path(f"report.{name}").stat().st_size for name in reporters.formats())


def test_one_that_cannot_be_written_keeps_none_of_the_others_back(check):
    code, out, err = check(
        "--output", "text:a.txt", "--output", "json:none/b.json", "--output", "text:c.txt", "men.csv"
    )
    assert code == 2
    assert "error PC101" in out
    assert err == (
        "error: cannot write none/b.json: No such file or directory\n"
        "  hint There is no folder none: make it first.\n"
    )
    assert names() == ["a.txt", "c.txt", "men.csv"]
    assert Path("a.txt").read_text(encoding="utf-8") == Path("c.txt").read_text(encoding="utf-8")
    assert out == Path("a.txt").read_text(encoding="utf-8").replace("\nexit 1: ", "\nexit 2: ")


def test_a_folder_is_no_file(check):
    Path("reports").mkdir()
    code, out, err = check("--output", "json:reports", "men.csv")
    assert code == 2
    assert err == "error: cannot write reports: it is a folder\n  hint Name a file in it.\n"
    assert out.splitlines()[-1].startswith("exit 2")
    assert names() == ["men.csv", "reports"]


@pytest.mark.parametrize("second", ["text:a.txt", "json:./a.txt", "text:link.txt"])
def test_two_reports_in_one_file_are_refused(check, second):
    Path("link.txt").symlink_to("a.txt")
    code, out, err = check("--output", "text:a.txt", "--output", second, "men.csv")
    assert (code, out) == (2, "")
    assert err.startswith("error: two reports go to ")
    assert not Path("a.txt").exists()


PACK = """\
rules:
  - code: ACME001
    name: all-women-panel
    check: single-category
    category: woman
    line-up: {each: session, kinds: [panel], min-people: 4}
    message: "{people} women"
"""
CONFIG = "names: off\nextends: [pack.yaml]\ndeclarations: [answers.csv]\nbaseline: known.json\n"


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("file", ["men.csv", "answers.csv", "panelcheck.yaml", "pack.yaml", "known.json"])
def test_a_report_never_overwrites_what_was_read(check, file, named):
    Path("answers.csv").write_text("name,gender\nBen Example,man\n", encoding="utf-8")
    Path("pack.yaml").write_text(PACK, encoding="utf-8")
    Path("known.json").write_text("{}", encoding="utf-8")
    Path("panelcheck.yaml").write_text("names: off\n" if named else CONFIG, encoding="utf-8")
    before = Path(file).read_bytes()
    given = [
        "--config",
        "panelcheck.yaml",
        "--declarations",
        "answers.csv",
        "--pack",
        "pack.yaml",
        "--baseline",
        "known.json",
    ]
    code, out, err = check("--output", f"json:./{file}", *(given if named else []), "men.csv")
    assert (code, out) == (2, "")
    assert err == (
        f"error: the report would overwrite ./{file}, which was read\n  hint Give --output another file.\n"
    )
    assert Path(file).read_bytes() == before


def test_a_pack_of_the_config_is_kept_beside_one_of_the_command_line(check, monkeypatch):
    Path("pack.yaml").write_text(PACK, encoding="utf-8")
    Path("panelcheck.yaml").write_text("extends: [pack.yaml]\n", encoding="utf-8")
    Path("inner").mkdir()
    monkeypatch.chdir("inner")
    code, out, err = check("--pack", "preview", "--output", "json:../pack.yaml", "../men.csv")
    assert (code, out) == (2, "")
    assert err.startswith("error: the report would overwrite ../pack.yaml, which was read\n")
    assert Path("../pack.yaml").read_text(encoding="utf-8") == PACK


def test_a_reader_sees_the_old_file_or_the_new_one(monkeypatch):
    Path("report.txt").write_text("old", encoding="utf-8")
    seen = []

    def full(self, target):
        seen.append((Path("report.txt").read_text(encoding="utf-8"), self.read_text(encoding="utf-8")))
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UserError, match=r"cannot write report\.txt: No space left on device") as caught:
        outputs.write(Path("report.txt"), "new")
    assert caught.value.hint == "Is there room, and are you allowed to write there?"
    assert seen == [("old", "new")]
    assert Path("report.txt").read_text(encoding="utf-8") == "old"
    assert names() == ["men.csv", "report.txt"]


def test_rights_and_links_stay():
    Path("real.txt").write_text("old", encoding="utf-8")
    Path("real.txt").chmod(0o640)
    Path("link.txt").symlink_to("real.txt")
    outputs.write(Path("link.txt"), "new\n")
    assert Path("link.txt").is_symlink()
    assert Path("real.txt").read_text(encoding="utf-8") == "new\n"
    assert stat.S_IMODE(Path("real.txt").stat().st_mode) == 0o640


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_new_file_has_ordinary_rights(mask, mode):
    before = os.umask(mask)
    try:
        outputs.write(Path("new.txt"), "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE(Path("new.txt").stat().st_mode) == mode


def test_a_device_is_written_to_and_may_be_named_twice(check):
    code, _, err = check("--output", "json:/dev/null", "--output", "text:/dev/null", "men.csv")
    assert (code, err) == (1, "")
    assert not Path("/dev/null").is_file()


def test_the_exit_code_is_the_same_for_every_format():
    for name in reporters.formats():
        for arguments, code in ((["men.csv"], 1), (["--fail-on", "never", "men.csv"], 0), (["no.csv"], 2)):
            found = CliRunner().invoke(panelcheck, ["check", "--format", name, *arguments])
            assert found.exit_code == code, (name, arguments)


@pytest.mark.parametrize("file", ["two.xlsx", "two.xlsm"])
def test_code_hosts_find_the_workbook_and_the_message_names_the_sheet(check, file):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in ("Day 1", "Day #2"):
        sheet = book.create_sheet(name)
        sheet.append(["session", "kind", "name", "role", "gender"])
        for person in ("Tom Ek", "Jan Holm", "Ola Berg"):
            sheet.append([f"Tides of {name}", "panel", person, "panelist", "man"])
    book.save(file)
    told = "sheet 'Day #2': Tides of Day #2: 3 panelists, all men"
    github = check("--format", "github", file)[1]
    assert (
        f"::error file={file},line=2,col=1,endLine=2,endColumn=16,title=PC101 all-male-panel::{told}%0A"
        in github
    )
    gitlab = json.loads(check("--format", "gitlab", file)[1])
    assert {issue["location"]["path"] for issue in gitlab} == {file}
    assert f"all-male-panel: {told}" in {issue["description"] for issue in gitlab}
    (sarif,) = json.loads(check("--format", "sarif", file)[1])["runs"]
    places = [result["locations"][0]["physicalLocation"] for result in sarif["results"]]
    assert {place["artifactLocation"]["uri"] for place in places} == {file}
    assert told in {result["message"]["text"].partition("\n")[0] for result in sarif["results"]}
