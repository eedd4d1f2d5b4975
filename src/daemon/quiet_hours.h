// The quiet hours of the house, as the gate asks for them when a text is handed to a modem
// (store::QuietHours): the window of the program, else of the configuration, by the recipient's
// clock. What was planned for the evening and waited for a modem, a quota or in a long queue does
// not come at night.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "daemon/config.h"
#include "replies/assistant.h"
#include "replies/quiet.h"
#include "store/store.h"

namespace pigeon::daemon {

class QuietHours {
 public:
  QuietHours(const Config& config, const std::vector<replies::Assistant>& assistants);
  QuietHours(const QuietHours&) = delete;
  QuietHours& operator=(const QuietHours&) = delete;

  std::optional<Instant> end_of(const store::AboutToGo& text, Instant at);

 private:
  struct Rule {
    calendar::DailyWindow window;
    calendar::Zone home;  // of numbers that tell no country
  };

  Instant end_by_number(const std::string& program, const Rule& rule, const PhoneNumber& number,
                        Instant at);

  Rule house_;
  std::map<std::string, Rule> programs_;
  // By the number's country. Which clocks agree is reckoned anew after a while.
  std::map<std::string, replies::Quiet> by_number_;
  std::optional<Instant> reckoned_;
};

// The same as what the store's gate asks.
store::QuietHours quiet_hours_of(const Config& config,
                                 const std::vector<replies::Assistant>& assistants);

}  // namespace pigeon::daemon
