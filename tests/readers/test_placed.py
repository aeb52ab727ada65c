import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.errors import Location
from panelcheck.programme import Role
from panelcheck.readers.placed import Text, aligned, described, names_in
from panelcheck.readers.records import Record
from panelcheck.source import Cell, Source


def source_of(text):
    return Source("file", text)


def whole(text):
    return Text(text, source_of(text), ((0, 0),))


def test_a_part_knows_its_place():
    part = whole("one\ntwo three").part(4, 8)
    assert (part.value, part.location) == ("two", ("file", 2, 1, 2, 4))
    assert part.part(1).cell == Cell("wo", Location("file", 2, 2, 2, 4))


def test_a_part_of_nothing_is_nowhere_in_particular():
    assert whole("").location == ("file", 1, 1, 1, 1)
    assert whole("a  b").part(1, 3).location == ("file", 1, 4, 1, 4)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a\\, b", "a, b"),
        ("a\\nb\\N", "a\nb\n"),
        ("\\\\n", "\\n"),
        ("a\\x", "a\\x"),
        ("a\\", "a\\"),
        ("\\;\\:", ";:"),
    ],
)
def test_escapes_are_resolved(written, read):
    assert whole(written).unescaped().value == read


@given(st.text("ab\\,nN;x", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_an_unescaped_character_stands_where_its_escape_starts(written, start, length):
    text = whole(written).part(0).unescaped()
    part = text.part(start, start + length)
    for index, char in enumerate(part.value):
        at = written[part.offset(index) :]
        assert at.startswith((char, "\\" + char)) or (char == "\n" and at[:2] in ("\\n", "\\N"))


def test_places_in_the_flat_cell_lead_back_to_the_file():
    text = whole("x: old\\ntapes").part(3).unescaped()
    assert text.flat == Cell("old\ntapes", Location("", 1, 1, 2, 6))
    assert text.real(Location("", 2, 1, 2, 6)) == ("file", 1, 9, 1, 14)
    assert text.real(Location("", 2, 3)) == ("file", 1, 11, 0, 0)


@pytest.mark.parametrize(
    ("value", "written", "word", "column"),
    [
        ("Ada Moreno", "Ada Moreno", "Moreno", 5),
        ("Ada Moreno", "Ada\n  Moreno", "Moreno", 3),
        ('Ada "M" Moreno', 'Ada \\"M\\" Moreno', "Moreno", 11),
        ('"M" Moreno', '\\"M\\" Moreno', "Moreno", 7),
    ],
)
def test_words_are_found_where_they_are_written_otherwise(value, written, word, column):
    text = aligned(value, source_of(written), 0, len(written))
    start = value.index(word)
    assert text.part(start, start + len(word)).location.column == column


def test_a_word_far_away_is_not_searched_for_ever():
    written = "x" + " " * 1000 + "Moreno"
    text = aligned("Ada Moreno", source_of(written), 0, len(written))
    assert text.part(4).location.column == 5


def test_people_are_named_at_their_true_places():
    text = whole("Ada Moreno\\, Bea Conti").unescaped()
    assert [(who.name, who.location.column) for who in names_in(text, role=Role.SPEAKER)] == [
        ("Ada Moreno", 1), ("Bea Conti", 14),
    ]  # fmt: skip


def test_a_description_adds_people_and_skips():
    text = whole("About.\\nModerator: Ada Moreno\\nSpeakers: All participants").unescaped()
    record, skips = described(Record(location=Location("file")), text)
    assert [(who.name, who.location.column) for who in record.listings] == [("Ada Moreno", 20)]
    assert [(skip.what, skip.location.column) for skip in skips] == [("organisation", 42)]
    assert "description" not in record.cells
