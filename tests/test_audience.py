"""Private answers: where they come from, for whom they are used, what has lapsed, and keyed fingerprints."""

import json
import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from test_cli import run

from panelcheck.identity.declarations import read_declarations
from panelcheck.identity.retention import in_force
from panelcheck.reading import Options, read_all
from panelcheck.reporters import formats
from panelcheck.source import Source

NAMES = ("Tobias Lindqvist", "Marcus Adeyemi", "Pavel Dvorak")
PANEL = "session,kind,name,role,email\n" + "".join(
    f"Future of Storage,panel,{name},panelist,{name.split()[0].lower()}@example.org\n" for name in NAMES
)
MEN = "name,gender\n" + "".join(f"{name},man\n" for name in NAMES)
SECRET = "0123456789abcdef0123456789abcdef"  # noqa: S105 - of no use anywhere else
USED = "Uses private answers: keep this off public logs."
HELD_BACK = "Private answers are not used for a public audience."
FULL = "name,email,axis,values,state,purposes,date,expires\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Return a repository with a programme; the answers lie beside it."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "panel.csv").write_text(PANEL, encoding="utf-8")
    (tmp_path / "answers.csv").write_text(MEN, encoding="utf-8")
    git("init", "--quiet")
    return folder


def git(*arguments):
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def told(*arguments, stdin=None):
    code, out, err = run(*arguments, stdin=stdin)
    return code, " ".join((out + err).split())


def check(*arguments, stdin=None):
    return told("check", "--names", "off", *arguments, "panel.csv", stdin=stdin)


# Where answers come from


def test_from_a_file(here):
    code, text = check("--declarations", "../answers.csv")
    assert code == 1
    assert USED in text


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (MEN, 3),
        ("".join(f"# ours\n- name: {name}\n  gender: man\n" for name in NAMES), 3),
        (f"people: [{{name: {NAMES[0]}, gender: man}}]\n", 1),
    ],
)
def test_from_standard_input(here, answers, told):
    code, text = check("--declarations", "-", stdin=answers)
    assert USED in text
    assert f"told us {told}," in text
    assert code == (told == 3)


def test_standard_input_is_read_once_for_all_programmes(here):
    Path("second.csv").write_text(PANEL.replace("Storage", "Shelves"), encoding="utf-8")
    code, text = check("--declarations", "-", "second.csv", stdin=MEN)
    assert code == 1
    assert text.count("told us 3") == 2


def test_a_mistake_on_standard_input_is_located(here):
    code, text = check("--declarations", "-", stdin="name,axis,values\nTobias Lindqvist,shoe size,woman\n")
    assert code == 2
    assert "<stdin>:2:18: error: this is not an axis of this event" in text
    assert "woman" not in text


def test_the_programme_and_the_answers_cannot_both_be_standard_input(here):
    code, text = told("check", "--declarations", "-", "-", stdin=PANEL)
    assert code == 2
    assert "the programme and the answers cannot both be standard input" in text
    assert told("check", "--audience", "public", "--declarations", "-", "-", stdin=PANEL)[0] == 0


def test_from_the_variable_instead_of_the_configs_file(here, monkeypatch):
    Path("panelcheck.yaml").write_text("declarations: ../nowhere.csv\n", encoding="utf-8")
    assert check()[0] == 2
    monkeypatch.setenv("PANELCHECK_DECLARATIONS", MEN)
    code, text = check()
    assert code == 1
    assert USED in text
    monkeypatch.setenv("PANELCHECK_DECLARATIONS", "name,gender\n,man\n")
    code, text = check()
    assert code == 2
    assert "PANELCHECK_DECLARATIONS:2:1: error: this declaration does not say whose it is" in text
    assert check("--declarations", "../answers.csv")[0] == 1, "what the command line says comes first"


