"""panelcheck init: what it finds, asks and writes; and that panelcheck accepts what it wrote."""

import os
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from panelcheck import cli, exits, nodes, yamldoc
from panelcheck import init as first
from panelcheck.configfile import load_config
from panelcheck.configschema import config_schema
from panelcheck.init.survey import survey
from panelcheck.source import Source

TABLE = """\
session,kind,name,role,gender
Future of Storage,panel,Tobias Lindqvist,panelist,man
Future of Storage,panel,Marcus Adeyemi,panelist,man
Future of Storage,panel,Helena Brandt,moderator,woman
"""
WROTE = "Wrote panelcheck.yaml: 1 programme.\n"
ODD = """\
Titel,Medvirkende,Farve,Klokken
Fremtidens lager,"Ada Moreno, Bo Conti, Cy Alvarez",blue,10:00-11:00
Kort og godt,Di Sandoval,red,11:00-11:30
Hvem betaler?,"Eli Navarro, Fia Lindgren",green,11:30-12:00
"""
UNKNOWN = "session,speakers,Klokken,Slags\n" + "".join(
    f"Tapes {number},Ada Moreno,{number}:00-{number}:30,Blandet\n" for number in range(10, 15)
)
SESSIONS = "- id: 1\n  title: Tapes\n  speakers: [7, 8]\n- id: 2\n  title: Disks\n  speakers: [7]\n"
SPEAKERS = "- id: 7\n  name: Ada\n  surname: Moreno\n- id: 8\n  name: Bo\n  surname: Conti\n"
SCHEDULE = (
    "- date: 2027-03-04\n  timeslots:\n    - startTime: '10:00'\n      endTime: '10:30'\n"
    "      sessions:\n        - items: [1]\n"
)
CALENDAR = (
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Tapes\nDTSTART:20270304T100000Z\n"
    "DESCRIPTION:Speaker: Ada Moreno\nEND:VEVENT\nEND:VCALENDAR\n"
)
VIDEOS = "- title: Tapes\n  kind: talk\n  date: 2027-03-04\n  speakers:\n    - Ada Moreno\n"
OWN = "event: Summit 2027\nsessions:\n  - title: Tapes\n    people:\n      - Ada Moreno\n      - Bo Conti\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(*arguments, **given):
    return CliRunner().invoke(guarded, arguments, **given)


class _Guarded:
    """The command line as ``main`` runs it, with its errors turned into messages."""

    name = "panelcheck"

    def main(self, args, prog_name, **extra):
        with exits.guarded():
            cli.panelcheck.main(args, prog_name, **extra)


guarded = _Guarded()


def written(folder):
    """Return the text and the config that was written, after checking it against the JSON schema."""
    path = folder / "panelcheck.yaml"
    text = path.read_text(encoding="utf-8")
    (root,) = yamldoc.load(Source("panelcheck.yaml", text))
    typed = nodes.plain(root) | {"asked": nodes.plain(root).get("asked") == "true", "names": True}
    jsonschema.validate(typed, config_schema())
    return text, load_config(path)


def entries(config):
    return [(one.name, one.files) for one in config.programmes]


def test_a_table_here_and_a_check_without_paths(here):
    put(here, {"speakers.csv": TABLE})
    result = run("init")
    assert (result.exit_code, result.output) == (
        0,
        f"{WROTE}  {here.name}: a table (speakers.csv)\nNext: panelcheck check\n",
    )
    text, config = written(here)
    assert entries(config) == [(here.name, ("speakers.csv",))]
    assert (config.names, config.asked, config.extends, config.fail_on) == (True, False, (), "error")
    assert "\nasked: false\n" in text
    assert "\n# declarations: ../private/answers.csv\n" in text
    checked = run("check", "--select", "PC101")
    assert checked.exit_code == 0
    assert "4 rows = 3 seats" not in checked.output
    assert "3 rows = 3 seats; 1 session, 1 panel, 3 people" in checked.output


