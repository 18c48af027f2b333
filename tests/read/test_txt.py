import hashlib
from datetime import date

TEXT = "OSLO, Sept 3, 2025 (Agency) - Norway offered on Wednesday to host talks.\n"


def test_txt_is_one_article_with_the_facts_of_its_bytes(read_bytes):
    data = f"Oslo offers talks\n\n{TEXT}".encode("utf-8-sig")
    (article,) = read_bytes("a.txt", data)
    assert (article.title, article.text) == ("Oslo offers talks", TEXT.rstrip())
    assert article.published_at == date(2025, 9, 3)
    assert article.encoding == "utf-8-sig"
    assert article.raw_sha256 == hashlib.sha256(data).hexdigest()


def test_txt_keeps_every_character_but_the_line_ends_after_the_text(read_bytes):
    text = f" date 2025-09-03 OSLO: Norway offered talks.\n\nMore.\n{TEXT}\n"
    (article,) = read_bytes("a.txt", text.encode())
    assert (article.title, article.text) == (None, text.rstrip())
