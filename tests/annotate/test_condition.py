"""Conditions: which words open one, where it ends, what depends on it, and what is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate.condition import make_condition
from onrecord.terms import ConditionKind

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def annotate(language_model):
    component = make_condition(language_model, "onrecord_condition")
    return lambda text: component(language_model(text))


@pytest.fixture(scope="module")
def conditions_in(annotate):
    def found(text: str) -> list[tuple[str, str]]:
        return [
            (text[item.range.start : item.range.end], item.kind.value)
            for item in annotate(text)._.onrecord_conditions
        ]

    return found


@pytest.mark.parametrize(
    ("text", "span", "kind"),
    [
        ("Chad will recall its envoy if the decree stands.", "if the decree stands", "if"),
        ("If the decree stands, Chad will recall its envoy.", "If the decree stands", "if"),
        (
            "The minister said that if the decree stood, Chad would recall its envoy.",
            "if the decree stood",
            "if",
        ),
        ("“If they fire, we will answer,” the admiral said.", "If they fire", "if"),
        ("The navy will act if necessary, she added.", "if necessary", "if"),
        ("Bonn will pay, but only if Paris pays too.", "only if Paris pays too", "if"),
        ("If and when the court rules, Peru will comply.", "If and when the court rules", "if"),
        (
            "Malta would reopen the port if Tunis lifted the ban that it imposed in May.",
            "if Tunis lifted the ban that it imposed in May",
            "if",
        ),
        (
            "If the talks in Muscat fail, he said, his country would leave the treaty.",
            "If the talks in Muscat fail",
            "if",
        ),
        (
            "He warned of “new measures” if the fleet “comes one mile closer”.",
            "if the fleet “comes one mile closer”",
            "if",
        ),
        ("They will shut the pipeline if attacked.", "if attacked", "if"),
        ("Cuba will not sign unless the clause goes.", "unless the clause goes", "unless"),
        ("Barring a surprise, the vote will be held today.", "Barring a surprise", "unless"),
        ("We will stay until the last mine is found.", "until the last mine is found", "until"),
        ("They vowed to strike till the law falls.", "till the law falls", "until"),
        (
            "Lagos refused to resume talks until a ceasefire.",
            "until a ceasefire",
            "until",
        ),
        ("Exports must stop pending a review.", "pending a review", "until"),
        ("Italy will withdraw once the vote is held.", "once the vote is held", "once"),
        (
            "The bank will release the loan as soon as the budget passes.",
            "as soon as the budget passes",
            "once",
        ),
        ("When the war ends, we will rebuild the bridge.", "When the war ends", "once"),
        (
            "The siege ends only when the rebels disarm, she said.",
            "only when the rebels disarm",
            "once",
        ),
        (
            "Oman is ready to host the talks whenever both sides agree.",
            "whenever both sides agree",
            "after",
        ),
        (
            "We shall support them for as long as it takes.",
            "for as long as it takes",
            "as_long_as",
        ),
        (
            "So long as the embargo lasts, no ship will sail.",
            "So long as the embargo lasts",
            "as_long_as",
        ),
        (
            "Provided that both sides agree, talks will resume in May.",
            "Provided that both sides agree",
            "if",
        ),
        (
            "Seoul would lend the money on condition that the port is leased.",
            "on condition that the port is leased",
            "if",
        ),
        ("In case of an attack, Lima will close the strait.", "In case of an attack", "if"),
        (
            "In the event that the truce fails, the mission would leave.",
            "In the event that the truce fails",
            "if",
        ),
        ("Assuming the truce holds, aid will flow.", "Assuming the truce holds", "if"),
        ("Should the gas stop, Accra would burn oil.", "Should the gas stop", "if"),
        ("Should the talks fail, Accra would go to court.", "Should the talks fail", "if"),
        (
            "Accra would go to court should the talks fail.",
            "should the talks fail",
            "if",
        ),
        ("Were they to leave, we would follow.", "Were they to leave", "if"),
        ("Had Rome asked, Athens would have helped.", "Had Rome asked", "if"),
        (
            "The treaty will be signed subject to approval by both parliaments.",
            "subject to approval by both parliaments",
            "if",
        ),
        ("Without a ceasefire there can be no talks.", "Without a ceasefire", "other"),
        ("In the absence of a deal, tariffs will rise.", "In the absence of a deal", "other"),
        (
            "A settlement would be contingent on a pullout and on a vote.",
            "contingent on a pullout and on a vote",
            "other",
        ),
        (
            "Depending on the vote, Lima may send more ships.",
            "Depending on the vote",
            "other",
        ),
        (
            "The longer the war lasts, the harder the talks will be.",
            "The longer the war lasts",
            "other",
        ),
        (
            "Any ships sent to the bay would be targets, he said.",
            "Any ships sent to the bay",
            "other",
        ),
        ("Leaving the pact would be a mistake, she said.", "Leaving the pact", "other"),
        (
            "Quito offered fishing rights in exchange for a new pier.",
            "in exchange for a new pier",
            "in_exchange",
        ),
        (
            "They would free the crew in return for lifting the sanctions.",
            "in return for lifting the sanctions",
            "in_exchange",
        ),
        (
            "Spain is open to sending engineers after the war ends.",
            "after the war ends",
            "after",
        ),
        (
            "Prisoners would be freed only after the ceasefire.",
            "only after the ceasefire",
            "after",
        ),
        ("Rome pledged to provide postwar guarantees.", "postwar", "after"),
        (
            "Quito will not talk before the fleet has withdrawn.",
            "before the fleet has withdrawn",
            "before",
        ),
        ("Ghana promised to reopen the port by 1 October.", "by 1 October", "deadline"),
        ("Leave the island by Friday, the general told them.", "by Friday", "deadline"),
        (
            "He demanded that the troops leave by the end of the month.",
            "by the end of the month",
            "deadline",
        ),
        (
            "Observers must be let in no later than Tuesday.",
            "no later than Tuesday",
            "deadline",
        ),
        ("The truce is to hold until 1 October.", "until 1 October", "until"),
        ("Only if both sides ask will Oman host the talks.", "Only if both sides ask", "if"),
        ("Should others follow, Oslo argued, the ban would bite.", "Should others follow", "if"),
        ("Rome, should it choose to, could close the bay.", "should it choose to", "if"),
        ("Had he stayed he would have been shot.", "Had he stayed", "if"),
        ("Were it not for the aid, the mill would close.", "Were it not for the aid", "if"),
        ("Quito will open the pier by May at the latest.", "by May at the latest", "deadline"),
        (
            "When the siege ends, whether or not the king stays, Accra will send doctors.",
            "When the siege ends",
            "once",
        ),
        (
            "Accra offered a base if Rome pays and denied a rift.",
            "if Rome pays",
            "if",
        ),
        ("“Give us the maps and we’ll give you the ships.”", "Give us the maps", "if"),
        ("“Stop firing or we will leave,” he said.", "Stop firing", "unless"),
        ("“No maps, no money,” the envoy said.", "No maps", "other"),
        ("Funds permitting, Rome will rebuild the pier.", "Funds permitting", "if"),
        ("Given a mandate, Rome would lead.", "Given a mandate", "if"),
        ("Another such raid will mean war.", "Another such raid", "other"),
        ("The banks will share the data upon request.", "upon request", "once"),
    ],
)
def test_a_condition_is_found_with_its_words_and_kind(conditions_in, text, span, kind):
    assert (span, kind) in conditions_in(text)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        (
            "Accra will host talks if both fleets pull back and provided that Rome pays.",
            ["if both fleets pull back", "provided that Rome pays"],
        ),
        (
            "“If they fire, or even if they only aim, we will sink them,” the admiral said.",
            ["If they fire", "even if they only aim"],
        ),
        (
            "He would vote for the bill if pensions rise at once, not if they rise in May.",
            ["if pensions rise at once", "if they rise in May"],
        ),
    ],
)
def test_each_marker_opens_a_condition_of_its_own(conditions_in, text, spans):
    assert [span for span, _ in conditions_in(text)] == spans


@pytest.mark.parametrize(
    ("text", "conjunctions"),
    [
        ("Accra will pay if both fleets leave and if Rome asks.", [None, "and"]),
        ("Accra will pay if both fleets leave, or once Rome asks.", [None, "or"]),
        ("“If they fire, or even if they only aim, we will sink them.”", [None, "or"]),
        (
            "Accra will pay if Rome asks, if both fleets leave or if the king dies.",
            [None, "or", "or"],
        ),
        ("If Rome asks, Accra will pay unless the king dies.", [None, None]),
        ("If Rome asks, Accra will pay and if the king dies, it will stop.", [None, None]),
    ],
)
def test_conditions_are_joined_by_and_or_or(annotate, text, conjunctions):
    assert [item.joined for item in annotate(text)._.onrecord_conditions] == conjunctions


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Accra will pay if the fleet has withdrawn.", "has withdrawn"),
        ("Accra will pay in the event of a truce.", "truce"),
        ("Accra will not pay until a ceasefire.", "ceasefire"),
        ("Any ships sent to the bay would be targets, he said.", "ships"),
        ("Accra promised to pay by 1 October.", None),
    ],
)
def test_the_event_of_a_condition_is_what_must_come_about(annotate, text, event):
    (found,) = annotate(text)._.onrecord_conditions
    assert (found.event and text[found.event.start : found.event.end]) == event


@pytest.mark.parametrize(
    "text",
    [
        "Reporters asked if Norway would close the strait.",
        "It was not clear if the envoy would return.",
        "They want to see if the truce holds.",
        "The cabinet is considering if the truce can be kept.",
        "The spokesman would not say if talks had begun.",
        "Chad will recall its envoy even if the decree is dropped.",
        "Chad will recall its envoy whether or not the decree is dropped.",
        "He spoke as if the war were over.",
        "She looked as though the war were over.",
        "It would be difficult, if not impossible, to agree.",
        "What if the truce fails?",
        "The minister resigned in a stern if brief statement.",
        "The guns fired until the ship turned away.",
        "He was ambassador in Lima until 2019.",
        "Until now the border has been open.",
        "She once said that the border was open.",
        "The envoy once again called for talks.",
        "When the guns fell silent, families returned.",
        "It is not known when the port will be rebuilt.",
        "He will arrive on Friday, when the port reopens.",
        "The minister spoke after the talks had ended.",
        "After the meeting, he said that he would sign the treaty.",
        "The envoy said before the vote that Chad would sign.",
        "The crew rested before leaving.",
        "The bill will be debated before a Senate committee.",
        "It will be years before the mines are cleared.",
        "Kenya had reopened the port by Friday.",
        "The port will be reopened by the president.",
        "An official spoke on condition of anonymity.",
        "An aide spoke on the condition that he not be named.",
        "Oslo provided that information to both sides.",
        "The aid provided to both sides will be doubled.",
        "The envoy left without a word.",
        "The repair may take as long as ten years.",
        "The island is subject to sanctions.",
        "Ghana should leave the pact.",
        "“Should Ghana leave the pact?” he asked.",
        "Ships were to leave on Sunday.",
        "The date of the vote may be put back by about a month.",
        "She could sail when the wind was fair.",
        "The captain could not recall when the convoy would sail.",
        "They had asked for help.",
        "A ship that enters the bay would be a target.",
        "In any event, nobody had asked the council about it.",
        "The review is still pending.",
        "The economy grew in the postwar years.",
        "Leaving the pact was a mistake, she said.",
    ],
)
def test_no_condition_is_seen(conditions_in, text):
    assert conditions_in(text) == []


@pytest.mark.parametrize(
    ("text", "span", "governor"),
    [
        ("The minister said Chad would leave if the decree stood.", "if the decree stood", "leave"),
        ("If the decree stands, he said, Chad will leave.", "If the decree stands", "leave"),
        ("He threatened to sue if the dam is built.", "if the dam is built", "sue"),
        ("They refused to talk until a ceasefire.", "until a ceasefire", "talk"),
        ("Ships will stay where they are until he rules.", "until he rules", "stay"),
        (
            "Spain is open to sending engineers after the war ends.",
            "after the war ends",
            "sending",
        ),
        ("Any ships sent to us would be targets.", "Any ships sent to us", "be"),
        ("Without a ceasefire there can be no talks.", "Without a ceasefire", "be"),
        ("The court demanded that they leave by Friday.", "by Friday", "leave"),
    ],
)
def test_the_governor_is_the_verb_that_depends_on_the_condition(annotate, text, span, governor):
    doc = annotate(text)
    verbs = {
        text[item.range.start : item.range.end]: doc[item.governor].text
        for item in doc._.onrecord_conditions
    }
    assert verbs[span] == governor


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        (
            "Mali will sign if the troops leave and if the border opens.",
            ["if the troops leave", "if the border opens"],
        ),
        (
            "Mali will sign if the troops leave and the border opens.",
            ["if the troops leave and the border opens"],
        ),
        (
            "If the troops leave, Mali will sign by Friday.",
            ["If the troops leave", "by Friday"],
        ),
    ],
)
def test_conditions_joined_under_one_conjunction_are_one(conditions_in, text, spans):
    assert [span for span, _ in conditions_in(text)] == spans


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("“If they come” was all he said about it, and he would wait.", "If they come"),
        ("“We will leave if the vote is lost,” she said.", "if the vote is lost"),
        ("Oslo will act if the vote is lost, according to the envoy.", "if the vote is lost"),
        ("Oslo will act if the vote is lost, adding to the strain.", "if the vote is lost"),
        ("Oslo will act if the vote is lost; Rome will not.", "if the vote is lost"),
        ("If the vote is lost – and it may be – Oslo will act.", "If the vote is lost"),
        ("Oslo will act if the vote is lost\n\nRome will wait.", "if the vote is lost"),
    ],
)
def test_a_condition_ends_where_its_clause_ends(conditions_in, text, span):
    assert span in [found for found, _ in conditions_in(text)]


def test_the_marker_is_the_first_word_and_the_rule_an_entry_of_the_lexicon(annotate):
    doc = annotate("Norway will pay as long as the pipeline is open.")
    (condition,) = doc._.onrecord_conditions
    assert doc[condition.marker].text == "as"
    assert condition.kind is ConditionKind.AS_LONG_AS
    assert condition.rule == "cd.as_long_as"


WORDS = st.sampled_from(
    [
        *("if", "unless", "until", "once", "should", "were", "had", "any", "after", "before"),
        *("without", "only", "by", "the", "a", "ship", "talks", "Friday", "he", "they", "not"),
        *("will", "would", "sail", "end", "ends", "said", ",", ".", ";", "“", "”", "\n"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(words=st.lists(WORDS, max_size=30))
def test_ranges_lie_in_the_text_without_loose_edges(annotate, words):
    text = " ".join(words)
    doc = annotate(text)
    for item in doc._.onrecord_conditions:
        exact = text[item.range.start : item.range.end]
        assert exact == exact.strip(" \n,;.")
        assert item.range.start == doc[item.marker].idx
        assert 0 <= item.governor < len(doc)
