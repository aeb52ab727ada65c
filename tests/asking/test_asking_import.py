"""Exports of form tools, with every awkward cell we could think of; all people are invented."""

import csv
import io
import re
import shutil
import stat
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
from asking_runner import run
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.asking.questions import CONSENT, EMAIL, FAMILY, GIVEN, NAME, WHEN, Questions
from panelcheck.asking.replies import agrees, is_no, is_yes
from panelcheck.asking.sheet import harmless, sheet
from panelcheck.asking.timestamps import read_timestamps
from panelcheck.errors import UserError

EXPORTS = Path(__file__).parent / "exports"
GOOGLE, PRETALX = ((EXPORTS / f"{tool}.csv").read_bytes().decode() for tool in ("google", "pretalx"))
SECRETS = ("between", "the sea", "weder", "calc", "@home")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for export in EXPORTS.iterdir():
        shutil.copy(export, tmp_path)
    return tmp_path


def records(path="kept.csv"):
    with Path(path).open(encoding="utf-8", newline="") as file:
        return {(row["name"], row["email"]): row for row in csv.DictReader(file)}


def said(path="kept.csv"):
    return {name: (row["state"], row["values"]) for (name, _), row in records(path).items()}


def test_google_forms(folder):
    code, out, err = run(
        "declarations", "import", "google.csv", "--output", "kept.csv", "--expires", "2027-06-30"
    )
    assert (code, err) == (0, "")
    assert out == (
        "google.csv: 10 responses, 8 people\n"
        "  gender: answered 5, declined or left empty 3, in words that map to no category 2\n"
        "  answered again: 1 (the later answer counts)\n"
        "  without a name or e-mail: 1 (left out)\n"
        "  did not agree to the use: 1 (counted as declined, no answer is kept)\n"
        "Wrote kept.csv: 8 records, for nobody but you to read\n"
    )
    found = records()
    assert {who: (row["state"], row["values"], row["purposes"]) for who, row in found.items()} == {
        ('Amara "Ama" Diallo', "Ama@Commons.example"): ("declared", "woman", "programme; totals"),
        ("Zoë Ferrer", "ZOE@atlas.example"): ("declared", "woman", "programme"),
        ("Kim Larsen", "kim@harbour.example"): ("declared", "'=cmd|' /C calc'!A0", "programme"),
        ("Kim Larsen", "other.kim@lab.example"): ("declined", "", "programme"),
        ("'=1+1", "formula@lab.example"): ("declared", "man", "programme"),
        ("Noor Haddad", "noor@radio.example"): ("declared", "somewhere; between; '@home", "programme"),
        ("Jonas Keller", "jonas@keller.example"): ("declined", "", ""),
        ("Rui Tavares", "rui@data.example"): ("declined", "", "programme"),
    }
    assert {row["source"] for row in found.values()} == {"own-form"}
    assert {row["expires"] for row in found.values()} == {"2027-06-30"}
    assert found["Zoë Ferrer", "ZOE@atlas.example"]["date"] == "2027-01-16"
    assert stat.S_IMODE(Path("kept.csv").stat().st_mode) == 0o600


def test_limesurvey(folder):
    code, out, err = run("declarations", "import", "limesurvey.csv", "--output", "kept.csv")
    assert code == 0
    assert err == (
        "The answers hold for a year; name the programme too, or say --expires, to forget them sooner.\n"
    )
    assert out.splitlines()[:-1] == [
        "limesurvey.csv: 6 responses, 6 people",
        "  gender: answered 4, declined or left empty 2, in words that map to no category 1",
        "  did not agree to the use: 1 (counted as declined, no answer is kept)",
        "  columns not needed: number 1, 3, 12",
    ]
    assert said() == {
        "Helena Brandt": ("declared", "woman"),
        "Bram de Wit": ("declared", "man"),
        "Sam Okafor": ("declared", "man; nonbinary"),
        "Tomasz Zielinski": ("declined", ""),
        "Lea Winter": ("declared", "weder; noch"),
        "Uwe Sommer": ("declined", ""),
    }
    assert {row["expires"] for row in records().values()} == {"2028-01-14"}


