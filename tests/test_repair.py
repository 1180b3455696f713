"""Slips of the parser that the linked names give away."""

from __future__ import annotations

import pytest
from parses import linked, named

from kg.repair import repair
from kg.syntax import Mention, Sentence, sentence


def mark(made: Sentence, **actors: str) -> Sentence:
    """The sentence with one-word names marked; its slips put right."""
    for token in made.tokens:
        if token.text in actors:
            made.mark(Mention(token.i, token.i, "name", actors[token.text], token.text))
    repair([made])
    return made


def tree(made: Sentence) -> dict[str, tuple[str, str]]:
    """Dependency label and head of each word."""
    return {token.text: (token.dep, token.head.text) for token in made.tokens}


def test_a_name_after_a_verb_is_its_object() -> None:
    made = mark(
        sentence(["Turkey", "supports", "Azerbaijan", "."], ["NNP", "VBZ", "NNP", "."], [1, 1, 1, 1], ["nsubj", "ROOT", "npadvmod", "punct"]),
        Turkey="TUR",
        Azerbaijan="AZE",
    )
    assert tree(made)["Azerbaijan"] == ("dobj", "supports")


def test_a_time_without_a_name_stays_an_adverbial() -> None:
    made = mark(
        sentence(["Turkey", "left", "Monday", "."], ["NNP", "VBD", "NNP", "."], [1, 1, 1, 1], ["nsubj", "ROOT", "npadvmod", "punct"]), Turkey="TUR"
    )
    assert tree(made)["Monday"] == ("npadvmod", "left")


def test_a_verb_taken_for_a_plural_noun() -> None:
    made = mark(
        sentence(
            ["Qatar", "invests", "in", "Turkey", "."],
            ["NNP", "NNS", "IN", "NNP", "."],
            [1, 1, 1, 2, 1],
            ["compound", "ROOT", "prep", "pobj", "punct"],
        ),
        Qatar="QAT",
        Turkey="TUR",
    )
    assert made.root.tag == "VBZ"
    assert made.root.lemma == "invest"
    assert tree(made)["Qatar"] == ("nsubj", "invests")


def test_a_verb_between_names_taken_for_a_plural_noun() -> None:
    made = named("Zambia borders Angola, Malawi and Botswana.").sentences[0]
    assert [made.root.text, made.root.lemma] == ["borders", "border"]
    assert [tree(made)[name] for name in ("Zambia", "Angola", "Malawi")] == [("nsubj", "borders"), ("dobj", "borders"), ("conj", "Angola")]


def test_a_plural_noun_that_is_no_verb_stays_one() -> None:
    made = mark(
        sentence(
            ["Qatar", "migrants", "in", "Turkey", "."],
            ["NNP", "NNS", "IN", "NNP", "."],
            [1, 1, 1, 2, 1],
            ["compound", "ROOT", "prep", "pobj", "punct"],
        ),
        Qatar="QAT",
        Turkey="TUR",
    )
    assert made.root.tag == "NNS"


def test_the_members_of_an_enumeration_hang_on_the_first() -> None:
    made = mark(
        sentence(
            ["Kenya", ",", "Uganda", "and", "Chad", "left", "."],
            ["NNP", ",", "NNP", "CC", "NNP", "VBD", "."],
            [5, 0, 5, 2, 5, 5, 5],
            ["dep", "punct", "appos", "cc", "nsubj", "ROOT", "punct"],
        ),
        Kenya="KEN",
        Uganda="UGA",
        Chad="TCD",
    )
    found = tree(made)
    assert (found["Uganda"], found["Chad"]) == (("conj", "Kenya"), ("conj", "Kenya"))
    assert found["Kenya"][1] == "left"


def test_a_name_swallowed_by_a_date() -> None:
    made = mark(
        sentence(
            ["In", "2019", "Kenya", "closed", "it", "."],
            ["IN", "CD", "NNP", "VBD", "PRP", "."],
            [3, 2, 0, 3, 3, 3],
            ["prep", "nummod", "pobj", "ROOT", "dobj", "punct"],
        ),
        Kenya="KEN",
    )
    assert tree(made)["Kenya"] == ("nsubj", "closed")


def test_a_name_swallowed_by_a_date_in_the_passive() -> None:
    made = mark(
        sentence(
            ["In", "2019", "Kenya", "was", "attacked", "."],
            ["IN", "CD", "NNP", "VBD", "VBN", "."],
            [4, 2, 0, 4, 4, 4],
            ["prep", "nummod", "pobj", "auxpass", "ROOT", "punct"],
        ),
        Kenya="KEN",
    )
    assert tree(made)["Kenya"] == ("nsubjpass", "attacked")


