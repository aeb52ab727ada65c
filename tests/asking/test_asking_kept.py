"""What is kept: who has been asked, and what has lapsed."""

import stat
import subprocess
from pathlib import Path

import pytest
from asking_runner import run
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.asking.ledger import Ledger, without
from panelcheck.identity.declarations import read_records
from panelcheck.source import Source

HEADER = "name,email,axis,values,state,source,purposes,date,expires\n"
ANSWERS = (
    HEADER + "Ada Quist,,gender,woman,declared,own-form,,2020-01-01,2999-01-01\n"
    "Bo Lind,,gender,,declined,own-form,,2020-01-01,2999-01-01\n"
    "Cy Ray,,gender,man,declared,own-form,,2020-01-01,2021-01-01\n"
    "Di Moss,,gender,woman,declared,own-form,,2020-01-01,2999-01-01\n"
    "Di Moss,,gender,,withdrawn,own-form,,2020-02-01,\n"
    "Nobody Here,,gender,woman,declared,own-form,,2020-01-01,2999-01-01\n"
    "Gil Stone,,pronouns,they/them,declared,own-form,,2020-01-01,2999-01-01\n"
)
EVENT = (
    "session,name,role,gender\nOne,Ada Quist,speaker,\nOne,Bo Lind,speaker,\nOne,Cy Ray,speaker,\n"
    "Two,Di Moss,speaker,\nTwo,Eva Oak,speaker,\nTwo,Finn Reed,speaker,non-binary\nTwo,Gil Stone,speaker,\n"
    "Two,Hal Ness,speaker,prefer not to say\n"
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    (tmp_path / "event.csv").write_text(EVENT, encoding="utf-8")
    return tmp_path


COVERED = (
    "event.csv: 8 people, asked 4, not yet asked 3\n"
    "  gender: answered 1, declined or left empty 2\n"
    "  not yet asked, but in the programme: 1 (asked: true, if it is their own word)\n"
    "  took their answers back: 1 (do not ask again)\n"
    "  match nobody here: answers of 1 person (a name spelt otherwise?)\n"
    "  lapsed: 2 records expired or taken back\n"
)


def test_who_has_been_asked_in_numbers(folder):
    code, out, err = run("declarations", "match", "event.csv", "--declarations", "answers.csv")
    assert (code, out) == (0, COVERED)
    assert err == "Exact numbers of private answers: keep this off public logs.\n"


def test_the_list_names_those_not_yet_asked_and_nobody_who_declined_or_took_back(folder):
    code, out, err = run("declarations", "match", "event.csv", "--declarations", "answers.csv", "--list")
    assert (code, out) == (0, f"{COVERED}Not yet asked:\n  Cy Ray\n  Eva Oak\n  Finn Reed\n")
    assert "This list is for whoever keeps the answers" in err


def test_a_programme_of_peoples_own_word_has_asked_them(folder):
    (folder / "panelcheck.yaml").write_text("asked: true\n", encoding="utf-8")
    out = run("declarations", "match", "event.csv", "--declarations", "answers.csv", "--list")[1]
    assert out.startswith("event.csv: 8 people, asked 5, not yet asked 2\n  gender: answered 2, declined")
    assert out.endswith("Not yet asked:\n  Cy Ray\n  Eva Oak\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["match", "event.csv", "--declarations", "answers.csv", "--list"],
        ["match", "event.csv", "--declarations", "no-such-file.csv"],
        ["import", "answers.csv", "event.csv", "--list"],
        ["expire", "answers.csv", "--write"],
    ],
)
def test_no_answers_are_opened_where_everyone_reads_what_is_printed(folder, monkeypatch, arguments):
    refused = (
        "error: private answers are not opened where what is printed may be public\n"
        "  hint Run it where nobody else sees the log; if that is so here, pass --audience organiser.\n"
    )
    monkeypatch.setenv("CI", "1")
    assert run("declarations", *arguments) == (2, "", refused)
    monkeypatch.delenv("CI")
    assert run("declarations", *arguments, "--audience", "public") == (2, "", refused)
    assert (folder / "answers.csv").read_text(encoding="utf-8") == ANSWERS


