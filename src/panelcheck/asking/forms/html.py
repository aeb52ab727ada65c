"""One accessible page to print or to copy from. It loads nothing and sends nothing."""

from collections.abc import Iterator
from html import escape

from panelcheck.asking.survey import Question, Survey
from panelcheck.wording import safe

# No form element: without one a browser has nothing to send, even when Enter is pressed.
_HEAD = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
form-action 'none'; base-uri 'none'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; --ink: #1b1b1b; --paper: #ffffff; --line: #6b6b6b; --mark: #0b5fb0; }}
@media (prefers-color-scheme: dark) {{
  :root {{ --ink: #f1f1f1; --paper: #161616; --line: #a3a3a3; --mark: #8cc4ff; }}
}}
body {{ margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; }}
main {{ max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }}
h1, h2 {{ line-height: 1.25; }}
h2 {{ font-size: 1.125rem; margin: 1.5rem 0 .25rem; }}
p {{ margin: .25rem 0; overflow-wrap: anywhere; }}
fieldset, .question {{ margin: 1.5rem 0; padding: 1rem; border: 1px solid var(--line); border-radius: .25rem;
  min-width: 0; }}
legend, .question > label {{ font-weight: 600; padding: 0 .25rem; overflow-wrap: anywhere; }}
.choice {{ display: flex; gap: .75rem; align-items: flex-start; min-height: 1.75rem; padding: .25rem 0; }}
.choice input {{ flex: none; width: 1.5rem; height: 1.5rem; margin: .1rem 0; accent-color: var(--mark); }}
input[type="text"], input[type="email"], textarea {{ box-sizing: border-box; width: 100%; min-height: 2.75rem;
  padding: .5rem; border: 1px solid var(--line); border-radius: .25rem; background: var(--paper);
  color: var(--ink); font: inherit; }}
:focus-visible {{ outline: 3px solid var(--mark); outline-offset: 2px; }}
@media print {{
  :root {{ --ink: #000000; --paper: #ffffff; --line: #000000; }}
  fieldset, .question {{ break-inside: avoid; }}
}}
</style>
</head>
<body>
<main>
"""


def render(survey: Survey) -> str:
    """Return the survey as one page, with no script and nothing to load."""
    return _HEAD.format(title=_text(survey.title), language=survey.language) + "".join(
        f"{line}\n" for line in _body(survey)
    )


def _body(survey: Survey) -> Iterator[str]:
    yield f"<h1>{_text(survey.title)}</h1>"
    for heading, text in survey.about:
        yield from (f"<h2>{_text(heading)}</h2>", f"<p>{_text(text)}</p>")
    yield from (f"<h2>{_text(survey.heading)}</h2>", f"<p>{_text(survey.note)}</p>")
    for number, question in enumerate(survey.questions, start=1):
        yield from (_choices if question.choices else _written)(f"q{number}", question)
    yield from (f"<p>{_text(survey.thanks)}</p>", f"<!-- {survey.edition} -->")
    yield from ("</main>", "</body>", "</html>")


def _choices(key: str, question: Question) -> Iterator[str]:
    kind = "checkbox" if question.several else "radio"
    yield f"<fieldset{_described(key, question)}>"
    yield f"<legend>{_text(question.ask)}</legend>"
    yield from _help(key, question)
    for number, choice in enumerate(question.choices, start=1):
        yield (
            f'<div class="choice"><input type="{kind}" id="{key}-{number}" name="{key}">'
            f'<label for="{key}-{number}">{_text(choice)}</label></div>'
        )
    if question.own_words:
        yield f'<label for="{key}-own">{_text(question.own_words)}</label>'
        yield f'<input type="text" id="{key}-own" autocomplete="off">'
    yield "</fieldset>"


def _written(key: str, question: Question) -> Iterator[str]:
    about = f'id="{key}" autocomplete="{question.autocomplete or "off"}"{_described(key, question)}'
    kind = "email" if question.autocomplete == "email" else "text"
    yield '<div class="question">'
    yield f'<label for="{key}">{_text(question.ask)}</label>'
    yield from _help(key, question)
    yield f'<textarea {about} rows="5"></textarea>' if question.long else f'<input type="{kind}" {about}>'
    yield "</div>"


def _help(key: str, question: Question) -> Iterator[str]:
    if question.help:
        yield f'<p id="{key}-help">{_text(question.help)}</p>'


def _described(key: str, question: Question) -> str:
    return f' aria-describedby="{key}-help"' if question.help else ""


def _text(text: str) -> str:
    return escape(safe(text))