@pytest.mark.parametrize(
    ("files", "programmes", "layout"),
    [
        (
            {"_data/sessions.yml": SESSIONS, "_data/speakers.yml": SPEAKERS, "_data/schedule.yml": SCHEDULE},
            [("", ("_data/schedule.yml", "_data/sessions.yml", "_data/speakers.yml"))],
            "Zeppelin: sessions, speakers and schedule",
        ),
        (
            {"berlin-2027-sessions.yaml": VIDEOS, "berlin-2027-schedule.yaml": VIDEOS},
            [("berlin-2027", ("berlin-2027-schedule.yaml", "berlin-2027-sessions.yaml"))],
            "Write the Docs: sessions and schedule",
        ),
        (
            {
                "osr_sessions.yml": VIDEOS,
                "session_speakers.yml": "tapes:\n  moderators: [Ada Moreno]\n",
                "osr_schedule.yml": VIDEOS,
            },
            [("osr", ("session_speakers.yml", "osr_schedule.yml", "osr_sessions.yml"))],
            "sessions, who speaks in them and a schedule, in files of their own",
        ),
        (
            {
                "content/people/A.yml": "name: Ada Moreno\npronouns: she/her\n",
                "content/people/B.yml": "name: Bo Conti\n",
                "content/sessions/1.yml": "title: Tapes\nstart: 2027-03-04T10:00\nspeakers: [A]\n",
                "content/sessions/2.yml": "title: Disks\nstart: 2027-03-04T11:00\nspeakers: [A, B]\n",
            },
            [("", ("content/sessions/*.yml", "content/people/*.yml"))],
            "one file per record",
        ),
        (
            {"2026/videos.yml": VIDEOS, "2027/videos.yml": VIDEOS},
            [("2026", ("2026/videos.yml",)), ("2027", ("2027/videos.yml",))],
            "rubyevents: videos",
        ),
        (
            {
                "events.csv": 'id,title,speakers\n1,Tapes,"1,2"\n2,Disks,2\n',
                "speakers.csv": "id,name\n1,Ada Moreno\n2,Bo Conti\n",
            },
            [(None, ("events.csv", "speakers.csv"))],
            "events and speakers in files of their own",
        ),
        ({"day.ics": CALENDAR}, [("day", ("day.ics",))], "an iCalendar file"),
        ({"summit.yaml": OWN}, [("Summit 2027", ("summit.yaml",))], "panelcheck's own YAML"),
        ({"list.yaml": VIDEOS}, [("list", ("list.yaml",))], "YAML"),
        ({"[odd] list.csv": TABLE}, [("[odd] list", ("[[]odd] list.csv",))], "a table"),
    ],
)
def test_known_layouts(here, files, programmes, layout):
    put(here, files)
    result = run("init")
    assert result.exit_code == 0, result.output
    assert f": {layout} (" in result.output
    text, config = written(here)
    assert f"  # {layout}\n" in text
    assert entries(config) == [(name or here.name, found) for name, found in programmes]
    checked = run("check", "--fail-on", "never")
    assert checked.exit_code == 0, checked.output


def test_a_column_without_which_nothing_can_be_read_is_in_force(here):
    put(here, {"odd.csv": ODD})
    assert run("check", "odd.csv").exit_code == 2
    assert run("init", "odd.csv").exit_code == 0
    text, config = written(here)
    assert config.programmes[0].fields == {"Medvirkende": "speakers"}
    assert text.endswith("# fields:\n#   Klokken: time\n")
    checked = run("check", "--select", "PC101")
    assert checked.exit_code == 0
    assert "3 rows = 3 sessions; 6 seats" in checked.output


def test_show_says_how_a_table_could_be_read(here):
    put(here, {"odd.csv": ODD})
    result = run("show", "odd.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(
        "\nThis in panelcheck.yaml would let it be read, if it is right:\nfields:\n  Medvirkende: speakers\n"
    )


def test_what_is_not_recognised_is_only_proposed(here):
    put(here, {"list.csv": UNKNOWN.replace("Slags", "kind")})
    run("init")
    text, config = written(here)
    assert config.fields == config.kinds == {}
    assert "\n# fields:\n#   Klokken: time\n" in text
    assert text.endswith("\n# kinds:\n#   Blandet: talk\n")
    uncommented = text.replace("# fields:\n#   K", "fields:\n  K").replace("# kinds:\n#   B", "kinds:\n  B")
    (here / "panelcheck.yaml").write_text(uncommented, encoding="utf-8")
    config = load_config(here / "panelcheck.yaml")
    assert (config.fields, config.kinds) == ({"Klokken": "time"}, {"Blandet": "talk"})


