"""Reads packs in order and merges their entries; from outside, what comes in is validated."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from panelcheck import yamldoc
from panelcheck.checks import Check, check_named, registry
from panelcheck.errors import Location, UserError, UserErrors, collecting
from panelcheck.packs.policy import Policy
from panelcheck.packs.rule import ENTRY_KEYS, Entry, Rule, template_problem, yaml_key
from panelcheck.packs.shipped import packs_there_are, shipped_packs, without_examples
from panelcheck.source import read_source
from panelcheck.values import dataclass

PACK_KEYS = ("pack", "about", "policy", "extends", "rules")
_OWN_PREFIX = "PC"
_NOWHERE = Location("")


def pack_of(selector: str) -> str:
    """Say which shipped pack holds the rule with this code or name; an empty text if none does."""
    for pack, path in shipped_packs().items():
        for entry in _items(_read_pack(path), "rules"):
            rule = yamldoc.plain(entry)
            if "check" in rule and selector in (rule["code"], rule["name"]):
                words = f"{rule['code']} {rule['name']}"
                return f"{words} is in the pack '{pack}': add it to extends, or pass --pack {pack}."
    return ""


class Loader:
    """Reads packs in order and merges their entries, keeping every complaint.

    Without ``examples``, those of shipped packs are not read.
    """

    def __init__(self, *, examples: bool = True) -> None:
        self._examples = examples
        self.drafts: dict[str, _Draft] = {}
        self.errors: list[UserError] = []
        self._shipped = shipped_packs()
        self._read: set[Path] = set()

    def load(self, name: str, root: Path, location: Location | None = None) -> None:
        """Read the pack called ``name``, those it extends first. Each pack is read once."""
        outside = name.endswith((".yaml", ".yml")) or "/" in name
        if not outside and name not in self._shipped:
            hint = yamldoc.did_you_mean(name, list(self._shipped))
            hint = hint or packs_there_are()
            self.errors.append(UserError(f"there is no pack '{name}'", location, hint))
            return
        path = root / name if outside else self._shipped[name]
        if path.absolute() in self._read:
            return
        self._read.add(path.absolute())
        with collecting(self.errors):
            pack = _read_pack(path, examples=outside or self._examples)
            _refuse_empty(pack)
            for base in _items(pack, "extends"):
                if not isinstance(base, yamldoc.Scalar):
                    raise UserError("extends: name packs, each as one text", base.location)
                self.load(base.text, path.parent, base.location)
            label = _text(pack, "pack") or path.stem
            policy = None
            with collecting(self.errors):
                policy = _policy(pack, trusted=not outside)
            seen: set[str] = set()
            for entry in _items(pack, "rules"):
                with collecting(self.errors):
                    self._add(entry, label, policy, seen, trusted=not outside)

    def _add(
        self, entry: yamldoc.Node, pack: str, policy: Policy | None, seen: set[str], *, trusted: bool
    ) -> None:
        code = entry.get("code") if isinstance(entry, yamldoc.Mapping) else None
        if not isinstance(entry, yamldoc.Mapping) or not isinstance(code, yamldoc.Scalar):
            raise UserError("a rule is a mapping with a code", entry.location.point)
        if code.text in seen:
            raise UserError(f"the code {code.text} stands twice in this pack", code.location)
        seen.add(code.text)
        if code.text in self.drafts:
            self._change(code.text, entry, trusted=trusted)
        elif not trusted and entry.get("check") is None:
            raise self._unknown(code)
        elif not trusted and code.text.startswith(_OWN_PREFIX):
            hint = pack_of(code.text) or "Use a prefix of your own, such as ACME001."
            raise UserError(f"codes that start with {_OWN_PREFIX} are panelcheck's own", code.location, hint)
        elif (name := _text(entry, "name")) in (names := self._names()):
            place = yamldoc.find(entry, ["name"])
            raise UserError(f"the name '{name}' is that of {names[name]} already", place)
        else:
            self.drafts[code.text] = _Draft(pack, policy, entry, trusted)

    def _names(self) -> dict[str, str]:
        return {_text(draft.node, "name"): code for code, draft in self.drafts.items()}

    def override(self, overrides: yamldoc.Mapping) -> None:
        """Change rules, found by code or name."""
        names = self._names()
        for selector, options in overrides:
            code = names.get(selector.text, selector.text)
            if code not in self.drafts:
                self.errors.append(self._unknown(selector))
            elif isinstance(options, yamldoc.Mapping):
                self.errors += [
                    UserError(
                        f"a rule's {key.text} stays as it is", key.location, "Change its options alone."
                    )
                    for key, _ in options
                    if key.text in ("code", "name")
                ]
                self._change(code, options, trusted=False)
            else:
                self.errors.append(
                    UserError("give the options to change, as keys and values", options.location)
                )

    def _change(self, code: str, entry: yamldoc.Mapping, *, trusted: bool) -> None:
        draft = self.drafts[code]
        merged = _merged(draft.node, entry)
        self.drafts[code] = replace(draft, node=merged, trusted=draft.trusted and trusted)

    def _unknown(self, selector: yamldoc.Scalar) -> UserError:
        hint = pack_of(selector.text) or yamldoc.did_you_mean(selector.text, list(self.drafts))
        return UserError(f"there is no rule {selector.text} to change", selector.location, hint)


def _read_pack(path: Path, *, examples: bool = True) -> yamldoc.Mapping:
    """Return a pack's document. Raises UserErrors for one that is no pack, and for unknown keys."""
    source = read_source(str(path))
    roots = yamldoc.load(source if examples else replace(source, text=without_examples(source.text)))
    if len(roots) != 1 or not isinstance(roots[0], yamldoc.Mapping):
        raise UserError(
            "a pack is one mapping with the key 'rules'", Location(str(path)),
            "See 'panelcheck schema pack' for the keys.",
        )  # fmt: skip
    unknown = [key for key, _ in roots[0] if key.text not in PACK_KEYS]
    if unknown:
        raise UserErrors([
            UserError(f"unknown key '{key.text}'", key.location, yamldoc.did_you_mean(key.text, PACK_KEYS))
            for key in unknown
        ])  # fmt: skip
    return roots[0]


