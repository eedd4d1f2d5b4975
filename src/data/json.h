// What a command or a URL answers: a JSON object is a row, an array a list of rows, nothing is no
// row.
#pragma once

#include <string_view>

#include "replies/request.h"

namespace pigeon::data {

replies::Finding finding_of(std::string_view json, const replies::Request& request);

}  // namespace pigeon::data
