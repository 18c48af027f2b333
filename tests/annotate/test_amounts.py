"""Amounts: numbers with their bounds, units, currencies and periods."""

import pytest

from onrecord.annotate.amounts import amounts_in
from onrecord.annotate.layers import Range
from onrecord.lexicons._load import load_lexicon

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def read(language_model):
    """The amounts of a text, no times being read in it."""

    def amounts(text, **countries):
        doc = language_model(text)
        return amounts_in(doc, Range(0, len(text)), text=text, **countries)

    return amounts


@pytest.mark.parametrize(
    ("text", "least", "most", "unit"),
    [
        ("They sent 100 tanks.", 100, 100, "tank"),
        ("They sent 1,200 American marines.", 1200, 1200, "marine"),
        ("They sent twenty-four old ships.", 24, 24, "ship"),
        ("They sent two hundred and fifty tents.", 250, 250, "tent"),
        ("They sent a dozen ambulances.", 12, 12, "ambulance"),
        ("They sent half a million doses.", 500_000, 500_000, "dose"),
        ("They built 1.5 million homes.", 1_500_000, 1_500_000, "home"),
        ("They built 5m homes.", 5_000_000, 5_000_000, "home"),
        ("They sent up to 5,000 more troops.", None, 5000, "troop"),
        ("They sent no fewer than 40 ships.", 40, None, "ship"),
        ("They sent 40 ships or more.", 40, None, "ship"),
        ("They sent between 5 and 10 planes.", 5, 10, "plane"),
        ("They sent two or three planes.", 2, 3, "plane"),
        ("They sent 5-10 planes.", 5, 10, "plane"),
        ("They sent tens of thousands of shells.", 20_000, None, "shell"),
        ("They sent several hundred soldiers.", 200, None, "soldier"),
        ("They sent a few thousand soldiers.", 2000, None, "soldier"),
        ("They sent dozens of soldiers.", 24, None, "soldier"),
        ("They raised it to 2 per cent.", 2, 2, "percent"),
        ("They raised it by 3.5 percentage points.", 3.5, 3.5, "percentage point"),
        ("They set a 25% tariff.", 25, 25, "percent"),
        ("They kept a 12-mile zone.", 12, 12, "mile"),
        ("They kept a 30km strip.", 30, 30, "kilometre"),
        ("They built a 5m wall.", 5, 5, "metre"),
        ("They shipped 20,000 tonnes of wheat.", 20_000, 20_000, "tonne"),
        ("They rule it over five years.", 5, 5, "year"),
        ("They lent three F-16 squadrons.", 3, 3, "squadron"),
    ],
)
def test_an_amount_has_its_number_and_its_unit(read, text, least, most, unit):
    (amount,) = read(text)
    assert (amount.least, amount.most, amount.unit) == (least, most, unit)
    assert amount.currency is None


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("They paid €1.2bn.", 1.2e9, "EUR"),
        ("They paid $40 million in aid.", 4e7, "USD"),
        ("They paid A$90m.", 9e7, "AUD"),
        ("They paid US$2.", 2, "USD"),
        ("They paid CHF 3 million.", 3e6, "CHF"),
        ("They paid 300 million soles.", 3e8, "PEN"),
        ("They paid 45 million Swiss francs.", 4.5e7, "CHF"),
        ("They paid five New Zealand dollars.", 5, "NZD"),
        ("They paid two and a half billion yen.", 2.5e9, "JPY"),
        ("They paid ₹4,000 crore.", 4e10, "INR"),
        ("They paid 2 lakh crore rupees.", 2e12, None),
        ("They paid a $3bn loan.", 3e9, "USD"),
    ],
)
def test_money_has_a_currency_and_no_unit(read, text, value, currency):
    (amount,) = read(text)
    assert (amount.least, amount.most) == (value, value)
    assert (amount.unit, amount.currency) == (None, currency)


def test_both_ends_of_a_range_share_the_magnitude_of_the_last(read):
    (amount,) = read("They paid $2-3bn.")
    assert (amount.least, amount.most, amount.currency) == (2e9, 3e9, "USD")


def test_the_country_of_whoever_pays_tells_whose_crowns_they_are(read):
    assert read("They paid 5 million crowns.")[0].currency is None
    assert read("They paid 5 million crowns.", speaker="SWE")[0].currency == "SEK"
    assert read("They paid 5 million Danish crowns.", speaker="SWE")[0].currency == "DKK"


@pytest.mark.parametrize(
    ("text", "per", "words"),
    [
        ("They take 2,500 refugees a year.", "year", "2,500 refugees a year"),
        ("They buy 100,000 barrels of oil per day.", "day", "100,000 barrels"),
        ("They charge $2 per tonne.", "tonne", "$2 per tonne"),
        ("They pay 200 euros a head.", "head", "200 euros a head"),
        ("They pay 200 euros monthly.", "month", "200 euros monthly"),
        ("They pay 200 euros.", None, "200 euros"),
    ],
)
def test_an_amount_is_told_for_a_period_or_thing(read, text, per, words):
    (amount,) = read(text)
    assert amount.per == per
    assert text[amount.range.start : amount.range.end] == words


def test_several_amounts_are_found_in_text_order(read):
    found = read("They sent 2,000 tents, 50 generators and 30 doctors.")
    assert [(one.least, one.unit) for one in found] == [
        (2000, "tent"),
        (50, "generator"),
        (30, "doctor"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They sold the F-16 and the A320.",
        "They kept to Article 5 and Decree 44.",
        "They met the G7.",
        "No one came, and one of them left.",
        "They came first.",
        "They cut flows through the Blue Stream 1 pipeline.",
        "They stay beyond 2030.",
        "They may say so.",
    ],
)
def test_figures_of_names_and_pronouns_are_no_amounts(read, text):
    assert read(text) == ()


def test_money_told_again_in_another_currency_counts_once(read):
    (amount,) = read("They paid $300m (£235m).")
    assert amount.currency == "USD"


def test_dates_are_no_amounts(nlp):
    text = "They will leave on 17 March 2025 with 40 trucks."
    found = amounts_in(nlp(text), Range(0, len(text)), text=text)
    assert [amount.unit for amount in found] == ["truck"]


@pytest.mark.parametrize("entry", tuple(load_lexicon("amount_bounds")), ids=lambda entry: entry.id)
def test_every_bound_fires_over_its_examples_alone(read, entry):
    for text in entry.yes:
        assert entry.id in {amount.rule for amount in read(text)}, text
    for text in entry.no:
        assert entry.id not in {amount.rule for amount in read(text)}, text


def test_a_long_run_of_words_of_number_is_one_number(language_model):
    text = "two hundred " * 1000
    doc = language_model.make_doc(text)
    assert len(amounts_in(doc, Range(0, len(text)), text=text)) <= 1
