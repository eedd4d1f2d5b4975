// What stands behind a name: a cell, a row (an object), a list of rows, or nothing (null). JSON, so
// that whatever a conversation knows survives a restart as it is. A moment is text in ISO form,
// civil time in the program's zone unless it carries an offset (talking.md 2.3, "Values").
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "calendar/zone.h"
#include "playbook/condition.h"

namespace pigeon::replies {

using Value = nlohmann::json;
using calendar::LocalTime;

// Nothing, false, 0, "", "0" and "false" are not.
bool is_true(const Value& value);

// As it is, for people and for arguments: "5", "25.5", "Ann"; rows and nothing are "".
std::string shown(const Value& value);

// "5" of a CSV counts.
std::optional<double> number_in(const Value& value);

// "2026-05-14 14:30", "2026-05-14T14:30:00+02:00", "2026-05-14" (its midnight).
std::optional<LocalTime> moment_in(const Value& value, const calendar::Zone& zone);

// "14:30", or the time of day of a moment.
std::optional<Milliseconds> clock_in(const Value& value, const calendar::Zone& zone);

// "2026-05-14 14:30" and "2026-05-14".
std::string moment_text(LocalTime time);
std::string day_text(std::chrono::local_days day);
std::string clock_text(Milliseconds after_midnight);  // "09:30"

// A column of a row; nothing when there is no such row or column. "room.number" goes into nested
// objects.
Value field_of(const Value& row, std::string_view path);

// Numbers as numbers, moments as moments, other text without regard to case. False when either is
// nothing, but for equality with nothing.
bool compare(const Value& left, playbook::Expression::Comparison how, const Value& right,
             const calendar::Zone& zone);

}  // namespace pigeon::replies