def test_the_first_of_two_verbs_without_a_joint_is_a_participle() -> None:
    made = mark(
        sentence(
            ["Drones", "launched", "from", "Crimea", "hit", "Odesa", "."],
            ["NNS", "VBD", "IN", "NNP", "VBD", "NNP", "."],
            [1, 1, 1, 2, 1, 4, 1],
            ["nsubj", "ROOT", "prep", "pobj", "dep", "dobj", "punct"],
        ),
        Crimea="crimea",
        Odesa="odesa",
    )
    found = tree(made)
    assert made.root.text == "hit"
    assert (found["Drones"], found["launched"], found["from"]) == (("nsubj", "hit"), ("acl", "Drones"), ("prep", "launched"))
    assert made.root.subtree() == made.tokens


def test_two_verbs_with_a_joint_are_left() -> None:
    made = mark(
        sentence(
            ["Drones", "came", "from", "Crimea", "and", "hit", "Odesa", "."],
            ["NNS", "VBD", "IN", "NNP", "CC", "VBD", "NNP", "."],
            [1, 1, 1, 2, 1, 1, 5, 1],
            ["nsubj", "ROOT", "prep", "pobj", "cc", "conj", "dobj", "punct"],
        ),
        Crimea="crimea",
    )
    assert made.root.text == "came"


def test_there_after_a_noun_is_its_place() -> None:
    words, tags = ["The", "soldiers", "there", "are", "old"], ["DT", "NNS", "EX", "VBP", "JJ"]
    made = sentence(words, tags, [1, 3, 3, 3, 3], ["det", "nsubj", "expl", "ROOT", "acomp"])
    repair([made])
    assert tree(made)["there"] == ("advmod", "soldiers")


def test_a_subject_swallowed_by_a_region() -> None:
    made = mark(
        sentence(
            ["In", "Asia", "Japan", "rehearsed", "."],
            ["IN", "NNP", "NNP", "VBD", "."],
            [3, 2, 0, 3, 3],
            ["prep", "compound", "pobj", "ROOT", "punct"],
        ),
        Asia="asia",
        Japan="JPN",
    )
    assert (tree(made)["Japan"], tree(made)["Asia"]) == (("nsubj", "rehearsed"), ("pobj", "In"))


def test_common_nouns_are_coordinated_with_common_nouns() -> None:
    made = mark(
        sentence(
            ["members", "of", "NATO", "and", "hosts", "of", "bases"],
            ["NNS", "IN", "NNP", "CC", "NNS", "IN", "NNS"],
            [0, 0, 1, 2, 2, 4, 5],
            ["ROOT", "prep", "pobj", "cc", "conj", "prep", "pobj"],
        ),
        NATO="NATO",
    )
    assert tree(made)["hosts"] == ("conj", "members")


@pytest.mark.parametrize(
    "text",
    [
        "Georgia signed an agreement with Armenia.",
        "Kazakh troops trained with Turkish soldiers.",
        "The Kremlin denied it.",
        "Fighting broke out near Qalimabad.",
        "They ate turkey with rice.",
    ],
)
def test_trees_stay_trees(text: str) -> None:
    reading = linked(text)
    repair(reading.sentences)
    repair(reading.sentences)
    for made in reading.sentences:
        assert made.root.subtree() == made.tokens
        assert all(token in token.head.children for token in made.tokens if token.head is not token)


def test_a_buyer_between_a_verb_of_giving_and_goods_is_who_gets_them() -> None:
    made = mark(
        sentence(
            ["Russia", "sells", "India", "oil", "."],
            ["NNP", "VBZ", "NNP", "NN", "."],
            [1, 1, 3, 1, 1],
            ["nsubj", "ROOT", "compound", "dobj", "punct"],
            ["russia", "sell", "india", "oil", "."],
        ),
        Russia="RUS",
        India="IND",
    )
    assert (tree(made)["India"], tree(made)["oil"]) == (("dative", "sells"), ("dobj", "sells"))


