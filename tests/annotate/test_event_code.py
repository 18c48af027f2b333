"""The PLOVER type between two parties."""

import pytest

from onrecord.annotate.act_rules import ActRules
from onrecord.annotate.event_code import code_between
from onrecord.annotate.layers import Range
from onrecord.terms import PloverType

pytestmark = pytest.mark.model


def code(nlp, text: str, source: str, target: str) -> PloverType | None:
    doc = nlp(text)
    spans = [Range(text.index(words), text.index(words) + len(words)) for words in (source, target)]
    return code_between(doc, *spans, verbs=ActRules(nlp.vocab).verbs_of(doc))


@pytest.mark.parametrize(
    ("text", "source", "target", "expected"),
    [
        ("Norway condemned the raid by Peru.", "Norway", "Peru", "ACCUSE"),
        ("The navy shelled the port of Lobito.", "The navy", "Lobito", "ASSAULT"),
        ("Norway sent aid to Chad.", "Norway", "Chad", "AID"),
        ("Norway will send aid to Chad.", "Norway", "Chad", "AGREE"),
        ("Norway refused to send aid to Chad.", "Norway", "Chad", "REJECT"),
        ("The general said the army would attack Lobito.", "the army", "Lobito", "THREATEN"),
        ("Chad expelled the ambassador of Peru.", "Chad", "Peru", "SANCTION"),
        ("Ministers of Chad and Peru met in Oslo.", "Chad", "Peru", "CONSULT"),
        ("Chad lies south of Libya.", "Chad", "Libya", None),
    ],
)
def test_code_between(language_model, text, source, target, expected):
    assert code(language_model, text, source, target) == expected
