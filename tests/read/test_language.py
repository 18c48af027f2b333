import json
from itertools import islice

import pytest

from onrecord.read.language import foreign_language, language_code

FOREIGN = {
    "French": "Le ministre a déclaré mardi que les pourparlers reprendraient dans une semaine, "
    "sans condition préalable, et que personne n'avait demandé davantage de soldats.",
    "German": "Der Minister sagte am Dienstag, die Gespräche würden in einer Woche ohne "
    "Vorbedingungen fortgesetzt, und niemand habe mehr Soldaten an der Grenze verlangt.",
    "Dutch": "De minister zei dinsdag dat het overleg over een week wordt hervat, zonder "
    "voorwaarden vooraf, en dat niemand om meer soldaten aan de grens had gevraagd.",
    "Spanish": "El ministro dijo el martes que las conversaciones se reanudarán en una semana "
    "sin condiciones previas y que nadie había pedido más soldados en la frontera.",
    "Polish": "Minister powiedział we wtorek, że rozmowy zostaną wznowione za tydzień bez "
    "warunków wstępnych i że nikt nie prosił o więcej żołnierzy na granicy.",
    "Turkish": "Bakan salı günü yaptığı açıklamada görüşmelerin bir hafta içinde ön koşulsuz "
    "yeniden başlayacağını ve kimsenin sınıra daha fazla asker istemediğini söyledi.",
    "Russian": "Министр заявил во вторник, что переговоры возобновятся через неделю.",
    "Ukrainian": "Міністр заявив у вівторок, що переговори відновляться за тиждень без умов.",
}

WIRE = (
    "The foreign minister said on Tuesday that the talks would resume within a week and that "
    "his government had not been asked for more troops on the border."
)


@pytest.mark.parametrize("name", FOREIGN)
def test_other_languages_are_named(name):
    assert foreign_language(FOREIGN[name]) == name


@pytest.mark.parametrize("name", ["French", "Russian"])
def test_capitals_do_not_hide_a_language(name):
    assert foreign_language(FOREIGN[name].upper()) == name


@pytest.mark.parametrize(
    "text",
    [
        WIRE,
        WIRE.upper(),
        f"“Слава Україні!” the crowd chanted. {WIRE}",
        "Shr 34 cts vs 28 cts. Net 1,204,000 vs 980,000. Revs 22.1 mln vs 19.8 mln. " * 3,
        "Kyiv, Rīga, Łódź, Plzeň, Győr, Niš, Chișinău, Zürich: mayors sign border-town pact; "
        "Erdoğan, Orbán, Fiala, Tusk urge restraint amid mounting casualties",
        "Talks pointless",
        "",
        "12 34 56",
    ],
)
def test_english_and_short_texts_pass(text):
    assert foreign_language(text) is None


def test_foreign_quotation_at_the_top_does_not_decide_alone():
    assert foreign_language(f"{FOREIGN['French']} {WIRE * 4}") is None


@pytest.mark.parametrize(
    ("text", "declared", "found"),
    [
        ("Keine Angaben", "de", "German"),
        ("Keine Angaben", "de-AT", "German"),
        ("No comment", "en-GB", None),
        ("No comment", "unknown", None),
        (WIRE, "fr", None),  # pages often declare a wrong one
        (FOREIGN["French"], "en", "French"),
    ],
)
def test_declared_language_settles_short_texts_only(text, declared, found):
    assert foreign_language(text, declared=declared) == found


@pytest.mark.parametrize(
    ("name", "code"),
    [("en", "en"), ("en-GB", "en"), ("EN_us", "en"), ("eng", "en"), ("English", "en"),
     ("rus", "ru"), ("Scottish Gaelic", "gd"), ("xx", None), ("", None), (None, None)],
)  # fmt: skip
def test_language_code(name, code):
    assert language_code(name) == code


@pytest.mark.corpus
def test_english_wire_copy_is_not_set_aside(corpora):
    import gzip

    with gzip.open(corpora / "news" / "reuters-21578.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = (json.loads(line)["text"] for line in lines)
        sample = list(islice((text for text in texts if len(text) > 300), 1000))
    assert len(sample) == 1000
    alarms = [text for text in sample if foreign_language(text)]
    alarms += [text for text in sample if foreign_language(text.upper())]
    assert len(alarms) < 0.005 * 2 * len(sample)
