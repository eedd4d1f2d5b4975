// A URL of the owner's: values are encoded pieces of it.
#pragma once

#include "replies/request.h"

namespace pigeon::data {

// 2xx is success, and a JSON body the row or the list. 404 and 410 are "no such row" to a reading.
// No redirect is followed. A write carries its idempotency key in the header Idempotency-Key.
replies::Finding ask_url(const replies::Request& request);

// The same from an answer that came otherwise.
replies::Finding finding_of_answer(int status, std::string_view body,
                                   const replies::Request& request);

}  // namespace pigeon::data
