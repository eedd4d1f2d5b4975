// How the columns of somebody's table are told apart: by their headers in six languages.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pigeon::reminders {

// "Phone_Number" is "phone number": as the names below are written.
std::string header_of(std::string_view cell);

std::span<const std::string_view> number_headers();
std::span<const std::string_view> date_headers();

// The first of `headers` that is one of `names`, which are looked for in their order.
std::optional<std::size_t> column_named(const std::vector<std::string>& headers,
                                        std::span<const std::string_view> names);

// Whether the cell looks like a phone number.
bool may_be_number(std::string_view cell, std::string_view country);

}  // namespace pigeon::reminders
