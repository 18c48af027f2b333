from dataclasses import replace
from datetime import date

import pytest
import spacy

from onrecord.annotate.layers import (
    Attribution,
    ConditionClause,
    Entity,
    Mention,
    ModeWords,
    PlaceMention,
    Range,
    SpeechAct,
    Timex,
)
from onrecord.evaluate.formats import (
    ActorGold,
    ActorItem,
    ActorsGold,
    ActsGold,
    AttributionGold,
    EventGold,
    EventItem,
    PlaceGold,
    PlaceItem,
    TimeGold,
    TimexItem,
)
from onrecord.evaluate.task import Measure, iso_day
from onrecord.evaluate.tasks import TASKS
from onrecord.model import When, Where
from onrecord.terms import (
    ActClass,
    ActorType,
    ConditionKind,
    Form,
    MentionForm,
    Modality,
    PloverMode,
    PloverType,
    Polarity,
    Precision,
    TimexType,
)


@pytest.fixture(scope="module")
def blank():
    import onrecord.annotate.extensions  # noqa: F401  declares the layers

    return spacy.blank("en")


def where(text, words):
    start = text.index(words)
    return Range(start, start + len(words))


def predicted(task_name, line, doc):
    return TASKS[task_name]([line]).predict(line, doc)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-09-05", "2025-09-05"),
        ("2025-09-05T10:00:00Z", "2025-09-05"),
        ("2025-09", None),
        ("", None),
        (None, None),
    ],
)
def test_only_a_whole_day_is_a_publication_date(value, day):
    assert iso_day(value) == day


@pytest.mark.parametrize(
    ("path", "points"),
    [(("content", 2), 56.5), (("acts", "f1"), 70), (("acts", "none"), 0), (("none", "f1"), 0)],
)
def test_measure_in_points(path, points):
    scores = {"content": (0.5, 0.6, 0.565), "acts": {"f1": 0.7}}

    assert Measure("name", path, 100).points(scores) == pytest.approx(points)


def test_times_layer_becomes_timexes(blank):
    line = TimeGold(id="a", text="Talks begin on Friday.", dct="2025-09-03", timexes=[])
    doc = blank(line.text)
    doc._.onrecord_times = (
        Timex(
            range=where(line.text, "Friday"),
            type=TimexType.DATE,
            value="2025-09-05",
            when=None,
            rule="t",
        ),
    )

    assert predicted("time", line, doc).timexes == [
        TimexItem(start=15, end=21, type="DATE", value="2025-09-05", text="Friday")
    ]


def test_times_after_the_annotated_lines_count_neither_way(blank):
    line = TimeGold(id="a", text="Friday\nSunday\nMonday", timexes=[])
    doc = blank(line.text)
    doc._.onrecord_times = tuple(
        Timex(range=where(line.text, day), type=TimexType.DATE, value=None, when=None, rule="t")
        for day in line.text.split()
    )

    found = TASKS["time"]([line], annotated_lines=2).predict(line, doc)

    assert [item.text for item in found.timexes] == ["Friday", "Sunday"]


def test_places_layer_becomes_places(blank):
    line = PlaceGold(id="a", text="Fighting near Sumy.", places=[])
    doc = blank(line.text)
    place = Where(name="Sumy", country="UKR", latitude=50.9, longitude=34.8, geonameid=692194)
    doc._.onrecord_places = (PlaceMention(range=where(line.text, "Sumy"), where=place, rule="p"),)

    assert predicted("place", line, doc).places == [
        PlaceItem(start=14, end=18, name="Sumy", lat=50.9, lon=34.8, geonameid=692194)
    ]


def attribution(text, content, *, cue=None, speaker=None, inferred_from=None):
    return Attribution(
        speaker=where(text, speaker) if speaker else None,
        speaker_head=None,
        cue=(where(text, cue),) if cue else (),
        content=tuple(where(text, piece) for piece in content),
        form=Form.DIRECT,
        inferred_from=inferred_from,
        rule="r",
    )


