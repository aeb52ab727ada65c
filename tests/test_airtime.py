"""``panelcheck airtime``: one transcript alone."""

import json

import pytest
from click.testing import CliRunner

from panelcheck.airtime import render_airtime
from panelcheck.cli import panelcheck
from panelcheck.source import Source
from panelcheck.transcripts import Naming, read

RTTM = "SPEAKER x 1 0 60 <NA> <NA> spk00 <NA> <NA>\nSPEAKER x 1 60 660 <NA> <NA> <NA> <NA> <NA>\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def airtime(name, text, *options):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return CliRunner().invoke(panelcheck, ["airtime", name, *options])

    return airtime


def test_text(run):
    done = run("a.rttm", RTTM)
    assert done.stdout.splitlines() == [
        "a.rttm: 2 cues, diarization; 1 voice, 12 min of talk in 12 min",
        "  spk00              1.0 min    8 %",
        "  (nobody named)    11.0 min   92 %",
    ]
    assert done.exit_code == 0


def test_json(run):
    assert json.loads(run("a.rttm", RTTM, "--format", "json").stdout) == {
        "version": 1,
        "path": "a.rttm",
        "quality": "diarization",
        "cues": 2,
        "elapsed_seconds": 720.0,
        "talk_seconds": 720.0,
        "unattributed_seconds": 660.0,
        "voices": [{"label": "spk00", "seconds": 60.0, "share": 0.0833, "turns": 1}],
    }


def test_cues_without_a_name_can_continue(run):
    text = "WEBVTT\n\n00:00.000 --> 00:30.000\n<v Artur>Yes\n\n00:30.000 --> 01:00.000\nand no\n"
    assert "(nobody named)" in run("a.vtt", text).stdout
    assert "(nobody named)" not in run("a.vtt", text, "--unnamed", "continue").stdout
    assert "  Captions" not in run("a.vtt", text).stdout
    assert "  Caption times follow the reading, not the voice" in run("a.vtt", text).stdout


def test_bars():
    transcript = read(Source("a.rttm", RTTM), Naming())
    first, second = render_airtime(transcript, "text", 24).splitlines()[1:]
    assert first.endswith(chr(0x2588) * 2)
    assert second.endswith(chr(0x2588) * 22)


def test_what_steers_a_terminal_is_harmless(run):
    shown = run("a.vtt", "WEBVTT\n\n00:00.000 --> 00:30.000\n<v \x1b[31mArtur>Yes\n").stdout
    assert "\x1b" not in shown
    assert "?[31mArtur" in shown


def test_nothing_said_for_any_time(run):
    done = run("a.rttm", "SPEAKER x 1 0 0 <NA> <NA> spk00 <NA> <NA>\n", "--format", "json")
    assert json.loads(done.stdout)["voices"] == [{"label": "spk00", "seconds": 0.0, "share": 0.0, "turns": 1}]
    assert run("a.rttm", "SPEAKER x 1 0 0 <NA> <NA> spk00 <NA> <NA>\n").exit_code == 0
