// The sayings by which people ask to be left alone, in six languages, beside the bare words
// (talking.md 1.3: "STOP, language" and "STOP, suspected").
#pragma once

#include <span>
#include <string_view>

namespace pigeon::consent {

// Patterns (RE2) are matched against a normalised text, anywhere at word boundaries unless they say
// ^ or $. "<texts>" and the like stand for the nouns of kNouns.
struct Phrase {
  std::string_view language;
  std::string_view pattern;
  // Not meant when this stands in the text too: "don't stop texting", "why did you stop …".
  std::string_view unless = {};
};

struct Noun {
  std::string_view mark;
  std::string_view pattern;
};

// Of those who ask about it or want to stay: "if I unsubscribe", "I didn't mean to opt out".
inline constexpr std::string_view kStayEn =
    "(?:dont|do not|didnt|did not|never|not|wont)(?: \\w+){0,3} (?:unsub\\w*|opt)|(?:if|when|after|"
    "once) i |what happens|out of (?:the|my|a|an) (?:\\w+ )?(?:insurance|x "
    "ray|scan|trial|deal|plan|contract|scheme|study|upgrade)|why (?:did|was|am|have)";

std::span<const Noun> nouns();
// They block.
std::span<const Phrase> phrases_of_stop();
// They hold back until somebody has made sure.
std::span<const Phrase> phrases_of_suspicion();

}  // namespace pigeon::consent
