"""Which speaker each quotation goes to, by the marks and cues around it."""

import pytest

from onrecord.annotate.attribution import AttributionComponent
from onrecord.terms import Form

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def speeches(language_model):
    """A function from a text to pairs of speaker and quoted pieces."""
    component = AttributionComponent(language_model)

    def read(text):
        return [
            (
                text[a.speaker.start : a.speaker.end] if a.speaker else None,
                [text[piece.start : piece.end] for piece in a.content],
            )
            for a in component(language_model(text))._.onrecord_attributions
            if a.parent is None
        ]

    return read


@pytest.mark.parametrize(
    ("text", "speaker", "pieces"),
    [
        ("“We will pay,” said Holm.", "Holm", ["“We will pay,”"]),
        ("Holm said: “We will pay.”", "Holm", ["“We will pay.”"]),
        ('"We will pay," Holm told reporters.', "Holm", ['"We will pay,"']),
        ("``We will pay,'' Holm said.", "Holm", ["``We will pay,''"]),
        ("''We will pay,'' Holm said.", "Holm", ["''We will pay,''"]),
        ("‘We will pay’, said Holm.", "Holm", ["‘We will pay’"]),
        ("“Will you pay?” Holm asked.", "Holm", ["“Will you pay?”"]),
        ("“We,” Holm said, “will pay it all.”", "Holm", ["“We,”", "“will pay it all.”"]),
        ("“We will pay,” Holm said. “Soon.”", "Holm", ["“We will pay,”", "“Soon.”"]),
        ("“We will pay,” Holm sighed.", "Holm", ["“We will pay,”"]),
        ("His answer was short: “We will not pay.”", "His answer", ["“We will not pay.”"]),
        (
            "“We will pay,” said Ida Holm, the mayor of Bergen.",
            "Ida Holm, the mayor of Bergen",
            ["“We will pay,”"],
        ),
    ],
)
def test_a_quotation_goes_to_the_cue_beside_it(speeches, text, speaker, pieces):
    assert speeches(text) == [(speaker, pieces)]


def test_a_quotation_over_paragraphs_is_one_attribution(speeches):
    text = "“We waited for years,” Holm said.\n\n“Then the dam broke.\n\n“Now we pay.”"
    assert speeches(text) == [
        ("Holm", ["“We waited for years,”", "“Then the dam broke.", "“Now we pay.”"])
    ]


def test_a_colon_at_the_end_of_a_paragraph_introduces_the_next(speeches):
    text = "Holm continued:\n\n“Nobody will sail before the ice is gone.”"
    assert speeches(text) == [("Holm", ["“Nobody will sail before the ice is gone.”"])]


def test_a_lone_quotation_takes_over_the_speaker_before_it(language_model):
    text = "Holm said the town would wait.\n\n“Nobody will sail before the ice is gone.”"
    doc = AttributionComponent(language_model)(language_model(text))
    said, quoted = doc._.onrecord_attributions
    assert (said.cue, quoted.cue) == (said.cue, ())
    assert quoted.inferred_from == 0
    assert quoted.speaker == said.speaker
    assert quoted.rule == "quote.continued"


def test_a_quotation_far_from_any_speaker_is_nobodys(speeches):
    text = "The ice broke early.\n\n“Nobody will sail before the ice is gone.”"
    assert speeches(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The “coalition of the willing” met in Oslo.",
        "He spoke slowly on “Meet the Harbour.” The rain fell.",
        "It was the so-called “ferry tax” of last year.",
    ],
)
def test_a_name_in_marks_is_no_utterance(speeches, text):
    assert not any("“" in piece for _, pieces in speeches(text) for piece in pieces)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“We will pay,” Holm said.", Form.DIRECT),
        ("Holm said the town would pay.", Form.INDIRECT),
        ("Holm said the town would “pay every crown” of it.", Form.MIXED),
    ],
)
def test_form_follows_the_marks(language_model, text, form):
    doc = AttributionComponent(language_model)(language_model(text))
    assert doc._.onrecord_attributions[0].form is form


def test_indirect_speech_within_direct_speech_is_indirect(language_model):
    text = "“The mayor promised to pay for the bridge,” Holm said."
    doc = AttributionComponent(language_model)(language_model(text))
    assert [a.form for a in doc._.onrecord_attributions] == [Form.DIRECT, Form.INDIRECT]


