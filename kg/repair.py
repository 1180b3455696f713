"""Frequent slips of the dependency parser that the linked mentions give away, put right in place."""

from __future__ import annotations

from kg.cues import cues
from kg.joints import (
    agent_of_object,
    apposition,
    aside,
    clause_after,
    floating,
    fronted,
    fronted_names,
    gapped_object,
    man_of,
    move,
    paired,
    relative_verb,
    restarted,
    second_object,
    swallowed,
    there,
    unjoined,
    verb_of_conjunct,
)
from kg.saying import cut_up, said_on, to_do
from kg.syntax import Sentence, Token
from kg.words import also_verb, lemma, verb_lemma


def repair(sentences: list[Sentence]) -> None:
    """Move what hangs on the wrong word; runs after linking, before coreference."""
    for sentence in sentences:
        _verbless(sentence)
        for token in sentence.tokens:
            unjoined(token)
            there(token)
        for run in _runs(sentence):
            _list(run)
        for token in sentence.tokens:
            _word_class(token)
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
    if token.lower == "home" and token.tag == "RB" and token.head.lemma == "be":
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
    elif token.dep == "conj":
        _coordination(token)
        restarted(token)
        said_on(token)
        _two_owners(token)
        man_of(token)
        gapped_object(token)
    elif token.dep == "dobj" and token.mention is None:
        second_object(token)
    elif token.dep == "appos" and token.mention is None:
        _date_head(token)
    elif token.dep in ("prep", "agent"):
        agent_of_object(token) if token.lower == "by" else fronted_names(token)
    elif token.dep == "compound" and token.tag == "NN":
        relative_verb(token)
    elif token.dep in ("relcl", "parataxis"):
        to_do(token) if token.dep == "relcl" else aside(token)
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


def _verbless(sentence: Sentence) -> None:
    """"Qatar invests in Turkey.": a short sentence whose verb was taken for a plural noun."""
    root = sentence.root
    finite = [token for token in sentence.tokens if token.tag in ("VBD", "VBZ", "VBP", "MD") and not (token.dep == "acl" and token.head is root)]
    if root.is_noun and not finite and sentence.tokens[-1].text == ".":
        _participle(root)
    _people_act(root)
    force = next((kid for kid in root.kids("compound") if kid.i == root.i - 1 and kid.lemma in cues()["forces"]), None)
    if root.tag != "NNS" or root.mention is not None or root.kids("nsubj", "cop") or not also_verb(root.lower) or root.kids("det") and force is None:
        return
    if force is not None:
        _force_acts(root, force)
        return
    following = root.next()
    named = following is not None and (following.mention is not None or following.tag in ("NNP", "JJ") or following.lower == "the")
    if any(token.is_verb for token in sentence.tokens) and not named:
        return
    before = [kid for kid in root.kids("compound", "nmod", "nsubj", "amod")
              if kid.i < root.i and kid.mention is not None and kid.mention.kind != "demonym"]
    if before:
        root.tag, root.lemma = "VBZ", lemma(root.text, "VBZ")
        for kid in before:
            kid.dep = "nsubj"
        for kid in root.kids("appos"):
            kid.dep = "dobj"


def _force_acts(root: Token, force: Token) -> None:
    """"The Ethiopian air force bombs Asmara": the force is the subject, with all before it."""
    root.tag, root.lemma, force.dep = "VBZ", lemma(root.text, "VBZ"), "nsubj"
    for kid in [kid for kid in root.children if kid.i < force.i and kid.dep in ("det", "amod", "compound", "nmod", "poss", "nummod")]:
        move(kid, force, kid.dep)
    for kid in root.kids("appos"):
        kid.dep = "dobj"


def _people_act(root: Token) -> None:
    """"Nearly a million Nepalis work in Malaysia.": in a sentence without a verb, the noun after a people's name is one."""
    people = root.next(-1)
    form = verb_lemma(root.lower) if root.tag == "NN" and root.mention is None else None
    if form and people is not None and people.head is root and people.tag in ("NNPS", "NNS") and people.mention is not None \
            and not any(token.is_verb for token in root.sentence.tokens):
        root.tag, root.lemma, people.dep = "VBP", form, "nsubj"
        for kid in root.kids("nummod"):
            move(kid, people, "nummod")


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


def _participle(root: Token) -> None:
    """"Kazakh troops trained with Turkish soldiers.": the only verb, in the past, was taken for a participle."""
    verb = next((kid for kid in root.kids("acl", "amod", "relcl") if kid.tag in ("VBN", "VBD") and kid.i > root.i), None)
    if verb is None or verb.kids("agent", "auxpass") or not verb.kids("dobj", "prep"):
        return
    root.children.remove(verb)
    verb.head, verb.dep, verb.tag = verb, "ROOT", "VBD"
    root.head, root.dep = verb, "nsubj"
    verb.children = sorted([*verb.children, root], key=lambda kid: kid.i)


def _object(token: Token) -> None:
    """"Turkey supports Azerbaijan.": a name right after a verb without object is its object."""
    verb = token.head
    between = token.sentence.tokens[verb.i + 1 : token.i]
    near = all(word.lower == "the" or word.head is token for word in between)
    if near and verb.is_verb and verb.i < token.i and not verb.kids("dobj", "attr", "ccomp"):
        token.dep = "dobj"


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