def test_the_only_possible_verb_after_a_people() -> None:
    made = sentence(
        ["A", "million", "Nepalis", "work", "in", "Malaysia", "."],
        ["DT", "CD", "NNPS", "NN", "IN", "NNP", "."],
        [1, 3, 3, 3, 3, 4, 3],
        ["quantmod", "nummod", "compound", "ROOT", "prep", "pobj", "punct"],
    )
    mark(made, Nepalis="NPL", Malaysia="MYS")
    assert (made.root.tag, made.root.lemma) == ("VBP", "work")
    assert (tree(made)["Nepalis"], tree(made)["million"]) == (("nsubj", "work"), ("nummod", "Nepalis"))


@pytest.mark.parametrize("mark_word, head", [("having", "closed"), ("after", "haggled")])
def test_the_subject_before_a_participle_between_commas_is_the_main_verb_s(mark_word: str, head: str) -> None:
    made = mark(
        sentence(
            ["Gazprom", ",", mark_word, "haggled", "for", "years", ",", "closed", "the", "deal", "."],
            ["NNP", ",", "VBG" if head == "closed" else "IN", "VBN", "IN", "NNS", ",", "VBD", "DT", "NN", "."],
            [3, 0, 3, 7, 3, 4, 7, 7, 9, 7, 7],
            ["nsubj", "punct", "aux" if head == "closed" else "mark", "advcl", "prep", "pobj", "punct", "ROOT", "det", "dobj", "punct"],
        ),
        Gazprom="gazprom",
    )
    assert made.tokens[0].head.text == head


def test_what_follows_the_infinitive_marker_is_a_verb() -> None:
    made = mark(
        sentence(
            ["Erdogan", "offered", "to", "host", "talks", "."],
            ["NNP", "VBD", "TO", "NN", "NNS", "."],
            [1, 1, 3, 1, 3, 1],
            ["nsubj", "ROOT", "aux", "xcomp", "dobj", "punct"],
        ),
        Erdogan="recep-tayyip-erdogan",
    )
    assert made.tokens[3].tag == "VB"


@pytest.mark.parametrize("comma, subject", [(",", ("nsubj", "met")), ("and", ("conj", "Doha"))])
def test_names_after_a_place_in_front_are_the_subject(comma: str, subject: tuple[str, str]) -> None:
    made = mark(
        sentence(
            ["In", "Doha", comma, "Congo", "and", "Rwanda", "met", "."],
            ["IN", "NNP", ",", "NNP", "CC", "NNP", "VBD", "."],
            [6, 0, 1, 1, 3, 3, 6, 6],
            ["prep", "pobj", "punct", "conj", "cc", "conj", "ROOT", "punct"],
        ),
        Doha="QAT",
        Congo="COD",
        Rwanda="RWA",
    )
    assert tree(made)["Congo"] == subject


def test_what_is_said_on_is_the_speaker_s() -> None:
    reading = named("Kenya said that Russia had bombed Syria and accused Iran.")
    assert reading.token("accused").head is reading.token("said")
    other = named("Kenya said that Russia had bombed Syria and invaded Iran.")
    assert other.token("invaded").head is other.token("bombed")


@pytest.mark.parametrize(
    "text, word, found",
    [
        ("The CSTO, to which Belarus and Armenia belong, met.", "Belarus", ("nsubj", "belong")),
        ("Kazakhstan is both a CSTO and an EAEU member.", "member", ("attr", "is")),
        ("Kazakhstan is both a CSTO and an EAEU member.", "CSTO", ("compound", "member")),
        ("Russia considers India a privileged partner.", "partner", ("oprd", "considers")),
        ("Russia considers India a privileged partner.", "India", ("dobj", "considers")),
    ],
)
def test_names_that_tell_what_a_word_is(text: str, word: str, found: tuple[str, str]) -> None:
    reading = linked(text)
    repair(reading.sentences)
    token = reading.token(word)
    assert (token.dep, token.head.text) == found


def test_a_name_behind_the_verb_is_no_second_subject() -> None:
    made = sentence(["Minsk", "summoned", "Nowak", "to", "protest"], ["NNP", "VBD", "NNP", "TO", "VB"], [1, 1, 1, 4, 1],
                    ["nsubj", "ROOT", "nsubj", "aux", "xcomp"])
    repair([made])
    assert tree(made)["Nowak"] == ("dobj", "summoned")


