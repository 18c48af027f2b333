"""The trained reader's attributions joined with those of the parse; the reader is played here."""

import pytest

from onrecord.annotate.attribution import draft_indirect
from onrecord.annotate.colons import draft_after_colons
from onrecord.annotate.cues import CueFinder
from onrecord.annotate.drafts import Drafts
from onrecord.annotate.layers import Range, ReaderView
from onrecord.annotate.quotes import find_quotes
from onrecord.annotate.tagged_attributions import READER_RULE, join_tagged
from onrecord.models.attribution import TaggedAttribution, TaggedSpan

pytestmark = pytest.mark.model


def span(text: str, words: str) -> TaggedSpan:
    return TaggedSpan(text.index(words), text.index(words) + len(words))


def tagged(text: str, source: str, cue: str, *content: str, score: float = 0.9):
    return TaggedAttribution(
        cue=span(text, cue) if cue else None,
        source=span(text, source) if source else None,
        content=tuple(span(text, words) for words in content),
        score=score,
    )


@pytest.fixture
def drafts_of(language_model):
    def drafts_of(text: str, *found: TaggedAttribution) -> Drafts:
        doc = language_model(text)
        cues = {cue.head.i: cue for cue in CueFinder(doc.vocab)(doc)}
        drafts = Drafts(
            draft for cue in cues.values() if (draft := draft_indirect(cue, cues, text))
        )
        join_tagged(doc, drafts, found, quotes=find_quotes(text), least_score=0.5)
        return drafts

    return drafts_of


@pytest.fixture
def join(drafts_of):
    def joined(text: str, *found: TaggedAttribution):
        return [
            (draft.rule, draft.speaker.text, [text[it.start : it.end] for it in draft.content])
            for draft in drafts_of(text, *found)
        ]

    return joined


def test_the_content_of_a_shared_attribution_is_the_readers(join):
    text = "Lund said that the bridge would close, in a blow to the ferries."
    assert join(text, tagged(text, "Lund", "said", "that the bridge would close")) == [
        ("rv.say", "Lund", ["the bridge would close"])
    ]


def test_what_only_the_reader_sees_is_added(join):
    text = "Lund zapped the bridge would close."
    assert join(text, tagged(text, "Lund", "zapped", "the bridge would close")) == [
        (READER_RULE, "Lund", ["the bridge would close"])
    ]


def test_what_the_reader_doubts_is_left_out(join):
    text = "Lund zapped the bridge would close."
    assert join(text, tagged(text, "Lund", "zapped", "the bridge would close", score=0.2)) == []


def test_a_content_takes_its_quotation_marks(join):
    text = "“The bridge will close,” zapped Lund."
    ((_, _, content),) = join(text, tagged(text, "Lund", "zapped", "The bridge will close"))
    assert content == ["“The bridge will close,”"]


def test_a_content_stays_in_the_paragraph_of_its_cue(join):
    text = "The bridge will close.\n\nLund zapped that ferries sail."
    found = tagged(text, "Lund", "zapped", "The bridge will close", "ferries sail")
    ((_, _, content),) = join(text, found)
    assert content == ["ferries sail"]


def test_unquoted_words_of_another_sentence_are_no_content(join):
    text = "Floods cut the road. The dam held, zapped Lund."
    found = tagged(text, "Lund", "zapped", "Floods cut the road", "The dam held")
    ((_, _, content),) = join(text, found)
    assert content == ["The dam held"]


def test_a_quotation_goes_on_in_another_sentence(join):
    text = "“The dam held,” zapped Lund. “The road is cut.”"
    found = tagged(text, "Lund", "zapped", "The dam held", "The road is cut")
    ((_, _, content),) = join(text, found)
    assert content == ["“The dam held,”", "“The road is cut.”"]


def test_a_content_in_the_sentence_before_stays_where_it_is_alone(join):
    text = "Floods cut the road. So zapped Lund."
    ((_, _, content),) = join(text, tagged(text, "Lund", "zapped", "Floods cut the road"))
    assert content == ["Floods cut the road"]


