#include "replies/pull.h"

#include <algorithm>

#include "replies/holds.h"
#include "replies/wording.h"

namespace pigeon::replies {
namespace {

using playbook::Piece;
using playbook::Place;
using playbook::Slot;
using playbook::Source;

constexpr std::size_t kMostOptions = 9;

tl::unexpected<Want> untold(std::string why) {
  return tl::unexpected(Want(Untold{std::move(why)}));
}

template <class T>
tl::unexpected<Want> want(const Pulled<T>& pulled) {
  return tl::unexpected(pulled.error());
}

// RFC 3986 section 2.3: everything but the unreserved characters.
std::string url_encoded(const std::string& text) {
  constexpr std::string_view kUnreserved =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (kUnreserved.find(c) != std::string_view::npos) {
      encoded += c;
      continue;
    }
    const auto octet = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += kHex[octet >> 4];
    encoded += kHex[octet & 15];
  }
  return encoded;
}

}  // namespace

std::string Pull::language() const {
  if (!occasion_.language.empty()) {
    const auto& languages = assistant_.program().languages;
    if (std::ranges::find(languages, occasion_.language) != languages.end())
      return occasion_.language;
  }
  return conversation_.language.empty() ? assistant_.program().language() : conversation_.language;
}

Tongue Pull::tongue() const {
  return {language(), assistant_.program().currency, assistant_.zone()};
}

const Finding* Pull::found(const Request& request) const {
  const auto found = findings_.find(request.key());
  return found == findings_.end() ? nullptr : &found->second;
}

// --- names ---

std::optional<Value> Pull::known(const std::string& root) const {
  const LocalTime now = assistant_.zone().to_local(occasion_.now);
  if (root == "me") return assistant_.program().name;
  if (root == "from") return occasion_.contact.text();
  if (root == "msg") return occasion_.key;
  if (root == "now") return moment_text(now);
  if (root == "today") return day_text(std::chrono::floor<std::chrono::days>(now));
  if (root == "event") return conversation_.event;
  if (root == "open") return assistant_.is_open(occasion_.now);
  if (root == "contact") {
    Value contact = {{"number", occasion_.contact.text()}, {"language", language()}};
    if (!occasion_.name.empty()) contact["name"] = occasion_.name;
    return contact;
  }
  return std::nullopt;
}

Pulled<Value> Pull::name(const std::string& root) {
  if (const Slot* one = assistant_.playbook().slot(root)) return slot(*one);
  if (const playbook::Data* one = assistant_.playbook().find_data(root)) return data(*one);
  if (auto value = known(root)) return *std::move(value);
  return untold("nothing has the name " + root);
}

Pulled<Value> Pull::slot(const Slot& slot) {
  if (const auto filled = conversation_.slots.find(slot.name); filled != conversation_.slots.end())
    return filled->second;
  if (slot.type != playbook::SlotType::choice) return tl::unexpected(Want(AskSlot{&slot}));
  const playbook::Data* from = assistant_.playbook().find_data(slot.from);
  if (!from) return untold("no data " + slot.from);
  const auto rows = data(*from);
  if (!rows) return want(rows);
  if (!rows->is_array() || rows->empty()) return tl::unexpected(Want(NothingToChoose{&slot}));
  return tl::unexpected(Want(AskSlot{&slot, rows->get<std::vector<Value>>()}));
}

Pulled<Value> Pull::data(const playbook::Data& data) {
  if (data.source.kind == Source::Kind::builtin) return windows(data);
  auto request = bind(data.source, false);
  if (!request) return want(request);
  // A command or a URL with a piece missing is not worth asking.
  if (request->program.empty()) return Value(data.list ? Value::array() : Value(nullptr));
  request->name = data.name;
  request->list = data.list;
  const Finding* finding = found(*request);
  if (!finding) return tl::unexpected(Want(*std::move(request)));
  return finding->failed ? Value(data.list ? Value::array() : Value(nullptr)) : finding->value;
}

