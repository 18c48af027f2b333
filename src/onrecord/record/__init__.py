"""`Doc` -> acts: the last place that sees a spaCy object."""