def test_pretalx(folder):
    code, out, err = run(
        "declarations", "import", "pretalx.csv", "--output", "kept.csv", "--expires", "2027-06-30"
    )
    assert code == 0
    assert err == "No column asks for consent: did people know what their answers are for, and agree?\n"
    assert out.splitlines()[:2] == [
        "pretalx.csv: 4 responses, 4 people",
        "  gender: answered 2, declined or left empty 1, in words that map to no category 1",
    ]
    assert said() == {
        "Ingrid Solheim": ("declared", "woman; nonbinary"),
        "Pavel Dvorak": ("declined", ""),
        "Kim Larsen": ("declared", "the sea, mostly"),
    }


@pytest.mark.parametrize("tool", ["google", "limesurvey", "pretalx"])
def test_no_answer_is_ever_printed(folder, tool):
    (folder / "event.csv").write_text(
        "session,name,role\nOne,Kim Larsen,speaker\nOne,Ada Quist,speaker\n", encoding="utf-8"
    )
    for extra in ([], ["--output", "kept.csv"], ["event.csv", "--list"]):
        _, out, err = run("declarations", "import", f"{tool}.csv", *extra)
        for secret in (*SECRETS, "oman", "Man", "binary", "Frau"):
            assert secret not in out + err, secret


def test_two_people_of_one_name_are_not_asked_again(folder):
    (folder / "event.csv").write_text(
        "session,name,id,role\nOne,Kim Larsen,a,speaker\nTwo,Kim Larsen,b,speaker\nTwo,Ada Quist,c,speaker\n",
        encoding="utf-8",
    )
    out = run("declarations", "import", "pretalx.csv", "event.csv", "--list")[1]
    assert out.splitlines()[2:] == [
        "event.csv: 3 people, asked 0, not yet asked 1",
        "  gender: answered 0, declined or left empty 0",
        "  may have answered: 2 (an answer fits several people here: ask for e-mails)",
        "  fit several people here: answers of 1 person",
        "  match nobody here: answers of 2 people (a name spelt otherwise?)",
        "Not yet asked:",
        "  Ada Quist",
    ]


def test_an_address_that_two_people_share_and_neither_of_their_names_fits_both(folder):
    (folder / "event.csv").write_text(
        "session,name,email,role\nOne,Ada Quist,office@x.example,speaker\n"
        "Two,Bo Lind,Office@x.example,speaker\nTwo,Cy Ray,cy@x.example,speaker\n",
        encoding="utf-8",
    )
    (folder / "answers.csv").write_text(
        "Name,E-Mail,Gender\nA. Quist,office@x.example,woman\n", encoding="utf-8"
    )
    out = run("declarations", "import", "answers.csv", "event.csv", "--list")[1]
    assert out.splitlines()[2:] == [
        "event.csv: 3 people, asked 0, not yet asked 1",
        "  gender: answered 0, declined or left empty 0",
        "  may have answered: 2 (an answer fits several people here: ask for e-mails)",
        "  fit several people here: answers of 1 person",
        "Not yet asked:",
        "  Cy Ray",
    ]


def test_what_is_written_is_read_by_check(folder):
    (folder / "event.csv").write_text(
        "session,kind,name,role\n"
        + "".join(f"One,panel,{name},panelist\n" for name in ("Helena Brandt", "Bram de Wit", "Sam Okafor")),
        encoding="utf-8",
    )
    run("declarations", "import", "limesurvey.csv", "--output", "kept.csv", "--expires", "2999-01-01")
    out = run("check", "event.csv", "--declarations", "kept.csv")[1]
    assert "Gender basis: told us 3" in out