def test_the_keeper_of_the_answers_may_say_that_nobody_else_reads_the_log(folder, monkeypatch):
    monkeypatch.setenv("CI", "1")
    match = ["declarations", "match", "event.csv", "--declarations", "answers.csv"]
    assert run(*match, "--audience", "organiser")[:2] == (0, COVERED)
    (folder / "panelcheck.yaml").write_text("audience: organiser\n", encoding="utf-8")
    assert run(*match)[:2] == (0, COVERED)


def test_nobody_is_left_to_ask(folder):
    (folder / "event.csv").write_text("session,name,role\nOne,Ada Quist,speaker\n", encoding="utf-8")
    out = run("declarations", "match", "event.csv", "--declarations", "answers.csv", "--list")[1]
    assert "not yet asked 0\n" in out
    assert "Not yet asked:" not in out


def test_the_config_says_where_the_answers_are(folder):
    (folder / "panelcheck.yaml").write_text("declarations: answers.csv\n", encoding="utf-8")
    assert run("declarations", "match", "event.csv")[1] == COVERED
    assert run("declarations", "match", "event.csv", "--config", "panelcheck.yaml")[1] == COVERED


def test_answers_from_a_vault(folder):
    out = run("declarations", "match", "event.csv", "--declarations", "-", stdin=ANSWERS.encode())[1]
    assert out == COVERED


def test_a_match_that_cannot_be_made(folder):
    code, _, err = run("declarations", "match", "event.csv")
    assert code == 2
    assert "name the file of answers: --declarations FILE" in err
    for arguments in (["none.csv"], ["event.csv", "none.csv"]):
        code, out, err = run("declarations", "match", *arguments, "--declarations", "answers.csv")
        assert (code, out) == (2, "")
        assert "none.csv:1:1: error: no such file" in err
    code, _, err = run("declarations", "match", "event.csv", "--declarations", "none.csv")
    assert (code, err.partition("\n")[0]) == (2, "none.csv:1:1: error: no such file")


def test_no_name_steers_the_terminal(folder):
    (folder / "event.csv").write_text(
        "session,name,role\nOne,\x1b[31mEve\u202e Oak,speaker\n", encoding="utf-8"
    )
    out = run("declarations", "match", "event.csv", "--declarations", "answers.csv", "--list")[1]
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_what_has_lapsed_is_counted_and_the_file_left_alone(folder):
    code, out, err = run("declarations", "expire", "answers.csv")
    assert (code, err) == (0, "")
    assert out == (
        "answers.csv: 3 records lapsed (expired 1, taken back 1, withdrawals 1), 4 hold\n"
        "Nothing is changed yet: --write takes them out.\n"
    )
    assert Path("answers.csv").read_text(encoding="utf-8") == ANSWERS


def test_what_has_lapsed_is_taken_out_and_the_rest_stays_byte_for_byte(folder):
    Path("answers.csv").chmod(0o640)
    code, out, _ = run("declarations", "expire", "answers.csv", "--write")
    assert code == 0
    assert out.splitlines()[1] == (
        "They are taken out. Delete them in the form tool and in backups too, or they come back."
    )
    lines = ANSWERS.splitlines(keepends=True)
    assert Path("answers.csv").read_text(encoding="utf-8") == "".join(
        line for line in lines if not line.startswith(("Cy", "Di"))
    )
    assert stat.S_IMODE(Path("answers.csv").stat().st_mode) == 0o640
    assert run("declarations", "expire", "answers.csv", "--write")[1] == "answers.csv: all 4 records hold\n"


def test_a_file_that_git_has_is_told_of(folder):
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    subprocess.run(["git", "add", "answers.csv"], cwd=folder, check=True)
    err = run("declarations", "expire", "answers.csv")[2]
    assert err == "answers.csv is tracked by git, whose history keeps what is taken out of it.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_is_kept(folder, encoding, end):
    awkward = end.join([
        "# who: Zoë", "name;axis;values;note;expires", '"Zoë ""Z""";gender;woman;"two',
        'lines; and more";2999-01-01', "", '"Gone";gender;man;"two', 'lines";2020-01-01',
        "Kept;gender;man;;2999-01-01",
    ])  # fmt: skip
    Path("odd.csv").write_bytes(awkward.encode(encoding))
    run("declarations", "expire", "odd.csv", "--write")
    lines = awkward.split(end)
    del lines[5:7]
    assert Path("odd.csv").read_bytes() == end.join(lines).encode(encoding)


