#include "data/http.h"

#include "data/fetch.h"
#include "data/json.h"

namespace pigeon::data {
namespace {

using replies::Finding;
using replies::Request;
using replies::Value;

}  // namespace

Finding finding_of_answer(int status, std::string_view body, const Request& request) {
  const bool absent = status == 404 || status == 410;
  if (absent && !request.writes) return {.value = request.list ? Value::array() : Value(nullptr)};
  if (status < 200 || status > 299) {
    return {.value = request.list ? Value::array() : Value(nullptr),
            .failed = true,
            .why = "HTTP status " + std::to_string(status)};
  }
  return finding_of(body, request);
}

Finding ask_url(const Request& request) {
  HttpQuestion question{.method = request.method,
                        .url = request.url,
                        .body = request.body,
                        .timeout = request.timeout};
  if (!request.idempotency_key.empty())
    question.headers.push_back("Idempotency-Key: " + request.idempotency_key);
  const HttpAnswer answer = fetch(question);
  if (!answer.failure.empty()) {
    return {.value = request.list ? Value::array() : Value(nullptr),
            .failed = true,
            .why = answer.failure};
  }
  return finding_of_answer(answer.status, answer.body, request);
}

}  // namespace pigeon::data
