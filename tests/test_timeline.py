"""Dates of relations: which of a sentence, and what the sentences before tell."""

from __future__ import annotations

import pytest
from parses import DAY, Reading, linked, parsed

from kg.model import Factuality, Passage, Polarity, Source, Time
from kg.qualify.dating import date_of
from kg.qualify.timeline import timeline
from kg.syntax import Argument, RelationMention


def time(reading: Reading, word: str, relation: str = "attacks", polarity: Polarity = "affirmed", factuality: Factuality = "actual",
         pattern: str = "verb") -> Time | None:
    """The date of a relation with this word as trigger."""
    trigger = reading.token(word)
    moments = timeline(reading.sentences, reading.text, reading.article.source.date)
    ends = [Argument("A", trigger, "name"), Argument("B", trigger, "name")]
    mention = RelationMention(relation, trigger, *ends, f"{relation}.{pattern}.{trigger.lemma}", 0.8)
    return date_of(mention, moments[trigger.sentence], polarity, factuality)


def start(*texts: str, word: str, relation: str = "attacks", day: str | None = DAY) -> str | None:
    found = time(parsed(*texts, day=day), word, relation)
    return found.start if found else None


CHAIN = "Russia bombed Syria on 3 May, a day after Iran had attacked Israel."


def test_what_is_a_day_after_another_has_a_date_of_its_own() -> None:
    assert start(CHAIN, word="bombed") == "2024-05-03"
    assert start(CHAIN, word="attacked") == "2024-05-02"


def test_what_follows_a_dated_event_is_counted_from_it() -> None:
    text = "Turkey invaded Cyprus three days after Nixon met Makarios on 3 July 1974."
    assert start(text, word="invaded") == "1974-07-06"
    assert start(text, word="met", relation="meets_with") == "1974-07-03"


def test_dates_without_a_year_are_of_the_year_that_the_passage_tells() -> None:
    text = "In 1956 Hungary rebelled. On 1 November Nagy left the pact; on the 4th Soviet tanks entered Budapest."
    assert start(text, word="left", relation="withdraws_from") == "1956-11-01"
    assert start(text, word="entered", relation="deploys_forces_in") == "1956-11-04"


def test_the_story_goes_on_at_its_date() -> None:
    told = ("On Monday Putin met Xi in Moscow.", "He accused the West of lies.")
    assert start(*told, word="accused", relation="accuses") == "2024-06-10"
    assert start(told[1], word="accused", relation="accuses") is None
    assert start(told[0], "Beijing depends on imports.", told[1], word="accused", relation="accuses") is None


def test_a_state_is_not_told_on() -> None:
    assert start("On Monday Putin met Xi in Moscow.", "Beijing depends on imports.", word="depends", relation="depends_on") is None


@pytest.mark.parametrize("word, relation, found", [("visited", "visits", "2024-04"), ("received", "meets_with", "2024-04")])
def test_a_clause_with_when_is_at_the_date_before_it(word: str, relation: str, found: str) -> None:
    assert start("Macron visited China in April, when Lula received Xi.", word=word, relation=relation) == found


def test_an_event_is_not_dated_by_what_it_is_the_first_since() -> None:
    assert start("Kenya signed the first treaty with Uganda since 1999.", word="signed", relation="signs_agreement_with") is None
    assert start("On 3 May Kenya signed the first treaty with Uganda since 1999.", word="signed", relation="signs_agreement_with") == "2024-05-03"


def test_the_first_to_do_something_does_it_then() -> None:
    assert start("Mali became in May the first state to recognise Somaliland.", word="recognise", relation="supports") == "2024-05"


def test_a_clause_in_which_the_story_goes_on() -> None:
    assert start("On Tuesday Rahmon flew to Bishkek, where he met Japarov.", word="met", relation="meets_with") == "2024-06-11"


def test_what_is_to_be_done_lies_ahead() -> None:
    found = time(parsed("The treaty of Kenya and Uganda is to be signed in August."), "treaty", "signs_agreement_with", factuality="planned")
    assert found == Time("2024-08", "2024-08", "August")


