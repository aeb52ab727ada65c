"""The short way for names that are plainly names ends where the long way does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.errors import Location
from panelcheck.programme import Role
from panelcheck.readers import countries, names, namewords, words
from panelcheck.readers.cells import read_names
from panelcheck.source import Cell

NAMES = ["Ada", "Quill", "Zofia", "Björk", "Łucja", "Le", "Ng", "Marlow", "Post", "Chair", "Host", "Do"]


def _known(module):
    """Every word that the readers know, in any list of theirs."""
    for name, value in vars(module).items():
        if name.isupper():
            phrases = (
                value if not hasattr(value, "values") else [one for own in value.values() for one in own]
            )
            yield from (word for phrase in phrases if isinstance(phrase, str) for word in phrase.split())


KNOWN = sorted({word.title() for module in (countries, namewords, words) for word in _known(module)})
WORD = st.one_of(
    st.sampled_from(NAMES), st.sampled_from(KNOWN), st.sampled_from(["M.", "E", "X.", "O'Marlow"])
)
HALVES = st.sampled_from([word for word in KNOWN if len(word) > 3]).flatmap(
    lambda word: st.integers(2, len(word) - 2).map(lambda place: (word[:place], word[place:].title()))
)
NAME = st.one_of(
    st.lists(WORD, min_size=2, max_size=4).map(" ".join),
    st.tuples(WORD, st.sampled_from(" -'"), WORD, st.just(" "), WORD).map("".join),
    st.tuples(WORD, HALVES, st.sampled_from(" -'")).map(lambda made: f"{made[0]} {made[2].join(made[1])}"),
)


TEXT = st.lists(
    st.tuples(st.sampled_from(["", "", "Dr. ", "Prof. "]), NAME).map("".join), min_size=1, max_size=3
)
SIGN = st.sampled_from([", ", "; ", " and ", " & ", " | ", "/", "\n"])


def cell(text):
    return Cell(text, Location("p.csv", 3, 5, 3, 5 + len(text)))


@given(TEXT, SIGN, st.booleans(), st.sampled_from([None, Role.MODERATOR]))
def test_both_ways_read_the_same(texts, sign, single, role):
    text = sign.join(texts)
    short = read_names(cell(text), role=role, single=single)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(names, "plainly_full", lambda _: False)
        assert read_names(cell(text), role=role, single=single) == short


@pytest.mark.parametrize(
    "text",
    ["Ada Quill", "Ada M. Quill", "Ada Quill-Marlow", "Ada O'Marlow Quill", "Łucja Björk", "Dr. Ada Quill"],
)
def test_most_names_go_the_short_way(text):
    assert names.plainly_full(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ada",
        "ada quill",
        "Ada QUILL",
        "Prof Ada Quill",
        "Panel Chair",
        "The Quill",
        "Ada Institute",
        "A. Quill",
    ],
)
def test_others_take_the_long_way(text):
    assert not names.plainly_full(text)
