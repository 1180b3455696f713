"""A small hand-built graph that the tests of every export share: each status, both kinds of time, denials, hostile text."""

from __future__ import annotations

from functools import cache

from kg.graph import Graph
from kg.model import Actor, Claim, Claimant, Evidence, Source, Statement, Time, digest

#: A name that tries to break out of HTML, XML, Turtle, JSON and SPARQL, with characters that XML cannot carry.
HOSTILE = "</script><b>\"&'\\ ]]>\x00\x0b\x1f\ufffe{} ?x . # %s \u2028"

_GARRISON = (
    "Russia keeps its 201st Military Base in Tajikistan until 2042. Russia has supplied arms to Tajikistan since 2021, the "
    "Tajik defence ministry said. Tajikistan denied that China has a base on its soil. Kyrgyzstan belongs to the CSTO. "
    "Vladimir Putin met Xi Jinping in Beijing on 4 February 2022. Kyrgyzstan depends on Russia for remittances. "
    f"{HOSTILE} accused Russia of \"spying\" <in Dushanbe>."
)
_BASES = (
    "China runs an outpost in Tajikistan, Kyrgyz officials say. Russia supplies weapons to Tajikistan. Russia and China will "
    "hold a joint exercise in September 2024. The United States may impose sanctions on Kyrgyzstan. Uzbekistan was a member "
    "of the CSTO until 2012."
)

SOURCES = (
    Source("a" + digest("garrison"), "https://news.example/2023/garrison?a=1&b=2", "The garrison & its <hosts>",
           "Example News", "2023-05-17"),
    Source("a" + digest("bases"), "folder/Bases of the region.txt", "Bases of the region", None, "2024-03"),
)
TEXTS = {SOURCES[0].id: _GARRISON, SOURCES[1].id: _BASES}

ACTORS = {actor.id: actor for actor in (
    Actor("CHN", "country", "China", ("People's Republic of China", "PRC"), wikidata="Q148",
          labels={"ru": "Китай", "zh": "中国"}, lat=35.0, lon=103.0, region="Eastern Asia"),
    Actor("CSTO", "organization", "Collective Security Treaty Organization", ("CSTO",), wikidata="Q318693",
          labels={"ru": "Организация Договора о коллективной безопасности"}),
    Actor("KGZ", "country", "Kyrgyzstan", ("Kyrgyz Republic",), wikidata="Q813",
          labels={"ru": "Киргизия", "zh": "吉尔吉斯斯坦"}, region="Central Asia"),
    Actor("RUS", "country", "Russia", ("Russian Federation",), wikidata="Q159",
          labels={"ru": "Россия", "zh": "俄罗斯"}, lat=60.0, lon=100.0, region="Eastern Europe", source="ISO 3166"),
    Actor("TJK", "country", "Tajikistan", wikidata="Q863",
          labels={"ru": "Таджикистан", "zh": "塔吉克斯坦"}, lat=39.0, lon=71.0, region="Central Asia"),
    Actor("USA", "country", "United States", ("America", "US"), wikidata="Q30", region="Northern America"),
    Actor("UZB", "country", "Uzbekistan", wikidata="Q265", labels={"ru": "Узбекистан"}, region="Central Asia"),
    Actor("201st-military-base", "facility", "201st Military Base", ("201st Base",), principal="RUS", lat=38.56, lon=68.77),
    Actor("vladimir-putin", "person", "Vladimir Putin", ("Putin",), principal="RUS", wikidata="Q7747",
          labels={"ru": "Владимир Путин"}),
    Actor("xi-jinping", "person", "Xi Jinping", ("Xi",), principal="CHN", wikidata="Q15031", labels={"zh": "习近平"}),
    Actor("x-script-b-7f3a", "person", HOSTILE, (HOSTILE + "2",), verified=False),
)}


def _claim(place: tuple[int, str], triple: tuple[str, str, str], trigger: str, **given: object) -> Claim:
    """A claim of source number place[0] whose evidence is place[1]; `given` overrides its other fields."""
    source = SOURCES[place[0]]
    quote, start = place[1], TEXTS[source.id].index(place[1])
    subject, object_ = ACTORS[triple[0]], ACTORS[triple[2]]
    mark = start + quote.index(trigger)
    fields: dict[str, object] = {
        "polarity": "affirmed", "factuality": "actual", "attributed_to": None, "time": None, "detail": None, "confidence": 0.8,
        "evidence": (Evidence(quote, start, start + len(quote), trigger=(mark, mark + len(trigger))),),
        "trigger": trigger, "pattern": f"{triple[1]}/{trigger.split()[0]}",
        "subject_principal": ACTORS.get(subject.principal or ""), "object_principal": ACTORS.get(object_.principal or ""),
    } | given
    document = f"folder/{source.id}.txt"
    return Claim("", document, source, subject, triple[1], object_, **fields).with_id()  # type: ignore[arg-type]


