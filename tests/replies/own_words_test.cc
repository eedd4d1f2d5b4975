#include "replies/own_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "consent/words.h"
#include "playbook/invitation.h"
#include "sms/segment.h"

namespace pigeon::replies {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr OwnWords kAll[] = {OwnWords::stopped, OwnWords::stopped_soft, OwnWords::resubscribed,
                             OwnWords::opt_in,  OwnWords::subscribed,   OwnWords::not_stopped,
                             OwnWords::help};
constexpr const char* kLanguages[] = {"en", "fr", "de", "es", "it", "pt"};
const std::string kLongName(kLongestName, 'M');

void expect_one_gsm7_segment(const std::string& text) {
  const auto segmentation = sms::segment(text);
  ASSERT_TRUE(segmentation.has_value()) << text;
  EXPECT_EQ(segmentation->alphabet, sms::Alphabet::gsm7) << text;
  EXPECT_EQ(segmentation->parts.size(), 1U) << text;
}

TEST(OwnWords, each_fits_one_gsm7_segment_in_each_language_and_with_any_name) {
  for (const char* language : kLanguages) {
    for (OwnWords which : kAll) {
      for (const std::string& name :
           {std::string(), std::string("Bright Dental"), kLongName, std::string("Forêt & Cœur"),
            std::string(500, 'x'), std::string("Стоматология"), std::string("[Café] 10€")})
        expect_one_gsm7_segment(own_words(which, language, name));
    }
  }
}

TEST(OwnWords, no_two_of_a_language_say_the_same_and_no_language_is_missing) {
  std::set<std::string> texts;
  for (const char* language : kLanguages) {
    for (OwnWords which : kAll)
      texts.insert(own_words(which, language, "X"));
  }
  EXPECT_EQ(texts.size(), std::size(kAll) * std::size(kLanguages));
}

TEST(OwnWords, no_mark_of_a_name_is_left_in_any_text) {
  for (const char* language : kLanguages) {
    for (OwnWords which : kAll) {
      for (const char* name : {"", "Bright Dental"}) {
        const std::string text = own_words(which, language, name);
        EXPECT_EQ(text.find_first_of("[]{}"), std::string::npos) << text;
        EXPECT_THAT(text, Not(HasSubstr("  "))) << text;
      }
    }
  }
}

TEST(OwnWords, without_a_name_a_text_still_begins_like_a_sentence) {
  for (const char* language : kLanguages) {
    for (OwnWords which : kAll) {
      const std::string text = own_words(which, language, "");
      EXPECT_TRUE(text.front() >= 'A' && text.front() <= 'Z') << text;
    }
  }
}

TEST(OwnWords, every_confirmation_of_a_stop_says_how_to_come_back_and_offers_nothing) {
  for (const char* language : kLanguages) {
    for (OwnWords which : {OwnWords::stopped, OwnWords::stopped_soft}) {
      const std::string text = own_words(which, language, "Bright Dental");
      EXPECT_THAT(text, HasSubstr("START"));
      EXPECT_THAT(text, Not(HasSubstr("http")));
    }
  }
}

TEST(OwnWords, every_other_text_says_how_to_stop) {
  for (const char* language : kLanguages) {
    for (OwnWords which : {OwnWords::resubscribed, OwnWords::opt_in, OwnWords::subscribed,
                           OwnWords::not_stopped, OwnWords::help})
      EXPECT_THAT(own_words(which, language, "Bright Dental"), HasSubstr("STOP"));
  }
}

TEST(OwnWords, no_text_invites_a_consent_word_that_our_own_linter_forbids) {
  for (const char* language : kLanguages) {
    for (OwnWords which : kAll) {
      const std::string text = own_words(which, language, "Bright Dental");
      EXPECT_FALSE(playbook::invited_consent_word(text).has_value()) << text;
    }
  }
}

struct Agreement {
  const char* language;
  const char* word;
};

TEST(OwnWords, the_question_asks_for_a_word_that_counts_as_yes) {
  for (const auto& [language, word] : std::initializer_list<Agreement>{
           {"en", "YES"}, {"fr", "OUI"}, {"de", "JA"}, {"es", "SI"}, {"it", "SI"}, {"pt", "OK"}}) {
    EXPECT_THAT(own_words(OwnWords::opt_in, language, "X"), HasSubstr(word));
    const auto known = consent::classify(word);
    ASSERT_TRUE(known.has_value()) << word;
    EXPECT_EQ(known->kind, consent::WordClass::yes) << word;
  }
}

TEST(OwnWords, a_language_that_pigeon_does_not_speak_is_answered_in_english) {
  EXPECT_EQ(own_words(OwnWords::stopped, "nl", "X"), own_words(OwnWords::stopped, "en", "X"));
  EXPECT_EQ(own_words(OwnWords::stopped, "", "X"), own_words(OwnWords::stopped, "en", "X"));
}

// The texts of talking.md 1.4, whose lengths are given there.
TEST(OwnWords, the_texts_of_the_design_are_word_for_word) {
  EXPECT_EQ(
      own_words(OwnWords::stopped, "en", "Bright Dental"),
      "You're unsubscribed from Bright Dental and will get no more texts. Reply START to come "
      "back.");
  EXPECT_EQ(
      own_words(OwnWords::stopped, "fr", "Bright Dental"),
      "Bright Dental : désinscription faite, vous ne recevrez plus de SMS. Répondez START pour "
      "revenir.");
  EXPECT_EQ(
      own_words(OwnWords::stopped, "de", "Bright Dental"),
      "Bright Dental: Sie sind abgemeldet und erhalten keine SMS mehr. Antworten Sie START zum "
      "Wiederanmelden.");
}

struct Name {
  const char* name;
  const char* spelled;
};

TEST(GsmName, letters_that_gsm7_lacks_get_their_nearest_spelling) {
  for (const auto& [name, spelled] : std::initializer_list<Name>{
           {"Bright Dental", "Bright Dental"},
           {"Boulangerie Forêt", "Boulangerie Foret"},
           {"Cœur d’or", "Coeur d'or"},
           {"Café Müller & Söhne", "Café Müller & Söhne"},
           {"Peluquería García", "Peluqueria Garcia"},
           {"São João", "Sao Joao"},
           {"François", "Francois"},
           {"A – B", "A - B"},
           {"", ""},
           {"Стоматология", ""},
           {"Shop 👍", ""},
           {"a[b]", ""},
       })
    EXPECT_EQ(gsm_name(name), spelled) << name;
}

TEST(GsmName, a_name_that_would_fill_the_text_is_left_out) {
  EXPECT_EQ(gsm_name(kLongName), kLongName);
  EXPECT_EQ(gsm_name(kLongName + "M"), "");
}

}  // namespace
}  // namespace pigeon::replies
