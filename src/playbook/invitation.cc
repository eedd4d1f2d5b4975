#include "playbook/invitation.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"
#include "consent/words.h"

namespace pigeon::playbook {
namespace {

// Normalised, like every word below. After the first kind the word itself follows; the second is
// followed by many things ("send info to our desk"), so the word has to stand out.
constexpr std::array<std::string_view, 14> kReply{
    "reply",    "text",     "repondez",  "repondre", "reponds",    "antworten",  "antworte",
    "responda", "responde", "responder", "rispondi", "rispondere", "rispondete", "conteste"};
constexpr std::array<std::string_view, 14> kSend{
    "send",  "write",     "answer",   "envoyez", "envoyer", "ecrivez", "senden",
    "sende", "schreiben", "schreibe", "envie",   "enviar",  "escriba", "invia"};
// May stand between the two.
constexpr std::array<std::string_view, 16> kFillers{
    "with", "the", "word", "back", "us", "par",     "le",     "mot",
    "mit",  "sie", "con",  "com",  "la", "palabra", "either", "please"};
// "CANCEL to change your visit"
constexpr std::array<std::string_view, 8> kPurposes{"to",  "for",  "pour", "zum",
                                                    "fur", "para", "per",  "um"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

struct Spoken {
  std::string written;
  std::string word;         // normalised
  bool stands_out = false;  // in capitals or in quotes
};

bool is_quote(char32_t c) {
  return std::u32string_view(U"\"'\u2018\u2019\u201C\u201D\u201E\u00AB\u00BB").find(c) !=
         std::u32string_view::npos;
}
bool ends_a_sentence(char32_t c) {
  return std::u32string_view(U".!?;\n").find(c) != std::u32string_view::npos;
}
bool belongs_to_a_word(char32_t c) {
  return c > 0x7F ? !is_quote(c) && c != 0xA0 && c != 0x202F
                  : (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool has_small_letter(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}
bool is_in_capitals(std::string_view text) {
  return text.size() > 1 && !has_small_letter(text) &&
         std::ranges::any_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

using Sentence = std::vector<Spoken>;

class Splitter {
 public:
  static std::vector<Sentence> split(std::string_view text) {
    Splitter splitter;
    for (std::size_t position = 0; position < text.size();)
      splitter.take(next_code_point(text, position));
    splitter.take(U'\n');
    return std::move(splitter.sentences_);
  }

 private:
  void take(char32_t c) {
    if (belongs_to_a_word(c)) {
      append_utf8(token_.written, c);
      return;
    }
    // The mark inside "l'aide" opens no quotation.
    const bool after_a_word = !token_.written.empty();
    end_token();
    token_.stands_out = is_quote(c) && !after_a_word;
    if (ends_a_sentence(c)) end_sentence();
  }

  void end_token() {
    if (!token_.written.empty()) {
      token_.word = consent::normalise(token_.written);
      sentence_.push_back(std::move(token_));
    }
    token_ = {};
  }

  void end_sentence() {
    // Where everything is in capitals, capitals say nothing.
    const bool shouted = std::ranges::none_of(
        sentence_, [](const Spoken& token) { return has_small_letter(token.written); });
    for (Spoken& token : sentence_)
      token.stands_out = token.stands_out || (!shouted && is_in_capitals(token.written));
    sentences_.push_back(std::move(sentence_));
    sentence_.clear();
  }

  Spoken token_;
  Sentence sentence_;
  std::vector<Sentence> sentences_;
};

// The text from token `i` on is a consent word that must not be invited: of how many tokens.
std::size_t forbidden_at(const Sentence& sentence, std::size_t i) {
  std::string words;
  std::size_t length = 0;
  for (std::size_t count = 1; count <= 2 && i + count <= sentence.size(); ++count) {
    words += (count > 1 ? " " : "") + sentence[i + count - 1].word;
    const auto word = consent::classify(words);
    if (!word || !consent::is_reserved(*word) || word->kind == consent::WordClass::stop_phrase)
      continue;
    if (words == "stop" || words == "help" || words == "start") continue;
    length = count;
  }
  return length;
}

// What precedes token `i` in its sentence invites to write it.
bool is_invited(const Sentence& sentence, std::size_t i, std::size_t length) {
  const Spoken& token = sentence[i];
  if (token.stands_out && i + length < sentence.size() &&
      is_one_of(kPurposes, sentence[i + length].word))
    return true;
  bool next_to_it = true;
  for (std::size_t before = i; before-- > 0;) {
    const std::string& word = sentence[before].word;
    if (is_one_of(kReply, word)) return next_to_it || token.stands_out;
    if (is_one_of(kSend, word)) return token.stands_out;
    next_to_it = next_to_it && is_one_of(kFillers, word);
  }
  return false;
}

}  // namespace

std::optional<std::string> invited_consent_word(std::string_view text) {
  for (const Sentence& sentence : Splitter::split(text)) {
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      const std::size_t length = forbidden_at(sentence, i);
      if (length == 0 || !is_invited(sentence, i, length)) continue;
      return length == 1 ? sentence[i].written
                         : sentence[i].written + " " + sentence[i + 1].written;
    }
  }
  return std::nullopt;
}

}  // namespace pigeon::playbook
