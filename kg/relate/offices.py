"""Titles beside persons' names: "Kyrgyz President Sadyr Japarov", "Sergei Shoigu, the then Russian defence minister"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.cast import Cast
from kg.cues import cues
from kg.model import Factuality
from kg.relate.arguments import holder
from kg.relate.owners import Office, fitting, known_owner, owners
from kg.syntax import Argument, Mention, RelationMention, Sentence, Token

_BREAKS = frozenset((".", ";", ":", "(", ")", "said", "–", "—"))
#: How sure an owner is by the way in which it was found.
_SURE = {"name": 0.9, "coreference": 0.8, "registry": 0.8, "modifier": 0.9}


def offices(sentence: Sentence, cast: Cast) -> Iterator[RelationMention]:
    """Who holds which office."""
    taken: set[int] = set()
    for mention in sentence.mentions:
        if mention.actor and cast.type(mention.actor) == "person" and mention.kind not in ("pronoun", "description"):
            for made in _of_person(sentence, mention, cast):
                taken.add(made.trigger.i)
                yield made
    for token in sentence.tokens:
        if token.i not in taken:
            yield from _unnamed(sentence, token, cast) if token.mention is None else _taken_up(token, cast)


def _unnamed(sentence: Sentence, token: Token, cast: Cast) -> Iterator[RelationMention]:
    """"the Kazakh president": an office whose holder only the date tells."""
    if not token.is_noun or _said_of_somebody(token) or _elect(sentence, token):
        return
    before = token.next(-1)
    first = token.i - 1 if before is not None and f"{before.lower} {_plural(token.lower)}" in cues().held_offices else token.i
    office = Office(first, token.i)
    title = _plural(office.text(sentence).lower())
    if title not in cues().held_offices or first and sentence.tokens[first - 1].lower in cues()["deputies"]:
        return
    for owner in owners(sentence, office, None, cast):
        found = holder(token, title, owner.actor, cast) if owner.via == "name" else None
        if found:
            yield RelationMention("holds_office_in", token, found, owner, "holds_office_in.title.holder", 0.7, detail=title)


def _taken_up(token: Token, cast: Cast) -> Iterator[RelationMention]:
    """"the two presidents", "the minister": an office that takes up somebody named before, for the state in which he is known to hold one."""
    mention, title = token.mention, _plural(token.lower)
    if mention is None or mention.kind != "description" or title not in cues()["offices"] or title in cues()["vague_offices"]:
        return
    after = token.sentence.tokens[token.i + 1 : token.i + 3]
    whole = " ".join([title, *(word.lower for word in after)])  # "head of state"
    for actor in mention.candidates:
        state = cast.principals.get(actor) or cast.registry.office(actor, cast.day) if cast.type(actor) == "person" else None
        if state and state in cast:
            ends = Argument(actor, token, "coreference"), Argument(state, token, "registry")
            yield RelationMention("holds_office_in", token, *ends, "holds_office_in.title.description", 0.6,
                                  detail=whole if whole in cues()["offices"] else title)


def _elect(sentence: Sentence, token: Token) -> bool:
    """"the president-elect": not yet the holder."""
    return any(word.lower in cues()["elect_words"] for word in sentence.tokens[token.i + 1 : token.i + 3])


def _said_of_somebody(token: Token) -> bool:
    """Whether the noun only says what somebody is or becomes: "he was president", "Zorvan Qalimov, president of"."""
    top = token
    while top.dep == "conj" and top.head.is_noun:
        top = top.head
    following = token.next()
    if following is not None and _personal_name(following):
        return True
    told = top.dep in ("attr", "oprd", "appos") or top.dep == "pobj" and top.head.lower in ("as", "for")
    return told or top.dep == "dobj" and top.head.lemma == "become" or any(kid.mention is not None for kid in token.kids("appos"))


def _of_person(sentence: Sentence, person: Mention, cast: Cast) -> Iterator[RelationMention]:
    row = _row(sentence, person, cast)
    before = _inside(sentence, person) or _office_ending(sentence, row[0].first - 1)
    if before and before.many(sentence) == (len(row) == 1) or before and person is not row[0] and not before.many(sentence):
        before = None
    offices_told = [*([before] if before else []), *_offices_after(sentence, person, cast), *_offices_taken(sentence, person)]
    found = [(office, owners(sentence, office, person, cast)) for office in offices_told]
    told = any(held for _, held in found)
    for office, held in found:
        if office is before and len(row) == len(held) > 1:
            held = [held[row.index(person)]]  # "the presidents of A and B, X and Y"
        yield from _claims(sentence, person, office, held or ([] if told else known_owner(person, office, sentence, cast)), cast)
    if not found:
        yield from _of_country(sentence, person, cast)


def _of_country(sentence: Sentence, person: Mention, cast: Cast) -> Iterator[RelationMention]:
    """"Modi of India", "Abdullah of Jordan": the state for which somebody is known to act."""
    following = sentence.tokens[person.last + 1 : person.last + 3]
    if len(following) < 2 or following[0].lower != "of" or following[1].mention is None:
        return
    state, above = following[1].mention.actor, cast.principal(person.actor or "")
    if state and cast[person.actor or ""].verified and above is not None and above.id == state and cast.type(state) == "country":
        ends = Argument(person.actor or "", sentence.tokens[person.first], "name"), Argument(state, following[1], "name")
        yield RelationMention("holds_office_in", following[0], *ends, "holds_office_in.title.of", 0.6)


def _row(sentence: Sentence, person: Mention, cast: Cast) -> list[Mention]:
    """The coordinated names of persons to which a name belongs, in text order: "X and Y", "X, Y and Z"."""
    tokens, rows = sentence.tokens, [[sentence.mentions[0]]]
    for left, right in pairwise(sentence.mentions):
        between = {token.lower for token in tokens[left.last + 1 : right.first]}
        named = all(_personal_name(tokens[one.last]) and cast.type(one.actor or "") == "person" for one in (left, right) if one.actor)
        if named and between and between <= {",", "and"} and left.actor and right.actor:
            rows[-1].append(right)
        else:
            rows.append([right])
    row = next(row for row in rows if person in row)
    joined = any(token.lower == "and" for token in tokens[row[0].last + 1 : row[-1].first])
    return row if joined else [person]


def _inside(sentence: Sentence, person: Mention) -> Office | None:
    """A title that a known name holds: "King Mohammed VI", "Crown Prince Mohammed bin Salman"."""
    first = sentence.tokens[person.first]
    before = first.next(-1)
    if person.first == person.last or first.lower not in cues()["offices"] - cues()["military_ranks"]:
        return None
    crown = before is not None and f"{before.lower} {first.lower}" in cues()["offices"]
    return Office(person.first - crown, person.first)


def _personal_name(token: Token) -> bool:
    """Whether the word belongs to a mention of somebody by name."""
    return token.mention is not None and token.mention.kind in ("name", "weak", "found") and token.tag == "NNP"


def _office_ending(sentence: Sentence, last: int) -> Office | None:
    """The office phrase that ends at a place, or before "of STATE ," there."""
    tokens = sentence.tokens
    start, ranks = last, cues()["military_ranks"]
    while last > 1 and tokens[last].lower in ranks and (tokens[last - 1].lower == "," or tokens[last - 1].lower in ranks):
        last -= 1  # "Kuwait's emir, Sheikh Sabah", "the commander, Lt Gen. Evans"
    last = last if tokens[last].lower == "," or last == start else start
    comma = last >= 0 and tokens[last].lower == ","
    last -= comma
    whole = known_office(tokens, last)
    if whole is not None and "of" in (token.lower for token in tokens[whole.first : last]):
        return whole  # "Secretary of State", of nobody
    end = _back_over_owner(tokens, last) if whole is None else None
    last = end if end is not None and (comma or _adjoining(tokens, end, last)) else last
    end = last
    while last >= 0 and tokens[last].lower in cues()["ranks"] and tokens[last].lower not in cues()["offices"]:
        last -= 1
    officer = last < end and tokens[last].mention is not None and all(token.lower in ranks for token in tokens[last + 1 : end + 1])
    return known_office(tokens, last) or (Office(last + 1, end) if officer and not comma else None)  # "Australian Gen. Cosgrove"


def known_office(tokens: list[Token], last: int) -> Office | None:
    """The longest office phrase that ends at a place."""
    known = cues()["offices"]
    for size in (6, 5, 4, 3, 2, 1):
        first = last - size + 1
        if first >= 0:
            words = [token.lower for token in tokens[first : last + 1]]
            text = " ".join(words).replace(" - ", "-")
            if text in known or _plural(text) in known:
                return Office(first, last)
    return None


def _adjoining(tokens: list[Token], office: int, last: int) -> bool:
    """"President of Kenya William Ruto": whether nothing but names stands between an office and the name without a comma."""
    return tokens[office].text[0].isupper() and all(token.text[0].isupper() or token.lower in ("of", "for", "the", "and", "&")
                                                    for token in tokens[office + 1 : last + 1])


def _plural(text: str) -> str:
    return text[:-1] if text.endswith("s") else text


def _back_over_owner(tokens: list[Token], last: int) -> int | None:
    """From "president of Kyrgyzstan" back to "president"."""
    for i in range(last, max(-1, last - 12), -1):
        if tokens[i].lower in ("of", "for", "to", "in") and i > 0 and tokens[i - 1].is_noun and _plural(tokens[i - 1].lower) in cues()["offices"]:
            return i - 1
        if tokens[i].lower in _BREAKS or tokens[i].tag in ("VBD", "VBZ", "VBP"):
            return None
    return None


def _offices_after(sentence: Sentence, person: Mention, cast: Cast) -> list[Office]:
    """Office phrases in the apposition after a name: "X, the foreign minister of Y and former envoy to Z,"."""
    tokens, known = sentence.tokens, cues()["offices"]
    i = person.last + 1
    if i >= len(tokens) or tokens[i].lower not in (",", "(", "-", "–", "—") or tokens[i].text == "-" and tokens[i].start == tokens[i - 1].end:
        return []
    found: list[Office] = []
    i += 1
    if i < len(tokens) and tokens[i].lower == "and":
        return []  # "X, and the EU's foreign policy chief, Y, met"
    limit = min(len(tokens), i + 16)
    while i < limit:
        token = tokens[i]
        if token.lower in _BREAKS or token.tag in ("VBD", "VBZ", "VBP", "MD") or _opens_clause(token):
            break
        if token.lower == "," and found or _another(token, cast):
            break
        for size in (6, 5, 4, 3, 2, 1):
            words = tokens[i : i + size]
            if len(words) == size and " ".join(word.lower for word in words).replace(" - ", "-") in known \
                    and not _compound_of_noun(words[-1]) and not _of_another(tokens, i):
                found.append(Office(i, i + size - 1))
                i += size - 1
                break
        i += 1
    return found[:2]


def _offices_taken(sentence: Sentence, person: Mention) -> list[Office]:
    """The offices that somebody takes, of a state that is not told: "X was sworn in as interim president", "X became chancellor"."""
    holder_ = sentence.head_of(person)
    verb = holder_.head
    if holder_.dep not in ("nsubj", "nsubjpass") or verb.lemma not in cues()["taking_office"] or verb.dep == "xcomp":
        return []
    if holder_.dep == "nsubj" and verb.kids("dobj"):
        return []  # "Putin appointed Belousov as defence minister"
    if verb.kids("neg") or any(kid.tag == "MD" for kid in verb.kids("aux")):
        return []
    nouns = [noun for prep in verb.kids("prep") if prep.lower == "as" for noun in prep.kids("pobj")] + verb.kids("attr", "oprd")
    bare = [noun for noun in nouns if noun.mention is None and not noun.kids("prep", "poss") and not any(kid.mention for kid in noun.children)]
    return [office for noun in bare if (office := known_office(sentence.tokens, noun.i)) is not None]


def _of_another(tokens: list[Token], first: int) -> bool:
    """Whether an office is that of whom the noun before it only belongs to: "X, a son of the Kazakh president"."""
    i = first - 1
    while i > 1 and (tokens[i].tag in ("DT", "JJ", "PRP$") or tokens[i].mention is not None):
        i -= 1
    noun = tokens[i - 1]
    known = _plural(noun.lower) in cues()["offices"] or noun.lower in ("role", "post", "position", "capacity", "rank")
    return i > 1 and tokens[i].lower == "of" and noun.tag in ("NN", "NNS") and noun.mention is None and not known


def _another(token: Token, cast: Cast) -> bool:
    """Whether the text goes on to somebody else: "X, after the visit of Y, the secretary"; not in "X, Y's adviser"."""
    mention = token.mention
    if mention is None or not _personal_name(token) or cast.type(mention.actor or "") != "person":
        return False
    following = token.sentence.tokens[mention.last + 1 : mention.last + 2]
    return not (following and following[0].tag == "POS")


def _opens_clause(token: Token) -> bool:
    """A relative clause, but for "who as president of" ."""
    following = token.next()
    return token.lower in ("who", "which", "whose") and not (following is not None and following.lower == "as")


def _compound_of_noun(token: Token) -> bool:
    following = token.next()
    return token.dep == "compound" and following is not None and following.is_noun and following.mention is None and following.lower != "-"


def _claims(sentence: Sentence, person: Mention, office: Office, held: list[Argument], cast: Cast) -> Iterator[RelationMention]:
    token = sentence.tokens[office.last]
    while office.first and sentence.tokens[office.first - 1].lower in cues()["lesser"]:
        office = Office(office.first - 1, office.last)  # "assistant foreign minister"
    role = office.text(sentence)
    before = {word.lower for word in sentence.tokens[max(0, office.first - 4) : office.first]}
    following, elect = token.next(), cues()["elect_words"]
    ended = before & (cues()["ended_adjectives"] - {"late"}) or before & {"ex", "formerly"} or role.lower() == "predecessor" \
        or following is not None and following.tag == "VBN" and following.lower in cues()["ended_adjectives"]  # "the president deposed in April"
    factuality: Factuality | None = "ended" if ended else None
    if following is not None and following.lower in elect or before & elect or role.lower() in elect:
        factuality = "planned"
    subject = Argument(person.actor or "", sentence.tokens[person.first], "name")
    for owner in [fitting(subject.actor, owner, cast) for owner in held]:
        if owner.actor == person.actor:
            continue
        if heads(role, owner.actor, cast):
            yield RelationMention("leads", token, subject, owner, "leads.title.head", 0.75, None, factuality, role)
            continue
        if factuality is None:
            cast.principals.setdefault(person.actor or "", state_of(owner.actor, cast))
        sure = _SURE.get(owner.via, 0.55)
        yield RelationMention("holds_office_in", token, subject, owner, f"holds_office_in.title.{owner.via}", sure, None, factuality, role)


def heads(role: str, body: str, cast: Cast) -> bool:
    """Who heads an armed group leads it: the lexicon's matter."""
    word = _plural(role.lower())
    return cast.type(body) == "force" and word in cues()["heading_offices"] and (cast[body].principal is None or word.endswith("leader"))


def state_of(actor: str, cast: Cast) -> str:
    """For whom the officers of a body act."""
    return cast[actor].principal or actor if cast.type(actor) in ("government", "force", "place") else actor
