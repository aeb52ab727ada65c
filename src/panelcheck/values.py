"""``dataclass`` for value types, made in a fraction of the time: every start makes more than a hundred.

The standard decorator writes and compiles up to six functions a class. Here it compiles none: ``__init__``
is written when the first instance is made, and many a class has none in a run; equality, hash and repr are
read off the fields. That nobody assigns to a field of a ``frozen`` class is for the type checker to see,
which takes this for the standard decorator.
"""

import dataclasses
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Any

__all__ = ["Proportion", "dataclass"]


class _Between0And1:
    """Has pydantic refuse other numbers, with no need to import it."""

    @staticmethod
    def __get_pydantic_core_schema__(source: Any, handler: Callable[[Any], Any]) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415 - only when there is something to validate

        return core_schema.no_info_after_validator_function(_proportion, handler(source))


def _proportion(number: float) -> float:
    if not 0 <= number <= 1:
        raise ValueError("give a share between 0 and 1, such as 0.6 for 60 %")
    return number


Proportion = Annotated[float, _Between0And1]
"""A share of a whole (0-1), or a probability."""

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        cls: Any = None, /, *, frozen: bool = False, slots: bool = False, kw_only: bool = False
    ) -> Any:
        """Return ``cls``, or a decorator for one, as a dataclass that compares by its fields."""

        def make(cls: Any) -> Any:
            made = dataclasses.dataclass(cls, init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)
            fields = dataclasses.fields(made)
            values = _values([field.name for field in fields if field.compare])

            def start(self: Any, *args: Any, **given: Any) -> None:
                made.__init__ = _initialiser(made)
                made.__init__(self, *args, **given)

            def equal(self: Any, other: object) -> Any:
                return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

            def digest(self: Any) -> int:
                return hash(values(self))

            def shown(self: Any) -> str:
                told = [f"{field.name}={getattr(self, field.name)!r}" for field in fields if field.repr]
                return f"{type(self).__qualname__}({', '.join(told)})"

            made.__init__ = start
            if "__eq__" not in cls.__dict__:
                made.__eq__, made.__hash__ = equal, digest if frozen else None
            if "__repr__" not in cls.__dict__:
                made.__repr__ = shown
            return made

        return make if cls is None else make(cls)


def _values(names: Sequence[str]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else lambda _: ()


def _initialiser(cls: Any) -> Callable[..., None]:
    """Return the ``__init__`` that the standard decorator would have made."""
    known: dict[str, Any] = {"MISSING": dataclasses.MISSING}
    by_place, by_name, lines = ["self"], list[str](), list[str]()
    for field in dataclasses.fields(cls):
        name, parameter, value = field.name, field.name, field.name
        if field.default_factory is not dataclasses.MISSING:
            known[f"make_{name}"] = field.default_factory
            parameter += "=MISSING"
            value = f"make_{name}() if {name} is MISSING else {name}" if field.init else f"make_{name}()"
        elif field.default is not dataclasses.MISSING:
            known[f"default_{name}"] = field.default
            parameter += f"=default_{name}"
        if field.init:
            (by_name if field.kw_only else by_place).append(parameter)
        lines.append(f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    parameters = ", ".join([*by_place, "*", *by_name] if by_name else by_place)
    exec(f"def __init__({parameters}):\n " + "\n ".join(lines or ["pass"]), known)  # noqa: S102
    made: Callable[..., None] = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made
