import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.source import display_width
from panelcheck.wording import count, cut, plural, safe, spread, wrap

WORDS = st.lists(st.text("ab未.", min_size=1)).map(" ".join)
TEXT = st.text(st.characters(codec="utf-8"))


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("panel", "panels"),
        ("person", "people"),
        ("open seat", "open seats"),
        ("cancelled session", "cancelled sessions"),
        ("entry", "entries"),
        ("day", "days"),
        ("box", "boxes"),
        ("", "s"),
    ],
)
def test_plurals(noun, many):
    assert plural(noun) == many


@pytest.mark.parametrize(("number", "words"), [(0, "0 people"), (1, "1 person"), (2, "2 people")])
def test_counts(number, words):
    assert count(number, "person").replace("\u00a0", " ") == words


def test_a_count_is_not_broken_across_lines():
    assert wrap(f"there are {count(15, 'panel')}", 14) == ["there are", "15 panels"]


def test_spreads():
    assert (spread(7, 10), spread(3, 3)) == ("7-10", "3")


@given(text=TEXT)
def test_safe_text_is_one_line_of_as_many_characters(text):
    assert len(safe(text)) == len(text)
    assert len(safe(text).splitlines()) <= 1


def test_joiners_in_names_and_emoji_stay():
    assert safe("می\u200cخواهم \U0001f469\u200d\U0001f4bb") == "می\u200cخواهم \U0001f469\u200d\U0001f4bb"


@given(text=WORDS, width=st.integers(1, 60), first=st.sampled_from(["", "  do   ", "a:1:1: error:"]))
def test_wrapping_loses_no_word_and_breaks_only_where_it_must(text, width, first):
    lines = wrap(text, width, first=first, rest="    ")
    assert " ".join(lines).split() == f"{first} {safe(text)}".split()
    for line in lines[1:]:
        assert line.startswith("    ")
        assert display_width(line) <= width or " " not in line[4:]


def test_wide_characters_take_two_columns():
    assert wrap("未来 未来 未来", 9) == ["未来 未来", "未来"]


@given(text=TEXT, width=st.integers(3, 40))
def test_a_cut_text_fits(text, width):
    assert display_width(cut(text, width)) <= width
    assert cut(text, 10**6) == text