def _refuse_empty(pack: yamldoc.Mapping) -> None:
    """Raise UserError for a pack without rules: whoever adds it believes that something is checked."""
    if not _items(pack, "rules") and not _items(pack, "extends"):
        raise UserError(
            "a pack without rules", yamldoc.find(pack, ["rules"]).point,
            "List them under 'rules', or the packs it is made of under 'extends'.",
        )  # fmt: skip


def _policy(pack: yamldoc.Mapping, *, trusted: bool) -> Policy | None:
    """Return what a pack says of its policy. Raises UserErrors with everything that is wrong with it."""
    node = pack.get("policy")
    if node is None:
        return None
    policy: Policy
    if trusted:
        policy = _build(Policy, yamldoc.plain(node))
    else:
        from pydantic import TypeAdapter  # noqa: PLC0415 - only for what comes from outside

        known = [yaml_key(item.name) for item in fields(Policy)]
        policy = yamldoc.validate(TypeAdapter(Policy).validate_python, node, known=known)
    return policy


def _items(node: yamldoc.Mapping, key: str) -> tuple[yamldoc.Node, ...]:
    """Return the list under ``key``; one value stands for a list of one, nothing for an empty list."""
    value = node.get(key)
    if value is None or (isinstance(value, yamldoc.Scalar) and value.null):
        return ()
    return value.nodes if isinstance(value, yamldoc.Items) else (value,)


def _text(node: yamldoc.Mapping, key: str) -> str:
    value = node.get(key)
    return value.text if isinstance(value, yamldoc.Scalar) else ""


def _merged(old: yamldoc.Mapping, new: yamldoc.Mapping) -> yamldoc.Mapping:
    """Return ``old`` with the entries of ``new``; mappings merge in turn, anything else is replaced."""
    entries = {key.text: (key, value) for key, value in old}
    for key, value in new:
        before = entries[key.text][1] if key.text in entries else None
        if isinstance(before, yamldoc.Mapping) and isinstance(value, yamldoc.Mapping):
            entries[key.text] = (key, _merged(before, value))
        else:
            entries[key.text] = (key, value)
    return yamldoc.Mapping(tuple(entries.values()), new.location)


