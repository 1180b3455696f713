"""From a graph to a briefing: which lines there are, in which order, and what each says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.briefing.ask import Asked
from kg.briefing.parts import Briefing, Line, Notes, Section, clipped
from kg.export.rows import STATUS_RANK, weight
from kg.graph import Graph
from kg.model import Actor, Claim, Statement, sureness
from kg.vocabulary import relations

#: Title -> relations, in the order of the briefing. A relation that is in none stands under the last title.
THEMES = {
    "Blocs and memberships": ("member_of", "affiliated_with"),
    "Alliances and partnerships": ("allied_with", "strategic_partner_of", "security_cooperation_with", "exercises_with", "supports",
                                   "cooperates_with"),
    "Bases and forces abroad": ("hosts_base_of", "deploys_forces_in", "withdraws_from", "operates"),
    "War and the use of force": ("at_war_with", "attacks", "controls", "detains", "threatens"),
    "Arms and aid": ("supplies_arms_to", "aids"),
    "Dependencies and influence": ("depends_on", "influences"),
    "Trade, investment and labour": ("trades_with", "exports_to", "invests_in", "sends_workers_to"),
    "Sanctions": ("sanctions",),
    "Rivalries and accusations": ("opposes", "competes_with", "accuses"),
    "Diplomacy": ("signs_agreement_with", "meets_with", "visits", "mediates", "requests"),
    "Leaders and offices": ("leads", "holds_office_in"),
    "Places and parts": ("located_in", "part_of", "borders"),
    "Other relations": (),
}
_GROUPED = "Blocs and memberships"
_TOLD = ("holds", "disputed", "ended")
_OFTEN = 3  # relations that are named for an actor


def brief(graph: Graph, asked: Asked) -> Briefing:
    """The briefing on a graph that holds what was asked for (`narrowed`)."""
    notes = Notes()
    makers: list[Callable[[Graph, Asked, Notes], Iterable[Section]]] = [_actors, _themes, _disputes, _plans, _timeline]
    sections = [section for make in makers for section in make(graph, asked, notes) if section.lines]
    cited = {note.claim.article.id for note in notes.numbers.values()}
    sections += [section for section in [_sources(graph, cited)] if section.lines]
    about = " and ".join(sorted(graph.actors[actor].label for actor in asked.actors if actor in graph.actors))
    return Briefing(f"Briefing on {about}" if about else "Briefing", tuple(_lead(graph, asked)), tuple(sections), tuple(notes.numbers.values()))


def _lead(graph: Graph, asked: Asked) -> Iterator[str]:
    yield (f"{_count(len(graph.actors), 'actor')}, {_count(len(graph.statements), 'statement')} and {_count(len(graph.claims), 'claim')} "
           f"from {_count(len(graph.sources), 'source')}.")
    dates = sorted(source.date for source in graph.sources.values() if source.date)
    if dates:
        yield f"Sources dated {dates[0]} to {dates[-1]}." if dates[0] != dates[-1] else f"Sources dated {dates[0]}."
    if asked.since:
        yield f"Only what began, ended or was reported since {asked.since}; claims without any date are left out."
    if asked.least:
        yield f"Only claims of confidence {asked.least:.2f} and above."
    yield "Every line leads to the sentences that say so. A line tells what sources claim, not what is true."


def _actors(graph: Graph, asked: Asked, notes: Notes) -> Iterator[Section]:
    """The actors of whom most is said."""
    of: dict[str, list[Statement]] = defaultdict(list)
    for statement in graph.statements:
        for end in {statement.subject, statement.object}:
            of[end].append(statement)
    known = {actor: statements for actor, statements in of.items() if actor not in asked.actors}
    ordered = sorted(known, key=lambda actor: (-sum(weight([statement]) for statement in known[actor]), actor))
    lines = [_actor(graph.actors[actor], known[actor], graph, notes) for actor in ordered[: asked.top]]
    title = "Whom it deals with most" if asked.actors else "Top actors"
    yield Section(title, "By the number of relations and of independent sources behind them.", tuple(lines), max(0, len(ordered) - asked.top))


def _actor(actor: Actor, statements: Sequence[Statement], graph: Graph, notes: Notes) -> Line:
    often = Counter(_relation(statement.relation) for statement in statements).most_common()
    named = sorted(often, key=lambda item: (-item[1], item[0]))[:_OFTEN]
    facts = [actor.type, actor.region or "", _count(len(statements), "statement"),
             "mostly " + ", ".join(f"{label} ({number})" for label, number in named)]
    claims = [claim for statement in statements for claim in _claims(statement, graph)]
    best, _ = notes.refer(sorted(claims, key=lambda claim: (-claim.confidence, claim.id))[:2])
    return Line(actor.label, tuple(fact for fact in facts if fact), best, max(0, len({claim.id for claim in claims}) - len(best)))


def _themes(graph: Graph, asked: Asked, notes: Notes) -> Iterator[Section]:
    listed = {relation for names in THEMES.values() for relation in names}
    for title, names in THEMES.items():
        fit = names or tuple(sorted({statement.relation for statement in graph.statements} - listed))
        found = [statement for statement in graph.statements if statement.relation in fit and statement.status in _TOLD]
        found.sort(key=lambda one: (fit.index(one.relation), *_weight(one, graph)))
        shown = _blocs(found, graph, asked.top) if title == _GROUPED else found[: asked.top]
        lines = [_line(statement, graph, notes, grouped=title == _GROUPED) for statement in shown]
        yield Section(title, "", tuple(lines), len(found) - len(shown))


def _blocs(statements: Sequence[Statement], graph: Graph, top: int) -> list[Statement]:
    """The largest blocs, of each that many members at most."""
    of: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        of[statement.object].append(statement)
    largest = sorted(of, key=lambda bloc: (-len(of[bloc]), graph.actors[bloc].label, bloc))
    return [member for bloc in largest[:top] for member in of[bloc][:top]]


def _line(statement: Statement, graph: Graph, notes: Notes, *, grouped: bool = False) -> Line:
    """A statement in words. Under its bloc a member is named alone."""
    claims = _claims(statement, graph)
    text, group = phrase(statement, graph), None
    if grouped:
        group = graph.actors[statement.object].label
        text = graph.actors[statement.subject].label + ("" if statement.relation == "member_of" else f" ({_relation(statement.relation)})")
    numbers, more = notes.refer(claims)
    return Line(text, tuple(_facts(statement, claims)), numbers, more, group)


def _facts(statement: Statement, claims: Sequence[Claim]) -> Iterator[str]:
    if statement.status != "holds":
        yield statement.status
    if dates := period(statement.start, statement.end):
        yield dates
    yield from sorted({claim.detail for claim in claims if claim.detail})[:3]
    affirming = [claim for claim in claims if claim.polarity == "affirmed"]
    if affirming and all(claim.attributed_to for claim in affirming):
        yield "according to " + _names(affirming)
    yield _count(statement.sources, "source")
    yield f"confidence {sureness(statement.confidence)}"


def _disputes(graph: Graph, asked: Asked, notes: Notes) -> Iterator[Section]:
    """Who affirms and who denies what is disputed or only denied."""
    found = sorted((one for one in graph.statements if one.status in ("disputed", "denied")), key=lambda one: _weight(one, graph))
    lines = []
    for statement in found[: asked.top]:
        for polarity, verb in (("affirmed", "affirmed by"), ("negated", "denied by")):
            claims = [claim for claim in _claims(statement, graph) if claim.polarity == polarity]
            if claims:
                numbers, more = notes.refer(claims)
                lines.append(Line(f"{verb} {_names(claims)}", (), numbers, more, phrase(statement, graph)))
    yield Section("Disputes and denials", "Who says so, and who denies it.", tuple(lines), max(0, len(found) - asked.top))


def _names(claims: Sequence[Claim]) -> str:
    """Who makes the claims; without a claimant it is the source itself."""
    who = {claim.attributed_to.label if claim.attributed_to else claim.article.publisher or claim.article.title or claim.document for claim in claims}
    return ", ".join(sorted(who))


def _plans(graph: Graph, asked: Asked, notes: Notes) -> Iterator[Section]:
    found = sorted((one for one in graph.statements if one.status in ("planned", "possible")), key=lambda one: _weight(one, graph))
    lines = [_line(statement, graph, notes) for statement in found[: asked.top]]
    yield Section("Plans and possibilities", "Announced, expected or thought possible; none of it is said to have happened.", tuple(lines),
                  max(0, len(found) - asked.top))


def _timeline(graph: Graph, asked: Asked, notes: Notes) -> Iterator[Section]:
    """Dated claims, the latest first."""
    dated: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in graph.claims.values():
        day = _day(claim)
        if day:
            dated[day, "ended: " if claim.factuality == "ended" else "", phrase(claim, graph)].append(claim)
    lines = []
    for (day, ended, text), claims in sorted(sorted(dated.items()), key=lambda item: item[0][0], reverse=True)[: asked.top]:
        numbers, more = notes.refer(claims)
        lines.append(Line(ended + text, tuple(sorted({claim.detail for claim in claims if claim.detail})[:3]), numbers, more, day))
    lead = "What is dated, the latest first, by the day on which it happened or began."
    yield Section("Timeline", lead, tuple(lines), max(0, len(dated) - asked.top))


def _day(claim: Claim) -> str | None:
    """When what a claim tells happened, began, or ended; a plan, a possibility and a denial are no events."""
    if claim.time is None or claim.polarity == "negated" or claim.factuality not in ("actual", "ended"):
        return None
    return claim.time.end or claim.time.start if claim.factuality == "ended" else claim.time.start


def _sources(graph: Graph, cited: set[str]) -> Section:
    """The sources that the notes refer to."""
    claims = Counter(claim.article.id for claim in graph.claims.values())
    shown = sorted((source for key, source in graph.sources.items() if key in cited), key=lambda source: (source.title or source.uri, source.id))
    shown.sort(key=lambda source: source.date or "", reverse=True)
    lines = [Line(source.title or source.uri, tuple(fact for fact in (source.publisher, source.date, _count(claims[source.id], "claim")) if fact),
                  source=source) for source in shown]
    return Section("Sources", "Those that the notes refer to.", *clipped(lines, len(lines)))


def phrase(said: Statement | Claim, graph: Graph) -> str:
    """A statement or a claim as a sentence: "Russia is allied with Belarus"."""
    ends = [end.id if isinstance(end, Actor) else end for end in (said.subject, said.object)]
    label = _relation(said.relation)
    verb = label if label.split()[0].endswith("s") else f"is {label}"
    return f"{graph.actors[ends[0]].label} {verb} {graph.actors[ends[1]].label}"


def period(start: str | None, end: str | None) -> str:
    """A stretch of time in words.

    >>> period("2021", None), period(None, "2042"), period("2022-02-04", "2022-02-04"), period("2019", "2021"), period(None, None)
    ('since 2021', 'until 2042', '2022-02-04', '2019 to 2021', '')
    """
    if start and end:
        return start if start == end else f"{start} to {end}"
    return f"since {start}" if start else f"until {end}" if end else ""


def _weight(statement: Statement, graph: Graph) -> tuple[object, ...]:
    labels = graph.actors[statement.subject].label, graph.actors[statement.object].label
    return (STATUS_RANK.index(statement.status), -statement.sources, -statement.support, -statement.confidence, *labels, statement.id)


def _claims(statement: Statement, graph: Graph) -> list[Claim]:
    return [graph.claims[claim] for claim in statement.claims if claim in graph.claims]


def _relation(name: str) -> str:
    known = relations().get(name)
    return known.label if known else name.replace("_", " ")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
