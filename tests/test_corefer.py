"""Pronouns and descriptions: whom they stand for, and when nobody is told."""

from __future__ import annotations

import pytest
from parses import linked, named

from kg.corefer import corefer
from kg.model import Passage


@pytest.mark.parametrize(
    "texts, word, nth, actors",
    [
        (("Turkey opened an embassy in Chad.", "It sent an ambassador."), "It", 0, ("TUR",)),
        (("Turkey expanded its trade with Chad.",), "its", 0, ("TUR",)),
        (("The French left Niger.", "They have a base in Djibouti."), "They", 0, ("FRA",)),
        (("Moscow keeps soldiers in Mali.", "They train the army."), "They", 0, ("RUS",)),
        (("Armenia's dispute with Turkey ended.", "It thanked America."), "It", 0, ("ARM",)),
        (("Nicaragua broke with Taiwan.", "The Central American country supports China."), "country", 0, ("NIC",)),
        (("Mali accused Algeria.", "The tiny West African nation left ECOWAS."), "nation", 0, ("MLI",)),
        (("Norway chairs the Arctic Council.", "Germany praised Cuba.", "It was founded in 1996."), "It", 0, ("arctic-council",)),
        (("Turkey trains officers in Somalia.", "The army attacked Kenya."), "army", 0, ("SOM",)),
        (("Soldiers took power in Niger.", "The generals threatened Chad."), "generals", 0, ("NER",)),
        (("Emmanuel Macron visited Berlin.", "His successor supports Germany."), "successor", 0, ("FRA",)),
        (("Egypt mediates between Israel and Hamas.", "Neither has accused Egypt."), "Neither", 0, ("ISR", "hamas")),
        (("Turkey bought missiles from Russia.", "The NATO ally accused Greece."), "ally", 0, ("TUR",)),
        (("Canada sent troops to Latvia.", "Japan has soldiers there too."), "there", 0, ("LVA",)),
        (("Kenya and Uganda signed a treaty.", "They will open the border."), "They", 0, ("KEN", "UGA")),
        (("Emmanuel Macron visited Berlin.", "He praised Germany."), "He", 0, ("emmanuel-macron",)),
        (("Kenya and Uganda signed a treaty.", "The two countries opened the border."), "countries", 0, ("KEN", "UGA")),
        (("Kenya and Uganda signed a treaty.", "Both sides praised it."), "sides", 0, ("KEN", "UGA")),
        (("Kenya and Uganda signed a treaty.", "Neither confirmed it."), "Neither", 0, ("KEN", "UGA")),
        (("Kenya and Uganda signed a treaty.", "Neither country confirmed it."), "country", 0, ("KEN", "UGA")),
        (("Armenia left the CSTO.", "The alliance did not react."), "alliance", 0, ("CSTO",)),
        (("Moscow took Avdiivka after Minsk sent troops to its ally.",), "its", 0, ("BLR",)),
        (("China is Vietnam's rival.", "The United States is its partner."), "its", 0, ("CHN",)),
        (("Hungary sent soldiers to Chad and opened a base in the country.",), "country", 0, ("TCD",)),
        (("American forces use sites in Sweden and Finland, but neither country has let America open a base.",), "country", 0, ("SWE", "FIN")),
        (("Russia and Iran met.", "Bilateral trade rose."), "Bilateral", 0, ("RUS", "IRN")),
        (("Who supports Denmark?", "Sweden and Norway do."), "Who", 0, ("SWE", "NOR")),
        (("Russia's 201st Military Base stands in Tajikistan.", "Russia will leave the base."), "base", 0, ("201st-military-base",)),
        (("Recep Tayyip Erdogan visited Libya.", "The Turkish leader thanked Germany."), "leader", 0, ("recep-tayyip-erdogan",)),
        (("Emmanuel Macron visited Berlin.", "The Turkish leader thanked Germany."), "leader", 0, ()),
        (("Emmanuel Macron and Olaf Scholz met.", "The two heads of state signed a declaration."), "heads", 0, ("emmanuel-macron", "olaf-scholz")),
        (("Kenya and Uganda signed a treaty.", "Trade between the neighbours grew."), "neighbours", 0, ("KEN", "UGA")),
        (("Emmanuel Macron told Olaf Scholz so when they met in Berlin.",), "they", 0, ("emmanuel-macron", "olaf-scholz")),
        (("Iran supplied Russia with drones for its war against Ukraine.",), "its", 0, ("RUS",)),
        (("The CSTO failed Armenia when Azerbaijan attacked its territory.",), "its", 0, ("ARM",)),
        (("Qatar arms the rebels.", "Sudan accused it.", "The army retook Khartoum.", "Egypt helped the army."), "army", 0, ("SDN",)),
        (("Qatar arms the rebels.", "Sudan accused it.", "The army retook Khartoum.", "Egypt helped the army."), "army", 1, ("SDN",)),
        (("Armenia left the CSTO.", "The country did not give a reason."), "country", 0, ("ARM",)),
        (("Serbia accused Kosovo.", "It threatened its neighbour."), "neighbour", 0, ("XKX",)),
        (("Emmanuel Macron visited Berlin.", "His country supports Germany."), "country", 0, ("FRA",)),
        (("Norway chairs the Arctic Council.", "Prices rose.", "The council met in May."), "council", 0, ("arctic-council",)),
        (("Panama owns the Panama Canal.", "China operates the canal."), "canal", 0, ("panama-canal",)),
        (("North Korea accused Japan.", "China kept its army in the North."), "North", 1, ("PRK",)),
        (("Montenegro negotiates with the European Union.", "It hopes to enter the Union."), "Union", 1, ("EU",)),
        (("Mali accused Algeria.", "The junta expelled an envoy."), "junta", 0, ("MLI",)),
        (("Cuba buys oil.", "The island depends on Venezuela."), "island", 0, ("CUB",)),
        (("Germany praised Cuba.", "The island depends on Venezuela."), "island", 0, ("CUB",)),
        (("Ethiopia threatened Somalia.", "The government accused its eastern neighbour."), "neighbour", 0, ("SOM",)),
        (("Russia praised Kazakhstan.", "Brazil criticised it.", "Kazakhstan thanked its northern neighbour."), "neighbour", 0, ("RUS",)),
        (("Kenya and Uganda signed a treaty.", "The former will open the border, the latter will not."), "former", 0, ("KEN",)),
        (("Kenya and Uganda signed a treaty.", "The former will open the border, the latter will not."), "latter", 0, ("UGA",)),
        (("Kenya, Uganda and Tanzania signed a treaty.", "Rwanda is allied with all three."), "three", 0, ("KEN", "UGA", "TZA")),
        (("France agreed to sell Armenia radars, and India has been supplying it with rockets.",), "it", 0, ("ARM",)),
        (("Germany has given Ukraine aid and trains Ukrainian soldiers.", "In March it pledged tanks.",), "it", 0, ("DEU",)),
        (("The African Union has grown.", "Belarus praised Egypt.", "Kenya became its member.",), "its", 0, ("AU",)),
        (("Kenyan soldiers arrived in Haiti.", "They will stay."), "They", 0, ("KEN",)),
        (("Ms Hasina fled to India.", "Professor Muhammad Yunus replaced her.", "The professor visited Beijing."),
         "professor", 0, ("muhammad-yunus",)),
        (("Muhammad Yunus left.", "Ms Hasina fled to India.", "He thanked her."), "He", 0, ("muhammad-yunus",)),
        (("Egypt praised Iraq and Saudi Arabia.", "It sent soldiers to the kingdom."), "kingdom", 0, ("SAU",)),
        (("Egypt mediates between Israel and Hamas.", "It urged both sides to talk."), "sides", 0, ("ISR", "hamas")),
        (("The CSTO has soldiers from Armenia.", "Its headquarters are in Moscow."), "Its", 0, ("CSTO",)),
        (("France lost its bases.", "Expelled from Mali, it has no influence there."), "it", 0, ("FRA",)),
        (("Turkey praised France.", "It left Chad, where it had a base."), "it", 0, ("TUR",)),
        (("Russia sells arms to Central Asia.", "China invests in the region.",), "region", 0, ("central-asian-states",)),
        (("Russia sells arms to the Baltic states.", "China invests in these nations.",), "nations", 0, ("baltic-states",)),
        (("Kenya and Uganda signed a treaty.", "Both sides praised it.", "They opened the border.",), "They", 0, ("KEN", "UGA",)),
        (("Chad depends on France.", "Many Chadians work in France.", "Mali sends workers there.",), "there", 0, ("FRA",)),
        (('"We are not at war with Russia," Jens Stoltenberg said.',), "We", 0, ("NATO",)),
        (('"Russia attacked us," said Zelensky.',), "us", 0, ("UKR",)),
        (("Guterres thanked Erdogan for his mediation.",), "his", 0, ("recep-tayyip-erdogan",)),
        (("Turkey praised Finland.", "Sweden deposited its own papers."), "its", 0, ("SWE",)),
        (("NATO held a summit.", "Finland became its member."), "its", 0, ("NATO",)),
        (("Armenia praised Russia.", "The country depends on Russia."), "country", 0, ("ARM",)),
        (("Russia occupies Abkhazia and South Ossetia and keeps troops in both.",), "both", 0, ("abkhazia", "south-ossetia")),
        (("Narendra Modi met Xi Jinping.", "Trade between the two countries has grown."), "countries", 0, ("IND", "CHN")),
        (("Iran and Saudi Arabia signed a treaty.", "China had mediated between the two."), "two", 0, ("IRN", "SAU")),
        (("Qatar and Egypt are mediating between Israel and Hamas.", "They brokered a truce."), "They", 0, ("QAT", "EGY")),
        (("Rosatom praised Hungary.", "It remains the largest supplier of fuel."), "It", 0, ("rosatom",)),
        (("Emmanuel Macron, whose country supports Ukraine, visited Kyiv.",), "country", 0, ("FRA",)),
        (("Turkey praised Iran.", "Tehran said that its forces had left."), "its", 0, ("IRN",)),
        (("Brazil praised China.", "It took 60 million tonnes of soybeans."), "It", 0, ("BRA",)),
        (("At his meeting with Olaf Scholz, Emmanuel Macron praised Germany.",), "his", 0, ("emmanuel-macron",)),
    ],
)
def test_antecedents(texts: tuple[str, ...], word: str, nth: int, actors: tuple[str, ...]) -> None:
    assert named(*texts).meant(word, nth) == actors


