// message, cancel, resolve, remind, reminders, status, modem, consent, check: what they ask, what
// they print, how they end.
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/scripted_daemon.h"

namespace pigeon::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(MessageVerb, tells_everything_a_line_each) {
  ScriptedDaemon daemon;
  daemon.answers(
      "message",
      {{message_json(17, "failed", "a\nb",
                     R"({"error":{"code":"cms-500","meaning":"Refused","hint":"Wait"}})")}});
  const Ended piped = daemon.pigeon({"message", "17"});
  EXPECT_THAT(piped.out, HasSubstr("id\t17\n"));
  EXPECT_THAT(piped.out, HasSubstr("text\ta\\u{A}b\n"));
  EXPECT_THAT(piped.out, HasSubstr("queued_at\t2026-11-24T13:05:09Z\n"));
  EXPECT_THAT(piped.out, HasSubstr("error\tRefused (cms-500). Wait\n"));
  const Ended shown = daemon.pigeon_on_terminal({"message", "17"});
  EXPECT_THAT(shown.out, HasSubstr("text        a\n            b\n"));
  EXPECT_THAT(shown.out, HasSubstr("queued_at   Tue 2026-11-24 14:05\n"));
  EXPECT_THAT(daemon.asked().front(), R"({"verb":"message","args":{"id":17}})");
}

TEST(MessageVerb, an_id_is_a_number) {
  ScriptedDaemon daemon;
  EXPECT_EQ(daemon.pigeon({"message", "seventeen"}).exit, 2);
  EXPECT_EQ(daemon.pigeon({"message"}).exit, 2);
  EXPECT_THAT(daemon.asked(), IsEmpty());
}

TEST(Cancel, prints_the_message_as_it_is_afterwards) {
  ScriptedDaemon daemon;
  daemon.answers("cancel", {{message_json(17, "cancelled", "Hi")}});
  EXPECT_EQ(daemon.pigeon({"cancel", "17"}).out, "17\tcancelled\t+447700900101\t1\n");
  EXPECT_THAT(daemon.asked(), ElementsAre(R"({"verb":"cancel","args":{"id":17}})"));
}

TEST(Cancel, too_late_is_exit_1) {
  ScriptedDaemon daemon;
  daemon.answers("cancel", {{}, End(ExitCode::failed, Error("too-late", "It is on the air"))});
  const Ended ended = daemon.pigeon({"cancel", "17"});
  EXPECT_EQ(ended.exit, 1);
  EXPECT_EQ(ended.err, "pigeon: It is on the air\n");
}

TEST(Resolve, takes_one_of_three_words) {
  ScriptedDaemon daemon;
  daemon.answers("resolve", {{message_json(17, "sent", "Hi")}});
  EXPECT_EQ(daemon.pigeon({"resolve", "17", "sent"}).exit, 0);
  EXPECT_THAT(daemon.asked(), ElementsAre(R"({"verb":"resolve","args":{"id":17,"how":"sent"}})"));
  EXPECT_THAT(daemon.pigeon({"resolve", "17", "maybe"}).err,
              HasSubstr("\"maybe\" is not sent, resend or drop"));
}

const std::string kPlanned =
    R"({"id":4,"to":"+447700900101","at_utc":"2026-11-25T06:00:00Z",)"
    R"("at_local":"2026-11-25T06:00:00+00:00","zone":"Europe/London","text":"Bring it",)"
    R"("segments":1,"moved_to_utc":"2026-11-25T08:00:00Z","why":"quiet hours 20:00-08:00",)"
    R"("echo":"Wed 25 Nov 06:00 Europe/London, in 16 h"})";

TEST(Remind, asks_with_the_words_as_they_were_said_and_echoes_the_time) {
  ScriptedDaemon daemon;
  daemon.answers("remind", {{kPlanned}});
  const Ended piped = daemon.pigeon({"remind", "+447700900101", "tomorrow 6:00", "Bring it",
                                     "--zone", "Europe/London", "--lang", "en", "--exact"});
  EXPECT_EQ(piped.out, kPlanned + "\n");
  EXPECT_THAT(
      daemon.asked(),
      ElementsAre(R"({"verb":"remind","args":{"to":"+447700900101","when":"tomorrow 6:00",)"
                  R"("text":"Bring it","zone":"Europe/London","lang":"en","exact":true}})"));
  const Ended shown = daemon.pigeon_on_terminal({"remind", "+447700900101", "x", "Bring it"});
  EXPECT_EQ(shown.out,
            "4 to +447700900101: Wed 25 Nov 06:00 Europe/London, in 16 h\n"
            "  goes Wed 2026-11-25 09:00 instead: quiet hours 20:00-08:00\n"
            "  \"Bring it\"\n");
}

