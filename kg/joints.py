"""Words hung elsewhere in a tree, and two slips that no name gives away: verbs without a joint, "there" after a noun."""

from __future__ import annotations

from kg.syntax import Token


def move(token: Token, head: Token, dep: str) -> None:
    """Hang a token (with all below it) on another head."""
    token.head.children.remove(token)
    head.children.append(token)
    head.children.sort(key=lambda kid: kid.i)
    token.head, token.dep = head, dep


def unjoined(verb: Token) -> None:
    """"Drones launched from Crimea hit a depot": the first of two verbs without a joint is a participle, the second has the subject."""
    if verb.tag not in ("VBD", "VBN") or not verb.kids("nsubj", "nsubjpass"):
        return
    between = [kid for kid in verb.children if kid.i > verb.i and kid.dep in ("prep", "agent")]
    second = next((kid for kid in verb.children if kid.dep in ("dep", "advcl", "ccomp") and kid.tag in ("VBD", "VBZ", "VBP")), None)
    subject = verb.kids("nsubj", "nsubjpass")[0]
    if second is None or not between or second.i != between[-1].subtree()[-1].i + 1 or subject.i > verb.i:
        return
    if second.kids("nsubj", "nsubjpass", "mark") or verb.kids("aux", "auxpass", "dobj", "neg", "attr", "acomp"):
        return
    if verb.head is verb:
        verb.children.remove(second)
        second.head, second.dep = second, "ROOT"
    else:
        move(second, verb.head, verb.dep)
    move(subject, second, "nsubjpass" if second.kids("auxpass") else "nsubj")
    for kid in [kid for kid in verb.children if kid.i > second.i or kid.i < subject.i]:
        move(kid, second, kid.dep)
    verb.tag = "VBN"
    _hang(verb, subject, "acl")


def _hang(token: Token, head: Token, dep: str) -> None:
    """As `move`, for a token that may have been the root."""
    if token in token.head.children:
        token.head.children.remove(token)
    head.children = sorted([*head.children, token], key=lambda kid: kid.i)
    token.head, token.dep = head, dep


def there(token: Token) -> None:
    """"The Russian soldiers there are old": the place, which goes with the noun."""
    before = token.next(-1)
    if token.tag == "EX" and before is not None and before.dep in ("nsubj", "nsubjpass") and before.head is token.head:
        token.tag = "RB"
        move(token, before, "advmod")
