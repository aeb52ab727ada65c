"""What a panelcheck.yaml says of axes: written shortly or at length, what is wrong with it, what it means."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from panelcheck import nodes
from panelcheck.config import Config
from panelcheck.errors import Location, UserError, UserErrors, collecting, did_you_mean
from panelcheck.identity import DEFAULT, Axes, Intersection, Vocabulary, refuse, refused
from panelcheck.identity.axes import MEMBER, NOT_MEMBER, open_category
from panelcheck.identity.text import fold
from panelcheck.identity.vocabulary import GENDER
from panelcheck.packs import Rule
from panelcheck.readers import aliases
from panelcheck.readers.fields import key_of

PLAIN = ("gender", "affiliation", "country")
"""Axes that are there without a config."""
_ABOUT_PEOPLE = (*PLAIN, "pronouns")
_READ_AS_MORE = frozenset({*aliases.JOB, *aliases.GENRE, *aliases.TAG, "stage"})
"""Names of fields that are as often an axis: a stage may be that of a career."""

_Change = Callable[[nodes.Node], nodes.Node]


def at_length(root: nodes.Mapping) -> nodes.Mapping:
    """Return ``root`` with a list where one text stands for it, and a mapping where a list does."""

    def axis(node: nodes.Node) -> nodes.Node:
        return _changed(node, {"watch": _many, "categories": _spelled})

    def parts(node: nodes.Node) -> nodes.Node:
        return _each(node, _many)

    changes: Mapping[str, _Change] = {
        "axes": lambda node: _each(node, axis),
        "intersections": lambda node: _each(node, parts),
    }
    changed = _changed(root, changes)
    assert isinstance(changed, nodes.Mapping)  # noqa: S101 - as a mapping came in
    return changed


def _changed(node: nodes.Node, changes: Mapping[str, _Change]) -> nodes.Node:
    """Return a mapping with some of its values changed; anything else is left to whoever validates it."""
    if not isinstance(node, nodes.Mapping):
        return node
    entries = ((key, changes[key.text](value) if key.text in changes else value) for key, value in node)
    return nodes.Mapping(tuple(entries), node.location)


def _each(node: nodes.Node, change: _Change) -> nodes.Node:
    """Return a mapping with all of its values changed; an empty value is an empty mapping."""
    if not isinstance(node, nodes.Mapping):
        return node
    return nodes.Mapping(
        tuple(
            (key, change(nodes.Mapping((), key.location) if _empty(value) else value)) for key, value in node
        ),
        node.location,
    )


def _empty(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Scalar) and node.null


def _many(node: nodes.Node) -> nodes.Node:
    if isinstance(node, nodes.Mapping) and not node.entries:
        return nodes.Items((), node.location)
    return nodes.Items((node,), node.location) if isinstance(node, nodes.Scalar) else node


def _spelled(node: nodes.Node) -> nodes.Node:
    """Return categories, each with its spellings: in a list of them each has none but its own name."""
    if isinstance(node, nodes.Items) and all(isinstance(item, nodes.Scalar) for item in node.nodes):
        nothing = nodes.Items((), node.location)
        entries = tuple((item, nothing) for item in node.nodes if isinstance(item, nodes.Scalar))
        return nodes.Mapping(entries, node.location)
    return _each(node, _many)


def mistakes(root: nodes.Mapping) -> list[UserError]:
    """Return a located error for each axis that is refused, and each axis or category that is none."""
    errors: list[UserError] = []
    axes, crossed = _entries(root, "axes"), _entries(root, "intersections")
    parts = [key for node in crossed.values() if isinstance(node, nodes.Mapping) for key, _ in node]
    for key in (*axes, *crossed, *parts):
        with collecting(errors):
            refuse(key.text, key.location)
    for key in axes:
        errors += _misnamed(key)
    known = {key.text: _categories(key.text, node) for key, node in axes.items()}
    known = {**{name: _categories(name, None) for name in PLAIN}, **known}
    for key, node in axes.items():
        watch = node.get("watch") if isinstance(node, nodes.Mapping) else None
        errors += _unknown(watch, key.text, known[key.text])
        errors += ambiguous(node)
        errors += _without_categories(key.text, node)
        errors += _taken(key.text, node)
    for key, node in crossed.items():
        if isinstance(node, nodes.Mapping):
            errors += _crossing_mistakes(key, node, known)
    return errors


def _entries(root: nodes.Mapping, name: str) -> dict[nodes.Scalar, nodes.Node]:
    node = root.get(name)
    return dict(node) if isinstance(node, nodes.Mapping) else {}


def _misnamed(axis: nodes.Scalar) -> Iterator[UserError]:
    """Yield an error for an axis without a name, or whose name would take the column of another field."""
    name = key_of(axis.text)
    if not name:
        yield UserError("an axis without a name", axis.location, "Name it, such as 'career stage'.")
    elif axis.text != GENDER and name in (GENDER, *aliases.PLAIN[GENDER]):
        hint = "Write 'gender': its column may have any name panelcheck knows."
        yield UserError(f"'{axis.text}' is the axis 'gender' in other words", axis.location, hint)
    elif name in _fields_of_programmes():
        hint = "Call the axis something else; 'fields:' can say which column holds it."
        yield UserError(f"'{axis.text}' is a field of a programme, and no axis", axis.location, hint)


def _fields_of_programmes() -> frozenset[str]:
    """Return the names of fields that say something else than who somebody is."""
    known = {**aliases.PLAIN, **aliases.PEOPLE}
    about = {name for axis in _ABOUT_PEOPLE for name in (axis, *known[axis])}
    names = {key_of(name) for field, others in known.items() for name in (field, *others)}
    return frozenset((names | aliases.AMBIGUOUS) - about - _READ_AS_MORE)


def _without_categories(axis: str, node: nodes.Node) -> Iterator[UserError]:
    """Yield an error for a list of categories that is there, and names none."""
    own = node.get("categories") if isinstance(node, nodes.Mapping) else None
    if isinstance(own, nodes.Mapping) and not own.entries:
        hint = "Name some, or leave 'categories' out: then what people write is the category."
        yield UserError(f"no category of '{axis}' is named", own.location, hint)


def _taken(axis: str, node: nodes.Node) -> Iterator[UserError]:
    """Yield an error for each spelling that is the very name of another category panelcheck knows."""
    own = node.get("categories") if isinstance(node, nodes.Mapping) else None
    known = {fold(name): name for name in (DEFAULT[axis].categories if axis in DEFAULT else ())}
    for key, texts in own if isinstance(own, nodes.Mapping) else ():
        for text in texts.nodes if isinstance(texts, nodes.Items) else ():
            if isinstance(text, nodes.Scalar) and known.get(fold(text.text), key.text) != key.text:
                yield UserError(
                    f"'{text.text}' is a category of '{axis}' itself", text.location,
                    "It cannot be a spelling of another one.",
                )  # fmt: skip


def _categories(name: str, node: nodes.Node | None) -> list[str]:
    """Return the categories of an axis; none for an open one."""
    own = node.get("categories") if isinstance(node, nodes.Mapping) else None
    added = [key.text for key, _ in own] if isinstance(own, nodes.Mapping) else []
    return list(dict.fromkeys([*(DEFAULT[name].categories if name in DEFAULT else ()), *added]))


def ambiguous(axis: nodes.Node) -> Iterator[UserError]:
    """Yield an error for each spelling that two categories claim: whoever writes it could be of either."""
    own = axis.get("categories") if isinstance(axis, nodes.Mapping) else None
    categories = tuple(own) if isinstance(own, nodes.Mapping) else ()
    meant = {fold(key.text): key.text for key, _ in categories}
    for key, texts in categories:
        for node in texts.nodes if isinstance(texts, nodes.Items) else ():
            if not isinstance(node, nodes.Scalar):
                continue
            category = meant.setdefault(fold(node.text), key.text)
            if category != key.text:
                hint = "Leave it under the one category that everyone who writes it means."
                yield UserError(f"'{node.text}' is a spelling of '{category}' already", node.location, hint)


def _crossing_mistakes(
    name: nodes.Scalar, parts: nodes.Mapping, known: Mapping[str, list[str]]
) -> Iterator[UserError]:
    if name.text in known:
        yield UserError(
            f"'{name.text}' is an axis already", name.location, "Give the intersection another name."
        )
    if len(parts.entries) < 2:  # noqa: PLR2004 - one axis crosses nothing
        hint = "Such as: women of colour: {gender: woman, ethnicity: [Black, Asian]}"
        yield UserError("an intersection is of two axes or more", name.location, hint)
    for axis, categories in parts:
        if axis.text in known:
            yield from _unknown(categories, axis.text, known[axis.text])
        elif not refused(axis.text):
            hint = did_you_mean(axis.text, list(known)) or "Configure it under 'axes:'."
            yield UserError(f"there is no axis '{axis.text}'", axis.location, hint)


def _unknown(categories: nodes.Node | None, axis: str, known: list[str]) -> Iterator[UserError]:
    """Yield an error for each of ``categories`` that ``axis`` does not have; an open axis may have any."""
    if isinstance(categories, nodes.Items) and not categories.nodes:
        yield UserError(f"no category of '{axis}' is named", categories.location)
    for node in categories.nodes if isinstance(categories, nodes.Items) and known else ():
        if isinstance(node, nodes.Scalar) and node.text not in known:
            yield _no_category(node.text, axis, known, node.location)


def _no_category(text: str, axis: str, known: list[str], location: Location | None) -> UserError:
    """Return what to say where ``text`` should be one of the ``known`` categories of ``axis``."""
    hint = did_you_mean(text, known) or f"There are {', '.join(known)}."
    return UserError(f"'{text}' is no category of '{axis}'", location, hint)


def vocabularies(config: Config) -> dict[str, Vocabulary]:
    """Return the words of every axis that has a list of them."""
    added = {
        name: DEFAULT.get(name, Vocabulary(name)).extended(axis.categories)
        for name, axis in config.axes.items()
    }
    return {**DEFAULT, **added}


def spelled_as_configured(rule: Rule, config: Config) -> Rule:
    """Return ``rule`` with axes spelled as the config spells them (``career-stage``, ``Career stage``)."""
    names = {fold(name): name for name in (*config.axes, *config.intersections)}

    def spelled(value: Any) -> Any:
        if isinstance(value, str):
            return names.get(fold(value), value)
        return {spelled(key): item for key, item in value.items()} if isinstance(value, Mapping) else value

    given = {option.name: getattr(rule.check, option.name) for option in fields(rule.check)}
    changed = {name: new for name, old in given.items() if (new := spelled(old)) != old}
    return replace(rule, check=replace(rule.check, **changed)) if changed else rule


def demand_categories(rules: Iterable[Rule], config: Config) -> None:
    """Raise UserErrors for each category that a rule names and its axis does not have.

    Nobody would ever be of it, and the rule would hold, or not, whoever is on stage. So for an axis that is
    a slip of the pen: nobody has declared anything on it. And so for a message that names another category.
    """
    words = vocabularies(config)
    axes = [*PLAIN, *config.axes, *config.intersections]
    errors: list[UserError] = []
    for rule in rules:
        if rule.axis not in axes and (place := rule.places.get("axis")):
            hint = did_you_mean(rule.axis, axes)
            if hint or not rule.axis:
                errors.append(UserError(f"{rule.code}: there is no axis '{rule.axis}'", place, hint))
                continue
        if rule.belied:
            told = f"{rule.code}: its message says '{rule.belied}'"
            hint = "Give a message of your own beside what you change."
            errors.append(UserError(told, rule.place, hint))
        known = [*words[rule.axis].categories] if rule.axis in words else []
        known = [MEMBER, NOT_MEMBER] if rule.axis in config.intersections else known
        for text in rule.categories:
            wanted = known or [open_category(text)]
            if text not in wanted:
                error = _no_category(text, rule.axis, wanted, rule.place)
                change = "" if rule.place else f" Change it in panelcheck.yaml: rules: {{{rule.code}: ...}}."
                place = rule.place or config.written.get(("axes", rule.axis))
                errors.append(UserError(f"{rule.code}: {error.message}", place, f"{error.hint}{change}"))
    if errors:
        raise UserErrors(errors)


def decided(config: Config) -> Axes:
    """Return what the config decides of its axes beside their words."""
    words = vocabularies(config)

    def named(axis: str, categories: tuple[str, ...]) -> tuple[str, ...]:
        closed = axis in words and words[axis].categories
        return categories if closed else tuple(open_category(text) for text in categories)

    return Axes(
        watched={name: named(name, axis.watch) for name, axis in config.axes.items() if axis.watch},
        disclosure={name: axis.disclosure for name, axis in config.axes.items() if axis.disclosure},
        intersections={
            name: Intersection(
                parts={axis: frozenset(named(axis, categories)) for axis, categories in parts.items()}
            )
            for name, parts in config.intersections.items()
        },
    )
