"""A survey as something to send: one module a format, with ``render(survey) -> str``."""

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from panelcheck.asking.survey import Survey


def formats() -> list[str]:
    """Return the names of the formats there are."""
    return sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))


def render(format_name: str, survey: "Survey") -> str:
    """Return ``survey`` in one of ``formats()``."""
    text: str = import_module(f"{__name__}.{format_name}").render(survey)
    return text
