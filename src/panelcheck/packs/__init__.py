"""Packs: YAML files of rules. Loads them, lets later entries change earlier ones, selects rules."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from panelcheck import nodes
from panelcheck.errors import Location, UserError, UserErrors, collecting, did_you_mean
from panelcheck.finding import Finding
from panelcheck.packs.loading import RELATIVE, Loader, node_of, pack_of
from panelcheck.packs.rule import DATA_QUALITY, HYGIENE, Rule
from panelcheck.packs.shipped import shipped_packs, shipped_policies

__all__ = [
    "DATA_QUALITY",
    "DEFAULT_PACKS",
    "HYGIENE",
    "RELATIVE",
    "Rule",
    "all_rules",
    "find_rule",
    "load_packs",
    "matches",
    "pack_of",
    "rule_called",
    "select_rules",
    "shipped_packs",
    "shipped_policies",
]

DEFAULT_PACKS = ("core", "data-quality", "token-inclusion", "speaking-time", "suppression")


def load_packs(
    names: Sequence[str],
    *,
    overrides: nodes.Mapping | Mapping[str, Mapping[str, Any]] | None = None,
    root: Path = Path(),
    places: Mapping[tuple[str, str], Location] | None = None,
) -> tuple[Rule, ...]:
    """Return the rules of the packs called ``names``; an entry changes an earlier one with its code.

    A name that ends in .yaml or holds a slash is a file, relative to ``root``. ``overrides`` are options
    by code or name; what is wrong with them is located if they are given as a node. ``places`` says where a
    name is written, by ``extends`` and the name. Raises UserErrors with everything that is wrong at once.
    """
    loader = Loader()
    for name in names:
        loader.load(name, root, (places or {}).get(("extends", name)))
    loader.override(overrides if isinstance(overrides, nodes.Mapping) else node_of(overrides or {}))
    loader.refuse_names_twice()
    rules = []
    for draft in loader.drafts.values():
        with collecting(loader.errors):
            rules.append(draft.rule())
    if loader.errors:
        raise UserErrors(sorted(map(_placed, loader.errors), key=lambda error: error.location or ("",)))
    return tuple(rules)


def _placed(error: UserError) -> UserError:
    """Return ``error`` without a place if all it has is that of plain values, which is none."""
    if error.location and not error.location.path:
        return UserError(error.message, hint=error.hint)
    return error


def all_rules(
    packs: Sequence[str] = (),
    *,
    policies: bool = False,
    overrides: nodes.Mapping | None = None,
    root: Path = Path(),
    places: Mapping[tuple[str, str], Location] | None = None,
) -> list[Rule]:
    """Return every shipped rule, on or off, and those of ``packs``; with ``policies``, theirs as well.

    ``overrides``, ``root`` and ``places`` are those of ``load_packs``, which says what is raised.
    """
    adopted = () if policies else shipped_policies()
    names = (*(name for name in shipped_packs() if name not in adopted), *packs)
    return list(load_packs(names, overrides=overrides, root=root, places=places))


def find_rule(selector: str, packs: Sequence[str] = ()) -> Rule:
    """Return the rule with this code or name, of any shipped pack or policy or of ``packs``."""
    return rule_called(selector, all_rules(packs, policies=True))


def rule_called(selector: str, rules: Sequence[Rule]) -> Rule:
    """Return that of ``rules`` with this code or name.

    Raises UserError if there is none; it says which may have been meant, or what rules a pack has.
    """
    for rule in rules:
        if selector.casefold() in (rule.code.casefold(), rule.name):
            return rule
    held = [rule.code for rule in rules if rule.pack == selector]
    if held:
        raise UserError(f"'{selector}' is a pack", hint=f"Its rules: {', '.join(held)}.")
    starting = [rule.code for rule in rules if rule.code.casefold().startswith(selector.casefold())]
    if len(starting) > 1:
        raise UserError(
            f"'{selector}' is the start of several codes", hint=f"Name one: {', '.join(starting)}."
        )
    known = [word for rule in rules for word in (rule.code, rule.name)]
    hint = did_you_mean(selector, known) or "'panelcheck rules' lists them all."
    raise UserError(f"there is no rule '{selector}'", hint=hint)


def select_rules(
    rules: Sequence[Rule],
    select: Sequence[str],
    ignore: Sequence[str],
    places: Mapping[tuple[str, str], Location] | None = None,
) -> list[Rule]:
    """Return the ``rules`` that are selected (all, if nothing is) and not ignored.

    A selector is a code, a name or the start of a code. ``places`` says where it is written, by the key it
    stands under and its text. Raises UserErrors for those that match nothing, and where no rule is left.
    """
    places = places or {}
    errors = [
        UserError(f"no rule is called '{selector}'", places.get((key, selector)), _hint(selector, rules))
        for key, selectors in (("select", select), ("ignore", ignore))
        for selector in dict.fromkeys(selectors)
        if not any(matches(rule, selector) for rule in rules)
    ]
    if errors:
        raise UserErrors(errors)
    kept = [
        rule
        for rule in rules
        if (not select or any(matches(rule, selector) for selector in select))
        and not any(matches(rule, selector) for selector in ignore)
    ]
    if not kept:
        place = next((places["ignore", one] for one in ignore if ("ignore", one) in places), None)
        raise UserError(
            "no rule is left to check with: all that are selected are ignored",
            place,
            "Ignore less, or select more (--select, --ignore, or the same keys in panelcheck.yaml).",
        )
    return kept


def matches(rule: Rule | Finding, selector: str) -> bool:
    """Whether ``selector`` is the code, the name or the start of the code of a rule, or a finding's rule."""
    return bool(selector) and (rule.name == selector.lower() or rule.code.startswith(selector.upper()))


def _hint(selector: str, loaded: Sequence[Rule]) -> str:
    """Say where a rule is that is not loaded, or which one may have been meant."""
    known = [word for rule in loaded for word in (rule.code, rule.name)]
    return pack_of(selector) or did_you_mean(selector, known)
