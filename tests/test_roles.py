"""Who does what to whom: logical roles read off the tree."""

from __future__ import annotations

import pytest
from parses import named

from kg.relate.roles import passive, role


def words(text: str, word: str, name: str, nth: int = 0) -> list[str]:
    """What stands in a role to a word of the text."""
    return [token.text for token in role(named(text).token(word, nth), name)]


@pytest.mark.parametrize(
    "text, word, subjects, objects",
    [
        ("Russia bombed Syria.", "bombed", ["Russia"], ["Syria"]),
        ("France, followed by Britain, recognised Palestine.", "recognised", ["France", "Britain"], ["Palestine"]),
        ("The copper is bought by Switzerland on paper and by China in practice.", "bought", ["Switzerland", "China"], ["copper"]),
        ("Syria was bombed by Russia.", "bombed", ["Russia"], ["Syria"]),
        ("Syria was bombed.", "bombed", [], ["Syria"]),
        ("Russia, which bombed Syria, denied it.", "bombed", ["Russia"], ["Syria"]),
        ("Syria, which Russia bombed, protested.", "bombed", ["Russia"], ["Syria"]),
        ("The town bombed by Russia lies in Syria.", "bombed", ["Russia"], ["town"]),
        ("Troops defending Syria were attacked.", "defending", ["Troops"], ["Syria"]),
        ("Russia began to bomb Syria.", "bomb", ["Russia"], ["Syria"]),
        ("Russia wants to bomb Syria.", "bomb", ["Russia"], ["Syria"]),
        ("Russia urged China to help Syria.", "help", ["China"], ["Syria"]),
        ("China was urged to help Syria.", "help", ["China"], ["Syria"]),
        ("Russia entered Syria and bombed Aleppo.", "bombed", ["Russia"], ["Aleppo"]),
        ("Russia was accused of bombing Syria.", "bombing", ["Russia"], ["Syria"]),
        ("France accused Russia of bombing Syria.", "bombing", ["Russia"], ["Syria"]),
        ("Russia left after bombing Syria.", "bombing", ["Russia"], ["Syria"]),
        ("Russia is ready to help Syria.", "help", ["Russia"], ["Syria"]),
        ("Slovakia buys its gas from Russia, as does Hungary.", "buys", ["Slovakia", "Hungary"], ["gas"]),
        ("Kazakhstan picked a consortium headed by Rosatom to build its first nuclear plant.", "build", ["consortium"], ["plant"]),
        ("Qatar signed a 27-year deal to supply gas to China.", "supply", ["Qatar"], ["gas"]),
        ("Armenia was the first state to recognise Kenya.", "recognise", ["Armenia"], ["Kenya"]),
        ("Received in Moscow by Vladimir Putin, Bashar al-Assad thanked Russia.", "Received", ["Putin"], ["Assad"]),
        ("Expelled from Mali, France closed its base.", "Expelled", [], ["France"]),
        ("The European Parliament passed a resolution condemning Russia.", "condemning", ["Parliament"], ["Russia"]),
        ("The European Parliament rejected a resolution condemning Russia.", "condemning", [], ["Russia"]),
        ("Serbia voted for a resolution condemning Russia.", "condemning", ["Serbia"], ["Russia"]),
        ("Brazil, along with Peru, bombed Syria.", "bombed", ["Brazil", "Peru"], ["Syria"]),
        ("Like Brazil, Peru bombed Syria.", "bombed", ["Peru", "Brazil"], ["Syria"]),
        ("NATO, made up of Peru, met.", "made", [], ["NATO"]),
        ("Peru left the WHO.", "left", ["Peru"], ["WHO"]),  # no relative pronoun
        ("Lithuania sees itself threatened by Russia.", "threatened", ["Russia"], ["itself"]),
        ("France welcomed the readiness of Poland to help Ukraine.", "help", ["Poland"], ["Ukraine"]),
        ("The United States was asked to leave by Niger.", "asked", ["Niger"], ["States"]),
        ("Russia recognised two regions of Georgia, defying warnings from Norway.", "defying", ["Russia"], ["warnings"]),
        ("Indonesia stopped short of condemning Russia.", "condemning", ["Indonesia"], ["Russia"]),
    ],
)
def test_subject_and_object(text: str, word: str, subjects: list[str], objects: list[str]) -> None:
    assert (words(text, word, "subj"), words(text, word, "obj")) == (subjects, objects)


