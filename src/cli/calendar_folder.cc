#include "cli/calendar_folder.h"

#include <algorithm>
#include <set>
#include <system_error>

#include "base/utf8.h"

namespace pigeon::cli {
namespace {

namespace fs = std::filesystem;

bool is_calendar(const fs::path& path) {
  const std::string name = path.filename().string();
  return !name.starts_with('.') && (name.ends_with(".ics") || name.ends_with(".csv"));
}

}  // namespace

Result<std::vector<Error>> CalendarFolder::refresh(const RemindRequest& request,
                                                   const Reckoning& reckoning, bool anew) {
  std::error_code ec;
  fs::directory_iterator entries(folder_, ec);
  if (ec) {
    return fail("cannot-read", printable(folder_.string()) + ": " + ec.message(),
                "What was planned stays; bring the folder back");
  }
  std::vector<Error> wrong;
  std::set<std::string> there;
  for (const fs::directory_entry& entry : entries) {
    if (!is_calendar(entry.path()) || !entry.is_regular_file(ec)) continue;
    const std::string path = entry.path().string();
    there.insert(path);
    File& file = files_[path];
    const auto written = entry.last_write_time(ec);
    const auto size = entry.file_size(ec);
    const bool changed = !file.was_read || written != file.written || size != file.size;
    if (!anew && !changed) continue;
    file.written = written;
    file.size = size;
    auto read = appointments_in_file(path, request, reckoning);
    file.sound = read.has_value();
    if (read) {
      file.appointments = std::move(*read);
      file.was_read = true;
    } else {
      wrong.push_back(read.error());
    }
  }
  std::erase_if(files_, [&](const auto& each) { return !there.contains(each.first); });
  return wrong;
}

std::vector<reminders::Appointment> CalendarFolder::appointments() const {
  std::vector<reminders::Appointment> all;
  for (const auto& [path, file] : files_)
    all.insert(all.end(), file.appointments.begin(), file.appointments.end());
  return all;
}

bool CalendarFolder::is_whole() const {
  return std::ranges::all_of(files_, [](const auto& each) {
    const File& file = each.second;
    return file.was_read && std::ranges::none_of(file.appointments, [](const auto& appointment) {
             return appointment.key.empty();
           });
  });
}

}  // namespace pigeon::cli
