import pytest

from onrecord.evaluate.formats import AttributionGold, AttributionItem, AttributionPrediction
from onrecord.evaluate.score_attribution import judge_attributions, score_attribution

TEXT = "“We will sign the accord,” said the minister of trade. Aides say the vote is near."


def item(content, *, source=None, cue=None):
    return AttributionItem(
        content=[span(piece) for piece in content.split(" | ")],
        source=[span(source)] if source else [],
        cue=[span(cue)] if cue else [],
    )


def span(words):
    start = TEXT.index(words)
    return start, start + len(words)


QUOTE = item("“We will sign the accord,”", source="the minister of trade", cue="said")
REPORT = item("the vote is near", source="Aides", cue="say")


def score(*found, gold=(QUOTE, REPORT)):
    line = AttributionGold(id="a", text=TEXT, attributions=list(gold))
    return score_attribution([line], {"a": AttributionPrediction(id="a", attributions=list(found))})


def test_gold_itself_scores_full():
    scores = score(REPORT, QUOTE)

    full = ("content.exact", "content.strict+punct", "content.partial", "content.token")
    assert all(scores[name] == (1, 1, 1) for name in (*full, "cue.exact", "triple.exact"))


def test_quotation_marks_count_in_one_measure_alone():
    scores = score(item("We will sign the accord", source="the minister", cue="said"))

    assert scores["content.exact"] == (1, 0.5, pytest.approx(2 / 3))
    assert scores["content.strict+punct"].f1 == 0


def test_partial_is_the_mean_of_overlaps_and_token_counts_words():
    # "the accord" is 2 of the quote's 5 words; the second prediction's 3 words lie in "the vote
    # is near", 4 words: precision (1 + 1) / 2, recall (2/5 + 3/4) / 2; tokens 5 of 5 and of 9.
    scores = score(item("the accord"), item("the vote is"))

    assert scores["content.partial"].precision == 1
    assert scores["content.partial"].recall == pytest.approx((2 / 5 + 3 / 4) / 2)
    assert scores["content.token"] == (1, pytest.approx(5 / 9), pytest.approx(10 / 14))


def test_split_contents_are_one_unit_and_two_spans():
    scores = score(item("We will | the accord"), gold=[item("We will | the accord")])

    assert scores["content.exact"].f1 == scores["content.span-exact"].f1 == 1
    assert score(item("We will"), gold=[item("We will | the accord")])["content.span-exact"] == (
        1,
        0.5,
        pytest.approx(2 / 3),
    )


@pytest.mark.parametrize(
    ("covered", "at_3", "at_8"),
    [
        ("the", 0, 0),
        ("the accord", 1, 0),
        ("We will sign the", 1, 0),
        ("We will sign the accord", 1, 1),
    ],
)
def test_coverage_thresholds(covered, at_3, at_8):
    # 1, 2, 4 and 5 of 5 words: .2, .4, .8 and 1; a threshold must be passed, not reached.
    scores = score(item(covered), gold=[QUOTE])

    assert (scores["content.ggt.3"].recall, scores["content.ggt.8"].recall) == (at_3, at_8)


@pytest.mark.parametrize(
    ("source", "exact", "head", "overlap"),
    [
        ("the minister of trade", 1, 1, 1),
        ("the minister", 0, 1, 1),
        ("minister of trade", 0, 1, 1),
        ("of trade", 0, 0, 1),
        ("Aides", 0, 0, 0),
        (None, 0, 0, 0),
    ],
)
def test_speakers_of_aligned_contents(source, exact, head, overlap):
    found = item("We will sign the accord", source=source, cue="said")

    accuracy = score(found)["source acc on exact pairs"]

    assert accuracy == {"n": 1, "exact": exact, "head": head, "overlap": overlap}


def test_no_speaker_on_both_sides_is_right():
    bare = item("the vote is near", cue="say")

    assert score(bare, gold=[bare])["triple.exact"].f1 == 1


def test_a_lenient_triple_needs_half_the_content_a_shared_speaker_word_and_a_shared_cue_word():
    near = item("sign the accord", source="minister", cue="said")

    assert score(near)["triple.lenient"] == (1, 0.5, pytest.approx(2 / 3))
    assert score(item("the accord", source="minister", cue="said"))["triple.lenient"].f1 == 0
    assert score(item("sign the accord", source="minister"))["triple.lenient"].f1 == 0


def test_a_cue_used_twice_counts_once():
    scores = score(REPORT, item("the vote", source="Aides", cue="say"))

    assert scores["cue.exact"] == (1, 0.5, pytest.approx(2 / 3))


def test_forms_are_read_off_the_quotation_marks():
    mixed = item("the accord,” said the minister")

    scores = score(QUOTE, mixed)

    assert [scores[f"type.{form}"]["gold"] for form in ("direct", "indirect", "mixed")] == [1, 1, 0]
    assert [scores[f"type.{form}"]["pred"] for form in ("direct", "indirect", "mixed")] == [1, 0, 1]


def test_a_content_without_a_word_is_no_attribution():
    assert score(item("“"))["pred"] == 0


def test_each_attribution_is_judged_as_a_lenient_triple():
    line = AttributionGold(id="a", text=TEXT, attributions=[QUOTE, REPORT])
    judged = judge_attributions(
        line,
        [
            AttributionItem(content=[(0, 1)]),  # a mark, no word
            item("will sign the accord", source="minister", cue="said"),
            item("the vote is near", source="Aides", cue="near"),
            item("We will sign the accord", source="trade", cue="said"),
        ],
    )

    # the second quote is nearer to the gold's, and only one can be it; "near" is not its cue
    assert judged == [False, False, False, True]
