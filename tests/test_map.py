"""The map names every module, and nothing that is not there."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
NAMED = re.findall(r"`([\w./*]+)`", (ROOT / "docs" / "map.md").read_text(encoding="utf-8"))
PATHS = [name for name in NAMED if "/" in name or name.endswith((".py", ".toml"))]


def places_of(name: str) -> list[Path]:
    return [
        path for base in (ROOT, ROOT / "src" / "onrecord") for path in base.glob(name.rstrip("/"))
    ]


def test_what_the_map_names_is_there():
    assert not [name for name in PATHS if not places_of(name)]


def test_every_module_is_on_the_map():
    package = ROOT / "src" / "onrecord"
    on_map = {path for name in PATHS for path in places_of(name)}
    missing = {
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if path.name != "__init__.py" and not {path, *path.parents} & (on_map - {package})
    }
    assert not missing
