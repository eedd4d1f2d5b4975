#include "daemon/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pigeon::daemon {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr const char* kGood = R"(data      = "/var/lib/pigeon"
socket    = "/run/pigeon/control.sock"
playbooks = "/etc/pigeon/playbooks"
country   = "GB"
timezone  = "Europe/London"
quiet     = "20:00-08:00"

[[modem]]
name   = "sim1"
port   = "/dev/serial/by-id/usb-Huawei-if00"
driver = "auto"
pin    = "0000"
[modem.quirks]
cnmi_mode = [1, 2]
prompt    = true
)";

std::vector<toml::Blame> blames_of(const std::string& text) {
  auto read = read_config(text, "pigeon.toml");
  auto* blames = std::get_if<std::vector<toml::Blame>>(&read);
  return blames != nullptr ? std::move(*blames) : std::vector<toml::Blame>();
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Config, the_example_of_the_contract_is_read_whole) {
  auto read = read_config(kGood, "pigeon.toml");
  ASSERT_TRUE(std::holds_alternative<Config>(read));
  const Config& config = std::get<Config>(read);
  EXPECT_EQ(config.database(), "/var/lib/pigeon/pigeon.db");
  EXPECT_EQ(config.country, "GB");
  EXPECT_EQ(config.zone.name(), "Europe/London");
  EXPECT_EQ(config.quiet.text(), "20:00-08:00");
  ASSERT_THAT(config.modems, SizeIs(1));
  EXPECT_EQ(config.modems[0].pin, "0000");
  EXPECT_EQ(config.modems[0].quirks.profile().prompt, true);
}

TEST(Config, what_is_left_out_has_the_default_of_the_contract) {
  auto read =
      read_config("data = \"/tmp/x\"\ncountry = \"FR\"\ntimezone = \"Europe/Paris\"\n", "p");
  ASSERT_TRUE(std::holds_alternative<Config>(read));
  const Config& config = std::get<Config>(read);
  EXPECT_EQ(config.socket, "/run/pigeon/control.sock");
  EXPECT_EQ(config.quiet.text(), "20:00-08:00");
  EXPECT_THAT(config.modems, IsEmpty());
}

struct Broken {
  const char* from;
  const char* to;
  const char* place;  // FILE:LINE:
  const char* says;
};

TEST(Config, each_mistake_is_told_with_its_place_and_what_to_write) {
  const Broken rows[] = {
      {"country   = \"GB\"\n", "", "pigeon.toml:", "country = \"GB\""},
      {"\"GB\"", "\"UK\"", "pigeon.toml:4:13:", "no country code"},
      {"\"GB\"", "44", "pigeon.toml:4:13:", "country"},
      {"Europe/London", "Europe/Londn", "pigeon.toml:5:13:", "Europe/London"},
      {"20:00-08:00", "8pm to 8am", "pigeon.toml:6:13:", "20:00-08:00"},
      {"name   =", "nmae   =", "pigeon.toml:9:1:", "name"},
      {"\"/dev/serial/by-id/usb-Huawei-if00\"", "\"ttyUSB0\"", "pigeon.toml:10:10:", "path"},
      {"\"auto\"", "\"hauwei\"", "pigeon.toml:11:10:", "huawei?"},
      {"\"0000\"", "\"12\"", "pigeon.toml:12:10:", "four to eight digits"},
      {"\"0000\"", "0000", "pigeon.toml:12:", ""},
      {"cnmi_mode", "cnmi_mod", "pigeon.toml:14:1:", "cnmi_mode"},
      {"[1, 2]", "\"first\"", "pigeon.toml:14:1:", "list of numbers"},
      {"\"/var/lib/pigeon\"", "\"/var/lib/pigeon", "pigeon.toml:1:", ""},
  };
  for (const Broken& row : rows) {
    const auto blames = blames_of(with(kGood, row.from, row.to));
    // One mistake may have a second effect: a mistyped key is unknown, and the right one missing.
    std::vector<std::string> told;
    for (const toml::Blame& blame : blames)
      told.push_back(blame.text());
    EXPECT_THAT(told, Contains(AllOf(StartsWith(row.place), HasSubstr(row.says)))) << row.to;
  }
}

TEST(Config, all_mistakes_are_told_at_once_in_the_order_of_the_file) {
  const auto blames =
      blames_of(with(with(kGood, "\"GB\"", "\"UK\""), "Europe/London", "Mars/Olympus"));
  ASSERT_THAT(blames, SizeIs(2));
  EXPECT_LT(blames[0].at.line, blames[1].at.line);
}

TEST(Config, two_modems_may_share_neither_name_nor_port) {
  const auto blames = blames_of(std::string(kGood) +
                                "[[modem]]\nname = \"sim1\"\nport = "
                                "\"/dev/serial/by-id/usb-Huawei-if00\"\n");
  ASSERT_THAT(blames, SizeIs(2));
  EXPECT_THAT(blames[0].text(), HasSubstr("called \"sim1\""));
  EXPECT_THAT(blames[1].text(), HasSubstr("the port"));
}

}  // namespace
}  // namespace pigeon::daemon