@pytest.mark.parametrize(
    "texts, word",
    [
        (("It is likely that Kenya will win.",), "It"),  # stands for nothing
        (("Kenya signed the treaty.", "It is likely that prices will rise."), "It"),
        (("They opened the border.",), "They"),  # nobody before
        (("Kenya signed the treaty.", "They opened the border."), "They"),  # one is not they
        (("Kenya signed the treaty.", "The two countries opened the border."), "countries"),
        (("Kenya signed the treaty.", "He opened the border."), "He"),  # a state is not he
        (("The alliance did not react.",), "alliance"),
        (("Armenia left the CSTO.", "An alliance needs members."), "alliance"),  # indefinite
        (("Norway chairs the Arctic Council.", "A council met in May."), "council"),
        (("Norway chairs the Arctic Council.", "The municipal council met in May."), "council"),
        (("Germany praised France.", "The island depends on Venezuela."), "island"),
        (("Brazil praised Kazakhstan.", "Kazakhstan thanked its northern neighbour."), "neighbour"),
        (("Russia flies jets.", "The J-10C fighters are Chinese."), "fighters"),
        (("Armenia left the CSTO.", "Iran joined the SCO.", "The council met in Geneva."), "council"),  # nobody is called so
        (("Russia sells arms to Mali.", "China invests in the region.",), "region"),
        (("Russia praised Mali.", "China invests in these nations.",), "nations"),
        (("Russia praised Mali.", "We do not know why.",), "We"),
        (('"Russia attacked Ukraine," Mark Rutte told us.',), "us"),
        (("There is no war.",), "There"),
        (("The Northern Fleet left Severomorsk.", "They sailed north."), "They"),
        (("Russia leased the Manas airbase.", "China praised the pipeline."), "pipeline"),
        (("It remains to be seen whether Kenya will win.",), "It"),
        (("China, which had mediated between the two, praised Iran and Saudi Arabia.",), "two"),  # they come later
        (("Brazil praised China.", "It took eight years to build the bridge."), "It"),
        (("Brazil praised China.", "It was the African Union that mediated."), "It"),
        (("Europe praised Kenya.", "They opened the border."), "They"),
        (("Kenya praised Uganda.", "The loan of two billion helped."), "two"),
        (("Armenia left the CSTO.", "Another country may join."), "country"),
        (("Germany praised Cuba.", "It was signed in Berlin."), "It"),  # whatever it is, it is no state
        (("Germany praised Cuba.", "It was founded in 1996."), "It"),
        (("Germany praised Cuba.", "It expired in May."), "It"),
        (("The French left Niger.", "Chad bought missiles, most of them old."), "them"),
        (("Emmanuel Macron visited Berlin.", "His successor, Olaf Scholz, supports Germany."), "successor"),
        (("Emmanuel Macron visited Berlin.", "Kenya recalled the ambassador."), "ambassador"),
        (("Armenia left the CSTO.", "The tiny West African nation left ECOWAS."), "nation"),
        (("Kenya, Uganda, Tanzania and Rwanda met.", "The two sides agreed to expand their trade."), "their"),  # the sides are unknown
        (("Who supports Denmark?", "Sweden does not."), "Who"),
        (("Who supports Denmark?", "Prices rose."), "Who"),
        (("Russia and Iran met.", "Bilateral trade with Iran rose."), "Bilateral"),  # the noun names one of them
        (("Kuwait's emir, Sabah al-Ahmad al-Sabah, met Xi.", "The emir, Tamim bin Hamad al-Thani, met Putin."), "emir"),  # the name says who
        (("Russia's 201st Military Base stands in Tajikistan.", "The United States will leave the base."), "base"),
    ],
)
def test_nobody_rather_than_a_guess(texts: tuple[str, ...], word: str) -> None:
    assert named(*texts).meant(word) == ()


