// One AT command as 27.007 section 4 has it, together with what tells its answer from a URC that
// happens to come at the same time: the prefix of its own lines, and how long it may take.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace pigeon::at {

// A class with a constructor on purpose, never an aggregate: docs/COMMON_ERRORS.md, 1.
class Command {
 public:
  using Duration = std::chrono::milliseconds;

  // `text` is without AT: "+CMGF=0"; "" is a bare AT. `deadline` counts from the CR to the final
  // result (for a submit: from Ctrl-Z).
  explicit Command(std::string text, Duration deadline)
      : text_(std::move(text)), deadline_(deadline) {}

  // The prefixes of its own answer: "+CMGF:". A line with another prefix is a URC.
  Command answering(std::string prefix) &&;
  // Lines without a prefix belong to the answer too: "+CGSN" gives a bare IMEI, "+CMGR" a PDU.
  Command with_bare_lines() &&;
  // As above, and lines with a prefix that no URC is known by: ATI tells "+GCAP: +CGSM" too.
  Command with_any_lines() &&;
  // It is answered by `count` own lines; a further one with the same prefix is a URC. Without this
  // every line with the prefix is an answer (+CMGL).
  Command with_lines(int count) &&;
  // +CREG and its kin: the answer is "n,stat…", the URC of the same name starts with stat.
  Command told_apart_by_registration_shape() &&;
  // The answer counts without its OK: some modems never send one after +CPIN: or +CPMS:.
  Command with_optional_ok() &&;
  // It dials or answers a call, so NO CARRIER, BUSY, NO ANSWER and CONNECT end it.
  Command dialling() &&;
  // It holds a PIN: never written into a transcript.
  Command secret() &&;

  // Same command, another patience: a profile's word.
  Command within(Duration deadline) &&;

  const std::string& text() const { return text_; }
  std::string wire_text() const { return "AT" + text_; }  // without the CR
  Duration deadline() const { return deadline_; }
  const std::vector<std::string>& prefixes() const { return prefixes_; }
  bool takes_bare_lines() const { return takes_bare_lines_; }
  bool takes_any_lines() const { return takes_any_lines_; }
  int most_lines() const { return most_lines_; }  // 0: any number
  bool has_registration_shape() const { return has_registration_shape_; }
  bool ok_is_optional() const { return ok_is_optional_; }
  bool dials() const { return dials_; }
  bool is_secret() const { return is_secret_; }

  // Whether `line` starts with a prefix of its answer.
  bool owns(std::string_view line) const;
  // Nothing but a final result is expected, so that a lone "0" can only be OK in numbers (ATV0).
  bool expects_no_lines() const { return prefixes_.empty() && !takes_bare_lines_; }

 private:
  std::string text_;
  Duration deadline_;
  std::vector<std::string> prefixes_;
  int most_lines_ = 0;
  bool takes_bare_lines_ = false;
  bool takes_any_lines_ = false;
  bool has_registration_shape_ = false;
  bool ok_is_optional_ = false;
  bool dials_ = false;
  bool is_secret_ = false;
};

static_assert(!std::is_aggregate_v<Command>);

// The lines of a successful answer, in order, without echo, URCs and final result.
struct Response {
  std::vector<std::string> lines;
};

}  // namespace pigeon::at