def described(second: str) -> Sentence:
    """"It left Grinex, a firm, and Vector": the firm hangs on the verb, or Vector on the firm."""
    return mark(
        sentence(
            ["Kenya", "left", "Grinex", ",", "a", "firm", ",", "and", "Vector", "."],
            ["NNP", "VBD", "NNP", ",", "DT", "NN", ",", "CC", "NNP", "."],
            [1, 1, 1, 2, 5, 1 if second == "npadvmod" else 2, 5, 5, 5, 1],
            ["nsubj", "ROOT", "dobj", "punct", "det", second, "punct", "cc", "conj", "punct"],
        ),
        Kenya="KEN",
        Grinex="grinex",
        Vector="vector",
    )


def test_a_description_between_commas_describes_the_name_before_it() -> None:
    assert tree(described("npadvmod"))["firm"] == ("appos", "Grinex")


def test_a_name_is_coordinated_with_a_name_and_not_with_its_description() -> None:
    assert tree(described("appos"))["Vector"] == ("conj", "Grinex")


def test_a_second_object_behind_a_date() -> None:
    reading = linked("M23 captured Goma in January and Bukavu in February.")
    repair(reading.sentences)
    assert (reading.token("Bukavu").dep, reading.token("Bukavu").head.text) == ("conj", "Goma")


def test_who_did_the_deed_that_is_reported() -> None:
    reading = linked("Bishkek reported the capture by Tajik forces of Dostuk, a village in Batken Region.")
    repair(reading.sentences)
    assert reading.token("by").head.text == "capture"


def test_two_men_are_not_one() -> None:
    reading = linked("Obama and Turkish President Recep Tayyip Erdogan later spoke by telephone.")
    repair(reading.sentences)
    obama, erdogan = reading.token("Obama"), reading.token("Erdogan")
    assert (obama.dep, obama.head.text, erdogan.dep, erdogan.head) == ("nsubj", "spoke", "conj", obama)


def test_a_participle_without_comma_is_said_of_the_last_of_a_list() -> None:
    made = sentence(["Hamas", ",", "Hezbollah", "and", "groups", "supported", "by", "Iran"], ["NNP", ",", "NNP", "CC", "NNS", "VBN", "IN", "NNP"],
                    [0, 0, 0, 2, 2, 0, 5, 6], ["ROOT", "punct", "conj", "cc", "conj", "acl", "agent", "pobj"])
    repair([made])
    assert tree(made)["supported"] == ("acl", "groups")


def test_a_counted_noun_after_a_comma_describes_the_names() -> None:
    reading = linked("Georgia lost Abkhazia and South Ossetia, two breakaway regions of Moldova.")
    repair(reading.sentences)
    assert (reading.token("regions").dep, reading.token("regions").head.text) == ("appos", "Abkhazia")


def test_each_after_names_leaves_them_the_subject() -> None:
    made = sentence(["Eni", "each", "agreed"], ["NNP", "DT", "VBD"], [2, 2, 2], ["dep", "nsubj", "ROOT"])
    made.mark(Mention(0, 0, "name", "eni"))
    repair([made])
    assert (tree(made)["Eni"], tree(made)["each"]) == (("nsubj", "agreed"), ("appos", "agreed"))


def deps(text: str) -> dict[str, tuple[str, str]]:
    reading = linked(text)
    repair(reading.sentences)
    return {token.text: (token.dep, token.head.text) for token in reading.sentences[0].tokens}


def test_names_after_a_fronted_phrase_are_the_subject() -> None:
    found = deps("In talks with Narendra Modi, Emmanuel Macron and Olaf Scholz urged restraint.")
    assert found["Macron"] == ("nsubj", "urged")
    assert found["Scholz"] == ("conj", "Macron")
    assert found["Modi"] == ("pobj", "with")


def test_a_second_man_goes_with_the_first() -> None:
    found = deps("Putin has telephoned Kassym-Jomart Tokayev of Kazakhstan and Shavkat Mirziyoyev of Uzbekistan.")
    assert found["Mirziyoyev"] == ("conj", "Tokayev")


def test_what_follows_which_is_a_verb() -> None:
    found = deps("Kazakhstan and Kyrgyzstan, which border Xinjiang and owe Beijing billions, expel asylum seekers.")
    assert found["border"] == ("relcl", "Kazakhstan")
    assert found["Xinjiang"] == ("dobj", "border")


def test_a_force_acts_by_the_verb_after_it() -> None:
    found = deps("The Ethiopian air force bombs Asmara, and Eritrean jets hit Mekelle.")
    assert found["force"] == ("nsubj", "bombs")
    assert found["Asmara"] == ("dobj", "bombs")


