"""Real transcripts: every one is read, and what was counted by hand is what is read."""

import json
from decimal import Decimal

import pytest

from panelcheck.source import read_source
from panelcheck.transcripts import Naming, read
from panelcheck.transcripts.turns import heard

pytestmark = pytest.mark.corpus

FACTS = {
    "ethereum-acde/transcript.vtt": {"cues": 678, "voices": 33},
    "podcastindex/example.vtt": {"cues": 7, "voices": 2},
    "podcastindex/example.srt": {"cues": 222, "voices": 3},
    "voxconverse/diysk.rttm": {"cues": 458, "voices": 15},
    "voxconverse/guvqf.rttm": {"cues": 352, "voices": 11},
    "voxconverse/jzkzt.rttm": {"cues": 324, "voices": 11},
}
RTTM = [name for name in FACTS if name.endswith(".rttm")]


def transcript(corpus, name, **naming):
    return read(read_source(str(corpus / "transcript" / name)), Naming(**naming))


def test_there_are_facts_of_every_transcript(corpus):
    files = (file for file in (corpus / "transcript").rglob("*") if file.is_file())
    assert {str(file.relative_to(corpus / "transcript")) for file in files} == set(FACTS)


@pytest.mark.parametrize("name", FACTS)
def test_cues_and_voices_are_those_counted_by_hand(run, name):
    done = run(f"transcript/{name}", "airtime", "--format", "json")
    assert done.returncode == 0, done.stderr
    shown = json.loads(done.stdout)
    assert {"cues": shown["cues"], "voices": len(shown["voices"])} == FACTS[name]


def test_two_voices_by_hand(corpus):
    """Gillian has the last two cues, 19.080 to 25.350; Sarah the five before, without a pause."""
    parts = heard(transcript(corpus, "podcastindex/example.vtt").turns).parts
    assert parts == {"Sarah": 18_630, "Gillian": 6_270}


def test_ten_named_cues_among_many(corpus):
    turns = transcript(corpus, "podcastindex/example.srt").turns
    assert sum(not turn.label for turn in turns) == 212
    continued = transcript(corpus, "podcastindex/example.srt", unnamed_continue=True)
    assert all(turn.label for turn in continued.turns)


@pytest.mark.parametrize("name", RTTM)
def test_turns_are_the_sum_of_their_fields_to_the_millisecond(corpus, name):
    fields = [line.split() for line in (corpus / "transcript" / name).read_text().splitlines()]
    summed = {}
    for line in fields:
        summed[line[7]] = summed.get(line[7], 0) + Decimal(line[4]) * 1000
    turns = transcript(corpus, name).turns
    read_sums = {}
    for turn in turns:
        read_sums[turn.label] = read_sums.get(turn.label, 0) + turn.end - turn.start
    assert read_sums == summed


@pytest.mark.parametrize("name", RTTM)
def test_parts_are_those_of_counting_every_ten_milliseconds(corpus, name):
    """The files give times in hundredths of a second, so that every change falls on one."""
    speaking = {}
    for line in (corpus / "transcript" / name).read_text().splitlines():
        onset, duration, label = (line.split()[place] for place in (3, 4, 7))
        start = round(Decimal(onset) * 100)
        spans = speaking.setdefault(label, [])
        spans.append((start, start + round(Decimal(duration) * 100)))
    moments = {}
    for label, spans in speaking.items():
        ends = sorted(spans)
        said = {moment for start, end in ends for moment in range(start, end)}
        last = ends[0][1]
        for start, end in ends[1:]:
            if last < start <= last + 50:
                said |= set(range(last, start))
            last = max(last, end)
        for moment in said:
            moments.setdefault(moment, []).append(label)
    counted = dict.fromkeys(speaking, 0.0)
    for labels in moments.values():
        for label in labels:
            counted[label] += 10 / len(labels)
    parts = heard(transcript(corpus, name).turns).parts
    assert {label: round(spent) for label, spent in parts.items()} == {
        label: round(spent) for label, spent in counted.items()
    }