def test_it_is_written_at_the_root_of_the_repository(here):
    (here / ".git").mkdir()
    put(here, {"site/data/speakers.csv": TABLE, "docs/.hidden/x.csv": TABLE, "node_modules/y.csv": TABLE})
    result = run("init", "site/data/speakers.csv")
    assert result.output.startswith("Wrote panelcheck.yaml: ")
    _, config = written(here)
    assert entries(config) == [("site", ("site/data/speakers.csv",))]


def test_two_files_of_two_folders_share_one(here):
    put(here, {"a/list.csv": TABLE, "b/list.csv": TABLE})
    assert run("init", "a/list.csv", "b/list.csv").exit_code == 0
    _, config = written(here)
    assert entries(config) == [("list (a/list.csv)", ("a/list.csv",)), ("list (b/list.csv)", ("b/list.csv",))]


@pytest.mark.parametrize("place", ["panelcheck.yaml", "panelcheck.yml", "data/panelcheck.yaml"])
def test_a_config_is_never_overwritten(here, place):
    put(here, {"data/speakers.csv": TABLE, place: "names: off\n"})
    (here / ".git").mkdir()
    result = run("init", "--yes")
    assert result.exit_code == 2
    assert result.stderr == (
        f"{place}:1:1: error: there is a config already, and it stays as it is\n"
        "  hint Edit it, or move it away and run 'panelcheck init' again.\n"
    )
    assert (here / place).read_text() == "names: off\n"
    assert len(list(here.rglob("panelcheck.y*ml"))) == 1


def test_nothing_to_find(here):
    put(
        here,
        {"mkdocs.yml": "site_name: x\nnav: [a.md]\n", "team.yml": "- name: Ada Moreno\n  role: editor\n"},
    )
    result = run("init")
    assert result.exit_code == 2
    assert result.stderr.startswith(".:1:1: error: no programme found\n  hint panelcheck reads .csv")
    assert not (here / "panelcheck.yaml").exists()


def test_what_is_not_there_or_no_programme_is_told(here):
    assert run("init", "nowhere").stderr == (
        "nowhere:1:1: error: no such file or folder\n  hint Check the path for typing errors.\n"
    )
    put(here, {"colours.csv": "colour,width\nred,3\n", "notes.txt": "x", "empty.csv": "\n"})
    for name in ("colours.csv", "notes.txt", "empty.csv"):
        result = run("init", name)
        assert result.exit_code == 2
        assert result.stderr.startswith(f"{name}:1:1: error: ")


def test_an_unreadable_folder(here, monkeypatch):
    put(here, {"locked/speakers.csv": TABLE})
    scandir = os.scandir

    def refuse(path):
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = run("init")
    assert result.exit_code == 2
    assert result.stderr == "locked:1:1: error: cannot be read: Permission denied\n"


def test_a_broken_file_hides_no_other_and_alone_is_an_error(here):
    put(here, {"broken.yaml": "a: [\n", "list.csv": TABLE})
    result = run("init")
    assert result.exit_code == 0
    assert "broken.yaml:1:6: left out: " in result.output
    (here / "panelcheck.yaml").unlink()
    (here / "list.csv").unlink()
    result = run("init")
    assert result.exit_code == 2
    assert result.stderr.startswith("broken.yaml:1:6: error: ")


@pytest.mark.parametrize("arguments", [[], ["prog.xlsx"]])
@pytest.mark.parametrize("notes_first", [False, True])
def test_a_sheet_that_is_no_table_hides_no_programme(here, arguments, notes_first):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for line in TABLE.splitlines():
        book.active.append(line.split(","))
    book.create_sheet("Notes", 0 if notes_first else 1).append(["Call the venue"])
    book.save(here / "prog.xlsx")
    result = run("init", "--yes", *arguments)
    assert (result.exit_code, result.output) == (
        0, f"{WROTE}  prog: a workbook (prog.xlsx)\nNext: panelcheck check\n",
    )  # fmt: skip
    assert entries(written(here)[1]) == [("prog", ("prog.xlsx",))]
    assert "prog: 3 " in run("check").output


