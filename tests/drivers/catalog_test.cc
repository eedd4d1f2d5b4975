#include "drivers/catalog.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <gmock/gmock.h>

#include "modem/recovery.h"

namespace pigeon::drivers {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

std::string family_named_by(const char* maker, const char* model) {
  modem::Facts facts;
  facts.manufacturer = maker;
  facts.model = model;
  const Family* family = family_of(facts);
  return family == nullptr ? "" : std::string(family->name);
}

TEST(Catalog, a_modem_is_known_by_what_it_says_of_itself) {
  const struct {
    const char* maker;
    const char* model;
    const char* family;
  } rows[] = {
      {"huawei", "E173", "huawei"},
      {"ZTE CORPORATION", "MF190", "zte"},
      {"SIMCOM_Ltd", "SIMCOM_SIM800L", "simcom"},
      {"SIMCOM INCORPORATED", "SIMCOM_SIM7600E-H", "simcom-4g"},
      {"INCORPORATED", "A7670E-FASE", "simcom-4g"},
      {"Quectel_Ltd", "Quectel_M26", "quectel-m"},
      {"Quectel", "EC25", "quectel"},
      {"Telit", "HE910", "telit"},
      {"Sierra Wireless, Incorporated", "MC7710", "sierra"},
      {"u-blox", "SARA-U201", "ublox"},
      {"Cinterion", "MC75i", "cinterion"},
      {"SIEMENS", "TC35i", "cinterion"},
      {"Option N.V.", "GTM380", "option"},
      {"Fibocom", "L850", "fibocom"},
      {"Nordic Semiconductor ASA", "nRF9160-SICA", "nordic"},
      {"Somebody", "X1", ""},
      {"", "", ""},
  };
  for (const auto& row : rows)
    EXPECT_EQ(family_named_by(row.maker, row.model), row.family) << row.maker << ' ' << row.model;
}

TEST(Catalog, a_usb_identity_names_family_and_interface) {
  const UsbMatch huawei = family_of_usb(0x12d1, 0x1506);
  ASSERT_NE(huawei.family, nullptr);
  EXPECT_EQ(huawei.family->name, "huawei");
  EXPECT_EQ(huawei.port->first, 3);
  EXPECT_EQ(family_of_usb(0x12d1, 0xffff).port->first, kProbe) << "another stick of that maker";
  EXPECT_EQ(family_of_usb(0x1a86, 0x7523).family, nullptr) << "a plain USB to serial adapter";
}

TEST(Catalog, a_model_lies_above_its_family_and_the_family_above_generic) {
  modem::Facts facts;
  facts.manufacturer = "huawei";
  facts.model = "MU736";
  const auto layers = layers_of(family_of(facts), facts);
  ASSERT_EQ(layers.size(), 3u);
  EXPECT_EQ(layers[0].name, "generic");
  EXPECT_EQ(layers[1].name, "huawei");
  EXPECT_EQ(layers[2].name, "huawei MU736");
  const auto lines = describe(layers);
  EXPECT_THAT(lines, Contains("reset = +CFUN=16 (huawei MU736)"));
  EXPECT_THAT(lines, Contains("baud = 115200 (generic)"));
  EXPECT_THAT(lines, Contains("init = [^PORTSEL=0] (huawei, not verified on hardware)"));
}

// A slip in a profile is a slip on somebody's modem.
TEST(Catalog, every_profile_is_sound) {
  const auto names = modem::Quirks::names();
  std::set<std::string_view> seen;
  for (const Family* family : families()) {
    SCOPED_TRACE(family->name);
    EXPECT_TRUE(seen.insert(family->name).second) << "two of one name";
    EXPECT_EQ(find(family->name), family);
    for (const std::string_view field : family->unverified)
      EXPECT_THAT(names, Contains(field));
    for (const Model& model : family->models) {
      for (const std::string_view field : model.unverified)
        EXPECT_THAT(names, Contains(field));
    }
    for (const std::string_view rung : family->profile.ladder.value_or(modem::Profile::Words{}))
      EXPECT_TRUE(modem::parse_rung(rung)) << rung;
    for (const auto& words : {family->profile.init, family->profile.first}) {
      for (const std::string_view command : words.value_or(modem::Profile::Words{}))
        EXPECT_FALSE(command.starts_with("AT")) << command;
    }
    EXPECT_EQ(family->profile.ready_query.has_value(), family->profile.ready_answer.has_value());
  }
}

TEST(Catalog, every_family_has_a_readme_of_the_five_headings) {
  for (const Family* family : families()) {
    const auto file =
        std::filesystem::path(PIGEON_SOURCE_DIR) / "drivers" / family->name / "README.md";
    std::ifstream in(file);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    for (const char* heading :
         {"\n## Models\n", "\n## Ports\n", "\n## Quirks and how each was seen\n",
          "\n## Firmware met\n", "\n## Sources\n"})
      EXPECT_THAT(text, HasSubstr(heading)) << file;
  }
}

}  // namespace
}  // namespace pigeon::drivers
