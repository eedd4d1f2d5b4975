#include "serial/ports.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace pigeon::serial {
namespace {

TEST(Ports, each_is_there_once_in_order_and_leads_where_its_links_lead) {
  const std::vector<PortInfo> ports = list_ports();
  EXPECT_TRUE(std::is_sorted(ports.begin(), ports.end(),
                             [](const auto& a, const auto& b) { return a.path < b.path; }));
  for (const PortInfo& port : ports) {
    EXPECT_TRUE(std::filesystem::is_character_file(port.path)) << port.path;
    for (const std::string& link : {port.by_id, port.by_path}) {
      if (link.empty()) continue;
      EXPECT_EQ(std::filesystem::canonical(link), port.path);
    }
    EXPECT_EQ(port.usb_vendor < 0, port.usb_product < 0) << port.path;
  }
}

TEST(Ports, a_pty_is_none) {
  for (const PortInfo& port : list_ports())
    EXPECT_FALSE(port.path.starts_with("/dev/pts/"));
}

}  // namespace
}  // namespace pigeon::serial
