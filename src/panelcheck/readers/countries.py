"""Countries and regions where a name may stand, as `spans.words_of` leaves them."""

from typing import Final


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.replace("\n", ",").split(",") if phrase.strip())


# Whole cells that columns moved by one leave where a name belongs.
COUNTRIES: Final = frozenset(
    _phrases("""
    usa, uk, eu, united kingdom, united states, united states of america, great britain, germany
    deutschland, austria, osterreich, switzerland, schweiz, suisse, italy, spain, espana
    portugal, belgium, belgie, belgique, netherlands, the netherlands, nederland, denmark, sweden
    norway, finland, iceland, poland, polska, czechia, czech republic, slovakia, slovenia, hungary
    croatia, serbia, romania, bulgaria, greece, turkey, turkiye, ukraine, estonia, latvia, lithuania
    luxembourg, europe, canada, mexico, brazil, brasil, argentina, colombia, peru, uruguay, japan
    taiwan, south korea, korea, hong kong, singapore, malaysia, indonesia, thailand, vietnam
    philippines, pakistan, bangladesh, nepal, sri lanka, australia, new zealand, south africa
    nigeria, ghana, uganda, tanzania, rwanda, ethiopia, egypt, morocco, tunisia, latam
    apac, emea, 日本, 台湾, 中国, 韩国
""")
)
# What ends the name of a club, behind a word such as "TapeCon".
COUNTRIES_OF_CLUBS: Final = COUNTRIES | frozenset(_phrases("africa, france, india, ireland, israel, italia"))
