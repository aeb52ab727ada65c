"""What a review found wrong about paths, globs and configs, each told through the command line."""

import json
import re

import pytest
from click.testing import CliRunner

from panelcheck.cli import panelcheck

PANEL = "- {title: Tea, kind: panel, speakers: [Abel Roe, Bert Roe, Carl Roe]}\n"
TALK = "- {title: Rest, kind: talk, speakers: [Dina Moreno]}\n"


@pytest.fixture
def put(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(files):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    return write


def run(*arguments):
    result = CliRunner().invoke(panelcheck, arguments)
    assert result.exit_code != 3, result.output
    return result


def shown(*paths):
    """Return the exit code, the programmes as shown, and what is complained of."""
    result = run("show", "--format", "json", *paths)
    return result.exit_code, json.loads(result.stdout)["programmes"], result.stderr


def people(*paths):
    text = json.dumps(shown(*paths)[1])
    names = ("Abel Roe", "Dina Moreno", "Ada Byron", "Cleo Danner", "Acme")
    return [name for name in names if name in text]


@pytest.mark.parametrize("config", ["", "programmes: [{name: Days, files: ['*.yml']}]\n"])
@pytest.mark.parametrize("broken", ["{{- if .Values.x }}\na: b\n", "<<<<<<< HEAD\n- {a: b}\n=======\n"])
def test_a_broken_file_does_not_hide_the_others(put, config, broken):
    put({"sessions.yml": PANEL, "deploy.yml": broken} | ({"panelcheck.yaml": config} if config else {}))
    code, (programme,), complaints = shown(".")
    assert code == 2
    assert "Abel Roe" in json.dumps(programme)
    assert "deploy.yml:1:" in complaints
    result = run("check", ".")
    assert (result.exit_code, result.output.count("deploy.yml:")) == (2, 1)
    assert "Tea" in result.output


def test_only_broken_files_are_all_told(put):
    put({"a.yml": "a: [\n", "b.yml": "b: {\n", "c.yml": "on: [push]\n"})
    result = run("check", ".")
    assert result.exit_code == 2
    assert "a.yml:" in result.output
    assert "b.yml:" in result.output


@pytest.mark.parametrize(
    ("config", "place", "said"),
    [
        ("kinds: {debatt: pannel}\n", "1:17", "Did you mean 'panel'?"),
        ("fields: {slags: knd}\n", "1:17", "Did you mean 'kind'?"),
        ("programmes:\n- {name: A, files: a.yml, kinds: {x: tlak}}\n", "2:38", "Did you mean 'talk'?"),
        (
            "programmes:\n- {name: A, files: a.yml, fields: {x: speekers}}\n",
            "2:39",
            "Did you mean 'speakers'?",
        ),
        ("fields: {x: qqqq}\n", "1:13", "There are title, "),
    ],
)
def test_words_that_stand_for_nothing(put, config, place, said):
    put({"panelcheck.yaml": config, "a.yml": PANEL})
    result = run("check", "a.yml")
    assert result.exit_code == 2
    assert f"panelcheck.yaml:{place}" in result.output
    assert said in " ".join(result.output.split())


def test_words_that_stand_for_a_field_a_kind_or_an_axis(put):
    config = "kinds: {debatt: panel}\nfields: {slags: kind, wer: speakers, kon: gender, alder: age}\n"
    put({"panelcheck.yaml": f"{config}axes: {{age: {{categories: {{young: [u30]}}}}}}\n", "a.yml": PANEL})
    assert run("check", "a.yml").exit_code != 2


@pytest.mark.parametrize("glob", ["**.csv", "a/**b/*.csv"])
def test_a_glob_that_is_none(put, glob):
    put({"panelcheck.yaml": f"programmes:\n- {{name: A, files: '{glob}'}}\n", "a.csv": "name\nAda Byron\n"})
    result = run("check", "a.csv")
    assert result.exit_code == 2
    assert "panelcheck.yaml:2:21" in result.output


@pytest.mark.parametrize("glob", [".", "./", "**", "data/**", "data/**/", "./data/**"])
def test_a_glob_for_a_whole_folder(put, glob):
    put(
        {
            "panelcheck.yaml": f"declarations: data/who.csv\nprogrammes: [{{name: A, files: '{glob}'}}]\n",
            "data/a.yml": PANEL,
            "data/deep/b.yml": TALK,
            "data/logo.png": "\x00",
            "data/who.csv": "name,gender\nCleo Danner,woman\n",
        }
    )
    assert shown()[0] == 0
    assert people() == ["Abel Roe", "Dina Moreno"]


def test_a_stale_glob_fails_its_own_programme_alone(put):
    put(
        {
            "panelcheck.yaml": "programmes:\n- {name: Old, files: [old/*.yml, b.yml]}\n"
            "- {name: New, files: a.yml}\n",
            "a.yml": PANEL,
            "b.yml": "- {title: Old, speakers: [Cleo Danner]}\n",
            "c/c.yml": TALK,
        }
    )
    for paths, expected in (
        ((), ["Abel Roe"]),
        (("a.yml", "b.yml", "c/c.yml"), ["Abel Roe", "Dina Moreno"]),
        (("c",), ["Dina Moreno"]),
        (("b.yml",), []),
    ):
        code, _, complaints = shown(*paths)
        assert (code, complaints.count("no file matches")) == (2, 1)
        assert people(*paths) == expected
    _, (new,), _ = shown(".")
    assert "c/c.yml" in json.dumps(new)
    assert "b.yml" not in json.dumps(new)


def test_folders_of_others_are_not_walked(put):
    apart = ("node_modules", "vendor", "venv", ".venv", "env", "_site", "dist", "build", "__pycache__")
    put({f"{name}/a.yml": PANEL for name in (*apart, "lib/site-packages")} | {"a.yml": TALK})
    assert people(".") == ["Dina Moreno"]
    assert people("build") == ["Abel Roe"]


@pytest.mark.parametrize(
    "table",
    [
        "id,name,capacity\n1,Ada Byron,80\n",
        "id,name,color\n1,Ada Byron,red\n",
        "name,level,url,logo\nAda Byron,gold,https://a.example,a.png\n",
        "name,address,phone\nAda Byron,Road 1,12\n",
    ],
)
def test_a_table_of_places_or_sponsors_is_a_named_skip(put, table):
    put({"sessions.yml": TALK, "list.csv": table})
    code, (programme,), _ = shown(".")
    assert code == 0
    assert "Ada Byron" not in json.dumps(programme)
    assert "nothing in it looks like a programme" in json.dumps(programme)
    result = run("check", "list.csv")
    assert result.exit_code == 2
    put({"panelcheck.yaml": "fields: {name: name}\n"})
    assert people("list.csv") == ["Ada Byron"]


@pytest.mark.parametrize(
    "table",
    [
        "name,company,bio\nAda Byron,Acme,x\n",
        "name\nAda Byron\n",
        "name,gender,price\nAda Byron,woman,3\n",
        "speaker name,gender,tier\nAda Byron,woman,gold\n",
        "name,url\nAda Byron,https://a.example\n",
    ],
)
def test_a_table_of_people_is_read(put, table):
    put({"list.csv": table})
    assert "Ada Byron" in people("list.csv")


@pytest.mark.parametrize(
    "text",
    [
        "site_name: Days\nnav:\n- {title: Talks, time: '10:00', speakers: [Ada Byron]}\n",
        "name: days\nversion: '1'\nauthors: [{name: Ada Byron, bio: x}]\nscripts: {build: make}\n",
        "cff-version: 1.2.0\ntitle: Days\nauthors: [{given-names: Ada, family-names: Byron}]\n",
        "services: [{title: Web, speakers: [Ada Byron]}]\n",
        "en: {title: Days, speakers: Ada Byron}\nde: {title: Tage, speakers: Ada Byron}\n",
    ],
)
def test_settings_in_a_directory_are_a_named_skip(put, text):
    put({"sessions.yml": TALK, "other.yml": text})
    code, (programme,), _ = shown(".")
    assert code == 0
    assert "Ada Byron" not in json.dumps(programme)
    assert "nothing in it looks like a programme" in json.dumps(programme)


def test_a_programme_with_a_key_of_settings_is_read(put):
    put({"site.yml": "nav: [{name: Home}]\nsessions:\n- {title: Tea, speakers: [Ada Byron]}\n"})
    assert people("site.yml") == ["Ada Byron"]


@pytest.mark.parametrize("schedule", ["schedule.yml", "_data/schedule.yml"])
def test_init_writes_the_schedule_of_a_site_of_records(put, tmp_path, schedule):
    files = {
        "sessions/1.yml": "id: 1\ntitle: Tea\nspeakers: [7]\n",
        "sessions/2.yml": "id: 2\ntitle: Rest\nspeakers: [8]\n",
        "people/7.yml": "id: 7\nname: Ada Byron\nbio: x\n",
        "people/8.yml": "id: 8\nname: Dina Moreno\nbio: x\n",
        schedule: "- date: 2027-03-04\n  timeslots:\n  - startTime: '10:00'\n    endTime: '10:30'\n"
        "    sessions: [{items: [1]}]\n",
    }
    put(files)
    _, (bare,), _ = shown(".")
    assert run("init", "--yes").exit_code == 0
    written = (tmp_path / "panelcheck.yaml").read_text(encoding="utf-8")
    assert re.findall(r"      - \"?([^\"\n]+)", written) == ["sessions/*.yml", "people/*.yml", schedule]
    code, (configured,), _ = shown()
    assert code == 0
    assert configured["sessions"] == bare["sessions"]
