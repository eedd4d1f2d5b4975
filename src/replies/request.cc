#include "replies/request.h"

namespace pigeon::replies {

std::string Request::key() const {
  Value key = Value::array({program, name, writes, after, values, argv, url, body});
  for (const auto& [column, value] : where)
    key.push_back({column, value});
  return key.dump(-1, ' ', false, Value::error_handler_t::replace);
}

}  // namespace pigeon::replies
