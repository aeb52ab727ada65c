"""What every format must do, each found by being there."""

import csv
import json
import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hostile import TITLES
from hypothesis import given
from hypothesis import strategies as st
from reports import COMPARED, SHARES, finding, note, report, skips, summary, undetermined

from panelcheck import __version__, cli
from panelcheck.errors import Location, UserError
from panelcheck.finding import Severity, Subject, Verdict
from panelcheck.report import Basis, Case, RuleInfo, Silence
from panelcheck.reporters import View, formats, render
from panelcheck.source import Source

RICH = Path(__file__).parent / "rich"
EVERYTHING = View(show=frozenset({"notes", "undetermined", "suppressed"}), statistics=True)
EVERY_FORMAT = pytest.mark.parametrize("format_name", formats())
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

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
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    shutil.copy(RICH / "programme.csv", "programme.csv")
    Path("picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    Path("men.csv").write_text(MEN, encoding="utf-8")
    Path("mixed.csv").write_text(MIXED, encoding="utf-8")
    return tmp_path


def run(*arguments):
    result = CliRunner().invoke(cli.panelcheck, ["check", *arguments])
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


# Whatever rules are added, these say all that a report can hold.
SELECTED = ("--select", "PC001,PC006,PC101,PC103,PC104,PC105")
SHOWN = ("--show", "notes,undetermined,suppressed")


@EVERY_FORMAT
def test_golden(golden, folder, format_name):
    """One programme that shows all a report can hold, and a file that cannot be read."""
    shown = run("--format", format_name, *SELECTED, "programme.csv", "picture.csv").stdout
    golden(f"rich/{format_name}.txt", shown.replace(__version__, "X"))


@EVERY_FORMAT
def test_golden_with_everything(golden, folder, format_name):
    shown = run("--format", format_name, *SELECTED, *SHOWN, "programme.csv").stdout
    golden(f"rich/{format_name}-everything.txt", shown.replace(__version__, "X"))


@EVERY_FORMAT
@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        (["mixed.csv"], 0),
        (["men.csv"], 1),
        (["--fail-on", "never", "men.csv"], 0),
        (["--fail-on", "warning", "programme.csv"], 1),
        (["--select", "PC006", "programme.csv"], 0),
        (["--select", "PC006", "--fail-on", "note", "programme.csv"], 1),
        (["mixed.csv", "gone.csv"], 2),
        (["men.csv", "picture.csv"], 2),
        (["gone.csv"], 2),
    ],
)
def test_the_exit_code_is_the_same_in_every_format(folder, format_name, arguments, exit_code):
    assert run("--format", format_name, *arguments).exit_code == exit_code


@EVERY_FORMAT
def test_what_could_not_be_read_is_in_every_format(folder, format_name):
    shown = run("--format", format_name, "mixed.csv", "gone.csv").stdout
    assert "gone.csv" in shown
    assert "no such file" in shown


@EVERY_FORMAT
def test_a_report_of_nothing_is_still_a_report(format_name):
    shown = render(format_name, report(programmes=(), judged=0, satisfied=0), View())
    assert shown.endswith("\n")


NO_PASS = {
    "nothing could be judged": ("lone.csv", "name,gender\nAda Quist,woman\n", ()),
    "nobody has been asked yet": ("names.csv", re.sub(",(gender|man)", "", MEN), ("--select", "PC101")),
}


@EVERY_FORMAT
@pytest.mark.parametrize("reason", NO_PASS)
def test_no_format_lets_a_silence_look_like_a_pass(folder, format_name, reason):
    name, text, more = NO_PASS[reason]
    Path(name).write_text(text, encoding="utf-8")
    shown = run("--format", format_name, *more, name).stdout
    assert f"Not a pass: {reason}." in shown
    passed = run("--format", format_name, *more, "mixed.csv").stdout
    assert "Not a pass" not in passed


@EVERY_FORMAT
def test_a_programme_beside_another_is_no_pass_by_itself(folder, format_name):
    for name, text, _ in NO_PASS.values():
        Path(name).write_text(text, encoding="utf-8")
    shown = run("--format", format_name, "mixed.csv", *(name for name, _, _ in NO_PASS.values())).stdout
    words = " ".join(shown.split())
    told = ("nothing could be judged in lone.csv", "nobody has been asked yet in names.csv")
    if format_name == "gitlab":
        issues = {
            (one["location"]["path"], one["severity"], one["description"])
            for one in json.loads(shown)
            if one["check_name"] == "not-a-pass"
        }
        assert issues == {
            (name, "info", f"Not a pass: {reason}.") for reason, (name, _, _) in NO_PASS.items()
        }
    else:
        assert f"Not a pass: {'; '.join(told)}." in words


@EVERY_FORMAT
def test_reading_the_same_again_says_the_same(folder, format_name):
    first = run("--format", format_name, "programme.csv").stdout
    assert first == run("--format", format_name, "programme.csv").stdout