def test_an_office_until_a_day() -> None:
    found = time(parsed("Jones, the Kenyan envoy until his dismissal on Friday, met Putin."), "envoy", "holds_office_in", pattern="title")
    assert found == Time(None, "2024-06-14", "Friday")


def test_a_later_date_is_counted_from_the_one_before() -> None:
    assert start("In 1956 Hungary rebelled. On 1 November Nagy left the pact; on the 4th Soviet tanks entered Budapest.",
                 "Iran attacked Israel a year later.", word="attacked") == "1957"
    assert start("Iran attacked Israel a year later.", word="attacked") is None


def test_the_day_before_may_be_that_before_the_report() -> None:
    assert start("Britain had attacked Egypt the day before.", word="attacked") == "2024-06-14"
    assert start("Britain had attacked Egypt the day before.", word="attacked", day="2024-06") is None


def report(text: str, before: str, kind: str = "body", day: str = DAY) -> Reading:
    """A text as a passage of its own after these words on its line."""
    reading = parsed(text)
    moved = before + reading.text
    for token in reading.sentences[0].tokens:
        token.start, token.end = token.start + len(before), token.end + len(before)
    [sentence] = reading.sentences
    sentence.start, sentence.end = sentence.start + len(before), sentence.end + len(before)
    sentence.passage = Passage(len(before), len(moved), kind, Source("a1", "test:1", date=day))  # type: ignore[arg-type]
    return Reading(type(reading.article)("a1", "test.txt", moved, reading.article.source), reading.sentences, reading.cast)


def test_an_entry_of_a_live_report_is_of_its_day() -> None:
    entry = report("Russia has attacked Odesa.", "14:05 ")
    assert time(entry, "attacked") == Time(DAY, DAY, "14:05")
    assert time(entry, "attacked", polarity="negated") is None
    assert time(entry, "attacked", factuality="possible") is None
    assert time(entry, "attacked", relation="borders") is None
    assert time(report("Russia has attacked Odesa.", "14:05 ", day="2024-06"), "attacked") is None


@pytest.mark.parametrize("before, clock", [
    ("18.40 AMT\n", "18.40 AMT"), ("Monday\n\n9:05pm\n\n", "9:05pm"), ("18.40 dollars\n", None)])
def test_the_clock_of_a_live_report_on_a_line_of_its_own(before: str, clock: str | None) -> None:
    found = time(report("Russia has attacked Odesa.", before), "attacked")
    assert found == (Time(DAY, DAY, clock) if clock else None)


def test_a_clock_on_its_own_line_is_that_of_all_paragraphs_below_it() -> None:
    reading = parsed("Russia has attacked Odesa.", "Russia has attacked Odesa.")
    first, second = reading.sentences
    text = "18.40 AMT\n" + reading.text[: first.end] + "\n" + reading.text[second.start:]
    for sentence in reading.sentences:
        sentence.start, sentence.end = sentence.start + 10, sentence.end + 10
        sentence.passage = Passage(sentence.start, sentence.end, "body", Source("a1", "test:1", date=DAY))
    moments = timeline(reading.sentences, text, DAY)
    assert [moments[sentence].clock for sentence in reading.sentences] == ["18.40 AMT"] * 2


def test_news_need_a_report() -> None:
    assert start("Russia has attacked Odesa.", word="attacked") is None


@pytest.mark.parametrize("place, year", [("Britain", "2015"), ("France", "2019"), ("Turkey", "2020")])
def test_years_right_after_several_partners(place: str, year: str) -> None:
    reading = parsed("Kenya signed agreements with Britain (2015), France (2019) and Turkey (2020).")
    ends = [Argument(word, reading.token(word), "name") for word in ("Kenya", place)]
    mention = RelationMention("signs_agreement_with", reading.token("agreements"), *ends, "signs_agreement_with.noun.agreement", 0.8)
    [moment] = timeline(reading.sentences, reading.text, DAY).values()
    assert date_of(mention, moment, "affirmed", "actual") == Time(year, year, year)


