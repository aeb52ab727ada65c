"""Whether the ignores are in order: each needs a reason, names a rule, hides something, has not expired."""

from collections.abc import Iterator

from panelcheck.checks import Check, Judgement, broken
from panelcheck.checks.data_quality import event_subject, or_satisfied, session_subject
from panelcheck.finding import Flaw, FlawedIgnore, Subject
from panelcheck.lineup import LineUp
from panelcheck.programme import Programme
from panelcheck.values import dataclass


@dataclass(frozen=True, kw_only=True)
class Ignores(Check):
    """An ignore, in the programme or the config, that has this ``flaw``."""

    name = "ignores"
    keys = ("rule", "until", "named")

    flaw: Flaw

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield a judgement an ignore that has the flaw, where it is written."""
        yield from or_satisfied(
            [
                broken(
                    {
                        "rule": one.selector,
                        "until": str(one.ignore.until or ""),
                        "named": f"called '{one.selector}'" if one.selector else "named",
                    },
                    location=one.ignore.location,
                    subject=_subject(one, line_up.programme),
                    severity=one.severity,
                )
                for one in line_up.event.flaws
                if one.flaw is self.flaw
            ]
        )


def _subject(flawed: FlawedIgnore, programme: Programme) -> Subject:
    key = f"{flawed.flaw} {flawed.selector}"
    if flawed.session:
        return session_subject(flawed.session, key)
    return event_subject(programme, f"{key} {flawed.ignore.session}".strip())
