// Topics, the fallback, and the guards against loops.
#include "replies/answer.h"

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

constexpr const char* kHours = "We are open Mon-Fri 8:30-17:30.";

playbook::Playbook with_fallback() {
  return loaded(R"([program]
name = "Bright Dental"
[topic.hours]
words = "hours"
say = "We are open."
[texts]
fallback = "Sorry, I did not understand. Call 01632 960001."
)");
}

// --- topics ---

TEST(Topics, a_word_gets_what_its_topic_says) {
  Customer ann({dentist()});
  EXPECT_THAT(ann.hears("hours"), ElementsAre(kHours));
  EXPECT_EQ(ann.said.at(0).origin, messages::Origin::reply);
  EXPECT_EQ(ann.said.at(0).program, "Bright Dental");
  EXPECT_EQ(ann.note, "word of topic hours");
}

TEST(Topics, case_accents_and_punctuation_do_not_matter) {
  for (const char* text : {"HOURS", " Hours? ", "\"hours\"", "Opening   times!", "hóurs"}) {
    Customer ann({dentist()});
    EXPECT_THAT(ann.hears(text), ElementsAre(kHours)) << text;
  }
}

TEST(Topics, a_word_inside_other_words_is_not_the_word) {
  for (const char* text : {"what are your hours", "hours please", "hour", "1 2", "hoursopening"}) {
    Customer ann({dentist()});
    EXPECT_THAT(ann.hears(text), IsEmpty()) << text;
    EXPECT_THAT(ann.note, HasSubstr("left for people")) << text;
  }
}

TEST(Topics, the_first_playbook_that_knows_the_word_answers) {
  Customer first({dentist(), parcels()});
  EXPECT_THAT(first.hears("hours"), ElementsAre(kHours));
  Customer second({parcels(), dentist()});
  EXPECT_THAT(second.hears("hours"), ElementsAre("Your parcel is on its way."));
  Customer third({dentist(), parcels()});
  EXPECT_THAT(third.hears("suivi"), ElementsAre("Your parcel is on its way."));
}

TEST(Topics, the_contacts_own_language_is_spoken_where_the_topic_has_it) {
  Customer marie({parcels()});
  marie.language = "fr";
  EXPECT_THAT(marie.hears("status"), ElementsAre("Votre colis est en route."));
  Customer hans({parcels()});
  hans.language = "de";
  EXPECT_THAT(hans.hears("status"), ElementsAre("Your parcel is on its way."));
}

TEST(Topics, the_language_of_an_earlier_consent_word_is_remembered) {
  Customer marie({parcels()});
  marie.hears("Arrêt");
  marie.hears("START");
  EXPECT_THAT(marie.hears("status"), ElementsAre("Votre colis est en route."));
}

TEST(Topics, without_a_playbook_only_consent_words_are_answered) {
  Customer ann({});
  EXPECT_THAT(ann.hears("hello"), IsEmpty());
  EXPECT_THAT(ann.hears(""), IsEmpty());
  EXPECT_THAT(ann.hears("👍"), IsEmpty());
}

// --- the fallback ---

TEST(Fallback, it_is_said_only_where_the_owner_wrote_one) {
  Customer ann({with_fallback()});
  EXPECT_THAT(ann.hears("purple monkey"),
              ElementsAre("Sorry, I did not understand. Call 01632 960001."));
  Customer ben({dentist()});
  EXPECT_THAT(ben.hears("purple monkey"), IsEmpty());
}

TEST(Fallback, it_is_said_at_most_twice_a_day) {
  Customer ann({with_fallback()});
  EXPECT_THAT(ann.hears("purple"), SizeIs(1));
  EXPECT_THAT(ann.hears("monkey"), SizeIs(1));
  EXPECT_THAT(ann.hears("dishwasher"), IsEmpty());
  EXPECT_THAT(ann.hears("hours"), ElementsAre("We are open.")) << "what is understood is answered";
  ann.wait(hours(24) + minutes(1));
  EXPECT_THAT(ann.hears("kettle"), SizeIs(1));
}

TEST(Fallback, it_never_answers_the_same_text_twice_in_a_row) {
  Customer ann({with_fallback()});
  EXPECT_THAT(ann.hears("purple"), SizeIs(1));
  ann.wait(hours(3));
  EXPECT_THAT(ann.hears("Purple!"), IsEmpty());
}