def test_speaker_and_cue_are_no_content(join):
    text = "Ferries wait if Lund feels that the dam holds."
    found = tagged(text, "Lund", "feels", "Ferries wait if Lund feels that the dam holds")
    ((_, _, content),) = join(text, found)
    assert content == ["the dam holds"]


def test_a_shared_attribution_keeps_how_far_the_reader_agrees(drafts_of):
    text = "Lund said that the bridge would close."
    (draft,) = drafts_of(text, tagged(text, "Lund", "said", "the bridge", score=0.7))
    assert draft.reader == ReaderView(
        score=0.7, cue=Range(5, 9), content_overlap=10 / 22, same_cue=True, same_speaker=True
    )


def test_another_speaker_of_the_readers_is_no_agreement(drafts_of):
    text = "Lund said that the bridge would close."
    (draft,) = drafts_of(text, tagged(text, "", "said", "the bridge would close"))
    assert draft.reader.same_speaker is False


def test_what_only_the_reader_sees_keeps_its_score_alone(drafts_of):
    text = "Lund zapped the bridge would close."
    (draft,) = drafts_of(text, tagged(text, "Lund", "zapped", "the bridge would close"))
    assert draft.reader == ReaderView(score=0.9, cue=Range(5, 11))


def test_what_the_reader_does_not_see_has_no_view(drafts_of):
    (draft,) = drafts_of("Lund said that the bridge would close.")
    assert draft.reader is None


def test_the_reader_decides_between_two_speakers(join):
    text = "Lund said in Bergen that the bridge would close."
    ((_, speaker, _),) = join(text, tagged(text, "Bergen", "said", "the bridge would close"))
    assert speaker == "Bergen"


def test_a_part_of_the_speaker_does_not_take_the_place_of_the_whole(join):
    text = "Ida Lund, head of the ferry agency, Havsula, said the bridge would close."
    ((_, speaker, _),) = join(text, tagged(text, "Havsula", "said", "the bridge would close"))
    assert speaker == "Lund"


def test_a_speaker_of_another_sentence_does_not_take_the_place_of_the_near_one(join):
    text = "Lund said the bridge would close. Havsula has ferries."
    ((_, speaker, _),) = join(text, tagged(text, "Havsula", "said", "the bridge would close"))
    assert speaker == "Lund"


def test_a_reader_in_doubt_does_not_decide_between_two_speakers(join):
    text = "Lund said in Bergen that the bridge would close."
    found = tagged(text, "Bergen", "said", "the bridge would close", score=0.3)
    ((_, speaker, _),) = join(text, found)
    assert speaker == "Lund"


def test_a_speaker_that_the_reader_does_not_see_stays(join):
    text = "Lund said that the bridge would close."
    ((_, speaker, _),) = join(text, tagged(text, "", "said", "the bridge would close"))
    assert speaker == "Lund"


def test_a_relative_pronoun_does_not_take_the_place_of_its_antecedent(join):
    text = "Lund, who said that the bridge would close, left."
    ((_, speaker, _),) = join(text, tagged(text, "who", "said", "the bridge would close"))
    assert speaker == "Lund"


def test_a_turn_of_a_transcript_is_not_cut_to_what_the_reader_sees(language_model):
    text = "Talks.\n\nHOLM: We will wait. The ice is thick."
    doc = language_model(text)
    finder = CueFinder(doc.vocab)
    drafts = Drafts(draft_after_colons(doc, finder, finder(doc)))
    found = [tagged(text, "HOLM", ":", "We will wait")]
    join_tagged(doc, drafts, found, quotes=[], least_score=0.5)
    ((content,),) = [draft.content for draft in drafts]
    assert text[content.start : content.end] == "We will wait. The ice is thick"


def test_a_cue_before_a_colon_reaches_into_the_next_paragraph(join):
    text = "Lund zapped this:\n\nThe bridge will close."
    ((_, _, content),) = join(text, tagged(text, "Lund", "zapped", "The bridge will close"))
    assert content == ["The bridge will close"]


def test_what_nobody_is_named_for_has_no_speaker(drafts_of):
    text = "It was zapped that the bridge would close."
    (draft,) = drafts_of(text, tagged(text, "", "zapped", "the bridge would close"))
    assert draft.speaker is None
