"""Regular expressions that are compiled when they are first used: most runs need few of them."""

import re
from typing import Any, cast


def regex(source: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """Return what ``re.compile`` would, at a fraction of the cost until it is used."""
    return cast("re.Pattern[str]", _Uncompiled(source, flags))


class _Uncompiled:
    def __init__(self, source: str, flags: int | re.RegexFlag) -> None:
        self._made_from = source, flags

    def __getattr__(self, name: str) -> Any:
        # Kept on the instance, so that the next use of this method does not come by here.
        method = getattr(re.compile(*self._made_from), name)
        setattr(self, name, method)
        return method
