"""Each form of transcript, with minutes counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.errors import UserError, UserErrors
from panelcheck.source import Source
from panelcheck.transcripts import Naming, Quality, read, suffixes
from panelcheck.transcripts.turns import heard

ARTUR, BEA = "Artur Lind", "Bea Moreau"


def seconds(name, text, **naming):
    transcript = read(Source(name, text), Naming(**naming))
    whole = heard(transcript.turns)
    return {label: round(spent / 1000, 3) for label, spent in whole.parts.items()}


def vtt(*cues):
    """Write cues of (start, end, text), in seconds, as WebVTT."""
    blocks = [f"00:{start // 60:02}:{start % 60:06.3f} --> 00:{end // 60:02}:{end % 60:06.3f}\n{text}"
              if isinstance(start, int) and isinstance(end, int) else f"{start} --> {end}\n{text}"
              for start, end, text in cues]  # fmt: skip
    return "WEBVTT\n\n" + "\n\n".join(blocks) + "\n"


def test_there_are_three_forms():
    assert suffixes() == [".rttm", ".srt", ".vtt"]


def test_voices_in_webvtt():
    text = vtt((0, 10, f"<v {ARTUR}>Good morning"), (8, 12, f"<v.loud {BEA}>Morning</v>"))
    assert seconds("a.vtt", text) == {ARTUR: 9, BEA: 3}


def test_fractions_of_a_second_are_kept():
    text = vtt(("00:00:09.500", "00:00:10.250", f"<v {ARTUR}>Yes"))
    assert seconds("a.vtt", text) == {ARTUR: 0.75}


def test_hours_may_be_left_out_and_may_be_many():
    text = vtt(("59:59.000", "01:00:01.000", f"<v {ARTUR}>Yes"))
    assert seconds("a.vtt", text) == {ARTUR: 2}


def test_several_voices_in_one_cue_share_its_time():
    text = vtt((0, 10, f"<v {ARTUR}>Shall we?</v> <v {BEA}>Yes.</v>\n<v {ARTUR}>Good."))
    assert seconds("a.vtt", text) == {ARTUR: 5, BEA: 5}


def test_words_in_front_of_a_voice_are_of_nobody():
    assert seconds("a.vtt", vtt((0, 10, f"[music] <v {BEA}>Hello"))) == {"": 5, BEA: 5}


def test_marks_in_a_voice_are_read():
    assert seconds("a.vtt", vtt((0, 2, "<v Lind &amp; Moreau>Hello"))) == {"Lind & Moreau": 2}


def test_zoom_lines():
    text = vtt(
        (0, 10, f"{ARTUR}: Good morning"), (10, 20, f"{BEA}: Morning: what a day"), (20, 26, "BEA: Yes")
    )
    assert seconds("a.vtt", text) == {ARTUR: 10, BEA: 10, "BEA": 6}


CONTINUED = vtt(
    (0, 10, f"{ARTUR}: Good morning"), (10, 16, "and welcome to all of you"), (16, 20, f"{BEA}: Thank you"),
    (20, 22, "for having us"), (22, 30, f"{ARTUR}: So"),
)  # fmt: skip


def test_a_cue_without_a_name_belongs_to_nobody():
    assert seconds("a.vtt", CONTINUED) == {ARTUR: 18, "": 8, BEA: 4}


def test_a_cue_without_a_name_can_continue_the_one_before():
    assert seconds("a.vtt", CONTINUED, unnamed_continue=True) == {ARTUR: 24, BEA: 6}


def test_prose_with_a_colon_is_no_name():
    text = vtt(
        (0, 4, f"{ARTUR}: Good morning"),
        (4, 8, "another need is about maps and navigation: where am I"),
        (8, 12, "For example: this"),
        (12, 16, "Remember: nothing"),
        (16, 20, "it starts at 10:30: be there"),
    )
    assert seconds("a.vtt", text) == {ARTUR: 4, "": 16}


def test_a_known_name_is_a_name_however_it_looks():
    text = vtt((0, 4, "bea: hello"), (4, 8, "and so on"), (8, 12, "question: why"))
    assert seconds("a.vtt", text) == {"": 12}
    assert seconds("a.vtt", text, known=frozenset({"bea"})) == {"bea": 4, "": 8}


def test_names_that_come_again_are_names():
    text = vtt((0, 2, "Bea: hello"), (2, 4, "and so on"), (4, 6, "Bea: yes"), (6, 8, "or no"))
    assert seconds("a.vtt", text) == {"Bea": 4, "": 4}


def test_two_names_in_the_lines_of_one_cue():
    text = vtt((0, 10, f"- {ARTUR}: Shall we?\n- {BEA}: Yes."))
    assert seconds("a.vtt", text) == {ARTUR: 5, BEA: 5}


def test_a_byte_order_mark_and_carriage_returns(tmp_path):
    from panelcheck.source import read_source

    path = tmp_path / "a.vtt"
    path.write_bytes(b"\xef\xbb\xbf" + CONTINUED.replace("\n", "\r\n").encode())
    whole = heard(read(read_source(str(path)), Naming()).turns)
    assert whole.parts == {ARTUR: 18_000, "": 8_000, BEA: 4_000}


def test_srt():
    text = (
        f"1\n00:00:00,000 --> 00:00:10,000\n{ARTUR}: When you\nbegin\n\n"
        f"2\n00:00:08,000 --> 00:00:12,500\n{BEA}: Yes: at once\n\n"
        "3\n00:00:12,500 --> 00:00:14,500\nand then\n"
    )
    assert seconds("a.srt", text) == {ARTUR: 9, BEA: 3.5, "": 2}


def test_rttm():
    text = (
        ";; a remark\nSPKR-INFO rec 1 <NA> <NA> <NA> unknown spk00 <NA> <NA>\n"
        "SPEAKER rec 1 0.00 10.00 <NA> <NA> spk00 <NA> <NA>\n"
        "SPEAKER rec 1 8.000 4 <NA> <NA> spk01 0.9 <NA>\n"
    )
    assert seconds("a.rttm", text) == {"spk00": 9, "spk01": 3}
    assert read(Source("a.rttm", text), Naming()).quality is Quality.DIARIZATION


def test_the_quality_of_subtitles_is_whether_they_name_anyone():
    named, nameless = vtt((0, 1, f"<v {ARTUR}>Yes")), vtt((0, 1, "Yes"))
    assert read(Source("a.vtt", named), Naming()).quality is Quality.PLATFORM
    assert read(Source("a.vtt", nameless), Naming()).quality is Quality.CAPTIONS


def test_the_first_turn_of_a_name_stands_where_the_name_does():
    turns = read(
        Source(
            "a.vtt",
            vtt((0, 2, "Well,\n- Bea Moreau: yes"), (2, 4, "<v Artur Lind>And"), (4, 6, "<v Bea Moreau>So")),
        ),
        Naming(),
    ).turns
    assert [turn.location for turn in turns if turn.label] == [
        ("a.vtt", 5, 3, 5, 13),
        ("a.vtt", 8, 4, 8, 14),
        ("a.vtt", 10, 1, 0, 0),
    ]
    (turn,) = read(Source("a.rttm", "SPEAKER spk 1 0 1 <NA> <NA> spk <NA> <NA>\n"), Naming()).turns
    assert turn.location == ("a.rttm", 1, 29, 1, 32)


def broken(name, text):
    with pytest.raises((UserError, UserErrors)) as caught:
        read(Source(name, text), Naming())
    errors = getattr(caught.value, "errors", [caught.value])
    return [(str(error.location), error.message) for error in errors]


UNREADABLE = """\
WEBVTT

