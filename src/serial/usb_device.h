// The USB device behind a serial port, as sysfs shows it. The root of sysfs is an argument.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"

namespace pigeon::serial {

struct UsbDevice {
  std::filesystem::path folder;  // "…/usb1/1-1/1-1.4": stable for a socket
  int vendor = 0;
  int product = 0;
  std::string serial;  // many modems have none, or all the same
  int interface = -1;  // bInterfaceNumber of the port
};

// `port` may be a link. Nothing when it is no USB port.
std::optional<UsbDevice> usb_device_of(const std::string& port, const std::filesystem::path& sysfs);

// Takes the device away from the kernel, or gives it back: as if it were pulled and plugged.
// "usb-denied" with what is to be allowed.
Result<void> authorise(const std::filesystem::path& device, bool wanted);

}  // namespace pigeon::serial
