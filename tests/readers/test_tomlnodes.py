"""TOML with places: equal to what the standard library reads, and every place the true one."""

import datetime as dt
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.errors import Location, UserError
from panelcheck.nodes import Items, Mapping, Scalar
from panelcheck.readers.toml import load
from panelcheck.source import Source

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8)
BASIC = TEXTS.map(lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"')
LITERAL = TEXTS.filter(lambda text: "'" not in text).map(lambda text: f"'{text}'")
BLOCK = st.lists(TEXTS, max_size=3).map(
    lambda lines: '"""\n' + "\n".join(lines).replace("\\", "\\\\").replace('"', '\\"') + '"""'
)
PLAIN = st.sampled_from(
    [
        "1",
        "-0.5",
        "1_000",
        "0xff",
        "true",
        "false",
        "2026-05-01",
        "2026-05-01 10:00:00+02:00",
        "10:00:00",
        "inf",
    ]
)
KEYS = st.sampled_from(["a", "b-c", "01", '"d e"', "'f'", "g.h", 'i."j k"', "l . m"])
VALUES = st.recursive(
    BASIC | LITERAL | BLOCK | PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[\n" + ", # and\n".join(items) + "\n]")
        | st.dictionaries(
            st.sampled_from(["a", '"b c"', "d.e"]), inner.filter(lambda text: "\n" not in text), max_size=2
        ).map(lambda pairs: "{ " + ", ".join(f"{key} = {value}" for key, value in pairs.items()) + " }")
    ),
    max_leaves=6,
)
LINES = st.lists(
    st.builds(lambda key, value: f"{key} = {value}  # said", KEYS, VALUES)
    | KEYS.map(lambda key: f"[{key}]")
    | KEYS.map(lambda key: f"[[ {key} ]]")
    | st.just("# aside")
    | st.just(""),
    max_size=8,
)


def value_of(node):
    """Return what a node says, with every number, date and flag as a text."""
    match node:
        case Scalar():
            return node.text
        case Items():
            return [value_of(item) for item in node.nodes]
        case Mapping():
            return {key.text: value_of(inner) for key, inner in node}


def agree(mine, theirs):
    """Whether two values are equal, one of them told in texts."""
    if isinstance(theirs, dict):
        return (
            isinstance(mine, dict)
            and mine.keys() == theirs.keys()
            and all(agree(mine[key], theirs[key]) for key in mine)
        )
    if isinstance(theirs, list):
        return isinstance(mine, list) and len(mine) == len(theirs) and all(map(agree, mine, theirs))
    if isinstance(theirs, str):
        return mine == theirs
    return tomllib.loads(f"x = {mine}")["x"] == theirs and not isinstance(theirs, dt.tzinfo)


def read(text):
    roots = load(Source("a.toml", text))
    return value_of(roots[0]) if roots else {}


@given(LINES, st.sampled_from(["\n", "\r\n"]))
def test_it_reads_what_the_standard_library_reads(lines, end):
    text = end.join(lines)
    try:
        expected = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        with pytest.raises(UserError):
            read(text)
    else:
        assert agree(read(text), expected)


@given(LINES)
def test_every_text_without_escapes_stands_where_it_is_said_to(lines):
    text = "\n".join(lines)
    source = Source("a.toml", text)
    try:
        left = load(source)
    except UserError:
        return
    while left:
        node = left.pop()
        if isinstance(node, Scalar):
            start, end = node.span
            assert node.location == source.locate(start, end)
            assert "\\" in text[start:end] or text[start:end] == node.text
        elif isinstance(node, Items):
            left += node.nodes
        else:
            left += [part for entry in node for part in entry]


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("title = ", "invalid value", (1, 9)),
        ("b = 2\na = 1\na = 2\n", "cannot overwrite a value", (3, 6)),
        ("[a\n", "expected ']' at the end of a table declaration", (1, 3)),
        ("day = 2026-02-31", "invalid date or datetime", (1, 7)),
    ],
)
def test_what_is_not_toml_is_said_with_its_place(text, message, place):
    with pytest.raises(UserError) as caught:
        read(text)
    assert caught.value.message == f"not valid TOML: {message}"
    assert caught.value.location == Location("a.toml", *place)


def test_a_number_that_is_too_long():
    with pytest.raises(UserError) as caught:
        read(f"a = {'1' * 5000}")
    assert caught.value.message == "not valid TOML: a number that is too long"


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 5000 + "]" * 5000,
        "a = " + "[" * 150 + "]" * 150,
        ".".join("a" * 150) + " = 1",
        "[" + ".".join("a" * 150) + "]",
    ],
)
def test_nesting_has_an_end(text):
    with pytest.raises(UserError) as caught:
        read(text)
    assert caught.value.message == "nested more than 100 levels deep"


def test_tables_stand_where_they_are_written():
    (root,) = load(Source("a.toml", '[[talks]]\ntitle = "Tape"\n[[talks]]\ntitle = "Disks"\n'))
    talks = root.get("talks").nodes
    assert [talk.location for talk in talks] == [
        Location("a.toml", 1, 1, 2, 15),
        Location("a.toml", 3, 1, 4, 16),
    ]
    assert talks[1].get("title").location == Location("a.toml", 4, 10, 4, 15)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'a = "\u00e9\U0001f600\t\n\\"', "é😀\t\n\\"),
        ('a = """one \\\n   two"""', "one two"),
        ('a = """\nquoted \\""" and more"""', 'quoted """ and more'),
        ("a = '''C:\\new'''", "C:\\new"),
        ("a = { b = 1, c.d = [ 2, { e = 3 } ] }", {"b": "1", "c": {"d": ["2", {"e": "3"}]}}),
    ],
)
def test_texts_and_tables_within_a_line(text, value):
    if isinstance(value, str):
        assert tomllib.loads(text) == {"a": value}
    assert read(text) == {"a": value}


def test_tables_that_are_taken_up_again():
    text = "[[a]]\nb = 1\n[a.c]\nd = 2\n[[a]]\n[x.y]\nz = 3\n[x]\nw = 4\n"
    assert read(text) == {"a": [{"b": "1", "c": {"d": "2"}}, {}], "x": {"y": {"z": "3"}, "w": "4"}}
