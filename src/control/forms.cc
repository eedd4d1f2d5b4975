#include "control/forms.h"

namespace pigeon::control {
namespace {

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

template <class Number>
Json number_or_null(const std::optional<Number>& number) {
  return number ? Json(*number) : Json();
}

Json references_form(const std::vector<int>& references) {
  Json form = Json::array();
  for (const int reference : references)
    form.push_back(reference < 0 ? Json() : Json(reference));
  return form;
}

}  // namespace

Json to_form(const std::optional<Instant>& instant) {
  return instant ? Json(format_rfc3339(*instant)) : Json();
}

Json to_form(const Error& error) {
  Json form = Json::object();
  form["code"] = error.code();
  form["meaning"] = error.meaning();
  form["hint"] = error.hint();
  return form;
}

Json to_form(const messages::Message& message) {
  Json form = Json::object();
  form["id"] = message.id;
  form["direction"] = messages::to_string(message.direction);
  form["number"] = message.number.text();
  form["text"] = message.text;
  form["state"] = messages::to_string(message.state);
  form["segments"] = message.segments;
  form["modem"] = text_or_null(message.modem);
  form["queued_at"] = to_form(message.queued_at);
  form["sent_at"] = to_form(message.sent_at);
  form["delivered_at"] = to_form(message.delivered_at);
  form["received_at"] = to_form(message.received_at);
  form["attempts"] = message.attempts;
  form["references"] = references_form(message.references);
  form["error"] = message.error ? to_form(*message.error) : Json();
  const bool outgoing = message.direction == messages::Direction::out;
  form["origin"] = outgoing ? Json(messages::to_string(message.origin)) : Json();
  form["program"] = text_or_null(message.program);
  form["priority"] = message.priority;
  form["report"] = message.report;
  form["not_before"] = to_form(message.not_before);
  form["expires"] = to_form(message.expires);
  form["answers"] = number_or_null(message.answers);
  form["class"] = number_or_null(message.message_class);
  return form;
}

Error error_from_form(const Json& form) {
  return Error(text_at(form, "code").value_or("unknown-error"),
               text_at(form, "meaning").value_or(""), text_at(form, "hint").value_or(""));
}

}  // namespace pigeon::control
