"""Shapes: one module a known export whose keys alone do not say what they hold.

Each has ``shape(root, skips) -> Node | None``: the same in words that the walk through a document knows,
or None for any other document. What it leaves out, it adds to ``skips``. A shape is found by being there.
"""

import pkgutil
from importlib import import_module

from panelcheck.nodes import Node, Scalar
from panelcheck.programme import Skip
from panelcheck.readers.document.definitions import with_labels


def in_plain_words(root: Node) -> tuple[Node, list[Skip]]:
    """Return ``root`` as the first shape that fits it puts it, with labels for ids, and what is left out."""
    skips: list[Skip] = []
    if isinstance(root, Scalar):
        return root, skips
    for found in sorted(pkgutil.iter_modules(__path__), key=lambda found: found.name):
        shaped: Node | None = import_module(f"{__name__}.{found.name}").shape(root, skips)
        if shaped is not None:
            root = shaped
            break
    return with_labels(root, skips), skips
