#include "simulator/command_line.h"

#include <gtest/gtest.h>

namespace pigeon::simulator {
namespace {

using Form = Command::Form;

// "name form argument|argument" for each command, blanks between them.
std::string shown(std::string_view line) {
  const auto commands = parse_command_line(line);
  if (!commands) return "no command line";
  std::string text;
  for (const Command& command : *commands) {
    if (!text.empty()) text += "  ";
    text += command.name.empty() ? "AT" : command.name;
    switch (command.form) {
      case Form::action:
        break;
      case Form::read:
        text += " read";
        break;
      case Form::test:
        text += " test";
        break;
      case Form::set:
        text += " set";
        break;
    }
    for (const std::string& argument : command.arguments)
      text += " <" + argument + ">";
  }
  return text;
}

struct Row {
  std::string_view line;
  std::string_view commands;
};

// The examples are those of V.250 sections 5.2 to 5.4 in spirit, and what peers write.
constexpr Row kRows[] = {
    {"", "AT"},
    {"E0", "E <0>"},
    {"e0v1q0", "E <0>  V <1>  Q <0>"},
    {"E0+CMEE=1", "E <0>  +CMEE set <1>"},
    {"&F", "&F"},
    {"&C1&D2", "&C <1>  &D <2>"},
    {"+cmgf?", "+CMGF read"},
    {"+CMGF=?", "+CMGF test"},
    {"+CMGF=0;+CSQ", "+CMGF set <0>  +CSQ"},
    {"+CMGF=0;E0;+CSQ;", "+CMGF set <0>  E <0>  +CSQ"},
    {"+CPMS=\"ME\",\"SM\",\"ME\"", "+CPMS set <ME> <SM> <ME>"},
    {"+CNMI=2,,,1", "+CNMI set <2> <> <> <1>"},
    {"+CUSD=1,\"*100#;a\",15", "+CUSD set <1> <*100#;a> <15>"},
    {"+CMGL = 4", "no command line"},
    {"S3=13S0?", "S3 set <13>  S0 read"},
    {"D+447700900101;", "D"},
    {"H", "H"},
    {"^CURC=0", "^CURC set <0>"},
    {"+", "no command line"},
    {"1", "no command line"},
    {"&", "no command line"},
    {"+CMGF)", "no command line"},
};

TEST(CommandLine, is_read_into_its_commands) {
  for (const Row& row : kRows)
    EXPECT_EQ(shown(row.line), row.commands) << row.line;
}

TEST(CommandLine, a_dial_string_is_kept_as_it_was_written) {
  const auto commands = parse_command_line("DT+44 7700;");
  ASSERT_TRUE(commands);
  EXPECT_EQ(commands->front().raw, "T+44 7700;");
}

TEST(CommandLine, numbers_are_decimal_or_nothing) {
  const auto commands = parse_command_line("+X=12,,\"7\",x,-1");
  ASSERT_TRUE(commands);
  const Command& command = commands->front();
  EXPECT_EQ(command.number(0), 12);
  EXPECT_EQ(command.number(1), std::nullopt);
  EXPECT_EQ(command.number_or(1, 5), 5);
  EXPECT_EQ(command.number(2), 7);
  EXPECT_EQ(command.number_or(3, 5), std::nullopt);
  EXPECT_EQ(command.number(4), -1);
  EXPECT_EQ(command.number_or(9, 3), 3);
}

}  // namespace
}  // namespace pigeon::simulator