Pulled<Value> Pull::windows(const playbook::Data& data) {
  if (!promised_) return tl::unexpected(Want(WantPromised{}));
  return Value(call_windows(assistant_.playbook().hours, assistant_.closed(), data.source.length,
                            *promised_, assistant_.zone().to_local(occasion_.now)));
}

Pulled<Value> Pull::value(const Place& place) {
  auto root = name(place.root);
  if (!root || place.field.empty()) return root;
  return field_of(*root, place.field);
}

// --- conditions ---

Pulled<bool> Pull::holds(const playbook::Condition& condition) {
  return replies::holds(
      condition.expression, [this](const Place& place) { return value(place); }, assistant_.zone(),
      occasion_.now);
}

// --- texts ---

Pulled<std::string> Pull::say(const playbook::Wording& wording) {
  if (wording.empty()) return std::string();
  return composed(wording, nullptr);
}

Pulled<std::string> Pull::composed(const playbook::Wording& wording, const std::string* options) {
  const playbook::Template& text = wording.in(language());
  std::map<std::size_t, std::optional<std::string>> values;  // by offset in the text
  const Tongue words = tongue();
  const auto pull_one = [&](const Place& place, bool optional) -> std::optional<Want> {
    if (place.root == "options") {
      values[place.offset] = options ? std::optional(*options) : std::nullopt;
      return std::nullopt;
    }
    const auto root = name(place.root);
    if (!root) {
      // A tail is no reason to ask.
      if (optional && !std::holds_alternative<Request>(root.error()) &&
          !std::holds_alternative<WantPromised>(root.error()))
        return std::nullopt;
      return root.error();
    }
    const bool is_data = assistant_.playbook().find_data(place.root) != nullptr;
    if (is_data && root->is_null() && !optional) return Untold{"no row of " + place.root};
    const Slot* slot = assistant_.playbook().slot(place.root);
    const Value value = place.field.empty() ? *root : field_of(*root, place.field);
    if (slot && slot->type == playbook::SlotType::choice && place.field.empty() &&
        value.is_object()) {
      values[place.offset] = label(*slot, value);
      return std::nullopt;
    }
    values[place.offset] = show(value, place.filters, words);
    if (!optional && !place.filters.empty() && !values[place.offset])
      return Untold{place.root + "." + place.field + " is not there to be shown"};
    return std::nullopt;
  };
  for (const Piece& piece : text.pieces) {
    if (piece.kind == Piece::Kind::value) {
      if (auto missing = pull_one(piece.place, false)) return tl::unexpected(*std::move(missing));
    }
    for (const Piece& inside : piece.pieces) {
      if (inside.kind != Piece::Kind::value) continue;
      if (auto missing = pull_one(inside.place, true)) return tl::unexpected(*std::move(missing));
    }
  }
  return compose(
      text,
      [&](const Place& place) -> std::optional<std::string> {
        const auto found = values.find(place.offset);
        return found == values.end() ? std::nullopt : found->second;
      },
      wording.parts);
}

std::string Pull::label(const Slot& slot, const Value& row) const {
  return compose_row(slot.show, row, tongue(), 1);
}

// As many options as the text has room for.
Pulled<std::string> Pull::ask(const AskSlot& question, const playbook::Wording& wording,
                              std::vector<std::string>& shown) {
  shown.clear();
  for (const Value& row : question.options) {
    if (shown.size() < kMostOptions) shown.push_back(label(*question.slot, row));
  }
  while (true) {
    std::string options;
    for (std::size_t i = 0; i < shown.size(); ++i)
      options += (i == 0 ? "" : " ") + std::to_string(i + 1) + ") " + shown[i];
    auto text = composed(wording, &options);
    if (!text || shown.size() < 2 || fits(*text, wording.parts)) return text;
    shown.pop_back();
  }
}

// --- binding ---

