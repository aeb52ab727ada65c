"""What a file held at an earlier revision, and who was on a programme when it was announced."""

import os
import subprocess

import pytest

from panelcheck.errors import UserError
from panelcheck.history import revision_at
from panelcheck.lint import lint
from panelcheck.reading import Options

WHEN = "2027-01-15T12:00:00 +0000"
HEADER = "session,kind,name,role,gender\n"


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A git repository, and a function that writes files and commits them as of a date."""
    for variable in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(variable)

    def git(*arguments, **environment):
        identity = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]
        subprocess.run(
            ["git", *identity, *arguments],
            cwd=tmp_path, check=True, capture_output=True, env={**os.environ, **environment},
        )  # fmt: skip

    def commit(files, when=WHEN, tag=""):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True, parents=True)
            path.write_text(text, encoding="utf-8")
        git("add", ".")
        git("commit", "--quiet", "-m", "x", GIT_COMMITTER_DATE=when, GIT_AUTHOR_DATE=when)
        if tag:
            git("tag", tag)

    git("init", "--quiet")
    commit.folder = tmp_path
    return commit


def test_a_tag_a_commit_and_a_date(repository):
    repository({"a.csv": "one"}, tag="announced")
    repository({"a.csv": "two"}, when="2027-02-01T12:00:00 +0000")
    folder = repository.folder
    first = revision_at(folder, "announced")
    for name in ("2027-01-20", first.commit):
        assert revision_at(folder, name).commit == first.commit
    assert revision_at(folder, "2027-02-02T00:00:00Z").commit == revision_at(folder, "HEAD").commit
    assert first.commit != revision_at(folder, "HEAD").commit
    files = first.files(folder)
    assert first.contents(list(files.values())) == [b"one"]


@pytest.mark.parametrize("revision", ["nowhere", "--all", "2026-01-01", ""])
def test_no_such_revision(repository, revision):
    repository({"a.csv": "one"})
    with pytest.raises(UserError) as caught:
        revision_at(repository.folder, revision)
    assert caught.value.message == f"git knows no revision '{revision}'"


def test_no_repository_and_no_git(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(UserError, match="not in a git repository"):
        revision_at(tmp_path, "HEAD")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UserError, match="git is not installed"):
        revision_at(tmp_path, "HEAD")


def rows(women, men, start=0):
    people = ["woman"] * women + ["man"] * men
    letters = ("".join("abcdefghij"[int(digit)] for digit in f"{start + at:03}") for at in range(len(people)))
    return "".join(
        f"Storage,talk,Zyx Q{name},speaker,{said}\n" for name, said in zip(letters, people, strict=True)
    )


BEFORE = HEADER + rows(5, 19)
SINCE = BEFORE + rows(5, 1, start=100)
LATE = (
    "of 6 people added since the announcement 5 are women, of 24 before it 5;"
    " sessions made mixed by one of them: 0"
)


def told(path, announced="announced"):
    rules = {"PC207": {"announced": announced}}
    overrides = {"extends": ("preview",), "select": ("PC207",), "rules": rules}
    report = lint([str(path)], Options(overrides=overrides))
    assert report.errors == ()
    return [one.message for one in report.findings], [one.reason for one in report.silences]


def test_who_was_added_since_the_announcement(repository):
    repository({"programme.csv": BEFORE}, tag="announced")
    repository({"programme.csv": SINCE}, when="2027-02-01T12:00:00 +0000")
    path = repository.folder / "programme.csv"
    assert told(path) == told(path, "2027-01-20") == ([LATE], [])
    assert told(path, "v9") == ([], ["the announced programme is not in this repository's history"])


def test_the_last_six_by_the_reference(repository):
    repository({"programme.csv": BEFORE}, tag="announced")
    repository({"programme.csv": SINCE})
    overrides = {
        "extends": ("preview",),
        "select": ("PC207",),
        "rules": {"PC207": {"announced": "announced"}},
    }
    path = repository.folder / "programme.csv"
    (finding,) = lint([str(path)], Options(overrides=overrides)).findings
    assert (finding.evidence["p"], finding.evidence["q"]) == (0.008842, 0.008842)
    assert (finding.location.line, finding.location.end_line) == (1, 0)


def test_a_programme_of_several_files(repository):
    parts = {"talks/one.csv": HEADER + rows(5, 9), "talks/two.csv": HEADER + rows(0, 10, start=50)}
    repository(parts, tag="announced")
    repository({"talks/three.csv": HEADER.replace("session", "title") + rows(5, 1, start=100)})
    assert told(repository.folder / "talks")[0] == [LATE]


def test_an_id_that_came_later_makes_nobody_late(repository):
    repository({"programme.csv": SINCE}, tag="announced")
    numbered = SINCE.replace("gender\n", "gender,person id\n").replace("man\n", "man,x\n").splitlines()
    numbered = [line.replace(",x", f",p{at}") for at, line in enumerate(numbered)]
    repository({"programme.csv": "\n".join(numbered) + "\n"})
    assert told(repository.folder / "programme.csv") == ([], ["too few to tell this from chance"])


def test_what_was_no_programme_yet_is_not_in_its_history(repository):
    repository({"programme.csv": '"unfinished\n'}, tag="announced")
    repository({"programme.csv": SINCE})
    assert told(repository.folder / "programme.csv")[1] == [
        "the announced programme is not in this repository's history"
    ]


def test_one_late_person_makes_a_session_mixed(repository):
    panel = "Panel,panel,Zyx Qba,panelist,man\nPanel,panel,Zyx Qbb,panelist,man\n"
    repository({"programme.csv": BEFORE + panel}, tag="announced")
    late = "Panel,panel,Zyx Qbc,panelist,woman\n"
    repository({"programme.csv": SINCE + panel + late})
    (message,), _ = told(repository.folder / "programme.csv")
    assert message.endswith("; sessions made mixed by one of them: 1")


@pytest.mark.parametrize(
    ("before", "late"),
    [
        (["Zyx Qba,panelist,man", "Zyx Qbb,panelist,woman"], ["Zyx Qbc,panelist,woman"]),
        (["Zyx Qba,panelist,man", "Zyx Qbb,panelist,man"], ["Zyx Qbc,panelist,man"]),
        (["Zyx Qba,panelist,man"], ["Zyx Qbc,panelist,woman", "Zyx Qbd,panelist,woman"]),
    ],
)
def test_nobody_late_is_said_to_have_mixed_what_was_mixed_or_still_is_not(repository, before, late):
    panel, added = ("".join(f"Panel,panel,{one}\n" for one in people) for people in (before, late))
    repository({"programme.csv": BEFORE + panel}, tag="announced")
    repository({"programme.csv": SINCE + panel + added})
    (message,), _ = told(repository.folder / "programme.csv")
    assert message.endswith("; sessions made mixed by one of them: 0")


def test_no_name_of_an_older_revision_is_kept(repository):
    repository({"programme.csv": BEFORE + "Storage,talk,Old Nameheld,speaker,man\n"}, tag="announced")
    repository({"programme.csv": SINCE})
    path = repository.folder / "programme.csv"
    overrides = {"extends": ("preview",), "rules": {"PC207": {"announced": "announced"}}}
    assert "Nameheld" not in repr(lint([str(path)], Options(overrides=overrides)))