def test_words_of_ones_own_are_mapped_by_a_vocabulary(folder):
    (folder / "words.yaml").write_text(
        "id: ours\nversion: 3\naxis: gender\ncategories: {nonbinary: [the sea; mostly, weder, noch]}\n",
        encoding="utf-8",
    )
    _, out, err = run(
        "declarations", "import", "limesurvey.csv", "--vocabulary", "words.yaml", "--output", "kept.csv"
    )
    assert "Vocabulary: ours@3\n" in err
    assert "  gender: answered 4, declined or left empty 2\n" in out
    assert said()["Lea Winter"] == ("declared", "nonbinary")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id: a\nversion: 1\naxis: gendre\ncategories: {}\n",
         "words.yaml:3:7: error: 'gendre' is not an axis of this event\n  hint Did you mean 'gender'?\n"),
        ("id: a\nversion: 1\naxis: gender\ncategories: {womman: [x]}\n",
         "words.yaml:4:14: error: 'womman' is not a category of gender\n  hint Did you mean 'woman'?\n"),
        ("id: a\nversion: 1\naxis: birth sex\ncategories: {}\n",
         ("words.yaml:3:7: error: panelcheck does not use sex assigned at birth or trans status\n"
         "  hint Ask for gender instead, and leave this out.\n")),
        ("- a\n",
         ("words.yaml:1:1: error: a vocabulary is one mapping of keys and values\n"
         "  hint Give it an id, a version, an axis, and categories, each with a list of spellings.\n")),
        ("id: a\naxis: gender\ncategorys: {}\n", "words.yaml:3:1: error: unknown key 'categorys'"),
    ],
)  # fmt: skip
def test_a_vocabulary_that_cannot_be_used(folder, text, message):
    (folder / "words.yaml").write_text(text, encoding="utf-8")
    code, out, err = run("declarations", "import", "google.csv", "--vocabulary", "words.yaml")
    assert (code, out) == (2, "")
    assert message in err


def test_axes_of_the_events_own(folder):
    (folder / "panelcheck.yaml").write_text(
        "axes:\n  career_stage:\n    categories: {early: [junior], late: [senior]}\n  town: {}\n"
        "fields: {Wo lebst du gerade?: town}\n",
        encoding="utf-8",
    )
    (folder / "answers.csv").write_text(
        "Full name,How would you describe your career stage?,Wo lebst du gerade?\n"
        'Ada Quist,junior,"Trieste, Italy"\nBo Lind,late,Oslo; prefer not to say\nCy Ray,between jobs,\n',
        encoding="utf-8",
    )
    code, out, _ = run("declarations", "import", "answers.csv", "--output", "kept.csv")
    assert code == 0
    assert out.splitlines()[1:3] == [
        "  career_stage: answered 3, declined or left empty 0, in words that map to no category 1",
        "  town: answered 1, declined or left empty 2",
    ]
    with Path("kept.csv").open(encoding="utf-8") as file:
        assert {(row["name"], row["axis"]): row["values"] for row in csv.DictReader(file)} == {
            ("Ada Quist", "career_stage"): "early", ("Ada Quist", "town"): "Trieste, Italy",
            ("Bo Lind", "career_stage"): "late", ("Bo Lind", "town"): "",
            ("Cy Ray", "career_stage"): "between jobs", ("Cy Ray", "town"): "",
        }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Your name,What sex were you assigned at birth?\nAda Quist,x\n",
         "answers.csv:1:11: error: panelcheck does not use sex assigned at birth or trans status"),
        ("Your name,What is your gender?,Are you trans?\nAda Quist,x,y\n",
         "answers.csv:1:32: error: panelcheck does not use sex assigned at birth or trans status"),
        ("Your name,Shoe size\nAda Quist,12\n",
         "answers.csv:1:1: error: no column answers a question of this event (gender)"),
        ("What is your gender?,Shoe size\nsecretword,12\n",
         "answers.csv:1:1: error: no column says who answered"),
        ("secretword,Ada Quist\nsecretword,Bo Lind\n",
         "answers.csv:1:1: error: no column of this file answers a question we know"),
        ("", "answers.csv:1:1: error: no column of this file answers a question we know"),
        ("Your name,What is your gender?\nAda Quist,secretword,12\nBo Lind,secretword,13\n",
         ("answers.csv:2:22: error: this row has 3 cells, but the header names 2 columns\n"
         "answers.csv:3:20: error: this row has 3 cells, but the header names 2 columns\n")),
        ('Your name,What is your gender?\nAda Quist,"secretword\n',
         "answers.csv:2:12: error: a quote is opened here and never closed"),
        ("name,question,answer\nAda Quist,Shoe size,secretword\n",
         "answers.csv:1:1: error: no column answers a question of this event (gender)"),
    ],
)  # fmt: skip
def test_an_export_that_cannot_be_used(folder, text, message):
    (folder / "answers.csv").write_text(text, encoding="utf-8")
    code, out, err = run("declarations", "import", "answers.csv", "--output", "kept.csv")
    assert (code, out) == (2, "")
    assert message in err
    assert "secretword" not in err
    assert not Path("kept.csv").exists()


