#include "daemon/config.h"

#include <array>
#include <fstream>
#include <set>
#include <utility>

#include "base/duration.h"
#include "base/phone_number.h"
#include "base/spelling.h"
#include "base/utf8.h"
#include "drivers/catalog.h"
#include "modem/finding.h"
#include "toml/document.h"

namespace pigeon::daemon {
namespace {

constexpr std::string_view kDefaultSocket = "/run/pigeon/control.sock";
constexpr std::string_view kDefaultQuiet = "20:00-08:00";
constexpr std::int64_t kApproveAbove = 100;
constexpr std::int64_t kMostApproveAbove = 100'000'000;
constexpr std::array<std::string_view, 5> kLogLevels{"debug", "info", "warn", "error", "off"};
constexpr std::string_view kPortForm = "\"/dev/serial/by-id/usb-…\"";

std::string in_quotes(std::string_view text) {
  return "\"" + printable(text) + "\"";
}

// The value of `key` as `read` understands it; its refusal becomes a blame at the value's place.
template <class Read>
auto judged(toml::Table& table, std::string_view key, std::string_view text, Read read)
    -> decltype(read(text)) {
  auto value = read(text);
  if (!value) table.blame(key, value.error().meaning(), value.error().hint());
  return value;
}

std::string read_country(toml::Table& root) {
  const std::string country = root.required_text("country", "\"GB\"").value_or("");
  if (!country.empty() && !is_known_country(country)) {
    root.blame("country", in_quotes(country) + " is no country code",
               "Write its two letters as in ISO 3166: country = \"GB\"");
  }
  return country;
}

std::string read_log_level(toml::Table& root) {
  const std::string level = root.text("log").value_or("info");
  for (const std::string_view known : kLogLevels) {
    if (level == known) return level;
  }
  root.blame("log", in_quotes(level) + " is no log level", "Write debug, info, warn, error or off");
  return "info";
}

CatchUp read_catch_up(toml::Table& root) {
  const std::string word = root.text("catch_up").value_or("hold");
  if (word == "auto") return CatchUp::automatic;
  if (word != "hold") {
    root.blame("catch_up", in_quotes(word) + " is not a way to catch up",
               "Write \"hold\" (late reminders wait for pigeon approve) or \"auto\"");
  }
  return CatchUp::hold;
}

ClockPolicy read_clock_policy(toml::Table& root) {
  const std::string word = root.text("clock").value_or("auto");
  if (word == "always") return ClockPolicy::always;
  if (word == "witnessed") return ClockPolicy::witnessed;
  if (word != "auto") {
    root.blame("clock", in_quotes(word) + " does not say when the clock is believed",
               "Write \"auto\", \"always\" or \"witnessed\" (not by a battery alone)");
  }
  return ClockPolicy::automatic;
}

std::optional<Milliseconds> read_failover(toml::Table& root) {
  const std::string text = root.text("failover").value_or("5m");
  if (text == "never") return std::nullopt;
  const auto duration = parse_duration(text);
  if (!duration) {
    root.blame("failover", in_quotes(text) + " is no time",
               "Write failover = \"5m\", or \"never\" when a text has to wait for its modem");
    return std::nullopt;
  }
  return *duration;
}

// The first line of the file, so that the key stands in no configuration.
std::string read_key(toml::Table& section) {
  const std::string name = section.text("key_file").value_or("");
  if (name.empty()) return {};
  std::ifstream file(name);
  std::string key;
  if (!std::getline(file, key) || key.empty() || key != printable(key))
    section.blame("key_file", in_quotes(name) + " holds no key, or can't be read",
                  "Write the key into its first line, readable by the user pigeon");
  return key;
}

std::optional<SecondOpinion> read_second_opinion(toml::Table& root) {
  constexpr Milliseconds kLongest = std::chrono::seconds(30);
  auto section = root.table("second_opinion");
  if (!section) return std::nullopt;
  SecondOpinion wanted;
  constexpr std::string_view kForm = "\"http://127.0.0.1:8080/v1/chat/completions\"";
  wanted.endpoint.url = section->required_text("url", kForm).value_or("");
  if (!wanted.endpoint.url.starts_with("http://") && !wanted.endpoint.url.starts_with("https://"))
    section->blame("url", in_quotes(wanted.endpoint.url) + " is no address of a web server",
                   "Write url = " + std::string(kForm));
  wanted.endpoint.model = section->text("model").value_or("");
  wanted.endpoint.key = read_key(*section);
  const std::string text = section->text("timeout").value_or("3s");
  const auto timeout = parse_duration(text);
  if (!timeout || timeout->count() <= 0 || *timeout > kLongest) {
    section->blame("timeout", in_quotes(text) + " is no time that a customer may wait",
                   "Write up to 30 seconds: timeout = \"3s\"");
  } else {
    wanted.timeout = *timeout;
  }
  return wanted;
}

// TCP, a path, or the modem's IMEI.
void judge_port(toml::Table& table, const std::string& port) {
  if (port.empty() || port.starts_with('/') || port.starts_with("tcp://")) return;
  constexpr std::string_view kByImei = "imei:";
  if (port.starts_with(kByImei)) {
    if (modem::is_imei(port.substr(kByImei.size()))) return;
    table.blame("port",
                in_quotes(port) + " holds no IMEI: 15 digits, the last one checks the others",
                "The modem tells it: pigeon modem at AT+CGSN");
    return;
  }
  table.blame("port", in_quotes(port) + " is neither a path nor an address",
              "Write port = " + std::string(kPortForm) + " or port = \"tcp://host:4000\"");
}

void judge_pin(toml::Table& table, const std::string& pin) {
  const bool digits = pin.find_first_not_of("0123456789") == std::string::npos;
  if (digits && (pin.empty() || (pin.size() >= 4 && pin.size() <= 8))) return;
  table.blame("pin", "A PIN has four to eight digits", "Write pin = \"0000\"");
}

void judge_driver(toml::Table& table, const std::string& driver) {
  if (driver == "auto" || drivers::find(driver)) return;
  std::vector<std::string_view> names{"auto"};
  for (const drivers::Family* family : drivers::families())
    names.push_back(family->name);
  const std::vector<std::string_view> near = nearest_spellings(driver, names);
  std::string list;
  for (const std::string_view name : near.empty() ? names : near)
    list += (list.empty() ? "" : ", ") + std::string(name);
  table.blame("driver", "There is no driver " + in_quotes(driver),
              near.empty() ? "The drivers are " + list : "Did you mean " + list + "?");
}

void read_quirks(toml::Table& table, modem::Quirks& quirks) {
  for (const auto& key : table.keys()) {
    const std::vector<std::string> values = table.values(key.value);
    if (values.empty()) continue;
    if (const auto set = quirks.set(key.value, values); !set)
      table.blame(key.at, set.error().meaning(), set.error().hint());
  }
}

ModemConfig read_modem(toml::Table& table, const std::string& country) {
  ModemConfig modem;
  modem.name = table.required_text("name", "\"sim1\"").value_or("");
  modem.port = table.required_text("port", kPortForm).value_or("");
  modem.driver = table.text("driver").value_or("auto");
  modem.pin = table.text("pin").value_or("");
  if (const auto text = table.text("number")) {
    const auto number = judged(table, "number", *text, [&](std::string_view words) {
      return PhoneNumber::parse(words, country);
    });
    if (number) modem.number = *number;
  }
  if (!modem.name.empty() && modem.name != printable(modem.name))
    table.blame("name", "The name has characters that can't be shown", "Write name = \"sim1\"");
  judge_port(table, modem.port);
  judge_pin(table, modem.pin);
  modem.hang_up = table.boolean("hang_up").value_or(false);
  judge_driver(table, modem.driver);
  for (const std::string& text : table.values("quotas")) {
    const auto quota = judged(table, "quotas", text, messages::Quota::parse);
    if (quota) modem.quotas.push_back(*quota);
  }
  if (auto quirks = table.table("quirks")) read_quirks(*quirks, modem.quirks);
  return modem;
}

std::vector<ModemConfig> read_modems(toml::Table& root, const std::string& country) {
  std::vector<ModemConfig> modems;
  std::set<std::string> names, ports;
  for (toml::Table& table : root.tables("modem")) {
    ModemConfig modem = read_modem(table, country);
    if (!modem.name.empty() && !names.insert(modem.name).second) {
      table.blame("name", "Two modems are called " + in_quotes(modem.name),
                  "Give each a name of its own");
    }
    if (!modem.port.empty() && !ports.insert(modem.port).second) {
      table.blame("port", "Two modems have the port " + in_quotes(modem.port),
                  "Each modem needs a port of its own");
    }
    modems.push_back(std::move(modem));
  }
  return modems;
}

}  // namespace

std::variant<Config, std::vector<toml::Blame>> read_config(std::string_view text,
                                                           std::string file) {
  toml::Document document = toml::Document::parse(text, std::move(file));
  if (!document.parsed()) return document.finish();
  toml::Table root = document.root();

  std::string data = root.required_text("data", "\"/var/lib/pigeon\"").value_or("");
  std::string socket = root.text("socket").value_or(std::string(kDefaultSocket));
  std::string playbooks = root.text("playbooks").value_or("");
  std::string country = read_country(root);
  std::string log = read_log_level(root);
  const CatchUp catch_up = read_catch_up(root);
  const ClockPolicy clock = read_clock_policy(root);
  const std::int64_t approve_above =
      root.integer("approve_above", 0, kMostApproveAbove).value_or(kApproveAbove);
  const std::optional<Milliseconds> failover = read_failover(root);
  const auto zone_name = root.required_text("timezone", "\"Europe/London\"");
  const auto zone = zone_name ? judged(root, "timezone", *zone_name, calendar::Zone::find)
                              : calendar::Zone::find("UTC");
  const auto quiet = judged(root, "quiet", root.text("quiet").value_or(std::string(kDefaultQuiet)),
                            calendar::DailyWindow::parse);
  if (auto web = root.table("web")) {
    web->required_text("listen", "\"127.0.0.1:8420\"");
    web->note(web->at(), "The page and the HTTP door are not in this version; no port is opened");
  }
  const auto second_opinion = read_second_opinion(root);
  std::vector<ModemConfig> modems = read_modems(root, country);

  std::vector<toml::Blame> blames = document.finish();
  if (toml::has_errors(blames) || !zone || !quiet) return blames;
  return Config{.data = std::move(data),
                .socket = std::move(socket),
                .playbooks = std::move(playbooks),
                .country = std::move(country),
                .zone = *zone,
                .quiet = *quiet,
                .log = std::move(log),
                .catch_up = catch_up,
                .clock = clock,
                .approve_above = approve_above,
                .failover = failover,
                .second_opinion = second_opinion,
                .modems = std::move(modems),
                .notes = std::move(blames)};
}

}  // namespace pigeon::daemon