def test_the_subject_of_its_own_clause_is_no_antecedent() -> None:
    reading = named("Russia praised China.", "Mongolia criticised it.")
    assert "MNG" not in reading.meant("it")
    assert reading.meant("it") in (("RUS",), ("CHN",))


def test_itself_is_the_subject() -> None:
    assert named("Russia isolated itself.").meant("itself") == ("RUS",)


def test_who_was_named_far_back_is_forgotten() -> None:
    filler = ("Prices rose.",) * 6
    assert named("Turkey opened an embassy in Chad.", *filler, "It sent an ambassador.").meant("It") == ()


def test_they_are_all_of_a_coordination() -> None:
    reading = named("Kenya, Uganda and Tanzania signed a treaty.", "They will open the border.")
    assert set(reading.meant("They")) == {"KEN", "UGA", "TZA"}


def test_kinds_and_reasons() -> None:
    reading = named("Armenia left the CSTO.", "The alliance did not react.", "It sent an ambassador.")
    found = {mention.text: (mention.kind, mention.why) for sentence in reading.sentences for mention in sentence.mentions}
    assert found["alliance"] == ("description", "coreference")
    assert found["It"] == ("pronoun", "coreference")


def test_what_the_sentences_before_speak_of() -> None:
    reading = named("Turkey opened an embassy in Chad.", "Prices rose.")
    assert reading.sentences[0].salient == ()
    assert [(kind, actor) for kind, actor, _ in reading.sentences[1].salient] == [("country", "TUR"), ("country", "TCD")]
    assert reading.sentences[1].salient[0][2] > reading.sentences[1].salient[1][2]


