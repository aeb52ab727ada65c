"""Fuzz one reader, or all, without atheris: ``python fuzz/run.py FORMAT... --seconds N``.

The same ``--seed`` gives the same inputs. Exit code 1 when an input crashed panelcheck.
"""

import argparse
import sys
import time
from pathlib import Path

from mutate import Mutator
from target import PLACES, Target, seeds


def fuzz(format_: str, *, seconds: float, seed: int = 0, most: int = 0, kept: Path | None = None) -> Target:
    """Run the seeds and then mutations of them, for that long or (``most``) that many; return the target."""
    target = Target(format_, kept)
    target.load_rules_once()
    corpus = seeds(format_)
    for data in corpus:
        target.run(data)
    mutator = Mutator(corpus, seed)
    end = time.monotonic() + seconds
    while time.monotonic() < end and not (most and target.runs >= most):
        target.run(mutator.next())
    return target


def main() -> None:
    """Fuzz and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("formats", nargs="*", choices=[*PLACES, []], metavar="FORMAT")
    parser.add_argument("--seconds", type=float, default=60.0, help="for each format (default: 60)")
    parser.add_argument(
        "--runs", type=int, default=0, help="stop after that many inputs, however long they take"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kept", type=Path, default=Path("build/fuzz"), help="where crashing inputs go")
    given = parser.parse_args()
    crashed = False
    for name in given.formats or PLACES:
        seconds = float("inf") if given.runs else given.seconds
        target = fuzz(name, seconds=seconds, seed=given.seed, most=given.runs, kept=given.kept)
        print(f"{name}: {target.runs} inputs, {len(target.crashes)} crashes, slowest {target.slowest:.1f} s")
        crashed |= bool(target.crashes)
    sys.exit(crashed)


if __name__ == "__main__":
    main()