@pytest.mark.parametrize(
    "text, word, found",
    [
        ("Syria was bombed by Russia.", "bombed", True),
        ("The town bombed by Russia lies in Syria.", "bombed", True),
        ("Russia bombed Syria.", "bombed", False),
        ("Russia has bombed Syria.", "bombed", False),
        ("Troops defending Syria were attacked.", "defending", False),
    ],
)
def test_voice(text: str, word: str, found: bool) -> None:
    assert passive(named(text).token(word)) is found


@pytest.mark.parametrize("text", ["France gave Ukraine tanks.", "France gave tanks to Ukraine."])
def test_recipients(text: str) -> None:
    assert words(text, "gave", "obj") == ["tanks"]
    assert words(text, "gave", "iobj") + words(text, "gave", "to") in (["Ukraine"], ["Ukraine", "Ukraine"])


@pytest.mark.parametrize(
    "text, word, preposition, found",
    [
        ("Kenya signed a treaty with Uganda.", "signed", "with", ["Uganda"]),
        ("Kenya signed a treaty with Uganda.", "treaty", "with", ["Uganda"]),
        ("Kenya trades with Uganda.", "trades", "with", ["Uganda"]),
        ("Russia pulled its troops out of Armenia.", "pulled", "of", ["Armenia"]),
        ("Russia withdrew from Armenia.", "withdrew", "to", []),
        ("Armenia is a member of the CSTO.", "member", "of", ["CSTO"]),
        ("The CSTO, of which Armenia is a member, met.", "member", "of", ["CSTO"]),
        ("Mongolia sends nearly all of its coal to China.", "sends", "to", ["China"]),
        ("Kazakhstan did 44 billion dollars' worth of business with China in 2024 and 28 billion with Russia.", "did", "with", ["China", "Russia"]),
        ("Kenya signed a memorandum on minerals with Uganda.", "signed", "with", ["Uganda"]),
        ("Kenya signed a memorandum on minerals with Uganda.", "memorandum", "with", ["Uganda"]),
        ("Kenya held talks on the border with Uganda.", "talks", "with", []),
        ("Poland built a fence along its border with Belarus.", "border", "with", ["Belarus"]),
        ("The river marks the border of Thailand with Laos.", "border", "with", ["Laos"]),
        ("Georgia demanded the closure of Russian bases on its soil.", "bases", "on", ["soil"]),
        ("Two weeks of drills by Kyrgyz and Russian forces ended.", "drills", "by", ["Kyrgyz"]),
        ("Malawi ordered its soldiers home from Zambia.", "ordered", "from", ["Zambia"]),
        ("Ten people died in Odesa when a Russian missile hit a market.", "hit", "main.in", ["Odesa"]),
        ("Russia launched an attack on Ukraine.", "launched", "main", []),
        ("Russia launched an attack on Ukraine.", "attack", "gov", ["launched"]),
        ("Oman left the hall in protest at Israel's presence.", "protest", "at", ["presence"]),
        ("British troops went to Estonia, where Canadian soldiers are stationed.", "stationed", "in", ["Estonia"]),
        ("Vietnam depends on Russia for most of its weapons and on China for its imports.", "depends", "on", ["Russia", "China"]),
        ("Brazil trades more with China than with Argentina.", "trades", "with", ["China", "Argentina"]),
        ("According to the UN, Rwanda has provided the M23 with uniforms.", "provided", "to", []),
        ("Chinese firms are building roads, ports and a stadium across Kenya.", "building", "across", ["Kenya"]),
        ("Hackers working for Iran robbed a bank.", "Hackers", "for", ["Iran"]),
        ("Officials looking for Iran found Qatar.", "Officials", "for", []),
        ("Israel bombed depots belonging to Hamas.", "depots", "to", ["Hamas"]),
        ("It is from Russia that Hungary buys its gas.", "buys", "from", ["Russia"]),
        ("It is clear from Russia that Hungary buys gas.", "buys", "from", []),
        ("Germany approved exports worth 150 million euros to Israel.", "exports", "to", ["Israel"]),
    ],
)
def test_prepositions(text: str, word: str, preposition: str, found: list[str]) -> None:
    assert words(text, word, preposition) == found


