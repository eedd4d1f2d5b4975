// The stories of STOP, HELP, START and YES.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/replies/customer.h"

namespace pigeon::replies {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr const char* kStopped =
    "You're unsubscribed from Bright Dental and will get no more texts. Reply START to come back.";
constexpr const char* kBack =
    "You're subscribed again to Bright Dental. Reply HELP for help, STOP to end.";
constexpr const char* kHelp =
    "Bright Dental visit reminders. Call 01632 960001. Reply STOP to end.";
constexpr const char* kQuestion =
    "Bright Dental: reply YES to get our texts. Msg rates may apply. HELP for help, STOP to end.";

// --- STOP ---

TEST(Stop, it_is_confirmed_once) {
  Customer ann({dentist()});
  EXPECT_THAT(ann.hears("STOP"), ElementsAre(kStopped));
  EXPECT_EQ(ann.said.at(0).origin, messages::Origin::confirmation);
  EXPECT_EQ(ann.said.at(0).program, "Bright Dental");
  EXPECT_THAT(ann.ledger, IsEmpty()) << "the store has entered it";
}

TEST(Stop, said_again_it_is_not_confirmed_again_however_long_after) {
  Customer ann({dentist()});
  ann.hears("STOP");
  EXPECT_THAT(ann.hears("STOP"), IsEmpty());
  ann.wait(hours(24 * 400));
  EXPECT_THAT(ann.hears("Stop!!"), IsEmpty());
  EXPECT_THAT(ann.hears("take me off your list"), IsEmpty());
}

TEST(Stop, two_that_arrive_before_either_is_answered_get_one_confirmation) {
  Customer ann({dentist()});
  ann.keep("STOP");
  ann.keep("STOP");
  EXPECT_THAT(ann.answer_last(), ElementsAre(kStopped));
  EXPECT_THAT(ann.answer_last(), IsEmpty());
}

TEST(Stop, after_a_start_a_new_one_is_confirmed_anew) {
  Customer ann({dentist()});
  EXPECT_THAT(ann.hears("STOP"), SizeIs(1));
  EXPECT_THAT(ann.hears("START"), ElementsAre(kBack));
  EXPECT_THAT(ann.hears("STOP"), ElementsAre(kStopped));
}

TEST(Stop, one_that_was_taken_back_before_it_was_answered_is_not_confirmed) {
  Customer ann({dentist()});
  ann.keep("STOP");
  ann.keep("START");
  EXPECT_THAT(ann.answer_last(), IsEmpty());
  EXPECT_THAT(ann.answer_last(), ElementsAre(kBack));
}

TEST(Stop, a_soft_one_blocks_too_and_shows_the_way_back) {
  Customer ann({dentist()});
  EXPECT_THAT(ann.hears("Cancel"), ElementsAre("Bright Dental: you'll get no more texts. If you "
                                               "meant something else, reply START to come back."));
  EXPECT_TRUE(ann.standing.blocked());
}

TEST(Stop, a_phrase_is_confirmed_like_the_word) {
  Customer ann({dentist()});
  EXPECT_THAT(ann.hears("Please do not contact me again"), ElementsAre(kStopped));
}

TEST(Stop, afterwards_nothing_is_answered_but_help) {
  Customer ann({dentist()});
  ann.hears("STOP");
  EXPECT_THAT(ann.hears("hours"), IsEmpty());
  EXPECT_THAT(ann.hears("1"), IsEmpty());
  EXPECT_THAT(ann.hears("yes"), IsEmpty());
  EXPECT_TRUE(ann.standing.blocked());
  EXPECT_THAT(ann.hears("help"), ElementsAre(kHelp));
}

TEST(Stop, an_ordinary_text_that_waits_behind_a_stop_is_not_answered_any_more) {
  Customer ann({dentist()});
  ann.keep("hours");
  ann.keep("STOP");
  EXPECT_THAT(ann.answer_last(), IsEmpty());
  EXPECT_THAT(ann.answer_last(), ElementsAre(kStopped));
}

TEST(Stop, it_is_confirmed_even_when_the_budget_of_answers_is_spent) {
  Customer ann({dentist()});
  for (const char* text : {"hours", "1", "ok", "opening times", "help", "start"})
    EXPECT_THAT(ann.hears(text), SizeIs(1)) << text;
  EXPECT_THAT(ann.hears("yes"), IsEmpty()) << "this would be the seventh";
  EXPECT_THAT(ann.hears("STOP"), ElementsAre(kStopped));
}

TEST(Stop, without_any_playbook_the_confirmation_names_nobody) {
  Customer ann({});
  EXPECT_THAT(ann.hears("stop"),
              ElementsAre("You're unsubscribed and will get no more texts. Reply "
                          "START to come back."));
  EXPECT_EQ(ann.said.at(0).program, "");
}

struct Tongue {
  const char* contact;
  const char* text;
  const char* begins;
};

TEST(Stop, it_is_confirmed_in_the_language_of_the_contact_else_of_the_word_else_of_the_program) {
  for (const auto& [contact, text, begins] : std::initializer_list<Tongue>{
           {"", "STOP", "You're unsubscribed"},
           {"", "Arrêt", "Alder Parcels : désinscription"},
           {"", "abmelden", "Alder Parcels: Sie sind abgemeldet"},
           {"", "baja", "Alder Parcels: se ha dado de baja"},
           {"", "cancella", "Alder Parcels: iscrizione annullata"},
           {"", "sair", "Alder Parcels: registo cancelado"},
           {"de", "STOP", "Alder Parcels: Sie sind abgemeldet"},
           {"de", "Arrêt", "Alder Parcels: Sie sind abgemeldet"},
           {"fr", "unsubscribe", "Alder Parcels : désinscription"},
       }) {
    Customer ann({parcels()});
    ann.language = contact;
    EXPECT_THAT(ann.hears(text), ElementsAre(StartsWith(begins))) << contact << " " << text;
  }
  Customer marie({loaded("[program]\nname = \"Colis\"\nlanguage = \"fr\"\n")});
  EXPECT_THAT(marie.hears("STOP"), ElementsAre(StartsWith("Colis : désinscription")));
}

TEST(Stop, the_owner_may_say_it_in_other_words) {
  Customer ann(
      {loaded("[program]\nname = \"X\"\n[texts]\n"
              "unsubscribed = \"Gone. Reply START to come back.\"\n")});
  EXPECT_THAT(ann.hears("STOP"), ElementsAre("Gone. Reply START to come back."));
}

// --- a suspicion ---

playbook::Playbook with_a_desk() {
  return loaded(R"([program]
name = "Bright Dental"
kind = "informational"
[agent.desk]
sms = ["+447700900900"]
[topic.confirm]
words = ["1"]
say = "Thank you."
[topic.person]
words = ["person"]
hand = "desk"
)");
}

TEST(Suspicion, they_are_told_how_to_say_it_and_nothing_is_blocked_yet) {
  Customer ann({dentist()});
  EXPECT_THAT(ann.hears("please stop"),
              ElementsAre("Bright Dental: to get no more texts, reply STOP."));
  EXPECT_EQ(ann.said.at(0).origin, messages::Origin::confirmation);
  EXPECT_FALSE(ann.standing.blocked());
  EXPECT_TRUE(ann.standing.suspected);
  ASSERT_THAT(ann.ledger, SizeIs(1));
  EXPECT_EQ(ann.ledger[0].event, consent::Event::suspected);
  EXPECT_EQ(ann.ledger[0].evidence, "please stop");
}

TEST(Suspicion, it_is_asked_once) {
  Customer ann({dentist()});
  ann.hears("please stop");
  EXPECT_THAT(ann.hears("stop it"), IsEmpty());
  EXPECT_THAT(ann.ledger, SizeIs(1));
}

TEST(Suspicion, a_person_sees_it_and_their_done_says_that_it_was_none) {
  Customer ann({with_a_desk()});
  ann.hears("please stop");
  ASSERT_THAT(ann.to_agents, SizeIs(1));
  EXPECT_EQ(ann.to_agents[0].text, "#1 +447700900101: please stop (STOP? done: no)");
  ann.agent_says("#1 done");
  EXPECT_FALSE(ann.standing.suspected);
  EXPECT_EQ(ann.ledger.back().event, consent::Event::clarified);
  EXPECT_EQ(ann.ledger.back().evidence, "+447700900900");
}

TEST(Suspicion, a_done_in_any_other_conversation_enters_nothing) {
  Customer ann({with_a_desk()});
  ann.hears("person");
  ann.agent_says("#1 done");
  EXPECT_THAT(ann.ledger, IsEmpty());
}

TEST(Suspicion, a_stop_after_it_is_confirmed_as_ever) {
  Customer ann({with_a_desk()});
  ann.hears("go away");
  EXPECT_THAT(ann.hears("STOP"), ElementsAre(kStopped));
  EXPECT_TRUE(ann.standing.blocked());
}

TEST(Suspicion, who_goes_on_talking_to_the_program_did_not_mean_it) {
  Customer ann({dentist()});
  ann.hears("please stop");
  EXPECT_THAT(ann.hears("hours"), SizeIs(1));
  EXPECT_FALSE(ann.standing.suspected);
  ann.hears("ok stop");
  EXPECT_TRUE(ann.standing.suspected);
  EXPECT_THAT(ann.hears("START"), ElementsAre(kBack));
  EXPECT_FALSE(ann.standing.suspected);
}

TEST(Suspicion, words_of_a_playbook_are_no_suspicion) {
  Customer ann(
      {loaded("[program]\nname = \"X\"\n[topic.halt]\nwords = [\"stop now\"]\n"
              "say = \"The lift stops.\"\n")});
  EXPECT_THAT(ann.hears("Stop now!"), ElementsAre("The lift stops."));
  EXPECT_FALSE(ann.standing.suspected);
}

TEST(Suspicion, after_a_stop_there_is_nothing_to_suspect) {
  Customer ann({dentist()});
  ann.hears("STOP");
  EXPECT_THAT(ann.hears("please stop"), IsEmpty());
  EXPECT_THAT(ann.ledger, IsEmpty());
}

TEST(Stop, one_in_free_words_is_shown_to_a_person_too) {
  Customer ann({with_a_desk()});
  EXPECT_THAT(ann.hears("Wrong number, I am not Ann"), ElementsAre(kStopped));
  ASSERT_THAT(ann.to_agents, SizeIs(1));
  EXPECT_EQ(ann.to_agents[0].text, "+447700900101: Wrong number, I am not Ann (stopped)");
  ann.hears("START");
  ann.hears("STOP");
  EXPECT_THAT(ann.to_agents, IsEmpty());
}

// --- HELP ---

TEST(Help, it_says_what_the_program_says) {
  Customer ann({dentist()});
  EXPECT_THAT(ann.hears("Help!"), ElementsAre(kHelp));
  EXPECT_EQ(ann.said.at(0).origin, messages::Origin::confirmation);
}

TEST(Help, it_is_given_once_an_hour_whatever_the_word) {
  Customer ann({dentist()});
  EXPECT_THAT(ann.hears("help"), SizeIs(1));
  ann.wait(minutes(59));
  EXPECT_THAT(ann.hears("info"), IsEmpty());
  ann.wait(minutes(2));
  EXPECT_THAT(ann.hears("info"), ElementsAre(kHelp));
}

TEST(Help, to_a_blocked_number_it_is_given_once_a_day) {
  Customer ann({dentist()});
  ann.hears("STOP");
  EXPECT_THAT(ann.hears("help"), ElementsAre(kHelp));
  ann.wait(hours(2));
  EXPECT_THAT(ann.hears("help"), IsEmpty());
  ann.wait(hours(21));
  EXPECT_THAT(ann.hears("help"), IsEmpty());
  ann.wait(hours(1) + seconds(1));
  EXPECT_THAT(ann.hears("help"), ElementsAre(kHelp));
  EXPECT_TRUE(ann.standing.blocked());
}

TEST(Help, the_first_program_that_has_one_gives_it) {
  Customer ann({parcels(), dentist()});
  EXPECT_THAT(ann.hears("help"), ElementsAre(kHelp));
  EXPECT_EQ(ann.said.at(0).program, "Bright Dental");
}

TEST(Help, where_no_program_says_anything_pigeon_does) {
  Customer ann({parcels()});
  EXPECT_THAT(ann.hears("help"), ElementsAre("Alder Parcels: write here and a person will read it. "
                                             "Reply STOP to get no more texts."));
  Customer marie({parcels()});
  EXPECT_THAT(marie.hears("aide"), ElementsAre(StartsWith("Alder Parcels : vous pouvez écrire")));
}

// --- START and YES ---

TEST(Start, after_a_stop_it_is_confirmed_and_topics_answer_again) {
  Customer ann({dentist()});
  ann.hears("STOP");
  EXPECT_THAT(ann.hears("start"), ElementsAre(kBack));
  EXPECT_FALSE(ann.standing.blocked());
  EXPECT_THAT(ann.hears("hours"), ElementsAre("We are open Mon-Fri 8:30-17:30."));
}

TEST(Start, it_is_confirmed_although_the_same_word_was_said_a_minute_before) {
  Customer ann({dentist()});
  ann.hears("START");
  ann.hears("STOP");
  ann.wait(minutes(1));
  EXPECT_THAT(ann.hears("START"), ElementsAre(kBack));
}

TEST(Start, of_somebody_new_begins_the_double_opt_in_of_a_program_that_needs_consent) {
  Customer ann({parcels(), dentist()});
  EXPECT_THAT(ann.hears("START"), ElementsAre(kQuestion));
  ASSERT_THAT(ann.ledger, SizeIs(1));
  EXPECT_EQ(ann.ledger[0].event, consent::Event::asked);
  EXPECT_EQ(ann.ledger[0].program, "Bright Dental");
  EXPECT_EQ(ann.ledger[0].method, "sms");
  EXPECT_EQ(ann.ledger[0].evidence, "START");
  EXPECT_EQ(ann.ledger[0].reason, "word:start");
  EXPECT_EQ(ann.ledger[0].message, 1);
  EXPECT_EQ(ann.ledger[0].at, kMorning);
  EXPECT_FALSE(ann.standing.consents_to("Bright Dental"));
}

TEST(Start, where_no_program_needs_consent_it_is_told_that_nothing_was_stopped) {
  Customer ann({parcels()});
  EXPECT_THAT(ann.hears("START"), ElementsAre("Alder Parcels: your texts were not stopped. Reply "
                                              "HELP for help, STOP to end."));
  EXPECT_THAT(ann.ledger, IsEmpty());
}

TEST(Start, of_somebody_who_has_consented_already_asks_nothing) {
  Customer ann({dentist()});
  ann.standing = {.last = consent::Event::granted, .had_consent = true};
  EXPECT_THAT(ann.hears("START"), ElementsAre(HasSubstr("were not stopped")));
  EXPECT_THAT(ann.ledger, IsEmpty());
}

TEST(Start, one_that_a_later_stop_has_overtaken_is_silent) {
  Customer ann({dentist()});
  ann.hears("STOP");
  ann.keep("START");
  ann.keep("STOP");
  EXPECT_THAT(ann.answer_last(), IsEmpty());
  EXPECT_THAT(ann.answer_last(), ElementsAre(kStopped));
}

TEST(Yes, to_the_open_question_is_consent) {
  Customer ann({dentist()});
  ann.hears("START");
  EXPECT_THAT(ann.hears("Yes!"), ElementsAre("Bright Dental: you're in. Msg rates may apply. Reply "
                                             "HELP for help, STOP to end."));
  ASSERT_THAT(ann.ledger, SizeIs(2));
  EXPECT_EQ(ann.ledger[1].event, consent::Event::confirmed);
  EXPECT_EQ(ann.ledger[1].program, "Bright Dental");
  EXPECT_EQ(ann.ledger[1].evidence, "Yes!");
  EXPECT_EQ(ann.ledger[1].message, 3);
  EXPECT_TRUE(ann.standing.consents_to("Bright Dental"));
}

TEST(Yes, without_a_question_is_an_ordinary_word) {
  Customer ann({dentist()});
  EXPECT_THAT(ann.hears("yes"), ElementsAre("Thank you, see you then."));
  EXPECT_THAT(ann.ledger, IsEmpty());
}

TEST(Yes, a_second_one_is_an_ordinary_word_again) {
  Customer ann({dentist()});
  ann.hears("START");
  ann.hears("OK");
  EXPECT_THAT(ann.hears("yes"), ElementsAre("Thank you, see you then."));
  EXPECT_THAT(ann.ledger, SizeIs(2));
}

TEST(Yes, to_a_question_of_last_week_is_an_ordinary_word) {
  Customer ann({dentist()});
  ann.hears("START");
  ann.wait(hours(24 * 7));
  EXPECT_THAT(ann.hears("yes"), ElementsAre("Thank you, see you then."));
  EXPECT_FALSE(ann.standing.consents_to("Bright Dental"));
}

TEST(Yes, said_before_the_question_and_again_after_it_is_consent) {
  Customer ann({dentist()});
  ann.hears("yes");
  ann.hears("START");
  EXPECT_THAT(ann.hears("yes"), ElementsAre(StartsWith("Bright Dental: you're in.")));
}

TEST(Yes, is_entered_even_when_there_is_no_room_for_words) {
  Customer ann({dentist()});
  for (const char* text : {"hours", "1", "ok", "opening times", "help", "start"})
    ann.hears(text);
  EXPECT_THAT(ann.hears("oui"), IsEmpty());
  EXPECT_TRUE(ann.standing.consents_to("Bright Dental"));
}

TEST(Yes, after_a_stop_opens_nothing) {
  Customer ann({dentist()});
  ann.hears("START");
  ann.hears("STOP");
  EXPECT_THAT(ann.hears("YES"), IsEmpty());
  EXPECT_TRUE(ann.standing.blocked());
  EXPECT_FALSE(ann.standing.consents_to("Bright Dental"));
}

}  // namespace
}  // namespace pigeon::replies
