"""A baseline: what it accepts, what it does not, and what it holds of people: nothing."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck import accept as accepting
from panelcheck.baseline import Accepted, baseline_schema, read_baseline, render_baseline
from panelcheck.cli import panelcheck
from panelcheck.exits import guarded
from panelcheck.finding import Verdict
from panelcheck.lint import lint
from panelcheck.reading import Options

HEADER = "session,start,role,name,gender\n"
MEN = ("Ben Example", "Dan Example", "Jon Example")
FILE = "panelcheck-baseline.json"


def today():
    """Return the day it is now: a run of all tests may last beyond midnight."""
    return datetime.now().astimezone().date()


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


def rows(title, people=MEN, gender="man", start="2027-03-01 10:00"):
    return "".join(f"{title},{start},panelist,{name},{gender}\n" for name in people)


def write(name, *parts):
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(HEADER + "".join(parts), encoding="utf-8")


@pytest.fixture
def run(capsys):
    def command(*arguments):
        code = 0
        try:
            with guarded():
                panelcheck(list(arguments), prog_name="panelcheck", standalone_mode=False)
        except SystemExit as stopped:
            code = stopped.code
        told = capsys.readouterr()
        return code, told.out, told.err

    return command


def entries(path=FILE):
    document = json.loads(Path(path).read_text(encoding="utf-8"))
    jsonschema.validate(document, baseline_schema())
    return document["findings"]


def change(**given):
    """Change the first entry of the baseline."""
    document = json.loads(Path(FILE).read_text(encoding="utf-8"))
    document["findings"][0].update(given)
    Path(FILE).write_text(json.dumps(document), encoding="utf-8")


def shown(*paths, **overrides):
    """Return code and title of what is not hidden, rules on data left aside."""
    report = lint(paths or ["a.csv"], Options(overrides={"baseline": FILE, **overrides}))
    assert report.errors == ()
    return [
        (one.code, one.subject.title)
        for one in report.findings
        if one.suppressed is None and not one.code.startswith(("PC0", "PC9"))
    ]


def stale(*paths, **overrides):
    report = lint(paths or ["a.csv"], Options(overrides={"baseline": FILE, **overrides}))
    return [(str(one.location), one.code, one.message) for one in report.findings if one.code > "PC9"]


# Writing and using it


def test_what_was_there_gates_no_more_and_what_is_new_does(run):
    write("a.csv", rows("Tea"))
    code, out, err = run("baseline", "write", "a.csv")
    assert (code, err) == (0, "")
    assert out == (
        f"Wrote {FILE}: 1 accepted (1 new, 0 as before, 0 gone).\n"
        f"Next: panelcheck check --baseline {FILE}, or 'baseline: {FILE}' in panelcheck.yaml.\n"
    )
    code, out, _ = run("check", "--baseline", FILE, "--show", "suppressed", "a.csv")
    assert code == 0
    assert "a.csv:2:1: suppressed PC101 all-male-panel: 3 panelists, all men\n" in out
    assert "  why  in the baseline\n" in out
    write("a.csv", rows("Tea"), rows("Coffee"))
    assert run("check", "--baseline", FILE, "a.csv")[0] == 1
    assert shown() == [("PC101", "Coffee")]


def test_the_config_names_it_and_the_command_line_can_leave_it_out(run):
    Path("deep").mkdir()
    Path("deep/panelcheck.yaml").write_text("baseline: accepted.json\n", encoding="utf-8")
    write("deep/a.csv", rows("Tea"))
    assert run("check", "deep/a.csv")[0] == 2, "it is not written yet"
    code, out, _ = run("baseline", "write", "deep/a.csv")
    assert (code, "Next:" in out) == (0, False)
    assert len(entries("deep/accepted.json")) == 1
    assert run("check", "deep/a.csv")[0] == 0
    assert run("check", "--no-baseline", "deep/a.csv")[0] == 1


def test_it_lies_beside_the_config_unless_told_otherwise(run):
    Path("deep").mkdir()
    Path("deep/panelcheck.yaml").write_text("names: off\n", encoding="utf-8")
    write("deep/a.csv", rows("Tea"))
    assert run("baseline", "write", "deep/a.csv")[0] == 0
    assert len(entries(f"deep/{FILE}")) == 1
    assert run("baseline", "write", "--baseline", "own.json", "deep/a.csv")[0] == 0
    assert entries("own.json") == entries(f"deep/{FILE}")


def test_it_says_nothing_of_anyone(run):
    write("a.csv", rows("Ben Example meets Dan"), rows("Tea", ["Ada Example"], "woman", "2027-03-02 09:00"))
    run("baseline", "write", "a.csv")
    (entry,) = entries()
    assert entry.keys() == {"programme", "code", "fingerprint", "verdict", "count", "reason"}
    text = Path(FILE).read_text(encoding="utf-8")
    assert not any(word in text for word in ("Ben", "Dan", "Jon", "Ada", "Example", "Tea", "man"))


def test_rows_may_move_and_be_sorted_anew(run):
    write("a.csv", rows("Tea"), rows("Coffee"))
    run("baseline", "write", "a.csv")
    write("a.csv", "\n\n", rows("Coffee", MEN[::-1]), rows("Tea", (MEN[1], MEN[2], MEN[0])))
    assert shown() == []
    assert stale() == []


@pytest.mark.parametrize(
    "changed",
    [
        rows("Tea", (*MEN, "Jim Example")), rows("Tea", (*MEN[:2], "Jim Example")),
        rows("Tea", start="2027-03-02 10:00"), rows("Coffee"),
    ],
)  # fmt: skip
def test_another_line_up_or_session_is_new(run, changed):
    write("a.csv", rows("Tea"))
    run("baseline", "write", "a.csv")
    write("a.csv", changed)
    assert [code for code, _ in shown()] == ["PC101"]
    (told,) = stale()
    assert told == (
        f"{FILE}:4:5", "PC905", "the baseline accepts a PC101 finding that is not here any more",
    )  # fmt: skip


def test_what_could_not_be_told_is_not_accepted_once_it_can(run):
    write("a.csv", rows("Tea", MEN[:2]), rows("Tea", MEN[2:], ""))
    run("baseline", "write", "--names", "off", "a.csv")
    assert entries() == [], "unknown is never taken for fine"
    run("baseline", "write", "--names", "off", "--fail-on-undetermined", "a.csv")
    assert [entry["verdict"] for entry in entries()] == ["undetermined"]
    assert shown(names=False) == []
    write("a.csv", rows("Tea"))
    assert shown(names=False) == [("PC101", "Tea")]


def test_a_certain_finding_covers_a_less_certain_one(run):
    write("a.csv", rows("Tea"))
    run("baseline", "write", "a.csv")
    write("a.csv", rows("Tea", MEN[:2]), rows("Tea", MEN[2:], ""))
    assert shown(names=False) == []


def test_notes_are_not_worth_an_entry(run):
    write("a.csv", "Tea,,,TBA,\n")
    run("baseline", "write", "a.csv")
    assert entries() == []


def test_a_directory_and_a_working_folder_elsewhere(run, monkeypatch):
    write("site/a.csv", rows("Tea"))
    run("baseline", "write", "site")
    assert [entry["programme"] for entry in entries()] == ["site"]
    monkeypatch.chdir("site")
    code, _, _ = run("check", "--baseline", f"../{FILE}", ".")
    assert code == 0


# Reasons, days and counts


def test_a_reason_is_shown_and_stays(run):
    write("a.csv", rows("Tea"))
    run("baseline", "write", "a.csv")
    last = str(today())
    change(reason="fathers on leave", until=last)
    write("a.csv", rows("Tea"), rows("Coffee", start="2027-03-02 10:00"))
    code, out, _ = run("baseline", "write", "a.csv")
    assert (code, out.splitlines()[0]) == (0, f"Wrote {FILE}: 2 accepted (1 new, 1 as before, 0 gone).")
    assert sorted(entry["reason"] for entry in entries()) == ["", "fathers on leave"]
    assert {entry.get("until") for entry in entries()} == {None, last}
    report = lint(["a.csv"], Options(overrides={"baseline": FILE}))
    assert {one.suppressed for one in report.findings if one.code == "PC101"} == {
        "in the baseline",
        "in the baseline: fathers on leave",
    }


def test_after_its_last_day_nothing_is_accepted(run):
    write("a.csv", rows("Tea"))
    run("baseline", "write", "a.csv")
    yesterday = today() - timedelta(days=1)
    change(until=str(yesterday))
    assert shown() == [("PC101", "Tea")]
    assert [(code, text) for _, code, text in stale()] == [
        ("PC904", f"PC101 was ignored until {yesterday}, and is not any more")
    ]
    run("baseline", "prune", "a.csv")
    assert entries() == []


def test_an_entry_accepts_as_many_as_it_counts(run):
    twice = "".join(f"Tea,never,panelist,{name},woman\n" for name in ("Ada Example", "Ada Example"))
    write("a.csv", twice)
    run("baseline", "write", "--fail-on", "note", "a.csv")
    counted = {entry["code"]: entry["count"] for entry in entries()}
    assert all(number >= 1 for number in counted.values())
    change(count=7)
    assert [code for _, code, _ in stale()] == ["PC905"]
    code, out, _ = run("baseline", "prune", "a.csv")
    assert (code, "6 gone" in out) == (0, True)
    assert {entry["code"]: entry["count"] for entry in entries()} == counted


def test_what_is_wrong_with_the_data_stays_the_same_whoever_joins(run):
    write("a.csv", rows("Tea"), rows("Coffee"))
    run("baseline", "write", "--select", "PC005", "a.csv")
    assert [(entry["code"], entry["count"]) for entry in entries()] == [("PC005", 3)]
    write("a.csv", rows("Rest", ("Ada Example",), "woman", "2027-03-02 09:00"), rows("Coffee"), rows("Tea"))
    report = lint(["a.csv"], Options(overrides={"baseline": FILE, "select": ("PC005", "PC9")}))
    assert [one.suppressed for one in report.findings] == ["in the baseline"] * 3


def test_an_ignore_comes_first(run):
    write("a.csv", rows("Tea"))
    run("baseline", "write", "a.csv")
    Path("panelcheck.yaml").write_text("ignore: {code: PC101, reason: as it is}\n", encoding="utf-8")
    report = lint(["a.csv"], Options(overrides={"baseline": FILE}))
    assert [one.suppressed for one in report.findings if one.code == "PC101"] == ["as it is"]
    assert [code for _, code, _ in stale()] == ["PC905"]


# What stays and what goes


def test_other_programmes_and_rules_that_were_not_asked_stay(run):
    write("a.csv", rows("Tea"))
    write("b.csv", rows("Coffee"))
    run("baseline", "write", "a.csv", "b.csv")
    both = entries()
    assert [entry["programme"] for entry in both] == ["a.csv", "b.csv"]
    write("a.csv", rows("Tea", ("Ada Example",), "woman"))
    assert stale("b.csv") == []
    assert stale("a.csv", select=("PC103", "PC9")) == []
    run("baseline", "prune", "--select", "PC103", "a.csv")
    assert entries() == both
    run("baseline", "prune", "b.csv")
    assert entries() == both
    run("baseline", "write", "a.csv")
    assert entries() == both[1:]


def test_prune_accepts_nothing_new(run):
    write("a.csv", rows("Tea"))
    run("baseline", "write", "a.csv")
    before = Path(FILE).read_text(encoding="utf-8")
    write("a.csv", rows("Tea"), rows("Coffee"))
    code, out, _ = run("baseline", "prune", "--baseline", FILE, "a.csv")
    assert (code, out.splitlines()[0]) == (0, f"Wrote {FILE}: 1 accepted (0 new, 1 as before, 0 gone).")
    assert Path(FILE).read_text(encoding="utf-8") == before


def test_writing_again_changes_nothing(run):
    write("a.csv", rows("Tea"), rows("Coffee"))
    run("baseline", "write", "a.csv")
    before = Path(FILE).read_text(encoding="utf-8")
    run("baseline", "write", "a.csv")
    assert Path(FILE).read_text(encoding="utf-8") == before


def test_nothing_is_written_where_something_could_not_be_read(run):
    write("a.csv", rows("Tea"))
    code, out, err = run("baseline", "write", "a.csv", "none.csv")
    assert (code, out) == (2, "")
    assert err == "none.csv:1:1: error: no such file\n  hint Check the path for typing errors.\n"
    assert not Path(FILE).exists()


def test_nothing_to_prune(run):
    write("a.csv", rows("Tea"))
    code, _, err = run("baseline", "prune", "a.csv")
    assert code == 2
    assert err == (
        f"{FILE}:1:1: error: no such baseline\n  hint Write it first, with 'panelcheck baseline write'.\n"
    )


@pytest.mark.parametrize("command", [("baseline", "write"), ("baseline", "prune"), ("check",)])
def test_private_answers_never_meet_a_baseline_without_a_secret(run, command):
    write("a.csv", rows("Tea"))
    run("baseline", "write", "a.csv")
    before = Path(FILE).read_bytes()
    Path("answers.csv").write_text("name,gender\nBen Example,woman\n", encoding="utf-8")
    code, out, err = run(*command, "--baseline", FILE, "--declarations", "answers.csv", "a.csv")
    assert code == 2
    assert "a baseline needs a secret where private answers are used" in " ".join((out + err).split())
    assert Path(FILE).read_bytes() == before
    assert run("check", "--no-baseline", "--declarations", "answers.csv", "a.csv")[0] == 0


# What is wrong with a file


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", f"{FILE}:1:1: error: this is no baseline"),
        ("[]", f"{FILE}:1:1: error: this is no baseline"),
        ('{"version": 2, "findings": []}', f"{FILE}:1:13: error: this panelcheck reads baselines of version"),
        ('{"findings": []}', f"{FILE}:1:1: error: the key 'version' is missing"),
        ('{"version": 1, "finding": []}', f"{FILE}:1:17: error: unknown key 'finding'\n  hint Did you mean"),
        ('{"version": 1, "findings": [{"code": "PC101"}]}', f"{FILE}:1:29: error: the key 'programme' is"),
        ('{"version": 1, "findings": [', f"{FILE}:1:29: error"),
    ],
)  # fmt: skip
def test_a_broken_file_is_told_where(run, text, message):
    write("a.csv", rows("Tea"))
    Path(FILE).write_text(text, encoding="utf-8")
    code, out, _ = run("check", "--baseline", FILE, "a.csv")
    assert code == 2
    assert message in out
    assert "error PC101" in out, "what was read is still checked"


@pytest.mark.parametrize(
    ("key", "value"), [("count", 0), ("count", "x"), ("until", "soon"), ("verdict", "y")]
)
def test_a_bad_value_is_told_where(run, key, value):
    write("a.csv", rows("Tea"))
    run("baseline", "write", "a.csv")
    change(**{key: value})
    code, _, err = run("baseline", "prune", "a.csv")
    assert code == 2
    assert err.startswith(f"{FILE}:1:")


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
ACCEPTED = st.builds(
    Accepted,
    programme=TEXTS, code=TEXTS, fingerprint=TEXTS, reason=TEXTS,
    verdict=st.sampled_from([Verdict.CERTAIN, Verdict.LIKELY, Verdict.UNDETERMINED]),
    count=st.integers(1, 10**6), until=st.none() | st.dates(),
)  # fmt: skip


@given(st.lists(ACCEPTED, max_size=4))
def test_what_is_written_is_read(tmp_path_factory, accepted):
    path = tmp_path_factory.mktemp("baseline") / FILE
    path.write_text(render_baseline(accepted), encoding="utf-8")
    read = [use.entry for use in read_baseline(path).uses]
    assert sorted(map(repr, read)) == sorted(map(repr, accepted))


def test_a_config_each_has_a_file_each():
    for folder in ("one", "two"):
        write(f"{folder}/a.csv", rows("Tea"))
        Path(folder, "panelcheck.yaml").write_text("baseline: own.json\n", encoding="utf-8")
    updates, errors = accepting.accept(["one/a.csv", "two/a.csv"], Options())
    assert errors == []
    assert [str(update.path.relative_to(Path.cwd())) for update in updates] == [
        "one/own.json",
        "two/own.json",
    ]
    assert [update.added for update in updates] == [1, 1]


def test_what_the_number_of_tests_makes_of_a_finding_is_no_finding_to_accept(run):
    def talk(title, gender, role="speaker"):
        return f"{title},2027-03-01 10:00,{role},{title} Example,{gender}\n"

    keynotes = [talk(f"Plenary {number}", "man", "keynote") for number in range(6)]
    talks = [talk(f"Talk {number}", "woman" if number < 16 else "man") for number in range(40)]
    write("event.csv", *keynotes, *talks)
    Path("panelcheck.yaml").write_text("rules: {PC205: {severity: warning}}\n", encoding="utf-8")
    Path("ours.yaml").write_text(
        "pack: ours\nrules:\n  - {code: OURS001, name: men, check: never-in-role, severity: note,\n"
        "     axis: gender, categories: [man], role: keynote, share: 0.2, min-holders: 4,\n"
        "     message: none of them men, line-up: {each: event, roles: [speaker, keynote]}}\n",
        encoding="utf-8",
    )
    ours = ("baseline", "write", "event.csv", "--pack", "ours.yaml", "--select")
    assert "1 accepted" in run(*ours, "PC205")[1]
    Path(FILE).unlink()
    assert "0 accepted" in run(*ours, "PC205,OURS001")[1]
    assert entries() == []


# What broke once


def test_a_broken_file_is_called_broken_json_and_not_yaml(run):
    write("a.csv", rows("Tea"))
    Path(FILE).write_text('{"version": 1, "findings": [}', encoding="utf-8")
    code, out, _ = run("check", "--baseline", FILE, "a.csv")
    assert code == 2
    assert f"{FILE}:1:29: error: not valid JSON: unexpected '}}'" in out
    Path(FILE).write_text('{\n<<<<<<< HEAD\n"version": 1}', encoding="utf-8")
    assert f"{FILE}:2:1: error: an unresolved merge conflict" in run("check", "--baseline", FILE, "a.csv")[1]


def test_what_became_surer_is_new_and_its_entry_not_stale(run):
    write("a.csv", rows("Tea", MEN[:2]), "Tea,2027-03-01 10:00,panelist,Kim Example,\n")
    run("baseline", "write", "--fail-on-undetermined", "a.csv")
    assert [entry["verdict"] for entry in entries()] == ["undetermined"]
    write("a.csv", rows("Tea", MEN[:2]), "Tea,2027-03-01 10:00,panelist,Kim Example,man\n")
    assert shown() == [("PC101", "Tea")]
    assert stale() == [], "it is here, and told"
    run("baseline", "write", "a.csv")
    assert [entry["verdict"] for entry in entries()] == ["certain"], "the old one is not kept beside it"
    write("a.csv", rows("Tea", ["Ada Example"], "woman"))
    assert [code for _, code, _ in stale()] == ["PC905"]
