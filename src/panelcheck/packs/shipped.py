"""The packs that come with panelcheck: where they lie, and what they say."""

from contextlib import suppress
from functools import cache
from importlib.machinery import SourceFileLoader
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any


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


@cache
def shipped_pack(path: Path) -> dict[str, Any]:
    """Return what a shipped pack says, as plain values: dicts, lists and texts."""
    module = ModuleType(path.stem)
    _PackFile(path.stem, str(path)).exec_module(module)
    pack: dict[str, Any] = module.pack
    return pack


def _folders() -> tuple[Path, Path]:
    """Return where rules and policies lie: in the installed package, else in the repository."""
    here = Path(__file__).parents[1]
    rules = next(place for place in (here / "rules", here.parents[1] / "rules") if place.is_dir())
    return rules, rules / "policies"


class _PackFile(SourceFileLoader):
    """A pack as a module of Python's: parsed once, and kept beside it as Python keeps what it compiles.

    No start then reads YAML, which takes longer than most programmes take to check.
    """

    def get_code(self, fullname: str) -> CodeType | None:
        """Return what is kept, or the pack compiled anew where that was cut off."""
        try:
            return super().get_code(fullname)
        except (EOFError, ImportError, TypeError, ValueError):
            with suppress(OSError):
                Path(cache_from_source(self.path)).unlink()
                return super().get_code(fullname)
            return self.source_to_code(self.get_data(self.path), self.path)

    def source_to_code(self, data: Any, path: Any, *, _optimize: int = -1) -> CodeType:  # type: ignore[override]  # as its own differs from its base's
        """Return the module that a pack's text stands for: its plain values, under one name."""
        from panelcheck import nodes, yamldoc  # noqa: PLC0415 - only where nothing is kept yet
        from panelcheck.source import Source  # noqa: PLC0415

        (root,) = yamldoc.load(Source(path, data.decode()))
        return compile(f"pack = {nodes.plain(root)!r}", path, "exec")
