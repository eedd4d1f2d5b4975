#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/scripted_daemon.h"

namespace pigeon::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(Inbox, in_a_pipe_is_a_tabbed_line_a_text_with_instants_in_utc) {
  ScriptedDaemon daemon;
  daemon.answers("list", {{incoming_json(1, "Hi"), incoming_json(22, "two\nlines\tand a tab")}});
  const Ended ended = daemon.pigeon({"inbox"});
  EXPECT_EQ(ended.exit, 0) << ended.err;
  EXPECT_EQ(ended.out,
            "1\t2026-07-01T10:00:00Z\t+447700900101\tHi\n"
            "22\t2026-07-01T10:00:00Z\t+447700900101\ttwo\\u{A}lines\\u{9}and a tab\n");
  EXPECT_THAT(daemon.asked(), ElementsAre(R"({"verb":"list","args":{"direction":"in"}})"));
}

TEST(Inbox, on_a_terminal_is_a_table_in_local_time_wrapped_under_itself) {
  ScriptedDaemon daemon;
  daemon.answers("list", {{incoming_json(1, "short"), incoming_json(22,
                                                                    "a text that is longer than "
                                                                    "the room which is left")}});
  const Ended ended = daemon.pigeon_on_terminal({"inbox"}, 80);
  EXPECT_EQ(ended.out,
            "ID     RECEIVED              FROM            TEXT\n"
            "1      Wed 2026-07-01 12:00  +447700900101   short\n"
            "22     Wed 2026-07-01 12:00  +447700900101   a text that is longer than the room\n"
            "                                             which is left\n");
}

TEST(Inbox, control_characters_of_a_stranger_never_reach_the_terminal) {
  ScriptedDaemon daemon;
  daemon.answers("list", {{incoming_json(1, "\x1b[2Jgone", "\x1b]0;evil")}});
  const Ended ended = daemon.pigeon_on_terminal({"inbox"}, 200);
  EXPECT_THAT(ended.out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(ended.out, HasSubstr("\\u{1B}[2Jgone"));
}

TEST(Inbox, wide_characters_keep_the_columns_aligned) {
  ScriptedDaemon daemon;
  daemon.answers("list", {{incoming_json(1, "x", "日本語日本語日本語"), incoming_json(2, "y")}});
  const Ended ended = daemon.pigeon_on_terminal({"inbox"});
  EXPECT_THAT(ended.out, HasSubstr("日本語日本語日本語  x\n"));
  EXPECT_THAT(ended.out, HasSubstr("+447700900101       y\n"));
}

TEST(Inbox, an_empty_one_says_so_to_a_person_only) {
  ScriptedDaemon daemon;
  daemon.answers("list", {});
  EXPECT_EQ(daemon.pigeon_on_terminal({"inbox"}).out, "No texts.\n");
  EXPECT_EQ(daemon.pigeon({"inbox"}).out, "");
  EXPECT_EQ(daemon.pigeon({"inbox", "--json"}).out, "");
}

TEST(Inbox, json_passes_the_message_on_as_it_is) {
  ScriptedDaemon daemon;
  daemon.answers("list", {{incoming_json(1, "Hi\n\u202e")}});
  EXPECT_EQ(daemon.pigeon({"inbox", "--json"}).out, incoming_json(1, "Hi\n\u202e") + "\n");
}

TEST(Inbox, each_filter_reaches_the_daemon) {
  ScriptedDaemon daemon;
  daemon.answers("list", {});
  daemon.pigeon({"inbox", "--since", "0", "--limit", "100000", "--state", "received", "--follow"});
  EXPECT_THAT(daemon.asked(),
              ElementsAre(R"({"verb":"list","args":{"direction":"in","state":"received","since":0,)"
                          R"("limit":100000,"follow":true}})"));
}

TEST(Inbox, shows_what_could_not_be_read) {
  ScriptedDaemon daemon;
  daemon.answers("undecodable", {{R"({"id":3,"modem":"sim1","pdu":"07FF","reason":"too short",)"
                                  R"("received_at":"2026-07-01T10:00:00Z"})"}});
  EXPECT_EQ(daemon.pigeon({"inbox", "--undecodable"}).out,
            "3\t2026-07-01T10:00:00Z\tsim1\ttoo short\t07FF\n");
  EXPECT_EQ(daemon.pigeon({"inbox", "--undecodable", "--follow"}).exit, 2);
}

TEST(Inbox, a_filter_that_makes_no_sense_is_refused_in_words) {
  ScriptedDaemon daemon;
  struct Row {
    std::vector<std::string> words;
    const char* says;
  };
  for (const Row& row : {Row{{"inbox", "--state", "lost"}, "\"lost\" is not a state"},
                         Row{{"inbox", "--since", "-1"}, "\"-1\" is not a whole number"},
                         Row{{"outbox", "--limit", "all"}, "\"all\" is not a whole number"},
                         Row{{"outbox", "--undecodable"}, "--undecodable"}}) {
    const Ended ended = daemon.pigeon(row.words);
    EXPECT_EQ(ended.exit, 2) << testing::PrintToString(row.words);
    EXPECT_THAT(ended.err, HasSubstr(row.says));
  }
  EXPECT_THAT(daemon.asked(), testing::IsEmpty());
}

TEST(Outbox, tells_state_and_times) {
  ScriptedDaemon daemon;
  daemon.answers("list", {{message_json(1, "sent", "Hi", R"({"sent_at":"2026-11-24T13:05:11Z"})"),
                           message_json(2, "unknown", "Ho")}});
  EXPECT_EQ(daemon.pigeon({"outbox"}).out,
            "1\tsent\t+447700900101\t2026-11-24T13:05:09Z\t2026-11-24T13:05:11Z\tHi\n"
            "2\tunknown\t+447700900101\t2026-11-24T13:05:09Z\t\tHo\n");
  EXPECT_THAT(daemon.asked(), ElementsAre(R"({"verb":"list","args":{"direction":"out"}})"));
}

TEST(Outbox, is_coloured_on_a_terminal_only_and_not_with_no_color) {
  ScriptedDaemon daemon;
  daemon.answers("list", {{message_json(1, "failed", "Hi")}});
  EXPECT_THAT(daemon.pigeon_on_terminal({"outbox"}, 120, {}).out,
              HasSubstr("\x1b[31mfailed\x1b[0m"));
  EXPECT_THAT(daemon.pigeon_on_terminal({"outbox"}, 120, {{"NO_COLOR", "1"}}).out,
              Not(HasSubstr("\x1b")));
  EXPECT_THAT(daemon.pigeon({"outbox"}).out, Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace pigeon::cli
