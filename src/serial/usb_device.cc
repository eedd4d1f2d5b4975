#include "serial/usb_device.h"

#include <charconv>
#include <fstream>

namespace pigeon::serial {
namespace {

namespace fs = std::filesystem;

std::string first_line(const fs::path& file) {
  std::string line;
  std::ifstream in(file);
  std::getline(in, line);
  return line;
}

std::optional<int> hex_number(const std::string& text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<UsbDevice> usb_device_of(const std::string& port, const fs::path& sysfs) {
  std::error_code ec;
  const fs::path device = fs::canonical(port, ec);
  const fs::path name = (ec ? fs::path(port) : device).filename();
  fs::path folder = fs::canonical(sysfs / "class/tty" / name / "device", ec);
  if (ec) return std::nullopt;
  UsbDevice found;
  // From the port up: the interface, then the device with its identity.
  for (; folder.has_relative_path() && folder != folder.root_path();
       folder = folder.parent_path()) {
    if (const auto number = hex_number(first_line(folder / "bInterfaceNumber")))
      found.interface = *number;
    const auto vendor = hex_number(first_line(folder / "idVendor"));
    const auto product = hex_number(first_line(folder / "idProduct"));
    if (!vendor || !product) continue;
    found.folder = folder;
    found.vendor = *vendor;
    found.product = *product;
    found.serial = first_line(folder / "serial");
    return found;
  }
  return std::nullopt;
}

Result<void> authorise(const fs::path& device, bool wanted) {
  std::ofstream file(device / "authorized");
  file << (wanted ? '1' : '0') << std::flush;
  if (file) return {};
  return fail("usb-denied", "The USB device " + device.string() + " can't be taken and given back",
              "Let the user of pigeond write " + (device / "authorized").string() +
                  " (a udev rule), or plug the modem anew by hand");
}

}  // namespace pigeon::serial
