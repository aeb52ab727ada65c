"""Documents that are plainly something else: the settings of a site or a package, a title page, words."""

from panelcheck.nodes import Items, Mapping, Node, Scalar
from panelcheck.patterns import regex
from panelcheck.readers.document.languages import LANGUAGE
from panelcheck.readers.records import Records

# Top-level keys of the settings of a site, a package, a build or a citation, and of a programme.
_SETTINGS = (
    frozenset({"site_name", "nav", "plugins", "baseURL", "baseurl", "languageCode", "theme"})
    | {"dependencies", "devDependencies", "scripts", "lockfileVersion", "build-system", "tool", "cff-version"}
    | {"services", "jobs", "steps", "feed_url", "home_page_url"}
)
_PROGRAMME = regex(
    r"(?:.*_)?(?:sessions|talks|speakers|panels|schedule|programme?|presentations|events|days|keynotes|workshops)"
)
# What a mapping with a title needs one of to be a session.
_OF_A_SESSION = frozenset({"id", "date", "start", "end", "time", "minutes", "room", "status"})


def holds_a_programme(root: Node, found: Records) -> bool:
    """Whether ``found``, read from a document with this ``root``, is anything of a programme."""
    held = found.records or found.problems or _holds_no_sessions_yet(root)
    return bool(held) and not _is_a_title_page(root, found) and not _is_settings(root)


def _is_a_title_page(root: Node, found: Records) -> bool:
    """Whether all there is, is one mapping with a title: the settings of a site, a post."""
    if len(found.records) != 1 or not isinstance(root, Mapping):
        return False
    (record,) = found.records
    return (
        root.get("title") is not None
        and not record.listings
        and not record.reference
        and not record.cells.keys() & _OF_A_SESSION
    )


def _is_settings(root: Node) -> bool:
    """Whether a file is plainly something else: it has a key of such files, and none of a programme."""
    if not isinstance(root, Mapping):
        return False
    if root.entries and all(LANGUAGE.fullmatch(key.text) and _lists_nothing(node) for key, node in root):
        return True  # what a site says, in each of its languages
    if not any(key.text in _SETTINGS for key, _ in root):
        return False
    return not any(
        _PROGRAMME.fullmatch(key.text.lower()) and not isinstance(node, Scalar) for key, node in root
    )


def _lists_nothing(node: Node) -> bool:
    inner = [value for _, value in node] if isinstance(node, Mapping) else []
    return not isinstance(node, Items) and all(map(_lists_nothing, inner))


def _holds_no_sessions_yet(root: Node) -> bool:
    sessions = root.get("sessions") if isinstance(root, Mapping) else None
    return isinstance(sessions, Items) and not sessions.nodes
