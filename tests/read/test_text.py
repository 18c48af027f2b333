import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SetAsideError
from onrecord.read.text import (
    binary_kind,
    byte_order_mark,
    canonical_text,
    check_intact,
    decode,
    remarks,
)

ENGLISH = (
    "Poland’s prime minister said on Tuesday that the café talks – “open and long” – would "
    "resume in a week, and that no one had asked for more troops on the border. "
) * 3
RUSSIAN = "Министр заявил во вторник, что переговоры возобновятся через неделю. " * 3
GREEK = "Ο υπουργός δήλωσε την Τρίτη ότι οι συνομιλίες θα συνεχιστούν την επόμενη εβδομάδα. " * 3


@pytest.mark.parametrize(
    ("codec", "text", "found"),
    [
        ("utf-8", ENGLISH, "utf-8"),
        ("utf-8-sig", ENGLISH, "utf-8-sig"),
        ("utf-16", ENGLISH, "utf-16"),
        ("utf-16-le", ENGLISH, "utf-16-le"),
        ("utf-16-be", ENGLISH, "utf-16-be"),
        ("utf-32", ENGLISH, "utf-32"),
        ("cp1252", ENGLISH, "cp1252"),
        ("cp1251", RUSSIAN, "cp1251"),
        ("koi8-r", RUSSIAN, "koi8_r"),
        ("cp1253", GREEK, "cp1253"),
    ],
)
def test_decode_finds_the_codec_without_being_told(codec, text, found):
    decoded = decode(text.encode(codec), where="a.txt")
    assert decoded.text == text
    assert decoded.encoding == found


def test_decode_takes_the_declared_charset_before_guessing():
    decoded = decode("Сказал.".encode("cp866"), where="a.html", declared="CP866")
    assert (decoded.text, decoded.encoding, decoded.notes) == ("Сказал.", "cp866", ())


def test_decode_says_that_a_declared_charset_is_wrong():
    decoded = decode(RUSSIAN.encode("cp1251"), where="a.html", declared="utf-8")
    assert decoded.text == RUSSIAN
    assert decoded.notes == ("declared as utf-8, which it is not; read as cp1251",)


def test_decode_ignores_a_charset_that_does_not_exist():
    assert decode(ENGLISH.encode("cp1252"), where="a", declared="x-unknown").text == ENGLISH


@pytest.mark.parametrize(
    "data",
    [
        b"said " + bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D] * 40),  # would be Korean, but no words
        bytes(range(128, 256)) * 4,
        "Министр заявил".encode("cp1251"),  # too short to tell
    ],
)
def test_decode_sets_aside_bytes_of_no_sure_codec(data):
    with pytest.raises(SetAsideError) as error:
        decode(data, where="a.txt")
    assert error.value.reason == "encoding"
    assert error.value.message.startswith("a.txt: neither UTF-8 nor")


def test_damaged_utf8_keeps_its_good_characters():
    data = ("“Yes,” she said. " * 20).encode() + b"\xe2\x80"
    assert decode(data, where="a.txt").text == "“Yes,” she said. " * 20 + "\ufffd"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04abc", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (bytes(range(256)) * 8, "binary data"),
        (b"\x00" * 50, "binary data"),
    ],
)
def test_binary_data_is_told_by_signature_or_control_bytes(data, kind):
    assert kind in binary_kind(data)


@pytest.mark.parametrize(
    "data",
    [
        ENGLISH.encode(),
        RUSSIAN.encode("cp1251"),
        ENGLISH.encode("utf-16"),
        ENGLISH.encode("utf-16-be"),
        "日本の首相は述べた。".encode("iso2022_jp"),
        b"He said\x00 so on Monday.",
        b"",
        ("é" * 40_000).encode()[:65_537],
    ],
)
def test_text_is_not_binary(data):
    assert binary_kind(data) is None


def test_utf32_mark_is_not_taken_for_utf16():
    assert byte_order_mark("a".encode("utf-32")) == "utf-32"


@pytest.mark.parametrize(
    ("raw", "canonical"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\x00b\x07c\td", "abc\td"),
        ("cafe\u0301", "café"),
        ("e\x00\u0301", "é"),
        ("x\ud800y", "x\ufffdy"),
        ("\u202eabc\u200b", "\u202eabc\u200b"),
        (" date \n", " date \n"),
    ],
)
def test_canonical_text_version_1(raw, canonical):
    assert canonical_text(raw) == canonical


@given(st.text(alphabet=st.characters()))
def test_canonical_text_is_idempotent_and_can_be_written(text):
    once = canonical_text(text)
    assert canonical_text(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once.encode("utf-8").decode("utf-8") == once
    assert not any(ord(character) < 32 and character not in "\n\t" for character in once)


def test_remarks_name_what_was_dropped_replaced_and_kept():
    assert remarks("a\x00b\ud800c\u202ed\u200be\u200b") == (
        "1 control characters dropped",
        "1 lone surrogates replaced",
        "3 invisible characters kept (U+200B, U+202E)",
    )
    assert remarks("plain\r\ntext\t") == ()


@pytest.mark.parametrize(
    "garbled",
    [
        "â€œWe will goâ€\x9d, the minister said in Zagreb.",
        "The cafÃ© in ZÃ¼rich was closed.",
        "Ìèíèñòð said so on Monday.",
        "ÐœÐ¸Ð½Ð¸ÑÑ‚Ñ€ said so.",
        "вЂњWe will goвЂќ, she said.",
        "\ufffd\ufffdWe will go\ufffd, she said.",
    ],
)
def test_garbled_text_is_set_aside(garbled):
    with pytest.raises(SetAsideError) as error:
        check_intact(garbled, max_share=0.005, where="a.txt:3")
    assert error.value.reason == "encoding"
    assert error.value.message.startswith("a.txt:3: ")
    assert "UTF-8" in error.value.message


@pytest.mark.parametrize(
    "sound",
    [
        "“THE CAFÉ”, she said – São Paulo, Zürich, Łódź, N’Djamena, Đà Nẵng, Türkiye.",
        "Ångström, JOSÉ’S, ÉTÉ – Москва, Αθήνα.",
        "plain",
    ],
)
def test_accents_and_quotes_are_not_garbled(sound):
    assert check_intact(sound, max_share=0.0, where="a") == ()


def test_a_few_lost_characters_are_noted():
    text = ENGLISH * 5 + "\ufffd"
    assert check_intact(text, max_share=0.005, where="a") == ("1 undecodable characters replaced",)
