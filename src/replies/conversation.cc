#include "replies/conversation.h"

#include <algorithm>

namespace pigeon::replies {
namespace {

void put(Value& object, const char* key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}
void put(Value& object, const char* key, const std::optional<Instant>& at) {
  if (at) object[key] = to_epoch_ms(*at);
}
void put(Value& object, const char* key, int number) {
  if (number != 0) object[key] = number;
}
void put(Value& object, const char* key, bool flag) {
  if (flag) object[key] = true;
}

std::string text_at(const Value& object, const char* key) {
  const Value value = field_of(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}
std::optional<Instant> instant_at(const Value& object, const char* key) {
  const Value value = field_of(object, key);
  if (!value.is_number_integer()) return std::nullopt;
  return from_epoch_ms(value.get<std::int64_t>());
}
int number_at(const Value& object, const char* key) {
  const Value value = field_of(object, key);
  return value.is_number_integer() ? value.get<int>() : 0;
}
bool flag_at(const Value& object, const char* key) {
  const Value value = field_of(object, key);
  return value.is_boolean() && value.get<bool>();
}
std::vector<std::string> texts_at(const Value& object, const char* key) {
  std::vector<std::string> texts;
  for (const Value& value : field_of(object, key)) {
    if (value.is_string()) texts.push_back(value.get<std::string>());
  }
  return texts;
}

Value form_of(const Question& question) {
  Value form = Value::object();
  put(form, "slot", question.slot);
  if (!question.options.empty()) form["options"] = question.options;
  if (!question.labels.empty()) form["labels"] = question.labels;
  put(form, "about", question.about);
  put(form, "tries", question.tries);
  put(form, "asked", std::optional(question.asked));
  put(form, "expires", question.expires);
  return form;
}

std::optional<Question> question_at(const Value& object, const char* key) {
  const Value form = field_of(object, key);
  if (!form.is_object()) return std::nullopt;
  Question question{.slot = text_at(form, "slot"), .about = text_at(form, "about")};
  for (const Value& option : field_of(form, "options"))
    question.options.push_back(option);
  question.labels = texts_at(form, "labels");
  question.labels.resize(question.options.size());
  question.tries = number_at(form, "tries");
  question.asked = instant_at(form, "asked").value_or(Instant{});
  question.expires = instant_at(form, "expires");
  return question;
}

Value form_of(const Handed& handed) {
  Value form = Value::object();
  put(form, "tag", handed.tag);
  put(form, "agent", handed.agent);
  put(form, "since", std::optional(handed.since));
  if (handed.taken_by) put(form, "taken_by", handed.taken_by->text());
  put(form, "by_hand", handed.by_hand);
  put(form, "wait_until", handed.wait_until);
  put(form, "parked_until", handed.parked_until);
  put(form, "suspicion", handed.suspicion);
  put(form, "overdue", handed.overdue);
  return form;
}

std::optional<Handed> handed_at(const Value& object, const char* key) {
  const Value form = field_of(object, key);
  if (!form.is_object()) return std::nullopt;
  Handed handed{.tag = number_at(form, "tag"), .agent = text_at(form, "agent")};
  handed.since = instant_at(form, "since").value_or(Instant{});
  if (const std::string by = text_at(form, "taken_by"); !by.empty())
    handed.taken_by = PhoneNumber::from_stored(by);
  handed.by_hand = flag_at(form, "by_hand");
  handed.wait_until = instant_at(form, "wait_until");
  handed.parked_until = instant_at(form, "parked_until");
  handed.suspicion = flag_at(form, "suspicion");
  handed.overdue = flag_at(form, "overdue");
  return handed;
}

}  // namespace

void Conversation::fill(const std::string& slot, Value value) {
  forget(slot);
  slots[slot] = std::move(value);
  filled.push_back(slot);
}

void Conversation::forget(const std::string& slot) {
  slots.erase(slot);
  std::erase(filled, slot);
}

void Conversation::end_topic() {
  topic.clear();
  event = nullptr;
  question.reset();
}

std::optional<Instant> Conversation::due() const {
  std::optional<Instant> first;
  const auto consider = [&](const std::optional<Instant>& at) {
    if (at && (!first || *at < *first)) first = at;
  };
  if (question) consider(question->expires);
  if (handed) {
    consider(handed->wait_until);
    consider(handed->parked_until);
  }
  return first;
}

bool Conversation::idle() const {
  return topic.empty() && slots.empty() && !question && !lapsed && !menu && !way_back && !handed &&
         once.empty() && language.empty() && misses == 0;
}

bool is_held(const Conversation& conversation) {
  return conversation.handed && !conversation.handed->overdue;
}

std::string to_text(const Conversation& conversation) {
  Value form = Value::object();
  put(form, "program", conversation.program);
  put(form, "topic", conversation.topic);
  if (!conversation.event.is_null()) form["event"] = conversation.event;
  if (!conversation.slots.empty()) form["slots"] = conversation.slots;
  if (!conversation.filled.empty()) form["filled"] = conversation.filled;
  if (conversation.question) form["question"] = form_of(*conversation.question);
  if (conversation.lapsed) form["lapsed"] = form_of(*conversation.lapsed);
  if (const auto& menu = conversation.menu) {
    Value part = Value::object();
    put(part, "remind", menu->remind);
    put(part, "topic", menu->topic);
    put(part, "moment", menu->moment);
    put(part, "until", std::optional(menu->until));
    form["menu"] = part;
  }
  if (const auto& way = conversation.way_back) {
    Value part = Value::object();
    put(part, "word", way->word);
    put(part, "topic", way->topic);
    put(part, "until", std::optional(way->until));
    form["way_back"] = part;
  }
  if (conversation.handed) form["handed"] = form_of(*conversation.handed);
  if (!conversation.once.empty()) form["once"] = conversation.once;
  put(form, "language", conversation.language);
  put(form, "misses", conversation.misses);
  put(form, "touched", conversation.touched);
  return form.dump(-1, ' ', false, Value::error_handler_t::replace);
}

Conversation conversation_from_text(std::string_view text) {
  const Value form = Value::parse(text, nullptr, false);
  Conversation conversation;
  if (!form.is_object()) return conversation;
  conversation.program = text_at(form, "program");
  conversation.topic = text_at(form, "topic");
  conversation.event = field_of(form, "event");
  const Value slots = field_of(form, "slots");
  for (const std::string& name : texts_at(form, "filled")) {
    if (slots.contains(name)) conversation.fill(name, slots.at(name));
  }
  conversation.question = question_at(form, "question");
  conversation.lapsed = question_at(form, "lapsed");
  if (const Value menu = field_of(form, "menu"); menu.is_object()) {
    conversation.menu = Menu{.remind = text_at(menu, "remind"),
                             .topic = text_at(menu, "topic"),
                             .moment = text_at(menu, "moment"),
                             .until = instant_at(menu, "until").value_or(Instant{})};
  }
  if (const Value way = field_of(form, "way_back"); way.is_object()) {
    conversation.way_back = WayBack{.word = text_at(way, "word"),
                                    .topic = text_at(way, "topic"),
                                    .until = instant_at(way, "until").value_or(Instant{})};
  }
  conversation.handed = handed_at(form, "handed");
  conversation.once = texts_at(form, "once");
  conversation.language = text_at(form, "language");
  conversation.misses = number_at(form, "misses");
  conversation.touched = instant_at(form, "touched");
  return conversation;
}

}  // namespace pigeon::replies