def test_a_workbook_without_a_programme_is_none(here):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["Call the venue"])
    book.save(here / "notes.xlsx")
    assert run("init", "--yes").stderr.startswith(".:1:1: error: no programme found\n")
    assert run("init", "--yes", "notes.xlsx").stderr.startswith("notes.xlsx:1:1: error: no header: ")


def test_answers_are_no_programme(here):
    put(here, {"speakers.csv": TABLE, "answers.csv": "name,gender\nTobias Lindqvist,man\n"})
    result = run("init")
    assert (
        "answers.csv looks like what people told you, and is not read as a programme: keep it outside.\n"
        in result.output
    )
    text, config = written(here)
    assert entries(config) == [(here.name, ("speakers.csv",))]
    assert "# answers.csv looks like such a file. Who can read the repository can read it too.\n" in text


def ask(files, folder, *, replies):
    """Answer the questions and return them with what they come to."""
    put(folder, files)
    asked = []

    def confirm(question, default):
        asked.append(question)
        return replies.get(question, default)

    def prompt(question):
        asked.append(question)
        return replies.get(question, "")

    found = survey(["."])
    return asked, found, first.ask(found, confirm, prompt)


def test_the_questions(here):
    asked, _, answers = ask({"speakers.csv": TABLE}, here, replies={})
    assert asked == [first.ASKED, first.NAMES, first.OBSERVE, first.ANSWERS]
    assert answers == first.Answers()


def test_nobody_is_asked_about_columns_that_are_not_there(here):
    asked, _, _ = ask({"day.ics": CALENDAR}, here, replies={})
    assert first.ASKED not in asked


def test_what_is_answered_is_written(here):
    outside = here / "private"
    repository = here / "site"
    put(outside, {"told.csv": "name,gender\nTobias Lindqvist,man\n"})
    repository.mkdir()
    os.chdir(repository)
    replies = {
        first.ASKED: True,
        first.NAMES: False,
        first.OBSERVE: True,
        first.ANSWERS: "../private/told.csv",
    }
    _, found, answers = ask({"speakers.csv": TABLE}, repository, replies=replies)
    (repository / "panelcheck.yaml").write_text(first.render(found, answers), encoding="utf-8")
    _, config = written(repository)
    assert (config.asked, config.names, config.extends, config.fail_on) == (
        True,
        False,
        ("observe",),
        "never",
    )
    assert config.declarations == ("../private/told.csv",)
    assert run("check").exit_code == 0


def test_answers_within_the_repository_are_warned_of(here):
    put(here, {"told.csv": "name,gender\nTobias Lindqvist,man\n"})
    _, found, answers = ask({"day.ics": CALENDAR}, here, replies={first.ANSWERS: "told.csv"})
    text = first.render(found, answers)
    warning = "# This one lies inside: who can read the repository can read it too.\n"
    assert f"{warning}declarations: told.csv\n" in text


def test_a_file_of_answers_must_be_there(here):
    with pytest.raises(first.UserError, match="no such file"):
        ask({"day.ics": CALENDAR}, here, replies={first.ANSWERS: "nowhere.csv"})


@pytest.mark.parametrize(("yes", "names"), [((), "off"), (("--yes",), "on")])
def test_a_terminal_is_asked_unless_told_not_to(here, monkeypatch, yes, names):
    put(here, {"day.ics": CALENDAR})
    monkeypatch.setattr("panelcheck.cli.init._on_terminal", lambda: True)
    result = run("init", *yes, input="n\nn\n\n")
    assert result.exit_code == 0
    assert (first.NAMES in result.output) is (not yes)
    assert f"\nnames: {names}\n" in written(here)[0]


def test_without_a_terminal_nothing_is_asked(here):
    put(here, {"day.ics": CALENDAR})
    result = run("init", input="")
    assert result.exit_code == 0
    assert "?" not in result.output