def test_a_quotation_that_takes_over_its_speaker_joins_the_turn(blank):
    text = "“We wait,” Lie said. “We hope.”\n\n“We will see.”"
    line = AttributionGold(id="a", text=text, attributions=[])
    doc = blank(text)
    doc._.onrecord_attributions = (
        attribution(text, ["“We wait,”"], cue="said", speaker="Lie"),
        attribution(text, ["“We hope.”"], inferred_from=0),
        attribution(text, ["“We will see.”"], inferred_from=1),
    )

    (found,) = predicted("attribution", line, doc).attributions

    assert [text[start:end] for start, end in found.content] == ["“We wait,”", "“We hope.”"]
    assert found.source == [(11, 14)]
    assert found.type == "direct"


def speech_act(text, trigger, **fields):
    plain = {
        "act_class": ActClass.PLEDGE,
        "plover": PloverType.AGREE,
        "modality": Modality.PLANNED,
        "polarity": Polarity.AFFIRMED,
        "form": Form.INDIRECT,
        "trigger_token": 0,
        "actor": None,
        "actor_range": None,
        "recipient": None,
        "recipient_range": None,
        "content": (),
    }
    return SpeechAct(**{**plain, "trigger": where(text, trigger), **fields})


def with_acts(doc, *acts):
    doc._.onrecord_entities = (
        Entity(name="Government of Norway", type=ActorType.GOVERNMENT, country="NOR", sector="GOV"),
        Entity(name="rebels", type=ActorType.ARMED_GROUP, sector="REB"),
    )
    doc._.onrecord_acts = acts
    return doc


ALL_EVENTS = "Norway will help rebels. They said no."


@pytest.mark.parametrize(("label", "shown"), [("YIELD", "YIELD"), ("CONCEDE", "RETREAT")])
def test_every_coded_act_is_an_event_in_the_labels_of_the_gold(blank, label, shown):
    line = EventGold(id="a", text=ALL_EVENTS, events=[EventItem(plover=label)])
    doc = with_acts(
        blank(ALL_EVENTS),
        speech_act(ALL_EVENTS, "help", plover=PloverType.RETREAT, actor=0, recipient=1),
        speech_act(ALL_EVENTS, "said", plover=None),
    )

    assert predicted("event", line, doc).events == [
        EventItem(source="NORGOV", target="---REB", code=shown, plover=shown, mode="")
    ]


def test_an_event_has_the_mode_of_its_act(blank):
    line = EventGold(id="a", text=ALL_EVENTS, events=[])
    mode = ModeWords(mode=PloverMode.ASSIST, range=where(ALL_EVENTS, "help"), rule="em.x")
    refused = speech_act(ALL_EVENTS, "said", plover=PloverType.REJECT, mode=mode)

    (event,) = predicted("event", line, with_acts(blank(ALL_EVENTS), refused)).events

    assert (event.plover, event.mode) == ("REJECT", "assist")


@pytest.mark.model
@pytest.mark.parametrize(
    ("source", "target", "type_"),
    [
        ("Norway", "the rebels", "ACCUSE"),
        ("Norway", "a recipient", "ACCUSE"),
        ("An actor", "a recipient", None),
    ],
)
def test_the_event_between_two_parties_is_asked_for(language_model, source, target, type_):
    text = "Norway condemned the rebels."
    asked = EventItem(source_text=source, target_text=target)
    line = EventGold(id="a", text=text, events=[asked])

    events = predicted("event", line, language_model(text)).events

    assert [event.plover for event in events] == ([type_] if type_ else [])


@pytest.mark.model
def test_actors_at_the_words_that_are_asked_for(language_model):
    text = "Norway condemned the rebels."
    asked = [
        ActorGold(start=start, end=end, kind="", name=["Norway"], type=["country"])
        for start, end in ((0, 6), (17, 27), (7, 16))
    ]
    line = ActorsGold(id="a", sha256="", text=text, actors=asked)
    doc = with_acts(language_model(text))
    doc._.onrecord_mentions = (
        Mention(range=where(text, "Norway"), head=0, form=MentionForm.NAME, entity=0),
        Mention(range=where(text, "the rebels"), head=3, form=MentionForm.GROUP, entity=1),
    )

    assert predicted("actor", line, doc).actors == [
        ActorItem(
            start=0,
            end=6,
            name="Government of Norway",
            country="NOR",
            type="government",
            sector="GOV",
        ),
        ActorItem(start=17, end=27, name="rebels", type="armed_group", sector="REB"),
        ActorItem(start=7, end=16),
    ]


BEFORE = "Norway’s cabinet met on 3 May 2024."
PASSAGE = "It will send boats unless asked not to, and food."


