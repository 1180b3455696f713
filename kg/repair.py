"""Frequent slips of the dependency parser that the linked mentions give away, put right in place."""

from __future__ import annotations

from kg.cues import cues
from kg.enumerations import with_their_states
from kg.joined import (
    between_two,
    counted,
    gapped_object,
    gapped_subject,
    named_after,
    reproach,
    second_object,
    singled_out,
    verb_among_names,
)
from kg.joints import (
    agent_of_object,
    apposition,
    aside,
    clause_after,
    floating,
    fronted,
    fronted_names,
    hang,
    man_of,
    move,
    next_clause,
    paired,
    passive_of,
    progressive,
    relative_verb,
    replace,
    restarted,
    swallowed,
    there,
    unjoined,
    verb_of_conjunct,
)
from kg.saying import cut_up, having, infinitive, of_auxiliary, said_on, to_do
from kg.syntax import Sentence, Token
from kg.verbless import verbless
from kg.words import verb_lemma


def _adverbial(verb: Token) -> None:
    infinitive(verb)
    next_clause(verb)
    having(verb)


#: What is put right by how it hangs in its clause.
_CLAUSES = {"relcl": to_do, "parataxis": aside, "advcl": _adverbial, "ccomp": next_clause, "attr": progressive, "acomp": passive_of,
            "nsubj": of_auxiliary, "nsubjpass": of_auxiliary}


def repair(sentences: list[Sentence]) -> None:
    """Move what hangs on the wrong word; runs after linking, before coreference."""
    titles = cues()["offices"]
    for sentence in sentences:
        verbless(sentence)
        for token in sentence.tokens:
            unjoined(token)
            there(token)
        for run in (*_runs(sentence), *with_their_states(sentence)):
            _list(run)
        for mention in sentence.mentions:
            singled_out(sentence.head_of(mention))
        for token in sentence.tokens:
            _word_class(token)
            named_after(token, titles)
            _attachment(token)


def _word_class(token: Token) -> None:
    """What the parser took for a noun, or for a verb."""
    if token.tag in ("VBP", "VB", "NN") and token.dep == "ccomp" and token.mention is None and token.kids("det", "poss") and token.kids("nsubj"):
        _noun_of_object(token)
    if token.is_noun and token.mention is None and token.kids("nsubj") and not token.kids("cop") and token.tag in ("NN", "NNS"):
        _subject_of_noun(token)
    if token.tag in ("NN", "NNP") and token.dep == "relcl" and token.text.islower() and token.mention is None:
        _clause_of_noun(token)
    if token.tag == "NN" and any(kid.lower == "to" for kid in token.kids("aux")) and (form := verb_lemma(token.lower)):
        token.tag, token.lemma = "VB", form  # "offered to host talks"
    if token.tag in ("JJ", "NNS", "NNPS", "WP$", "VBZ", "VBD", "VBN", "IN"):
        cut_up(token)
    if token.lower in ("each", "all", "both") and token.dep == "nsubj":
        floating(token)
    if token.tag == "RB" and token.dep == "advmod" and token.mention is not None and token.mention.kind == "name" and token.head is token.next(-1) \
            and token.head.is_verb and not token.head.kids("dobj"):
        token.tag, token.dep = "NNP", "dobj"  # "Wagner took Bakhmut"
    if token.tag == "NNS" and token.dep == "conj" and token.mention is None and token.head.tag in ("VBZ", "VBP"):
        verb_of_conjunct(token)
    if token.lower == "home" and token.dep == "advmod" and token.head.lemma == "be":
        token.tag, token.dep, token.lemma = "NN", "attr", "home"


