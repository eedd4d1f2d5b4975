#include "modem/profile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drivers/catalog.h"

namespace pigeon::modem {
namespace {

using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Profile, the_upper_layer_wins_where_it_says_something_and_only_there) {
  Profile under;
  under.baud = 9600;
  under.prompt = true;
  Profile over;
  over.baud = 115200;
  const Profile both = layered(under, over);
  EXPECT_EQ(both.baud, 115200);
  EXPECT_EQ(both.prompt, true);
  EXPECT_FALSE(both.settle);
}

TEST(Profile, the_generic_family_answers_every_question) {
  constexpr std::size_t kOnlyWhereNeeded = 6;  // first, init, ready_query, ready_answer,
                                               // vendor_errors, power_command
  const std::vector<Layer> layers = drivers::layers_of(nullptr, Facts());
  EXPECT_EQ(describe(layers).size() + kOnlyWhereNeeded, Quirks::names().size());
}

TEST(Profile, the_catalog_finds_a_family_by_its_name_only) {
  EXPECT_TRUE(drivers::find("generic"));
  EXPECT_FALSE(drivers::find("Generic"));
  EXPECT_FALSE(drivers::find(""));
}

TEST(Quirks, an_owner_overrides_any_field_by_name) {
  Quirks quirks;
  ASSERT_TRUE(quirks.set("cnmi_mode", {"1", "2"}));
  ASSERT_TRUE(quirks.set("storages", {"SM"}));
  ASSERT_TRUE(quirks.set("prompt", {"false"}));
  ASSERT_TRUE(quirks.set("submit_deadline", {"3m"}));
  ASSERT_TRUE(quirks.set("settle", {"250ms"}));
  ASSERT_TRUE(quirks.set("sweep_every", {"30s"}));
  ASSERT_TRUE(quirks.set("baud", {"9600"}));
  const Quirks moved = std::move(quirks);
  std::vector<Layer> layers = drivers::layers_of(nullptr, Facts());
  layers.push_back(Layer{"configuration", moved.profile(), {}});
  const Profile profile = effective(layers);
  EXPECT_THAT(*profile.cnmi_mode, ElementsAre(1, 2));
  EXPECT_THAT(*profile.storages, ElementsAre("SM"));
  EXPECT_EQ(profile.prompt, false);
  EXPECT_EQ(profile.submit_deadline, 180s);
  EXPECT_EQ(profile.settle, 250ms);
  EXPECT_THAT(describe(layers), Contains("storages = [SM] (configuration)"));
  EXPECT_THAT(describe(layers), Contains("submit_deadline = 3m (configuration)"));
  EXPECT_THAT(describe(layers), Contains("prompt_deadline = 10s (generic)"));
}

struct Wrong {
  const char* name;
  std::vector<std::string> values;
  const char* code;
  const char* says;
};

TEST(Quirks, a_wrong_one_is_refused_with_what_the_field_takes) {
  const Wrong rows[] = {
      {"cnmi", {"2"}, "unknown-quirk", "cnmi"},
      {"cnmi_mode", {"two"}, "invalid-quirk", "list of numbers"},
      {"prompt", {"yes"}, "invalid-quirk", "true or false"},
      {"prompt", {"true", "false"}, "invalid-quirk", "not a list"},
      {"settle", {"3 days"}, "invalid-quirk", "duration"},
      {"settle", {""}, "invalid-quirk", "duration"},
      {"baud", {"fast"}, "invalid-quirk", "number"},
      {"baud", {"-1"}, "invalid-quirk", "number"},
  };
  for (const Wrong& row : rows) {
    Quirks quirks;
    const auto set = quirks.set(row.name, row.values);
    ASSERT_FALSE(set) << row.name;
    EXPECT_EQ(set.error().code(), row.code);
    EXPECT_THAT(set.error().text(), HasSubstr(row.says));
  }
}

}  // namespace
}  // namespace pigeon::modem
