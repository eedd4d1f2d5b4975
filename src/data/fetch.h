// One HTTP request, with libcurl. Blocking.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "base/instant.h"

namespace pigeon::data {

struct HttpQuestion {
  std::string method = "GET";
  std::string url = {};
  std::string body = {};  // JSON
  std::vector<std::string> headers = {};
  Milliseconds timeout{0};                      // all in all; 0: none
  const std::atomic<bool>* stopping = nullptr;  // given up soon after it is true
};

struct HttpAnswer {
  int status = 0;
  std::string body = {};
  std::string failure = {};  // why there is none; holds nothing private
};

// http and https; no redirect is followed. More than 256 KiB is a failure.
HttpAnswer fetch(const HttpQuestion& question);

}  // namespace pigeon::data
