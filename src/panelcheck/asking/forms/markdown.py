"""For an e-mail or a page: to read, and to build a form from by hand."""

from collections.abc import Iterator

from panelcheck.asking.survey import Question, Survey
from panelcheck.patterns import regex
from panelcheck.wording import safe

_SPECIAL = regex(r"([\\`*_\[\]<>#|])")


def render(survey: Survey) -> str:
    """Return the survey as Markdown."""
    return "".join(f"{line}\n" for line in _lines(survey))


def _lines(survey: Survey) -> Iterator[str]:
    yield f"# {_text(survey.title)}"
    for heading, text in survey.about:
        yield from ("", f"**{_text(heading)}.** {_text(text)}")
    for number, question in enumerate(survey.questions, start=1):
        yield from ("", f"## {number}. {_text(question.ask)}")
        yield from _answer(question)
    yield from ("", _text(survey.thanks), "", f"<!-- {survey.edition} -->")


def _answer(question: Question) -> Iterator[str]:
    if question.help:
        yield from ("", f"*{_text(question.help)}*")
    yield ""
    yield from (f"- [ ] {_text(choice)}" for choice in question.choices)
    if question.own_words:
        yield f"- [ ] {_text(question.own_words)}: ______________________________"
    if not question.choices:
        yield "______________________________"


def _text(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", safe(text))
