"""Reads packs in order and merges their entries; from outside, what comes in is validated."""

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from panelcheck import nodes
from panelcheck.checks import Check, check_named, registry
from panelcheck.errors import Location, UserError, UserErrors, collecting, did_you_mean
from panelcheck.lineup import LineUpSpec
from panelcheck.packs.building import builder
from panelcheck.packs.policy import Policy
from panelcheck.packs.rewording import belied, reworded
from panelcheck.packs.rule import ENTRY_KEYS, Entry, Rule, template_problem, yaml_key
from panelcheck.packs.shipped import packs_there_are, shipped_pack, shipped_packs
from panelcheck.source import read_source, real
from panelcheck.validation import validate
from panelcheck.values import dataclass

PACK_KEYS = ("pack", "about", "policy", "extends", "rules")
RELATIVE = "Its path is relative to the folder of the file that names it."
_OWN_PREFIX = "PC"
_NOWHERE = Location("")


def pack_of(selector: str) -> str:
    """Say which shipped pack holds the rule with this code or name; an empty text if none does."""
    for pack, path in shipped_packs().items():
        for rule in shipped_pack(path)["rules"]:
            if selector.casefold() in (rule["code"].casefold(), rule["name"]):
                words = f"{rule['code']} {rule['name']}"
                return f"{words} is in the pack '{pack}': add it to extends, or pass --pack {pack}."
    return ""


class Loader:
    """Reads packs in order and merges their entries, keeping every complaint."""

    def __init__(self) -> None:
        self.drafts: dict[str, _Draft] = {}
        self.errors: list[UserError] = []
        self._shipped = shipped_packs()
        self._read: set[Path] = set()

    def load(self, name: str, root: Path, location: Location | None = None) -> None:
        """Read the pack called ``name``, those it extends first. Each pack is read once."""
        outside = name.endswith((".yaml", ".yml")) or "/" in name
        if not outside and name not in self._shipped:
            hint = did_you_mean(name, list(self._shipped))
            hint = hint or packs_there_are()
            self.errors.append(UserError(f"there is no pack '{name}'", location, hint))
            return
        path = root / name if outside else self._shipped[name]
        if real(path) in self._read:
            return
        if outside and location and not path.exists():
            self.errors.append(UserError(f"there is no file '{name}'", location, RELATIVE))
            return
        self._read.add(real(path))
        with collecting(self.errors):
            if outside:
                self._take_outside(_read_pack(path), path)
            else:
                self._take_shipped(shipped_pack(path))

    def _take_shipped(self, pack: Mapping[str, Any]) -> None:
        policy = builder(Policy)(pack["policy"]) if "policy" in pack else None
        for entry in pack["rules"]:
            if entry["code"] in self.drafts:
                self._change(entry["code"], node_of(entry))
            else:
                self.drafts[entry["code"]] = _Draft(pack["pack"], policy, entry)

    def _take_outside(self, pack: nodes.Mapping, path: Path) -> None:
        _refuse_empty(pack)
        for base in _items(pack, "extends"):
            if not isinstance(base, nodes.Scalar):
                raise UserError("extends: name packs, each as one text", base.location)
            self.load(base.text, path.parent, base.location)
        policy = None
        with collecting(self.errors):
            policy = _policy(pack)
        seen: set[str] = set()
        for entry in _items(pack, "rules"):
            with collecting(self.errors):
                self._add(entry, _text(pack, "pack") or path.stem, policy, seen)

    def _add(self, entry: nodes.Node, pack: str, policy: Policy | None, seen: set[str]) -> None:
        code = entry.get("code") if isinstance(entry, nodes.Mapping) else None
        if not isinstance(entry, nodes.Mapping) or not isinstance(code, nodes.Scalar):
            raise UserError("a rule is a mapping with a code", entry.location.point)
        if code.text in seen:
            raise UserError(f"the code {code.text} stands twice in this pack", code.location)
        seen.add(code.text)
        if code.text in self.drafts:
            if own := next((key for key, _ in entry if key.text in ("check", "name")), None):
                message = f"{code.text} is a rule of the pack '{self.drafts[code.text].pack}' already"
                hint = (
                    f"Take another code for a rule of your own, or leave out '{own.text}' to change that one."
                )
                raise UserError(message, code.location, hint)
            self._change(code.text, entry)
        elif entry.get("check") is None:
            raise self._unknown(code)
        elif code.text.startswith(_OWN_PREFIX):
            hint = pack_of(code.text) or "Use a prefix of your own, such as ACME001."
            raise UserError(f"codes that start with {_OWN_PREFIX} are panelcheck's own", code.location, hint)
        else:
            self.drafts[code.text] = _Draft(pack, policy, entry)

    def refuse_names_twice(self) -> None:
        """Complain of each rule whose name is that of one before it."""
        first: dict[str, str] = {}
        for code, draft in self.drafts.items():
            if first.setdefault(draft.name, code) != code and draft.name:
                message = f"the name '{draft.name}' is that of {first[draft.name]} already"
                self.errors.append(UserError(message, draft.place_of("name")))

    def override(self, overrides: nodes.Mapping) -> None:
        """Change rules, found by code or name."""
        names = {draft.name: code for code, draft in self.drafts.items()}
        first: dict[str, str] = {}
        for selector, options in overrides:
            code = names.get(selector.text, selector.text)
            if first.setdefault(code, selector.text) != selector.text:
                message = f"{selector.text} is the rule {first[code]}, which is changed here already"
                self.errors.append(
                    UserError(message, selector.location, "Put its options together in one place.")
                )
            elif code not in self.drafts:
                self.errors.append(self._unknown(selector))
            elif isinstance(options, nodes.Mapping):
                self.errors += [
                    UserError(
                        f"a rule's {key.text} stays as it is", key.location, "Change its options alone."
                    )
                    for key, _ in options
                    if key.text in ("code", "name")
                ]
                self._change(code, options)
            else:
                self.errors.append(
                    UserError("give the options to change, as keys and values", options.location)
                )

    def _change(self, code: str, entry: nodes.Mapping) -> None:
        draft = self.drafts[code]
        self.drafts[code] = replace(
            draft,
            entry=_merged(reworded(draft.node, entry), entry),
            belied="" if entry.get("message") else belied(draft.node, entry) or draft.belied,
        )

    def _unknown(self, selector: nodes.Scalar) -> UserError:
        hint = pack_of(selector.text) or did_you_mean(selector.text, list(self.drafts))
        return UserError(f"there is no rule {selector.text} to change", selector.location, hint)


