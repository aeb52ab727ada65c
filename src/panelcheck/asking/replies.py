"""Yes and no, as forms and their exports write them."""

from panelcheck.identity.text import bare, fold, words
from panelcheck.patterns import regex

_WORD = regex(r"[^\W_]+")
_YES = words("""
    y yes j ja jo o oui si s sim t tak a ano x 1 true on checked selected ausgewahlt gewahlt
    cochee seleccionado selezionato agree agreed einverstanden akzeptiert consent accept accepte
    daccord acepto accetto aceito zgadzam souhlasim consiento acconsento
""")
_NO = words("""
    n no nein non nee nie ne nao 0 false off unchecked notselected nichtgewahlt nichtausgewahlt noncochee
    noseleccionado nonselezionato disagree decline refuse
""")
_NOT = words(
    "not nicht kein keine pas ni niet geen nao non no ne nie dont don t nein disagree refuse withdraw"
)


def is_yes(text: str) -> bool:
    """Whether a cell is nothing but a yes."""
    return fold(text) in _YES


def is_no(text: str) -> bool:
    """Whether a cell is nothing but a no, or empty."""
    return not fold(text) or fold(text) in _NO


def agrees(text: str) -> bool:
    """Whether a reply in any words is surely a yes; every doubt is a no."""
    written = set(_WORD.findall(bare(text)))
    return bool(written & _YES) and not written & _NOT
