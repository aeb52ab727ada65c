"""Titles that would do harm in one format or another."""

TITLE = ',:%\n"<script>|=cmd()'
TITLES = (
    TITLE,
    "=cmd()|'/C calc'!A0",
    "::error file=x::owned",
    "##[error]owned",
    "%0A::error::owned",
    "@octocat #1 GH-2 !3 octo/repo#4",
    "[click](https://evil.example) <https://evil.example> www.evil.example https://evil.example",
    "![image](https://evil.example/x.png)",
    "</summary></details><img src=x onerror=alert(1)>",
    "| a | b |",
    "# heading",
    "- [ ] task",
    "1. one",
    "---",
    "> quote",
    "```",
    "`code` ``` $math$ **bold** _italic_ ~~gone~~ :tada:",
    "{0} {{1}} [2](3)",
    "]]><!-- &amp; &#60;",
    "\ufffe\uffff\x00",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07",
    "\u202eright to left\u202c \u2066isolated\u2069",
    "  ",
    "",
)
