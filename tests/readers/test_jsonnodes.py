"""JSON with places: equal to what the standard library reads, and every place the true one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.errors import Location, UserError
from panelcheck.nodes import Items, Mapping, Scalar
from panelcheck.readers.json import load
from panelcheck.source import Source

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


def source_of(text, path="a.json"):
    return Source(path, text)


def value_of(node):
    """Return what a node says as the standard library would."""
    match node:
        case Scalar():
            return node.text if node.quoted else json.loads(node.text)
        case Items():
            return [value_of(item) for item in node.nodes]
        case Mapping():
            return {key.text: value_of(inner) for key, inner in node}


def read(text):
    (root,) = load(source_of(text))
    return root


def refusal(text, path="a.json"):
    with pytest.raises(UserError) as caught:
        load(source_of(text, path))
    return caught.value.message, caught.value.location, caught.value.hint


@given(VALUES, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_it_reads_what_the_standard_library_reads(value, indent, ascii_only):
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert value_of(read(text)) == value


@given(st.text(st.sampled_from('{}[]",:0123456789.-+eE \n\t\\utrfalsn/'), max_size=20))
def test_it_refuses_what_the_standard_library_refuses(text):
    def never(word):
        raise ValueError(word)

    def once(pairs):
        if len(dict(pairs)) < len(pairs):
            raise ValueError(pairs)
        return dict(pairs)

    try:
        expected = json.loads(text, parse_constant=never, object_pairs_hook=once)
    except ValueError:
        if text.strip(" \n\t\r"):
            with pytest.raises(UserError):
                load(source_of(text))
        else:
            assert load(source_of(text)) == []
    else:
        assert value_of(read(text)) == expected


@given(VALUES)
def test_every_text_without_escapes_stands_where_it_is_said_to(value):
    text = json.dumps(value, indent=1, ensure_ascii=False)
    source = source_of(text)
    left = load(source)
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


def test_places_are_those_of_the_text_without_its_quotes():
    root = read('{\n  "title": "Tape",\n  "people": [1]\n}')
    assert root.location == Location("a.json", 1, 1, 4, 2)
    assert root.get("title").location == Location("a.json", 2, 13, 2, 17)
    assert root.get("people").location == Location("a.json", 3, 13, 3, 16)


@pytest.mark.parametrize(
    ("text", "message", "place", "hint"),
    [
        ('{"a": 1,}', "a key in double quotes is missing", (1, 9), ""),
        ("[1 2]", "',' or ']' is missing", (1, 4), ""),
        ("[1,", "it ends too early", (1, 4), "Is the file complete?"),
        ('["a', "a text without a closing quote", (1, 2), ""),
        ('["a\nb"]', "a text is not well-formed", (1, 4), ""),
        ('{"a" 1}', "':' is missing behind a key", (1, 6), ""),
        ("[NaN]", "NaN and Infinity are no numbers", (1, 2), "Write null where there is no value."),
        ("[-Infinity]", "NaN and Infinity are no numbers", (1, 2), "Write null where there is no value."),
        ("[01]", "unexpected '0'", (1, 2), ""),
        ("{} {}", "more stands behind its end", (1, 4), ""),
        ("[\n // all\n]", "comments are not allowed", (2, 2), ""),
        ("['a']", "a text is not well-formed", (1, 2), ""),
    ],
)
def test_what_is_not_json_is_said_with_its_place(text, message, place, hint):
    assert refusal(text) == (f"not valid JSON: {message}", Location("a.json", *place), hint)


def test_a_key_that_stands_twice():
    assert refusal('{"a": 1,\n "a": 2}') == (
        "the key 'a' stands here twice",
        Location("a.json", 2, 3, 2, 4),
        "It first stands on line 1. Keep one of them.",
    )


def test_nesting_has_an_end():
    assert value_of(read("[" * 100 + "]" * 100))
    message, place, _ = refusal("[" * 100_000)
    assert (message, place) == ("nested more than 100 levels deep", Location("a.json", 1, 101))


def test_half_a_character_becomes_the_mark_for_a_broken_one():
    assert read(r'["\ud83d\ude00 \ud800"]').nodes[0].text == "😀 �"


@pytest.mark.parametrize(
    "text",
    [
        'var program = [{"id": "1"}];',
        '// made by hand\n"use strict";\nexport const program = [{"id": "1"}]\n',
        'window.konopas.program = [{"id": "1"}];;',
        '/* var people = [] */ let program=[{"id": "1"}];',
    ],
)
def test_a_script_that_assigns_json(text):
    (root,) = load(source_of(text, "program.js"))
    assert value_of(root) == {"program": [{"id": "1"}]}


@pytest.mark.parametrize("text", ["", "alert(1)", "var settings = {a: 1};", "const x = [1];\nx.push(2)"])
def test_a_script_that_does_more_is_none(text):
    assert refusal(text, "site.js")[0] == "a script, not data"


def test_a_broken_programme_in_a_script_is_told():
    assert refusal('var program = [\n{"id": 1,}];', "program.js")[:2] == (
        "not valid JSON: a key in double quotes is missing",
        Location("program.js", 2, 10),
    )
