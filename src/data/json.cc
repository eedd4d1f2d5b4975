#include "data/json.h"

namespace pigeon::data {

using replies::Finding;
using replies::Value;

Finding finding_of(std::string_view json, const replies::Request& request) {
  const Value nothing = request.list ? Value::array() : Value(nullptr);
  // What a write answers is of no interest.
  if (request.writes || json.find_first_not_of(" \t\r\n") == std::string_view::npos)
    return {.value = nothing};
  Value value = Value::parse(json, nullptr, false);
  if (value.is_discarded()) return {.value = nothing, .failed = true, .why = "no JSON"};
  if (request.list && value.is_object()) value = Value::array({value});
  if (!request.list && value.is_array()) value = value.empty() ? Value(nullptr) : Value(value[0]);
  if (request.list ? value.is_array() : value.is_object() || value.is_null())
    return {.value = value};
  return {.value = nothing, .failed = true, .why = "neither a row nor a list of rows"};
}

}  // namespace pigeon::data