def test_since_another_event() -> None:
    found = time(parsed("Hezbollah is led by Qassem since Israel killed Nasrallah in May."), "led", "leads")
    assert found == Time("2024-05", None, "May")


def test_the_date_of_what_went_before_is_not_that_of_the_answer() -> None:
    text = "Qatar summoned the Iranian envoy after the attack of 3 May."
    assert start(text, word="summoned", relation="opposes") is None
    assert start(text, word="attack") == "2024-05-03"


def test_a_clause_in_another_tense_has_another_time() -> None:
    assert start("The airport, stormed on Monday, is guarded by Russia.", word="guarded", relation="deploys_forces_in") is None


def test_a_semicolon_parts_dates() -> None:
    text = "In February Kenya made Uganda a partner; on 3 May Mali left the bloc."
    assert start(text, word="partner", relation="affiliated_with") == "2024-02"
    assert start(text, word="left", relation="withdraws_from") == "2024-05-03"


def test_a_treaty_is_dated_by_its_signing() -> None:
    text = "The treaty, signed on 19 May by Putin and Kim, angers Tokyo."
    assert start(text, word="treaty", relation="strategic_partner_of") == "2024-05-19"
    assert start(text, word="angers", relation="opposes") is None
    assert start(text, word="treaty", relation="located_in") is None


def test_then_is_at_the_date_told_last() -> None:
    assert start("Until 2014 Ukraine rented the port to Russia; then Russia annexed Crimea.", word="annexed", relation="controls") == "2014"


def test_what_is_agreed_for_a_month_lies_ahead() -> None:
    assert start("A drill of Indonesia and Russia has been agreed for November.", word="drill", relation="exercises_with") == "2024-11"


def test_other_times_and_lasting_relations_leave_the_story() -> None:
    monday = "On Monday Putin met Xi in Moscow."
    assert start(monday, "Washington later rebuked Kyiv.", word="rebuked", relation="opposes") is None
    assert start(monday, "Russia captured Odesa.", word="captured", relation="controls") == "2024-06-10"


def test_an_event_is_not_until_a_day() -> None:
    reading = parsed("Jones asked Smith, the Kenyan envoy until Friday, to help Mali.")
    assert time(reading, "asked", "requests") is None
    assert time(reading, "envoy", "holds_office_in", pattern="title") == Time(None, "2024-06-14", "Friday")


def test_an_entry_of_a_chronology_is_at_its_date() -> None:
    assert start("May 2014.", "Haftar attacks Benghazi.", word="attacks") == "2014-05"
    assert start("May 2014.", "Haftar attacks Benghazi.", "Egypt bombs Derna on 16 June.", word="bombs") == "2014-06-16"
    assert start("May 2014.", "Beijing depends on imports.", word="depends", relation="depends_on") is None
    assert start("Haftar attacks Benghazi.", word="attacks") is None


def test_a_despatch_is_not_at_the_date_of_its_head_where_it_tells_the_past() -> None:
    assert start("May 2014.", "Zelensky thanked Finland.", word="thanked", relation="requests", day="2014-05") is None


def test_a_date_after_a_semicolon_is_another_sentence_s() -> None:
    text = "Egypt and Sudan support Haftar; in June Iran bombed Derna."
    assert start(text, word="support", relation="supports") is None
    assert start(text, word="bombed") == "2024-06"


def test_the_story_is_not_at_the_date_after_which_it_is() -> None:
    before = "Kenya left the bloc after the attacks of 11 September 2001."
    assert start(before, "Russia captured Odesa.", word="captured", relation="controls") is None


def paragraphs(*texts: str, day: str = DAY) -> Reading:
    """Every sentence as a paragraph of its own."""
    reading = parsed(*texts)
    source = Source("a1", "test:1", date=day)
    for sentence in reading.sentences:
        sentence.passage = Passage(sentence.start, sentence.end, "body", source)
    return reading


