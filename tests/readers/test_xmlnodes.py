"""XML with places; entities are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.errors import Location, NotAProgramme, UserError
from panelcheck.nodes import Items, Mapping, Scalar
from panelcheck.readers import Words, xml
from panelcheck.source import Source

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=8)
BOMB = '<!DOCTYPE a [\n<!ENTITY b "ha">\n<!ENTITY c "&b;&b;">\n]>\n<a>&c;</a>'


def root_of(text):
    (root,) = xml.load(Source("a.xml", text))
    return root


def value_of(node):
    match node:
        case Scalar():
            return node.text
        case Items():
            return [value_of(item) for item in node.nodes]
        case Mapping():
            return {key.text: value_of(inner) for key, inner in node}


def refusal(text):
    with pytest.raises(UserError) as caught:
        xml.load(Source("a.xml", text))
    return caught.value.message, caught.value.location, caught.value.hint


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("<a/>", {"a": ""}),
        ("<a> x &amp; y </a>", {"a": "x & y"}),
        ("<a><![CDATA[x & <y>]]></a>", {"a": "x & <y>"}),
        ('<a id="1">Ada</a>', {"a": {"id": "1", "name": "Ada"}}),
        ('<a name="1">Ada</a>', {"a": {"name": "1", "text": "Ada"}}),
        ("<a><b>1</b><c>2</c></a>", {"a": {"b": "1", "c": "2"}}),
        ("<a><b>1</b><c/><b>2</b></a>", {"a": {"b": ["1", "2"], "c": ""}}),
        ("<speakers><speaker>1</speaker></speakers>", {"speakers": ["1"]}),
        ("<categories><category>1</category><category>2</category></categories>", {"categories": ["1", "2"]}),
        ("<day><room>1</room></day>", {"day": {"room": "1"}}),
        ('<x:a xmlns:x="urn:x" x:id="1"/>', {"a": {"id": "1"}}),
        ("<p>a <b>c</b></p>", {"p": "a"}),
    ],
)
def test_elements_become_nodes(text, value):
    assert value_of(root_of(text)) == value


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_what_is_written_is_read_back(pairs):
    inner = "\n".join(f'<e id="{escaped(id_)}"><t>{escaped(text)}</t></e>' for id_, text in pairs)
    found = value_of(root_of(f"<all>{inner}</all>")) if pairs else {"all": {}}
    entries = found["all"].get("e", []) if isinstance(found["all"], dict) else found["all"]
    entries = entries if isinstance(entries, list) else [entries]
    assert [(entry["id"].split(), entry["t"]) for entry in entries] == [
        (id_.split(), text.strip()) for id_, text in pairs
    ]


@given(st.lists(TEXTS.filter(lambda text: text == escaped(text)), min_size=1, max_size=5))
def test_every_text_without_escapes_stands_where_it_is_said_to(texts):
    text = "<all>\r\n" + "\n".join(f'<e a="é">{one}</e>' for one in texts) + "</all>"
    source = Source("a.xml", text)
    left = xml.load(source)
    while left:
        node = left.pop()
        if isinstance(node, Scalar):
            start, end = node.span
            assert text[start:end].strip() == node.text
            assert node.location in (source.locate(start, end), source.locate(start, start).point)
        elif isinstance(node, Items):
            left += node.nodes
        else:
            left += [value for _, value in node]


def test_places():
    root = root_of('<a>\n  <b id="7">Ada &amp; Bo</b>\n</a>').get("a")
    assert root.location == Location("a.xml", 1, 1, 3, 5)
    entry = root.get("b")
    assert entry.location == Location("a.xml", 2, 3, 2, 29)
    assert entry.get("id").location == Location("a.xml", 2, 10, 2, 11)
    assert entry.get("name").location == Location("a.xml", 2, 13, 2, 25)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (BOMB, (2, 1)),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>', (1, 14)),
        ('<!DOCTYPE a [<!ENTITY % b SYSTEM "http://example.org/b.dtd"> %b;]><a/>', (1, 14)),
    ],
)
def test_entities_are_refused(text, place):
    assert refusal(text) == (
        "entities declared in the file are not read",
        Location("a.xml", *place),
        "Write out what they stand for.",
    )


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("<a><b></a>", "mismatched tag", (1, 9)),
        ("<a>\n&nbsp;</a>", "undefined entity", (2, 1)),
        ("<a>", "no element found", (1, 4)),
        ("<a/><b/>", "junk after document element", (1, 5)),
        ("<a>\0</a>", "not well-formed (invalid token)", (1, 4)),
    ],
)
def test_what_is_not_xml_is_said_with_its_place(text, message, place):
    assert refusal(text)[:2] == (f"not valid XML: {message}", Location("a.xml", *place))


def test_nesting_has_an_end():
    assert refusal("<a>" * 100_000)[:2] == ("nested more than 100 levels deep", Location("a.xml", 1, 301))


@pytest.mark.parametrize("text", ["<rss><channel><item><title>x</title></item></channel></rss>", "<html/>"])
def test_pages_and_feeds_are_no_programmes(text):
    with pytest.raises(NotAProgramme):
        xml.read(Source("a.xml", text), Words())
