"""A path on the command line: a file, standard input, or a directory of files that belong together."""

import pytest

from panelcheck.errors import UserError, UserErrors
from panelcheck.readers.paths import files_in, read_path
from panelcheck.readers.records import Words


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(**files):
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    return write


SESSIONS = "- {title: Tea, start: '10:00', speakers: [7]}\n"
SPEAKERS = "- {id: 7, name: Ada Moreno, bio: x}\n"


def test_a_directory_is_one_programme_of_its_files(folder):
    folder(site__sessions_yml=SESSIONS, site__speakers_yml=SPEAKERS, site__README_md="# Site\n")
    programme, sources = read_path("site", Words())
    assert [seat.name for _, seat in programme.seats()] == ["Ada Moreno"]
    assert (programme.path, programme.location.path) == ("site", "site/sessions.yml")
    assert sorted(sources) == ["site/sessions.yml", "site/speakers.yml"]


def test_a_file_of_its_own_does_not_look_beside_it(folder):
    folder(sessions_yml=SESSIONS, speakers_yml=SPEAKERS)
    programme, sources = read_path("sessions.yml", Words())
    assert [problem.kind for problem in programme.problems] == ["reference"]
    assert list(sources) == ["sessions.yml"]


def test_an_unrelated_file_is_a_named_skip(folder):
    folder(
        sessions_yml="- {title: Tea, speakers: [Ada Moreno]}\n",
        prices_csv="sku,price\n1,2\n",
        ci_yml="on: [push]\n",
    )
    programme, sources = read_path(".", Words())
    assert [(skip.what, skip.location.path) for skip in programme.skips] == [
        ("file", "ci.yml"),
        ("file", "prices.csv"),
    ]
    assert sorted(sources) == ["sessions.yml"]


def test_every_broken_file_is_told(folder):
    folder(a_yml="a: [\n", b_yml="b: {\n", sessions_yml=SESSIONS)
    with pytest.raises(UserErrors) as caught:
        read_path(".", Words())
    assert [error.location.path for error in caught.value.errors] == ["a.yml", "b.yml"]


@pytest.mark.parametrize("files", [{}, {"ci_yml": "on: [push]\n"}, {"prices_csv": "sku,price\n1,2\n"}])
def test_a_directory_without_a_programme(folder, files):
    folder(**files)
    with pytest.raises(UserError, match=r"^no programme in this directory$"):
        read_path(".", Words())


def test_hidden_files_and_configs_are_left_alone(folder, tmp_path):
    folder(
        b__sessions_yml=SESSIONS, a_csv="name\nAda Moreno\n", x__panelcheck_yaml="names: off\n",
        notes_txt="x",
    )  # fmt: skip
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config.yml").write_text("a: b\n")
    (tmp_path / ".hidden.yml").write_text("a: b\n")
    assert [path.relative_to(tmp_path).as_posix() for path in files_in(tmp_path)] == [
        "a.csv",
        "b/sessions.yml",
    ]


def test_of_a_few_files_the_hint_says_why_none_is_a_programme(tmp_path):
    (tmp_path / "list.csv").write_text("Anna Berg,Acme\nTom Ek,Globex\n", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read_path(str(tmp_path), Words())
    assert caught.value.hint == (
        f"{tmp_path / 'list.csv'}:1:1: no header: the first row does not name the columns"
    )