def test_the_news_of_a_report_hold_over_its_paragraphs() -> None:
    news = ("On Monday Putin met Xi in Moscow.", "Beijing depends on imports.", "Tusk urged Minsk to free them.")
    assert time(paragraphs(*news, day="2024-06-12"), "urged", "requests") == Time("2024-06-10", "2024-06-10", "Monday")
    assert time(paragraphs(*news[1:], day="2024-06-12"), "urged", "requests") is None


def test_shortly_after_is_in_the_same_month() -> None:
    text = "Sudzha was captured by Ukraine shortly after it launched its offensive in August 2024."
    assert time(parsed(text), "captured", "controls") == Time("2024-08", "2024-08", "August 2024")


@pytest.mark.parametrize(
    "text, word, relation",
    [
        ("Finland closed its border with Russia last year.", "border", "borders"),
        ("Tbilisi has had no embassy in Moscow since 2008, but Kyiv has sanctioned Russia.", "sanctioned", "sanctions"),
        ("Kyrgyzstan depends on Uzbekistan in winter.", "depends", "depends_on"),
        ("Dubai, a partner in the accords of 2020, warned Israel.", "warned", "threatens"),
    ],
)
def test_dates_of_something_else(text: str, word: str, relation: str) -> None:
    assert start(text, word=word, relation=relation) is None


def test_a_title_before_its_name_has_no_term_after_it() -> None:
    reading = parsed("Russian aircraft have bombed the enemies of President Assad since 30 September.")
    ends = [Argument(word, reading.token(word), "name") for word in ("Assad", "President")]
    mention = RelationMention("holds_office_in", reading.token("President"), *ends, "holds_office_in.title.name", 0.8)
    [moment] = timeline(reading.sentences, reading.text, DAY).values()
    assert date_of(mention, moment, "affirmed", "actual") is None


def test_what_is_signed_is_the_pact_not_the_partner() -> None:
    found = time(linked("The CSTO has a cooperation agreement with the SCO, signed in 2007 in Dushanbe."), "agreement", "signs_agreement_with")
    assert found == Time("2007", "2007", "2007")


def test_two_verbs_side_by_side_share_the_date() -> None:
    assert start("Russian forces destroyed and captured Goma in the spring of 2022.", word="destroyed") == "2022-03"


def test_without_a_day_of_its_own_a_text_goes_on_in_the_year_told_last() -> None:
    texts = ("On August 2, 1990 Iraq attacked Kuwait.", "On August 8 Iraq annexed Kuwait.", "On February 28 Iraq left Kuwait.")
    assert start(*texts, word="annexed", relation="controls", day=None) == "1990-08-08"
    assert start(*texts, word="left", relation="withdraws_from", day=None) == "1991-02-28"
    assert start(texts[1], word="annexed", relation="controls", day=None) is None


def test_when_an_event_ended_or_began() -> None:
    assert start("Kenya missed an exercise that ended on 3 May.", word="exercise", relation="exercises_with") == "2024-05-03"


def test_since_the_year_began() -> None:
    found = time(parsed("Both Kenya and Somalia have accused each other of attacks since the year began."), "accused", "accuses")
    assert found == Time("2024-01", None, "the year began")


def test_thereupon_goes_on_from_the_date_before_it_even_by_the_way() -> None:
    text = "Kenya lost soldiers in May to rebels briefed by Somalia, with which Mali thereupon quarrelled."
    assert start(text, word="quarrelled", relation="opposes") == "2024-05"


def test_an_answer_to_the_news_is_of_the_report_s_day() -> None:
    lead = "Russia attacked Odesa on Friday."
    assert start(lead, "France has condemned Russia.", word="condemned", relation="opposes") == DAY
    assert start("France has condemned Russia.", word="condemned", relation="opposes") is None