def test_after_a_clause_set_off_the_verb_is_that_of_the_name() -> None:
    reading = linked("NATO, which has suspended the meetings of the NATO-Russia Council, called on Moscow to reverse its course; Russia agreed.")
    repair(reading.sentences)
    assert (reading.token("called").dep, reading.token("called").head) == ("relcl", reading.token("NATO"))


def test_what_is_coordinated_with_a_verb_and_has_an_object_is_one() -> None:
    reading = linked("Qatar is an ally of the United States and hosts about 10,000 American soldiers at Al Udeid.")
    repair(reading.sentences)
    assert (reading.token("hosts").tag, reading.token("hosts").lemma) == ("VBZ", "host")


def test_a_subject_after_a_semicolon_is_no_object_before_it() -> None:
    made = sentence(["Turkey", "backed", "Qatar", ";", "Egypt", "loathed", "it"], ["NNP", "VBD", "NNP", ":", "NNP", "VBD", "PRP"],
                    [1, 1, 1, 2, 2, 1, 5], ["nsubj", "ROOT", "dobj", "punct", "conj", "conj", "dobj"])
    repair([made])
    assert tree(made)["Egypt"] == ("nsubj", "loathed")


def test_a_remark_between_commas_does_not_take_the_subject() -> None:
    made = sentence(["Cuba", ",", "it", "was", "noted", ",", "is", "poor"], ["NNP", ",", "PRP", "VBD", "VBN", ",", "VBZ", "JJ"],
                    [4, 4, 4, 4, 6, 4, 6, 6], ["nsubjpass", "punct", "nsubjpass", "auxpass", "parataxis", "punct", "ROOT", "acomp"])
    repair([made])
    assert tree(made)["Cuba"] == ("nsubj", "is")


@pytest.mark.parametrize(
    "text, word, found",
    [
        ("The EU, a quarter of whose gas is Russian, wants another pipeline.", "quarter", ("nsubj", "is")),
        ("The EU, a quarter of whose gas is Russian, wants another pipeline.", "is", ("relcl", "EU")),
        ("Mali, all of whose fuel comes from Senegal, protested.", "comes", ("relcl", "Mali")),
        ("Four fifths of the missiles that Pakistan buys are Chinese.", "Pakistan", ("nsubj", "buys")),
        ("A third of everything that Australia exports goes to China.", "third", ("nsubj", "goes")),
        ("A third of everything that Australia exports goes to China.", "exports", ("relcl", "everything")),
        ("Three quarters of what Egypt imports is Ukrainian.", "Egypt", ("nsubj", "imports")),
        ("The Polisario Front, armed and sheltered by Algeria, left.", "armed", ("acl", "Front")),
        ("The European Union imposed asset freezes on five Georgian officials.", "freezes", ("dobj", "imposed")),
        ("The missiles promised to Ukraine by Germany would arrive before winter.", "missiles", ("nsubj", "arrive")),
        ("The missiles promised to Ukraine by Germany would arrive before winter.", "promised", ("acl", "missiles")),
        ("The M23, which Rwanda arms, left.", "arms", ("relcl", "M23")),
        ("Romania, itself a country of emigrants, hired 30,000 Nepalis and Sri Lankans last year.", "Nepalis", ("dobj", "hired")),
        ("Russia has bombed Idlib since 30 September from the Hmeimim air base.", "from", ("prep", "bombed")),
        ("The ministers met a day after Rosneft and Lukoil, two oil firms, had been blacklisted by the United States.", "Rosneft",
         ("nsubjpass", "blacklisted")),
        ("China claims Taiwan, disputes Doklam with Bhutan, and supplied tanks to Pakistan.", "disputes", ("conj", "claims")),
        ("The Pentagon said the batteries promised to Kyiv by Berlin would arrive.", "batteries", ("nsubj", "arrive")),
    ],
)
def test_clauses_cut_up(text: str, word: str, found: tuple[str, str]) -> None:
    reading = linked(text)
    repair(reading.sentences)
    token = reading.token(word)
    assert (token.dep, token.head.text) == found


