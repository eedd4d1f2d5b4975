#include "serial/ports.h"

#include <libserialport.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace pigeon::serial {
namespace {

namespace fs = std::filesystem;

std::string text_of(const char* text) {
  return text == nullptr ? std::string() : std::string(text);
}

// The link in `folder` that leads to `device`.
std::string link_to(const std::string& device, const fs::path& folder) {
  std::error_code ec;
  std::string found;
  fs::directory_iterator links(folder, ec);
  for (; !ec && links != fs::directory_iterator(); links.increment(ec)) {
    std::error_code broken;
    if (fs::canonical(links->path(), broken).string() != device) continue;
    const std::string link = links->path().string();
    if (found.empty() || link < found) found = link;  // the same answer each time
  }
  return found;
}

}  // namespace

std::vector<PortInfo> list_ports() {
  std::vector<PortInfo> ports;
  sp_port** list = nullptr;
  if (sp_list_ports(&list) != SP_OK) return ports;
  for (sp_port** port = list; *port != nullptr; ++port) {
    PortInfo info;
    info.path = text_of(sp_get_port_name(*port));
    info.description = text_of(sp_get_port_description(*port));
    if (sp_get_port_transport(*port) == SP_TRANSPORT_USB) {
      sp_get_port_usb_vid_pid(*port, &info.usb_vendor, &info.usb_product);
      info.usb_serial = text_of(sp_get_port_usb_serial(*port));
    }
    info.by_id = link_to(info.path, "/dev/serial/by-id");
    info.by_path = link_to(info.path, "/dev/serial/by-path");
    ports.push_back(std::move(info));
  }
  sp_free_port_list(list);
  std::sort(ports.begin(), ports.end(),
            [](const PortInfo& a, const PortInfo& b) { return a.path < b.path; });
  return ports;
}

}  // namespace pigeon::serial