@pytest.mark.parametrize(
    "text, word, name, found",
    [
        ("Russia's bases in Armenia were closed.", "bases", "poss", ["Russia"]),
        ("Russian bases in Armenia were closed.", "bases", "mod", ["Russian"]),
        ("Kyrgyz and Tajik soldiers died.", "soldiers", "mod", ["Kyrgyz", "Tajik"]),
        ("Soviet-era weapons were sold.", "weapons", "mod", []),
        ("Armenia, whose army was defeated, protested.", "army", "poss", ["Armenia"]),
        ("Armenia is a member of the CSTO.", "member", "self", ["Armenia"]),
        ("Armenia, a member of the CSTO, protested.", "member", "self", ["Armenia"]),
        ("Armenia joined the CSTO as a member.", "member", "self", ["Armenia"]),
        ("Norway replaced Russia as Germany's largest gas supplier.", "supplier", "self", ["Norway"]),
        ("Two thirds of the wine that Georgia sells abroad goes to Russia.", "goes", "subj.of.rsubj", ["Georgia"]),
        ("Vladimir Putin, on a visit to Mongolia, was not arrested.", "visit", "csubj", ["Putin"]),
        ("Estonia holds Russia responsible for the jamming.", "holds", "comp.subj", ["Russia"]),
        ("The UN called for Rwanda to withdraw.", "called", "comp.subj", ["Rwanda"]),
        ("Kenya told Uganda to leave.", "told", "to-do", ["leave"]),
        ("Kenya told Uganda that it would leave.", "told", "to-do", []),
        ("The Russian-led alliance met.", "led", "left", ["Russian"]),
        ("The pro-Iranian militia attacked Iraq.", "pro", "right", ["Iranian"]),
        ("Russia launched an attack on Ukraine.", "attack", "vsubj", ["Russia"]),
        ("France condemned an attack on Ukraine.", "attack", "vsubj", []),
        ("Russia launched an attack on Ukraine.", "attack", "on", ["Ukraine"]),
        ("Kenya is dependent on Uganda.", "dependent", "head", ["Kenya"]),
        ("Russia withdrew troops from Armenia.", "withdrew", "obj.from", []),
        ("Iran supplied drones of Chinese origin.", "supplied", "obj.of", ["origin"]),
        ("Italy hosts dozens of American installations.", "hosts", "obj.mod", ["American"]),
        ("Ukraine received American-made tanks.", "tanks", "maker", ["American"]),
        ("Ukraine received American-made tanks.", "tanks", "mod", []),
        ("Russia shelled Kherson with Iranian-made drones.", "drones", "user", ["Russia"]),
        ("Russia withdrew troops from Armenia.", "troops", "user", []),
        ("NATO widened its presence in Niger.", "presence", "in", ["Niger"]),
        ("The valley from which Russia refused to withdraw is narrow.", "withdraw", "from", ["valley"]),
        ("The rockets fired by Hezbollah were old.", "rockets", "by", ["Hezbollah"]),
        ("The response to Iran firing missiles was muted.", "firing", "subj", ["Iran"]),
        ("Russia sent soldiers to quash a revolt in Kazakhstan.", "sent", "inf.in", ["Kazakhstan"]),
        ("Russia sent soldiers to quash a revolt in Kazakhstan.", "sent", "comp.in", []),
        ("Chad, whose soldiers left, protested.", "left", "obj", []),
        ("Armenia, a member of the CSTO, protested.", "Armenia", "named", []),
        ("Ethiopia and Eritrea made peace in Nairobi, with Kenya as mediator.", "mediator", "self", ["Kenya"]),
        ("Ethiopia and Eritrea made peace in Nairobi, with Kenya as mediator.", "mediator", "scene", ["Ethiopia"]),
        ("Ethiopia and Eritrea made peace in Nairobi, with Kenya as mediator.", "made", "with", []),
        ("Qatar's role as mediator between Israel and Hamas is in doubt.", "mediator", "self", ["Qatar"]),
        ("Thanks to Qatar's mediation, Israel and Hamas reached a truce.", "mediation", "csubj", ["Israel"]),
        ("Kyiv said that Russia had lied.", "lied", "teller", ["Kyiv"]),
        ("Kyiv denies that Russia had lied.", "lied", "teller", []),
        ("According to Seoul, North Korea hacked the exchange.", "hacked", "teller", []),
        ("In Poland's view, Russia was behind the fires.", "was", "teller", ["Poland"]),
        ("Russia lied, as Kyiv claims.", "lied", "teller", ["Kyiv"]),
        ("Kyiv is convinced that Russia had lied.", "lied", "teller", ["Kyiv"]),
        ("Russia rejected Ukraine's claim that it lied.", "lied", "teller", ["Ukraine"]),
        ("Kyiv maintained that it was Russia that had lied.", "lied", "teller", ["Kyiv"]),
        ("Kyiv maintained that it was Russia that had lied.", "lied", "subj", ["Russia"]),
        ("Kyiv went so far as to accuse Russia.", "accuse", "subj", ["Kyiv"]),
        ("Egypt, Kuwait and Eritrea back the army of Sudan.", "back", "subj", ["Egypt"]),
        ("Egypt, Kuwait and Eritrea back the army of Sudan.", "back", "obj.of", ["Sudan"]),
        ("In May, together with Russia and Iran, India backed Tajikistan.", "backed", "subj", ["India", "Russia"]),
        ("Russia on Tuesday recognised the independence of Abkhazia and South Ossetia, two breakaway regions of Georgia.", "recognised", "obj",
         ["independence"]),
        ("Russia on Tuesday recognised the independence of Abkhazia and South Ossetia, two breakaway regions of Georgia.", "regions", "self",
         ["Abkhazia"]),
        ("Poland will not accept it.", "accept", "neg", ["not"]),
        ("Beijing, which considers the island part of China, protested to Washington.", "protested", "subj", ["Beijing"]),
        ("Tusk said there was no doubt that Russia had lied.", "lied", "teller", ["Tusk"]),
        ("Poland has proof that Russia had lied.", "lied", "teller", ["Poland"]),
        ("With Algeria acting as intermediary, Iran and America freed the hostages.", "intermediary", "scene", ["Iran"]),
        ("It took Qatar six days to persuade Iran.", "persuade", "subj", ["Qatar"]),
        ("Kyrgyzstan belongs to the Eurasian Economic Union, in which Uzbekistan is an observer.", "is", "in", ["Union"]),
        ("Under their strategic partnership, Britain and Kazakhstan will develop mines.", "develop", "subj", ["Britain"]),
        ("Zelensky has been badgering Berlin for Taurus missiles.", "badgering", "subj", ["Zelensky"]),
        ("Jordan enjoined Israel to pull back.", "enjoined", "to-do", ["pull"]),
        ("With the mediation of Malaysia, Thailand and Cambodia agreed on a truce.", "mediation", "csubj", ["Thailand"]),
        ("Qatar is mediating between Israel and Hamas.", "mediating", "subj", ["Qatar"]),
        ("Kassym-Jomart Tokayev telephoned Vladimir Putin to ask for help.", "ask", "errand.obj", ["Putin"]),
        ("Kenya told Uganda to leave.", "leave", "errand", []),
        ("Rwanda and Uganda signed a deal brokered by Angola.", "deal", "signed", ["Rwanda"]),
        ("France condemned an attack on Ukraine.", "attack", "signed", []),
        ("Wang Yi, fresh from a visit to Mongolia, praised the deal.", "visit", "csubj", ["Yi"]),
        ("A memorandum of understanding between Ethiopia and Kenya was signed.", "memorandum", "between", ["Ethiopia"]),
        ("Japan handed Ukraine trucks.", "handed", "iobj", ["Ukraine"]),
        ("Japan handed Ukraine trucks.", "handed", "obj", ["trucks"]),
        ("Three quarters of what Egypt imports is Ukrainian.", "is", "subj.rsubj", ["Egypt"]),
        ("The EU, a quarter of whose gas is Russian, wants another pipeline.", "is", "subj.of.poss", ["EU"]),
        ("Vietnam flies aircraft made in America.", "aircraft", "maker", ["America"]),
        ("Kenya demands sanctions against Uganda.", "sanctions", "gov", ["demands"]),
        ("Israel struck what it called hideouts of Hamas.", "struck", "obj", ["hideouts"]),
        ("Israel struck what it said were depots of Hamas.", "struck", "obj", ["depots"]),
        ("Pakistan hit what it described as camps in Afghanistan.", "hit", "obj", ["camps"]),
        ("Pakistan knows what it described in Afghanistan.", "knows", "obj", []),
        ("Ukrainian forces shelled Donetsk, killing three.", "shelled", "obj", ["Donetsk"]),
        ("Philippine boats were hit with cannon by China.", "hit", "subj", ["China"]),
        ("Philippine boats were hit in a raid by China.", "hit", "subj", []),
        ("Mali joined US-led drills.", "drills", "led", ["US"]),
        ("Mali joined drills organised by Russia.", "drills", "led", ["Russia"]),
        ("Turkish commandos, Azerbaijani gunners and Georgian sappers trained.", "trained", "subj.mod", ["Turkish", "Azerbaijani", "Georgian"]),
        ("Fishery officers from Kenya and Oman jointly tag tuna.", "jointly", "doing.subj.from", ["Kenya"]),
        ("Kenya demands sanctions against Uganda.", "Uganda", "doing", []),
    ],
)
def test_other_roles(text: str, word: str, name: str, found: list[str]) -> None:
    assert words(text, word, name) == found


