#include "consent/ledger.h"

#include <gtest/gtest.h>

namespace pigeon::consent {
namespace {

const PhoneNumber kAnn = PhoneNumber::from_stored("+447700900101");
constexpr Instant kNoon{std::chrono::hours(12)};

struct Step {
  Event event;
  std::int64_t message;
  const char* language = "";
};

Standing after_all(std::initializer_list<Step> steps) {
  Standing standing;
  for (const Step& step : steps) {
    standing = after(standing, Entry{.at = kNoon + std::chrono::minutes(step.message),
                                     .number = kAnn,
                                     .event = step.event,
                                     .message = step.message,
                                     .language = step.language});
  }
  return standing;
}

TEST(Ledger, every_event_is_read_back_from_its_name) {
  for (Event event :
       {Event::asked, Event::granted, Event::confirmed, Event::declined, Event::revoked,
        Event::resumed, Event::suspected, Event::clarified, Event::erased}) {
    EXPECT_FALSE(to_string(event).empty());
    EXPECT_EQ(event_from_string(to_string(event)), event);
  }
  EXPECT_FALSE(event_from_string("forgotten").has_value());
  EXPECT_FALSE(event_from_string("").has_value());
}

TEST(Ledger, a_number_that_was_never_heard_of_is_not_blocked_and_has_not_consented) {
  const Standing standing;
  EXPECT_FALSE(standing.blocked());
  EXPECT_FALSE(standing.had_consent);
  EXPECT_FALSE(standing.last.has_value());
}

TEST(Ledger, a_stop_blocks_and_names_the_message_that_said_it) {
  const Standing standing = after_all({{Event::revoked, 7, "fr"}});
  EXPECT_TRUE(standing.blocked());
  EXPECT_EQ(standing.message, 7);
  EXPECT_EQ(standing.at, kNoon + std::chrono::minutes(7));
  EXPECT_EQ(standing.language, "fr");
}

TEST(Ledger, of_several_stops_in_a_row_the_first_one_counts) {
  const Standing standing = after_all({{Event::revoked, 7}, {Event::revoked, 8, "fr"}});
  EXPECT_TRUE(standing.blocked());
  EXPECT_EQ(standing.message, 7);
}

TEST(Ledger, after_a_start_a_new_stop_is_a_new_one) {
  const Standing standing = after_all(
      {{Event::revoked, 7}, {Event::revoked, 8}, {Event::resumed, 9}, {Event::revoked, 10}});
  EXPECT_TRUE(standing.blocked());
  EXPECT_EQ(standing.message, 10);
}

TEST(Ledger, nothing_but_a_start_opens_what_a_stop_has_closed) {
  for (Event event : {Event::asked, Event::granted, Event::confirmed, Event::declined}) {
    const Standing standing = after_all({{Event::revoked, 7}, {event, 8}});
    EXPECT_TRUE(standing.blocked()) << to_string(event);
    EXPECT_EQ(standing.message, 7) << to_string(event);
    EXPECT_FALSE(standing.had_consent) << to_string(event);
  }
  const Standing resumed = after_all({{Event::revoked, 7}, {Event::resumed, 8}});
  EXPECT_FALSE(resumed.blocked());
  EXPECT_EQ(resumed.message, 8);
}

TEST(Ledger, consent_is_what_was_granted_confirmed_or_resumed) {
  EXPECT_TRUE(after_all({{Event::granted, 1}}).had_consent);
  EXPECT_TRUE(after_all({{Event::asked, 1}, {Event::confirmed, 2}}).had_consent);
  EXPECT_TRUE(after_all({{Event::revoked, 1}, {Event::resumed, 2}}).had_consent);
  EXPECT_FALSE(after_all({{Event::asked, 1}}).had_consent);
  EXPECT_FALSE(after_all({{Event::asked, 1}, {Event::declined, 2}}).had_consent);
}

TEST(Ledger, that_they_once_consented_is_remembered_over_a_stop) {
  const Standing standing = after_all({{Event::granted, 1}, {Event::revoked, 2}});
  EXPECT_TRUE(standing.blocked());
  EXPECT_TRUE(standing.had_consent);
}

TEST(Ledger, a_suspicion_lasts_until_it_is_clear_and_changes_nothing_else) {
  const Standing suspected = after_all({{Event::granted, 1}, {Event::suspected, 2}});
  EXPECT_TRUE(suspected.suspected);
  EXPECT_EQ(suspected.last, Event::granted);
  EXPECT_EQ(suspected.message, 1);
  EXPECT_TRUE(suspected.had_consent);
  for (Event event :
       {Event::clarified, Event::granted, Event::confirmed, Event::resumed, Event::revoked})
    EXPECT_FALSE(after_all({{Event::suspected, 1}, {event, 2}}).suspected) << to_string(event);
  EXPECT_TRUE(after_all({{Event::suspected, 1}, {Event::asked, 2}}).suspected);
  EXPECT_FALSE(after_all({{Event::revoked, 1}, {Event::suspected, 2}}).suspected);
  EXPECT_TRUE(after_all({{Event::revoked, 1}, {Event::clarified, 2}}).blocked());
}

TEST(Ledger, a_word_of_all_languages_leaves_the_language_as_it_was) {
  EXPECT_EQ(after_all({{Event::asked, 1, "fr"}, {Event::revoked, 2, ""}}).language, "fr");
  EXPECT_EQ(after_all({{Event::asked, 1, "fr"}, {Event::revoked, 2, "de"}}).language, "de");
}

}  // namespace
}  // namespace pigeon::consent
