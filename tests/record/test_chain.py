"""Through whom an act reached the article."""

import pytest

from onrecord.record.assemble import assemble_acts

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def chain(nlp):
    """A function from a text and a trigger to the links of that act, outermost first."""

    def links(text, trigger):
        acts = assemble_acts(nlp(text))
        (act,) = [act for act in acts if trigger in act.trigger.exact]
        assert [link.depth for link in act.chain] == list(range(1, len(act.chain) + 1))
        return [
            (
                link.speaker.actor.name if link.speaker else None,
                link.cue.exact if link.cue else None,
            )
            for link in act.chain
        ]

    return links


@pytest.mark.parametrize(
    ("text", "trigger", "links"),
    [
        ("Ola Berg said the harvest was good.", "said", []),
        (
            "The ministry said Ola Berg had told aides that the war would end.",
            "had told",
            [("ministry", "said")],
        ),
        (
            "Reuters reported that two officials had said Norway had pledged to send aid.",
            "had pledged",
            [("Reuters", "reported"), ("two officials", "had said")],
        ),
        (
            "Parliament was told that Norway had pledged to send engineers.",
            "had pledged",
            [(None, "was told")],
        ),
        (
            "Ola Berg said he had promised to send engineers.",
            "had promised",
            [("Ola Berg", "said")],
        ),
        (
            "“We think Norway will refuse to pay,” Ola Berg said.",
            "will refuse",
            [("Ola Berg", "said")],
        ),
    ],
)
def test_each_attribution_around_an_act_is_a_link(chain, text, trigger, links):
    assert chain(text, trigger) == links


def test_a_deed_that_is_only_said_has_its_teller(chain):
    text = "Two officials said Denmark had sent weapons to Latvia."
    assert chain(text, "had sent") == [("Two officials", "said")]
