"""Scores of the five tasks: corpora in, predictions out, the measures."""
