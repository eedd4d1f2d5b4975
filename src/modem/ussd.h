// The text of a USSD request and answer as modems write it (3GPP TS 27.007 section 7.15; the
// alphabet by TS 23.038 section 5). Pure.
#pragma once

#include <string>
#include <string_view>

#include "at/answers.h"
#include "modem/profile.h"

namespace pigeon::modem {

// `request` ("*100#", or the answer to a menu) as it stands between the quotes of +CUSD=1.
std::string write_ussd(std::string_view request, UssdCoding coding);

// The text of an answer as UTF-8. Which of the forms it has is seen by its look, the dcs and the
// coding of the profile; what can't be told is given as it stands.
std::string read_ussd(const at::UssdAnswer& answer, UssdCoding coding);

}  // namespace pigeon::modem
