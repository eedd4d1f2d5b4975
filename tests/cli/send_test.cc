#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/scripted_daemon.h"

namespace pigeon::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::string kQueued = message_json(17, "queued", "Hello");
const std::string kSent = message_json(17, "sent", "Hello", R"({"attempts":1,"references":[5]})");

TEST(Send, asks_for_the_text_and_waits_until_it_is_sent) {
  ScriptedDaemon daemon;
  daemon.answers("send", {{kQueued, kSent}});
  const Ended ended = daemon.pigeon({"send", "+447700900101", "Hello"});
  EXPECT_EQ(ended.exit, 0) << ended.err;
  EXPECT_EQ(ended.out, "17\tsent\t+447700900101\t1\n");
  EXPECT_EQ(ended.err, "");
  EXPECT_THAT(daemon.asked(),
              ElementsAre(R"({"verb":"send","args":{"to":"+447700900101","text":"Hello",)"
                          R"("wait":"sent","timeout_ms":60000}})"));
}

TEST(Send, each_option_reaches_the_daemon) {
  ScriptedDaemon daemon;
  daemon.answers("send", {{kQueued}});
  const Ended ended =
      daemon.pigeon({"send", "07700 900101", "Hi", "--wait", "delivered", "--timeout", "2m", "--at",
                     "tomorrow 9am", "--priority", "-3", "--modem", "sim1", "--key", "k 1",
                     "--program", "dentist", "--expires", "2026-12-01T09:00:00Z"});
  EXPECT_EQ(ended.exit, 0) << ended.err;
  EXPECT_THAT(daemon.asked(),
              ElementsAre(R"({"verb":"send","args":{"to":"07700 900101","text":"Hi","report":true,)"
                          R"("at":"tomorrow 9am","priority":-3,"modem":"sim1","key":"k 1",)"
                          R"("program":"dentist","expires":"2026-12-01T09:00:00Z",)"
                          R"("wait":"delivered","timeout_ms":120000}})"));
}

TEST(Send, a_text_for_later_is_waited_for_only_until_it_is_queued) {
  ScriptedDaemon daemon;
  daemon.answers("send", {{kQueued}});
  daemon.pigeon({"send", "+447700900101", "Hi", "--at", "fri 14:30"});
  EXPECT_THAT(daemon.asked(), ElementsAre(HasSubstr(R"("wait":"queued")")));
}

TEST(Send, json_prints_the_message_as_it_ended_on_one_line) {
  ScriptedDaemon daemon;
  daemon.answers("send", {{kQueued, kSent}});
  const Ended ended = daemon.pigeon({"send", "+447700900101", "Hello", "--json"});
  EXPECT_EQ(ended.out, kSent + "\n");
}

TEST(Send, json_may_stand_before_the_verb) {
  ScriptedDaemon daemon;
  daemon.answers("send", {{kSent}});
  EXPECT_EQ(daemon.pigeon({"--json", "send", "+447700900101", "Hello"}).out, kSent + "\n");
}

struct Refusal {
  ExitCode exit;
  const char* code;
};

class SendRefused : public testing::TestWithParam<Refusal> {};

TEST_P(SendRefused, ends_with_the_exit_status_of_the_daemon_and_says_why) {
  const auto [exit, code] = GetParam();
  ScriptedDaemon daemon;
  daemon.answers("send", {{}, End(exit, Error(code, "It can't go", "Do this instead"))});
  const Ended words = daemon.pigeon({"send", "+447700900101", "Hello"});
  EXPECT_EQ(words.exit, static_cast<int>(exit));
  EXPECT_EQ(words.out, "");
  EXPECT_EQ(words.err, "pigeon: It can't go\n  Do this instead\n");

  const Ended json = daemon.pigeon({"send", "+447700900101", "Hello", "--json"});
  EXPECT_EQ(json.exit, static_cast<int>(exit));
  EXPECT_EQ(json.err, std::string(R"({"error":{"code":")") + code +
                          R"(","meaning":"It can't go","hint":"Do this instead"}})" + "\n");
}

INSTANTIATE_TEST_SUITE_P(Refusals, SendRefused,
                         testing::Values(Refusal{ExitCode::failed, "cms-500"},
                                         Refusal{ExitCode::usage, "invalid-number"},
                                         Refusal{ExitCode::refused, "stopped"},
                                         Refusal{ExitCode::unavailable, "no-modem"}));

TEST(Send, one_that_is_not_sent_in_time_is_told_and_exits_5) {
  ScriptedDaemon daemon;
  daemon.answers("send", {{kQueued, kQueued}, End(ExitCode::pending, Error("not-yet", "Not yet"))});
  const Ended ended = daemon.pigeon({"send", "+447700900101", "Hello"});
  EXPECT_EQ(ended.exit, 5);
  EXPECT_EQ(ended.out, "17\tqueued\t+447700900101\t1\n");
  EXPECT_EQ(ended.err, "pigeon: Not yet\n");
}