HOSTILE = "\x1b]0;owned\x07 \x9b31m \u202e \u2028 \r\n \udc80"


@EVERY_FORMAT
@given(inside=st.text(alphabet=st.characters(), max_size=20))
def test_no_text_of_a_programme_can_steer_the_terminal(format_name, inside):
    evil = f"{inside}{HOSTILE}"
    found = finding(
        message=evil, do=evil, say={evil: evil}, name=evil, code=evil, location=Location(evil, 1, 1, 1, 40),
        subject=Subject("session", evil, evil), evidence={evil: [evil]},
    )  # fmt: skip
    hidden, undecided = replace(found, suppressed=evil), replace(found, verdict=Verdict.UNDETERMINED)
    case = Case(path=evil, code=evil, name=evil, subject=found.subject, verdict=Verdict.SATISFIED)
    hostile = report(
        findings=(found, hidden, undecided),
        programmes=(
            summary(
                path=evil, event=evil, assumptions=(evil,), basis={evil: Basis(declared=1)}, record_word=evil,
                skipped=skips(evil), shares=replace(SHARES, whole={evil: (1, 2)}, table=evil),
            ),
        ),
        errors=(UserError(evil, Location(evil), evil),),
        silences=(Silence(evil, evil, evil, 1),),
        going_well=(evil,),
        rules=(
            RuleInfo(
                code=evil, name=evil, severity=Severity.NOTE, why=evil, do=evil, wrong_when=(evil,),
                sources=(evil,),
            ),
        ),
        cases=(
            case,
            replace(case, verdict=Verdict.NOT_APPLICABLE, reason=evil),
            *(replace(case, verdict=one.verdict, finding=one) for one in (found, hidden, undecided)),
            replace(case, verdict=Verdict.CERTAIN, finding=found, gates=True),
        ),
        sources={evil: Source(evil, evil.replace("\n", ""))},
        exit_code=2,
    )  # fmt: skip
    shown = render(format_name, hostile, EVERYTHING)
    assert not STEERING.search(shown)
    assert shown.encode()


@EVERY_FORMAT
@pytest.mark.parametrize("verb", ["=cmd()", "+1", "-1", "@SUM(A1)"])
def test_no_line_of_a_report_starts_as_a_formula(format_name, verb):
    """Whoever opens a report in a spreadsheet runs nothing of a programme's."""
    found = finding(title=verb, message=verb, do=verb)
    shown = render(format_name, report(findings=(found,), going_well=(verb,)), EVERYTHING)
    assert [line for line in shown.splitlines() if line.strip().startswith(verb)] == []


def rows_of(path):
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    return head, rows


def fingerprints():
    found = json.loads(run("--format", "json", "programme.csv").stdout)["findings"]
    return sorted((one["code"], one["subject"]["title"], one["fingerprint"]) for one in found)


FINGERPRINTED = {
    "sarif": lambda shown: [
        one["partialFingerprints"]["panelcheckFingerprint/v1"]
        for one in json.loads(shown)["runs"][0]["results"]
    ],
    "gitlab": lambda shown: [one["fingerprint"] for one in json.loads(shown)],
    "json": lambda shown: [one["fingerprint"] for one in json.loads(shown)["findings"]],
}


@pytest.mark.parametrize("format_name", FINGERPRINTED)
@pytest.mark.parametrize("order", ["reversed", "by-name", "pushed-down"])
def test_moved_rows_keep_their_fingerprints(folder, format_name, order):
    def told():
        return sorted(
            FINGERPRINTED[format_name](run("--format", format_name, *SHOWN, "programme.csv").stdout)
        )

    before = told()
    head, rows = rows_of(Path("programme.csv"))
    # The reason for the ignore stands in one row of its session, and goes with it.
    moved = {
        "reversed": rows[::-1],
        "by-name": sorted(rows, key=lambda row: row.split(",")[-4]),
        "pushed-down": ["Coffee,,2027-03-04 08:00,2027-03-04 09:00,,,,,"] * 3 + rows,
    }[order]
    Path("programme.csv").write_text("\n".join([head, *moved, ""]), encoding="utf-8")
    assert len(before) > 5
    assert told() == before


@pytest.mark.parametrize(
    ("old", "new"),
    [("Rui Tavares", "Nuno Lopes"), ("2027-03-04 10:00", "2027-03-04 10:05"), ("Rui Tavares", "TBA")],
)
def test_a_changed_line_up_or_slot_is_another_finding(folder, old, new):
    before = fingerprints()
    text = Path("programme.csv").read_text(encoding="utf-8")
    Path("programme.csv").write_text(text.replace(old, new), encoding="utf-8")
    after = fingerprints()
    session = "Future of Storage"
    changed = {one[2] for one in before if one[1] == session} & {one[2] for one in after if one[1] == session}
    assert not changed
    others = {one for one in before if one[1] in ("Archives of tomorrow", "Who keeps the data?")}
    assert others & set(after)


