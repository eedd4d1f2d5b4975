#include "drivers/sticks.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

namespace pigeon::drivers {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

TEST(Sticks, that_are_no_modem_yet_are_named_with_what_to_do) {
  std::string pattern = fs::temp_directory_path() / "pigeon-sticks-XXXXXX";
  const fs::path root = mkdtemp(pattern.data());
  EXPECT_EQ(advice_on_sticks(root), "");
  const auto plug = [&](const char* place, const char* vendor, const char* product) {
    const fs::path device = root / "bus/usb/devices" / place;
    fs::create_directories(device);
    std::ofstream(device / "idVendor") << vendor << '\n';
    std::ofstream(device / "idProduct") << product << '\n';
  };
  plug("1-1", "2c7c", "0125");
  EXPECT_EQ(advice_on_sticks(root), "") << "a modem as it should be";
  plug("1-2", "12d1", "1f01");
  EXPECT_THAT(advice_on_sticks(root), HasSubstr("usb-modeswitch"));
  plug("1-3", "12d1", "14db");
  EXPECT_THAT(advice_on_sticks(root), HasSubstr("HiLink"));
  fs::remove_all(root);
}

}  // namespace
}  // namespace pigeon::drivers
