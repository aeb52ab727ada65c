"""What panelcheck promises, attacked: no false all-clear or accusation, one verdict in every format."""

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from panelcheck.cli import panelcheck
from panelcheck.exits import guarded
from panelcheck.finding import Verdict
from panelcheck.lint import lint
from panelcheck.reading import Options

HEADER = "session,kind,start,end,track,role,name,gender\n"
NAMES = ("Anna", "Peter", "Kim", "Wei", "Maria", "John", "Sasha", "Hans", "Julia", "Robin", "Tom", "Li")
PEOPLE = [f"{first} {last}" for last in ("Aho", "Berg") for first in NAMES]
SAID = ("woman", "man", "non-binary", "man; non-binary", "", "", "prefer not to say", "in my own words")
ROLES = ("panelist", "panelist", "panelist", "moderator", "speaker")
ON_DATA = ("PC0", "PC9")
ON_SLOTS = ("PC301", "PC302", "PC213")
"""One more person on a slot leaves the others less of it: the facts change, and not what is known of them."""
MEN = "".join(f"Tea,panelist,{name},man\n" for name in ("Ben Ford", "Dan Holt", "Jon Ruhl"))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder, capsys):
    def command(*arguments):
        code = 0
        try:
            with guarded():
                panelcheck(list(arguments), prog_name="panelcheck", standalone_mode=True)
        except SystemExit as stopped:
            code = stopped.code
        told = capsys.readouterr()
        return code, told.out, told.err

    return command


def seats(text, header="session,role,name,gender\n"):
    Path("s.csv").write_text(header + text, encoding="utf-8")


# What is known of people, and what is said of the line-up


@st.composite
def events(draw):
    """Return who sits where in which role, what each has said, and the kinds of four sessions."""
    sessions, people = st.integers(0, 3), st.sampled_from(PEOPLE)
    where = draw(
        st.dictionaries(st.tuples(sessions, people), st.sampled_from(ROLES), min_size=1, max_size=20)
    )
    said = {name: draw(st.sampled_from(SAID)) for name in sorted({name for _, name in where})}
    kinds = draw(st.lists(st.sampled_from(["panel", "panel", "talk", "keynote", ""]), min_size=4, max_size=4))
    return where, said, kinds


def written(where, said, kinds):
    return [
        f"Session {number},{kinds[number]},2027-03-0{1 + number // 2} 1{number}:00,"
        f"2027-03-0{1 + number // 2} 1{number}:45,Track {number % 2},{role},{name},{said.get(name, '')}\n"
        for (number, name), role in where.items()
    ]


def verdicts(rows, *, names):
    """Return every verdict, by rule and what it is about."""
    seats("".join(rows), HEADER)
    report = lint(["s.csv"], Options(overrides={"extends": ("preview",), "names": names}))
    assert not report.errors
    found = {}
    for case in report.cases:
        about = case.code, case.subject.each, "" if case.subject.each == "event" else case.subject.key
        found.setdefault(about, []).append(case.verdict)
    return {about: sorted(several) for about, several in found.items()}


def on_people(found, *aside):
    return {about: several for about, several in found.items() if not about[0].startswith((*ON_DATA, *aside))}


attack = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@attack
@given(event=events(), names=st.booleans(), seed=st.integers(0, 99))
def test_rows_in_another_order_are_the_same_event(folder, event, names, seed):
    rows = written(*event)
    before = verdicts(rows, names=names)
    Random(seed).shuffle(rows)
    assert verdicts(rows, names=names) == before


@attack
@given(event=events(), names=st.booleans(), answer=st.sampled_from(["woman", "man", "non-binary"]))
def test_what_is_certain_stays_so_when_one_more_answers(folder, event, names, answer):
    where, said, kinds = event
    asked = next((name for name, told in said.items() if not told), None)
    if asked is None:
        return
    before = on_people(verdicts(written(where, said, kinds), names=names))
    after = verdicts(written(where, said | {asked: answer}, kinds), names=names)
    for about, several in before.items():
        if set(several) == {Verdict.CERTAIN}:
            assert set(after.get(about, ())) == {Verdict.CERTAIN}, about
        if set(several) == {Verdict.SATISFIED} and not names:
            assert Verdict.CERTAIN not in after.get(about, ()), about


@attack
@given(event=events(), names=st.booleans(), number=st.integers(0, 3))
def test_someone_of_whom_nothing_is_known_makes_nothing_surer(folder, event, names, number):
    where, said, kinds = event
    before = on_people(verdicts(written(where, said, kinds), names=names), *ON_SLOTS)
    after = verdicts(written(where | {(number, "Zyx Qwertz"): "panelist"}, said, kinds), names=names)
    for about, several in before.items():
        if Verdict.CERTAIN not in several:
            assert Verdict.CERTAIN not in after.get(about, ()), about