@pytest.mark.parametrize("text", ["", "\n", "nam,gendr\nTobias Lindqvist,man\n"])
def test_a_table_without_a_header_is_told_which_one_answers_have(here, text):
    Path("../answers.csv").write_text(text, encoding="utf-8")
    said = check("--declarations", "../answers.csv")[1]
    assert "hint Give it a first row such as: name,gender - or id or email instead of name." in said
    assert "session,name,role" not in said


@pytest.mark.parametrize("path", ["../answers.csv", " ../answers.csv\n", "~/answers.csv"])
def test_a_path_in_the_variable_is_told_to_be_one_and_not_shown(here, monkeypatch, path):
    monkeypatch.setenv("HOME", str(here.parent))
    monkeypatch.setenv("PANELCHECK_DECLARATIONS", path)
    code, text = check()
    assert code == 2
    assert (
        "error: PANELCHECK_DECLARATIONS holds the path of a file, not what people said hint It takes the text"
        " of the file; for the file itself there is --declarations."
    ) in text
    assert "answers.csv" not in text
    assert check("--audience", "public")[0] == 0


@pytest.mark.parametrize("text", ["../missing.csv", "x" * 10_000])
def test_what_the_variable_holds_is_never_shown(here, monkeypatch, text):
    monkeypatch.setenv("PANELCHECK_DECLARATIONS", text)
    code, said = check()
    assert code == 2
    assert "PANELCHECK_DECLARATIONS:1:1: error: no header" in said
    assert text not in said


def test_a_file_that_git_keeps_is_refused(here):
    Path("data").mkdir()
    Path("data/answers.csv").write_text(MEN, encoding="utf-8")
    assert check("--declarations", "data/answers.csv")[0] == 1
    git("add", "data/answers.csv")
    for path in ("data/answers.csv", "link.csv"):
        if path == "link.csv":
            Path(path).symlink_to("data/answers.csv")
        code, text = check("--declarations", path)
        assert code == 2
        assert f"{path}:1:1: error: private answers lie in a git repository, for everyone who has it" in text
        assert f"git rm --cached {path}" in text
        assert "The history still holds it" in text
    git("rm", "--cached", "data/answers.csv")
    assert check("--declarations", "data/answers.csv")[0] == 1


def test_in_a_hook_another_repository_is_not_mistaken_for_the_files_own(here, monkeypatch):
    Path("data").mkdir()
    Path("data/answers.csv").write_text(MEN, encoding="utf-8")
    git("add", "data")
    monkeypatch.setenv("GIT_DIR", str(here / ".git"))
    assert check("--declarations", "data/answers.csv")[0] == 2
    assert check("--declarations", "../answers.csv")[0] == 1


def test_without_git_nothing_is_refused(here, monkeypatch):
    git("add", ".")
    Path("answers.csv").write_text(MEN, encoding="utf-8")
    git("add", "answers.csv")
    monkeypatch.setenv("PATH", "")
    assert check("--declarations", "answers.csv")[0] == 1


def test_a_folder_is_read_without_the_answers_in_it_whichever_are_used(here):
    Path("answers.csv").write_text("name,gender,session\nIda Example,woman,Tea\n", encoding="utf-8")
    Path("panelcheck.yaml").write_text("declarations: answers.csv\n", encoding="utf-8")
    for more in ((), ("--declarations", "../answers.csv"), ("--audience", "public")):
        assert "Ida" not in told("show", *more, ".")[1]


# Audiences


def test_the_default_is_public_in_ci(here, monkeypatch):
    for value, public in {"": False, "false": False, "False": False, "true": True, "1": True}.items():
        monkeypatch.setenv("CI", value)
        code, text = check("--declarations", "../answers.csv")
        assert (HELD_BACK in text, USED in text, code) == (public, not public, int(not public)), value
    assert check("--audience", "organiser", "--declarations", "../answers.csv")[0] == 1
    Path("panelcheck.yaml").write_text("audience: organiser\n", encoding="utf-8")
    assert check("--declarations", "../answers.csv")[0] == 1
    monkeypatch.delenv("CI")
    Path("panelcheck.yaml").write_text("audience: public\n", encoding="utf-8")
    assert check("--declarations", "../answers.csv")[0] == 0


