"""Where the packs lie that come with panelcheck."""

from pathlib import Path

from panelcheck.patterns import regex

_EXAMPLES = regex(r"(?m)^    examples:\n(?:      .*\n|\n(?=      ))+")


def shipped_packs() -> dict[str, Path]:
    """Return the packs that come with panelcheck, by name; those of published policies come last."""
    return {path.stem: path for folder in _folders() for path in sorted(folder.glob("*.yaml"))}


def shipped_policies() -> list[str]:
    """Return the names of the packs that are someone's published policy: nobody's until adopted."""
    return [path.stem for path in sorted(_folders()[1].glob("*.yaml"))]


def packs_there_are() -> str:
    """Say which packs there are, where one was asked for that is not."""
    policies = shipped_policies()
    packs = ", ".join(name for name in shipped_packs() if name not in policies)
    return f"There are {packs}, and those of 'panelcheck rules --policies'; a file's name ends in .yaml."


def _folders() -> tuple[Path, Path]:
    """Return where rules and policies lie: in the installed package, else in the repository."""
    here = Path(__file__).parents[1]
    rules = next(place for place in (here / "rules", here.parents[1] / "rules") if place.is_dir())
    return rules, rules / "policies"


def without_examples(text: str) -> str:
    """Return a shipped pack's text with its examples emptied: half of it, and no run needs them."""
    return _EXAMPLES.sub(lambda found: "\n" * found[0].count("\n"), text)
