#include "calendar/lexicon.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "calendar/folding.h"

namespace pigeon::calendar {
namespace {

TEST(Lexicon, every_phrase_is_written_as_words_are_compared) {
  for (const Lexicon* each : lexicons()) {
    const Lexicon& lexicon = *each;
    for (const Entry& entry : lexicon.entries) {
      EXPECT_EQ(folded(entry.phrase), entry.phrase) << lexicon.language;
      EXPECT_EQ(entry.phrase.find_first_not_of("abcdefghijklmnopqrstuvwxyz "),
                std::string_view::npos)
          << lexicon.language << " " << entry.phrase;
      EXPECT_FALSE(entry.phrase.starts_with(' ') || entry.phrase.ends_with(' '));
    }
  }
}

TEST(Lexicon, no_phrase_of_a_language_stands_for_two_things) {
  for (const Lexicon* each : lexicons()) {
    const Lexicon& lexicon = *each;
    std::set<std::string_view> seen;
    for (const Entry& entry : lexicon.entries) {
      EXPECT_TRUE(seen.insert(entry.phrase).second) << lexicon.language << " " << entry.phrase;
    }
  }
}

TEST(Lexicon, every_language_names_all_days_months_and_units) {
  for (const Lexicon* each : lexicons()) {
    const Lexicon& lexicon = *each;
    std::map<Means, std::set<int>> values;
    for (const Entry& entry : lexicon.entries)
      values[entry.means].insert(entry.value);
    // A word with a second meaning counts for both.
    for (const int value : values[Means::tomorrow_or_morning])
      values[Means::day].insert(value);
    for (const int value : values[Means::number_or_month])
      values[Means::number].insert(value);
    EXPECT_EQ(values[Means::weekday].size(), 7u) << lexicon.language;
    EXPECT_EQ(values[Means::month].size(), 12u) << lexicon.language;
    EXPECT_EQ(values[Means::unit].size(), 7u) << lexicon.language;
    for (int number = 1; number <= 24; ++number) {
      EXPECT_TRUE(values[Means::number].contains(number)) << lexicon.language << " " << number;
    }
    EXPECT_EQ(values[Means::day], (std::set<int>{0, 1, 2})) << lexicon.language;
    EXPECT_GE(values[Means::part_of_day].size(), 3u) << lexicon.language;
    for (const Means means : {Means::at, Means::in, Means::next, Means::next_week, Means::noon,
                              Means::midnight, Means::tonight, Means::conjunction}) {
      EXPECT_EQ(values.count(means), 1u) << lexicon.language;
    }
  }
}

struct Folded {
  const char* text;
  const char* plain;
};

TEST(Folding, makes_words_comparable) {
  for (const Folded& row : {
           Folded{"TOMORROW", "tomorrow"},
           Folded{"Übermorgen", "ubermorgen"},
           Folded{"APRÈS-DEMAIN", "apres-demain"},
           Folded{"août", "aout"},
           Folded{"aujourd\u2019hui", "aujourd'hui"},
           Folded{"9\u00A0am\u202F!", "9 am !"},
           Folded{"20\u201322", "20-22"},
           Folded{"straße × ÷", "strase × ÷"},
           Folded{"明日", "明日"},
           Folded{"", ""},
       }) {
    EXPECT_EQ(folded(row.text), row.plain);
  }
  EXPECT_EQ(folded("\xFF"), "\uFFFD");
}

}  // namespace
}  // namespace pigeon::calendar