Pulled<Request> Pull::bind(const playbook::Write& write) {
  auto request = bind(write.source, true);
  if (!request) return request;
  if (request->program.empty()) return untold("a value of " + write.name + " is missing");
  request->name = write.name;
  for (const playbook::Write::With& with : write.with) {
    const Slot* one = assistant_.playbook().slot(with.name);
    if (!one || with.if_known) continue;
    if (const auto value = slot(*one); !value) return want(value);
  }
  return request;
}

// A row that is not there is no value to write by.
Pulled<Value> Pull::bound(const Place& place, bool writes) {
  const auto root = name(place.root);
  if (!root) return root;
  const bool is_data = assistant_.playbook().find_data(place.root) != nullptr;
  if (writes && is_data && root->is_null()) return untold("no row of " + place.root);
  Value value = place.field.empty() ? *root : field_of(*root, place.field);
  if (value.is_object()) {
    const Slot* slot = assistant_.playbook().slot(place.root);
    value = slot ? Value(label(*slot, value)) : Value(nullptr);
  }
  if (!place.filters.empty()) {
    const auto text = show(value, place.filters, tongue());
    return text ? Value(*text) : Value(nullptr);
  }
  return value;
}

// The empty text when a value is missing.
Pulled<std::string> Pull::joined(const playbook::Template& text, bool encode, bool writes) {
  std::string whole;
  for (const Piece& piece : text.pieces) {
    if (piece.kind == Piece::Kind::literal) {
      whole += piece.text;
      continue;
    }
    const auto value = bound(piece.place, writes);
    if (!value) return want(value);
    const std::string one = shown(*value);
    if (one.empty()) return std::string();
    whole += encode ? url_encoded(one) : one;
  }
  return whole;
}

// With an empty program: a value is missing without which it can't be asked.
Pulled<Request> Pull::bind(const Source& source, bool writes) {
  Request request{.program = assistant_.program().name,
                  .writes = writes,
                  .kind = source.kind,
                  .file = source.file,
                  .method = source.method,
                  .timeout = source.timeout,
                  .cache = source.cache};
  request.idempotency_key = writes ? occasion_.key : "";
  request.after = writes_;
  for (const Piece& piece : source.sql.pieces) {
    if (piece.kind == Piece::Kind::literal) {
      request.sql += piece.text;
      continue;
    }
    auto value = bound(piece.place, writes);
    if (!value) return want(value);
    request.values.push_back(*std::move(value));
    request.sql += "?" + std::to_string(request.values.size());
  }
  for (const auto& [column, text] : source.where) {
    auto value = joined(text, false, writes);
    if (!value) return want(value);
    request.where.emplace_back(column, value->empty() ? Value(nullptr) : Value(*value));
  }
  bool options_ended = false;
  for (const playbook::Template& argument : source.argv) {
    auto text = joined(argument, false, writes);
    if (!text) return want(text);
    const bool begins_with_value =
        !argument.pieces.empty() && argument.pieces.front().kind == Piece::Kind::value;
    // What a customer wrote must not become an option.
    const bool dangerous = begins_with_value && text->starts_with('-') && !options_ended;
    if ((text->empty() && !argument.places().empty()) || dangerous ||
        text->find('\0') != std::string::npos)
      return Request{};
    options_ended = options_ended || *text == "--";
    request.argv.push_back(*std::move(text));
  }
  auto url = joined(source.url, true, writes);
  if (!url) return want(url);
  if (url->empty() && !source.url.empty()) return Request{};
  request.url = *std::move(url);
  if (!source.body.empty()) {
    for (const Piece& piece : source.body.pieces) {
      if (piece.kind == Piece::Kind::literal) {
        request.body += piece.text;
        continue;
      }
      const auto value = bound(piece.place, writes);
      if (!value) return want(value);
      request.body += value->dump(-1, ' ', false, Value::error_handler_t::replace);
    }
  }
  return request;
}

}  // namespace pigeon::replies
