"""Data flows one way: each package imports at most the steps before it."""

import ast
from pathlib import Path

import pytest

import onrecord

ROOT = Path(onrecord.__file__).parent
FOUNDATION = {"model", "terms", "errors", "config", "lexicons"}
MAY_IMPORT = {
    "model": {"terms", "errors"},
    "terms": set(),
    "errors": {"terms"},
    "config": {"errors"},
    "lexicons": {"errors", "terms", "lexicons"},
    "actors": {*FOUNDATION, "actors"},
    "places": {*FOUNDATION, "places"},
    "models": {*FOUNDATION, "models"},
    "read": {*FOUNDATION, "read"},
    "annotate": {*FOUNDATION, "actors", "places", "models", "read", "annotate"},
    "record": {*FOUNDATION, "actors", "annotate", "record"},
    "export": {*FOUNDATION, "store", "export", "schema"},
    "store": {*FOUNDATION, "store"},
    "link": {*FOUNDATION, "read", "store", "link"},
    "ingest": {*FOUNDATION, "read", "store", "ingest"},
    "evaluate": {*FOUNDATION, "places", "annotate", "record", "evaluate", "api"},
    "api": {*FOUNDATION, "actors", "read", "annotate", "record"},
}


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "onrecord":
                found |= {alias.name for alias in node.names} - {"__version__"}
            elif node.module.startswith("onrecord."):
                found.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {name.name.split(".")[1] for name in node.names if "onrecord." in name.name}
    return found


@pytest.mark.parametrize("step", sorted(MAY_IMPORT))
def test_a_step_imports_only_the_steps_before(step):
    files = (
        [ROOT / f"{step}.py"] if (ROOT / f"{step}.py").is_file() else (ROOT / step).rglob("*.py")
    )
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in files
        for name in imports_of(path) - MAY_IMPORT[step]
    }
    assert not wrong


def test_only_the_command_line_prints():
    calls = {
        str(path.relative_to(ROOT))
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    }
    assert {name for name in calls if not name.startswith("cli/")} <= {"evaluate/alone.py"}