def test_importing_again_adds_what_is_new_and_keeps_what_was_taken_back(folder):
    run("declarations", "import", "google.csv", "--output", "kept.csv", "--expires", "2999-01-01")
    text = Path("kept.csv").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    (place,) = [number for number, line in enumerate(lines) if "Ama@" in line]
    lines[place] = "Amara Diallo,ama@commons.example,gender,,withdrawn,own-form,,2027-02-01,\r\n"
    lines.append("Hand Made,hand@made.example,gender,woman,declared,own-statement,,2027-01-01,")
    Path("kept.csv").write_text("".join(lines), encoding="utf-8", newline="")
    newer = GOOGLE + (
        '"2027/01/20 9:00:00 AM GMT+1","Rui Tavares","rui@data.example","Man","Yes - but only to look at how'
        ' balanced the programme is"\n'
        '"2027/01/21 9:00:00 AM GMT+1","Ida Berg","ida@berg.example","Woman","Yes - but only to look at how'
        ' balanced the programme is"\n'
    )
    Path("google.csv").write_text(newer, encoding="utf-8")
    code, out, _ = run(
        "declarations", "import", "google.csv", "--output", "kept.csv", "--expires", "2999-01-01"
    )
    assert code == 0
    assert out.splitlines()[-2:] == [
        "Wrote kept.csv: 1 added, 1 changed, 6 known already",
        "  1 answer stays out: taken back since",
    ]
    after = Path("kept.csv").read_bytes().decode()
    kept = [line for line in "".join(lines).splitlines(keepends=True) if "rui@" not in line]
    assert after.startswith("".join(kept)), "nothing else of the file has changed"
    assert after.removeprefix("".join(kept)).splitlines() == [
        "",
        "Rui Tavares,rui@data.example,gender,man,declared,own-form,programme,2027-01-20,2999-01-01",
        "Ida Berg,ida@berg.example,gender,woman,declared,own-form,programme,2027-01-21,2999-01-01",
    ]
    run("declarations", "import", "google.csv", "--output", "kept.csv", "--expires", "2999-01-01")
    assert Path("kept.csv").read_bytes().decode() == after, "a third time changes nothing"


def test_who_answers_again_after_taking_back_is_kept(folder):
    Path("kept.csv").write_text(
        "name,email,axis,values,state,source,purposes,date,expires\n"
        "Helena Brandt,helena@weekly.example,gender,,withdrawn,own-form,,2027-01-01,\n",
        encoding="utf-8",
    )
    out = run("declarations", "import", "limesurvey.csv", "--output", "kept.csv")[1]
    assert "Wrote kept.csv: 6 added, 0 changed, 0 known already\n" in out


