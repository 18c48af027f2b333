"""An invented wire report with its record, written out by hand."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.model import (
    Act,
    Actor,
    Article,
    Condition,
    Evidence,
    Link,
    Party,
    When,
    Where,
    content_id,
)
from onrecord.terms import (
    ActClass,
    ActorType,
    ConditionKind,
    Form,
    Modality,
    PloverType,
    Polarity,
    Precision,
    PublishedBasis,
)

TEXT = """BERGEN, Norway, March 14 (Nordwire) - Norway's fisheries minister Ingrid Solheim said on \
Friday that 12 coastal states had pledged to halve their mackerel quotas if Iceland joins the \
accord.

“If Reykjavik lands one more tonne above its share, we will close our ports to its vessels,” she \
told reporters at a briefing in Bergen.

Two officials told Solheim's ministry that Denmark may send inspectors once the ice clears.

Iceland's Foreign Ministry refused to sign until an independent count is published, and denied \
that its fleet had broken the limit. “Nobody has shown us a number,” a spokesman said in a \
statement. “We are ready to open our logbooks.”

The European Commission urged both sides to return to the table by June 30. The Faroe Islands \
signed the accord last week in Tórshavn."""

STATES = Actor(name="12 coastal states", type=ActorType.GROUP)
SOLHEIM = Actor(
    name="Ingrid Solheim",
    type=ActorType.PERSON,
    country="NOR",
    sector="GOV",
    role="fisheries minister",
)
ICELAND = Actor(
    name="Government of Iceland", type=ActorType.GOVERNMENT, country="ISL", sector="GOV"
)
MINISTRY = Actor(
    name="Foreign Ministry of Iceland", type=ActorType.GOVERNMENT, country="ISL", sector="GOV"
)
OFFICIALS = Actor(name="two officials", type=ActorType.GROUP, sector="GOV", anonymous=True)
DENMARK = Actor(name="Government of Denmark", type=ActorType.GOVERNMENT, country="DNK")
BOTH = Actor(name="both sides", type=ActorType.GROUP)
COMMISSION = Actor(name="European Commission", type=ActorType.IGO, country="IGO", sector="GOV")
FAROES = Actor(name="Faroe Islands", type=ActorType.COUNTRY, country="FRO")


def find(text: str, words: str, *, after: str = "", rule: str | None = None) -> Evidence:
    """The evidence of the first place where `text` has `words`, behind `after`."""
    start = text.index(words, text.index(after) + len(after))
    return Evidence.of(text, start, start + len(words), rule=rule)


def party(actor: Actor, words: str | None) -> Party:
    return Party(actor=actor, mention=find(TEXT, words) if words else None)


def day(value: str, words: str | None = None) -> When:
    moment = date.fromisoformat(value)
    return When(
        value=value,
        earliest=moment,
        latest=moment,
        precision=Precision.DAY,
        evidence=find(TEXT, words) if words else None,
    )


def act(
    act_class: ActClass, actor: Party | None, trigger: str, *content: str, **fields: object
) -> Act:
    values: dict[str, object] = {
        "plover": None,
        "modality": Modality.ACTUAL,
        "polarity": Polarity.AFFIRMED,
        "form": Form.INDIRECT,
        "recipient": None,
        **fields,
    }
    return Act(
        id=content_id("act", act_class, trigger),
        act_class=act_class,
        actor=actor,
        trigger=find(TEXT, trigger, rule=f"rv.{act_class}"),
        content=tuple(find(TEXT, piece) for piece in content),
        rules=(f"rv.{act_class}",),
        **values,  # type: ignore[arg-type]
    )


def acts() -> tuple[Act, ...]:
    """Nine acts of nine classes: nested, conditioned, chained, with and without recipient."""
    friday = day("2025-03-14", "Friday")
    bergen = Where(
        name="Bergen",
        country="NOR",
        latitude=60.39,
        longitude=5.32,
        geonameid=3161732,
        evidence=find(TEXT, "Bergen", after="briefing in "),
    )
    said = act(
        ActClass.ASSERT,
        party(SOLHEIM, "Ingrid Solheim"),
        "said",
        "12 coastal states had pledged to halve their mackerel quotas if Iceland joins the accord",
        said_at=friday,
    )
    pledged = act(
        ActClass.PLEDGE,
        party(STATES, "12 coastal states"),
        "had pledged",
        "to halve their mackerel quotas if Iceland joins the accord",
        plover=PloverType.AGREE,
        modality=Modality.CONDITIONAL,
        conditions=(condition("if Iceland joins the accord", ConditionKind.IF),),
        chain=(Link(speaker=party(SOLHEIM, "Ingrid Solheim"), cue=find(TEXT, "said"), depth=1),),
        within=said.id,
    )
    threatened = act(
        ActClass.THREATEN,
        Party(actor=SOLHEIM, mention=find(TEXT, "she", after="vessels,” ")),
        "will close",
        "“If Reykjavik lands one more tonne above its share, we will close our ports to its "
        "vessels,”",
        plover=PloverType.THREATEN,
        modality=Modality.CONDITIONAL,
        form=Form.DIRECT,
        recipient=party(ICELAND, "Reykjavik"),
        conditions=(
            condition("If Reykjavik lands one more tonne above its share", ConditionKind.IF),
        ),
        said_at=friday,
        where=bergen,
        addressee=party(Actor(name="reporters", type=ActorType.GROUP), "reporters"),
        venue=find(TEXT, "a briefing in Bergen", rule="vn.conference"),
    )
    warned = act(
        ActClass.WARN,
        party(DENMARK, "Denmark"),
        "may send inspectors",
        "Denmark may send inspectors once the ice clears",
        modality=Modality.POSSIBLE,
        conditions=(condition("once the ice clears", ConditionKind.ONCE),),
        chain=(
            Link(
                speaker=party(OFFICIALS, "Two officials"), cue=find(TEXT, "told Solheim"), depth=1
            ),
            Link(speaker=None, cue=find(TEXT, "told"), depth=2),
        ),
    )
    refused = act(
        ActClass.REFUSE,
        party(MINISTRY, "Iceland's Foreign Ministry"),
        "refused",
        "to sign until an independent count is published",
        plover=PloverType.REJECT,
        polarity=Polarity.NEGATED,
        conditions=(condition("until an independent count is published", ConditionKind.UNTIL),),
    )
    denied = act(
        ActClass.DENY,
        party(MINISTRY, "Iceland's Foreign Ministry"),
        "denied",
        "that its fleet had broken the limit",
        modality=Modality.DENIED,
        polarity=Polarity.NEGATED,
    )
    offered = act(
        ActClass.OFFER,
        party(replace(MINISTRY, name="a spokesman", type=ActorType.PERSON), "a spokesman"),
        "are ready",
        "“Nobody has shown us a number,”",
        "“We are ready to open our logbooks.”",
        plover=PloverType.AGREE,
        modality=Modality.POSSIBLE,
        form=Form.DIRECT,
        medium=find(TEXT, "a statement", rule="md.statement"),
    )
    urged = act(
        ActClass.REQUEST,
        party(COMMISSION, "The European Commission"),
        "urged",
        "both sides to return to the table by June 30",
        plover=PloverType.REQUEST,
        modality=Modality.DEMANDED,
        recipient=party(BOTH, "both sides"),
        conditions=(
            Condition(
                evidence=find(TEXT, "by June 30"),
                kind=ConditionKind.DEADLINE,
                when=day("2025-06-30", "June 30"),
            ),
        ),
        due=day("2025-06-30", "June 30"),
    )
    signed = act(
        ActClass.AGREE,
        party(FAROES, "The Faroe Islands"),
        "signed",
        "signed the accord",
        plover=PloverType.SUPPORT,
        form=None,
        said_at=When(
            value="2025-W10",
            earliest=date(2025, 3, 3),
            latest=date(2025, 3, 9),
            precision=Precision.WEEK,
            evidence=find(TEXT, "last week"),
        ),
        where=Where(name="Tórshavn", evidence=find(TEXT, "Tórshavn")),
    )
    return said, pledged, threatened, warned, refused, denied, offered, urged, signed


def condition(words: str, kind: ConditionKind) -> Condition:
    return Condition(evidence=find(TEXT, words), kind=kind)


@pytest.fixture
def article() -> Article:
    """A report of nine acts, dated and with an outlet."""
    return Article(
        id=content_id(TEXT),
        text=TEXT,
        title="North Sea states set terms for a mackerel accord",
        outlet="Nordwire",
        language="en",
        published_at=date(2025, 3, 14),
        published_basis=PublishedBasis.STATED,
        source="reports/nordwire.txt",
        acts=acts(),
    )


@pytest.fixture
def bare_article() -> Article:
    """A report that states nothing about itself and holds no act."""
    return Article(id=content_id("rain"), text="Rain fell on the coast all day.", source="rain.txt")
