"""How one session went: who of its people had most of the talk, and whether it kept its time.

None of it looks at what anyone declared, and nobody is named.
"""

from collections.abc import Iterator

from panelcheck.checks import Check, Judgement, broken, not_applicable, satisfied, undetermined
from panelcheck.checks.data_quality import event_subject, or_satisfied
from panelcheck.checks.reasons import TOO_FEW
from panelcheck.checks.speaking_time import NOBODY_HEARD, FromTranscript, unattributed
from panelcheck.finding import Subject
from panelcheck.lineup import Event, LineUp
from panelcheck.lineup.voices import NO_TRANSCRIPT, Spoken
from panelcheck.statistics import SLIGHT
from panelcheck.values import Proportion, dataclass
from panelcheck.wording import Share

_DIGITS = 4


@dataclass(frozen=True, kw_only=True)
class Heard(FromTranscript):
    """Looks at who on stage was heard in one session, if anyone was."""

    def heard(self, line_up: LineUp) -> Spoken | Judgement:
        """Return who was heard in a session, or why that cannot be told."""
        said = self.said(line_up, line_up.spec.fewest)
        if isinstance(said, Judgement) or any(said.stage.values()):
            return said
        return not_applicable(NOBODY_HEARD)


@dataclass(frozen=True, kw_only=True)
class OneVoice(Heard):
    """One of n people on stage has more than the share ``above`` (0-1) of the talk, and than ``times`` / n.

    Moderators are left aside.
    """

    name = "one-voice"
    keys = ("people", "minutes", "share")

    above: Proportion
    times: float

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield one judgement."""
        said = self.heard(line_up)
        if isinstance(said, Judgement):
            yield said
            return
        minutes = said.stage.values()
        whole, limit = sum(minutes) + said.spare, max(self.above, self.times / len(said.stage)) + SLIGHT
        if limit >= 1:
            yield not_applicable(TOO_FEW)
            return
        least, most = max(minutes) / whole, (max(minutes) + said.spare) / whole
        share = Share(round(least, _DIGITS))
        evidence = {"people": len(said.stage), "minutes": round(whole, 2), "share": share}
        if least > limit:
            yield broken(evidence)
        elif most <= limit:
            yield satisfied(evidence)
        else:
            yield undetermined(evidence, unattributed(said.unattributed))


@dataclass(frozen=True, kw_only=True)
class ModeratorOuttalks(Heard):
    """A moderator has more than ``times`` the minutes of whoever on stage was heard most."""

    name = "moderator-outtalks"
    keys = ("people", "minutes", "share")

    times: float = 1.0

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield one judgement."""
        said = self.heard(line_up)
        if isinstance(said, Judgement):
            yield said
            return
        if not said.moderators:
            yield not_applicable("no moderators")
            return
        moderator, speaker = max(said.moderators.values()), max(said.stage.values())
        share = Share(round(moderator / said.talk, _DIGITS))
        evidence = {"people": len(said.stage), "minutes": round(said.talk, 2), "share": share}
        if moderator > self.times * (speaker + said.spare) + SLIGHT:
            yield broken(evidence)
        elif moderator + said.spare <= self.times * speaker + SLIGHT:
            yield satisfied(evidence)
        else:
            yield undetermined(evidence, unattributed(said.unattributed))


@dataclass(frozen=True, kw_only=True)
class Overrun(Check):
    """From the first word to the last it took more than ``minutes`` longer than planned."""

    name = "overrun"
    keys = ("planned", "actual", "over")

    minutes: float

    def missing(self, event: Event) -> str:
        """Return that there is no transcript."""
        return "" if event.speaking.heard else NO_TRANSCRIPT

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield one judgement."""
        session, speaking = line_up.session, line_up.event.speaking
        heard = speaking.heard.get(session.key) if session else None
        slot = speaking.slot(session) if session else None
        if heard is None or slot is None:
            yield not_applicable(NO_TRANSCRIPT if heard is None else "no times")
            return
        over = heard.elapsed - slot
        evidence = {"planned": round(slot), "actual": round(heard.elapsed), "over": round(over)}
        yield broken(evidence) if over > self.minutes + SLIGHT else satisfied(evidence)


@dataclass(frozen=True, kw_only=True)
class UnmatchedVoices(Check):
    """A label in a transcript fits nobody of its session, or a transcript no session."""

    name = "unmatched-voices"
    keys = ("label", "problem", "closest")

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield a judgement a label, where it first stands."""
        speaking = line_up.event.speaking
        sessions = {session.key: session for session in line_up.programme.sessions}
        found = [
            (Subject("session", f"{key} {stray.cell.text}", sessions[key].title.text), stray)
            for key, heard in speaking.heard.items()
            for stray in heard.strays
        ]
        found += [(event_subject(line_up.programme, stray.cell.text), stray) for stray in speaking.strays]
        yield from or_satisfied(
            [
                broken(
                    {
                        "label": stray.cell.text,
                        "problem": stray.problem,
                        "closest": f"; closest: {', '.join(stray.closest)}" if any(stray.closest) else "",
                    },
                    location=stray.cell.location,
                    subject=subject,
                )
                for subject, stray in found
            ]
        )