def test_a_file_with_other_columns_stays_as_it_is(folder):
    Path("kept.csv").write_text("name,gender\nAda Quist,woman\n", encoding="utf-8")
    code, _, err = run(
        "declarations", "import", "google.csv", "--output", "kept.csv", "--expires", "2999-01-01"
    )
    assert (code, err) == (
        2,
        (
            "kept.csv:1:1: error: this file has other columns than an import writes, and stays as it is\n"
            "  hint Import into a new file.\n"
        ),
    )
    assert Path("kept.csv").read_text(encoding="utf-8") == "name,gender\nAda Quist,woman\n"


@pytest.fixture
def repository(folder):
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    return folder


def test_answers_are_not_written_where_git_would_take_them(repository):
    (repository / "sub").mkdir()
    for output in ("kept.csv", "sub/kept.csv", "sub/new/kept.csv"):
        code, _, err = run("declarations", "import", "google.csv", "--output", output)
        assert (code, err) == (
            2,
            (
                f"{output}:1:1: error: this would lie in a git repository\n"
                "  hint Keep it outside, such as ~/private/answers.csv, or name it in .gitignore first.\n"
            ),
        )
        assert not Path(output).exists()


def test_an_ignored_place_and_one_outside_are_fine(repository, tmp_path_factory):
    (repository / ".gitignore").write_text("private/\n", encoding="utf-8")
    outside = tmp_path_factory.mktemp("outside") / "kept.csv"
    for output in (repository / "private" / "kept.csv", outside):
        assert run("declarations", "import", "google.csv", "--output", output)[0] == 0
        assert stat.S_IMODE(output.stat().st_mode) == 0o600
    assert stat.S_IMODE((repository / "private").stat().st_mode) == 0o700


def test_a_link_out_of_the_repository_does_not_hide_one_into_it(repository, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "link.csv").symlink_to(repository / "kept.csv")
    assert run("declarations", "import", "google.csv", "--output", outside / "link.csv")[0] == 2


def test_a_tracked_file_is_refused_though_ignored(repository):
    (repository / ".gitignore").write_text("kept.csv\n", encoding="utf-8")
    (repository / "kept.csv").write_text("x\n", encoding="utf-8")
    subprocess.run(["git", "add", "-f", "kept.csv", "google.csv"], cwd=repository, check=True)
    code, _, err = run("declarations", "import", "google.csv", "--output", "kept.csv")
    assert code == 2
    assert "kept.csv:1:1: error: this file is tracked by git: whoever has the repository has it too\n" in err
    assert "google.csv is tracked by git" in run("declarations", "import", "google.csv")[2]


def test_without_git_a_repository_is_no_place_for_answers(repository, monkeypatch):
    monkeypatch.setenv("PATH", "")
    code, _, err = run("declarations", "import", "google.csv", "--output", "kept.csv")
    assert code == 2
    assert "without git nobody can tell whether it is ignored" in err
    assert run("declarations", "import", "google.csv")[0] == 0


def test_without_an_output_nothing_is_written(folder):
    before = sorted(folder.iterdir())
    code, _, err = run("declarations", "import", "google.csv", "--expires", "2999-01-01")
    assert (code, err) == (0, "Nothing is written yet: say where with --output, outside the repository.\n")
    assert sorted(folder.iterdir()) == before


def test_a_pipe_into_a_vault(folder, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    code, out, err = run("declarations", "import", "-", "--output", "-", stdin=PRETALX.encode())
    assert code == 0
    assert out.startswith("name,email,axis,values,state,source,purposes,date,expires\nIngrid Solheim,")
    assert "\n-: 4 responses, 4 people\n" in err
    monkeypatch.setenv("CI", "true")
    code, out, err = run("declarations", "import", "google.csv", "--output", "-")
    assert (code, out) == (2, "")
    assert "pipe it into a vault" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["google.csv", "--list"], "--list needs the programme"),
        (["google.csv", "--output", "kept.yaml"], "name a file that ends in .csv"),
        (["none.csv"], "none.csv:1:1: error: no such file"),
        (["google.csv", "none.csv"], "none.csv:1:1: error: no such file"),
        (["google.csv", "--output", "no/such/folder/kept.csv"], "cannot write no/such/folder/kept.csv"),
    ],
)
def test_what_cannot_be_done(folder, arguments, message):
    code, _, err = run("declarations", "import", *arguments)
    assert code == 2
    assert message in err


