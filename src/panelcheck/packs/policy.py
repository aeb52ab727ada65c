"""What a pack says of itself where it is someone's published policy."""

from datetime import date

from panelcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What a pack says of the published policy that it puts into rules.

    ``reading`` says whose reading it is, ``asks`` the policy in one line. ``read`` is the day it was read,
    as an ISO date. ``assumes`` is what its words leave open and how the rules fill it, ``exceptions`` what
    it allows itself, ``left_out`` what no rule looks at, and why.
    """

    __pydantic_config__ = {  # noqa: RUF012 - pydantic's own hook, not a field
        "extra": "forbid",
        "alias_generator": lambda name: name.replace("_", "-"),
    }

    title: str
    reading: str
    asks: str
    sources: tuple[str, ...]
    read: str
    assumes: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        try:
            date.fromisoformat(self.read)
        except ValueError:
            raise ValueError("read: say the day as 2026-11-22") from None
