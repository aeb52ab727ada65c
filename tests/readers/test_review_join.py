"""What stands for nobody, or for several, is nobody; what stands for a session or a person joins it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from panelcheck.cli import panelcheck


@pytest.fixture
def run(tmp_path, monkeypatch):
    def run(command, files):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        assert Path("panelcheck.yaml").exists() is False
        return CliRunner().invoke(panelcheck, [*command.split(), "."])

    return run


CHECK = "check --select PC101,PC010 --names off"
SHARED = """\
- {id: 1, name: Tom X, gender: man}
- {id: 1, name: Pia Y}
- {id: 2, name: Max Y, gender: man}
- {id: 3, name: Bo Z, gender: man}
"""
PANEL = "{title: S1, kind: panel, speakers: [Ann Lee, Bob Ek]}"
TIMETABLE = """\
slots:
- {start: '10:30', end: '11:15', session: s1}
- {start: '11:30', end: '12:15', session: s9}
"""


@pytest.mark.parametrize(("who", "told"), [("1", True), ("Pia Y", False)])
def test_an_id_of_several_people_gives_nobody_s_gender(run, who, told):
    done = run(
        CHECK,
        {
            "speakers.yml": SHARED,
            "sessions.yml": f"- {{title: S1, kind: panel, speakers: [{who}, 2, 3]}}\n",
        },
    )
    assert ("several people have the id" in done.output) is told
    assert "PC101" not in done.output
    assert done.exit_code == 0


@pytest.mark.parametrize(
    "files",
    [
        {"sessions/s1.yml": PANEL, "sessions/s2.yml": PANEL.replace("S1", "S2"), "schedule.yml": TIMETABLE},
        {"sessions.yml": f"- {PANEL.replace('{', '{id: s1, ')}\n", "schedule.yml": TIMETABLE},
        {"all.yml": f"sessions:\n- {PANEL.replace('{', '{id: s1, ')}\n{TIMETABLE}"},
    ],
)
def test_a_timetable_s_word_for_no_session_is_a_problem_and_no_session(run, files):
    checked, shown = run(CHECK, files), run("show", files)
    assert "no session has the id 's9'" in checked.output
    assert "no session has the id 's1'" not in checked.output
    assert ": S1\n  panel, 10:30-11:15" in shown.output
    assert ": s9\n" not in shown.output
    assert ": s1\n" not in shown.output


def test_a_timetable_with_nothing_but_a_missing_session(run):
    slots = "slots: [{start: '11:30', end: '12:15', session: s9}]\n"
    done = run(CHECK, {"sessions/s1.yml": PANEL, "schedule.yml": slots})
    assert "schedule.yml:1:49: warning PC010" in done.output


def test_titles_of_one_word_beside_ids_stay_sessions(run):
    slots = "- {start: '11:30', title: Lunch}\n- {start: '12:30', title: Opening}\n"
    files = {"sessions.yml": f"- {PANEL.replace('{', '{id: s1, ')}\n", "schedule.yml": slots}
    assert "PC010" not in run(CHECK, files).output
    assert ": Opening\n" in run("show", files).output


@pytest.mark.parametrize(
    ("people", "names", "told"),
    [
        ("- {slug: ann, name: Ann Lee}\n- {slug: bob, name: Bob Ek}\n", "ann, bob, zed", True),
        ("- {slug: ann, name: Ann Lee}\n- {slug: bob, name: Bob Ek}\n", "ann, bob, Zed Oh", False),
        ("- {name: Ann Lee, gender: x}\n- {name: Bob Ek, gender: y}\n", "Ann Lee, Bob Ek, Zed Oh", False),
    ],
)
def test_a_word_beside_slugs_stands_for_nobody_and_a_name_for_a_person(run, people, names, told):
    files = {
        "speakers.yml": people,
        "sessions.yml": f"- {{title: S1, kind: panel, speakers: [{names}]}}\n",
    }
    assert ("nobody listed has the id" in run(CHECK, files).output) is told
    shown = run("show", files).output
    assert "panelist   zed\n" not in shown
    assert ("panelist   Zed Oh\n" in shown) is not told


def test_a_file_in_a_folder_of_people_may_hold_a_name_alone(run):
    files = {
        "people/bo.yml": "name: Bo Beta\n",
        "people/al.yml": "name: Al Alpha\ngender: woman\n",
        "sessions.yml": "- {title: S1, kind: panel, speakers: [al, bo]}\n",
        "site/settings.yml": "name: Some Site\n",
    }
    shown = run("show", files).output
    assert "panelist   Al Alpha\n    panelist   Bo Beta\n" in shown
    assert "people/bo.yml" not in shown
    assert "site/settings.yml" in shown


def test_sessions_keyed_by_id_are_meant_by_their_keys(run):
    files = {
        "sessions.yml": f"101: {PANEL}\n102: {PANEL.replace('S1', 'S2')}\n",
        "schedule.yml": "slots:\n- {start: '10:30', end: '11:15', items: [101]}\n",
    }
    assert "PC010" not in run(CHECK, files).output
    assert ": S1\n  panel, 10:30-11:15" in run("show", files).output
