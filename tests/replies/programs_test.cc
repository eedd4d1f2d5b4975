// STOP and START of somebody who gets texts of several programs.
#include <gmock/gmock.h>

#include "consent/gate.h"
#include "replies/own_words.h"
#include "sms/segment.h"
#include "tests/replies/customer.h"

namespace pigeon::replies {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

playbook::Playbook reminders_of_visits() {
  return loaded(R"([program]
name = "Bright Dental"
kind = "informational"
word = "visits"
[topic.hours]
words = "hours"
say = "We are open Mon-Fri 8:30-17:30."
)");
}

playbook::Playbook offers_of_the_month() {
  return loaded(R"([program]
name = "Bright Dental offers"
kind = "promotional"
word = "offers"
[topic.price]
words = "price"
say = "Whitening is 99 EUR this month."
)");
}

class Subscriber : public Customer {
 public:
  Subscriber() : Customer({reminders_of_visits(), offers_of_the_month()}) {
    for (const char* program : {"Bright Dental", "Bright Dental offers"})
      agree(program);
  }
  void agree(const char* program) {
    standing = consent::after(
        standing,
        {.at = now, .number = from, .event = consent::Event::granted, .program = program});
  }
  bool may_write(const char* program) const {
    const consent::Request request{.needs_consent = true, .program = program};
    return std::holds_alternative<consent::MayGo>(consent::may_send(standing, request, now));
  }
  bool visits() const { return may_write("Bright Dental"); }
  bool offers() const { return may_write("Bright Dental offers"); }
};

TEST(Programs, a_stop_is_a_stop_to_all_and_its_confirmation_asks_which_was_meant) {
  Subscriber ann;
  ann.hears("price");
  EXPECT_THAT(ann.hears("Stop!"),
              ElementsAre("Bright Dental: all texts stopped. If you meant only offers and still "
                          "want visits, reply VISITS. Otherwise do nothing."));
  EXPECT_FALSE(ann.visits());
  EXPECT_FALSE(ann.offers());
  EXPECT_THAT(ann.hears("hours"), IsEmpty());
  EXPECT_THAT(ann.hears("offers"), IsEmpty()) << "that one was not offered";
  EXPECT_THAT(ann.hears("Visits"), ElementsAre("Bright Dental: you get visits. Reply HELP for "
                                               "help, STOP to end all texts."));
  ASSERT_THAT(ann.ledger, SizeIs(1));
  EXPECT_EQ(ann.ledger[0].event, consent::Event::resumed);
  EXPECT_EQ(ann.ledger[0].program, "Bright Dental");
  EXPECT_EQ(ann.ledger[0].reason, "way back:visits");
  EXPECT_TRUE(ann.visits());
  EXPECT_FALSE(ann.offers());
  EXPECT_THAT(ann.hears("hours"), SizeIs(1)) << "that program talks to them again";
  EXPECT_THAT(ann.hears("price"), IsEmpty()) << "and the other does not";
}

TEST(Programs, a_second_stop_takes_back_what_was_kept_and_start_brings_everything) {
  Subscriber ann;
  ann.hears("price");
  ann.hears("STOP");
  ann.hears("visits");
  EXPECT_THAT(ann.hears("STOP"), SizeIs(1));
  EXPECT_FALSE(ann.visits());
  EXPECT_THAT(ann.hears("START"), SizeIs(1));
  EXPECT_TRUE(ann.visits());
  EXPECT_TRUE(ann.offers());
}

TEST(Programs, where_it_is_not_plain_which_was_meant_each_is_named) {
  Subscriber ann;
  EXPECT_THAT(ann.hears("STOP"),
              ElementsAre("Bright Dental: all texts stopped. If you still want some of them, reply "
                          "VISITS / OFFERS. Otherwise do nothing."));
}

TEST(Programs, a_stop_to_one_leaves_the_other) {
  Subscriber ann;
  EXPECT_THAT(
      ann.hears("stop visits"),
      ElementsAre("Bright Dental: no more visits. Reply START VISITS to get them again, STOP "
                  "to end all texts."));
  EXPECT_FALSE(ann.visits());
  EXPECT_TRUE(ann.offers());
  EXPECT_THAT(ann.hears("STOP VISITS"), IsEmpty()) << "never confirmed twice";
  ann.agree("Bright Dental");
  EXPECT_FALSE(ann.visits()) << "no list revives it";
  EXPECT_THAT(ann.hears("hours"), SizeIs(1)) << "who asks is answered";
  EXPECT_THAT(ann.hears("Start visits"), ElementsAre(HasSubstr("you get visits")));
  EXPECT_TRUE(ann.visits());
  ann.hears("Unsubscribe: visits");
  EXPECT_FALSE(ann.visits());
  EXPECT_THAT(ann.hears("START"), SizeIs(1));
  EXPECT_TRUE(ann.visits());
}

TEST(Programs, what_says_stop_to_everything_by_itself_does_so_whatever_the_programs_are_called) {
  Subscriber ann;
  EXPECT_THAT(ann.hears("stop offers"), ElementsAre(HasSubstr("reply VISITS / OFFERS")));
  EXPECT_FALSE(ann.visits());
  EXPECT_FALSE(ann.offers());
}

TEST(Programs, whoever_agreed_to_one_is_not_in_the_other_and_start_asks_first) {
  Customer ann({reminders_of_visits(), offers_of_the_month()});
  EXPECT_THAT(ann.hears("start offers"), ElementsAre(HasSubstr("reply YES to get our texts")));
  EXPECT_THAT(ann.hears("yes"), ElementsAre(HasSubstr("you're in")));
  EXPECT_TRUE(ann.standing.consents_to("Bright Dental offers"));
  EXPECT_FALSE(ann.standing.consents_to("Bright Dental"));
}

TEST(Programs, one_program_asks_nothing_and_cancel_visits_is_no_consent_word) {
  Customer ann({reminders_of_visits()});
  ann.standing = {.last = consent::Event::granted, .had_consent = true};
  ann.hears("cancel visits");
  EXPECT_FALSE(ann.standing.blocked());
  EXPECT_THAT(ann.hears("STOP"), ElementsAre(HasSubstr("Reply START")));
}

TEST(Programs, what_is_said_fits_one_segment_in_each_language) {
  for (const char* language : {"en", "fr", "de", "es", "it", "pt"}) {
    for (const OwnWords which : {OwnWords::stopped_but, OwnWords::stopped_some,
                                 OwnWords::stopped_one, OwnWords::kept_one}) {
      const std::string text = own_words(which, language, "Bright Dental",
                                         {{"meant", "appointments"},
                                          {"other", "appointments"},
                                          {"kind", "appointments"},
                                          {"word", "APPOINTMENTS"},
                                          {"options", "APPOINTMENTS / OFFERS"}});
      const auto segmentation = sms::segment(text);
      ASSERT_TRUE(segmentation) << text;
      EXPECT_EQ(segmentation->alphabet, sms::Alphabet::gsm7) << text;
      EXPECT_EQ(segmentation->parts.size(), 1U) << text;
      EXPECT_EQ(text.find_first_of("[]{}"), std::string::npos) << text;
    }
  }
}

}  // namespace
}  // namespace pigeon::replies
