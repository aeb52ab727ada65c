"""How a run grows with its input: a seat CSV of 10,000 rows and one of 100,000.

Prints the seconds and the peak memory of each whole process, and how many times longer ten times the rows
take.
"""

import os
import sys
import time
from itertools import product
from pathlib import Path
from string import ascii_lowercase
from tempfile import TemporaryDirectory

from cold import FAMILY, GIVEN

ROWS = (10_000, 100_000)
MOST_SECONDS, MOST_MEGABYTES, MOST_GROWTH = 20, 600, 11


def write_table(path: Path, rows: int) -> None:
    """Write a CSV of four seats a session and one person a seat, one in four with a longer name."""
    endings = ["".join(letters) for letters in product(ascii_lowercase, repeat=3)]
    lines = ["session,kind,name,role"]
    for number in range(rows):
        given = GIVEN[(number * 7 + number // 5) % len(GIVEN)]
        family = FAMILY[number % len(FAMILY)] + endings[number // len(FAMILY) % len(endings)]
        middle = ("", "", " van der", " Maria")[number // 3 % 4]
        role = "moderator" if number % 4 == 3 else "panelist"
        lines.append(f"Session number {number // 4 + 1},panel,{given}{middle} {family},{role}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


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
    times = []
    with TemporaryDirectory() as folder:
        for rows in ROWS:
            path = Path(folder, f"{rows}.csv")
            write_table(path, rows)
            seconds, megabytes = measure(path)
            times.append(seconds)
            print(f"{rows:,} rows: {seconds:.1f} s, {megabytes:.0f} MB")
    growth = times[-1] / times[0]
    within = times[-1] <= MOST_SECONDS and megabytes <= MOST_MEGABYTES and growth <= MOST_GROWTH
    print(
        f"ten times the rows take {growth:.1f} times as long; all {'within' if within else 'not within'}"
        f" the targets of {MOST_SECONDS} s, {MOST_MEGABYTES} MB and {MOST_GROWTH} times"
    )


if __name__ == "__main__":
    main()