def _attachment(token: Token) -> None:
    """What hangs on the wrong word, or in the wrong way."""
    if token.is_verb and len(token.kids("nsubj")) > 1 and not token.kids("dobj", "auxpass", "attr"):
        _second_subject(token)
    if token.dep == "acl":
        clause_after(token)
    elif token.dep == "npadvmod":
        _object(token) if token.mention is not None else apposition(token, cues()["time_nouns"])
    elif token.dep in ("nmod", "compound", "amod") and token.mention is not None:
        _recipient(token)
        paired(token)
        _subject(token)
    elif token.dep == "conj":
        verb_among_names(token)
        counted(token)
        _coordination(token)
        restarted(token)
        next_clause(token)
        said_on(token)
        _two_owners(token)
        man_of(token)
        gapped_object(token)
        between_two(token)
    elif token.dep == "dobj" and token.mention is None:
        second_object(token)
    elif token.dep == "appos":
        gapped_subject(token) if token.mention is not None else _date_head(token)
    elif token.dep in ("prep", "agent"):
        agent_of_object(token) if token.lower == "by" else fronted_names(token)
        reproach(token)
    elif token.dep == "compound" and token.tag == "NN":
        relative_verb(token)
    elif token.dep in _CLAUSES:
        _CLAUSES[token.dep](token)
    elif token.dep == "pobj" and token.mention is not None and token.mention.kind in ("name", "metonym", "found"):
        swallowed(token)
        fronted(token)


def _runs(sentence: Sentence) -> list[list[Token]]:
    """Enumerations of names as the surface shows them: "A, B, C and the D", by the heads of their names."""
    tokens = sentence.tokens
    runs: list[list[Token]] = []
    run: list[Token] = []
    joined = False
    for mention in sentence.mentions:
        if mention.kind not in ("name", "metonym", "found", "weak"):
            continue
        head = sentence.head_of(mention)
        between = [token.lower for token in tokens[run[-1].mention.last + 1 : mention.first]] if run and run[-1].mention else []
        if run and 0 < len(between) <= 3 and all(word in (",", "and", "or", "the", "&") for word in between) and not joined:
            run.append(head)
            joined = "and" in between or "or" in between or "&" in between
            continue
        if joined and len(run) > 2:
            runs.append(run)
        run, joined = [head], False
    if joined and len(run) > 2 or run and _headline(run):
        runs.append(run)
    return runs


def _headline(run: list[Token]) -> bool:
    """"India, US begin exercise": in a headline a comma joins the subjects."""
    tokens, last = run[0].sentence.tokens, run[-1].mention
    after = tokens[last.last + 1] if last and last.last + 1 < len(tokens) else None
    starts = run[0].mention is not None and run[0].mention.first == 0
    return len(run) > 1 and starts and tokens[-1].text != "." and after is not None and after.tag in ("VB", "VBP", "VBD", "MD")


def _list(run: list[Token]) -> None:
    """Hang the further members of an enumeration on its first, which takes the place of the list in the sentence."""
    members = set(run)
    anchor = next((token for token in run if token.head not in members and token.dep not in ("npadvmod", "appos")), run[0])
    first = run[0]
    if anchor is not first:
        if anchor.head is anchor or any(above is first for above in anchor.ancestors()):
            return
        move(first, anchor.head, anchor.dep)
    for token in run[1:]:
        if token.head is not token and not any(above is token for above in first.ancestors()):
            move(token, first, "conj")


def _subject_of_noun(token: Token) -> None:
    """"Paris and Rome vie for influence": what has a subject is a verb, if the dictionary has one."""
    form = verb_lemma(token.lower)
    if form:
        token.tag, token.lemma = "VBP", form


def _clause_of_noun(token: Token) -> None:
    """"the CSTO, to which Belarus and Armenia belong": the verb of a relative clause, taken for a name."""
    form = verb_lemma(token.lower)
    before = [kid for kid in token.kids("nmod", "compound", "nsubj") if kid.i < token.i and kid.mention is not None]
    if form and before:
        token.tag, token.lemma = "VBP", form
        for kid in before:
            kid.dep = "nsubj"


def _second_subject(verb: Token) -> None:
    """"Minsk summoned Piotr Nowak, Poland's envoy, to protest": a name right after the verb is no second subject."""
    last = verb.kids("nsubj")[-1]
    between = verb.sentence.tokens[verb.i + 1 : last.i]
    if last.i > verb.i > verb.kids("nsubj")[0].i and verb.tag in ("VBD", "VBZ", "VBP") and all(token.head is last for token in between):
        last.dep = "dobj"


def _noun_of_object(token: Token) -> None:
    """"Russia considers India a privileged partner": what has an article is no verb but said of the object."""
    token.tag, token.dep = "NN", "oprd"
    for kid in token.kids("nsubj"):
        move(kid, token.head, "dobj")


