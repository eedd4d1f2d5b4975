#include "simulator/requests.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/hex.h"

namespace pigeon::simulator {
namespace {

// A longer one is no SMS: 12 octets of SMSC field and 176 of TPDU.
constexpr std::size_t kLongestPdu = 188;

Result<int> modem_of(Simulator& simulator, const Json& request) {
  const auto found = request.find("modem");
  if (found == request.end() || !found->is_number_integer()) {
    return fail("no-modem", "\"modem\" is missing", "Write \"modem\":0 for DIR/modem0");
  }
  const auto index = found->get<std::int64_t>();
  if (index < 0 || index >= simulator.count()) {
    return fail("no-modem", "There is no modem " + std::to_string(index),
                "They are numbered from 0 to " + std::to_string(simulator.count() - 1));
  }
  return static_cast<int>(index);
}

Result<std::string> text_of(const Json& request, const char* key) {
  const auto found = request.find(key);
  if (found == request.end() || !found->is_string()) {
    return fail("invalid-request", "\"" + std::string(key) + "\" must be a text");
  }
  return found->get<std::string>();
}

Result<std::string> text_or(const Json& request, const char* key, std::string otherwise) {
  if (!request.contains(key)) return otherwise;
  return text_of(request, key);
}

// Nothing where the member is absent; an error where it is something else than an integer.
Result<std::optional<int>> integer_of(const Json& request, const char* key) {
  const auto found = request.find(key);
  if (found == request.end() || found->is_null()) return std::nullopt;
  if (!found->is_number_integer()) {
    return fail("invalid-request", "\"" + std::string(key) + "\" must be a whole number");
  }
  return found->get<int>();
}

Result<std::vector<int>> integers_of(const Json& request, const char* key) {
  std::vector<int> numbers;
  const auto found = request.find(key);
  if (found == request.end()) return numbers;
  for (const Json& number : *found) {
    if (!number.is_number_integer()) {
      return fail("invalid-request", "\"" + std::string(key) + "\" must be a list of numbers");
    }
    numbers.push_back(number.get<int>());
  }
  return numbers;
}

Result<Json> inject(Simulator& simulator, const Json& request) {
  const auto modem = modem_of(simulator, request);
  if (!modem) return fail(modem.error());
  const auto from = text_of(request, "from");
  if (!from) return fail(from.error());
  const auto text = text_of(request, "text");
  if (!text) return fail(text.error());
  const auto order = integers_of(request, "parts_order");
  if (!order) return fail(order.error());
  const auto repeat = integers_of(request, "repeat");
  if (!repeat) return fail(repeat.error());
  const auto parts = simulator.network().inject({*modem, *from, *text, *order, *repeat});
  if (!parts) return fail(parts.error());
  return Json{{"ok", true}, {"parts", *parts}};
}

Result<Json> inject_pdu(Simulator& simulator, const Json& request) {
  const auto modem = modem_of(simulator, request);
  if (!modem) return fail(modem.error());
  const auto hex = text_of(request, "hex");
  if (!hex) return fail(hex.error());
  auto pdu = from_hex(*hex);
  if (!pdu || pdu->empty() || pdu->size() > kLongestPdu || pdu->size() < 1u + pdu->front()) {
    return fail("invalid-hex", "\"hex\" is not a PDU of at most 188 octets, SMSC field first",
                "Without an SMSC it begins with 00");
  }
  simulator.network().inject_pdu(*modem, std::move(*pdu));
  return Json{{"ok", true}};
}

// What a fault says, takes or shows when nothing is said.
std::string default_line(Fault::Kind kind) {
  if (kind == Fault::Kind::lock) return "0000";
  if (kind == Fault::Kind::call) return "+447700900101";
  return "+CMS ERROR: 500";
}

Result<Json> arm_fault(Simulator& simulator, const Json& request) {
  const auto modem = modem_of(simulator, request);
  if (!modem) return fail(modem.error());
  const auto name = text_of(request, "kind");
  if (!name) return fail(name.error());
  const auto kind = parse_fault_kind(*name);
  if (!kind) {
    return fail(
        "unknown-fault", "There is no fault \"" + *name + "\"",
        "Known are hang, error, no_final, reboot_in_send, half_pdu, silent, sim_busy, "
        "no_network, lock, full, call, reboot, unplug, replug, echo, garbage, urc_flood and none");
  }
  const auto count = integer_of(request, "count");
  if (!count) return fail(count.error());
  const auto lasts = integer_of(request, "lasts_ms");
  if (!lasts) return fail(lasts.error());
  const auto delay = integer_of(request, "delay_ms");
  if (!delay) return fail(delay.error());
  const auto command = text_or(request, "command", *kind == Fault::Kind::error ? "+CMGS" : "");
  if (!command) return fail(command.error());
  const auto line = text_or(request, "line", default_line(*kind));
  if (!line) return fail(line.error());
  Fault fault{.kind = *kind, .count = *count, .command = *command, .line = *line};
  if (*lasts) fault.lasts = Milliseconds(**lasts);
  simulator.arm(*modem, fault, Milliseconds(delay->value_or(0)));
  return Json{{"ok", true}};
}

Result<Json> set_reports(Simulator& simulator, const Json& request) {
  const auto status = integer_of(request, "status");
  if (!status) return fail(status.error());
  const auto delay = integer_of(request, "delay_ms");
  if (!delay) return fail(delay.error());
  const Network::Reports before = simulator.network().reports();
  const Network::Reports wanted{
      .status = status->value_or(before.status),
      .delay = Milliseconds(delay->value_or(static_cast<int>(before.delay.count())))};
  if (wanted.status < 0 || wanted.status > 255) {
    return fail("invalid-request", "\"status\" is an octet, 0 to 255");
  }
  simulator.network().set_reports(wanted);
  return Json{{"ok", true}};
}

Result<Json> sent(Simulator& simulator, const Json&) {
  Json texts = Json::array();
  for (const std::string& line : simulator.journal().past("text")) {
    texts.push_back(Json::parse(line));
  }
  return Json{{"ok", true}, {"sent", std::move(texts)}};
}

Result<Json> stats(Simulator& simulator, const Json&) {
  Json events = Json::object();
  for (const auto& [name, count] : simulator.journal().counts())
    events[name] = count;
  Json modems = Json::array();
  for (int index = 0; index < simulator.count(); ++index) {
    Modem& modem = simulator.modem(index);
    const Storage& memory = modem.memory(Modem::receiving);
    modems.push_back(Json{{"modem", index},
                          {"number", modem.number()},
                          {"path", simulator.link(index).string()},
                          {"plugged_in", simulator.plugged_in(index)},
                          {"stored", memory.used()},
                          {"room", memory.total() - memory.used()},
                          {"waiting", simulator.network().waiting_for(index)}});
  }
  return Json{{"ok", true}, {"events", std::move(events)}, {"modems", std::move(modems)}};
}

struct Request {
  std::string_view name;
  Result<Json> (*answer)(Simulator& simulator, const Json& request);
};

constexpr std::array kRequests{
    Request{"inject", inject},   Request{"inject_pdu", inject_pdu},
    Request{"fault", arm_fault}, Request{"reports", set_reports},
    Request{"sent", sent},       Request{"stats", stats},
};

Result<Json> try_to_answer(Simulator& simulator, const Json& request) {
  if (!request.is_object() || request.size() != 1) {
    return fail("invalid-request", "A request is a JSON object with one member",
                "For example {\"stats\":{}}");
  }
  const auto member = request.begin();
  for (const Request& known : kRequests) {
    if (known.name != member.key()) continue;
    if (!member.value().is_object()) {
      return fail("invalid-request", "\"" + member.key() + "\" takes an object");
    }
    return known.answer(simulator, member.value());
  }
  return fail("unknown-request", "There is no request \"" + member.key() + "\"",
              "Known are inject, inject_pdu, fault, reports, sent, stats and follow");
}

}  // namespace

Json error_form(const Error& error) {
  return Json{
      {"error", {{"code", error.code()}, {"meaning", error.meaning()}, {"hint", error.hint()}}}};
}

Json answer(Simulator& simulator, const Json& request) {
  auto answered = try_to_answer(simulator, request);
  return answered ? std::move(*answered) : error_form(answered.error());
}

}  // namespace pigeon::simulator
