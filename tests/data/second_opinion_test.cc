// What a language model is asked and what its answer is worth; the end-to-end test asks a server.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "data/second_opinion.h"

namespace pigeon::data {
namespace {

const replies::NeedOpinion kTwoTopics{"do you charge on sunday",
                                      {{"opening_hours", {"when are you open"}}, {"prices", {}}}};

std::string completion_of(const std::string& words) {
  const nlohmann::json message{{"content", words}};
  nlohmann::json answer;
  answer["choices"][0]["message"] = message;
  return answer.dump();
}

TEST(SecondOpinion, an_answer_is_one_of_the_choices_or_no_opinion) {
  struct Row {
    std::string words;
    std::optional<std::size_t> choice;
  };
  const std::vector<Row> rows{{"1", 0},
                              {"2", 1},
                              {" 2.\n", 1},
                              {"\"prices\"", 1},
                              {"Opening hours", 0},
                              {"0", {}},
                              {"3", {}},
                              {"-1", {}},
                              {"", {}},
                              {"99999999999999999999", {}},
                              {"2 because they ask what it costs", {}},
                              {"opening", {}}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.words);
    const Advice advice = advice_in(completion_of(row.words), kTwoTopics);
    EXPECT_EQ(advice.opinion.choice, row.choice);
    EXPECT_TRUE(advice.answered);
  }
}

TEST(SecondOpinion, what_is_no_chat_completion_is_no_answer) {
  for (const char* body : {"", "null", "[]", "{}", R"({"choices":[]})", R"({"choices":{"0":1}})",
                           R"({"choices":[1]})", R"({"choices":[{"message":{"content":2}}]})",
                           R"({"choices":[{"text":"2"}]})", "\xFF\xFE"}) {
    SCOPED_TRACE(body);
    const Advice advice = advice_in(body, kTwoTopics);
    EXPECT_FALSE(advice.answered);
    EXPECT_FALSE(advice.opinion.choice);
  }
}

TEST(SecondOpinion, the_question_holds_the_list_and_the_text_as_it_is) {
  replies::NeedOpinion need = kTwoTopics;
  need.text = "quote \" brace { \xFF end";
  const auto question = nlohmann::json::parse(question_to_model({.url = "x", .model = "m"}, need));
  EXPECT_EQ(question["model"], "m");
  EXPECT_EQ(question["temperature"], 0);
  const std::string asked = question["messages"][1]["content"];
  EXPECT_NE(asked.find("1: opening_hours (such as \"when are you open\")\n2: prices\n"),
            std::string::npos);
  EXPECT_NE(asked.find("quote \" brace { \xEF\xBF\xBD end"), std::string::npos);
}

}  // namespace
}  // namespace pigeon::data
