"""Scores of the tasks: corpora in, predictions out, the measures.

`formats` has the gold and prediction formats, `tasks` one adapter per task, `score_*` the
measures, each of which also runs alone: `python -m onrecord.evaluate.score_acts GOLD PREDICTIONS`.
"""