TEST(Send, reads_its_text_from_standard_input_without_the_last_line_break) {
  ScriptedDaemon daemon;
  daemon.answers("send", {{kSent}});
  daemon.pigeon({"send", "+447700900101", "-"}, {.in = "two\nlines\n"});
  daemon.pigeon({"send", "+447700900101"}, {.in = "no dash\n\n"});
  EXPECT_THAT(daemon.asked(), ElementsAre(HasSubstr(R"("text":"two\nlines",)"),
                                          HasSubstr(R"("text":"no dash\n",)")));
}

TEST(Send, text_that_is_not_utf8_is_refused_wherever_it_comes_from) {
  ScriptedDaemon daemon;
  for (const Ended& ended : {daemon.pigeon({"send", "+447700900101", "caf\xE9"}),
                             daemon.pigeon({"send", "+447700900101", "-"}, {.in = "caf\xE9"})}) {
    EXPECT_EQ(ended.exit, 2);
    EXPECT_THAT(ended.err, HasSubstr("not valid UTF-8"));
  }
  EXPECT_THAT(daemon.asked(), testing::IsEmpty());
}

TEST(Send, writes_plainly_on_request_and_tells_what_it_changed) {
  ScriptedDaemon daemon;
  daemon.answers("send", {{kSent}});
  const std::string text = "“Héllo” – ок… 😀";
  const std::string plain = "\"Héllo\" - ок... 😀";
  const Ended sent = daemon.pigeon({"send", "+447700900101", text, "--transliterate"});
  EXPECT_EQ(sent.exit, 0) << sent.err;
  EXPECT_EQ(sent.err, "Written plainly: “ as \"\"\", ” as \"\"\", – as \"-\", … as \"...\"\n");
  EXPECT_THAT(daemon.asked(), ElementsAre(HasSubstr(control::Json(plain).dump())));

  const Ended dry =
      run_pigeon({"send", "+447700900101", "“Hello”…", "--transliterate", "--dry-run", "--json"});
  EXPECT_EQ(dry.exit, 0);
  EXPECT_EQ(dry.err, "");
  EXPECT_EQ(control::from_line(dry.out.substr(0, dry.out.size() - 1)).value()["alphabet"], "gsm7");
  EXPECT_EQ(run_pigeon({"send", "+447700900101", "plain", "--transliterate", "--dry-run"}).err, "");
  EXPECT_EQ(run_pigeon({"send", "--batch", "-", "--transliterate"}).exit, 2);
}

TEST(Send, without_a_daemon_says_how_to_start_it) {
  const Ended ended = run_pigeon({"send", "+447700900101", "Hello", "--socket", "/nonexistent/s"});
  EXPECT_EQ(ended.exit, 4);
  EXPECT_THAT(ended.err, HasSubstr("pigeond is not running"));
  EXPECT_THAT(ended.err, HasSubstr("systemctl start pigeond"));
}

TEST(Send, to_a_person_says_what_it_waits_for) {
  ScriptedDaemon daemon;
  daemon.answers("send", {{kQueued, kSent}});
  const Ended ended = daemon.pigeon_on_terminal({"send", "+447700900101", "Hello"});
  EXPECT_THAT(ended.out, HasSubstr("Queued as 17, waiting until it is sent"));
  EXPECT_THAT(ended.out, HasSubstr("17 to +447700900101: sent\n"));
}

struct Misuse {
  std::vector<std::string> words;
  const char* says;
};

class SendMisused : public testing::TestWithParam<Misuse> {};

