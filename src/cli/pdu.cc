// `pigeon pdu`: the codec on the command line, a line in, a line out. No daemon needed.
#include <unistd.h>

#include <array>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "cli/pdu_request.h"
#include "cli/pdu_view.h"
#include "cli/verb.h"
#include "cli/verbs.h"
#include "control/forms.h"
#include "control/line_buffer.h"
#include "sms/decode.h"

namespace pigeon::cli {
namespace {

constexpr std::size_t kLongestLine = 1 << 20;
constexpr std::size_t kManyAnswers = 1 << 15;  // octets that are written at once

// Answers each line of standard input in order, as soon as it is there: another program may wait
// for the answer before it writes the next. `answer` appends its line and says whether all was
// well; exit 1 when it was not with any.
ExitCode answer_lines(const Context& context,
                      const std::function<bool(std::string_view, std::string&)>& answer) {
  control::LineBuffer lines(kLongestLine);
  bool sound = true;
  std::string answers;  // one piece of memory for all of them
  const auto write = [&] {
    std::cout.write(answers.data(), static_cast<std::streamsize>(answers.size()));
    answers.clear();
  };
  const auto answer_waiting = [&] {
    while (const auto line = lines.next()) {
      sound = answer(*line, answers) && sound;
      if (answers.size() > kManyAnswers) write();
    }
    write();
    std::cout.flush();
  };
  std::array<char, 1 << 16> chunk;
  ssize_t size = 0;
  while ((size = ::read(STDIN_FILENO, chunk.data(), chunk.size())) > 0 && std::cout.good()) {
    lines.feed(std::string_view(chunk.data(), static_cast<std::size_t>(size)));
    answer_waiting();
  }
  if (size < 0)
    return context.tell(Error("cannot-read", "Standard input could not be read"), ExitCode::failed);
  lines.finish();
  answer_waiting();
  return sound ? ExitCode::done : ExitCode::failed;
}

std::optional<sms::Kind> kind_named(std::string_view word) {
  if (word == "deliver") return sms::Kind::deliver;
  if (word == "submit") return sms::Kind::submit;
  if (word == "status-report") return sms::Kind::status_report;
  return std::nullopt;
}

constexpr std::string_view kBlanks = " \t\r";

// The first word of `line`, which keeps what comes after it.
std::string_view take_word(std::string_view& line) {
  line.remove_prefix(std::min(line.find_first_not_of(kBlanks), line.size()));
  const std::string_view word = line.substr(0, line.find_first_of(kBlanks));
  line.remove_prefix(word.size());
  return word;
}

bool decode_line(std::string_view line, sms::Framing framing, std::string& out) {
  const std::string_view word = take_word(line);
  const std::string_view hex = take_word(line);
  const auto kind = kind_named(word);
  if (!kind) {
    append_error_line(out,
                      "The line begins with \"" + printable(word.substr(0, 20)) +
                          "\"; write deliver, submit or status-report and the PDU",
                      0);
    return false;
  }
  if (!take_word(line).empty()) {
    append_error_line(out, "a blank stands inside the PDU", hex.size() / 2);
    return false;
  }
  const auto pdu = sms::decode(*kind, hex, framing);
  if (pdu) {
    append_line(out, *pdu);
  } else {
    append_error_line(out, pdu.error().reason, pdu.error().offset);
  }
  return pdu.has_value();
}

bool encode_line(std::string_view line, std::string& out) {
  const auto encoded = encode_request(line);
  out += control::to_line(encoded ? *encoded : Json{{"error", control::to_form(encoded.error())}});
  out += '\n';
  return encoded.has_value();
}

}  // namespace

void offer_pdu(Verb& program, Context& context) {
  Verb pdu = program.offer_family(
      {"pdu", "Decode and encode SMS TPDUs (3GPP TS 23.040)",
       "  echo deliver 0791… | pigeon pdu decode\n"
       "  echo '{\"to\":\"+447700900101\",\"text\":\"Hello\"}' | pigeon pdu encode"});
  auto bare = std::make_shared<bool>(false);
  pdu.offer(
         {"decode", "Decode PDUs, one a line",
          "  echo deliver "
          "07911326040000F0040B911346610089F60000208062917314080CC8F71D14969741F9\\\n"
          "77FD07 | pigeon pdu decode\n\n"
          "A line is KIND HEX: deliver, submit or status-report, and the PDU as a modem gives it.\n"
          "Each answer is one JSON object on a line, with null for what the PDU does not have.\n"
          "{\"error\",\"offset\"} stands for one of which nothing could be read, and the rest goes "
          "on;\n"
          "exit 1 when there was any."})
      .flag("--tpdu", *bare, "HEX is the TPDU alone, without the service centre's address")
      .runs([&context, bare] {
        const auto framing = *bare ? sms::Framing::bare : sms::Framing::with_smsc;
        return answer_lines(context, [framing](std::string_view line, std::string& out) {
          return decode_line(line, framing, out);
        });
      });
  pdu.offer(
         {"encode", "Encode texts as SUBMITs, one a line",
          "  echo '{\"to\":\"+447700900101\",\"text\":\"Déjà vu\",\"report\":true}' | pigeon pdu "
          "encode\n\n"
          "A line is a JSON object: to, text, and where wanted reference (of a long text; above "
          "255\n"
          "it takes 16 bits), report, class (0-3), validity_minutes (rounded up), alphabet (auto,\n"
          "gsm7, ucs2), language (none, auto, 1-13: national tables), smsc, spare (characters,\n"
          "graphemes, words: what a cut leaves whole when that costs no part), transliterate "
          "(true:\n"
          "quotes, dashes and accents that GSM 7-bit lacks become plain ones; \"changed\" lists "
          "them).\n"
          "{\"error\"} stands for one that can't be sent, and the rest goes on; exit 1 when there "
          "was any."})
      .runs([&context] { return answer_lines(context, encode_line); });
}

}  // namespace pigeon::cli
