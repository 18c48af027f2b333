"""Bytes -> Article: one file per format, and what they share.

`sources.read_sources` reads files, `text_article.article_of_text` a string. A reader turns the
bytes of its format into drafts; `article.make_article` holds the checks that are the same for all.
"""