def test_the_event_says_how_long_answers_hold(folder):
    (folder / "event.csv").write_text(
        "session,date,name,role\nOne,2027-03-04,Kim Larsen,speaker\nTwo,2027-03-06,Ada Quist,speaker\n",
        encoding="utf-8",
    )
    run("declarations", "import", "google.csv", "event.csv", "--output", "kept.csv")
    assert {row["expires"] for row in records().values()} == {str(date(2027, 3, 6) + timedelta(days=90))}


def test_a_last_day_that_is_over_is_told(folder):
    err = run("declarations", "import", "google.csv", "--output", "kept.csv", "--expires", "2020-01-31")[2]
    assert "The last day of these answers was 2020-01-31: they count as not asked." in err


def test_two_people_who_share_an_address_are_two(folder):
    Path("answers.csv").write_text(
        "Name,E-Mail,Gender\nAda Quist,office@x.example,woman\nBo Lind,Office@x.example,man\n"
        "Cy Ray,cy@x.example,man\nC. Ray,cy@x.example,woman\n",
        encoding="utf-8",
    )
    out = run("declarations", "import", "answers.csv", "--output", "kept.csv")[1]
    assert out.startswith("answers.csv: 4 responses, 3 people\n")
    assert {who: row["values"] for who, row in records().items()} == {
        ("Ada Quist", ""): "woman",
        ("Bo Lind", ""): "man",
        ("C. Ray", "cy@x.example"): "woman",
    }


QUESTIONS = Questions.of(("gender", "career_stage"), {"Deltagere": "name", "Titel": "title"})


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Gender", "gender"), ("What is your gender identity?", "gender"), ("gender[woman]", "gender"),
        ("With which gender do you identify? (Select all that apply)", "gender"),
        ("Geschlecht (freiwillig)", "gender"), ("Mit welchem Geschlecht identifizierst du dich?", "gender"),
        ("Quel est votre genre ?", "gender"), ("¿Con qué género te identificas?", "gender"),
        ("Qual è il tuo genere?", "gender"), ("Qual é o seu gênero?", "gender"),
        ("Wat is jouw gender?", "gender"), ("Jaka jest Twoja płeć?", "gender"),
        ("Jaké je vaše pohlaví?", "gender"), ("G02Q07. What is your gender? [Other]", "gender"),
        ("Which career stage would you describe yourself as?", "career_stage"), ("Deltagere", NAME),
        ("Your full name", NAME), ("Vor- und Nachname", NAME), ("Nom complet", NAME),
        ("Imię i nazwisko", NAME),
        ("First name", GIVEN), ("Last name", FAMILY), ("Prénom", GIVEN), ("Nachname", FAMILY),
        ("E-Mail-Adresse", EMAIL), ("Email Address", EMAIL), ("Adresse e-mail", EMAIL),
        ("Correo electrónico", EMAIL), ("Username", EMAIL), ("Zeitstempel", WHEN), ("Horodateur", WHEN),
        ("Marca temporal", WHEN), ("Date submitted", WHEN), ("I agree that my answers are used", CONSENT),
        ("Einwilligung", CONSENT), ("Souhlasím s použitím odpovědí", CONSENT), ("Pronouns", "pronouns"),
        ("Do you consent to being recorded?", None), ("I agree to the code of conduct", None),
        ("Comments on gender balance", None), ("Gender of your co-speaker", None), ("Titel", None),
        ("Session name", None), ("Company address", None), ("Date of birth", None), ("Transport needs", None),
    ],
)  # fmt: skip
def test_questions_in_many_languages(header, field):
    column = QUESTIONS.column(header)
    assert (column.field if column else None) == field


