#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "playbook/playbook.h"

namespace pigeon::playbook {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* kProgram = "[program]\nname = \"Bright Dental\"\n";

std::vector<std::string> lines(const std::vector<toml::Blame>& blames) {
  std::vector<std::string> lines;
  for (const toml::Blame& blame : blames)
    lines.push_back(blame.text());
  return lines;
}

// What is wrong with a playbook whose [program] is good, and to which `rest` is added.
std::vector<std::string> faults_of(const std::string& rest) {
  return lines(check(kProgram + rest, "f.toml"));
}

Playbook good(const std::string& text) {
  Loaded loaded = load(text, "f.toml");
  EXPECT_THAT(lines(loaded.blames), Each(HasSubstr(": note: ")));
  EXPECT_TRUE(loaded.playbook.has_value());
  return loaded.playbook.value_or(Playbook{});
}

std::string file(const std::string& path) {
  std::ifstream in(std::string(PIGEON_SOURCE_DIR) + "/" + path);
  std::ostringstream text;
  text << in.rdbuf();
  EXPECT_FALSE(text.str().empty()) << path;
  return text.str();
}

// --- what is read ---

TEST(Playbook, a_program_is_read_whole) {
  const Program program = good(R"([program]
name     = "Hotel Linden"
kind     = "promotional"
consent  = "express"
timezone = "Europe/Berlin"
language = ["de", "en"]
currency = "EUR"
quiet    = "21:00-09:00"
max      = "2 per 1d"
help.de  = "Rezeption: 030 5550199. STOP beendet."
help.en  = "Reception: 030 5550199. Reply STOP to end."
)")
                              .program;
  EXPECT_EQ(program.name, "Hotel Linden");
  EXPECT_EQ(program.kind, Kind::promotional);
  EXPECT_TRUE(program.needs_opt_in);
  EXPECT_EQ(program.timezone, "Europe/Berlin");
  EXPECT_THAT(program.languages, ElementsAre("de", "en"));
  EXPECT_EQ(program.language(), "de");
  EXPECT_EQ(program.currency, "EUR");
  EXPECT_EQ(program.quiet, "21:00-09:00");
  EXPECT_EQ(program.max, "2 per 1d");
  EXPECT_EQ(program.help.in("en"), "Reception: 030 5550199. Reply STOP to end.");
}

TEST(Playbook, a_name_is_enough_for_a_program) {
  const Playbook playbook = good(kProgram);
  EXPECT_EQ(playbook.file, "f.toml");
  EXPECT_EQ(playbook.program.kind, Kind::conversational);
  EXPECT_FALSE(playbook.program.needs_opt_in);
  EXPECT_THAT(playbook.program.languages, ElementsAre("en"));
  EXPECT_TRUE(playbook.program.help.empty());
  EXPECT_THAT(playbook.topics, IsEmpty());
  EXPECT_TRUE(playbook.texts.fallback.empty());
}

struct ConsentRow {
  const char* lines;
  bool needs_opt_in;
};

TEST(Playbook, whoever_writes_first_needs_consent_unless_the_owner_says_otherwise) {
  for (const auto& [text, needs] : std::initializer_list<ConsentRow>{
           {"", false},
           {"kind = \"conversational\"", false},
           {"kind = \"informational\"", true},
           {"kind = \"promotional\"", true},
           {"kind = \"informational\"\nconsent = \"none\"", false},
           {"kind = \"conversational\"\nconsent = \"express\"", true},
       })
    EXPECT_EQ(good(kProgram + std::string(text)).program.needs_opt_in, needs) << text;
}

TEST(Playbook, words_are_kept_as_they_are_compared) {
  const auto topics = good(std::string(kProgram) +
                           "[topic.callback]\nwords = [\"Call me!\", \"RAPPEL\", \"2\"]\n"
                           "say = \"We call you.\"\n")
                          .topics;
  ASSERT_THAT(topics, SizeIs(1));
  EXPECT_EQ(topics[0].name, "callback");
  std::vector<std::string> words;
  for (const Saying& word : topics[0].words)
    words.push_back(word.text);
  EXPECT_THAT(words, ElementsAre("call me", "rappel", "2"));
  EXPECT_EQ(topics[0].outcome.say.in("en").written, "We call you.");
}

TEST(Playbook, topics_keep_the_order_of_the_file) {
  const auto topics =
      good(std::string(kProgram) +
           "[topic.z]\nwords = \"z\"\nsay = \"Z\"\n[topic.a]\nwords = \"a\"\nsay = \"A\"\n")
          .topics;
  ASSERT_THAT(topics, SizeIs(2));
  EXPECT_EQ(topics[0].name, "z");
  EXPECT_EQ(topics[1].name, "a");
}

TEST(Playbook, words_of_agreement_may_be_words_of_a_topic) {
  EXPECT_THAT(
      faults_of("[topic.a]\nwords = [\"1\", \"ok\", \"yes\", \"oui\"]\nsay = \"Thanks.\"\n"),
      IsEmpty());
}

TEST(Playbook, what_pigeon_says_of_itself_may_be_said_in_other_words) {
  const Texts texts = good(std::string(kProgram) + R"([texts]
unsubscribed = "Gone. Reply START to come back."
resubscribed = "Back."
opt_in       = "Reply YES to get our texts."
subscribed   = "In."
not_stopped  = "Nothing was stopped."
help         = "Help."
fallback     = "Sorry?"
handed       = "A colleague will answer."
)")
                          .texts;
  EXPECT_EQ(texts.unsubscribed.in("en"), "Gone. Reply START to come back.");
  EXPECT_EQ(texts.resubscribed.in("en"), "Back.");
  EXPECT_EQ(texts.opt_in.in("en"), "Reply YES to get our texts.");
  EXPECT_EQ(texts.subscribed.in("en"), "In.");
  EXPECT_EQ(texts.not_stopped.in("en"), "Nothing was stopped.");
  EXPECT_EQ(texts.help.in("en"), "Help.");
  EXPECT_EQ(texts.fallback.in("en"), "Sorry?");
  EXPECT_EQ(texts.handed.in("en"), "A colleague will answer.");
}

// --- what is wrong ---

struct Fault {
  const char* text;
  const char* line;  // the one that check prints
};

TEST(Playbook, each_fault_is_told_with_its_place_and_what_to_write) {
  const Fault rows[] = {
      {"", "f.toml:1:1: there is no [program]; begin with [program] and name = \"Bright Dental\""},
      {"program = 5",
       "f.toml:1:11: `program` is a number, and should be a section; write [program] "
       "and its keys below it"},
      {"[program]", "f.toml:1:1: `name` is missing in [program]; write name = \"Bright Dental\""},
      {"[program]\nname = \" \"", "f.toml:2:8: the name is empty; write name = \"Bright Dental\""},
      {"[program]\nname = 7",
       "f.toml:2:8: `name` is a number, and should be a text; write name = "
       "\"7\""},
      {"[program]\nname = Bright",
       "f.toml:2:8: this is no value; put a text into quotes: key = "
       "\"text\"; yes and no are true and false"},
  };
  for (const Fault& row : rows) {
    const Loaded loaded = load(row.text, "f.toml");
    EXPECT_THAT(lines(loaded.blames), ElementsAre(row.line)) << row.text;
    EXPECT_FALSE(loaded.playbook.has_value()) << row.text;
  }
}

TEST(Playbook, each_fault_below_a_good_program_is_told_too) {
  const Fault rows[] = {
      {"kind = \"informal\"",
       "f.toml:3:8: `informal` is no kind of program; write conversational, "
       "informational or promotional"},
      {"consent = \"implied\"",
       "f.toml:3:11: `implied` is no kind of consent; write express or none"},
      {"consent = \"none\"\nkind = \"promotional\"",
       "f.toml:3:11: offers need the consent of those who get them; write consent = \"express\""},
      {"timezone = \"GMT+1\"",
       "f.toml:3:12: \"GMT+1\" is not a time zone; Did you mean Etc/GMT+1 or Etc/GMT+0 or "
       "Etc/GMT+10?"},
      {"timezone = \"Europe/Lodnon\"",
       "f.toml:3:12: \"Europe/Lodnon\" is not a time zone; Did you mean Europe/London or "
       "Europe/Lisbon?"},
      {"language = \"French\"",
       "f.toml:3:12: `French` is no language that Pigeon speaks; did you mean `fr`? write one of "
       "en "
       "fr de es it pt"},
      {"word = \"visit reminders\"",
       "f.toml:3:8: `visit reminders` is not one short word; write what customers call these "
       "texts, "
       "such as \"visits\""},
      {"word = \"stop\"",
       "f.toml:3:8: `stop` is one of the consent words; write what customers call these texts, "
       "such "
       "as \"visits\""},
      {"language = [\"en\", \"klingon\"]",
       "f.toml:3:19: `klingon` is no language that Pigeon speaks; write one of en fr de es it pt"},
      {"language = [\"en\", \"en\"]", "f.toml:3:19: `en` stands here twice; keep one of them"},
      {"currency = \"euro\"",
       "f.toml:3:12: `euro` is no currency; write three capitals, such as \"EUR\""},
      {"quiet = \"8pm-8am\"",
       "f.toml:3:9: `8pm-8am` is no span of the day; write \"20:00-08:00\", or \"none\""},
      {"max = \"2 a day\"",
       "f.toml:3:7: `2 a day` is no limit; write how many in how long, such as "
       "\"2 per 1d\""},
      {"tiemzone = \"Europe/London\"",
       "f.toml:3:1: unknown key `tiemzone` in [program]; did you mean `timezone`?"},
      {"help = \"Reply INFO for more.\"",
       "f.toml:3:8: this text invites INFO, and whoever replies that gets no answer of yours; use "
       "another word, such as 1, 2, OK, CHANGE or VISIT"},
      {"[topics.a]\nsay = \"x\"",
       "f.toml:3:2: unknown key `topics` in the file; did you mean `topic`?"},
      {"[topic.a]\nwords = [\"STOP\"]\nsay = \"x\"",
       "f.toml:4:10: \"STOP\" never reaches a topic: it is one of the consent words; use another "
       "word, such as \"change\" or \"visit\""},
      {"[topic.a]\nwords = [\"x\", \"Cancel!\"]\nsay = \"x\"",
       "f.toml:4:15: \"Cancel!\" never reaches a topic: it is one of the consent words; use "
       "another "
       "word, such as \"change\" or \"visit\""},
      {"[topic.a]\nwords = [\"wrong number\"]\nsay = \"x\"",
       "f.toml:4:10: \"wrong number\" never reaches a topic: it is one of the consent words; use "
       "another word, such as \"change\" or \"visit\""},
      {"[topic.a]\nwords = [\"!?\"]\nsay = \"x\"",
       "f.toml:4:10: \"!?\" has no letter and no digit; write a word that a customer can text, "
       "such "
       "as \"change\""},
      {"[topic.a]\nwords = [\"x\", \"X!\"]\nsay = \"x\"",
       "f.toml:4:15: \"X!\" is already a word of [topic.a]; keep it in one of them"},
      {"[topic.a]\nwords = \"x\"\nsay = \"x\"\n[topic.b]\nwords = \"X\"\nsay = \"x\"",
       "f.toml:7:9: \"X\" is already a word of [topic.a]; keep it in one of them"},
      {"[topic.a]\nwords = 5\nsay = \"x\"",
       "f.toml:4:9: `words` is a number, and should be a list of texts; write words = [\"5\"]"},
      {"[topic.a]\nwords = \"x\"",
       "f.toml:3:1: [topic.a] says nothing and does nothing; write say = \"…\""},
      {"[topic.a]\nwords = \"x\"\nsay = \"\"",
       "f.toml:5:7: this text is empty; write what to say, or remove the key"},
      {"[topic.a]\nword = \"x\"\nsay = \"x\"",
       "f.toml:4:1: unknown key `word` in [topic.a]; did you mean `words`?"},
      {"[topic.a]\nwords = \"x\"\nsay = \"Reply CANCEL to change it.\"",
       "f.toml:5:7: this text invites CANCEL, and whoever replies that is unsubscribed; use "
       "another word, such as 1, 2, OK, CHANGE or VISIT"},
      {"language = [\"en\", \"fr\"]\n[topic.a]\nsay.en = \"x\"",
       "f.toml:5:1: `say` lacks its text in `fr`; write fr = \"…\" beside the others"},
      {"[topic.a]\nsay = { en = \"x\", xx = \"y\" }",
       "f.toml:4:24: `xx` is no language that Pigeon speaks; write one of en fr de es it pt"},
      {"[texts]\nfalback = \"x\"",
       "f.toml:4:1: unknown key `falback` in [texts]; did you mean `fallback`?"},
      // [program] has not ended yet: a key of its own, not the section of topics.
      {"topic = \"x\"",
       "f.toml:3:1: unknown key `topic` in [program]; known here: `name`, `kind`, "
       "`consent`, `language`, `timezone`, `currency`, `quiet`, `max`, `word`, `help`"},
      {"\n[agent]\nsms = 5",
       "f.toml:5:7: `sms` is a number, and should be a section; write [agent.sms] and its keys "
       "below "
       "it"},
  };
  for (const Fault& row : rows) {
    SCOPED_TRACE(row.text);
    const Loaded loaded = load(kProgram + std::string(row.text), "f.toml");
    std::vector<std::string> errors;
    for (const toml::Blame& blame : loaded.blames) {
      if (blame.is_error()) errors.push_back(blame.text());
    }
    EXPECT_THAT(errors, ElementsAre(row.line));
    EXPECT_FALSE(loaded.playbook.has_value());
  }
}

TEST(Playbook, all_faults_are_told_at_once_by_line) {
  const auto blames = check(
      "[program]\nnmae = \"X\"\nquiet = 5\n[topic.a]\nwords = [\"stop\"]\nsay = \"Reply END\"\n",
      "f");
  EXPECT_THAT(lines(blames),
              ElementsAre(HasSubstr("f:1:1:"), HasSubstr("f:2:1:"), HasSubstr("f:3:9:"),
                          HasSubstr("f:5:10:"), HasSubstr("f:6:7:")));
}

// --- what is good ---

TEST(Playbook, the_three_examples_of_the_format_load) {
  for (const char* name : {"dentist", "parcels", "hotel"}) {
    const std::string path = std::string("tests/vectors/playbook-") + name + ".toml";
    const Loaded loaded = load(file(path), path);
    EXPECT_THAT(lines(loaded.blames), IsEmpty()) << name;
    ASSERT_TRUE(loaded.playbook.has_value()) << name;
    EXPECT_THAT(loaded.playbook->talks, SizeIs(5)) << name;
  }
}

TEST(Playbook, the_example_for_owners_loads_without_a_word) {
  const Loaded loaded = load(file("docs/examples/dentist.toml"), "dentist.toml");
  EXPECT_THAT(lines(loaded.blames), IsEmpty());
  ASSERT_TRUE(loaded.playbook.has_value());
  EXPECT_THAT(loaded.playbook->topics, SizeIs(3));
}

TEST(Playbook, every_example_in_the_manual_is_good) {
  const std::string manual = file("docs/playbook.md");
  constexpr std::string_view kOpening = "```toml\n";
  int examples = 0;
  for (std::size_t begin = manual.find(kOpening); begin != std::string::npos;
       begin = manual.find(kOpening, begin)) {
    begin += kOpening.size();
    const std::string example = manual.substr(begin, manual.find("```", begin) - begin);
    EXPECT_THAT(lines(check(example, "manual.toml")), IsEmpty()) << example;
    ++examples;
  }
  EXPECT_EQ(examples, 3);
}

TEST(Playbook, a_text_of_pigeons_own_has_no_values) {
  EXPECT_THAT(faults_of("help = \"Call {phone}\"\n[texts]\nfallback = \"Sorry[ {name}]\"\n"),
              ElementsAre(HasSubstr("f.toml:3:8: `help` goes out as it stands"),
                          HasSubstr("f.toml:5:12: `fallback` goes out as it stands")));
}

TEST(Playbook, a_text_in_a_language_that_the_program_does_not_speak_is_noted) {
  const auto found = faults_of("[topic.a]\nwords = \"x\"\nsay = { en = \"x\", fr = \"y\" }\n");
  EXPECT_THAT(found, ElementsAre("f.toml:5:24: note: `fr` is not among the languages of [program]; "
                                 "add it to `language` there"));
}

}  // namespace
}  // namespace pigeon::playbook
