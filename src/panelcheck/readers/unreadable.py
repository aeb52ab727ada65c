"""What to do with a file of a kind that panelcheck does not read."""

from collections.abc import Iterable

_TABLE = "a table with one row a person and the columns session, name and role"
_WORDS = f"Running text does not say for sure who is on which session. Put it into {_TABLE}; save it as CSV."
_SHEET = "Open it in your spreadsheet program and save (or export) it as CSV or XLSX."
_PAGE = (
    "A programme's page often has its data beside it: look for an export as iCal, CSV or JSON, or for the"
    " files that the page is made from."
)
_WAYS = {
    ".doc .docx .odt .pages .pdf .rtf .key .odp .ppt .pptx": _WORDS,
    ".gif .heic .jpeg .jpg .png .svg .webp": f"Pictures are not read. Put what it shows into {_TABLE}.",
    ".gsheet .numbers .ods .xls .xlsb": _SHEET,
    ".htm .html .mhtml .webarchive .xhtml": _PAGE,
    ".rttm .srt .vtt": (
        "A transcript goes with its programme: panelcheck check --transcript 'SESSION=FILE' PROGRAMME."
        " 'panelcheck airtime FILE' looks at it alone."
    ),
    ".txt": f"If it is a table, let its name end in .csv or .tsv; if not, put people into {_TABLE}.",
    ".7z .gz .rar .tar .zip": "Unpack it first, then name the file or the folder that lists who speaks.",
}
_BY_SUFFIX = {suffix: way for suffixes, way in _WAYS.items() for suffix in suffixes.split()}


def instead(suffix: str, readable: Iterable[str]) -> str:
    """Return what to do with a file that ends in ``suffix``; ``readable`` are the suffixes that are read."""
    otherwise = f"It reads {', '.join(sorted(readable))}; export the programme as one of them."
    return _BY_SUFFIX.get(suffix, otherwise)
