"""The record kept in a database: articles with versions, acts, entries, runs, judgements."""