YAML = """\
# what people told us
people:
  # the first
  - name: Ada Quist
    gender: woman   # her own word
  - name: Cy Ray
    axis: gender
    values: [man]
    # a note on Cy
    expires: 2020-01-01   # long ago

  - {name: Bo Lind, axis: gender, values: man, expires: 2999-01-01}
  - {name: Di Moss, axis: gender, values: man, expires: 2020-01-01}
  -
    name: Eva Oak
    axis: gender
    values: woman
    expires: 2020-01-01
  # the end
other: 1
"""


def test_yaml_is_kept_byte_for_byte_too(folder):
    Path("answers.yaml").write_text(YAML, encoding="utf-8")
    out = run("declarations", "expire", "answers.yaml", "--write")[1]
    assert out.startswith("answers.yaml: 3 records lapsed (expired 3,")
    lines = YAML.splitlines(keepends=True)
    assert Path("answers.yaml").read_text(encoding="utf-8") == "".join(lines[:5] + lines[10:12] + lines[18:])


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.yaml", "[{name: A, axis: gender, values: x, expires: 2020-01-01}, {name: B, gender: y}]\n",
         "a.yaml:1:2: error: this record shares a line with another"),
        ("a.yaml", "- {name: A, axis: gender, values: &v x, expires: 2020-01-01}\n- {name: B, gender: *v}\n",
         "a.yaml:1:1: error: this file is too intricate to edit"),
        ("a.csv", "name,gender\nA\x81,x\n", "a.csv:1:1: error: its characters are broken"),
        ("a.csv", "name,shoe size\nA,12\n", "a.csv:1:1: error: no field is an axis of this event (gender)"),
        ("none.csv", None, "none.csv:1:1: error: no such file"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_edited_stays_as_it_is(folder, name, text, message):
    if text is not None:
        Path(name).write_bytes(text.encode("latin-1"))
    code, out, err = run("declarations", "expire", name, "--write")
    assert (code, out) == (2, "")
    assert message in err
    assert text is None or Path(name).read_bytes() == text.encode("latin-1")


def test_a_record_that_half_holds_stays(folder):
    (folder / "panelcheck.yaml").write_text("axes: {stage: {}}\n", encoding="utf-8")
    text = (
        "name,stage,axis,values,state,date\nAda Quist,early,gender,woman,,2020-01-01\n"
        "Ada Quist,,gender,,withdrawn,2020-02-01\n"
    )
    Path("both.csv").write_text(text, encoding="utf-8")
    code, _, err = run("declarations", "expire", "both.csv", "--write")
    assert code == 2
    assert "both.csv:2:1: error: this record says more than what has lapsed" in err
    assert Path("both.csv").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", ["a.csv", "a.yaml"])
def test_nothing_is_left(folder, name):
    text = {
        "a.csv": "name,axis,values,expires\nA,gender,woman,2020-01-01\n",
        "a.yaml": "- {name: A, axis: gender, values: woman, expires: 2020-01-01}\n",
    }[name]
    Path(name).write_text(text, encoding="utf-8")
    out = run("declarations", "expire", name, "--write")[1]
    assert out.splitlines()[-1] == "Nothing is left in the file: you can delete it."
    assert "woman" not in Path(name).read_text(encoding="utf-8")


def test_a_folder_that_may_not_be_written_to_is_said(folder, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", refuse)
    code, _, err = run("declarations", "expire", "answers.csv", "--write")
    assert (code, err) == (2, "error: cannot write answers.csv: Permission denied\n")
    assert Path("answers.csv").read_text(encoding="utf-8") == ANSWERS


def test_a_write_that_breaks_off_leaves_nothing_behind(folder, monkeypatch):
    def refuse(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    before = sorted(folder.iterdir())
    code, _, err = run("declarations", "expire", "answers.csv", "--write")
    assert (code, err) == (2, "error: cannot write answers.csv: No space left on device\n")
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize(
    ("answered", "withdrawn", "order", "holds"),
    [
        ("2020-01-01", "2020-01-02", "aw", False), ("2020-01-01", "2020-01-02", "wa", False),
        ("2020-01-02", "2020-01-01", "aw", True), ("2020-01-01", "2020-01-01", "aw", False),
        ("2020-01-01", "2020-01-01", "wa", True), ("", "", "aw", False), ("", "", "wa", True),
        ("2020-01-01", "", "aw", False), ("2020-01-01", "", "wa", False), ("", "2020-01-01", "wa", False),
    ],
)  # fmt: skip
def test_what_a_withdrawal_takes_back(folder, answered, withdrawn, order, holds):
    rows = {
        "a": f"Ada Quist,ada@x.example,gender,woman,declared,own-form,,{answered},\n",
        "w": f"ada quist,,gender,,withdrawn,,,{withdrawn},\n",
    }
    Path("a.csv").write_text(HEADER + "".join(rows[row] for row in order), encoding="utf-8")
    out = run("declarations", "expire", "a.csv")[1]
    assert f"{int(holds)} hold\n" in out
    assert ("1 withdrawal found nothing to take back (a name spelt otherwise?)" in out) is holds
    (folder / "event.csv").write_text("session,name,role\nOne,Ada Quist,speaker\n", encoding="utf-8")
    out = run("declarations", "match", "event.csv", "--declarations", "a.csv", "--list")[1]
    assert f"asked {int(holds)}, not yet asked 0\n" in out


def test_an_answer_that_was_given_anew_is_counted_and_taken_out(folder):
    again = "Ada Quist,,gender,man,declared,own-form,,2020-03-01,2999-01-01\n"
    Path("answers.csv").write_text(ANSWERS + again, encoding="utf-8")
    out = run("declarations", "match", "event.csv", "--declarations", "answers.csv")[1]
    assert "answered again: 1 (the later answer counts)\n" in out
    assert "gender: answered 1," in out
    out = run("declarations", "expire", "answers.csv", "--write")[1]
    assert "4 records lapsed (expired 1, taken back 1, withdrawals 1, answered again since 1), 4 hold" in out
    left = Path("answers.csv").read_text(encoding="utf-8")
    assert left.count("Ada Quist") == 1
    assert again in left


CELL = st.text(st.sampled_from('aé,;"\n\r \t#-=:'), max_size=6)


@given(st.lists(st.tuples(CELL, st.booleans()), min_size=1, max_size=6))
def test_taking_records_out_leaves_every_other_record(rows):
    cells = [('"' + note.replace('"', '""') + '"', gone) for note, gone in rows]
    lines = [f"person{number},gender,woman,{note}" for number, (note, _) in enumerate(cells)]
    text = "name,axis,values,note\n" + "".join(f"{line}\n" for line in lines)
    source = Source("a.csv", text)
    ledger = Ledger(source, read_records(source, ["gender"]))
    gone = {number for number, (_, out) in enumerate(cells) if out}
    assert without(ledger, gone, ["gender"]) == "name,axis,values,note\n" + "".join(
        f"{line}\n" for number, line in enumerate(lines) if number not in gone
    )


def test_standard_input_has_nothing_to_take_out_of(folder):
    code, out, err = run("declarations", "expire", "-", stdin=ANSWERS)
    assert (code, out) == (2, "")
    assert "Error: declarations are forgotten in a file: name it, not -\n" in err


def test_words_that_two_categories_claim_are_not_guessed(folder):
    (folder / "words.yaml").write_text(
        "id: own\nversion: 1\naxis: gender\ncategories: {woman: [same], man: [same]}\n", encoding="utf-8"
    )
    code, out, err = run("declarations", "import", "answers.csv", "--vocabulary", "words.yaml")
    assert (code, out) == (2, "")
    assert err.startswith("words.yaml:4:35: error: 'same' is a spelling of 'woman' already\n")
