#include "daemon/zone_data.h"

#include <vector>

#include "calendar/zone.h"
#include "reminders/rederived.h"

namespace pigeon::daemon {
namespace {

constexpr const char* kEdition = "tzdata";
constexpr int kAtOnce = 2000;

}  // namespace

Result<int> follow_zone_data(store::Store& store, const std::string& edition) {
  const auto known = store.fact(kEdition);
  if (!known) return fail(known.error());
  if (edition.empty() || *known == edition) return 0;
  int count = 0;
  messages::MessageId last = 0;
  for (bool more = known->has_value(); more;) {
    const auto page = store.civil_reminders(last, kAtOnce);
    if (!page) return fail(page.error());
    more = page->size() == kAtOnce;
    std::vector<reminders::Reminder> changed;
    for (const reminders::Reminder& reminder : *page) {
      last = reminder.id;
      const auto zone = calendar::Zone::find(reminder.zone);
      if (!zone) continue;
      if (auto anew = reminders::rederived(reminder, *zone)) changed.push_back(std::move(*anew));
    }
    const auto written = store.put_off(changed);
    if (!written) return fail(written.error());
    count += *written;
  }
  // Only now: cut short, it is done again, and what was done stays.
  if (const auto noted = store.remember(kEdition, edition); !noted) return fail(noted.error());
  return count;
}

}  // namespace pigeon::daemon
