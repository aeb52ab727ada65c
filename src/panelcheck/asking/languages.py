"""The languages that surveys are written in, found by looking."""

from pathlib import Path

WORDING = Path(__file__).parent / "surveys"
ENGLISH = "en"


def languages() -> list[str]:
    """Return their codes, English first: each other has a file such as ``survey.de.yaml``."""
    found = (path.name.split(".")[1] for path in WORDING.glob("survey.*.yaml"))
    return [ENGLISH, *sorted(found)]
