// USB sticks that are there and no modem yet: in CD-ROM mode, in network mode, crashed.
#pragma once

#include <filesystem>
#include <string>

namespace pigeon::drivers {

// What is plugged in and what to do about it, a sentence each; empty when nothing strange is there.
std::string advice_on_sticks(const std::filesystem::path& sysfs);

}  // namespace pigeon::drivers