def test_what_begins_or_ends_on_a_date_holds_from_it_or_until_it() -> None:
    joined = parsed("Kenya joined the bloc in 2004.", day=DAY)
    assert time(joined, "joined", "member_of") == Time("2004", None, "2004")
    assert time(joined, "joined", "member_of", factuality="planned") == Time("2004", "2004", "2004")
    assert time(joined, "joined", "member_of", polarity="negated") == Time("2004", "2004", "2004")
    assert time(parsed("China opened a base in Tajikistan in 2016."), "opened", "hosts_base_of") == Time("2016", None, "2016")
    closed = parsed("Russia closed its base at Kant in 2014.")
    assert time(closed, "base", "hosts_base_of", factuality="ended") == Time(None, "2014", "2014")
    assert time(closed, "closed", "withdraws_from") == Time("2014", "2014", "2014")


def test_the_entry_s_date_is_that_of_what_stands_under_it() -> None:
    entry = ("2001, 16 July.", "Three days after a warrant was issued, Putin meets Xi in Moscow.")
    assert start(*entry, word="meets", relation="meets_with") == "2001-07-16"


def test_what_had_been_before_the_date_told_is_not_where_the_story_goes_on() -> None:
    text = "On 7 May Russia bombed Syria in revenge for a murder a fortnight earlier."
    assert start(text, "Iran attacked Israel.", word="attacked") == "2024-05-07"


def test_a_meeting_told_by_the_way_is_of_the_story_s_day() -> None:
    lead = "On Monday Putin met Xi in Moscow."
    assert start(lead, "Putin, who was receiving Xi in Sochi, praised Iran.", word="receiving", relation="meets_with") == "2024-06-10"
    assert start(lead, "Putin, who was receiving Xi in Sochi, praised Iran.", word="receiving", relation="attacks") is None
    assert start(lead, "Putin, who later received Xi in Sochi, praised Iran.", word="received", relation="meets_with") is None


def test_what_led_up_to_the_story_is_of_its_month() -> None:
    lead = "The pact was concluded on Monday."
    assert start(lead, "Russia and Ukraine had negotiated for eighteen hours.", word="negotiated", relation="meets_with") == "2024-06"
    assert start(lead, "Russia had just bombed Syria.", word="bombed") == "2024-06"
    assert start(lead, "Russia had bombed Syria.", word="bombed") is None


def headed(headline: str, *texts: str, day: str = DAY) -> Reading:
    """A headline over one paragraph."""
    reading = parsed(headline, *texts)
    source, first, last = Source("a1", "test:1", date=day), reading.sentences[0], reading.sentences[-1]
    body = Passage(reading.sentences[1].start, last.end, "body", source) if texts else None
    for sentence in reading.sentences:
        sentence.passage = Passage(first.start, first.end, "headline", source) if sentence is first else body
    return reading


def test_a_headline_is_of_the_time_of_the_news_under_it() -> None:
    headline, news = "Arab states cut ties with Qatar", "On Monday Putin met Xi in Moscow."
    assert time(headed(headline, news, day="2024-06-12"), "cut", "opposes") == Time("2024-06-10", "2024-06-10", "cut")
    assert time(headed(headline, day="2024-06-12"), "cut", "opposes") == Time("2024-06", "2024-06", "cut")
    assert time(headed(headline, day="2024"), "cut", "opposes") is None
    assert time(headed("France opposes Russia", news, day="2024-06-12"), "opposes", "opposes") is None


def test_a_report_tells_on_of_the_month_of_its_news() -> None:
    lead, after = "The guns are to fall silent under a deal reached on Thursday.", "Beijing depends on imports."
    assert start(lead, after, "Lavrov received Fidan in Ankara.", word="received", relation="meets_with", day="2024-06-14") == "2024-06"
    assert start(lead, after, "Lavrov received Fidan within days of it.", word="received", relation="meets_with", day="2024-06-14") is None
    assert start(after, "Lavrov received Fidan in Ankara.", word="received", relation="meets_with", day="2024-06-14") is None


