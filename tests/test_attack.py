"""What an outsider learns from the programme, public reports, exit codes, baselines and publications."""

import importlib.util
import json
import random
import sys
from pathlib import Path

import pytest
from test_cli import run

from panelcheck.options import RELEASE_FORMATS
from panelcheck.reporters import formats

ATTACK = Path(__file__).parent.parent / "bench" / "attack.py"
ANSWERS = ("woman", "man", "non-binary", "prefer not to say", "my own words", "she/her", "")
COMMITS = 10
CONFIG = (
    "axes: {stage: {categories: [early, late]}, ethnicity: {}}\nextends: [preview, observe]\n"
    "declarations: ../answers.csv\n"
)


def programmes(rng):
    """Yield a programme after each commit, in which one person joins, leaves or moves."""
    people = [f"Ada{chr(97 + number)} Example" for number in range(22)]
    seats = [(f"Panel {number // 4}", name) for number, name in enumerate(people)]
    for commit in range(COMMITS):
        yield "session,kind,name,role\n" + "".join(
            f"{title},panel,{name},panelist\n" for title, name in seats
        )
        change = rng.choice(["join", "leave", "move", "answer"])
        if change == "join":
            seats.append((f"Panel {rng.randrange(5)}", f"Late{chr(97 + commit)} Example"))
        elif change == "leave":
            seats.pop(rng.randrange(len(seats)))
        elif change == "move":
            seats.append((f"Panel {rng.randrange(5)}", seats.pop(rng.randrange(len(seats)))[1]))


def answers(rng, programme):
    """Return what everyone might have said; one changes with every commit, and may have taken it back."""
    names = {row.split(",")[2] for row in programme.splitlines()[1:]}
    rows = [
        f"{name},{axis},{rng.choice(ANSWERS)},{rng.choice(['declared', 'declined', 'withdrawn'])},"
        f"{rng.choice(['', '2020-01-01', '2199-01-01'])}"
        for name in sorted(names)
        for axis in ("gender", "stage", "ethnicity", "pronouns")
    ]
    return "\n".join(["name,axis,values,state,expires", *rows]) + "\n"


def everything_public(folder, monkeypatch, declare, audience="public"):
    """Return all that a public CI prints, writes and exits with, over ten commits."""
    folder.mkdir()
    site = folder / "site"
    site.mkdir()
    monkeypatch.chdir(site)
    monkeypatch.setenv("CI", "true")
    more = "" if audience == "public" else f"audience: {audience}\n"
    Path("panelcheck.yaml").write_text(CONFIG + more, encoding="utf-8")
    everything = []
    outputs = [word for name in formats() for word in ("--output", f"{name}:report.{name}")]
    for programme in programmes(random.Random(1)):
        Path("event.csv").write_text(programme, encoding="utf-8")
        declare(folder, programme)
        arguments = ["--statistics", "--show", "notes,undetermined,suppressed", "event.csv"]
        everything.append(run("check", *outputs, *arguments))
        everything.append(run("check", "--fail-on-undetermined", "--fail-on-likely", "--quiet", *arguments))
        everything += [Path(f"report.{name}").read_text(encoding="utf-8") for name in formats()]
        everything += [run("show", "event.csv"), run("show", "--format", "json", "event.csv")]
        everything.append(run("baseline", "write", "event.csv"))
        if audience == "public":
            everything.append(Path("panelcheck-baseline.json").read_text(encoding="utf-8"))
        everything.append(run("check", "--baseline", "panelcheck-baseline.json", "event.csv"))
    return everything


@pytest.fixture
def public(tmp_path, monkeypatch):
    return lambda name, *given, **more: everything_public(tmp_path / name, monkeypatch, *given, **more)


def in_a_file(seed):
    """Return what writes another file of answers at each commit."""
    rng = random.Random(seed)
    return lambda folder, programme: write(folder, answers(rng, programme))


def write(folder, text):
    (folder / "answers.csv").write_text(text, encoding="utf-8")


def test_all_that_is_public_is_the_same_whatever_people_said(public, monkeypatch):
    """No outsider learns a bit from ten commits: reports in every format, exit codes, baselines."""
    nobody = public("nobody", lambda *_: None)
    assert any("PC1" in str(one) for one in nobody), "something was judged"
    for seed in range(2):
        assert public(f"said{seed}", in_a_file(seed)) == nobody
    assert public("broken", lambda folder, _: write(folder, "no field of ours\nwoman\n")) == nobody
    monkeypatch.setenv("PANELCHECK_SECRET", "0123456789abcdef0123456789abcdef")
    assert public("secret", in_a_file(3)) == nobody