def _read_pack(path: Path) -> nodes.Mapping:
    """Return a pack's document. Raises UserErrors for one that is no pack, and for unknown keys."""
    from panelcheck import yamldoc  # noqa: PLC0415 - only for what comes from outside

    roots = yamldoc.load(read_source(str(path)))
    if len(roots) != 1 or not isinstance(roots[0], nodes.Mapping):
        raise UserError(
            "a pack is one mapping with the key 'rules'", Location(str(path)),
            "See 'panelcheck schema pack' for the keys.",
        )  # fmt: skip
    unknown = [key for key, _ in roots[0] if key.text not in PACK_KEYS]
    if unknown:
        raise UserErrors([
            UserError(f"unknown key '{key.text}'", key.location, did_you_mean(key.text, PACK_KEYS))
            for key in unknown
        ])  # fmt: skip
    return roots[0]


def _refuse_empty(pack: nodes.Mapping) -> None:
    """Raise UserError for a pack without rules: whoever adds it believes that something is checked."""
    if not _items(pack, "rules") and not _items(pack, "extends"):
        raise UserError(
            "a pack without rules", nodes.find(pack, ["rules"]).point,
            "List them under 'rules', or the packs it is made of under 'extends'.",
        )  # fmt: skip


def _policy(pack: nodes.Mapping) -> Policy | None:
    """Return what a pack says of its policy. Raises UserErrors with everything that is wrong with it."""
    node = pack.get("policy")
    if node is None:
        return None
    from pydantic import TypeAdapter  # noqa: PLC0415 - only for what comes from outside

    known = [yaml_key(item.name) for item in fields(Policy)]
    policy: Policy = validate(TypeAdapter(Policy).validate_python, node, known=known)
    return policy


def _items(node: nodes.Mapping, key: str) -> tuple[nodes.Node, ...]:
    """Return the list under ``key``; one value stands for a list of one, nothing for an empty list."""
    value = node.get(key)
    if value is None or (isinstance(value, nodes.Scalar) and value.null):
        return ()
    return value.nodes if isinstance(value, nodes.Items) else (value,)


def _text(node: nodes.Mapping, key: str) -> str:
    value = node.get(key)
    return value.text if isinstance(value, nodes.Scalar) else ""