@pytest.mark.parametrize("format_name", formats())
def test_every_format_says_that_answers_are_held_back(here, format_name):
    _, text = check("--audience", "public", "--declarations", "../answers.csv", "--format", format_name)
    assert (HELD_BACK in text) or '"private_answers": "held-back"' in text
    _, text = check("--audience", "public", "--format", format_name)
    assert HELD_BACK not in text
    assert "held-back" not in text


@pytest.mark.parametrize("form", ["text", "json"])
def test_show_says_it_too(here, form):
    shown = ("show", "--format", form, "panel.csv", "--declarations", "../answers.csv")
    assert USED in told(*shown)[1] or '"private_answers": "used"' in told(*shown)[1]
    public = told(*shown, "--audience", "public")[1]
    assert HELD_BACK in public or '"private_answers": "held-back"' in public


@pytest.mark.parametrize("answers", ["../nowhere.csv", "broken.csv", "-"])
def test_what_is_not_read_cannot_be_wrong(here, answers):
    Path("broken.csv").write_text("shoe size\n", encoding="utf-8")
    git("add", ".")
    code, text = check("--audience", "public", "--declarations", answers, stdin="broken")
    assert code == 0
    assert HELD_BACK in text
    assert "error:" not in text


# What has lapsed


def test_lapsed_answers_count_as_not_asked(here):
    rows = [
        f"{NAMES[0]},,gender,man,declared,,2020-01-01,2020-12-31",
        f"{NAMES[1]},,gender,man,declared,,2027-01-01,",
        ",marcus@example.org,gender,,withdrawn,,,",
        f"{NAMES[2]},,gender,man,declared,,,2199-12-31",
        "Nobody Here,,gender,man,declared,,,2020-12-31",
    ]
    Path("../answers.csv").write_text(FULL + "\n".join(rows) + "\n", encoding="utf-8")
    given = ("--declarations", "../answers.csv")
    code, text = check(*given)
    assert code == 0
    assert "told us 1, declined 0" in text
    assert "2 answers have expired or were taken back: they count as not asked." in text
    assert "matched nobody" not in text
    assert "2 answers have expired" in told("show", *given, "panel.csv")[1]
    (programme,) = json.loads(run("check", "--format", "json", *given, "panel.csv")[1])["programmes"]
    assert programme["lapsed_declarations"] == 2


def test_an_answer_holds_on_its_last_day(here):
    Path("../answers.csv").write_text(f"{FULL}{NAMES[0]},,gender,man,,,,2027-03-04\n", encoding="utf-8")
    for day, lapsed in ((4, 0), (5, 1)):
        options = Options(overrides={"declarations": ("../answers.csv",)}, today=date(2027, 3, day))
        (reading,), _ = read_all(["panel.csv"], options)
        assert reading.roster.lapsed == lapsed


def test_one_lapsed_answer_is_told_as_one(here):
    Path("../answers.csv").write_text(f"{FULL}{NAMES[0]},,gender,man,,,,2020-03-04\n", encoding="utf-8")
    text = check("--declarations", "../answers.csv")[1]
    assert "1 answer has expired or was taken back: it counts as not asked." in text


def test_who_takes_an_answer_back_without_a_date_does_so_after_what_stands_above():
    rows = "Ida,,gender,man,declared,,2027-01-01,\nIda,,gender,,withdrawn,,,\n"
    kept, found = in_force(read_declarations(Source("a.csv", FULL + rows), ["gender"]), date(2027, 2, 1))
    assert (kept, found.lapsed) == ([], 1)


