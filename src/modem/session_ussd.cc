// The part of a Session that speaks USSD (27.007 section 7.15): a request, its answer as +CUSD:
// before or after the OK, perhaps a menu, and the release of the session.
#include <algorithm>

#include "at/phrasebook.h"
#include "modem/session.h"
#include "modem/ussd.h"

namespace pigeon::modem {
namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t kLongestAnswer = 2000;  // octets of a +CUSD: with all its lines
constexpr std::size_t kLongestRequest = 182;  // characters (27.007 section 7.15, 23.038)

bool has_open_quote(std::string_view text) {
  return std::ranges::count(text, '"') % 2 != 0;
}

bool may_be_sent(std::string_view request) {
  return request.size() <= kLongestRequest &&
         std::ranges::all_of(request, [](char c) { return c >= ' ' && c < '\x7f' && c != '"'; });
}

std::string_view why_no_text(int state) {
  switch (state) {
    case 2:
      return "The network ended the session";
    case 4:
      return "The network does not support this code";
    case 5:
      return "The network gave no answer in time";
    default:
      return "The network gave no text";
  }
}

}  // namespace

// A text of several lines arrives as so many: they belong together until the quote is closed.
bool Session::hear_ussd(const at::Urc& urc) {
  if (!ussd_so_far_.empty() && !at::is_known_urc(urc.line)) {
    ussd_so_far_ += "\n" + urc.line;
  } else if (urc.line.starts_with("+CUSD:")) {
    ussd_so_far_ = urc.line;
  } else {
    return false;
  }
  if (has_open_quote(ussd_so_far_) && ussd_so_far_.size() < kLongestAnswer) return true;
  const at::UssdAnswer answer = at::ussd_answer_of(ussd_so_far_);
  ussd_so_far_.clear();
  // The release of the session that follows an answer says nothing new.
  if (!ussd_answer_ || ussd_answer_->text.empty()) ussd_answer_ = answer;
  ussd_heard_.ring();
  return true;
}

async::Task<Result<UssdReply>> Session::ussd(std::string request) {
  if (!may_be_sent(request)) {
    co_return fail("bad-request", "A USSD code is up to 182 characters of ASCII without quotes",
                   "Write it as \"*100#\"");
  }
  if (!prepared_)
    co_return fail("modem-not-ready", "The modem is not ready", "See `pigeon modem list`");
  const UssdCoding coding = settings_.profile.ussd_coding.value_or(UssdCoding::plain);
  if (coding == UssdCoding::plain) {
    const auto set = co_await dialogue_.ask(at::character_set("GSM"));
    if (!set && is_line_trouble(set.error())) co_return fail(set.error());
  }
  ussd_answer_.reset();
  ussd_so_far_.clear();
  const at::Command command =
      request.empty()
          ? at::ussd_end()
          : at::ussd_request(write_ussd(request, coding), settings_.profile.ussd_dcs.value_or(15));
  const auto asked = co_await dialogue_.ask(command);
  if (!asked) co_return fail(asked.error());
  if (request.empty()) co_return UssdReply();

  const auto deadline =
      SteadyClock::now() + settings_.profile.ussd_deadline.value_or(std::chrono::milliseconds(60s));
  while (!ussd_answer_ && !dialogue_.is_gone() && SteadyClock::now() < deadline)
    co_await ussd_heard_.wait_for(deadline - SteadyClock::now());
  if (!ussd_answer_) {
    co_await dialogue_.ask(at::ussd_end());
    co_return fail("no-answer", "The network did not answer the USSD request in time",
                   "Try it again; ask the operator whether the code is right");
  }
  UssdReply reply;
  reply.text = read_ussd(*ussd_answer_, coding);
  reply.awaits_answer = ussd_answer_->state == 1;
  if (reply.text.empty())
    co_return fail("ussd-refused", std::string(why_no_text(ussd_answer_->state)),
                   "Ask the operator whether the code is right");
  co_return reply;
}

}  // namespace pigeon::modem