TEST_P(SendMisused, is_a_usage_error_that_never_reaches_the_daemon) {
  ScriptedDaemon daemon;
  const Ended ended = daemon.pigeon(GetParam().words);
  EXPECT_EQ(ended.exit, 2);
  EXPECT_THAT(ended.err, HasSubstr(GetParam().says));
  EXPECT_EQ(ended.out, "");
  EXPECT_THAT(daemon.asked(), testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Rows, SendMisused,
    testing::Values(Misuse{{"send"}, "Nobody to send to"},
                    Misuse{{"send", "+447700900101", "a", "b"}, "b"},
                    Misuse{{"send", "+447700900101", "a", "--wait", "soon"},
                           "\"soon\" is not queued, sent or delivered"},
                    Misuse{{"send", "+447700900101", "a", "--timeout", "soon"}, "span of time"},
                    Misuse{{"send", "+447700900101", "a", "--priority", "high"}, "high"},
                    Misuse{{"send", "+447700900101", "a", "--frobnicate"}, "--frobnicate"},
                    Misuse{{"send", "+447700900101", "--batch", "x"}, "Leave TO and TEXT out"},
                    Misuse{{"send", "--batch", "x", "--dry-run"}, "can't be given together"}));

// --- dry run: no daemon ---

TEST(SendDryRun, tells_segments_and_alphabet_without_a_daemon) {
  const Ended ended = run_pigeon({"send", "+447700900101", "Hello", "--dry-run", "--json"});
  EXPECT_EQ(ended.exit, 0) << ended.err;
  EXPECT_EQ(ended.out, R"({"to":"+447700900101","segments":1,"alphabet":"gsm7","forced_by":[],)"
                       R"("units_left":155,"unit":"septet"})"
                       "\n");
}

TEST(SendDryRun, names_the_characters_that_forced_the_alphabet) {
  const Ended ended = run_pigeon({"send", "+447700900101", "reçu 😀 ça", "--dry-run", "--json"});
  EXPECT_THAT(ended.out, HasSubstr(R"("alphabet":"ucs2","forced_by":["ç","😀"])"));
}

TEST(SendDryRun, tells_a_program_in_lines) {
  const Ended ended = run_pigeon({"send", "07700 900101", std::string(161, 'a'), "--dry-run"});
  EXPECT_EQ(ended.out,
            "to\t07700 900101\nsegments\t2\nalphabet\tgsm7\nforced_by\t\nunits_left\t145\n"
            "unit\tseptet\n");
}

TEST(SendDryRun, refuses_what_could_never_be_sent) {
  for (const auto& words : std::vector<std::vector<std::string>>{
           {"send", "+447700900101", "", "--dry-run"},
           {"send", "abc", "Hello", "--dry-run"},
           {"send", "+44", "Hello", "--dry-run"},
           {"send", "+447700900101", std::string(120000, 'x'), "--dry-run"}}) {
    const Ended ended = run_pigeon(words);
    EXPECT_EQ(ended.exit, 2) << testing::PrintToString(words);
    EXPECT_THAT(ended.err, testing::StartsWith("pigeon: "));
    EXPECT_EQ(ended.out, "");
  }
}

// --- batch ---

TEST(SendBatch, sends_each_line_and_prints_each_answer_in_order) {
  ScriptedDaemon daemon;
  daemon.answers("batch", {{R"({"id":1,"to":"+447700900101","segments":1})",
                            R"({"line":2,"error":{"code":"empty-text","meaning":"m","hint":""}})"},
                           End(ExitCode::failed)});
  const std::string lines =
      "{\"to\":\"+447700900101\",\"text\":\"a\"}\n{\"to\":\"x\",\"text\":\"\"}\n";
  const Ended ended = daemon.pigeon({"send", "--batch", "-"}, {.in = lines});
  EXPECT_EQ(ended.exit, 1);
  EXPECT_EQ(ended.out,
            "{\"id\":1,\"to\":\"+447700900101\",\"segments\":1}\n"
            "{\"line\":2,\"error\":{\"code\":\"empty-text\",\"meaning\":\"m\",\"hint\":\"\"}}\n");
  EXPECT_THAT(daemon.lines(),
              ElementsAre(R"({"to":"+447700900101","text":"a"})", R"({"to":"x","text":""})"));
}

TEST(SendBatch, blank_lines_are_passed_over_and_line_numbers_are_those_of_the_file) {
  ScriptedDaemon daemon;
  daemon.answers("batch", {{R"({"id":1,"to":"a","segments":1})", R"({"line":2,"error":{}})"}});
  std::ofstream(daemon.file("texts.jsonl")) << "\n{\"n\":1}\n\n  \n{\"n\":2}";
  const Ended ended = daemon.pigeon({"send", "--batch", daemon.file("texts.jsonl")});
  EXPECT_EQ(ended.exit, 0) << ended.err;
  EXPECT_THAT(daemon.lines(), ElementsAre("{\"n\":1}", "{\"n\":2}"));
  EXPECT_THAT(ended.out, HasSubstr("{\"line\":5,\"error\":{}}"));
}

TEST(SendBatch, a_file_that_cannot_be_read_is_an_error_in_words) {
  ScriptedDaemon daemon;
  const Ended ended = daemon.pigeon({"send", "--batch", "/nonexistent.jsonl"});
  EXPECT_EQ(ended.exit, 1);
  EXPECT_THAT(ended.err, HasSubstr("/nonexistent.jsonl: No such file"));
  EXPECT_THAT(daemon.asked(), Not(testing::Contains(HasSubstr("batch"))));
}

}  // namespace
}  // namespace pigeon::cli
