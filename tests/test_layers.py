"""A module imports only from lines below its own (CONTRIBUTING, "Where things live")."""

import ast
from pathlib import Path

import panelcheck

ROOT = Path(panelcheck.__file__).parent
LAYERS = (
    ("__main__",),
    ("cli",),
    ("options", "init", "progress", "asking"),
    ("exits", "outputs"),
    ("catalogue", "commands"),
    ("accept", "comparison", "publish"),
    ("reporters", "lint", "show", "explain", "airtime"),
    ("reporting",),
    ("judging", "past"),
    ("reading",),
    ("earlier",),
    ("fingerprint", "summary", "suppress", "targets", "transcribed"),
    ("baseline",),
    ("composition",),
    ("disclosure",),
    ("suggest", "private"),
    ("configfile",),
    ("configaxes",),
    ("packs",),
    ("configschema",),
    ("config",),
    ("checks",),
    ("lineup",),
    ("statistics",),
    ("transcripts",),
    ("identity",),
    ("readers",),
    ("wording",),
    ("report",),
    ("finding",),
    ("programme",),
    ("history",),
    ("yamldoc", "validation"),
    ("nodes",),
    ("source",),
    ("macroman",),
    ("errors",),
    ("patterns", "values"),
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
REPORTERS_MAY_IMPORT = {
    "errors",
    "finding",
    "programme",
    "report",
    "reporters",
    "source",
    "values",
    "wording",
}


def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("panelcheck"):
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {name.name.split(".")[1] for name in node.names if name.name.startswith("panelcheck.")}
    return found - {"__version__"}


def modules() -> list[tuple[str, Path]]:
    return [
        (path.relative_to(ROOT).parts[0].removesuffix(".py"), path)
        for path in sorted(ROOT.rglob("*.py"))
        if path.name != "__init__.py" or path.parent != ROOT
    ]


def test_every_module_has_a_layer():
    assert {name for name, _ in modules()} <= set(LEVEL)


def test_a_module_imports_only_from_below():
    upwards = [
        f"{path.relative_to(ROOT)} imports {imported}"
        for name, path in modules()
        for imported in imports_of(path)
        if imported != name and LEVEL[imported] <= LEVEL[name]
    ]
    assert upwards == []


def test_reporters_know_the_report_and_nothing_else():
    for name, path in modules():
        if name == "reporters":
            assert imports_of(path) <= REPORTERS_MAY_IMPORT, path
