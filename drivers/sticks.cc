#include "drivers/sticks.h"

#include <charconv>
#include <fstream>

namespace pigeon::drivers {
namespace {

namespace fs = std::filesystem;

enum class Mode { disc, network, crashed };

struct Stick {
  int vendor;
  int product;
  Mode mode;
  std::string_view name;
};

// From usb-modeswitch-data and ModemManager.
constexpr Stick kSticks[] = {
    {0x12d1, 0x1446, Mode::disc, "Huawei"},      {0x12d1, 0x14fe, Mode::disc, "Huawei"},
    {0x12d1, 0x1505, Mode::disc, "Huawei"},      {0x12d1, 0x1c0b, Mode::disc, "Huawei"},
    {0x12d1, 0x1f01, Mode::disc, "Huawei"},      {0x12d1, 0x14db, Mode::network, "Huawei"},
    {0x12d1, 0x14dc, Mode::network, "Huawei"},   {0x19d2, 0x2000, Mode::disc, "ZTE"},
    {0x05c6, 0x9008, Mode::crashed, "Qualcomm"},
};

int hex_in(const fs::path& file) {
  std::string text;
  std::ifstream(file) >> text;
  int value = -1;
  std::from_chars(text.data(), text.data() + text.size(), value, 16);
  return value;
}

std::string advice_on(const Stick& stick) {
  const std::string name(stick.name);
  switch (stick.mode) {
    case Mode::disc:
      return "A " + name +
             " stick is plugged in as a CD-ROM: install usb-modeswitch and plug it anew. ";
    case Mode::network:
      return "A " + name +
             " stick is plugged in as a network card (HiLink) and has no AT port: it needs other "
             "firmware, or another stick. ";
    case Mode::crashed:
      return "A " + name + " modem is in its emergency mode: cut its power. ";
  }
  return {};
}

}  // namespace

std::string advice_on_sticks(const fs::path& sysfs) {
  std::string advice;
  std::error_code ec;
  for (fs::directory_iterator devices(sysfs / "bus/usb/devices", ec), end; !ec && devices != end;
       devices.increment(ec)) {
    const int vendor = hex_in(devices->path() / "idVendor");
    const int product = hex_in(devices->path() / "idProduct");
    for (const Stick& stick : kSticks) {
      if (stick.vendor == vendor && stick.product == product) advice += advice_on(stick);
    }
  }
  if (!advice.empty()) advice.pop_back();
  return advice;
}

}  // namespace pigeon::drivers