def test_a_verb_taken_for_the_participle_before_a_name() -> None:
    made = mark(
        sentence(["Threats", "against", "Greenland", "alarmed", "Denmark", "."], ["NNS", "IN", "NNP", "VBN", "NNP", "."], [0, 0, 1, 4, 1, 0],
                 ["ROOT", "prep", "pobj", "amod", "pobj", "punct"], ["threat", "against", "greenland", "alarm", "denmark", "."]),
        Greenland="GRL", Denmark="DNK",
    )
    found = tree(made)
    assert (found["alarmed"], found["Threats"], found["Denmark"]) == (("ROOT", "alarmed"), ("nsubj", "alarmed"), ("dobj", "alarmed"))
    assert found["Greenland"] == ("pobj", "against")


def test_a_participle_after_an_article_stays_one() -> None:
    made = mark(
        sentence(["The", "threats", "in", "divided", "Cyprus", "."], ["DT", "NNS", "IN", "VBN", "NNP", "."], [1, 1, 1, 4, 2, 1],
                 ["det", "ROOT", "prep", "amod", "pobj", "punct"]),
        Cyprus="CYP",
    )
    assert tree(made)["divided"] == ("amod", "Cyprus")


def test_a_verb_taken_for_a_plural_after_a_name() -> None:
    made = mark(
        sentence(["The", "presence", "in", "Armenia", "dates", "from", "1995", "."], ["DT", "NN", "IN", "NNP", "NNS", "IN", "CD", "."],
                 [1, 1, 1, 4, 2, 4, 5, 1], ["det", "ROOT", "prep", "compound", "pobj", "prep", "pobj", "punct"]),
        Armenia="ARM",
    )
    found = tree(made)
    assert (found["dates"], found["presence"], found["Armenia"]) == (("ROOT", "dates"), ("nsubj", "dates"), ("pobj", "in"))
    assert next(token for token in made.tokens if token.text == "dates").lemma == "date"


def test_a_verb_taken_for_a_part_of_its_object() -> None:
    made = mark(
        sentence(["American", "soldiers", "guard", "prisons", "in", "Syria", "."], ["JJ", "NNS", "NN", "NNS", "IN", "NNP", "."],
                 [1, 2, 3, 3, 3, 4, 3], ["amod", "compound", "compound", "ROOT", "prep", "pobj", "punct"]),
        Syria="SYR",
    )
    found = tree(made)
    assert (found["guard"], found["soldiers"], found["prisons"], found["in"]) == (
        ("ROOT", "guard"), ("nsubj", "guard"), ("dobj", "guard"), ("prep", "guard"))


def test_a_name_after_the_particle_of_a_verb_is_its_object() -> None:
    made = mark(
        sentence(["Ukraine", "won", "back", "Kherson", "."], ["NNP", "VBD", "RB", "NNP", "."], [1, 1, 1, 1, 1],
                 ["nsubj", "ROOT", "advmod", "npadvmod", "punct"]),
        Ukraine="UKR", Kherson="kherson",
    )
    assert tree(made)["Kherson"] == ("dobj", "won")


def test_home_to_something_is_said_of_the_subject() -> None:
    made = mark(sentence(["Okinawa", "is", "home", "to", "Americans"], ["NNP", "VBZ", "NN", "IN", "NNPS"], [1, 1, 1, 1, 3],
                         ["nsubj", "ROOT", "advmod", "prep", "pobj"], ["okinawa", "be", "home", "to", "american"]), Okinawa="okinawa")
    assert tree(made)["home"] == ("attr", "is")


def test_a_participle_at_the_end_is_not_the_verb() -> None:
    made = linked("On 13 October the Prime Minister of Israel, Benjamin Netanyahu, called upon the Secretary-General, António Guterres, "
                  "to remove the peacekeepers, asserting that Hezbollah used them.").sentences[0]
    repair([made])
    found = tree(made)
    assert (made.root.text, made.root.tag) == ("called", "VBD")
    assert found["Minister"] == ("nsubj", "called") and found["asserting"] == ("advcl", "called") and found["On"] == ("prep", "called")


def test_a_participle_between_a_name_and_its_object_is_the_verb() -> None:
    made = mark(
        sentence(["ECOWAS", "slapped", "sanctions", "on", "Niger", "."], ["NN", "VBN", "NNS", "IN", "NNP", "."],
                 [0, 2, 0, 2, 3, 0], ["ROOT", "amod", "dobj", "prep", "pobj", "punct"]),
        ECOWAS="ECOWAS", Niger="NER",
    )
    found = tree(made)
    assert (found["slapped"], found["ECOWAS"], found["sanctions"]) == (("ROOT", "slapped"), ("nsubj", "slapped"), ("dobj", "slapped"))


