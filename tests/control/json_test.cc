#include "control/json.h"

#include <gtest/gtest.h>

namespace pigeon::control {
namespace {

TEST(Json, keys_keep_the_order_in_which_they_were_written) {
  const auto value = from_line(R"({"zebra":1,"apple":2})");
  ASSERT_TRUE(value);
  EXPECT_EQ(to_line(*value), R"({"zebra":1,"apple":2})");
}

TEST(Json, what_is_not_exactly_one_value_is_nothing) {
  for (const char* line : {"", "{", "{} {}", "{'a':1}", "{\"a\":1,}", "nul", "\"\xC3\"", "[1,2"}) {
    EXPECT_FALSE(from_line(line)) << line;
  }
}

TEST(Json, malformed_utf8_is_replaced_and_never_thrown) {
  Json value = Json::object();
  value["text"] = "caf\xE9";
  EXPECT_EQ(to_line(value), "{\"text\":\"caf\uFFFD\"}");
}

TEST(Json, a_line_break_in_a_text_never_breaks_the_line) {
  Json value = Json::object();
  value["text"] = "one\ntwo\r\n";
  EXPECT_EQ(to_line(value), R"({"text":"one\ntwo\r\n"})");
}

TEST(Json, a_member_of_another_type_counts_as_absent) {
  const Json value = *from_line(R"({"text":"5","number":5,"flag":true,"null":null,"half":0.5})");
  EXPECT_EQ(text_at(value, "text"), "5");
  EXPECT_EQ(text_at(value, "number"), std::nullopt);
  EXPECT_EQ(text_at(value, "null"), std::nullopt);
  EXPECT_EQ(text_at(value, "absent"), std::nullopt);
  EXPECT_EQ(integer_at(value, "number"), 5);
  EXPECT_EQ(integer_at(value, "text"), std::nullopt);
  EXPECT_EQ(integer_at(value, "half"), std::nullopt);
  EXPECT_EQ(flag_at(value, "flag"), true);
  EXPECT_EQ(flag_at(value, "number"), std::nullopt);
  EXPECT_TRUE(member(value, "absent").is_null());
}

TEST(Json, members_of_what_is_no_object_are_absent) {
  EXPECT_TRUE(member(Json(), "a").is_null());
  EXPECT_TRUE(member(Json::array({1, 2}), "a").is_null());
  EXPECT_EQ(text_at(Json("a"), "a"), std::nullopt);
}

TEST(Json, an_integer_beyond_64_bits_is_no_integer) {
  const Json value = *from_line(
      R"({"big":18446744073709551615,"most":9223372036854775807,"least":-9223372036854775808})");
  EXPECT_EQ(integer_at(value, "big"), std::nullopt);
  EXPECT_EQ(integer_at(value, "most"), INT64_MAX);
  EXPECT_EQ(integer_at(value, "least"), INT64_MIN);
}

}  // namespace
}  // namespace pigeon::control
