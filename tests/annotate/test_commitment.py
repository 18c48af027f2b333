"""The commitments of acts: what is to be done, with what, for whom, where, when and how firmly."""

import pytest

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def read(nlp):
    """The commitments of a text with the words of their parts."""

    def commitments(text):
        doc = nlp.make_doc(text)
        doc._.onrecord_published = "2025-03-12"
        doc = nlp(doc)

        def words(where):
            return None if where is None else text[where.start : where.end]

        return [
            {
                "act": str(doc._.onrecord_acts[found.act].act_class),
                "action": found.action,
                "verb": words(found.verb),
                "object": words(found.object),
                "amounts": [words(amount.range) for amount in found.amounts],
                "beneficiary": words(found.beneficiary_range),
                "place": None
                if found.place is None
                else words(doc._.onrecord_places[found.place].range),
                "due": None if found.due is None else words(doc._.onrecord_times[found.due].range),
                "strength": found.strength and str(found.strength.strength),
                "polarity": str(found.polarity),
            }
            for found in doc._.onrecord_commitments
        ]

    return commitments


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Norway pledged to send 40 tents to Goma by June.",
            {"action": "send", "object": "40 tents", "amounts": ["40 tents"], "place": "Goma"},
        ),
        (
            "Norway pledged to send 40 tents to Goma by June.",
            {"act": "pledge", "due": "June", "strength": "will", "polarity": "affirmed"},
        ),
        (
            "The rebels offered to set up a clinic.",
            {"action": "set up", "verb": "set up", "object": "a clinic", "strength": "ready"},
        ),
        (
            "Norway will give Chad $40 million.",
            {"action": "give", "object": "$40 million", "beneficiary": "Chad"},
        ),
        (
            "Norway refused to hand over the port.",
            {"action": "hand over", "object": "the port", "polarity": "negated"},
        ),
        (
            "Norway rejected the plan.",
            {"action": None, "verb": None, "object": "the plan", "polarity": "negated"},
        ),
        (
            "The Norwegian government promised elections within 18 months.",
            {"action": None, "object": "elections", "amounts": ["18 months"]},
        ),
        (
            "Norway vowed not to veto the treaty.",
            {"action": "veto", "object": "the treaty", "polarity": "negated"},
        ),
        (
            "Norway threatened to retaliate against the fleet.",
            {"act": "threaten", "action": "retaliate", "object": "the fleet"},
        ),
        (
            "Norway agreed to a truce of two weeks.",
            {"act": "agree", "action": None, "object": "a truce of two weeks"},
        ),
        (
            "Norway ruled out sending troops.",
            {"act": "refuse", "action": "send", "object": "troops", "strength": "will"},
        ),
        (
            "“We will pay if they leave with 40 trucks,” the Norwegian minister said.",
            {"action": "pay", "amounts": []},
        ),
    ],
)
def test_a_commitment_has_the_parts_that_the_text_tells(read, text, parts):
    (found,) = read(text)
    assert {name: found[name] for name in parts} == parts


def test_verbs_that_share_a_promise_are_commitments_of_their_own(read):
    found = read("Norway pledged to protect the witnesses and to pay for their housing.")
    assert [(each["action"], each["object"]) for each in found] == [
        ("protect", "the witnesses"),
        ("pay", "their housing"),
    ]


def test_commitments_of_one_act_share_the_deadline_behind_them(read):
    found = read("Norway pledged to free the sailors and to pay for their housing by June.")
    assert [each["due"] for each in found] == ["June", "June"]


def test_the_time_of_what_is_to_be_done_counts_without_a_deadline(read):
    (found,) = read("Norway agreed on Monday to free the sailors on Friday.")
    assert found["due"] == "Friday"


@pytest.mark.parametrize(
    "text",
    [
        "Norway condemned the attack.",
        "Norway demanded that Chad pay $40 million.",
        "“The war is a tragedy,” the Norwegian minister said.",
        "“We hope to win,” the Norwegian minister said.",
        "",
    ],
)
def test_what_commits_nobody_holds_no_commitment(read, text):
    assert read(text) == []


def test_a_statement_of_a_plan_holds_a_commitment(read):
    (found,) = read("The Norwegian government plans to close the port.")
    assert (found["action"], found["strength"]) == ("close", "intends")