@pytest.mark.parametrize("questions, actors", [(("Who won?", "And now?", "Why?"), ("KEN",)), (("Who won?", "Prices rose.", "Prices fell."), ())])
def test_the_answers_of_an_interview_speak_for_a_state(questions: tuple[str, ...], actors: tuple[str, ...]) -> None:
    first, *others = questions
    reading = linked("Kenya and Uganda signed a treaty.", first, "Kenya signed the treaty.", *others, "Russia threatened us.")
    for sentence in reading.sentences:
        sentence.passage = Passage(sentence.start, sentence.end, "body", reading.article.source)
    corefer(reading.sentences, reading.cast)
    assert reading.meant("us") == actors


def test_the_two_presidents_hold_that_office() -> None:
    reading = named("Sadyr Japarov met Emomali Rahmon.", "A ceasefire, signed by Kamchybek Tashiev and Saimumin Yatimov, holds.",
                    "Vladimir Putin telephoned the two presidents.")
    assert reading.meant("presidents") == ("sadyr-japarov", "emomali-rahmon")


def test_a_storm_is_nobody() -> None:
    reading = named("Typhoon Yagi hammered Vietnam.", "It struck Hainan.")
    assert reading.meant("It") == ()
    assert "Typhoon Yagi" not in reading.actors()


def test_its_in_a_relative_clause_is_whom_the_clause_is_about() -> None:
    reading = named("Russia sold gas to Uganda, which guards its border with Kenya.")
    assert reading.meant("its") == ("UGA",)


def test_a_bloc_is_an_organization_and_not_the_west() -> None:
    assert named("Niger left the West.", "ECOWAS imposed sanctions.", "Niger quit the bloc.").meant("bloc") == ("ECOWAS",)


def test_a_mutual_pact_is_that_of_its_subject() -> None:
    assert named("Russia met Kenya.", "Kenya founded the African Union, a mutual defence pact.").meant("mutual") == ()


def test_a_treaty_on_something_is_another_one() -> None:
    before = "Kenya left the Collective Security Treaty Organization."
    assert named(before, "Kenya signed the treaty on trade.").meant("treaty") == ()
