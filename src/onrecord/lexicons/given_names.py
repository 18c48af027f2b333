"""Given names that tell a person's gender; a hint for pronouns, never written to the record."""

from functools import lru_cache

from onrecord.lexicons._table import read_table


def gender_of_given_name(name: str) -> str | None:
    """Gender "m" or "f"; None for names the table lacks or that both bear."""
    return _genders().get(name)


@lru_cache(maxsize=1)
def _genders() -> dict[str, str]:
    return {row["name"]: row["gender"] for row in read_table("given_names.tsv", ("name", "gender"))}