TEST(Remind, a_dry_run_with_now_needs_no_daemon) {
  const Ended ended =
      run_pigeon({"remind", "+447700900101", "tomorrow 9am", "Bring your X-rays.", "--dry-run",
                  "--now", "2026-11-24T12:00:00Z", "--zone", "Europe/London"});
  EXPECT_EQ(ended.exit, 0) << ended.err;
  const auto planned = control::from_line(ended.out);
  ASSERT_TRUE(planned) << ended.out;
  EXPECT_EQ((*planned)["at_utc"], "2026-11-25T09:00:00Z");
  EXPECT_EQ((*planned)["at_local"], "2026-11-25T09:00:00+00:00");
  EXPECT_EQ((*planned)["zone"], "Europe/London");
  EXPECT_EQ((*planned)["to"], "+447700900101");
  EXPECT_EQ((*planned)["text"], "Bring your X-rays.");
  EXPECT_EQ((*planned)["segments"], 1);
  EXPECT_FALSE(planned->contains("moved_to_utc"));
}

TEST(Remind, a_dry_run_tells_what_quiet_hours_move) {
  const std::vector<std::string> words{
      "remind", "+447700900101",        "tomorrow 21:00", "Hi",           "--dry-run",
      "--now",  "2026-07-01T12:00:00Z", "--zone",         "Europe/London"};
  const auto moved = control::from_line(run_pigeon(words).out);
  ASSERT_TRUE(moved);
  EXPECT_EQ((*moved)["at_utc"], "2026-07-02T20:00:00Z");
  EXPECT_EQ((*moved)["moved_to_utc"], "2026-07-03T07:00:00Z");
  EXPECT_THAT((*moved)["why"].get<std::string>(), HasSubstr("20:00-08:00"));
  auto exactly = words;
  exactly.push_back("--exact");
  const auto exact = control::from_line(run_pigeon(exactly).out);
  ASSERT_TRUE(exact);
  EXPECT_FALSE(exact->contains("moved_to_utc"));
}

TEST(Remind, what_could_be_meant_in_two_ways_is_refused_without_a_daemon_too) {
  for (const char* when : {"03/04", "at 5", "yesterday", "whenever"}) {
    const Ended ended = run_pigeon({"remind", "+447700900101", when, "Hi", "--dry-run", "--now",
                                    "2026-11-24T12:00:00Z", "--zone", "Europe/London"});
    EXPECT_EQ(ended.exit, 2) << when;
    EXPECT_EQ(ended.out, "") << when;
  }
}

TEST(Remind, now_without_dry_run_is_refused) {
  ScriptedDaemon daemon;
  EXPECT_EQ(
      daemon.pigeon({"remind", "+447700900101", "in 5 min", "Hi", "--now", "2026-11-24T12:00:00Z"})
          .exit,
      2);
  EXPECT_THAT(daemon.asked(), IsEmpty());
}

TEST(Reminders, lists_what_is_planned) {
  ScriptedDaemon daemon;
  daemon.answers("reminders", {{kPlanned}});
  EXPECT_EQ(daemon.pigeon({"reminders", "--limit", "5"}).out,
            "4\t2026-11-25T06:00:00Z\tEurope/London\t+447700900101\tBring it\n");
  EXPECT_THAT(daemon.asked(), ElementsAre(R"({"verb":"reminders","args":{"limit":5}})"));
}

const std::string kStatus =
    R"({"version":"0.1.0","pid":812,"since":"2026-11-24T08:00:00Z","ready":true,"modems":[)"
    R"({"name":"sim1","state":"ready","detail":null,"port":"/dev/ttyUSB2","operator":"Home",)"
    R"("signal_percent":71}],"queue":{"held":0,"queued":3,"sending":0,"unknown":1,"failed":0},)"
    R"("inbox":{"undecodable":0,"unanswered":0},"clock":"2026-11-24T13:05:00Z"})";

TEST(Status, fits_on_one_screen_and_says_what_to_do) {
  ScriptedDaemon daemon;
  daemon.answers("status", {{kStatus}});
  const Ended ended = daemon.pigeon_on_terminal({"status"});
  EXPECT_EQ(ended.exit, 0);
  EXPECT_THAT(ended.out, HasSubstr("version 0.1.0, process 812, since Tue 2026-11-24 09:00"));
  EXPECT_THAT(ended.out, HasSubstr("queue    3 queued, 1 unknown\n"));
  EXPECT_THAT(ended.out, HasSubstr("sim1   ready  Home      71 %    /dev/ttyUSB2"));
  EXPECT_THAT(ended.out, HasSubstr("pigeon outbox --state unknown"));
}

TEST(Status, is_flat_lines_for_a_program) {
  ScriptedDaemon daemon;
  daemon.answers("status", {{kStatus}});
  const Ended ended = daemon.pigeon({"status"});
  EXPECT_THAT(ended.out, HasSubstr("ready\ttrue\n"));
  EXPECT_THAT(ended.out, HasSubstr("queue.queued\t3\n"));
  EXPECT_THAT(ended.out, HasSubstr("modem\tsim1\tready\tHome\t71 %\t/dev/ttyUSB2\t\n"));
  EXPECT_EQ(daemon.pigeon({"status", "--json"}).out, kStatus + "\n");
}

