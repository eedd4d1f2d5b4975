// The serial ports that this machine has, with what tells one from another.
#pragma once

#include <string>
#include <vector>

namespace pigeon::serial {

struct PortInfo {
  std::string path;         // "/dev/ttyUSB2"
  std::string description;  // what the system calls it; may be empty
  int usb_vendor = -1;      // -1 when it isn't a USB port
  int usb_product = -1;
  std::string usb_serial;  // many modems have none, or all the same
  std::string by_id;       // "/dev/serial/by-id/…", or empty
  std::string by_path;     // "/dev/serial/by-path/…", or empty: stable for a socket
};

// Sorted by path. What the system doesn't tell is left empty.
std::vector<PortInfo> list_ports();

}  // namespace pigeon::serial
