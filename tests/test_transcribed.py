"""Which transcript is of which session: the command line, the config, and what can be wrong with both."""

import json

import pytest
from click.testing import CliRunner

from panelcheck.cli import panelcheck
from panelcheck.lint import lint
from panelcheck.reading import Options

CSV = """\
session,kind,start,end,name,role
Tea & Talk,panel,2027-03-01 10:00,2027-03-01 10:20,Artur Lind,panelist
Tea & Talk,panel,2027-03-01 10:00,2027-03-01 10:20,Bea Moreau,panelist
Tea & Talk,panel,2027-03-01 10:00,2027-03-01 10:20,Cai Ng,panelist
Coffee,panel,2027-03-01 10:20,2027-03-01 10:40,Dora Oz,panelist
Coffee,panel,2027-03-01 10:20,2027-03-01 10:40,Eno Pi,panelist
Coffee,panel,2027-03-01 10:20,2027-03-01 10:40,Artur Lind,panelist
Twice,talk,2027-03-01 11:00,2027-03-01 11:20,Artur Lind,speaker
Twice,talk,2027-03-01 12:00,2027-03-01 12:20,Bea Moreau,speaker
"""
VTT = """\
WEBVTT

00:00.000 --> 06:00.000
Artur Lind: Welcome

06:00.000 --> 18:00.000
Bea Moreau: Thank you

19:00.000 --> 25:00.000
Artur Lind: To the next

25:00.000 --> 37:00.000
Dora Oz: Thank you
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    (tmp_path / "said").mkdir()
    (tmp_path / "event.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "said" / "tea-talk.vtt").write_text(VTT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*arguments):
    done = CliRunner().invoke(panelcheck, ["check", "event.csv", "--format", "json", *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return json.loads(done.stdout) if done.stdout else done


def configured(folder, config, path="event.csv"):
    (folder / "panelcheck.yaml").write_text(config, encoding="utf-8")
    return lint([path], Options())


def minutes(report):
    return {time["session"]: time["stage_minutes"] for time in report["programmes"][0]["speaking_time"]}


def errors(report):
    return [(str(error.location), error.message, error.hint) for error in report.errors]


@pytest.mark.parametrize("session", ["Tea & Talk", "tea  talk", "2027-03-01-10-00-tea-talk"])
def test_a_session_is_given_by_its_title_or_key(folder, session):
    assert minutes(check("--transcript", f"{session}=said/tea-talk.vtt")) == {"Tea & Talk": 24}


def test_files_of_a_glob_are_named_after_their_sessions(folder):
    (folder / "said" / "tee.vtt").write_text(VTT, encoding="utf-8")
    report = configured(folder, "transcripts: said/*.vtt")
    assert [time.title for time in report.programmes[0].times] == ["Tea & Talk"]
    (finding,) = [one for one in report.findings if one.code == "PC008" and "tee" in one.message]
    assert (
        finding.message
        == "'tee' is the name of no session; closest: Tea & Talk, Coffee"[: len(finding.message)]
    )
    assert finding.location.path == "said/tee.vtt"


def test_one_transcript_of_several_sessions_is_cut_at_their_planned_starts(folder):
    report = check("--transcript", "Coffee=said/tea-talk.vtt", "--transcript", "Tea & Talk=said/tea-talk.vtt")
    assert minutes(report) == {"Tea & Talk": 19, "Coffee": 17}
    assert report["programmes"][0]["assumptions"] == [
        (
            "said/tea-talk.vtt holds 2 sessions, one after the other; it is cut at their planned starts and"
            " begins with the first"
        )
    ]


def test_a_transcript_that_ends_before_a_session_begins(folder):
    both = "transcripts: {Tea & Talk: said/tea-talk.vtt, 2027-03-01-12-00-twice: said/tea-talk.vtt}"
    report = configured(folder, both)
    assert errors(report) == [
        (
            "said/tea-talk.vtt:1:1",
            "nothing is said at the planned time of 'Twice' in this transcript of 2 sessions",
            "Cut it into one file a session.",
        )
    ]


def test_several_sessions_without_times_cannot_be_cut(folder):
    (folder / "event.csv").write_text(
        "session,kind,name\nTea,panel,Artur Lind\nCoffee,panel,Bea Moreau\n", encoding="utf-8"
    )
    report = configured(folder, "transcripts: {Tea: said/tea-talk.vtt, Coffee: said/tea-talk.vtt}")
    assert errors(report) == [
        (
            "panelcheck.yaml:1:47",
            "one transcript of several sessions, whose planned starts do not tell where each begins",
            "Cut it into one file a session.",
        )
    ]


def test_several_transcripts_of_one_session_add_up(folder):
    (folder / "said" / "more.vtt").write_text(VTT, encoding="utf-8")
    report = configured(folder, "transcripts: {Tea & Talk: [said/tea-talk.vtt, said/more.vtt]}")
    (time,) = report.programmes[0].times
    assert (time.stage, time.unattributed, time.actual) == (48, 24, 74)


def test_a_session_that_is_not_there_is_told_and_the_programme_is_still_checked(folder):
    report = configured(folder, "transcripts: {Tee & Talk: said/tea-talk.vtt, Twice: said/tea-talk.vtt}")
    assert errors(report) == [
        (
            "panelcheck.yaml:1:53",
            "'Twice' is the title of 2 sessions",
            "Give the key of one: 2027-03-01-11-00-twice, 2027-03-01-12-00-twice.",
        ),
        ("panelcheck.yaml:1:27", "no session is called 'Tee & Talk'", "Did you mean 'Tea & Talk'?"),
    ]
    assert report.programmes[0].sessions == 4


def test_a_part_of_one_title_is_what_was_meant(folder):
    report = configured(folder, "transcripts: {talk: said/tea-talk.vtt}")
    assert errors(report) == [
        ("panelcheck.yaml:1:21", "no session is called 'talk'", "Did you mean 'Tea & Talk'?")
    ]


def test_a_session_of_another_programme_is_no_mistake(folder):
    (folder / "other.csv").write_text("session,name\nSupper,Artur Lind\n", encoding="utf-8")
    (folder / "panelcheck.yaml").write_text("transcripts: {Supper: said/tea-talk.vtt}", encoding="utf-8")
    assert not lint(["event.csv", "other.csv"], Options()).errors
    assert [message for _, message, _ in errors(lint(["event.csv"], Options()))] == [
        "no session is called 'Supper'"
    ]


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("transcripts: said/*.srt", ("panelcheck.yaml:1:14", "no file matches 'said/*.srt'")),
        ("transcripts: {Tea & Talk: nothing.vtt}", ("nothing.vtt:1:1", "no such file")),
        (
            "transcripts: {Tea & Talk: {a: b}}",
            ("panelcheck.yaml:1:27", "transcripts: name files, each as one text"),
        ),
        (
            "speaking-time: {fixed-minutes: {panel: -1}}",
            ("panelcheck.yaml:1:1", "speaking-time: minutes are 0 or more"),
        ),
        (
            "speaking-time: {unnamed: nobodi}",
            ("panelcheck.yaml:1:26", "unnamed: input should be 'nobody' or 'continue'"),
        ),
    ],
)
def test_what_is_wrong_is_told_in_its_place(folder, config, expected):
    assert [error[:2] for error in errors(configured(folder, config))] == [expected]


def test_transcript_takes_a_session_and_a_file(folder):
    done = CliRunner().invoke(panelcheck, ["check", "event.csv", "--transcript", "said/tea-talk.vtt"])
    assert done.exit_code == 2
    assert "'said/tea-talk.vtt' is not SESSION=FILE." in done.stderr


def test_a_broken_transcript_does_not_hide_the_rest(folder):
    (folder / "said" / "tea-talk.vtt").write_text("WEBVTT\n\n00:01 --> x\nyes\n", encoding="utf-8")
    report = check("--transcript", "Tea & Talk=said/tea-talk.vtt")
    assert report["exit_code"] == 2
    assert [(one["path"], one["line"]) for one in report["errors"]] == [("said/tea-talk.vtt", 3)]
    assert report["programmes"][0]["sessions"] == 4


def test_cues_without_a_name_continue_if_the_config_says_so(folder):
    text = VTT.replace("Bea Moreau: Thank", "Thank")
    (folder / "said" / "tea-talk.vtt").write_text(text, encoding="utf-8")
    nobody = configured(folder, "transcripts: said/*")
    assert nobody.programmes[0].times[0].unattributed == 24
    report = configured(folder, "transcripts: said/*\nspeaking-time: {unnamed: continue}")
    assert report.programmes[0].times[0].unattributed == 12