# One verdict in every format


FORMATS = ("text", "json", "junit", "sarif", "github", "gitlab", "markdown", "html")
SMALL = {
    "men": MEN,
    "open seat": f"{MEN}Tea,panelist,TBA,\n",
    "nobody asked": "Tea,panelist,Wei Chen,\nTea,panelist,Li Na,\nTea,panelist,Kim Lee,\n",
    "unread": '"Tea',
    "nothing": "",
}


@pytest.mark.parametrize("text", SMALL.values(), ids=SMALL)
@pytest.mark.parametrize("options", [[], ["--fail-on", "never"], ["--fail-on-undetermined", "--quiet"]])
def test_every_format_has_one_exit_code_and_says_why_it_is_no_pass(run, text, options):
    seats(text)
    told = {name: run("check", *options, "--format", name, "s.csv") for name in FORMATS}
    (code,) = {code for code, _, _ in told.values()}
    report = json.loads(told["json"][1])
    assert report["exit_code"] == code
    if reservation := report["reservation"]:
        shown = ("text", "junit", "sarif", "github", "markdown")
        assert all(reservation in told[name][1] + told[name][2] for name in shown)
        assert json.loads(told["gitlab"][1]), "an empty list would look like a pass"
    suites = ET.fromstring(told["junit"][1])  # noqa: S314 - our own
    assert (code == 1) == bool(suites.findall(".//failure"))
    assert (code == 2) == bool(suites.findall(".//error"))
    (sarif,) = json.loads(told["sarif"][1])["runs"]
    assert sarif["invocations"][0]["executionSuccessful"] == (code != 2)


# Who is not to be accused


@pytest.mark.parametrize(
    "text",
    [
        "Tea,panelist,Ben Ford,man\nTea,panelist,Ben Ford,man\nTea,panelist,Dan Holt,man\n",
        "Tea,panelist,José Sá,man\nTea,panelist,Jose Sa,man\nTea,panelist,Dan Holt,man\n",
        "Tea,panelist,Dr. Dan Holt,man\nTea,panelist,Dan Holt,man\nTea,panelist,Dan  HOLT,man\n",
    ],
)
def test_one_person_listed_twice_fails_no_run(run, text):
    """Two men of one name, or one who is listed twice: it is told, and never more than a warning."""
    seats(text)
    code, out, _ = run("check", "--select", "PC101", "s.csv")
    assert (code, "warning PC101 all-male-panel" in out) == (0, True)


@pytest.mark.parametrize("role", ["Sponsor", "attendee", "Audience", "waitlisted", "backup", "AV tech"])
def test_someone_who_is_not_on_stage_makes_no_panel_of_two_men(run, role):
    seats(MEN.replace("panelist,Jon", f"{role},Jon"))
    code, out, _ = run("check", "--select", "PC101", "s.csv")
    assert (code, "1 supporting role" in out) == (0, True)


def test_a_guess_with_a_question_mark_is_nobodys_answer(run):
    seats(MEN.replace(",man", ",man?"))
    code, out, _ = run("check", "--names", "off", "--show", "undetermined", "s.csv")
    assert code == 0
    assert "undetermined PC101 all-male-panel: cannot be told: not known of 3" in out


def test_a_second_column_of_answers_is_not_left_aside_in_silence(run):
    seats(MEN.replace(",man", ",man,woman"), "session,role,name,gender,Gender identity\n")
    _, out, _ = run("check", "s.csv")
    assert "'Gender identity' left aside: gender is read from 'gender'" in " ".join(out.split())


def test_namesakes_beside_enough_others_change_nothing(run):
    seats(f"{MEN}Tea,panelist,Jon Ruhl,man\n")
    assert run("check", "--select", "PC101", "s.csv")[0] == 1


@pytest.mark.parametrize(
    "title",
    [
        "CANCELLED: Tea", "[Cancelled] Tea", "Tea (canceled)", "CANCELED: Tea", "CANCELLED - Tea",
        "ABGESAGT Podium", "Tea – CANCELLED", "Entfällt: Tee",
        "[event] CANCELLED: Tea", "ANNULÉE : Thé", "CANCELADO: Té", "(annullato) Tè", "[Geannuleerd] Thee",
        "Thee [afgezegd]", "ODWOŁANY: Herbata", "ZRUŠENO: Čaj", "<s>Tea</s>", "Cancelled: <del>Tea</del>",
        "~~Tea~~", "Cancelled", "Cancelled:",
    ],
)  # fmt: skip
def test_a_session_whose_title_calls_it_off_is_left_out_and_counted(run, title):
    seats(MEN.replace("Tea", title) + "Talk,speaker,Ann Fox,woman\n")
    code, out, _ = run("check", "s.csv")
    assert code == 0
    assert "cancelled session" in out
    assert "PC101 all-male-panel:" not in out


