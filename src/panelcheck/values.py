"""``dataclass`` for value types, made in a fraction of the time: every start makes more than a hundred.

The standard decorator writes and compiles up to six functions a class. Here it writes ``__init__`` alone;
equality, hash and repr are read off the fields. That nobody assigns to a field of a ``frozen`` class is for
the type checker to see, which takes this for the standard decorator.
"""

import dataclasses
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        cls: Any = None, /, *, frozen: bool = False, slots: bool = False, kw_only: bool = False
    ) -> Any:
        """Return ``cls``, or a decorator for one, as a dataclass that compares by its fields."""

        def make(cls: Any) -> Any:
            made = dataclasses.dataclass(cls, repr=False, eq=False, slots=slots, kw_only=kw_only)
            fields = dataclasses.fields(made)
            values = _values([field.name for field in fields if field.compare])

            def equal(self: Any, other: object) -> Any:
                return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

            def digest(self: Any) -> int:
                return hash(values(self))

            def shown(self: Any) -> str:
                told = [f"{field.name}={getattr(self, field.name)!r}" for field in fields if field.repr]
                return f"{type(self).__qualname__}({', '.join(told)})"

            if "__eq__" not in cls.__dict__:
                made.__eq__, made.__hash__ = equal, digest if frozen else None
            if "__repr__" not in cls.__dict__:
                made.__repr__ = shown
            return made

        return make if cls is None else make(cls)


def _values(names: Sequence[str]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else lambda _: ()
