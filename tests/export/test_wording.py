from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from onrecord.export import wording
from onrecord.model import Actor, Commitment, Condition, Context, Evidence, Party, When, Where
from onrecord.terms import (
    ActClass,
    ActorType,
    ConditionKind,
    Conjunction,
    PloverContext,
    PloverMode,
    PloverType,
    Polarity,
    Precision,
    Strength,
)

CHAD = Actor(name="Chad", type=ActorType.COUNTRY)


def when(precision, earliest, latest, value="?", words=None):
    return When(
        value=value,
        earliest=earliest and date.fromisoformat(earliest),
        latest=latest and date.fromisoformat(latest),
        precision=precision,
        evidence=Evidence(start=0, end=len(words), exact=words) if words else None,
    )


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (when(Precision.DAY, "2025-03-05", "2025-03-05"), "5 Mar 2025"),
        (when(Precision.TIME, "2025-03-05", "2025-03-05"), "5 Mar 2025"),
        (when(Precision.WEEK, "2025-03-03", "2025-03-09"), "week of 3 Mar 2025"),
        (when(Precision.WEEKEND, "2025-03-08", "2025-03-09"), "weekend of 8 Mar 2025"),
        (when(Precision.MONTH, "2025-03-01", "2025-03-31"), "Mar 2025"),
        (when(Precision.YEAR, "2025-01-01", "2025-12-31"), "2025"),
        (when(Precision.QUARTER, "2025-01-01", "2025-03-31"), "1 Jan 2025 to 31 Mar 2025"),
        (when(Precision.RANGE, "2025-03-05", None), "from 5 Mar 2025"),
        (when(Precision.RANGE, None, "2025-03-05"), "until 5 Mar 2025"),
        (when(Precision.DAY, None, None, words="the other day"), "“the other day”"),
        (when(Precision.SEASON, None, None, value="XXXX-SP"), "XXXX-SP"),
    ],
)
def test_time_is_told_as_finely_as_it_is_known(time, words):
    assert wording.when_words(time) == words


def test_every_class_has_its_word_and_family():
    assert set(wording.VERBS) == set(wording.FAMILIES) == set(ActClass)
    assert len(set(wording.VERBS.values())) == len(ActClass)


def test_a_condition_is_shown_with_the_conjunction_that_joins_it():
    evidence = Evidence(start=0, end=16, exact="if Accra\nagrees ")
    alone = Condition(evidence=evidence, kind=ConditionKind.IF)
    assert wording.condition_words(alone) == "if Accra agrees"
    assert wording.condition_words(replace(alone, joined=Conjunction.OR)) == "or if Accra agrees"


def test_quality_that_class_or_condition_entails_is_not_told(article):
    told = {act.act_class: wording.qualities(act) for act in article.acts}
    assert told[ActClass.PLEDGE] == ()  # conditional, and its condition is shown
    assert told[ActClass.DENY] == ()
    assert told[ActClass.REFUSE] == ()
    assert told[ActClass.REQUEST] == ()
    assert told[ActClass.WARN] == ("possible",)


def test_a_type_is_told_with_its_mode_and_contexts_in_words(article):
    words = Evidence(start=0, end=1, exact="x")
    kinds = (PloverContext.MILITARY, PloverContext.HUMAN_RIGHTS)
    coded = replace(
        article.acts[0],
        plover=PloverType.THREATEN,
        mode=PloverMode.VIOLENCE,
        contexts=tuple(Context(kind=kind, evidence=words) for kind in kinds),
    )
    bare = replace(coded, plover=None, mode=None, contexts=())

    assert wording.type_words(coded) == "THREATEN, violence"
    assert wording.context_words(coded) == "military, human rights"
    assert (wording.type_words(bare), wording.context_words(bare)) == ("", "")


@pytest.mark.parametrize(
    ("confidence", "words", "doubtful"),
    [(None, "", False), (0.4996, "0.50", True), (0.5, "0.50", False), (0.07, "0.07", True)],
)
def test_an_act_more_probably_wrong_than_right_is_doubtful(article, confidence, words, doubtful):
    act = replace(article.acts[0], confidence=confidence)
    assert (wording.confidence_words(act), wording.is_doubtful(act)) == (words, doubtful)


def test_way_names_the_steps_outermost_first(article):
    ways = {act.act_class: wording.way(act) for act in article.acts}
    assert ways[ActClass.PLEDGE] == ("Ingrid Solheim",)
    assert ways[ActClass.WARN] == ("two officials", "“told”")


def test_own_actor_is_no_step_of_the_way(article):
    pledge = article.acts[1]
    own = replace(pledge, actor=pledge.chain[0].speaker)
    assert wording.way(own) == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\n lines", "two lines"),
        ("abc\u202edef", "abc‹U+202E›def"),
        ("\x1b[31mred", "‹U+001B›[31mred"),
        ("zero\u200bwidth", "zero‹U+200B›width"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
    ids=["newline", "override", "escape", "zero width", "Persian non-joiner", "emoji joiner"],
)
def test_unseen_characters_are_shown_by_their_code(text, shown):
    assert wording.visible(text) == shown


def test_actor_facts_leave_out_what_is_unknown():
    officials = Actor(name="two officials", type=ActorType.GROUP, anonymous=True)
    assert wording.actor_facts(officials) == ("unnamed",)


def test_actor_facts_tell_the_members_of_a_group():
    both = Actor(name="both sides", type=ActorType.GROUP, members=("Oslo", "Reykjavik"))
    assert wording.actor_facts(both) == ("members: Oslo; Reykjavik",)


def test_moment_of_publication_keeps_its_zone(article):
    moment = datetime(2025, 3, 14, 9, 5, tzinfo=UTC)
    dated = replace(article, published_at=moment)
    assert wording.published_words(dated) == "14 Mar 2025, 09:05 UTC"


def test_article_without_headline_is_called_by_its_first_words(article, bare_article):
    assert wording.title_words(bare_article) == "Rain fell on the coast all day."
    untitled = wording.title_words(replace(article, title=None))
    assert untitled.startswith("BERGEN, Norway")
    assert untitled.endswith("…")
    assert len(untitled) <= 80


def test_the_one_told_is_left_out_where_the_act_is_directed_at_the_same(article):
    threatened = article.acts[2]
    assert wording.setting(threatened) == {"told": "reporters", "venue": "a briefing in Bergen"}
    same = replace(threatened, recipient=threatened.addressee)
    assert "told" not in wording.setting(same)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "send · 40 tents"),
        ({"strength": Strength.WILL}, "send · 40 tents"),
        ({"strength": Strength.READY}, "send · 40 tents · ready"),
        ({"polarity": Polarity.NEGATED}, "not send · 40 tents"),
        ({"action": None, "verb": None}, "40 tents"),
        ({"place": Where(name="Goma", country="COD")}, "send · 40 tents · Goma, COD"),
        ({"beneficiary": Party(actor=CHAD, mention=None)}, "send · 40 tents · to Chad"),
    ],
)
def test_a_commitment_is_told_part_by_part(fields, words):
    sent = Evidence(start=0, end=4, exact="send")
    tents = Evidence(start=5, end=13, exact="40\ntents")
    commitment = replace(Commitment(action="send", verb=sent, object=tents), **fields)
    assert wording.commitment_words(commitment) == words
