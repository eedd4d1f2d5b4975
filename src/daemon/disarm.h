// What happens to planned texts of an appointment that its source does not name any more, or calls
// cancelled: they are taken back, and who was told of it already hears that it is off.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/instant.h"
#include "calendar/daily_window.h"
#include "daemon/remind_request.h"
#include "store/store.h"

namespace pigeon::daemon {

// What a source names. A key is "APPOINTMENT|TO|STAGE|START"; what stands before the stage says
// whose appointment it is.
class Named {
 public:
  // `other_stages`: texts of the same appointment may have been planned by another request, and
  // stay while it exists and has not moved.
  explicit Named(bool other_stages = false) : other_stages_(other_stages) {}

  void text(const std::string& key);  // that is planned
  // "APPOINTMENT|TO|": it exists, whatever is planned; and when it begins.
  void whole(const std::string& of_person, std::optional<Instant> start = {});

  bool of_other_stages() const { return other_stages_; }
  bool has_text(const std::string& key) const { return keys_.contains(key); }
  bool has(const std::string& of_person) const { return of_persons_.contains(of_person); }
  bool has_for_anybody(const std::string& of_person) const;
  // Whether a text of somebody's appointment, which exists, may wait though it is not named.
  bool lets_stay(const std::string& of_person, Instant start) const;

 private:
  bool other_stages_;
  std::map<std::string, Instant> starts_;
  std::set<std::string> keys_;
  std::set<std::string> of_persons_;
  std::set<std::string> appointments_;
};

struct Disarmed {
  std::vector<store::MessageId> back;
  std::vector<Counted> news;
};

// `planned`: the texts of the source.
Disarmed disarm(const std::vector<store::OfAppointment>& planned, const Named& named,
                const calendar::DailyWindow& quiet, const std::string& language, Instant now);

}  // namespace pigeon::daemon
