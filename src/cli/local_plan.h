// `pigeon remind … --dry-run --now INSTANT`: when a text would go, reckoned here. No daemon, no
// ledger, no configuration.
#pragma once

#include <string>

#include "cli/context.h"

namespace pigeon::cli {

struct LocalPlan {
  std::string to;
  std::string when;
  std::string text;
  std::string zone;  // empty: UTC, with a remark
  std::string language;
  std::string now;
  bool exact = false;
};

ExitCode print_local_plan(const Context& context, const LocalPlan& plan);

}  // namespace pigeon::cli
