"""Fuzz one reader with atheris, guided by coverage: ``python fuzz/readers.py FORMAT [libFuzzer options]``.

Needs ``pip install atheris``. Crashes do not stop a run: their inputs are kept in build/fuzz.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris
from mutate import MOST, Mutator
from target import HERE, PLACES, Target, seeds


def main() -> None:
    """Set up the target and hand over to libFuzzer."""
    format_ = sys.argv[1] if len(sys.argv) > 1 else ""
    if format_ not in PLACES:
        raise SystemExit(f"usage: fuzz/readers.py {'|'.join(PLACES)} [libFuzzer options]")
    with atheris.instrument_imports(include=["panelcheck"]):
        target = Target(format_, Path("build/fuzz"))
        target.load_rules_once()
        target.check(b"")  # the modules of the reader and of every check are imported here
    mutators: dict[int, Mutator] = {}

    def mutated(data: bytes, most: int, seed: int) -> bytes:
        if seed % 2:
            return bytes(atheris.Mutate(data, most))
        mutator = mutators.setdefault(0, Mutator(seeds(format_), seed))
        return mutator.changed(data, 1 + seed // 2 % 4)[:most]

    with TemporaryDirectory() as found:
        options = [f"-max_len={MOST}", "-timeout=120", "-rss_limit_mb=3000", *sys.argv[2:]]
        # What libFuzzer finds goes to the first folder; the others are read only.
        folders = [found] if all(option.startswith("-") for option in sys.argv[2:]) else []
        folders.append(str(HERE / "seeds" / format_))
        atheris.Setup([sys.argv[0], *options, *folders], target.run, custom_mutator=mutated)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