def test_roles_never_loop() -> None:
    names = (
        "subj",
        "obj",
        "iobj",
        "poss",
        "mod",
        "self",
        "vsubj",
        "vobj",
        "head",
        "left",
        "right",
        "comp",
        "above",
        "oprd",
        "attr",
        "with",
        "of",
        "in",
    )
    for text in ("Russia, which bombed Syria, denied it.", "Armenia, whose army was defeated, protested.", "Russia entered Syria and bombed Aleppo."):
        reading = named(text)
        for token in reading.sentences[0].tokens:
            for name in names:
                assert all(found in reading.sentences[0].tokens for found in role(token, name))


@pytest.mark.parametrize(
    "text, word, found",
    [
        ("Of the five Central Asian states, only Kazakhstan, Kyrgyzstan and Tajikistan are CSTO members.", "members", ["Kazakhstan"]),
        ("NATO's newest member, Sweden, sent troops.", "member", ["Sweden"]),
        ("Once an ally of Syria, Peru bombed it.", "ally", ["Peru"]),
        ("Iran and its ally Hezbollah threatened Israel.", "ally", ["Hezbollah"]),
        ("Of all America's allies in Asia, Japan spends the most.", "allies", ["Japan"]),
        ("Though an ally of the United States, Thailand bought submarines.", "ally", ["Thailand"]),
        ("A buyer of Russian oil, India was punished.", "buyer", ["India"]),
        ("Russia is Egypt's largest wheat supplier, followed by Ukraine.", "supplier", ["Russia", "Ukraine"]),
        ("Malaysia, Thailand and other members of ASEAN protested.", "members", ["Malaysia"]),
        ("Malta, like all other members of the EU, may protest.", "members", ["Malta"]),
    ],
)
def test_of_whom_a_noun_is_said(text: str, word: str, found: list[str]) -> None:
    assert words(text, word, "self") == found


def test_a_phrase_hung_on_the_verb_above() -> None:
    assert words("Delhi sees itself as a counterweight to Beijing.", "counterweight", "to") == ["Beijing"]


@pytest.mark.parametrize(
    "text, word, found",
    [
        ("Iran, in talks with Oman, protested.", "talks", ["Iran"]),
        ("Kristalina Georgieva, the economist in charge of the IMF, spoke.", "charge", ["economist"]),
        ("The G20, under Kenya's presidency, met.", "presidency", ["G20"]),
    ],
)
def test_a_phrase_set_behind_a_name(text: str, word: str, found: list[str]) -> None:
    assert words(text, word, "csubj") == found


@pytest.mark.parametrize(
    "text, word",
    [
        ("Talks resumed on Monday in Doha between Israel and Hamas.", "Talks"),
        ("A call took place on Friday between Narendra Modi and Vladimir Putin.", "call"),
    ],
)
def test_between_whom_a_subject_is_that_stands_far_before(text: str, word: str) -> None:
    assert words(text, word, "between") in (["Israel"], ["Modi"])
