#include "daemon/drafts.h"

#include <algorithm>
#include <array>
#include <variant>

#include "base/utf8.h"
#include "calendar/when.h"
#include "consent/gate.h"
#include "sms/segment.h"

namespace pigeon::daemon {
namespace {

constexpr std::array<std::string_view, 13> kKnownKeys{
    "to",      "text",    "report", "at",         "priority", "modem", "key",
    "program", "expires", "wait",   "timeout_ms", "id",       "ref"};

tl::unexpected<Error> wrong(std::string_view key, std::string_view expected) {
  return fail("bad-request", "\"" + std::string(key) + "\" must be " + std::string(expected));
}

// Each reader leaves `into` alone when the key is absent.
Result<void> read_text(const control::Json& form, std::string_view key, std::string& into) {
  const control::Json& value = control::member(form, key);
  if (value.is_null()) return {};
  if (!value.is_string()) return wrong(key, "a text");
  into = value.get<std::string>();
  return {};
}

Result<void> read_flag(const control::Json& form, std::string_view key, bool& into) {
  const control::Json& value = control::member(form, key);
  if (value.is_null()) return {};
  if (!value.is_boolean()) return wrong(key, "true or false");
  into = value.get<bool>();
  return {};
}

Result<void> read_priority(const control::Json& form, int& into) {
  const control::Json& value = control::member(form, "priority");
  if (value.is_null()) return {};
  const auto number = control::integer_at(form, "priority");
  if (!number || *number < -1000 || *number > 1000)
    return wrong("priority", "a number from -1000 to 1000");
  into = static_cast<int>(*number);
  return {};
}

// "tomorrow 9am" or RFC 3339; `allow_past` for an expiry, which is judged when its turn comes.
Result<void> read_time(const House& house, const control::Json& form, std::string_view key,
                       Instant now, std::optional<Instant>& into) {
  std::string words;
  if (const auto read = read_text(form, key, words); !read) return read;
  if (words.empty()) return {};
  if (const auto instant = parse_rfc3339(words)) {
    into = *instant;
    return {};
  }
  const auto moment = calendar::parse_when(words, now, house.config.zone);
  if (!moment) return fail(moment.error());
  into = moment->at;
  return {};
}

}  // namespace

Result<std::pair<messages::Draft, int>> read_draft(const House& house, const control::Json& form,
                                                   Instant now) {
  if (!form.is_object()) return fail("bad-request", "This is not a JSON object");
  for (const auto& [key, value] : form.items()) {
    if (std::ranges::find(kKnownKeys, key) == kKnownKeys.end()) {
      return fail("bad-request", "There is no key \"" + printable(key) + "\"",
                  "The keys are to, text, report, at, priority, modem, key, program, expires");
    }
  }
  std::string to, modem, key, program, text;
  bool report = false;
  int priority = 0;
  std::optional<Instant> at, expires;
  const Result<void> reads[] = {read_text(form, "to", to),
                                read_text(form, "text", text),
                                read_text(form, "modem", modem),
                                read_text(form, "key", key),
                                read_text(form, "program", program),
                                read_flag(form, "report", report),
                                read_priority(form, priority),
                                read_time(house, form, "at", now, at),
                                read_time(house, form, "expires", now, expires)};
  for (const Result<void>& read : reads) {
    if (!read) return fail(read.error());
  }
  if (to.empty())
    return fail("invalid-number", "\"to\" is missing", "Write a number such as +447700900101");
  const auto number = PhoneNumber::parse(to, house.config.country);
  if (!number) return fail(number.error());
  if (house.stations.empty()) {
    return fail("no-modem", "No modem is configured", "Add a [[modem]] to the configuration");
  }
  if (!modem.empty() && house.station(modem) == nullptr) {
    return fail("no-such-modem", "There is no modem \"" + printable(modem) + "\"",
                "See `pigeon modem list`");
  }

  messages::Draft draft{.to = *number, .text = std::move(text)};
  draft.origin = program.empty() ? messages::Origin::hand : messages::Origin::program;
  draft.report = report;
  draft.priority = priority;
  draft.modem = std::move(modem);
  draft.key = std::move(key);
  draft.program = std::move(program);
  draft.not_before = at;
  draft.expires = expires;
  if (const auto sound = messages::check(draft); !sound) return fail(sound.error());
  const auto segments = sms::count_segments(draft.text, sms::SegmentOptions{});
  if (!segments) return fail(segments.error());
  return std::pair(std::move(draft), static_cast<int>(*segments));
}

Result<void> check_consent(store::Store& store, const messages::Draft& draft, Instant now) {
  const auto standing = store.standing(draft.to);
  if (!standing) return fail(standing.error());
  return judge_consent(*standing, draft, now);
}

Result<void> judge_consent(const consent::Standing& standing, const messages::Draft& draft,
                           Instant now) {
  const consent::Request request{
      .proactive = true,
      .needs_consent = draft.origin == messages::Origin::program,
      .program = draft.program,
  };
  if (standing.suspected && !standing.blocked()) {
    return fail("stop-suspected", "They may have said STOP",
                "See `pigeon consent show " + draft.to.text() +
                    "`; if they did not, `pigeon consent clear` lets texts go again");
  }
  const consent::Verdict verdict = consent::may_send(standing, request, now);
  if (const auto* never = std::get_if<consent::Never>(&verdict)) {
    return fail(standing.blocked() ? "stopped" : "no-consent", never->why,
                "See `pigeon consent show " + draft.to.text() + "`");
  }
  return {};
}

}  // namespace pigeon::daemon
