"""Everyone's part in an event, and who of those who have not said may be a member of a category."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple


class Part(NamedTuple):
    """One person's minutes, and with whom they could change places. Nobody is named in a repr.

    ``value`` is what chance deals, ``even`` what the minutes would be if everyone had the same.
    """

    key: str
    minutes: float
    value: float
    even: float
    stratum: str

    def __repr__(self) -> str:
        return "Part()"


class Sums(NamedTuple):
    """Several people's parts added up."""

    minutes: float = 0.0
    value: float = 0.0
    even: float = 0.0
    heads: int = 0

    def joined(self, one: Part, sign: int = 1) -> "Sums":
        """Return these with ``one`` more person, or without them where ``sign`` is -1."""
        return Sums(
            self.minutes + sign * one.minutes,
            self.value + sign * one.value,
            self.even + sign * one.even,
            self.heads + sign,
        )

    def plus(self, minutes: float) -> "Sums":
        """Return these with more minutes."""
        return self._replace(minutes=self.minutes + minutes)


def flags(said: Sequence[bool | None], guessed: Collection[int] = ()) -> list[bool]:
    """Return who is a member: those who ``said`` so, and those guessed to be, by their place."""
    return [bool(member) or place in guessed for place, member in enumerate(said)]


class Cast(NamedTuple):
    """Who is taken to be a member: those who said so, and the first ``number`` of the ``silent``."""

    members: Sums
    others: Sums
    silent: Sequence[int] = ()
    number: int = 0

    @property
    def guessed(self) -> frozenset[int]:
        """The places of those guessed to be members."""
        return frozenset(self.silent[: self.number])


def casts(people: Sequence[Part], said: Sequence[bool | None]) -> Iterator[Cast]:
    """Yield who may be a member: those who said so, then with them the first few who have not said.

    Ordered by how much of an even part they have, up and down, these are the least and the most that
    ``ratio`` can be. Casts of one group are left out.
    """
    silent = [place for place, member in enumerate(said) if member is None]
    upwards = sorted(silent, key=lambda place: people[place].value / people[place].even)
    for ordered in (upwards, upwards[::-1]) if silent else (upwards,):
        members = others = Sums()
        for one, member in zip(people, said, strict=True):
            if member:
                members = members.joined(one)
            else:
                others = others.joined(one)
        for number in range(len(ordered) + 1):
            if number:
                moved = people[ordered[number - 1]]
                members, others = members.joined(moved), others.joined(moved, -1)
            if members.heads and others.heads:
                yield Cast(members, others, ordered, number)