@pytest.fixture
def passage(blank):
    line = ActsGold(id="a", text=PASSAGE, previous=BEFORE, published="2024-05-04", acts=[])
    text = TASKS["acts"]([line]).text(line)
    doc = with_acts(
        blank(text),
        speech_act(text, "met", actor=0, actor_range=where(text, "Norway’s cabinet")),
        speech_act(
            text,
            "will send",
            actor=0,
            actor_range=where(text, "Norway’s cabinet"),
            recipient=1,
            content=(where(text, "food"), where(text, "send boats unless asked not to")),
            conditions=(0,),
            said_at=0,
        ),
    )
    doc._.onrecord_conditions = (
        ConditionClause(
            range=where(text, "unless asked not to"),
            kind=ConditionKind.UNLESS,
            governor=0,
            marker=0,
            rule="c",
        ),
    )
    day = When(
        value="2024-05-03TMO",
        earliest=date(2024, 5, 3),
        latest=date(2024, 5, 3),
        precision=Precision.TIME,
    )
    doc._.onrecord_times = (
        Timex(
            range=where(text, "3 May 2024"),
            type=TimexType.DATE,
            value=day.value,
            when=day,
            rule="t",
        ),
    )
    return line, doc


def test_only_acts_of_the_passage_are_predicted_with_its_offsets(passage):
    (act,) = predicted("acts", *passage).acts

    assert act.trigger_start == PASSAGE.index("will send")
    assert PASSAGE[act.content_start :].startswith("send boats")
    assert PASSAGE[act.condition_start :].startswith("unless")


def test_an_act_has_the_fields_of_the_guide(passage):
    (act,) = predicted("acts", *passage).acts

    assert (act.act_class, act.plover, act.form) == ("pledge", "AGREE", "indirect")
    assert (act.actor_name, act.actor_country) == ("Government of Norway", "NOR")
    assert (act.recipient_name, act.recipient_country) == ("rebels", None)
    assert (act.content, act.content2) == ("send boats unless asked not to", "food")
    assert (act.condition, act.condition_kind) == ("unless asked not to", "unless")
    assert act.said_on == "2024-05-03"


def test_a_retreat_is_a_concession_as_the_guide_has_it(passage):
    line, doc = passage
    doc._.onrecord_acts = [replace(act, plover=PloverType.RETREAT) for act in doc._.onrecord_acts]

    (act,) = predicted("acts", line, doc).acts

    assert act.plover == "CONCEDE"


def test_a_group_of_several_countries_has_the_country_of_its_first_member(passage):
    line, doc = passage
    norway, *others = doc._.onrecord_entities
    group = replace(norway, name="both", country=None, members=(norway.name, "Chile"))
    doc._.onrecord_entities = (group, *others, norway)

    (act,) = predicted("acts", line, doc).acts

    assert (act.actor_name, act.actor_country) == ("both", "NOR")


def test_words_before_the_passage_are_not_its_own(passage):
    (act,) = predicted("acts", *passage).acts

    assert act.actor is None


@pytest.mark.parametrize(
    ("value", "said_on"),
    [
        ("2025", "2025"),
        ("2025-09", "2025-09"),
        ("2025-W36", "2025-W36"),
        ("2025-W36-WE", "2025-W36"),
        ("2025-09-05", "2025-09-05"),
        ("2025-09-05T10:30", "2025-09-05"),
        ("2025-Q3", "2025"),
        ("2025-SU", "2025"),
        ("202", None),
        ("PAST_REF", None),
    ],
)
def test_said_on_keeps_year_month_week_or_day(passage, value, said_on):
    line, doc = passage
    time = doc._.onrecord_times[0]
    when = When(value=value, earliest=None, latest=None, precision=Precision.DAY)
    doc._.onrecord_times = (
        Timex(range=time.range, type=time.type, value=value, when=when, rule="t"),
    )

    (act,) = predicted("acts", line, doc).acts

    assert act.said_on == said_on


def test_a_passage_without_context_stands_alone():
    line = ActsGold(id="a", text=PASSAGE, previous="", acts=[])

    assert TASKS["acts"]([line]).text(line) == PASSAGE


@pytest.mark.parametrize("task", TASKS.values(), ids=TASKS)
def test_every_task_can_be_told_how_many_lines_are_annotated(task):
    assert task([], annotated_lines=5).annotated_lines == 5
