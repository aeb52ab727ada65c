"""No output holds a person together with a category, declared or estimated."""

import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from test_cli import run

from panelcheck import cli, exits, lint, reading
from panelcheck.reporters import formats

PEOPLE = {
    "Tobias Lindqvist": "man",
    "Marcus Adeyemi": "cis man",
    "Pavel Dvorak": "homme",
    "Helena Brandt": "woman",
    "Sam Okafor": "non-binary",
    "Noor Haddad": "prefer not to say",
    "Kim Larsen": "my own words",
    "Ingrid Solheim": "",
    "Jonas Keller": "",
    "Lucia Ferrer": "",
    "Bram Tulleken": "",
}
PRONOUNS = {"Ingrid Solheim": "she/her", "Kim Larsen": "they/them"}
TITLES = ("Future of Storage", "Who keeps the data?", "Maps for everyone")
CATEGORY = re.compile(
    r"\b(wom[ae]n|m[ae]n|homme|non-?binary|(fe)?male|she|her|he|him|they|prefer not|my own words|declined)\b",
    re.IGNORECASE,
)
NAME = re.compile("|".join(word for name in PEOPLE for word in name.split()))


@pytest.fixture(params=["columns", "file"])
def arguments(request, tmp_path, monkeypatch):
    """Yield the arguments that read the same event, declared in its own columns or in a file."""
    monkeypatch.chdir(tmp_path)
    own = request.param == "columns"
    rows = ["session,kind,day,name,role,gender,pronouns,affiliation"]
    for number, (name, gender) in enumerate(PEOPLE.items()):
        said = (gender, PRONOUNS.get(name, "")) if own else ("", "")
        rows.append(f"{TITLES[number // 4]},panel,2027-03-04,{name},panelist,{said[0]},{said[1]},Acme")
    rows.append(f"Opening,keynote,2027-03-05,Tobias Lindqvist,keynote,{'woman' if own else ''},,Acme")
    Path("event.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    answers = [
        "name,gender,pronouns",
        *(f"{name},{said},{PRONOUNS.get(name, '')}" for name, said in PEOPLE.items()),
    ]
    answers += ["Tobias Lindqvist,woman,", "Nobody Here,woman,"]
    Path("answers.csv").write_text("\n".join(answers) + "\n", encoding="utf-8")
    return ["event.csv"] if own else ["--declarations", "answers.csv", "event.csv"]


def output(*command):
    result = CliRunner().invoke(cli.panelcheck, list(command))
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result.output


def tells_of_a_person(text):
    """Return the pieces of ``text`` (lines, JSON objects) that hold both a name and a category."""
    return [piece for piece in text if NAME.search(piece) and CATEGORY.search(piece)]


def objects(value):
    """Yield every JSON object without the objects inside it."""
    if isinstance(value, dict):
        yield json.dumps({key: item for key, item in value.items() if not isinstance(item, dict | list)})
        for item in value.values():
            yield from objects(item)
    elif isinstance(value, list):
        for item in value:
            yield from objects(item)


EVERYTHING = [
    "--statistics",
    "--show",
    "notes,undetermined,suppressed",
    "--pack",
    "preview",
    "--pack",
    "observe",
]


@pytest.mark.parametrize("format_name", formats())
def test_no_line_of_any_report(arguments, format_name):
    text = output("check", "--format", format_name, *EVERYTHING, *arguments)
    assert "PC009" in text, "something was declared and judged"
    assert tells_of_a_person(text.splitlines()) == []


WHOLE = {
    "sarif": lambda text: [json.dumps(one) for one in json.loads(text)["runs"][0]["results"]],
    "gitlab": lambda text: [json.dumps(one) for one in json.loads(text)],
    "junit": lambda text: [
        ET.tostring(one, encoding="unicode")
        for one in ET.fromstring(text).iter("testcase")  # noqa: S314 - our own words
    ],
    "markdown": lambda text: re.split(r"^- ", text, flags=re.MULTILINE),
}
"""What a format says of one finding, all of it together."""


@pytest.mark.parametrize("format_name", WHOLE)
def test_no_finding_as_a_whole(arguments, format_name):
    whole = WHOLE[format_name](output("check", "--format", format_name, *EVERYTHING, *arguments))
    assert len(whole) > 5
    assert tells_of_a_person(whole) == []


def test_the_json_report(arguments):
    report = json.loads(output("check", "--format", "json", *EVERYTHING, *arguments))
    assert report["programmes"][0]["basis"]["gender"]["declared"] > 0
    assert tells_of_a_person(objects(report)) == []


def test_the_page_names_nobody(arguments):
    page = output("check", "--format", "html", *EVERYTHING, *arguments)
    assert "told us their gender" in page
    assert not NAME.search(re.sub("<style>.*</style>", "", page, flags=re.DOTALL))


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_was_read(arguments, form):
    text = output("show", "--format", form, *arguments)
    assert "Helena Brandt" in text
    pieces = objects(json.loads(text)) if form == "json" else text.splitlines()
    assert tells_of_a_person(pieces) == []