def test_a_participle_before_the_object_of_a_verb_stays() -> None:
    made = mark(
        sentence(["Niger", "lifted", "imposed", "sanctions", "."], ["NNP", "VBD", "VBN", "NNS", "."],
                 [1, 1, 3, 1, 1], ["nsubj", "ROOT", "amod", "dobj", "punct"]),
        Niger="NER",
    )
    assert tree(made)["imposed"] == ("amod", "sanctions")


def test_a_name_right_before_a_finite_verb_is_its_subject() -> None:
    made = mark(sentence(["Azerbaijan", "competes", "with", "Russia"], ["NNP", "VBZ", "IN", "NNP"], [1, 1, 1, 2],
                         ["compound", "ROOT", "prep", "pobj"]), Azerbaijan="AZE", Russia="RUS")
    assert tree(made)["Azerbaijan"] == ("nsubj", "competes")


def test_a_verb_between_a_name_and_a_noun_is_no_part_of_a_compound() -> None:
    made = mark(sentence(["Peru", "exerts", "influence", "on", "Chile"], ["NNP", "VBZ", "NN", "IN", "NNP"], [1, 2, 2, 2, 3],
                         ["compound", "compound", "ROOT", "prep", "pobj"]), Peru="PER", Chile="CHL")
    found = tree(made)
    assert (found["Peru"], found["exerts"], found["influence"]) == (("nsubj", "exerts"), ("ROOT", "exerts"), ("dobj", "exerts"))


def observers(*when: str) -> Sentence:
    words = ["Kenya", "has", "been", "an", "observer", ",", "Uganda", *when, "."]
    return mark(sentence(words, ["NNP", "VBZ", "VBN", "DT", "NN", ",", "NNP", "IN", "CD" if when[1].isdigit() else "NNP", "."],
                         [2, 2, 2, 4, 2, 4, 4, 6, 7, 2],
                         ["nsubj", "aux", "ROOT", "det", "attr", "punct", "appos", "prep", "pobj", "punct"]), Kenya="KEN", Uganda="UGA")


def test_a_dated_name_after_a_noun_is_another_subject() -> None:
    assert tree(observers("since", "2021"))["Uganda"] == ("npadvmod", "been")


def test_a_name_without_a_date_says_who_the_noun_is() -> None:
    assert tree(observers("of", "Geneva"))["Uganda"] == ("appos", "observer")


def test_the_subject_of_the_next_clause() -> None:
    reading = named("France broke with Mali and Niger expelled its ambassador.")
    assert tree(reading.sentences[0])["Niger"] == ("nsubj", "expelled")
    joint = named("Niger formed an alliance with Mali and Chad and expelled French troops.")
    assert tree(joint.sentences[0])["Chad"] == ("conj", "Mali")


def test_what_somebody_is_accused_of_goes_with_the_verb() -> None:
    words = ["Kenya", "accused", "Ugandan", "firms", "of", "selling", "arms", "."]
    made = mark(sentence(words, ["NNP", "VBD", "JJ", "NNS", "IN", "VBG", "NNS", "."], [1, 1, 3, 1, 3, 4, 5, 1],
                         ["nsubj", "ROOT", "amod", "dobj", "prep", "pcomp", "dobj", "punct"],
                         ["kenya", "accuse", "ugandan", "firm", "of", "sell", "arms", "."]), Kenya="KEN", Ugandan="UGA")
    assert tree(made)["of"] == ("prep", "accused")


def test_a_passive_taken_for_an_adjective() -> None:
    words = ["Zangas", "is", "owned", "by", "Kenya", "."]
    made = mark(sentence(words, ["NNP", "VBZ", "VBN", "IN", "NNP", "."], [1, 1, 1, 2, 3, 1],
                         ["nsubj", "ROOT", "acomp", "agent", "pobj", "punct"], ["zangas", "be", "own", "by", "kenya", "."]), Kenya="KEN")
    assert (tree(made)["owned"], tree(made)["Zangas"], tree(made)["is"]) == (("ROOT", "owned"), ("nsubjpass", "owned"), ("auxpass", "owned"))


def test_an_adjective_without_an_agent_stays_one() -> None:
    words = ["Zangas", "is", "owned", "."]
    made = mark(sentence(words, ["NNP", "VBZ", "VBN", "."], [1, 1, 1, 1], ["nsubj", "ROOT", "acomp", "punct"], ["zangas", "be", "own", "."]))
    assert tree(made)["owned"] == ("acomp", "is")
