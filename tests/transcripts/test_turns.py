"""Pauses bridged, overlaps split: checked against counting every millisecond."""

from hypothesis import given
from hypothesis import strategies as st

from panelcheck.errors import Location
from panelcheck.transcripts.model import Turn
from panelcheck.transcripts.turns import heard, within

PLACE = Location("a.rttm")


def turns(*said):
    return [Turn(round(start * 1000), round(end * 1000), label, PLACE) for label, start, end in said]


def minutes(*said):
    return {label: spent / 1000 for label, spent in heard(turns(*said)).parts.items()}


def test_an_overlap_is_split():
    assert minutes(("A", 0, 10), ("B", 8, 12)) == {"A": 9, "B": 3}


def test_three_at_once():
    assert minutes(("A", 0, 9), ("B", 0, 9), ("C", 3, 6)) == {"A": 4, "B": 4, "C": 1}


def test_a_pause_of_half_a_second_is_bridged_and_no_longer_one():
    assert minutes(("A", 0, 1), ("A", 1.5, 2)) == {"A": 2}
    assert minutes(("A", 0, 1), ("A", 1.501, 2)) == {"A": 1.499}


def test_the_pauses_of_nobody_are_not_bridged():
    assert minutes(("", 0, 1), ("", 1.4, 2)) == {"": 1.6}


def test_someone_else_in_a_bridged_pause_shares_it():
    assert minutes(("A", 0, 1), ("B", 1, 1.5), ("A", 1.5, 2)) == {"A": 1.75, "B": 0.25}


def test_one_voice_twice_at_once_counts_once():
    assert minutes(("A", 0, 10), ("A", 2, 5), ("A", 8, 12)) == {"A": 12}


def test_a_turn_without_length_is_nothing_and_is_not_lost():
    assert minutes(("A", 5, 5), ("B", 0, 10)) == {"A": 0, "B": 10}


def test_order_does_not_matter_and_nothing_said_is_nothing():
    assert minutes(("B", 8, 12), ("A", 0, 10)) == {"A": 9, "B": 3}
    empty = heard([])
    assert (empty.parts, empty.talk, empty.first, empty.last) == ({}, 0, 0, 0)


def test_stretches_are_counted_once_joined():
    whole = heard(turns(("A", 0, 1), ("A", 1.2, 2), ("A", 4, 5), ("B", 2, 3)))
    assert whole.stretches == {"A": 2, "B": 1}
    assert (whole.first, whole.last) == (0, 5000)


def test_a_part_of_a_recording():
    cut = within(turns(("A", 0, 10), ("B", 8, 12), ("C", 12, 14)), 5000, 12_000)
    assert [(turn.label, turn.start, turn.end) for turn in cut] == [("A", 5000, 10_000), ("B", 8000, 12_000)]


SAID = st.lists(
    st.tuples(st.sampled_from("ABC"), st.integers(0, 60), st.integers(0, 20)), min_size=1, max_size=12
)


@given(SAID)
def test_it_is_what_counting_every_tenth_of_a_second_gives(said):
    """Times are tenths of a second here, so that every change falls on one."""
    whole = heard([Turn(start * 100, (start + length) * 100, label, PLACE) for label, start, length in said])
    counted = dict.fromkeys((label for label, _, _ in said), 0.0)
    speaking = {label: set() for label in counted}
    for label, start, length in said:
        speaking[label] |= set(range(start, start + length))
    for label, tenths in speaking.items():
        marks = sorted({(start, start + length) for name, start, length in said if name == label})
        end = marks[0][1]
        for start, stop in marks[1:]:
            if start <= end + 5:
                tenths |= set(range(end, start))
            end = max(end, stop)
    for tenth in range(100):
        heard_now = [label for label, tenths in speaking.items() if tenth in tenths]
        for label in heard_now:
            counted[label] += 100 / len(heard_now)
    assert {label: round(spent, 6) for label, spent in whole.parts.items()} == {
        label: round(spent, 6) for label, spent in counted.items()
    }
    assert whole.talk == sum(whole.parts.values())
