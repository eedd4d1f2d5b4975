#include "data/fetch.h"

#include <curl/curl.h>

#include <memory>

namespace pigeon::data {
namespace {

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

// Called about once a second; anything but 0 gives up.
int is_stopping(void* stopping, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return *static_cast<const std::atomic<bool>*>(stopping) ? 1 : 0;
}

bool start_curl() {
  static const bool kStarted = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return kStarted;
}

}  // namespace

HttpAnswer fetch(const HttpQuestion& question) {
  const std::unique_ptr<CURL, Cleaner> handle(start_curl() ? curl_easy_init() : nullptr);
  if (!handle) return {.failure = "libcurl can't be used"};
  CURL* curl = handle.get();
  HttpAnswer answer;
  curl_slist* headers = curl_slist_append(nullptr, "Accept: application/json");
  if (!question.body.empty())
    headers = curl_slist_append(headers, "Content-Type: application/json");
  for (const std::string& header : question.headers)
    headers = curl_slist_append(headers, header.c_str());
  const std::unique_ptr<curl_slist, Cleaner> owned(headers);
  curl_easy_setopt(curl, CURLOPT_URL, question.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, question.method.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(question.timeout.count()));
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &collect);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
  if (question.stopping) {
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &is_stopping);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, question.stopping);
  }
  if (!question.body.empty() || question.method == "POST") {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, question.body.c_str());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(question.body.size()));
  }
  const CURLcode code = curl_easy_perform(curl);
  if (code != CURLE_OK) {
    answer.failure = curl_easy_strerror(code);
    return answer;
  }
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  answer.status = static_cast<int>(status);
  return answer;
}

}  // namespace pigeon::data
