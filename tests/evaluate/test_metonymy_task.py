import pytest

from onrecord.evaluate.formats import MetonymyGold, MetonymyItem
from onrecord.evaluate.tasks.metonymy import MetonymyTask


@pytest.mark.model
def test_names_are_read_where_the_gold_asks_and_nowhere_else(language_model):
    text = "Norway rejected the offer after talks in Vienna with Malta."
    asked = [
        MetonymyItem(start=0, end=6, metonym=True),
        MetonymyItem(start=41, end=47, metonym=False),
        MetonymyItem(start=53, end=58, metonym=False, type="Mixed"),
    ]
    line = MetonymyGold(id="a", text=text, places=asked)

    predicted = MetonymyTask([line]).predict(line, language_model(text))

    assert predicted.places == asked[:2]
