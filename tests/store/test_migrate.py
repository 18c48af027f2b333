import re

import pytest

from onrecord.store.migrate import migrations

SQLITE, POSTGRES = migrations("sqlite"), migrations("postgres")


def columns(statement):
    table = re.match(r"CREATE TABLE (\w+) \(", statement)
    body = re.findall(r"^  ([a-z]\w*) ", statement, re.MULTILINE)
    return (table[1], body) if table else None


def test_numbers_count_up_from_one_without_gaps():
    assert [migration.number for migration in SQLITE] == list(range(1, len(SQLITE) + 1))


def test_both_databases_go_through_the_same_changes():
    assert [(each.number, each.name) for each in SQLITE] == [
        (each.number, each.name) for each in POSTGRES
    ]


@pytest.mark.parametrize("index", range(len(SQLITE)))
def test_both_databases_have_the_same_tables_and_columns(index):
    of_sqlite = dict(filter(None, map(columns, SQLITE[index].statements)))
    of_postgres = dict(filter(None, map(columns, POSTGRES[index].statements)))
    for words in ("article_words", "act_words"):  # virtual tables in SQLite
        of_postgres.pop(words, None)
    assert of_sqlite == of_postgres