def test_a_crash(arguments, monkeypatch, capsys):
    def broken(rule, event, reading):
        raise RuntimeError(f"{event.roster!r} {reading!r} {event.roster.standings!r}")

    monkeypatch.setattr(lint, "judge", broken)
    with pytest.raises(SystemExit), exits.guarded():
        cli.panelcheck(["check", *arguments])
    told = capsys.readouterr()
    assert "RuntimeError" in told.err
    assert not NAME.search(told.out + told.err)


def test_what_the_inside_shows_of_itself(arguments):
    files = arguments[1:2] if len(arguments) > 1 else []
    options = reading.Options(overrides={"declarations": tuple(files)} if files else {})
    readings, errors = reading.read_all(["event.csv"], options)
    assert errors == []
    for one in readings:
        shown = repr(one), repr(one.roster), repr(one.programme), str(one.roster)
        assert not CATEGORY.search(re.sub("gender", "", " ".join(shown)).replace("women", ""))
        for person in one.roster.people.values():
            standing = one.roster.standing(person, "gender")
            assert not CATEGORY.search(f"{standing!r}".replace("Ground.DECLINED: 'declined'", "")), (
                "no category"
            )
            assert not NAME.search(f"{standing!r}")


def test_nothing_is_kept_on_disk(arguments):
    before = sorted(Path().rglob("*"))
    output("check", *arguments)
    assert sorted(Path().rglob("*")) == before


FULL = "name,email,axis,values,state,source,link,purposes,date,expires\n"
RAW = ("Zebrafrau", "Quittengeschlecht", "Nirgendwer")
"""Words that stand in the answers and nowhere else."""


@pytest.fixture
def private(arguments, monkeypatch):
    """Return arguments with full records of invented words on an axis, some of them lapsed; and a secret."""
    monkeypatch.setenv("PANELCHECK_SECRET", "0123456789abcdef0123456789abcdef")
    Path("panelcheck.yaml").write_text(
        "axes: {stage: {categories: [early, late]}, hometown: {}, ethnicity: {}}\n", encoding="utf-8"
    )
    rows = [
        f"{name},x{number}@example.org,{axis},{RAW[number % 3]},{state},own-form,,publish,,{expires}"
        for number, name in enumerate(PEOPLE)
        for axis in ("gender", "stage", "hometown", "ethnicity")
        for state, expires in [("declared", "2199-01-01" if number % 2 else "2020-01-01")]
    ]
    Path("full.csv").write_text(FULL + "\n".join(rows) + "\n", encoding="utf-8")
    return ["--declarations", "full.csv", *arguments]


def tells_raw(text):
    return [word for word in (*RAW, "example.org", "0123456789abcdef") if word.casefold() in text.casefold()]


@pytest.mark.parametrize("format_name", formats())
def test_no_report_holds_a_raw_answer(private, format_name):
    for audience in ("organiser", "public"):
        text = output("check", "--format", format_name, "--audience", audience, *EVERYTHING, *private)
        assert len(text) > 200
        assert tells_raw(text) == []
        assert tells_of_a_person(text.splitlines()) == []


@pytest.mark.parametrize(
    "command",
    [
        ("show",), ("show", "--format", "json"), ("publish",), ("publish", "--format", "json"),
        ("publish", "--format", "html"), ("baseline", "write", "--baseline", "kept.json"),
    ],
)  # fmt: skip
def test_nothing_else_holds_a_raw_answer(private, command):
    _, out, err = run(*command, *private)
    text = out + err
    assert text
    assert tells_raw(text) == []
    assert tells_of_a_person(text.splitlines()) == []
    for kept in Path().glob("kept.json"):
        assert tells_raw(kept.read_text(encoding="utf-8")) == []
        assert not NAME.search(kept.read_text(encoding="utf-8"))


BROKEN = {
    "an axis nobody has": "Ada,x@example.org,Zebrafrau,Nirgendwer,declared,own-form,,,,",
    "no such state": "Ada,x@example.org,gender,Nirgendwer,Zebrafrau,own-form,,,,",
    "no such source": "Ada,x@example.org,gender,Nirgendwer,declared,Zebrafrau,,,,",
    "copied": "Ada,x@example.org,gender,Nirgendwer,declared,organiser-copied,Zebrafrau,,,",
    "no date": "Ada,x@example.org,gender,Nirgendwer,declared,own-form,,,Zebrafrau,",
    "no last day": "Ada,x@example.org,gender,Nirgendwer,declared,own-form,,,,Zebrafrau",
    "nobody": ",,gender,Nirgendwer,declared,own-form,,,,",
    "a quote left open": '"Ada,x@example.org,gender,Nirgendwer',
}