def test_the_dateline_is_no_sentence_of_the_lead() -> None:
    told = ("MINSK.", "MINSK.", "The guns are to fall silent under a deal reached on Thursday.", "Lavrov received Fidan in Ankara.")
    assert start(*told, word="received", relation="meets_with", day="2024-06-14") == "2024-06"


def test_before_dawn_on_a_day_is_on_that_day() -> None:
    assert start("Drones struck Israel before dawn on Saturday.", "It struck Israel.", word="struck") == "2024-06-15"
    text = ("Drones struck Israel before dawn on Saturday.", "Iran attacked Israel.")
    assert start(*text, word="attacked") == "2024-06-15"


def test_what_names_a_thing_by_its_year_is_no_date_of_the_story() -> None:
    lead = "On Monday Putin met Xi in Moscow."
    assert start(lead, "This year's host praised Iran.", "Iran attacked Israel.", word="attacked") == "2024-06-10"


def test_what_is_undertaken_is_undertaken_when_it_is_signed() -> None:
    assert start("In May he came away with a pledge by Sinopec to build a refinery.", word="build", relation="invests_in") == "2024-05"
    assert start("In May he praised a plan by Sinopec to build a refinery.", word="build", relation="invests_in") is None
    text = "In January Dushanbe ratified a protocol by which Murghab passed to China."
    assert start(text, word="passed", relation="controls") == "2024-01"


def test_what_is_done_under_a_pact_is_of_its_date() -> None:
    text = "Turkey will train Somalia under an agreement signed in May."
    assert start(text, word="train", relation="security_cooperation_with") == "2024-05"
    assert start(text, word="train", relation="attacks") is None


def test_what_is_done_on_an_occasion() -> None:
    assert start("At a summit held in May, Kenya joined BRICS.", word="joined", relation="member_of") == "2024-05"


def test_a_date_before_what_is_to_be() -> None:
    assert time(parsed("From 1 August Armenia is to run the crossing."), "run", "operates", factuality="planned") == \
        Time("2024-08-01", None, "1 August")


def test_a_day_that_the_parser_joins_to_the_subject() -> None:
    assert start("Since 13 May two Lithuanian banks have been barred by China.", word="barred", relation="sanctions") == "2024-05-13"


@pytest.mark.parametrize("text, found", [
    ("In August 2023 Nguema overthrew President Ali Bongo of Gabon.", (None, "2023-08")),
    ("President Ali Bongo of Gabon resigned in August 2023.", (None, "2023-08")),
    ("President Ali Bongo of Gabon was elected in 2009.", ("2009", None)),
    ("President Ali Bongo of Gabon left office in August 2023.", (None, "2023-08")),
    ("President Ali Bongo of Gabon took office in 2009.", ("2009", None)),
    ("President Ali Bongo of Gabon praised France in 2009.", None),
])
def test_an_office_is_held_from_the_day_on_which_it_is_taken_until_that_on_which_it_is_lost(text: str, found: tuple[str, str] | None) -> None:
    reading = parsed(text)
    moments = timeline(reading.sentences, reading.text, DAY)
    ends = [Argument("ali-bongo", reading.token("Ali"), "name"), Argument("GAB", reading.token("Gabon"), "name")]
    mention = RelationMention("holds_office_in", reading.token("President"), *ends, "holds_office_in.title.registry", 0.8)
    told = date_of(mention, moments[reading.sentences[0]], "affirmed", "actual")
    assert (told and (told.start, told.end)) == found


def test_a_body_is_not_led_since_it_was_founded() -> None:
    assert start("Hezbollah, founded by Iran in 1982, is led by Qassem.", word="led", relation="leads") is None


def test_days_to_come_in_the_present_tense() -> None:
    assert start("Sanctions against Russia take effect on Monday.", word="Sanctions", relation="sanctions") == "2024-06-17"
    assert start("The bank quits Georgia on 30 June.", word="quits", relation="withdraws_from") == "2024-06-30"
    assert time(parsed("The Czech Republic presides over the EU until June.", day="2024-01-19"), "presides", "leads") == Time(None, "2024-06", "June")


