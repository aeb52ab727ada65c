"""The scanner against Python's own csv.reader, and where it says things stand."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.readers.scanner import Flaw, scan

DELIMITERS = [",", ";", "\t", "|"]
texts = st.text(st.sampled_from('ab" ,;\t|\r\n#é\u2028\x0c'), max_size=30)
delimiters = st.sampled_from(DELIMITERS)


def values(text, delimiter=","):
    return [line.values for line in scan(text, delimiter)]


@given(texts, delimiters)
def test_rows_are_those_of_csv_reader(text, delimiter):
    expected = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    assert values(text, delimiter) == expected


@given(texts, delimiters)
def test_flaws_are_what_a_strict_csv_reader_refuses(text, delimiter):
    try:
        list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        refused = True
    else:
        refused = False
    assert any(line.flaws for line in scan(text, delimiter)) == refused


@given(texts, delimiters)
def test_what_is_written_at_the_offsets_is_the_value(text, delimiter):
    for line in scan(text, delimiter):
        flawed = {number for number, _ in line.flaws}
        for number, (value, (start, end)) in enumerate(zip(line.values, line.spans, strict=True)):
            if number not in flawed:
                assert text[start:end].replace('""', '"') == value.replace('""', '"')
            assert line.start <= start <= end <= line.end


@given(texts, delimiters)
def test_lines_follow_each_other_with_only_line_ends_between(text, delimiter):
    position = 0
    for line in scan(text, delimiter):
        assert text[position : line.start] in ("", "\n", "\r", "\r\n")
        position = line.end
    assert text[position:] in ("", "\n", "\r", "\r\n")


@given(st.lists(st.lists(st.text(max_size=5), min_size=1, max_size=4), max_size=5), delimiters)
def test_what_csv_writer_writes_comes_back(rows, delimiter):
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    assert values(written.getvalue(), delimiter) == rows


@pytest.mark.parametrize(
    ("text", "place", "flaw"),
    [
        ('a,"b\nc,d', (3, 8), Flaw.UNCLOSED_QUOTE),
        ('a,"b"x,c', (3, 6), Flaw.TEXT_AFTER_QUOTE),
    ],
)
def test_a_flaw_is_in_its_value(text, place, flaw):
    flawed = [(line.spans[number], found) for line in scan(text) for number, found in line.flaws]
    assert flawed == [(place, flaw)]


def test_an_empty_line_has_a_place_but_no_values():
    lines = list(scan("a\r\n\r\nb"))
    assert [(len(line.values), line.start, line.end) for line in lines] == [(1, 0, 1), (0, 3, 3), (1, 5, 6)]
