// A folder of calendars and tables as it was last read. A file that can't be read keeps what it
// said before: nobody's reminders vanish because a file is half written.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/remind_request.h"

namespace pigeon::cli {

class CalendarFolder {
 public:
  explicit CalendarFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // Reads the files that have changed; all of them with `anew`. Returns what is wrong with those
  // that can't be read. Error "cannot-read" when the folder is gone: then everything stays.
  Result<std::vector<Error>> refresh(const RemindRequest& request, const Reckoning& reckoning,
                                     bool anew);

  std::vector<reminders::Appointment> appointments() const;
  // Whether that is all there is: no file, and no event in one, is in doubt.
  bool is_whole() const;
  bool has_files() const { return !files_.empty(); }

 private:
  struct File {
    std::filesystem::file_time_type written = {};
    std::uintmax_t size = 0;
    bool was_read = false;  // at least once
    bool sound = false;     // as it is now
    std::vector<reminders::Appointment> appointments = {};
  };

  std::filesystem::path folder_;
  std::map<std::string, File> files_;
};

}  // namespace pigeon::cli
