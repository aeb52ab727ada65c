"""What people handed in about themselves is no programme, and is never read as one: not in silence either."""

import json
import subprocess
from pathlib import Path

import pytest
from test_cli import run

PRIVATE = "this holds what people said about themselves in private, and is no programme"
PANEL = "session,kind,name,role\n" + "".join(
    f"Future of Storage,panel,{name},panelist\n" for name in ("Ada Quist", "Bo Farkas", "Cleo Marsh")
)
ANSWER = "Zebrafrau"
HANDED_IN = {
    "full.csv": f"name,axis,values,state,source,purposes,date,expires\nAda Quist,gender,{ANSWER},,,,,\n",
    "short.csv": f"id,axis,value\n7,gender,{ANSWER}\n",
    "simple.csv": f"name,gender,expires\nAda Quist,{ANSWER},2199-01-01\n",
    "purposes.tsv": f"email\tpronouns\tpurposes\nada@example.org\t{ANSWER}\tpublish\n",
    "google.csv": f"Timestamp,Your name,What is your gender?\n2027/01/14 9:12:40 AM,Ada Quist,{ANSWER}\n",
    "lime.csv": f'"Datum Abgeschickt";"Dein Name";"Welchem Geschlecht? [Frau]"\n"";"Ada";"{ANSWER}"\n',
    "consent.csv": f"Name,Gender,I agree that my answers are used\nAda Quist,{ANSWER},yes\n",
    "pretalx.csv": f"code,person,question,answer\nABC,Ada Quist,What is your gender?,{ANSWER}\n",
    "antworten.csv": f"Person;Frage;Antwort\nAda Quist;Pronomen;{ANSWER}\n",
    "office.csv": "ID,Start time,Completion time,Name,What is your gender?\n"
    f"1,1/14/27 9:12,1/14/27 9:15,Ada Quist,{ANSWER}\n",
    "monkey.csv": "Respondent ID,Start Date,End Date,Name,Gender\n"
    f"7,2027-01-14,2027-01-14,Ada Quist,{ANSWER}\n",
    "qualtrics.csv": "StartDate,EndDate,RecordedDate,Name,Pronouns\n"
    f"2027-01-14,2027-01-14,2027-01-14,Ada Quist,{ANSWER}\n",
    "privacy.csv": f"Name,Company,Gender,I agree to the privacy policy\nAda Quist,Acme,{ANSWER},yes\n",
    "axis.csv": f"name,career stage,Zeitstempel\nAda Quist,{ANSWER},2027-01-14\n",
    "list.yaml": f"- {{name: Ada Quist, axis: gender, values: {ANSWER}}}\n",
    "short.yaml": f"declarations:\n  - {{name: Ada Quist, gender: {ANSWER}}}\n",
    "until.json": f'[{{"name": "Ada Quist", "gender": "{ANSWER}", "expires": "2030-01-01"}}]',
    "named.yaml": f"declarations:\n  - {{email: ada@example.org, axis: gender, value: {ANSWER}}}\n",
    "list.json": json.dumps([{"name": "Ada Quist", "axis": "gender", "values": [ANSWER]}]),
}
PROGRAMMES = {
    "speakers.csv": "name,gender,pronouns,affiliation\nAda Quist,woman,she/her,Acme\n",
    "mails.csv": "name,email,gender,source\nAda Quist,ada@example.org,woman,call for proposals\n",
    "recording.csv": "name,gender,Recording consent\nAda Quist,woman,yes\n",
    "plain-form.csv": "Timestamp,Name,T-shirt\n2027-01-14,Ada Quist,M\n",
    "axis.csv": "session,axis,name,gender\nTea,Energy,Ada Quist,woman\n",
    "faq.csv": "session title,room,name,question,answer\nTea,Hall,Ada Quist,How long?,An hour\n",
    "people.yaml": "people: [{name: Ada Quist, gender: woman}]\n"
    "sessions: [{title: Tea, people: [Ada Quist]}]\n",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("panel.csv").write_text(PANEL, encoding="utf-8")
    Path("panelcheck.yaml").write_text("axes: {career stage: {}}\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", ["check", "show", "publish"])
@pytest.mark.parametrize("name", HANDED_IN)
def test_answers_are_refused_and_never_quoted(folder, name, command):
    Path(name).write_text(HANDED_IN[name], encoding="utf-8")
    code, out, err = run(command, name)
    assert code == 2
    assert f"{name}:" in out + err
    assert PRIVATE in " ".join((out + err).split())
    assert ANSWER not in out + err


@pytest.mark.parametrize("name", HANDED_IN)
def test_in_a_folder_they_are_told_and_the_rest_is_checked(folder, name):
    Path(name).write_text(HANDED_IN[name], encoding="utf-8")
    code, out, err = run("check", "--format", "json", ".")
    report = json.loads(out)
    assert (code, report["exit_code"]) == (2, 2)
    assert [(error["path"], error["message"]) for error in report["errors"]] == [(name, PRIVATE)]
    assert report["programmes"][0]["people"] == 3
    assert ANSWER not in out + err


def test_what_to_do_with_an_export_and_with_declarations(folder):
    for name, words in (("google.csv", "declarations import"), ("full.csv", "pass it with --declarations")):
        Path(name).write_text(HANDED_IN[name], encoding="utf-8")
        code, _, err = run("show", name)
        assert code == 2
        assert words in err


def test_the_column_that_tells_is_pointed_at(folder):
    for name, column in (("simple.csv", 13), ("consent.csv", 13), ("full.csv", 6), ("pretalx.csv", 13)):
        Path(name).write_text(HANDED_IN[name], encoding="utf-8")
        assert f"{name}:1:{column}: error: {PRIVATE}" in run("show", name)[2]


@pytest.mark.parametrize("name", PROGRAMMES)
def test_a_programme_that_says_of_its_people_what_they_say_themselves_is_one(folder, name):
    Path(name).write_text(PROGRAMMES[name], encoding="utf-8")
    code, out, err = run("check", name)
    assert (code, err) == (0, "")
    assert "1 person" in out
    assert "Assumed: a form's export" not in out


def test_an_export_that_tells_of_sessions_is_a_programme_and_says_what_that_means(folder):
    text = f"Timestamp,Name,Talk title,Gender\n2027-01-14,Ada Quist,Tea,{ANSWER}\n"
    Path("proposals.csv").write_text(text, encoding="utf-8")
    code, out, _ = run("check", "proposals.csv")
    assert code == 0
    words = " ".join(out.split())
    assert (
        "Assumed: a form's export is a programme: what people said of themselves in it counts as public"
        in words
    )


@pytest.mark.parametrize(
    "header",
    [
        "Session,Name,Gender,Consent",
        "Topic,Name,Gender,I agree that my answers are used",
        "Title of your proposal,Name,Gender,Timestamp",
        "Proposal,Name,Gender,I agree to the privacy policy",
        "Talk title,Your name,Gender,I agree to the privacy policy",
        "Titel des Vortrags,Name,Geschlecht,Zeitstempel",
        "Titre de la présentation,Nom,Genre,Horodateur",
        "Título de la charla,Nombre,Género,Marca temporal",
    ],
)
def test_a_form_that_tells_of_sessions_is_no_private_file_in_any_words(folder, header):
    Path("proposals.csv").write_text(f"{header}\nTea,Ada Quist,{ANSWER},2027-01-14\n", encoding="utf-8")
    code, out, err = run("check", "proposals.csv")
    assert (code, err) == (0, "")
    assert "Assumed: a form's export" in out
    assert "1 session, 0 panels, 1 person" in out


@pytest.mark.parametrize("asks", ["Abstract", "Talk description", "Session format", "Talk length"])
def test_a_form_that_asks_for_a_talk_is_a_call_for_proposals(folder, asks):
    text = f"Name,{asks},Genre,I agree to the privacy policy\nAda Quist,Talk,{ANSWER},yes\n"
    Path("proposals.csv").write_text(text, encoding="utf-8")
    code, out, err = run("check", "proposals.csv")
    assert (code, err) == (0, "")
    assert "Assumed: a form's export" in out


def test_consent_alone_is_no_answer(folder):
    Path("proposals.csv").write_text(
        "Name,Company,I agree to the privacy policy\nAda Quist,Tea & Co,yes\n", encoding="utf-8"
    )
    assert run("check", "proposals.csv")[0] == 0


@pytest.mark.parametrize(
    "header",
    [
        "Speaker name,Gender,Company,I agree to the privacy policy",
        "Speaker name,Gender,Talk description,I agree that my answers are used as the privacy policy says",
        "Timestamp,Gender,Talk description,Speaker name",
    ],
)
def test_answers_beside_any_other_mark_of_a_form_stay_private(folder, header):
    Path("proposals.csv").write_text(f"{header}\nAda Quist,{ANSWER},Of tea,yes\n", encoding="utf-8")
    code, out, err = run("check", "proposals.csv")
    assert code == 2
    assert PRIVATE in " ".join((out + err).split())
    assert ANSWER not in out + err


def test_named_in_the_config_they_are_left_out(folder):
    Path("google.csv").write_text(HANDED_IN["google.csv"], encoding="utf-8")
    Path("panelcheck.yaml").write_text("declarations: google.csv\n", encoding="utf-8")
    for audience in ("organiser", "public"):
        assert run("check", "--audience", audience, ".")[0] == 0


@pytest.mark.parametrize("glob", [".", "**", "*.csv"])
def test_a_configured_programme_is_read_without_them(folder, glob):
    Path("asked.csv").write_text(HANDED_IN["google.csv"], encoding="utf-8")
    config = f"programmes: [{{name: ours, files: ['{glob}']}}]\n"
    Path("panelcheck.yaml").write_text(config, encoding="utf-8")
    code, out, _ = run("check")
    assert (code, PRIVATE in " ".join(out.split())) == (2, True)
    Path("panelcheck.yaml").write_text(f"{config}declarations: asked.csv\n", encoding="utf-8")
    assert run("check")[0] == 0


def test_a_sheet_of_a_workbook(folder):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (("Timestamp", "Your name", "What is your gender?"), ("2027-01-14", "Ada Quist", ANSWER)):
        book.active.append(row)
    book.save("answers.xlsx")
    code, out, err = run("check", "answers.xlsx")
    assert code == 2
    assert PRIVATE in " ".join((out + err).split())


def test_standard_input(folder):
    code, out, err = run("check", "-", stdin=HANDED_IN["full.csv"])
    assert code == 2
    assert PRIVATE in " ".join((out + err).split())


def test_init_leaves_them_out_and_says_so(folder):
    Path("panelcheck.yaml").unlink()
    Path("asked.csv").write_text(HANDED_IN["google.csv"], encoding="utf-8")
    code, out, err = run("init", "--yes")
    assert (code, err) == (0, "")
    assert "asked.csv looks like what people told you, and is not read as a programme" in out
    assert "asked.csv\n" not in Path("panelcheck.yaml").read_text(encoding="utf-8")


def test_answers_that_lay_there_once_hide_no_earlier_version(folder):
    who = ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org"]
    Path("asked.csv").write_text(HANDED_IN["google.csv"], encoding="utf-8")
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "one"]):
        subprocess.run([*who, *command], check=True, capture_output=True)
    Path("asked.csv").unlink()
    code, out, _ = run("check", "--against", "HEAD", "--format", "json", ".")
    assert code == 0
    assert json.loads(out)["comparison"]["unknown"] == []


def test_a_quote_that_is_never_closed_ends_in_a_message(folder):
    Path("open.csv").write_text('"name,gender,expires\n' * 5000, encoding="utf-8")
    assert run("check", "open.csv")[0] == 2