TEST(Status, wait_ready_ends_as_the_daemon_says) {
  ScriptedDaemon daemon;
  daemon.answers("status",
                 {{}, End(ExitCode::unavailable, Error("no-modem", "No modem can send"))});
  const Ended ended = daemon.pigeon({"status", "--wait-ready", "0.2"});
  EXPECT_EQ(ended.exit, 4);
  EXPECT_EQ(ended.err, "pigeon: No modem can send\n");
  EXPECT_THAT(daemon.asked(), ElementsAre(HasSubstr("wait_ready_ms")));
  EXPECT_EQ(run_pigeon({"status", "--wait-ready", "0.1", "--socket", "/nonexistent/s"}).exit, 4);
}

const std::string kModem =
    R"({"name":"sim1","state":"ready","detail":null,"port":"/dev/ttyUSB2","operator":"Home","signal_percent":71})";

TEST(Modem, list_shows_each) {
  ScriptedDaemon daemon;
  daemon.answers("modem_list", {{kModem}});
  EXPECT_EQ(daemon.pigeon({"modem", "list"}).out, "sim1\tready\tHome\t71 %\t/dev/ttyUSB2\t\n");
}

TEST(Modem, the_only_one_need_not_be_named) {
  ScriptedDaemon daemon;
  daemon.answers("modem_list", {{kModem}});
  daemon.answers("modem_at", {{R"({"line":"+CSQ: 20,99"})", R"({"line":"OK"})"}});
  const Ended ended = daemon.pigeon({"modem", "at", "AT+CSQ"});
  EXPECT_EQ(ended.out, "+CSQ: 20,99\nOK\n");
  EXPECT_THAT(daemon.asked(),
              ElementsAre(R"({"verb":"modem_list","args":{}})",
                          R"({"verb":"modem_at","args":{"name":"sim1","command":"AT+CSQ"}})"));
}

TEST(Modem, of_several_one_must_be_named) {
  ScriptedDaemon daemon;
  daemon.answers("modem_list", {{kModem, R"({"name":"sim2"})"}});
  daemon.answers("modem_show", {{kModem}});
  const Ended ended = daemon.pigeon({"modem", "show"});
  EXPECT_EQ(ended.exit, 2);
  EXPECT_THAT(ended.err, HasSubstr("sim1, sim2"));
  EXPECT_THAT(daemon.pigeon({"modem", "show", "sim1"}).out, HasSubstr("operator\tHome\n"));
}

TEST(Modem, show_puts_a_list_of_texts_on_lines_for_a_person) {
  ScriptedDaemon daemon;
  daemon.answers("modem_show",
                 {{R"({"name":"sim1","profile":["baud = 115200","prompt = true"]})"}});
  EXPECT_EQ(daemon.pigeon_on_terminal({"modem", "show", "sim1"}).out,
            "name     sim1\nprofile  baud = 115200\n         prompt = true\n");
  EXPECT_EQ(daemon.pigeon({"modem", "show", "sim1"}).out,
            "name\tsim1\nprofile\t[\"baud = 115200\",\"prompt = true\"]\n");
}

TEST(Modem, trace_prints_lines_and_follows) {
  ScriptedDaemon daemon;
  daemon.answers("modem_trace", {{R"({"line":"> AT\u0007"})"}});
  EXPECT_EQ(daemon.pigeon({"modem", "trace", "sim1", "--follow"}).out, "> AT\\u{7}\n");
  EXPECT_THAT(daemon.asked(),
              ElementsAre(R"({"verb":"modem_trace","args":{"name":"sim1","follow":true}})"));
}

TEST(Consent, show_prints_the_ledger) {
  ScriptedDaemon daemon;
  daemon.answers(
      "consent_show",
      {{R"({"number":"+447700900101","blocked":true,"chain":{"whole":true,"entries":7},)"
        R"("entries":[{"at":"2026-11-24T13:05:00Z",)"
        R"("event":"revoked","program":null,"method":"sms","message":3,"evidence":"STOP",)"
        R"("language":"en","reason":"word:stop"}]})"}});
  EXPECT_EQ(daemon.pigeon({"consent", "show", "+447700900101"}).out,
            "number\t+447700900101\nblocked\tyes\nledger\twhole, 7 entries\n"
            "2026-11-24T13:05:00Z\trevoked\t\tsms\t3\tword:stop\tSTOP\n");
  EXPECT_THAT(daemon.asked(),
              ElementsAre(R"({"verb":"consent_show","args":{"number":"+447700900101"}})"));
}

TEST(Check, needs_no_daemon_and_names_the_place) {
  const control::TemporaryFolder folder;
  const std::string good = std::string(PIGEON_SOURCE_DIR) + "/docs/examples/dentist.toml";
  const std::string bad = folder / "bad.toml";
  std::ofstream(bad) << "[program]\nname = 7\n";
  EXPECT_EQ(run_pigeon({"check", good}).exit, 0);
  const Ended ended = run_pigeon({"check", good, bad});
  EXPECT_EQ(ended.exit, 1);
  EXPECT_THAT(ended.out, HasSubstr(bad + ":2:"));
  const Ended json = run_pigeon({"check", bad, "--json"});
  EXPECT_THAT(json.out, HasSubstr(R"("line":2,)"));
  EXPECT_EQ(run_pigeon({"check", folder / "absent.toml"}).exit, 1);
}

}  // namespace
}  // namespace pigeon::cli