@pytest.mark.parametrize(
    "header",
    ["Sex assigned at birth", "What sex were you registered as at birth?",
     "Bei der Geburt eingetragenes Geschlecht", "Sexe assigné à la naissance",
     "Are you trans?", "Do you identify as transgender? [Yes]", "AGAB"],
)  # fmt: skip
def test_questions_nobody_should_ask(header):
    with pytest.raises(UserError, match="does not use sex assigned at birth or trans status"):
        QUESTIONS.column(header)


def test_a_given_and_a_family_name_make_a_name(folder):
    for first, last in (("First name", "Last name"), ("Vorname", "Name"), ("Prénom", "Nom")):
        Path("answers.csv").write_text(f"{first},{last},Gender\nAda,Quist,woman\n", encoding="utf-8")
        run("declarations", "import", "answers.csv", "--output", "kept.csv")
        assert said() == {"Ada Quist": ("declared", "woman")}
        Path("kept.csv").unlink()


@pytest.mark.parametrize(
    ("text", "agreed"),
    [("Yes", True), ("Ja, ich bin einverstanden", True), ("I agree to this", True), ("Oui", True),
     ("", False), ("No", False), ("I do not agree", False), ("Ich bin nicht einverstanden", False),
     ("maybe later", False),
     ("Je n'accepte pas", False), ("I don't consent", False), ("yes and no", False)],
)  # fmt: skip
def test_every_doubt_is_a_no(text, agreed):
    assert agrees(text) is agreed


def test_yes_and_no():
    assert [is_yes(text) for text in ("Y", "Ja", "Sí", "x", "1", "", "Woman")] == [True] * 5 + [False] * 2
    assert [is_no(text) for text in ("N", "Nein", "", " ", "0", "Y", "Woman")] == [True] * 5 + [False] * 2


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (["1/14/2027 9:31:22", "2/3/2027 9:00"], ["2027-01-14 09:31:22", "2027-02-03 09:00:00"]),
        (["14/1/2027 9:31:22", "2/3/2027 9:00"], ["2027-01-14 09:31:22", "2027-03-02 09:00:00"]),
        (["1/2/2027 9:31", "2/3/2027 9:00"], [None, None]),
        (["14.01.2027 21:31:22"], ["2027-01-14 21:31:22"]),
        (["2027/01/14 1:05:51 PM GMT+1"], ["2027-01-14 13:05:51"]),
        (["2027-01-14T09:31:22Z"], ["2027-01-14 09:31:22"]),
        (["2027/01/14 12:05:51 AM GMT+1"], ["2027-01-14 00:05:51"]),
        (["soon", "", "31/31/2027", "2027-02-30"], [None, None, None, None]),
    ],
)
def test_timestamps(texts, days):
    assert [str(day) if day else None for day in read_timestamps(texts)] == days


@given(st.text())
def test_no_part_of_a_cell_is_a_formula(text):
    made = harmless(text)
    assert harmless(made) == made
    assert made.replace("'", "") == text.replace("'", "")
    parts = re.split(r"[;,\t\r\n|]", made)
    assert not [part for part in parts if part.lstrip()[:1] in ("=", "+", "-", "@")]


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2), min_size=1))
def test_a_sheet_reads_back_as_it_was(rows):
    made = list(csv.reader(io.StringIO(sheet(rows), newline="")))
    assert made == [
        ["\n".join(harmless(cell).replace("\r\n", "\r").split("\r")) for cell in row] for row in rows
    ]


HEADERS = st.sampled_from(
    ["Your name", "E-mail", "What is your gender?", "Gender [Woman]", "Gender [Other]", "Timestamp",
     "Consent", "question", "answer", "Shoe size", "", "First name", "Pronouns"]
)  # fmt: skip
SECRET = st.sampled_from(
    ["xqzw1", "xqzw2; =xqzw3", "woman", "Mann", "prefer not to say", "1/2/2027", "Ja", "", "\n", '"']
)


