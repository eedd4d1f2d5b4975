#include "serial/usb_device.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace pigeon::serial {
namespace {

namespace fs = std::filesystem;

// A made-up /sys with one stick and one port of the mainboard.
class SysfsTest : public ::testing::Test {
 protected:
  SysfsTest() {
    std::string pattern = fs::temp_directory_path() / "pigeon-sysfs-XXXXXX";
    root_ = mkdtemp(pattern.data());
    const fs::path device = root_ / "devices/usb1/1-1/1-1.4";
    const fs::path interface = device / "1-1.4:1.2";
    fs::create_directories(interface / "ttyUSB2/tty/ttyUSB2");
    write(device / "idVendor", "12d1");
    write(device / "idProduct", "1506");
    write(device / "serial", "0123456789ABCDEF");
    write(device / "authorized", "1");
    write(interface / "bInterfaceNumber", "02");
    fs::create_directories(root_ / "class/tty/ttyUSB2");
    fs::create_symlink(interface / "ttyUSB2", root_ / "class/tty/ttyUSB2/device");
    fs::create_directories(root_ / "devices/platform/serial8250");
    fs::create_directories(root_ / "class/tty/ttyS0");
    fs::create_symlink(root_ / "devices/platform/serial8250", root_ / "class/tty/ttyS0/device");
  }
  ~SysfsTest() override { fs::remove_all(root_); }

  static void write(const fs::path& file, const char* text) { std::ofstream(file) << text << '\n'; }

  fs::path root_;
};

TEST_F(SysfsTest, a_usb_port_leads_to_its_device) {
  const auto device = usb_device_of("/dev/ttyUSB2", root_);
  ASSERT_TRUE(device);
  EXPECT_EQ(device->vendor, 0x12d1);
  EXPECT_EQ(device->product, 0x1506);
  EXPECT_EQ(device->interface, 2);
  EXPECT_EQ(device->serial, "0123456789ABCDEF");
  EXPECT_EQ(device->folder.filename(), "1-1.4");
}

TEST_F(SysfsTest, other_ports_have_none) {
  EXPECT_FALSE(usb_device_of("/dev/ttyS0", root_));
  EXPECT_FALSE(usb_device_of("/dev/ttyUSB9", root_));
  EXPECT_FALSE(usb_device_of("tcp://pi:4000", root_));
}

TEST_F(SysfsTest, a_device_is_taken_and_given_back) {
  const auto device = usb_device_of("/dev/ttyUSB2", root_);
  ASSERT_TRUE(device);
  ASSERT_TRUE(authorise(device->folder, false));
  std::string value;
  std::ifstream(device->folder / "authorized") >> value;
  EXPECT_EQ(value, "0");
  EXPECT_EQ(authorise(root_ / "nowhere", true).error().code(), "usb-denied");
}

}  // namespace
}  // namespace pigeon::serial