def _merged(old: nodes.Mapping, new: nodes.Mapping) -> nodes.Mapping:
    """Return ``old`` with the entries of ``new``; mappings merge in turn, anything else is replaced."""
    entries = {key.text: (key, value) for key, value in old}
    for key, value in new:
        before = entries[key.text][1] if key.text in entries else None
        if isinstance(before, nodes.Mapping) and isinstance(value, nodes.Mapping):
            entries[key.text] = (key, _merged(before, value))
        else:
            entries[key.text] = (key, value)
    return nodes.Mapping(tuple(entries.values()), new.location)


def node_of(value: Any) -> Any:
    """Return plain values as nodes that stand nowhere."""
    if isinstance(value, Mapping):
        entries = ((nodes.Scalar(str(key), _NOWHERE), node_of(item)) for key, item in value.items())
        return nodes.Mapping(tuple(entries), _NOWHERE)
    if isinstance(value, (list, tuple)):
        return nodes.Items(tuple(node_of(item) for item in value), _NOWHERE)
    return nodes.Scalar("" if value is None else str(value), _NOWHERE, quoted=value is not None)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A rule as merged so far: plain values while only shipped packs have had a hand in it, nodes after."""

    pack: str
    policy: Policy | None
    entry: dict[str, Any] | nodes.Mapping
    belied: str = ""

    @property
    def node(self) -> nodes.Mapping:
        """What is merged so far, as a node."""
        return self.entry if isinstance(self.entry, nodes.Mapping) else node_of(self.entry)

    @property
    def name(self) -> str:
        """What the rule is called."""
        return _text(self.entry, "name") if isinstance(self.entry, nodes.Mapping) else self.entry["name"]

    def place_of(self, key: str) -> Location:
        """Where ``key`` stands; nowhere in a shipped pack."""
        return nodes.find(self.node, [key])

    def rule(self) -> Rule:
        """Return the rule. Raises UserErrors with everything that is wrong with it."""
        if isinstance(self.entry, nodes.Mapping):
            entry, check = self._validated(self.entry)
            places = {key.text: value.location for key, value in self.entry if value.location.path}
        else:
            entry, check = self._trusted(self.entry)
            places = {}
        values = {item.name: getattr(entry, item.name) for item in fields(Entry)}
        return Rule(
            **values, pack=self.pack, policy=self.policy, check=check, places=places, belied=self.belied
        )

    def _trusted(self, given: dict[str, Any]) -> tuple[Entry, Check]:
        text = {key: value for key, value in given.items() if key in ENTRY_KEYS}
        options = {key: value for key, value in given.items() if key not in (*ENTRY_KEYS, "check")}
        return builder(Entry)(text), builder(self._check())(options)

    def _validated(self, node: nodes.Mapping) -> tuple[Entry, Check]:
        from pydantic import TypeAdapter  # noqa: PLC0415 - only for what comes from outside

        check = self._check()
        text = nodes.Mapping(tuple(pair for pair in node if pair[0].text in ENTRY_KEYS), node.location)
        rest = (pair for pair in node if pair[0].text not in (*ENTRY_KEYS, "check"))
        options = nodes.Mapping(tuple(rest), node.location)
        keys = (yaml_key(item.name) for kind in (check, LineUpSpec) for item in fields(kind))
        known = [*keys, *ENTRY_KEYS, "check"]
        errors: list[UserError] = []
        made: list[Any] = []
        for kind, part in ((Entry, text), (check, options)):
            with collecting(errors):
                made.append(validate(TypeAdapter(kind).validate_python, part, known=known))
        message = text.get("message")
        if isinstance(message, nodes.Scalar) and message.quoted and not message.text.strip():
            errors.append(UserError("message: say what was found", message.location))
        if isinstance(message, nodes.Scalar) and (problem := template_problem(message.text, check.keys)):
            errors.append(UserError(f"message: {problem}", message.location))
        if errors:
            raise UserErrors(errors)
        return made[0], made[1]

    def _check(self) -> type[Check]:
        name = _text(self.entry, "check") if isinstance(self.entry, nodes.Mapping) else self.entry["check"]
        if check := check_named(name):
            return check
        known = registry()
        hint = did_you_mean(name, list(known)) or f"There are {', '.join(known)}."
        raise UserError(f"there is no check '{name}'", self.place_of("check"), hint)
