"""A file that is broken is told with its place; it never stops the run or hides the files beside it."""

import pytest

GOOD = "title,kind,name,gender\nTides,panel,Ada Quill,woman\nTides,panel,Bram Oost,man\nTides,panel,Cora Diaz,woman\n"
ENTITIES = "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
ALIASES = "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 10)}]\n" for old, new in zip("abcdefg", "bcdefgh", strict=True)
)

BROKEN = {
    "zero.csv": (b"title,name\n\0\0\n", "this is not a text file"),
    "zero.ics": (b"BEGIN:VCALENDAR\0", "this is not a text file"),
    "half.csv": ("title,name".encode("utf-16") + b"\n", "the file starts as UTF-16 but is not"),
    "quote.csv": (b'title,name\nTides,"Ada Quill\n', "2:8: error: a quote is opened here and never closed"),
    "nested.json": (b"[" * 100_000, "nested more than 100 levels deep"),
    "nested.yaml": (b"[" * 100_000, "nested more than 100 levels deep"),
    "nested.xml": (b"<a>" * 100_000, "nested more than 100 levels deep"),
    "nested.toml": (b"a=" + b"[" * 100_000, "nested more than 100 levels deep"),
    "dotted.toml": (b"a" + b".a" * 100_000 + b"=1", "nested more than 100 levels deep"),
    "nested.md": (b"---\na: " + b"[" * 100_000 + b"\n---\n", "nested more than 100 levels deep"),
    "nested.ics": (b"BEGIN:VCALENDAR\n" + b"".join(b"BEGIN:X%d\n" % n for n in range(500)), "nested more than 100 levels deep"),
    "entities.xml": (f'<!DOCTYPE a [<!ENTITY a "ha">{ENTITIES}]><schedule>&i;</schedule>'.encode(), "entities declared in the file are not read"),
    "aliases.yaml": (f"a: &a [{','.join('x' * 10)}]\n{ALIASES}".encode(), "more than 5,000,000 values"),
    "endless.yaml": (b"a: &a [*a]\n", "an alias that contains itself"),
    "twice.yaml": (b"sessions:\n- title: Tides\n  title: Seas\n", "the key 'title' stands here twice"),
    "twice.json": (b'{"title": "Tides", "title": "Seas"}', "stands here twice"),
    "twice.toml": (b"title = 'Tides'\ntitle = 'Seas'\n", "not valid TOML"),
    "cut.json": (b'{"sessions": [{"title": "Tides"', "not valid JSON"),
    "cut.xml": (b"<schedule><day>", "not valid XML"),
    "cut.xlsx": (b"PK\x03\x04 and no more", "this is not a workbook that can be read"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_is_told_with_its_place(name, tmp_path, monkeypatch, checked):
    data, message = BROKEN[name]
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(data)
    code, told = checked(name)
    assert code == 2
    assert message in told
    assert f"{name}:" in told


def test_none_hides_the_files_beside_it(tmp_path, checked):
    for name, (data, _) in BROKEN.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.csv").write_text(GOOD)
    code, told = checked(tmp_path)
    assert code == 2
    assert "3 people" in told
    assert [name for name in BROKEN if f"{tmp_path / name}:" not in told] == []


@pytest.mark.parametrize("suffix", ["csv", "tsv", "ics", "json", "yaml", "xml", "toml", "md", "xlsx"])
def test_an_empty_file_holds_no_programme(suffix, tmp_path, checked):
    path = tmp_path / f"empty.{suffix}"
    path.touch()
    code, told = checked(path)
    assert code in (0, 2)
    assert "Not a pass: nothing could be judged." in told


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.csv", "title,name,kind\nTides,José Quill,talk\n"),
        ("t.yaml", "sessions:\n- {title: Tides, kind: talk, speakers: [José Quill]}\n"),
        ("t.json", '{"sessions": [{"title": "Tides", "kind": "talk", "speakers": ["José Quill"]}]}'),
        ("t.toml", '[[sessions]]\ntitle = "Tides"\nkind = "talk"\nspeakers = ["José Quill"]\n'),
        ("t.xml", "<sessions><session><title>Tides</title><speaker>José Quill</speaker></session></sessions>"),
        ("t.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Tides\nDTSTART:20270304T100000\nDESCRIPTION:Speaker: José Quill\nEND:VEVENT\nEND:VCALENDAR\n"),
    ],
)  # fmt: skip
def test_every_format_in_every_encoding(name, text, encoding, tmp_path):
    from panelcheck.readers import Words
    from panelcheck.readers.paths import read_path

    (tmp_path / name).write_bytes(text.encode(encoding))
    programme, _ = read_path(str(tmp_path / name), Words())
    assert [seat.name for _, seat in programme.seats()] == ["José Quill"]


def test_bytes_of_two_encodings_are_read_as_one_and_said(tmp_path, checked):
    path = tmp_path / "mixed.csv"
    path.write_bytes(
        GOOD.encode() + "Seas,talk,José Oost,\n".encode() + "Seas,talk,Zoë Fern,\n".encode("cp1252")
    )
    code, told = checked("--format", "json", path)
    assert code in (0, 1)
    assert "not UTF-8" in told


NAMES = [
    "ليلى العلوي",
    "\u202eAda Quill\u202c",
    "👩\u200d🚀 Ida Moll",
    "李小龙",
    "A\u0301da Quill",
    "Anna \u0301",
    "İpek ẞ",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "format_name", ["text", "json", "html", "sarif", "github", "junit", "markdown", "gitlab"]
)
def test_names_in_any_script(name, format_name, tmp_path, checked):
    path = tmp_path / "names.csv"
    path.write_text(
        GOOD + f"Seas,panel,{name},man\nSeas,panel,{name},man\nSeas,panel,Gus Hale,man\n", encoding="utf-8"
    )
    code, told = checked("--format", format_name, path)
    assert code in (0, 1)
    assert "\u202e" not in told


def test_half_a_character_is_no_bug(tmp_path, monkeypatch, checked):
    monkeypatch.chdir(tmp_path)
    text = (
        '{"sessions": [{"title": "\\ud800", "kind": "panel", "speakers": ["Ada \\udc00Quill", "Bram Oost"]}]}'
    )
    (tmp_path / "half.json").write_text(text)
    code, _ = checked(
        "half.json", "--output", "json:a.json", "--output", "html:a.html", "--output", "sarif:a.sarif"
    )
    assert code in (0, 1)
    assert (tmp_path / "a.json").exists()


def test_rows_that_do_not_fit_the_header_are_told_one_by_one(tmp_path, checked):
    path = tmp_path / "ragged.csv"
    path.write_text("title,name\nTides,Ada Quill,extra\nSeas\n,,,,\nRivers,Bram Oost\n")
    code, told = checked(path)
    assert code == 1
    assert told.count("PC002") >= 1
    assert "ragged.csv:2:" in told


def test_a_column_given_twice_is_told(tmp_path, checked):
    path = tmp_path / "twice.csv"
    path.write_text("title,name,name\nTides,Ada Quill,Bram Oost\n")
    assert checked(path)[0] in (0, 1)