def test_the_variable_tells_a_public_run_nothing(public, monkeypatch):
    def in_the_variable(seed):
        rng = random.Random(seed)
        return lambda _, programme: monkeypatch.setenv("PANELCHECK_DECLARATIONS", answers(rng, programme))

    assert public("one", in_the_variable(1)) == public("other", in_the_variable(2))


def test_the_same_is_not_so_for_the_organisers(public):
    """The answers do make a difference where they are used: the test above can fail."""
    both = [public(f"said{seed}", in_a_file(seed), audience="organiser") for seed in range(2)]
    assert both[0] != both[1]


@pytest.fixture(scope="module")
def attack():
    spec = importlib.util.spec_from_file_location("attack", ATTACK)
    module = importlib.util.module_from_spec(spec)
    sys.modules["attack"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["attack"]


def test_two_publications_tell_no_more_of_one_person_than_one_does(attack):
    """The figures of 1,000 events are in docs/privacy.md: make bench prints them."""
    found = attack.outsider(60, guarded=True)
    assert found.recovered == 0
    assert max(found.shifts) < 0.05
    naive = attack.outsider(60, guarded=False)
    assert max(naive.shifts) > 0.3, "without --previous the attack works: the test can fail"


def test_nor_do_they_where_a_crowd_has_joined(attack):
    found = attack.outsider(25, guarded=True, crowd=40)
    assert found.second > 5, "some second publications are told"
    assert found.recovered == 0
    assert max(found.shifts) < 0.25


def test_the_simulation_publishes_what_the_command_does(attack, tmp_path, monkeypatch):
    """The attacked figures are those of ``panelcheck publish``."""
    monkeypatch.chdir(tmp_path)
    rng = random.Random(7)
    for number in range(12):
        event = attack.drawn(rng, 40)
        said = [kind for kind, people in zip(attack.ANSWERS, event.start, strict=True) for _ in range(people)]
        names = [f"Ada{chr(97 + one % 26)} Example{chr(97 + one // 26)}" for one in range(len(said))]
        rows = "".join(f"Talk {one},talk,{name},speaker\n" for one, name in enumerate(names))
        Path("event.csv").write_text(f"session,kind,name,role\n{rows}", encoding="utf-8")
        told = "".join(f"{name},{kind}\n" for name, kind in zip(names, said, strict=True))
        Path("answers.csv").write_text(f"name,gender\n{told}", encoding="utf-8")
        code, out, err = run("publish", "--format", "json", "--declarations", "answers.csv", "event.csv")
        assert code == (0 if attack.figures(event.start) else 2), err
        document = json.loads(out) if out else {"tables": []}
        shown = [(row["label"], row["people"]) for table in document["tables"] for row in table["rows"]]
        assert sorted(shown) == sorted(attack.figures(event.start)), number


@pytest.mark.parametrize("format_name", RELEASE_FORMATS)
def test_one_persons_answer_never_shows_where_a_release_is_refused(tmp_path, monkeypatch, format_name):
    """Whatever one person said or did, a second release is refused in the same words."""
    monkeypatch.chdir(tmp_path)
    names = [f"Ada{chr(97 + one % 26)} Example{chr(97 + one // 26)}" for one in range(50)]
    said = ["woman"] * 17 + ["man"] * 22 + [""] * 10
    rows = "".join(f"Talk {one},talk,{name},speaker\n" for one, name in enumerate(names))
    Path("event.csv").write_text(f"session,kind,name,role\n{rows}", encoding="utf-8")
    told = set()
    for last in ("", *ANSWERS):
        everyone = zip(names, [*said, last], strict=True)
        text = "".join(f"{name},{kind}\n" for name, kind in everyone)
        Path("answers.csv").write_text(f"name,gender\n{text}", encoding="utf-8")
        given = ["--declarations", "answers.csv", "event.csv"]
        if not Path("release.json").exists():
            assert run("publish", "--output", "json:release.json", *given)[0] == 0
        told.add(run("publish", "--format", format_name, "--previous", "release.json", *given))
    assert len(told) == 1
    assert told.pop()[0] == 2
