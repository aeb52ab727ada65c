"""The project's dataclass is the standard one, made quicker: the same words must mean the same."""

import dataclasses
from dataclasses import field

import pytest

from panelcheck.values import dataclass


def classes(decorator):
    """Return a few classes of the sorts there are, made with one decorator or the other."""

    @decorator(frozen=True, slots=True, kw_only=True)
    class Plain:
        """A value."""

        name: str
        hidden: str = field(default="", repr=False)
        aside: list = field(default_factory=list, compare=False)

    @decorator(frozen=True)
    class Base:
        """A base."""

        one: int = 1

    @decorator(frozen=True)
    class Derived(Base):
        """What derives from it."""

        two: int = 2

        def __repr__(self):
            return "own words"

    @decorator(slots=True)
    class Open:
        """One that changes."""

        items: list = field(default_factory=list)

    @decorator(frozen=True)
    class Empty:
        """One without fields."""

    return Plain, Base, Derived, Open, Empty


BOTH = [
    pytest.param(classes(dataclass), id="ours"),
    pytest.param(classes(dataclasses.dataclass), id="standard"),
]


@pytest.mark.parametrize("made", BOTH)
def test_what_a_dataclass_does(made):
    plain, base, derived, changing, empty = made
    value = plain(name="a", hidden="b", aside=[1])
    assert value == plain(name="a", hidden="b", aside=[2])
    assert value != plain(name="a", hidden="c")
    assert value != ("a", "b")
    assert hash(value) == hash(plain(name="a", hidden="b"))
    assert repr(value).endswith("Plain(name='a', aside=[1])")
    assert "b" not in repr(value).partition("Plain")[2]
    assert not hasattr(value, "__dict__")
    assert dataclasses.replace(value, name="z").name == "z"
    assert [one.name for one in dataclasses.fields(plain)] == ["name", "hidden", "aside"]
    assert plain.__match_args__ == ()
    assert (base(), derived()) == (base(one=1), derived(one=1, two=2))
    assert base() != derived()
    assert repr(derived()) == "own words"
    assert derived.__match_args__ == ("one", "two")
    with pytest.raises(TypeError, match="unhashable"):
        hash(changing())
    assert (changing([1]), empty()) == (changing([1]), empty())
    assert hash(empty()) == hash(empty())
    with pytest.raises(TypeError):
        plain("a")
