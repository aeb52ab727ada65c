import string

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, TypeAdapter, field_validator

from panelcheck import yamldoc
from panelcheck.errors import Location, UserError, UserErrors, did_you_mean
from panelcheck.nodes import Items, Mapping, Scalar, find, plain
from panelcheck.source import Source, excerpt
from panelcheck.validation import validate
from panelcheck.yamldoc import load


def source_of(text):
    return Source("p.yaml", text)


def root_of(text):
    (root,) = load(source_of(text))
    return root


def shown(text, *path):
    """The text that would be marked for what ``path`` leads to."""
    source = source_of(text)
    (root,) = load(source)
    lines = excerpt(source, find(root, path))
    return lines[0].partition(" | ")[2] if lines else ""


def failure(text):
    with pytest.raises(UserError) as caught:
        load(source_of(text))
    return caught.value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("10:30", "10:30"),
        ("No", "No"),
        ("0123", "0123"),
        ("2025-09-24", "2025-09-24"),
        ("'null'", "null"),
        ("null", None),
        ("~", None),
        ("", None),
        ("''", ""),
    ],
)
def test_a_scalar_stays_what_the_writer_typed(written, value):
    assert plain(root_of(f"key: {written}\n")) == {"key": value}


def test_a_null_has_an_empty_cell_and_its_place():
    cell = root_of("key: ~\n").get("key").cell
    assert (cell.text, cell.location) == ("", ("p.yaml", 1, 6, 1, 7))


def test_every_document_of_a_file_is_read():
    assert [plain(root) for root in load(source_of("---\na\n---\n- b\n...\n"))] == ["a", ["b"]]


def test_a_file_of_comments_holds_no_document():
    assert load(source_of("# talks:\n#  - title: X\n")) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("title: On Storage\n", "On Storage"),
        ("title: 'On Storage'\n", "On Storage"),
        ('title: "On Storage"  # a comment\n', "On Storage"),
        ("title: &name 'On Storage'\n", "On Storage"),
        ("title: !!str On Storage\n", "On Storage"),
        ("title: On\n  Storage\n", "On"),
        ("title: |\n\n  On Storage\n\n", "On Storage"),
        ("title: >-  # folded\r\n  On Storage\r\n  Again\r\n", "On Storage"),
        ("title: &name |2\n    On Storage\n", "On Storage"),
        ("{title: [On, Storage]}\n", "title"),
        ('other: "a\u2028b"\ntitle: On Storage\n', "On Storage"),
        ("title: ''\n", ""),
        ("title: |\n", ""),
    ],
)
def test_a_value_is_marked_without_its_quotes_or_block_indicator(text, marked):
    assert shown(text, "title") == marked


def test_a_block_ends_where_its_text_ends():
    root = root_of("talks:\n  - title: A\n    room: B\n\n\n# done\nevent: E\n")
    (talk,) = root.get("talks").nodes
    assert (talk.location.line, talk.location.column) == (2, 5)
    folded = root_of("a: >\n  one\n  two\n\nb: 1\n").get("a")
    assert folded.location[1:] == (2, 3, 3, 6)


@given(
    st.recursive(
        st.text(string.printable + "äé—", max_size=12),
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5).filter(bool), inner, max_size=4)
        ),
        max_leaves=12,
    ),
    st.booleans(),
)
def test_what_yaml_writes_is_read_back(value, flow):
    written = yaml.safe_dump(value, default_flow_style=flow, default_style='"', allow_unicode=True)
    source = source_of(written)
    (root,) = load(source)
    assert plain(root) == value
    assert root.location.line >= 1


@given(st.text("[]{}:-, \n\t&*a!|>'\"#%?<\x07é", max_size=40))
def test_any_text_is_a_document_or_a_located_error(text):
    roots, location = [], Location("p.yaml")
    try:
        roots = load(source_of(text))
    except UserError as error:
        location = error.location
    assert all(isinstance(root, Scalar | Items | Mapping) for root in roots)
    assert location.path == "p.yaml"
    assert 1 <= location.line <= text.count("\n") + 2


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("a: b: c\n", "1:5", "not valid YAML: mapping values are not allowed in this context", ""),
        (
            "a:\n\t- b\n", "2:1", "not valid YAML: found character that cannot start any token",
            "Indent with spaces, not tabs.",
        ),
        (
            "é: \x07\n", "1:4", "not valid YAML: the control character U+0007",
            "Delete it, or save the file again.",
        ),
        ("a: *nobody\n", "1:4", "not valid YAML: found undefined alias", ""),
        ("a: &x 1\nb: &x [2]\n", "2:4", "not valid YAML: found duplicate anchor", ""),
        (
            "a: 1\nb: 2\na: 3\n", "3:1", "the key 'a' stands here twice",
            "It first stands on line 1. Keep one of them.",
        ),
        ("? [a]\n: b\n", "1:3", "a key must be a plain text", ""),
        ("&a [*a]\n", "1:1", "an alias that contains itself", ""),
        (
            "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> theirs\n", "2:1",
            "an unresolved merge conflict",
            "Resolve the conflict in git, then run again.",
        ),
        (
            "[" * 101, "1:101", "nested more than 100 levels deep",
            "A programme needs five or six; is this the right file?",
        ),
    ],
)  # fmt: skip
def test_a_broken_file_is_a_located_error(text, place, message, hint):
    error = failure(text)
    assert (str(error.location), error.message, error.hint) == (f"p.yaml:{place}", message, hint)


