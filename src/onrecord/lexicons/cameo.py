"""CAMEO codes of acts, for those who count by the older codebook.

CAMEO and PLOVER cut the world differently, so that the table gives a code only as far as it is
sure: often no more than its first two digits, sometimes none. Codes are strings: "02" is one.
"""

from functools import cache

from onrecord.lexicons._table import read_table
from onrecord.terms import ActClass, PloverMode, PloverType

_TABLE = "cameo.tsv"
_COLUMNS = ("plover", "mode", "act_class", "cameo")


def cameo_code(
    act_class: ActClass, plover: PloverType | None, mode: PloverMode | None
) -> str | None:
    """The CAMEO code of an act: two to four digits.

    Args:
        act_class: what the act does; tells statements, appeals and demands apart.
        plover: its type, None where the codebook of PLOVER drops it.
        mode: None where it is not known.
    Returns:
        None where several codes are possible.
    """
    codes = _codes()
    for key in (
        (plover or "", mode or "", act_class),
        (plover or "", mode or "", ""),
        (plover or "", "", act_class),
        (plover or "", "", ""),
    ):
        if key in codes:
            return codes[key] or None
    return None


@cache
def _codes() -> dict[tuple[str, str, str], str]:
    return {
        (row["plover"], row["mode"], row["act_class"]): row["cameo"]
        for row in read_table(_TABLE, _COLUMNS)
    }