@given(
    st.lists(HEADERS, min_size=1, max_size=6),
    st.lists(st.lists(SECRET, max_size=7), max_size=6),
    st.sampled_from(",;\t"),
)
def test_no_export_breaks_the_import_or_is_repeated(tmp_path_factory, header, rows, mark):
    file = tmp_path_factory.mktemp("fuzz") / "answers.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, delimiter=mark).writerows([header, *rows])
    code, out, err = run("declarations", "import", file, "--output", file.with_name("kept.csv"))
    assert code in (0, 2), err
    assert not re.search(r"xqzw|\bwoman\b|Mann", out + err)
    if code == 0:
        again = run(
            "declarations", "match", EXPORTS / "event.csv", "--declarations", file.with_name("kept.csv")
        )
        assert again[0] == 0, again


@given(st.binary(max_size=200))
def test_no_bytes_break_the_import(tmp_path_factory, data):
    file = tmp_path_factory.mktemp("fuzz") / "answers.csv"
    file.write_bytes(b"Your name,Gender\n" + data)
    code, _, err = run("declarations", "import", file, "--output", file.with_name("kept.csv"))
    assert code in (0, 2), err


def test_times_that_cannot_be_read_are_counted(folder):
    rows = "13/1/2027 09:00,Ada Quist,woman\nsome day,Bo Lind,man\n,Cy Ray,man\n"
    Path("late.csv").write_text(f"Timestamp,Name,Gender\n{rows}", encoding="utf-8")
    out = run("declarations", "import", "late.csv")[1]
    assert "  times that cannot be read: 1 (those answers have no date, and all count in the order of" in out
    both = "3/4/2027 09:00,Ada Quist,woman\n3/5/2027 09:00,Bo Lind,man\n"
    Path("late.csv").write_text(f"Timestamp,Name,Gender\n{both}", encoding="utf-8")
    assert "times that cannot be read: 2 (" in run("declarations", "import", "late.csv")[1], "April or March?"
    assert "times that" not in run("declarations", "import", "google.csv")[1]


@pytest.mark.parametrize(
    "text",
    [
        'id,submitdate,name,"gender[SQ001]","gender[SQ002]"\n1,2027-01-01 09:00:00,Ada Quist,Y,N\n',
        "id,submitdate,name,gender\n1,2027-01-01 09:00:00,Ada Quist,AO02\n",
    ],
)
def test_codes_of_limesurvey_are_told_and_can_be_mapped(folder, text):
    Path("codes.csv").write_text(text, encoding="utf-8")
    out = run("declarations", "import", "codes.csv")[1]
    assert "  codes instead of words: 1 (export full answers, or say what they mean with --vocabulary)" in out
    vocabulary = "id: codes\nversion: 1\naxis: gender\ncategories: {woman: [SQ001, AO02]}\n"
    Path("codes.yaml").write_text(vocabulary, encoding="utf-8")
    run("declarations", "import", "codes.csv", "--vocabulary", "codes.yaml", "--output", "kept.csv")
    assert said() == {"Ada Quist": ("declared", "woman")}


@pytest.mark.parametrize("header", ["Person", "Speaker", "speaker name"])
def test_one_row_an_answer_by_person(folder, header):
    rows = 'What is your gender?,"Woman, Non-binary",Ada Quist\nT-shirt,M,Ada Quist\n'
    Path("answers.csv").write_text(f"Question,Answer,{header}\n{rows}", encoding="utf-8")
    assert run("declarations", "import", "answers.csv", "--output", "kept.csv")[0] == 0
    assert said() == {"Ada Quist": ("declared", "woman; nonbinary")}


def test_one_row_an_answer_in_german(folder):
    rows = "Welchem Geschlecht ordnest du dich zu?;Frau;Ada Quist\nT-Shirt;M;Ada Quist\n"
    Path("antworten.csv").write_text(f"Frage;Antwort;Name\n{rows}", encoding="utf-8")
    assert run("declarations", "import", "antworten.csv", "--output", "kept.csv")[0] == 0
    assert said() == {"Ada Quist": ("declared", "woman")}