def test_nesting_as_deep_as_allowed_is_read():
    assert isinstance(root_of("[" * 100 + "]" * 100), Items)


def test_tabs_inside_a_flow_mapping_are_read():
    assert plain(root_of('slot: {\n\t\tstart: "08:00",\n\t}\n')) == {"slot": {"start": "08:00"}}


def test_merges_are_resolved_and_the_own_key_wins():
    root = root_of(
        "base: &base {room: A, track: T}\nmore: &more {room: B, day: D}\n"
        "talk:\n  <<: [*base, *more]\n  track: Own\n",
    )
    assert plain(root.get("talk")) == {"track": "Own", "room": "A", "day": "D"}
    assert plain(root_of("talk: {'<<': kept}\n")) == {"talk": {"<<": "kept"}}


def test_an_alias_is_shared_not_copied():
    root = root_of("a: &x [1]\nb: *x\n")
    assert root.get("b") is root.get("a")


def test_aliases_cannot_expand_without_end():
    bomb = "a: &a [1, 2]\n"
    for name, previous in zip(string.ascii_lowercase[1:], string.ascii_lowercase, strict=False):
        bomb += f"{name}: &{name} [*{previous}, *{previous}, *{previous}, *{previous}]\n"
    error = failure(bomb)
    assert error.message == "more than 5,000,000 values, counting what aliases repeat"
    assert error.location.line == 12


def test_merged_aliases_count_too(monkeypatch):
    monkeypatch.setattr(yamldoc, "MAX_NODES", 20)
    assert plain(root_of("a: &a {b: 1, c: 2}\nd: {<<: *a}\n"))["d"] == {"b": "1", "c": "2"}
    assert failure("a: &a {b: 1, c: 2}\nd: {<<: [*a, *a, *a]}\n").message.startswith("more than 20 values")


class Talk(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: str
    minutes: int = 0

    @field_validator("title")
    @classmethod
    def short(cls, value):
        if len(value) > 9:
            raise ValueError("Longer than nine letters")
        return value


def problems(text):
    talks = TypeAdapter(list[Talk]).validate_python
    with pytest.raises(UserErrors) as caught:
        validate(talks, root_of(text), known=list(Talk.model_fields))
    return [(str(error.location)[7:], error.message, error.hint) for error in caught.value.errors]


def test_a_valid_document_is_returned_as_what_it_describes():
    node = root_of("- {title: A, minutes: 20}\n")
    assert validate(TypeAdapter(list[Talk]).validate_python, node) == [Talk(title="A", minutes=20)]


def test_every_validation_error_is_located_at_once():
    assert problems("- {titel: A}\n- {title: A, minutes: soon}\n- title: Much too long\n") == [
        ("1:3", "the key 'title' is missing", ""),
        ("1:4", "unknown key 'titel'", "Did you mean 'title'?"),
        ("2:23", "minutes: give a whole number", ""),
        ("3:10", "title: longer than nine letters", ""),
    ]


def test_an_unknown_key_deep_inside_is_marked_itself():
    days = TypeAdapter(dict[str, list[Talk]]).validate_python
    with pytest.raises(UserErrors) as caught:
        validate(days, root_of("monday:\n  - {title: A}\n  - {title: B, rooom: C}\n"), known=["room"])
    (error,) = caught.value.errors
    assert (str(error.location), error.message) == ("p.yaml:3:16", "unknown key 'rooom'")
    assert error.hint == "Did you mean 'room'?"


def test_an_error_about_the_whole_document_has_no_key():
    assert problems("title: A\n") == [("1:1", "give a list", "")]


def test_an_empty_value_is_marked_at_its_key():
    assert problems("- title:\n") == [("1:3", "title: give one text", "")]


def test_a_path_is_followed_as_far_as_it_leads():
    root = root_of("talks:\n  - title: A\n")
    assert find(root, ["talks", 0, "title"])[1:] == (2, 12, 2, 13)
    assert find(root, ["talks", 7, "title"])[1:3] == (1, 1)
    assert find(root, ["talks", 0, "nothing"])[1:3] == (2, 5)
    assert find(root, ["talks", 0, "title", "deeper"])[1:3] == (2, 12)
    assert find(root, ["nothing"])[1:3] == (1, 1)


def test_a_word_close_to_nothing_gets_no_hint():
    assert did_you_mean("Selct", ["ignore", "select"]) == "Did you mean 'select'?"
    assert did_you_mean("xyz", ["ignore", "select"]) == ""