@pytest.mark.parametrize("command", ["check", "show", "publish"])
@pytest.mark.parametrize("row", BROKEN.values(), ids=BROKEN)
def test_no_mistake_in_answers_is_quoted(private, command, row, monkeypatch):
    broken = f"{FULL}{row}\n"
    for in_a_file in (True, False):
        Path("full.csv").write_text(broken if in_a_file else FULL, encoding="utf-8")
        monkeypatch.setenv("PANELCHECK_DECLARATIONS", "" if in_a_file else broken)
        code, out, err = run(command, *(private if in_a_file else ["event.csv"]))
        assert code == 2
        assert tells_raw(out + err) == []


HOSTILE = {
    "twice.yaml": "people:\n  - {name: Ada, Zebrafrau: 1, Zebrafrau: 2}\n",
    "people.yaml": "people:\n  Ada Zebrafrau: Nirgendwer\n  Ada Zebrafrau: man\n",
    "alias.yaml": "people:\n  - {name: Ada, gender: *Zebrafrau}\n",
    "escape.yaml": 'people:\n  - {name: Ada, gender: "Zebrafrau\\q"}\n',
    "key.yaml": "people:\n  - name: Ada\n    ? [Zebrafrau]\n    : x\n",
    "nested.yaml": "people:\n  - {name: Ada, gender: {Zebrafrau: yes}}\n",
    "indent.yaml": "- Ada: [Zebrafrau]\n   bad: Nirgendwer\n",
    "deep.yaml": f"people:\n  - {{name: {'[' * 200}Zebrafrau{']' * 200}}}\n",
    "itself.yaml": "a: &a [*a, Zebrafrau]\npeople: *a\n",
    "broken.json": '[{"name": "Ada", "gender": "Zebrafrau"',
    "headless.csv": "Ada,Zebrafrau\nNirgendwer,Quittengeschlecht\n",
    "wide.csv": "name,gender\nAda,Zebrafrau,Nirgendwer,more\n",
    "quote.csv": 'name,gender\nAda,"Zebra"frau\n',
    "bytes.csv": "name,gender\nAda,\0Zebrafrau\n",
    "axis.csv": "name,Zebrafrau\nAda,Nirgendwer\n",
    "birth.csv": "name,sex assigned at birth\nAda,Zebrafrau\n",
    "huge.csv": f"name,gender,axis,values\nAda,{'Zebrafrau' * 99_999},Nirgendwer,x\n",
    "book.xlsx": "PK Zebrafrau",
    "latin.csv": "name,gender,axis\nAda,Zebrafräu,Nirgendwer\n".encode("latin-1"),
    "sixteen.csv": "name,gender,axis,values\nAda,Zebrafrau,Nirgendwer,x\n".encode("utf-16"),
}
"""Files of answers that are broken in every way we could think of."""


@pytest.mark.parametrize("command", ["check", "show", "publish", "declarations match", "declarations expire"])
@pytest.mark.parametrize("name", HOSTILE)
def test_no_broken_file_of_answers_is_quoted(tmp_path, monkeypatch, name, command):
    monkeypatch.chdir(tmp_path)
    Path("event.csv").write_text("session,name,role\nTea,Ada Quist,speaker\n", encoding="utf-8")
    data = HOSTILE[name]
    Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
    given = [name] if command.endswith("expire") else ["--declarations", name, "event.csv"]
    code, out, err = run(*command.split(), *given)
    assert code == 2 or name == "latin.csv"
    assert tells_raw(out + err) == []
    assert "Zebrafr" not in out + err


def test_what_is_no_file_of_answers_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("event.csv").write_text("session,name,role\nTea,Ada Quist,speaker\n", encoding="utf-8")
    Path("folder.csv").mkdir()
    Path("loop.csv").symlink_to("loop.csv")
    os.mkfifo("pipe.csv")
    for name, message in (
        ("folder.csv", "this is a directory, not a file"),
        ("loop.csv", "cannot be read"),
        ("nowhere.csv", "no such file"),
        ("pipe.csv", "not a regular file"),
    ):
        code, out, err = run("check", "--declarations", name, "event.csv")
        assert code == 2
        assert f"{name}:1:1: error: {message}" in out + err


@pytest.mark.parametrize(
    "where", [f"panelcheck.{name}" for name in ("lint.judge", "reading.answers", "private.read_declarations")]
)
def test_no_crash_shows_an_answer(private, where, monkeypatch, capsys):
    def broken(*given, **named):
        raise RuntimeError(f"{given!r} {named!r} Zebrafrau of {NAME.pattern}")

    monkeypatch.setattr(where, broken)
    with pytest.raises(SystemExit) as stopped, exits.guarded():
        cli.panelcheck(["check", *private])
    told = capsys.readouterr()
    assert stopped.value.code == 3
    assert tells_raw(told.out + told.err) == []
    assert not NAME.search(told.out + told.err)


def test_what_the_inside_shows_of_private_answers(private):
    options = reading.Options(overrides={"declarations": ("full.csv",)})
    (one,), errors = reading.read_all(["event.csv"], options)
    assert errors == []
    assert one.answers.declarations
    shown = " ".join(map(repr, (one.answers, one.answers.key, *one.answers.declarations)))
    assert tells_raw(shown + repr(one)) == []
    assert not NAME.search(shown)