def test_the_later_answer_counts_and_the_report_says_how_many_there_were(here):
    rows = "".join(f"{name},,gender,woman,declared,,2027-01-01,\n" for name in NAMES)
    again = "".join(f"{name},,gender,man,declared,,2027-01-02,\n" for name in NAMES[1:])
    Path("../answers.csv").write_text(FULL + rows + again, encoding="utf-8")
    given = ("--declarations", "../answers.csv")
    code, text = check(*given)
    assert code == 0
    assert "told us 3, declined 0" in text
    assert "2 answers were given anew: the later one counts." in text
    assert "PC009" not in text
    assert "2 answers were given anew" in told("show", *given, "panel.csv")[1]
    for command in ("check", "show"):
        document = json.loads(run(command, "--format", "json", *given, "panel.csv")[1])
        (programme,) = document["programmes"] if isinstance(document, dict) else document
        assert programme["renewed_declarations"] == 2
    Path("../answers.csv").write_text((FULL + rows + again).replace("-01-02", "-01-01"), encoding="utf-8")
    assert "PC009" in check(*given)[1], "without a later day nobody can tell which one counts"


@pytest.mark.parametrize("form", [*formats(), "show"])
def test_e_mails_are_for_matching_alone(here, form):
    whose = (",tobias@example.org", f"{NAMES[1]},other@example.org", ",x@example.org")
    rows = "".join(f"{one},gender,man,,,,\n" for one in whose)
    Path("../answers.csv").write_text(FULL + rows, encoding="utf-8")
    given = ("--declarations", "../answers.csv", "panel.csv")
    command = ("show",) if form == "show" else ("check", "--format", form, "--statistics")
    text = told(*command, *given)[1]
    assert text
    assert "example.org" not in text


# Keyed fingerprints and baselines


def fingerprints(*arguments):
    report = json.loads(run("check", "--names", "off", "--format", "json", *arguments, "panel.csv")[1])
    return [finding["fingerprint"] for finding in report["findings"]]


def test_fingerprints_are_keyed_where_private_answers_are_used(here, monkeypatch):
    private = ("--declarations", "../answers.csv", "--select", "PC101")
    first, second = fingerprints(*private), fingerprints(*private)
    assert len(first) == 1
    assert first != second, "without a secret no run can be compared with another"
    monkeypatch.setenv("PANELCHECK_SECRET", SECRET)
    kept = fingerprints(*private)
    assert kept == fingerprints(*private)
    monkeypatch.setenv("PANELCHECK_SECRET", SECRET[::-1])
    assert kept != fingerprints(*private)
    plain = fingerprints("--select", "PC101")
    assert plain == fingerprints("--select", "PC101")
    assert plain not in (first, second, kept)


def test_a_secret_that_can_be_guessed_is_refused(here, monkeypatch):
    monkeypatch.setenv("PANELCHECK_SECRET", "hunter2")
    code, text = check("--declarations", "../answers.csv")
    assert code == 2
    assert "PANELCHECK_SECRET can be guessed: it has fewer than 16 characters" in text
    assert "openssl rand -hex 32" in text
    assert "hunter2" not in text
    assert check()[0] == 0, "where there are no private answers nothing is keyed"


def test_a_baseline_with_private_answers_stays_out_of_git(here, monkeypatch):
    monkeypatch.setenv("PANELCHECK_SECRET", SECRET)
    private = ("--declarations", "../answers.csv", "panel.csv")
    code, text = told("baseline", "write", *private)
    assert code == 2
    assert "this baseline would be in the git repository" in text
    assert not Path("panelcheck-baseline.json").exists()
    Path(".gitignore").write_text("panelcheck-baseline.json\n", encoding="utf-8")
    assert told("baseline", "write", *private)[0] == 0
    git("add", "--force", "panelcheck-baseline.json")
    assert told("check", "--baseline", "panelcheck-baseline.json", *private)[0] == 2