def _object(token: Token) -> None:
    """"Turkey supports Azerbaijan.", "won back Kherson": a name right after a verb without object, or its particle, is its object."""
    verb = token.head
    between = token.sentence.tokens[verb.i + 1 : token.i]
    near = all(word.lower in ("the", "back", "over", "up") or word.head is token for word in between)
    if near and verb.is_verb and verb.i < token.i and not verb.kids("dobj", "attr", "ccomp"):
        token.dep = "dobj"


def _subject(token: Token) -> None:
    """"Azerbaijan competes with Russia": a name right before a finite verb without subject is the subject, no part of a compound;
    "Peru exerts influence on Chile": nor is the verb."""
    verb, mention, thing = token.head, token.mention, token.head.head
    if verb.tag not in ("VBZ", "VBD", "VBP") or mention is None or mention.last + 1 != verb.i or verb.kids("nsubj", "nsubjpass"):
        return
    if verb.dep in ("compound", "amod", "nmod"):
        if thing.dep not in ("ROOT", "ccomp") or thing.i < verb.i or thing.is_verb:
            return
        replace(thing, verb)
        for kid in [kid for kid in thing.children if kid.i < mention.first]:
            move(kid, token, kid.dep)
        hang(thing, verb, "dobj")
    token.dep = "nsubj"


def _recipient(token: Token) -> None:
    """"granted Armenia 10 million euros", "sells India oil": a name between a verb of giving and what can be given is who gets it."""
    mention, thing, verb, lists = token.mention, token.head, token.head.head, cues()
    if mention is None or mention.kind not in ("name", "metonym") or thing.dep not in ("dobj", "dative") or not verb.is_verb:
        return
    between = token.sentence.tokens[verb.i + 1 : mention.first]
    given = any(thing.lemma in lists[name] for name in ("goods", "weapons", "aid")) \
        or any(kid.tag in ("CD", "DT", "PRP$", "$") and kid.i > mention.last for kid in thing.children)
    if verb.lemma in lists["giving_verbs"] and given and all(word.lower == "the" for word in between):
        move(token, verb, "dative")
        thing.dep = "dobj"


def _coordination(token: Token) -> None:
    """"members of the CSTO and hosts of bases": a common noun is coordinated with a common noun, not with a name;
    "Grinex, a crypto exchange, and Old Vector": a name with a name."""
    above, comma = token.head, (token.head.kids("cc") or [token])[0].next(-1)
    if token.mention is not None and above.dep == "appos" and above.mention is None and above.head.mention is not None \
            and token.mention.kind in ("name", "found") and comma is not None and comma.text == ",":
        move(token, above.head, "conj")
        return
    if token.mention is not None or not token.is_noun or token.tag.startswith("NNP") or token.head.mention is None:
        return
    for above in token.head.ancestors():
        if above.is_verb:
            return
        if above.is_noun and above.mention is None and above.tag == token.tag:
            for kid in [kid for kid in token.head.children if kid.i > token.i]:
                move(kid, token, kid.dep)
            move(token, above, "conj")
            return


def _two_owners(token: Token) -> None:
    """"Hungary, an EU and NATO member": after an article the first name is no more than an owner of what comes second."""
    first = token.head
    second = any(kid.mention is not None for kid in token.kids("compound", "amod", "nmod"))
    article = first.mention is not None and first.head is not first and any(kid.lower in ("a", "an") for kid in first.kids("det"))
    if article and second and token.mention is None and token.is_noun:
        move(token, first.head, first.dep)
        move(first, token, "compound")


def _date_head(token: Token) -> None:
    """"On 17 February the station, in Krasnodar, was hit": not an apposition of the month but the subject."""
    month = token.head
    if month.tag != "NNP" or month.mention is not None or not month.kids("nummod") or month.dep != "pobj":
        return
    verb = next((above for above in month.ancestors() if above.is_verb), None)
    if verb is not None and not verb.kids("nsubj", "nsubjpass") and verb.i > token.i:
        move(token, verb, "nsubjpass" if verb.kids("auxpass") else "nsubj")
