"""What reading a transcript costs beside the bare parse by the library it is read with.

A talk of two hours in 3,000 cues, as WebVTT and as SRT: from the text to minutes by voice. Prints how many
times as long as the library alone that takes, measured in turns in one run.
"""

import time
from collections.abc import Callable
from functools import partial
from statistics import median

import srt
import webvtt

from panelcheck.source import Source
from panelcheck.transcripts import Naming, read
from panelcheck.transcripts.turns import heard

CUES, SECONDS, ROUNDS = 3_000, 7_200, 15
MOST = 2.0
SPEAKERS = ("Artur Lind", "Bea Moreau (Example Co)", "Cai Ng", "Dora Oz", "Mo Ax")


def write(form: str) -> str:
    """Return a transcript that names the speaker in front of each cue."""
    blocks = []
    for number in range(CUES):
        start, end = (1000 * SECONDS * place // CUES for place in (number, number + 1))
        times = " --> ".join(_time(moment, "." if form == "vtt" else ",") for moment in (start, end - 40))
        speaker = SPEAKERS[(number // 7) % len(SPEAKERS)]
        blocks.append(
            f"{number + 1}\n{times}\n{speaker}: so many words, as people say them in a cue: {number}\n"
        )
    return ("WEBVTT\n\n" if form == "vtt" else "") + "\n".join(blocks)


def _time(moment: int, mark: str) -> str:
    seconds, thousandths = divmod(moment, 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}{mark}{thousandths:03}"


def measure(whole: Callable[[], object], bare: Callable[[], object]) -> tuple[float, float]:
    """Return the median milliseconds of both, run in turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for run, taken in zip((whole, bare), times, strict=True):
            start = time.perf_counter()
            run()
            taken.append(1000 * (time.perf_counter() - start))
    return median(times[0]), median(times[1])


def _minutes(source: Source) -> object:
    return heard(read(source, Naming()).turns)


def main() -> None:
    """Measure and print; fail where it takes more than twice as long."""
    libraries: dict[str, Callable[[str], object]] = {
        "vtt": lambda text: webvtt.from_string(text).captions,
        "srt": lambda text: list(srt.parse(text)),
    }
    worst = 0.0
    for form, parse in libraries.items():
        text = write(form)
        source = Source(f"talk.{form}", text)
        whole, bare = measure(partial(_minutes, source), partial(parse, text))
        worst = max(worst, whole / bare)
        times = f"{whole / bare:.2f} times the bare parse ({bare:.0f} ms)"
        print(f"{form}: {CUES:,} cues in {whole:.0f} ms, {times}")
    if worst > MOST:
        raise SystemExit(f"more than {MOST:g} times the bare parse")


if __name__ == "__main__":
    main()
