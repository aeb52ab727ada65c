"""Why nothing can be said, in the words that several checks share."""

NO_SESSIONS = "no sessions are given"
TOO_FEW = "too few people"
TOO_FEW_TO_TELL = "too few to tell this from chance"
UNDER_LISTED = "under-listed, so who else is on it is not known"
SPOKEN_OF = "a rule of its own speaks of this"


def none_given(axis: str) -> str:
    """Return that the programme holds nothing on ``axis``."""
    return f"no {axis} is given"


def nobody_told(*axes: str) -> str:
    """Return that nobody has said anything of themselves on one of ``axes``."""
    return f"nobody has told us their {' or '.join(axes)}"
