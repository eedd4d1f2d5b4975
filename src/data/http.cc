#include "data/http.h"

#include <curl/curl.h>

#include <memory>
#include <string>

#include "data/json.h"

namespace pigeon::data {
namespace {

using replies::Finding;
using replies::Request;
using replies::Value;

constexpr std::size_t kMostBody = 256 * 1024;

struct Cleaner {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

std::size_t collect(char* data, std::size_t, std::size_t size, void* to) {
  auto& body = *static_cast<std::string*>(to);
  if (body.size() + size > kMostBody) return 0;
  body.append(data, size);
  return size;
}

bool start_curl() {
  static const bool kStarted = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return kStarted;
}

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
  const std::unique_ptr<CURL, Cleaner> handle(start_curl() ? curl_easy_init() : nullptr);
  if (!handle) return {.failed = true, .why = "libcurl can't be used"};
  CURL* curl = handle.get();
  std::string body;
  curl_slist* headers = curl_slist_append(nullptr, "Accept: application/json");
  if (!request.body.empty()) headers = curl_slist_append(headers, "Content-Type: application/json");
  if (!request.idempotency_key.empty())
    headers = curl_slist_append(headers, ("Idempotency-Key: " + request.idempotency_key).c_str());
  const std::unique_ptr<curl_slist, Cleaner> owned(headers);
  curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &collect);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
  if (!request.body.empty() || request.method == "POST") {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.c_str());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(request.body.size()));
  }
  const CURLcode code = curl_easy_perform(curl);
  if (code != CURLE_OK) {
    return {.value = request.list ? Value::array() : Value(nullptr),
            .failed = true,
            .why = curl_easy_strerror(code)};
  }
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  return finding_of_answer(static_cast<int>(status), body, request);
}

}  // namespace pigeon::data
