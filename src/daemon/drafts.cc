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

// What a request says, before it is judged. A value that is null says nothing.
struct Wish {
  std::string to = {};
  messages::Draft draft{.to = PhoneNumber::from_stored({}), .text = {}};
};

Result<void> read_text(std::string_view key, const control::Json& value, std::string& into) {
  if (!value.is_string()) return wrong(key, "a text");
  into = value.get_ref<const std::string&>();
  return {};
}

// "tomorrow 9am" or RFC 3339; what has passed is judged when its turn comes.
Result<void> read_time(const House& house, std::string_view key, const control::Json& value,
                       Instant now, std::optional<Instant>& into) {
  std::string words;
  if (const auto read = read_text(key, value, words); !read) return read;
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

Result<void> read_priority(const control::Json& value, int& into) {
  constexpr std::int64_t kMost = 1000;
  if (!value.is_number_integer() || value.get<std::int64_t>() < -kMost ||
      value.get<std::int64_t>() > kMost || value > kMost)
    return wrong("priority", "a number from -1000 to 1000");
  into = value.get<int>();
  return {};
}

Result<void> read_member(const House& house, std::string_view key, const control::Json& value,
                         Instant now, Wish& wish) {
  messages::Draft& draft = wish.draft;
  if (key == "to") return read_text(key, value, wish.to);
  if (key == "text") return read_text(key, value, draft.text);
  if (key == "modem") return read_text(key, value, draft.modem);
  if (key == "key") return read_text(key, value, draft.key);
  if (key == "program") return read_text(key, value, draft.program);
  if (key == "at") return read_time(house, key, value, now, draft.not_before);
  if (key == "expires") return read_time(house, key, value, now, draft.expires);
  if (key == "priority") return read_priority(value, draft.priority);
  if (key != "report") return {};  // what only the verb needs
  if (!value.is_boolean()) return wrong(key, "true or false");
  draft.report = value.get<bool>();
  return {};
}

}  // namespace

Result<std::pair<messages::Draft, int>> read_draft(const House& house, const control::Json& form,
                                                   Instant now) {
  if (!form.is_object()) return fail("bad-request", "This is not a JSON object");
  Wish wish;
  for (const auto& [key, value] : form.get_ref<const control::Json::object_t&>()) {
    if (std::ranges::find(kKnownKeys, key) == kKnownKeys.end()) {
      return fail("bad-request", "There is no key \"" + printable(key) + "\"",
                  "The keys are to, text, report, at, priority, modem, key, program, expires");
    }
    if (value.is_null()) continue;
    if (const auto read = read_member(house, key, value, now, wish); !read)
      return fail(read.error());
  }
  if (wish.to.empty())
    return fail("invalid-number", "\"to\" is missing", "Write a number such as +447700900101");
  const auto number = PhoneNumber::parse(wish.to, house.config.country);
  if (!number) return fail(number.error());
  messages::Draft draft = std::move(wish.draft);
  draft.to = *number;
  if (house.stations.empty()) {
    return fail("no-modem", "No modem is configured", "Add a [[modem]] to the configuration");
  }
  if (!draft.modem.empty() && house.station(draft.modem) == nullptr) {
    return fail("no-such-modem", "There is no modem \"" + printable(draft.modem) + "\"",
                "See `pigeon modem list`");
  }
  draft.origin = draft.program.empty() ? messages::Origin::hand : messages::Origin::program;
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
  if (standing.suspected && !standing.blocks(draft.program)) {
    return fail("stop-suspected", "They may have said STOP",
                "See `pigeon consent show " + draft.to.text() +
                    "`; if they did not, `pigeon consent clear` lets texts go again");
  }
  const consent::Verdict verdict = consent::may_send(standing, request, now);
  if (const auto* never = std::get_if<consent::Never>(&verdict)) {
    return fail(standing.blocks(draft.program) ? "stopped" : "no-consent", never->why,
                "See `pigeon consent show " + draft.to.text() + "`");
  }
  return {};
}

}  // namespace pigeon::daemon