def node_of(value: Any) -> Any:
    """Return plain values as nodes that stand nowhere."""
    if isinstance(value, Mapping):
        entries = ((yamldoc.Scalar(str(key), _NOWHERE), node_of(item)) for key, item in value.items())
        return yamldoc.Mapping(tuple(entries), _NOWHERE)
    if isinstance(value, (list, tuple)):
        return yamldoc.Items(tuple(node_of(item) for item in value), _NOWHERE)
    return yamldoc.Scalar("" if value is None else str(value), _NOWHERE)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A rule as merged so far. ``trusted`` while only shipped packs have had a hand in it."""

    pack: str
    policy: Policy | None
    node: yamldoc.Mapping
    trusted: bool

    def rule(self) -> Rule:
        """Return the rule. Raises UserErrors with everything that is wrong with it."""
        check = self._check()
        location = self.node.location
        text = yamldoc.Mapping(tuple(pair for pair in self.node if pair[0].text in ENTRY_KEYS), location)
        rest = (pair for pair in self.node if pair[0].text not in (*ENTRY_KEYS, "check"))
        options = yamldoc.Mapping(tuple(rest), location)
        made = self._trusted if self.trusted else self._validated
        entry, checking = made(check, text, options)
        values = {item.name: getattr(entry, item.name) for item in fields(Entry)}
        places = {key.text: value.location for key, value in self.node}
        return Rule(**values, pack=self.pack, policy=self.policy, check=checking, places=places)

    def _trusted(
        self, check: type[Check], text: yamldoc.Mapping, options: yamldoc.Mapping
    ) -> tuple[Entry, Check]:
        """Build without pydantic, whose import costs more than everything else: a test validates these."""
        return _build(Entry, yamldoc.plain(text)), _build(check, yamldoc.plain(options))

    def _validated(
        self, check: type[Check], text: yamldoc.Mapping, options: yamldoc.Mapping
    ) -> tuple[Entry, Check]:
        from pydantic import TypeAdapter  # noqa: PLC0415 - only for what comes from outside

        known = [*(yaml_key(item.name) for item in fields(check)), *ENTRY_KEYS, "check"]
        errors: list[UserError] = []
        made: list[Any] = []
        for kind, node in ((Entry, text), (check, options)):
            with collecting(errors):
                made.append(yamldoc.validate(TypeAdapter(kind).validate_python, node, known=known))
        message = text.get("message")
        if isinstance(message, yamldoc.Scalar) and (problem := template_problem(message.text, check.keys)):
            errors.append(UserError(f"message: {problem}", message.location))
        if errors:
            raise UserErrors(errors)
        return made[0], made[1]

    def _check(self) -> type[Check]:
        name = _text(self.node, "check")
        if check := check_named(name):
            return check
        known = registry()
        hint = yamldoc.did_you_mean(name, list(known)) or f"There are {', '.join(known)}."
        raise UserError(f"there is no check '{name}'", yamldoc.find(self.node, ["check"]), hint)


@cache
def _keys_of(kind: type) -> Mapping[str, tuple[str, Any]]:
    """Return the name and the type of each field of a dataclass, by the field's key in YAML."""
    hints = get_type_hints(kind)
    return {yaml_key(item.name): (item.name, hints[item.name]) for item in fields(kind)}


def _build(kind: Any, value: Any) -> Any:
    """Return the texts of a shipped pack as ``kind``: a dataclass, a tuple, a mapping, a plain type."""
    if is_dataclass(kind) and isinstance(kind, type):
        known = _keys_of(kind)
        given = ((*known[key], item) for key, item in value.items())
        return kind(**{name: _build(hint, item) for name, hint, item in given})
    origin, inner = get_origin(kind), get_args(kind)
    if isinstance(kind, UnionType):  # one type, or nothing
        return _build(inner[0], value)
    if origin is tuple:
        return tuple(_build(inner[0], item) for item in value)
    if origin is Mapping:
        return {key: _build(inner[1], item) for key, item in value.items()}
    if origin is not None or kind is Any:
        return value
    return value == "true" if kind is bool else kind(value)