@pytest.mark.parametrize(
    "title",
    [
        "How to be cancelled", "Cancelled culture", "Is it CANCELLED?", "CANCELLED CULTURE", "Abgesagt?",
        "<s>Tea</s> Coffee", "~~Tea~~ Coffee",
    ],
)  # fmt: skip
def test_a_session_about_what_is_cancelled_is_not(run, title):
    seats(MEN.replace("Tea", title))
    assert run("check", "--select", "PC101", "s.csv")[0] == 1


KEPT = "1 session counted whose title may say that it was called off (line 2): if so, begin with [CANCELLED]"


@pytest.mark.parametrize(
    "title",
    [
        "Cancelled: what failed launches teach us", "Cancelled: What Failed Launches Teach Us",
        "CANCELLED: WHAT FAILED LAUNCHES TEACH US", "Cancelled - a history", "Tea - cancelled",
    ],
)  # fmt: skip
def test_a_session_that_may_be_called_off_is_kept_and_told(run, title):
    seats(MEN.replace("Tea", title))
    code, out, _ = run("check", "--select", "PC101", "s.csv")
    assert code == 1
    assert KEPT in " ".join(out.split())


@pytest.mark.parametrize("other", ["Cancelled: Milk", "Confirmed: Milk", "[talk] Postponed: Milk"])
def test_titles_that_give_a_status_each_call_sessions_off(run, other):
    seats(MEN.replace("Tea", "Cancelled: Tea") + f"{other},speaker,Ann Fox,woman\n")
    code, out, _ = run("check", "--select", "PC101", "s.csv")
    assert code == 0
    assert "cancelled session" in out
    assert "counted whose title" not in out


# What would switch a rule off in silence


@pytest.mark.parametrize(
    ("config", "told"),
    [
        ("rules: {PC103: {above: 70}}\n", "1:24: error: above: give a share between 0 and 1"),
        ("rules: {PC103: {above: nan}}\n", "1:24: error: above: input should be a finite number"),
        ("rules: {PC301: {below: inf}}\n", "1:24: error: below: input should be a finite number"),
        ("rules: {PC301: {timed: -1}}\n", "1:24: error: timed: give a share between 0 and 1"),
        ("rules: {PC101: {axis: gendre}}\n", "1:23: error: PC101: there is no axis 'gendre'"),
        ("rules: {PC101: {axis: ''}}\n", "1:24: error: PC101: there is no axis ''"),
        ("rules: {PC101: {code: PC102}}\n", "1:17: error: a rule's code stays as it is"),
        ("axes: {gender: {categories: {man: [woman]}}}\n", "1:36: error: 'woman' is a category of"),
    ],
)  # fmt: skip
def test_a_config_that_would_silence_a_rule_is_refused(run, config, told):
    seats(MEN)
    Path("panelcheck.yaml").write_text(config, encoding="utf-8")
    code, out, _ = run("check", "s.csv")
    assert code == 2
    assert f"panelcheck.yaml:{told}" in " ".join(out.split())


# Odd options and odd places


def test_a_path_that_is_empty_is_not_the_folder_here(run):
    seats("Talk,speaker,Ann Fox,woman\n")
    code, out, _ = run("check", "")
    assert (code, "error: a path that is empty" in out) == (2, True)


def test_one_file_written_in_two_ways_is_checked_once(run):
    seats(MEN)
    code, out, _ = run("check", "--select", "PC101", "./s.csv", "s.csv", "x/../s.csv")
    assert (code, out.count("error PC101")) == (1, 1)


def test_a_report_does_not_go_to_a_file_called_dash(run):
    seats(MEN)
    code, _, err = run("check", "--output", "json:-", "s.csv")
    assert (code, "--format json prints to standard output" in err) == (2, True)
    assert not Path("-").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be deleted there")
@pytest.mark.parametrize("command", [["check", "."], ["show", "s.csv"], ["init"], ["baseline", "write", "."]])
def test_a_folder_that_is_gone_is_no_bug(folder, command):
    gone = folder / "gone"
    gone.mkdir()
    script = "import os,sys; os.rmdir(os.getcwd()); from panelcheck.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script, *command],
        cwd=gone, capture_output=True, text=True, check=False, env={**os.environ},
    )  # fmt: skip
    assert done.returncode == 2
    assert "the folder this runs in does not exist any more" in done.stderr