TEST(Fallback, a_blocked_number_does_not_get_it) {
  Customer ann({with_fallback()});
  ann.hears("STOP");
  EXPECT_THAT(ann.hears("purple"), IsEmpty());
}

// --- guards ---

struct Sender {
  const char* why;
  PhoneNumber number;
};

TEST(Guards, names_and_short_codes_are_never_answered) {
  const Sender senders[] = {
      {"a name", PhoneNumber::from_address("Bright", false, true, "GB")},
      {"a short code", PhoneNumber::from_stored("60777")},
  };
  for (const Sender& sender : senders) {
    for (const char* text : {"hours", "STOP", "help", "START"}) {
      Customer talk({dentist()});
      talk.from = sender.number;
      EXPECT_THAT(talk.hears(text), IsEmpty()) << sender.why << ": " << text;
    }
  }
}

TEST(Guards, our_own_sims_are_never_answered) {
  for (const char* text : {"hours", "STOP", "help", "START"}) {
    Customer self({dentist()});
    self.own_number = true;
    EXPECT_THAT(self.hears(text), IsEmpty()) << text;
  }
}

TEST(Guards, flash_texts_are_never_answered) {
  for (const char* text : {"hours", "STOP", "help", "START"}) {
    Customer ann({dentist()});
    ann.flash = true;
    EXPECT_THAT(ann.hears(text), IsEmpty()) << text;
  }
}

TEST(Guards, the_same_words_within_five_minutes_are_answered_once) {
  Customer ann({dentist()});
  EXPECT_THAT(ann.hears("hours"), SizeIs(1));
  ann.wait(minutes(4));
  EXPECT_THAT(ann.hears("Hours?"), IsEmpty());
  ann.wait(minutes(5) + seconds(1));
  EXPECT_THAT(ann.hears("hours"), SizeIs(1));
}

// A shop that asks for an order number, and has people.
playbook::Playbook orders() {
  return loaded(R"([program]
name = "Alder"
[agent.desk]
sms = "+447700900900"
[slot.number]
type = "pattern"
pattern = '\bAL\d{6}\b'
ask = "Which order?"
retry = "The order number looks like AL204311."
[topic.status]
words = "status"
match = "*where*"
say = "Order {number}."
[topic.hours]
words = "hours"
say = "We are open."
)");
}

TEST(Guards, who_says_it_again_while_a_question_is_open_is_asked_again_and_then_has_a_person) {
  Customer ann({orders()});
  EXPECT_THAT(ann.hears("status"), ElementsAre("Which order?"));
  EXPECT_THAT(ann.hears("Status!"), ElementsAre("The order number looks like AL204311."));
  EXPECT_THAT(ann.hears("status"), ElementsAre(HasSubstr("colleague")));
  EXPECT_THAT(ann.to_agents, SizeIs(1));
}

TEST(Guards, the_same_question_after_another_one_is_answered_again) {
  Customer ann({orders()});
  EXPECT_THAT(ann.hears("hours"), SizeIs(1));
  EXPECT_THAT(ann.hears("status"), SizeIs(1));
  EXPECT_THAT(ann.hears("hours"), SizeIs(1));
}

TEST(Guards, who_says_it_a_third_time_has_a_person) {
  Customer ann({orders()});
  EXPECT_THAT(ann.hears("hours"), SizeIs(1));
  EXPECT_THAT(ann.hears("hours"), IsEmpty());
  EXPECT_THAT(ann.hears("hours"), ElementsAre(HasSubstr("colleague")));
  EXPECT_THAT(ann.to_agents, SizeIs(1));
}

TEST(Patterns, what_is_spaced_out_is_the_same_number) {
  for (const char* text : {"AL204311", "AL 204311", "AL-204-311", "al 204311"}) {
    Customer ann({orders()});
    ann.hears("status");
    const bool small = text[0] == 'a';
    EXPECT_THAT(ann.hears(text),
                ElementsAre(small ? "The order number looks like AL204311." : "Order AL204311."))
        << text;
  }
  for (const char* text :
       {"Where is my order AL 204311 please?", "where is AL-204311", "AL204311 where is it"}) {
    Customer ann({orders()});
    EXPECT_THAT(ann.hears(text), ElementsAre("Order AL204311.")) << text;
  }
  // Beside each other by chance.
  for (const char* text : {"where is al 204311", "where 204 311", "where is AL, 204311"}) {
    Customer ann({orders()});
    EXPECT_THAT(ann.hears(text), ElementsAre("Which order?")) << text;
  }
}