def _garrison() -> tuple[Claim, ...]:
    base = (0, "Russia keeps its 201st Military Base in Tajikistan until 2042.")
    until = Time(None, "2042", "until 2042")
    return (
        _claim(base, ("TJK", "hosts_base_of", "RUS"), "keeps", time=until, detail="201st Military Base"),
        _claim(base, ("201st-military-base", "located_in", "TJK"), "in", confidence=0.95),
        _claim((0, "Russia has supplied arms to Tajikistan since 2021"), ("RUS", "supplies_arms_to", "TJK"), "supplied arms",
               time=Time("2021", None, "since 2021"), attributed_to=Claimant("Tajik defence ministry"), detail="arms"),
        _claim((0, "Tajikistan denied that China has a base on its soil."), ("TJK", "hosts_base_of", "CHN"), "base",
               polarity="negated", attributed_to=Claimant("Tajikistan", "TJK")),
        _claim((0, "Kyrgyzstan belongs to the CSTO."), ("KGZ", "member_of", "CSTO"), "belongs"),
        _claim((0, "Vladimir Putin met Xi Jinping in Beijing on 4 February 2022."),
               ("vladimir-putin", "meets_with", "xi-jinping"), "met",
               time=Time("2022-02-04", "2022-02-04", "on 4 February 2022")),
        _claim((0, "Kyrgyzstan depends on Russia for remittances."), ("KGZ", "depends_on", "RUS"), "depends",
               detail="remittances"),
        _claim((0, f"{HOSTILE} accused Russia of \"spying\" <in Dushanbe>."), ("x-script-b-7f3a", "accuses", "RUS"), "accused",
               polarity="negated", detail="\"spying\" <in Dushanbe>"),
    )


def _bases() -> tuple[Claim, ...]:
    return (
        _claim((1, "China runs an outpost in Tajikistan"), ("TJK", "hosts_base_of", "CHN"), "outpost",
               attributed_to=Claimant("Kyrgyz officials", "KGZ"), confidence=0.6),
        _claim((1, "Russia supplies weapons to Tajikistan."), ("RUS", "supplies_arms_to", "TJK"), "supplies weapons",
               detail="weapons"),
        _claim((1, "Russia and China will hold a joint exercise in September 2024."), ("RUS", "exercises_with", "CHN"),
               "joint exercise", factuality="planned", time=Time("2024-09", "2024-09", "in September 2024")),
        _claim((1, "The United States may impose sanctions on Kyrgyzstan."), ("USA", "sanctions", "KGZ"), "sanctions",
               factuality="possible"),
        _claim((1, "Uzbekistan was a member of the CSTO until 2012."), ("UZB", "member_of", "CSTO"), "member",
               factuality="ended", time=Time(None, "2012", "until 2012")),
    )


#: (subject, relation, object) -> status, start, end, support, sources, confidence of the statement on it.
_STATEMENTS = {
    ("201st-military-base", "located_in", "TJK"): ("holds", None, None, 1, 1, 0.95),
    ("KGZ", "depends_on", "RUS"): ("holds", None, None, 1, 1, 0.8),
    ("KGZ", "member_of", "CSTO"): ("holds", None, None, 1, 1, 0.8),
    ("RUS", "exercises_with", "CHN"): ("planned", "2024-09", "2024-09", 1, 1, 0.8),
    ("RUS", "supplies_arms_to", "TJK"): ("holds", "2021", None, 2, 2, 0.96),
    ("TJK", "hosts_base_of", "CHN"): ("disputed", None, None, 1, 1, 0.6),
    ("TJK", "hosts_base_of", "RUS"): ("holds", None, "2042", 1, 1, 0.8),
    ("USA", "sanctions", "KGZ"): ("possible", None, None, 1, 1, 0.8),
    ("UZB", "member_of", "CSTO"): ("ended", None, "2012", 1, 1, 0.8),
    ("vladimir-putin", "meets_with", "xi-jinping"): ("holds", "2022-02-04", "2022-02-04", 1, 1, 0.8),
    ("x-script-b-7f3a", "accuses", "RUS"): ("denied", None, None, 0, 0, 0.8),
}


@cache
def sample_graph() -> Graph:
    """Eleven actors, thirteen claims of two articles and eleven statements that cover every status."""
    claims = (*_garrison(), *_bases())
    statements = [
        Statement("s" + digest(*triple, fields[0]), *triple, *fields,  # type: ignore[arg-type]
                  tuple(sorted(claim.id for claim in claims if (claim.subject.id, claim.relation, claim.object.id) == triple)))
        for triple, fields in _STATEMENTS.items()
    ]
    return Graph.of(claims, statements)
