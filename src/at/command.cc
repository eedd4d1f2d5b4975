#include "at/command.h"

#include <algorithm>

namespace pigeon::at {

Command Command::answering(std::string prefix) && {
  prefixes_.push_back(std::move(prefix));
  return std::move(*this);
}

Command Command::with_bare_lines() && {
  takes_bare_lines_ = true;
  return std::move(*this);
}

Command Command::with_any_lines() && {
  takes_bare_lines_ = true;
  takes_any_lines_ = true;
  return std::move(*this);
}

Command Command::with_lines(int count) && {
  most_lines_ = count;
  return std::move(*this);
}

Command Command::told_apart_by_registration_shape() && {
  has_registration_shape_ = true;
  return std::move(*this);
}

Command Command::with_optional_ok() && {
  ok_is_optional_ = true;
  return std::move(*this);
}

Command Command::dialling() && {
  dials_ = true;
  return std::move(*this);
}

Command Command::secret() && {
  is_secret_ = true;
  return std::move(*this);
}

Command Command::within(Duration deadline) && {
  deadline_ = deadline;
  return std::move(*this);
}

bool Command::owns(std::string_view line) const {
  return std::any_of(prefixes_.begin(), prefixes_.end(),
                     [&](const std::string& prefix) { return line.starts_with(prefix); });
}

}  // namespace pigeon::at