TEST(Guards, other_words_are_answered_at_once) {
  Customer ann({dentist()});
  EXPECT_THAT(ann.hears("hours"), SizeIs(1));
  EXPECT_THAT(ann.hears("1"), SizeIs(1));
}

TEST(Guards, a_machine_that_answers_at_once_hears_six_texts_and_then_silence) {
  Customer machine({dentist()});
  int answers = 0;
  for (const char* text :
       {"hours", "1", "ok", "yes", "opening times", "help", "start", "Hours", "1", "2"})
    answers += static_cast<int>(machine.hears(text).size());
  EXPECT_EQ(answers, kMostIn10Minutes);
}

TEST(Guards, the_budget_of_ten_minutes_comes_back_after_ten_minutes) {
  Customer ann({dentist()});
  for (const char* text : {"hours", "1", "ok", "yes", "opening times", "help"}) {
    ann.wait(seconds(20));
    EXPECT_THAT(ann.hears(text), SizeIs(1)) << text;
  }
  EXPECT_THAT(ann.hears("start"), IsEmpty());
  ann.wait(minutes(10) + seconds(1));
  EXPECT_THAT(ann.hears("hours"), SizeIs(1));
}

TEST(Guards, nobody_gets_more_than_twenty_answers_a_day) {
  Customer ann({dentist()});
  int answers = 0;
  for (int i = 0; i < 23 * 60 / 15; ++i) {
    answers += static_cast<int>(ann.hears("hours").size());
    ann.wait(minutes(15));
  }
  EXPECT_EQ(answers, kMostInADay);
}

// --- look-ups ---

TEST(Needs, what_passed_lately_is_asked_for_only_where_it_can_matter) {
  const auto asks = [](const char* text) {
    const std::vector<Assistant> playbooks{Assistant::prepare(dentist()).value()};
    const Inbound inbound{.id = 1,
                          .from = PhoneNumber::from_stored("+447700900101"),
                          .text = text,
                          .received = kMorning};
    const Outcome outcome = answer(inbound, Context{}, playbooks, kMorning);
    const auto* needs = std::get_if<Needs>(&outcome);
    if (needs) {
      EXPECT_EQ(std::get<NeedRecent>(needs->needs.at(0)).since, kMorning - kReach);
    }
    return needs != nullptr;
  };
  EXPECT_TRUE(asks("hours"));
  EXPECT_TRUE(asks("help"));
  EXPECT_TRUE(asks("start"));
}

TEST(Needs, a_stop_is_confirmed_without_any_look_up) {
  const std::vector<Assistant> playbooks{Assistant::prepare(dentist()).value()};
  const Inbound inbound{.id = 7,
                        .from = PhoneNumber::from_stored("+447700900101"),
                        .text = "STOP",
                        .received = kMorning};
  const Context context{.standing = {.last = consent::Event::revoked, .message = 7}};
  const Outcome outcome = answer(inbound, context, playbooks, kMorning);
  ASSERT_TRUE(std::holds_alternative<Actions>(outcome));
  EXPECT_THAT(std::get<Actions>(outcome).replies, SizeIs(1));
}

TEST(Needs, the_same_question_gets_the_same_answer) {
  const std::vector<Assistant> playbooks{Assistant::prepare(dentist()).value()};
  const Inbound inbound{.id = 1,
                        .from = PhoneNumber::from_stored("+447700900101"),
                        .text = "hours",
                        .received = kMorning};
  const Context context{.recent = Recent()};
  for (int i = 0; i < 2; ++i) {
    const Outcome outcome = answer(inbound, context, playbooks, kMorning);
    ASSERT_TRUE(std::holds_alternative<Actions>(outcome));
    EXPECT_EQ(std::get<Actions>(outcome).replies.at(0).text, kHours);
  }
}

}  // namespace
}  // namespace pigeon::replies