def test_a_baseline_with_private_answers_knows_its_secret(here, monkeypatch):
    monkeypatch.setenv("PANELCHECK_SECRET", SECRET)
    beside = ("--baseline", "../kept.json")
    private = ("--declarations", "../answers.csv", "panel.csv")
    assert told("baseline", "write", *beside, *private)[0] == 0
    text = Path("../kept.json").read_text(encoding="utf-8")
    assert SECRET not in text
    assert told("check", *beside, *private)[0] == 0
    assert told("check", "--no-baseline", *private)[0] == 1
    monkeypatch.setenv("PANELCHECK_SECRET", SECRET[::-1])
    assert "this baseline was written with another secret" in told("check", *beside, *private)[1]
    code, text = told("check", *beside, "panel.csv")
    assert code == 2
    assert "this baseline was written with private answers, which this run does not use" in text
    told("baseline", "write", "panel.csv")
    Path("../plain.json").write_bytes(Path("panelcheck-baseline.json").read_bytes())
    code, text = told("check", "--baseline", "../plain.json", *private)
    assert code == 2
    assert "this baseline was written without the private answers that this run uses" in text


def test_a_public_run_has_baselines_as_ever(here):
    held_back = ("--audience", "public", "--declarations", "../answers.csv", "panel.csv")
    assert told("baseline", "write", *held_back)[0] == 0
    assert told("check", "--baseline", "panelcheck-baseline.json", *held_back)[0] == 0
    git("add", ".")
    git("commit", "--quiet", "--message", "All")
    assert told("check", "--against", "HEAD", *held_back)[0] == 0


def test_the_secret_is_never_shown(here, monkeypatch):
    monkeypatch.setenv("PANELCHECK_SECRET", SECRET)
    options = Options(overrides={"declarations": ("../answers.csv",)})
    (reading,), _ = read_all(["panel.csv"], options)
    assert SECRET not in repr(reading.answers.key) + repr(reading.answers) + repr(reading)


def test_a_whole_process_in_ci(here):
    environment = {**os.environ, "CI": "true"}
    done = subprocess.run(
        [sys.executable, "-m", "panelcheck", "check", "--declarations", "../answers.csv", "panel.csv"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert HELD_BACK in done.stdout


# Reports on private answers


@pytest.mark.parametrize("format_name", formats())
def test_a_report_on_private_answers_is_its_keepers_alone_and_told_to_stay_out_of_git(here, format_name):
    given = ("--declarations", "../answers.csv", "--output", f"{format_name}:report")
    code, _, err = run("check", *given, "panel.csv")
    assert code == 1
    assert "report rests on private answers and lies in a git repository: keep it out" in err
    assert stat.S_IMODE(Path("report").stat().st_mode) == 0o600
    Path(".gitignore").write_text("report\n", encoding="utf-8")
    assert "git repository" not in run("check", *given, "panel.csv")[2]
    assert "git repository" not in run("check", "--audience", "public", *given, "panel.csv")[2]
    outside = ("--declarations", "../answers.csv", "--output", f"{format_name}:../report")
    assert "git repository" not in run("check", *outside, "panel.csv")[2]


def test_a_report_on_private_answers_never_goes_into_a_file_that_git_keeps(here):
    Path("report.html").write_text("before", encoding="utf-8")
    git("add", "report.html")
    given = (
        "--declarations",
        "../answers.csv",
        "--output",
        "html:report.html",
        "--output",
        "json:../new.json",
    )
    code, _, err = run("check", *given, "panel.csv")
    assert code == 2
    assert "report.html:1:1: error: git keeps this file, and the report rests on private answers" in err
    assert Path("report.html").read_text(encoding="utf-8") == "before"
    assert Path("../new.json").is_file(), "the other one is written"
    assert run("check", "--audience", "public", "--names", "off", *given, "panel.csv")[0] == 0
    assert Path("report.html").read_text(encoding="utf-8") != "before"


def test_a_keyed_baseline_is_its_keepers_alone(here, monkeypatch):
    monkeypatch.setenv("PANELCHECK_SECRET", SECRET)
    given = ("--declarations", "../answers.csv", "--baseline", "../kept.json")
    assert run("baseline", "write", *given, "panel.csv")[0] == 0
    assert stat.S_IMODE(Path("../kept.json").stat().st_mode) == 0o600
