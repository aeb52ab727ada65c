"""How a run grows with its input: programmes of 10,000 and of 100,000 seats, four a session, in each syntax.

Prints the seconds and the peak memory of each whole process, and how many times longer ten times the seats
take.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from string import ascii_lowercase
from tempfile import TemporaryDirectory
from typing import NamedTuple

from cold import FAMILY, GIVEN

SEATS = (10_000, 100_000)
MOST_SECONDS, MOST_MEGABYTES, MOST_GROWTH = 20, 600, 11


class Seat(NamedTuple):
    """One line of a programme."""

    session: str
    name: str
    role: str


def seats(count: int) -> Iterator[Seat]:
    """Yield ``count`` seats, four a session, one in four with a longer name."""
    endings = ["".join(letters) for letters in product(ascii_lowercase, repeat=3)]
    for number in range(count):
        given = GIVEN[(number * 7 + number // 5) % len(GIVEN)]
        family = FAMILY[number % len(FAMILY)] + endings[number // len(FAMILY) % len(endings)]
        middle = ("", "", " van der", " Maria")[number // 3 % 4]
        role = "moderator" if number % 4 == 3 else "panelist"
        yield Seat(f"Session number {number // 4 + 1}", f"{given}{middle} {family}", role)


def write_table(path: Path, count: int) -> None:
    """Write a CSV with a row a seat."""
    rows = (f"{seat.session},panel,{seat.name},{seat.role}" for seat in seats(count))
    path.write_text("\n".join(("session,kind,name,role", *rows, "")), encoding="utf-8")


def write_json(path: Path, count: int) -> None:
    """Write JSON with an object a session and one a seat."""
    sessions = [
        {
            "title": four[0].session,
            "kind": "panel",
            "people": [{"name": seat.name, "role": seat.role} for seat in four],
        }
        for four in fours(count)
    ]
    path.write_text(json.dumps({"sessions": sessions}, indent=1), encoding="utf-8")


def write_xml(path: Path, count: int) -> None:
    """Write XML with an element a session and one a seat."""
    lines = ["<schedule>"]
    for four in fours(count):
        lines.append(f"<event><title>{four[0].session}</title><type>panel</type><persons>")
        lines += [f'<person role="{seat.role}">{seat.name}</person>' for seat in four]
        lines.append("</persons></event>")
    path.write_text("\n".join((*lines, "</schedule>", "")), encoding="utf-8")


def fours(count: int) -> Iterator[tuple[Seat, ...]]:
    """Yield the seats of each session."""
    listed = seats(count)
    return zip(listed, listed, listed, listed, strict=True)


WRITERS: dict[str, Callable[[Path, int], None]] = {"csv": write_table, "json": write_json, "xml": write_xml}


def measure(path: Path) -> tuple[float, float]:
    """Return the seconds and the peak megabytes of one check of ``path``."""
    start = time.perf_counter()
    quiet = os.open(os.devnull, os.O_WRONLY)
    command = [sys.executable, "-m", "panelcheck", "check", str(path)]
    process = os.posix_spawn(
        sys.executable, command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, quiet, 1)]
    )
    _, status, usage = os.wait4(process, 0)
    os.close(quiet)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"the check of {path.name} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    with TemporaryDirectory() as folder:
        for syntax, write in WRITERS.items():
            times = []
            for count in SEATS:
                path = Path(folder, f"{count}.{syntax}")
                write(path, count)
                seconds, megabytes = measure(path)
                times.append(seconds)
                print(f"{syntax.upper()} of {count:,} seats: {seconds:.1f} s, {megabytes:.0f} MB")
            growth = times[-1] / times[0]
            within = times[-1] <= MOST_SECONDS and megabytes <= MOST_MEGABYTES and growth <= MOST_GROWTH
            print(
                f"ten times the seats take {growth:.1f} times as long; all"
                f" {'within' if within else 'not within'} the targets of {MOST_SECONDS} s,"
                f" {MOST_MEGABYTES} MB and {MOST_GROWTH} times"
            )


if __name__ == "__main__":
    main()
