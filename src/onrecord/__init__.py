"""On Record: who said, promised, threatened, refused or did what, with the words that show it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.api import read_articles, read_doc, read_files, read_text
    from onrecord.model import Act, Article, SetAside

__all__ = [
    "Act",
    "Article",
    "SetAside",
    "read_articles",
    "read_doc",
    "read_files",
    "read_text",
]
__version__ = "0.1.0"

_HOME = {"Act": "model", "Article": "model", "SetAside": "model"}


def __getattr__(name: str) -> Any:
    """Import a public name on first use, so that `import onrecord` costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"onrecord.{_HOME.get(name, 'api')}"), name)
