// A second opinion from a language model behind an OpenAI-compatible endpoint ("chat completions"),
// such as a llama.cpp server of the owner's. It may only choose: an answer that is not exactly one
// of the choices is no opinion.
#pragma once

#include <atomic>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "replies/opinion.h"

namespace pigeon::data {

struct ModelEndpoint {
  std::string url;         // of the chat completions: "http://127.0.0.1:8080/v1/chat/completions"
  std::string model = {};  // empty: the server's only one
  std::string key = {};    // a bearer token; empty: none
};

struct Advice {
  replies::Opinion opinion = {};
  bool answered = false;  // by a model, be it that it means none of them
  std::string why = {};   // there is no opinion, for the log; holds nothing private
};

// Blocks for `timeout` at most, all in all, or until `stopping`. No redirect is followed.
Advice ask_model(const ModelEndpoint& endpoint, const replies::NeedOpinion& need,
                 Milliseconds timeout, const std::atomic<bool>& stopping);

// What is posted, and what its answer says.
std::string question_to_model(const ModelEndpoint& endpoint, const replies::NeedOpinion& need);
Advice advice_in(std::string_view body, const replies::NeedOpinion& need);

}  // namespace pigeon::data
