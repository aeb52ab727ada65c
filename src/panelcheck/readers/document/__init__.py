"""Documents of any syntax (YAML, JSON, TOML, XML, front matter): located nodes become records.

A syntax module turns text into nodes, a shape puts the nodes of a known export into plain words, and the
walk through them is the same for all.
"""

from collections.abc import Sequence
from dataclasses import replace

from panelcheck.errors import Location, NotAProgramme
from panelcheck.nodes import Node, Scalar
from panelcheck.programme import Skip
from panelcheck.readers.document.shapes import in_plain_words
from panelcheck.readers.document.unrelated import holds_a_programme
from panelcheck.readers.document.walk import ENTRIES, Walk
from panelcheck.readers.handedin import refuse_declared
from panelcheck.readers.records import Records, Words
from panelcheck.source import Source


def read_document(source: Source, roots: Sequence[Node], words: Words) -> Records:
    """Return what the nodes of ``source`` say.

    Raises NotAProgramme where nothing looks like a programme, PrivateAnswers for a list of declarations.
    """
    roots = [root for root in roots if not (isinstance(root, Scalar) and root.null)]
    if not roots:
        skip = Skip("empty file", "there is nothing in it but comments", Location(source.path))
        return Records(skips=(skip,))
    refuse_declared(roots)
    walk = Walk(source, words)
    skips: list[Skip] = []
    for root in roots:
        shaped, left_out = in_plain_words(root)
        skips += left_out
        walk.read(shaped)
    found = walk.found()
    entries = sum(skip.what in ENTRIES for skip in skips)
    found = replace(found, skips=(*skips, *found.skips), count=found.count + entries)
    if not holds_a_programme(roots[0], found):
        timed = {"start", "end"} <= found.columns.keys()
        raise NotAProgramme(
            "times alone: no session and nobody is named beside them"
            if timed
            else "nothing in it looks like a programme",
            roots[0].location.point,
            "'panelcheck schema programme' says how one can be written.",
        )  # fmt: skip
    return found