def test_a_report_of_more_than_a_comment_holds_is_cut_and_says_so():
    many = tuple(finding(line=number, title=f"Session {number} " + "x" * 300) for number in range(300))
    shown = render("markdown", report(findings=many), View())
    assert len(shown) < 65_536
    assert re.search(r"^\d+ more findings did not fit here; --format text lists all\.$", shown, re.MULTILINE)


@EVERY_FORMAT
def test_a_programme_of_hostile_titles_is_reported_whole(folder, format_name):
    titles = [title for title in TITLES if title.strip() and "\x00" not in title]
    with Path("hostile.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["session", "kind", "name", "role", "gender"])
        for number, title in enumerate(titles):
            for given_name in ("Tobias", "Marcus", "Pavel"):
                table.writerow([title, "panel", f"{given_name} Example{number}", "panelist", "man"])
    result = run("--format", format_name, *SHOWN, "--select", "PC101", "hostile.csv")
    assert result.exit_code == 1
    assert not STEERING.search(result.stdout)
    # GitHub shows ten; Markdown and HTML write some of these characters otherwise.
    assert "=cmd()" in result.stdout.replace("\\", "")


def test_no_text_is_too_long_for_a_comment():
    long = "x" * 20_000
    found = (finding(title=long), undetermined(title=long), note(title="y"))
    whole = report(findings=found, going_well=(long,) * 5, programmes=(summary(path=long),))
    shown = render("markdown", whole, View())
    assert len(shown) < 65_536
    assert shown.endswith("The rest did not fit here; --format text has all.\n")


def test_paths_are_told_from_the_root_of_the_repository(folder, monkeypatch):
    monkeypatch.setenv("GITHUB_WORKSPACE", str(folder))
    site = folder / "site"
    site.mkdir()
    (site / "men.csv").write_text(MEN, encoding="utf-8")
    monkeypatch.chdir(site)
    for path in ("men.csv", "./men.csv", str(site / "men.csv"), "../site/men.csv"):
        (issue,) = json.loads(run("--format", "gitlab", path).stdout)
        assert issue["location"]["path"] == "site/men.csv", path
    monkeypatch.setenv("GITHUB_WORKSPACE", str(folder / "elsewhere"))
    (issue,) = json.loads(run("--format", "gitlab", "./men.csv").stdout)
    assert issue["location"]["path"] == "men.csv"
    (issue,) = json.loads(run("--format", "gitlab", f"..{os.sep}men.csv").stdout)
    assert issue["location"]["path"] == "../men.csv"


@pytest.mark.parametrize("format_name", ["gitlab", "github", "sarif", "junit"])
@pytest.mark.parametrize("path", ["men.csv", "../site/men.csv", "../men.csv"])
def test_without_a_code_host_the_root_is_that_of_the_git_repository(folder, monkeypatch, format_name, path):
    (folder / ".git").mkdir()
    site = folder / "site"
    site.mkdir()
    (site / "men.csv").write_text(MEN, encoding="utf-8")
    monkeypatch.chdir(site)
    shown = run("--format", format_name, "--select", "PC101", path).stdout
    expected = "men.csv" if path == "../men.csv" else "site/men.csv"
    told = {
        "gitlab": f'"path": "{expected}"',
        "github": f"::error file={expected},line=2,",
        "sarif": f'"uri": "{expected}",',
        "junit": f">{expected}:2:1: 3 panelists, all men",
    }
    assert told[format_name] in shown
    missing = run("--format", format_name, path, "../none.csv").stdout
    assert "none.csv" in missing
    assert "../none.csv" not in missing


@pytest.mark.parametrize("given", [MEN, "nothing\n"])
def test_sarif_of_standard_input_points_at_no_file(given):
    asked = ["check", "--select", "PC101", "--format", "sarif", "-"]
    shown = json.loads(CliRunner().invoke(cli.panelcheck, asked, input=given).stdout)
    (done,) = shown["runs"]
    assert "physicalLocation" not in json.dumps(done)
    if given == MEN:
        (first, *_) = done["results"]
        assert first["locations"] == [
            {"logicalLocations": [{"name": "Future of Storage", "kind": "session"}]}
        ]
    else:
        assert "locations" not in done["invocations"][0]["toolExecutionNotifications"][0]
    named = CliRunner().invoke(cli.panelcheck, [*asked, "--stdin-filename", "men.csv"], input=given).stdout
    assert '"uri": "men.csv"' in named


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_what_changed_is_told_where_people_read(name):
    told = render(name, COMPARED, View())
    assert "2 remaining, 8 fixed." in " ".join(told.split())
    assert "11 -&gt; 12 of 14" in told or "11 -> 12 of 14" in told or "11 -\\> 12 of 14" in told
    assert "Against origin" not in render(name, report(), View())