def test_the_speaker_of_a_cue_outside_marks_stands_outside_them(speeches):
    text = (
        "Norway and Finland, which lead a “league of the north” in support of Riga, "
        "have signalled they are ready."
    )
    assert ("Norway and Finland", ["they are ready"]) in speeches(text)


HARD = {
    "pieces over three paragraphs, the speaker named with the last": (
        "“The dam will hold until May.\n\n“After that we cannot promise a thing.\n\n"
        "“Pray for a dry spring,” Holm told the villagers.",
        [
            (
                "Holm",
                [
                    "“The dam will hold until May.",
                    "“After that we cannot promise a thing.",
                    "“Pray for a dry spring,”",
                ],
            )
        ],
    ),
    "pieces over paragraphs after the turn of another": (
        "“It is a sad day,” Berg said.\n\n“The dam will hold until May.\n\n"
        "“Pray for a dry spring,” Holm said.",
        [
            ("Berg", ["“It is a sad day,”"]),
            ("Holm", ["“The dam will hold until May.", "“Pray for a dry spring,”"]),
        ],
    ),
    "a turn of two paragraphs, both closed": (
        "“The dam will hold until May,” said Holm, the engineer.\n\n“Pray for a dry spring.”",
        [("Holm, the engineer", ["“The dam will hold until May,”", "“Pray for a dry spring.”"])],
    ),
    "a third paragraph goes on with the second speaker": (
        "“It is a sad day,” Berg said.\n\n“We had hoped for more,” added Lund.\n\n"
        "“So had all of us.”",
        [
            ("Berg", ["“It is a sad day,”"]),
            ("Lund", ["“We had hoped for more,”", "“So had all of us.”"]),
        ],
    ),
    "a person told of right before": (
        "Prime Minister Ola Berg was blunt. “We will not pay for that war.”",
        [("Prime Minister Ola Berg", ["“We will not pay for that war.”"])],
    ),
    "a person told of right before, after the turn of another": (
        "“It is a sad day,” Berg said.\n\nLund was in Bergen that day. “I heard it on the radio.”",
        [("Berg", ["“It is a sad day,”"]), ("Lund", ["“I heard it on the radio.”"])],
    ),
    "a pronoun told of right before": (
        "Ola Berg lost the vote. She was not surprised. “I could count the hands.”",
        [("She", ["“I could count the hands.”"])],
    ),
    "a person told of right after": (
        "“We will not pay for that war.” With these words Ola Berg left the hall.",
        [("Ola Berg", ["“We will not pay for that war.”"])],
    ),
    "a person told of between two quotations": (
        "“We are tired.” That is how Erik Lund sums up the mood. “We want to go home.”",
        [("Erik Lund", ["“We are tired.”"]), ("Erik Lund", ["“We want to go home.”"])],
    ),
    "words about another are not those of the person beside": (
        "Ola Berg was arrested on Monday. “He had no permit to march.”",
        [],
    ),
    "a sentence about a thing names no speaker": (
        "The harbour was quiet on Sunday. “Nobody will sail before the ice is gone.”",
        [],
    ),
    "an answer is that of the one who was asked": (
        "Berg was asked whether he would resign. “Never. I was elected for four years.”",
        [(None, ["whether he would resign"]), ("Berg", ["“Never. I was elected for four years.”"])],
    ),
    "a quotation after indirect speech of the same speaker": (
        "Berg said the talks had failed. “There is nothing left to discuss.”",
        [("Berg", ["the talks had failed"]), ("Berg", ["“There is nothing left to discuss.”"])],
    ),
    "a quotation after another speaker came in": (
        "Berg said the talks had failed. Lund disagreed. “There is everything left to discuss.”",
        [("Berg", ["the talks had failed"]), ("Lund", ["“There is everything left to discuss.”"])],
    ),
    "a paragraph without a speaker ends the turn": (
        "Berg said the talks had failed.\n\nThe harbour was quiet on Sunday.\n\n"
        "“There is nothing left to discuss.”",
        [("Berg", ["the talks had failed"])],
    ),
    "a crowd that cheers does not end the turn": (
        "Berg said: “We will win.” The crowd cheered. “We will win because we are many.”",
        [("Berg", ["“We will win.”", "“We will win because we are many.”"])],
    ),
    "two speakers of the same words": (
        "“We will win,” Berg said. “We will win,” Lund said.",
        [("Berg", ["“We will win,”"]), ("Lund", ["“We will win,”"])],
    ),
    "a second cue of the same speaker": (
        "“It is a sad day,” said Berg, adding: “We had hoped for more.”",
        [("Berg", ["“It is a sad day,”"]), ("Berg", ["“We had hoped for more.”"])],
    ),
    "a crowd that answers": (
        "“We will win,” Berg told the crowd, and the crowd answered: “We will win!”",
        [("Berg", ["“We will win,”"]), ("the crowd", ["“We will win!”"])],
    ),
    "a question and its answer by two": (
        "Holm replied: “Not before May.” “And not then if they shoot at us,” Lund added.",
        [("Holm", ["“Not before May.”"]), ("Lund", ["“And not then if they shoot at us,”"])],
    ),
    "a cue inside a condition": (
        "“If they come,” Berg said, “we will close the border. If they stay, we will fight.”",
        [("Berg", ["“If they come,”", "“we will close the border. If they stay, we will fight.”"])],
    ),
    "single marks with an apostrophe and a genitive": (
        "'If they come,' Berg said, 'we won't wait for the council's vote.'",
        [("Berg", ["'If they come,'", "'we won't wait for the council's vote.'"])],
    ),
    "a quotation within a quotation": (
        "“He told me, ‘Go home,’ and I went,” Holm said.",
        [("Holm", ["“He told me, ‘Go home,’ and I went,”"])],
    ),
    "straight marks within straight marks": (
        "\"He told me, 'Go home,' and I went,\" Holm said.",
        [("Holm", ["\"He told me, 'Go home,' and I went,\""])],
    ),
    "two scraps of one speaker": (
        "Berg called the plan “a bad joke” and said he would “never, ever” sign it.",
        [("Berg", ["the plan “a bad joke”"]), ("Berg", ["he would “never, ever” sign it"])],
    ),
    "a scrap in a relative clause": (
        "Berg, who called the plan “a bad joke”, said he would not sign it.",
        [("Berg", ["the plan “a bad joke”"]), ("Berg", ["he would not sign it"])],
    ),
    "a title in marks inside a statement": (
        "The film “A Winter in Bergen” opened on Friday, Berg said.",
        [("Berg", ["The film “A Winter in Bergen” opened on Friday"])],
    ),
    "a noun phrase with a relative clause speaks": (
        "“We are tired,” said one of the soldiers, who gave his name as Erik. “We want home.”",
        [("one of the soldiers", ["“We are tired,”", "“We want home.”"])],
    ),
    "a colon after no verb of speech": (
        "The minister left no doubt: “The gates stay shut until the water falls.”",
        [("The minister", ["“The gates stay shut until the water falls.”"])],
    ),
    "a colon after a denial": (
        "“We have a deal,” Berg said. A day later Lund denied it: “There is no deal.”",
        [("Berg", ["“We have a deal,”"]), ("Lund", ["“There is no deal.”"])],
    ),
    "according to, after the words": (
        "“Everybody is tired,” according to one officer.",
        [("one officer", ["“Everybody is tired,”"])],
    ),
    "in the words of": (
        "In the words of one officer, “everybody is tired”.",
        [("one officer", ["“everybody is tired”"])],
    ),
    "a verb that is no verb of speech": (
        "“We have a deal,” Berg smiled.",
        [("Berg", ["“We have a deal,”"])],
    ),
    "a name behind a dash": (
        "“We have a deal with all of them.” – Prime Minister Ola Berg",
        [("Prime Minister Ola Berg", ["“We have a deal with all of them.”"])],
    ),
}


@pytest.mark.parametrize(("text", "expected"), HARD.values(), ids=HARD.keys())
def test_hard_quotations_go_to_their_speakers(speeches, text, expected):
    assert speeches(text) == expected


def test_a_quotation_without_a_cue_stays_in_one_attribution_beside_the_reader(language_model):
    component = AttributionComponent(language_model, trained=True)
    text = "Berg said the talks had failed. “There is nothing left to discuss.”"
    found = component(language_model(text))._.onrecord_attributions
    pieces = [text[piece.start : piece.end] for a in found for piece in a.content]
    assert sorted(pieces) == sorted(set(pieces))