def test_who_is_met_holds_his_office_before_and_after() -> None:
    reading = parsed("Last week Dendias met his Turkish counterpart.")
    assert time(reading, "counterpart", "holds_office_in") is None


def test_what_follows_a_year_most_likely_is_in_it() -> None:
    assert start("Kenya broke with Uganda in 2013.", "Britain expelled it three months later.", word="expelled", relation="opposes") == "2013"
    text = "Kosovo left Serbia in 2008 and was recognised by Britain the next day."
    assert start(text, word="recognised", relation="supports") == "2008"
    assert start("Kosovo left Serbia in 2008.", "Beijing depends on imports.", "Britain had attacked Egypt the next day.", word="attacked") != "2008"


def test_what_is_said_after_talks_is_said_on_their_day() -> None:
    text = "Speaking after talks with Fidan in Ankara on Monday, Lavrov accused Britain of lying."
    assert start(text, word="accused", relation="accuses") == "2024-06-10"
    assert start("After the attack on Monday, Israel bombed Damascus.", word="bombed") is None


def test_what_had_come_about_by_a_date_was_there_then() -> None:
    assert start("By 2015 China had become a member.", word="member", relation="member_of") == "2015"


def test_a_partner_s_date_right_behind_it() -> None:
    text = "France withdrew from Mali in 2022 and from Niger a year later."
    reading = parsed(text)
    ends = [Argument("FRA", reading.token("France"), "name"), Argument("NER", reading.token("Niger"), "name")]
    mention = RelationMention("withdraws_from", reading.token("withdrew"), *ends, "withdraws_from.verb.withdraw", 0.8)
    told = date_of(mention, timeline(reading.sentences, reading.text, DAY)[reading.sentences[0]], "affirmed", "actual")
    assert told == Time("2023", "2023", "a year later")


def test_news_of_last_week_are_of_their_month() -> None:
    told = ("On 4 June Putin met Xi in Moscow.", "Beijing depends on imports.", "Lavrov received Fidan in Ankara.")
    assert time(paragraphs(*told, day="2024-06-10"), "received", "meets_with") == Time("2024-06", "2024-06", "4 June")
    assert time(paragraphs(*told, day="2024-06-30"), "received", "meets_with") is None


def test_a_plan_has_the_date_of_what_is_to_be() -> None:
    told = time(parsed("BRICS invited Egypt on Monday to join on 1 August."), "invited", "member_of", factuality="planned")
    assert told == Time("2024-08-01", "2024-08-01", "1 August")
    assert start("BRICS invited Egypt on Monday to join on 1 August.", word="invited", relation="requests") == "2024-06-10"


def test_what_stands_behind_a_semicolon_goes_on_from_what_stands_before_it() -> None:
    assert start("On Friday Aliyev met Pashinyan; Baku detained an envoy.", word="detained", relation="detains") == "2024-06-14"


def test_what_has_been_so_since() -> None:
    told = time(parsed("Kenya invaded Somalia in October 2011 and has been there since."), "there", "deploys_forces_in")
    assert told == Time("2011-10", None, "October 2011")


def test_who_speaks_after_meeting_somebody_has_met_him_that_day() -> None:
    text = "Lavrov said on Monday after meeting Orban that the war goes on."
    assert start(text, word="meeting", relation="meets_with") == "2024-06-10"
    assert start(text, word="meeting", relation="attacks") is None


def test_a_move_is_answered_at_its_time() -> None:
    text = "Biden allowed Kyiv to use missiles last year, in a move that Russia denounced."
    assert start(text, word="denounced", relation="opposes") == "2023"


def test_what_is_done_after_something_is_not_of_its_date() -> None:
    assert start("Qatar summoned the ambassador of Iran after Monday's attack.", word="ambassador", relation="opposes") is None