NOTE --> is an arrow

00:01.000 --> 00:02.000
yes

00:01 --> 00:99
no

00:61 --> x
"""
RTTM = """\
SPEAKER a 1 0 1 <NA> <NA> spk <NA>
SPEAKER a 1 x 1 <NA> <NA> spk <NA> <NA>
SPEAKER a 1 0 nan <NA> <NA> spk <NA> <NA>
hello
SPEAKER a 1 0 1 <NA> <NA> spk <NA> <NA>
SPEAKER b 1 0 1 <NA> <NA> spk <NA> <NA>
"""


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.vtt", "Artur: hello\n", [("a.vtt:1:1", "this is no WebVTT file: its first line is not WEBVTT")]),
        ("a.vtt", "WEBVTT\n\n", [("a.vtt:1:1", "nobody speaks in this transcript")]),
        (
            "a.vtt",
            UNREADABLE,
            [
                ("a.vtt:8:1", "the times of this cue cannot be read"),
                ("a.vtt:11:1", "the times of this cue cannot be read"),
            ],
        ),
        (
            "a.vtt",
            "WEBVTT\n\n00:03.000 --> 00:02.000\nyes\n",
            [("a.vtt:3:1", "this cue ends before it starts")],
        ),
        (
            "a.srt",
            "1\n00:00:01,000 --> 00:00:02,000\nyes\n\n2\n00:00:05,000 - 00:00:04,000\nno\n",
            [("a.srt:5:1", "the SRT file is broken here: a cue is a number, a line of times and its text")],
        ),
        (
            "a.srt",
            "1\n00:00:03,000 --> 00:00:02,000\nyes\n",
            [("a.srt:2:1", "this cue ends before it starts")],
        ),
        (
            "a.rttm",
            RTTM,
            [
                ("a.rttm:1:1", "not a turn: 9 fields where RTTM has 10"),
                ("a.rttm:2:1", "not a turn: its onset or duration is no time in seconds"),
                ("a.rttm:3:1", "not a turn: its onset or duration is no time in seconds"),
                ("a.rttm:4:1", "not a turn: 1 fields where RTTM has 10"),
                ("a.rttm:6:1", "not a turn: a second recording in one file"),
            ],
        ),
        ("a.txt", "Artur: hello", [("a.txt:1:1", "panelcheck cannot read '.txt' transcripts")]),
    ],
    ids=["no-webvtt", "empty", "times", "backwards", "srt", "srt-backwards", "rttm", "other"],
)  # fmt: skip
def test_a_broken_file_is_told_where_it_is_broken(name, text, expected):
    assert broken(name, text) == expected


def test_a_time_beyond_any_range_is_told():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nyes\n\n9999999999:00:00.000 --> 99999999999:00:00.000\nno\n"
    assert broken("a.vtt", text) == [("a.vtt:6:1", "the times of this cue cannot be read")]


def test_an_srt_time_beyond_any_range_is_told():
    text = "1\n99999999999999999:00:00,000 --> 99999999999999999:00:01,000\nyes\n"
    assert broken("a.srt", text) == [("a.srt:1:1", "a time in this file is beyond any range")]


def test_an_srt_file_whose_lines_of_times_cannot_be_told_apart_is_still_read():
    text = "1\n00:00:00,000 --> 00:00:01,000\nwhat is 1:00 --> 2:00 here\n"
    assert seconds("a.srt", text) == {"": 1}


PIECES = st.lists(
    st.sampled_from(
        ["WEBVTT", "\n", "\n\n", "00:00:01.000 --> 00:00:02.000", "00:00:01,000 --> 00:00:09,000", "1",
         "<v Artur>",
         "<v", "Bea Moreau: ", ": ", "- ", "NOTE", "STYLE", "-->", "SPEAKER a 1 0 1 <NA> <NA> spk <NA> <NA>",
         "SPEAKER a 1 1e999999 -1 <NA> <NA> <NA> <NA> <NA>", "\r", "\u2028", "words", "00:61:99.1 --> 1:2.3"]
    ) | st.text(max_size=5),
    max_size=20,
)  # fmt: skip


@given(PIECES, st.sampled_from(["a.vtt", "a.srt", "a.rttm"]), st.booleans())
def test_whatever_a_file_holds_it_is_read_or_told(pieces, name, continued):
    text = ("WEBVTT\n\n" if continued and name == "a.vtt" else "") + "".join(pieces)
    try:
        transcript = read(Source(name, text), Naming(unnamed_continue=continued))
    except (UserError, UserErrors):
        return
    whole = heard(transcript.turns)
    assert all(turn.start <= turn.end and turn.location.line >= 1 for turn in transcript.turns)
    assert whole.talk <= whole.last - whole.first + 1e-6
