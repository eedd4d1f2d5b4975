// `pigeon consent import`, offered in the family of consent.cc.
#pragma once

#include "cli/verb.h"

namespace pigeon::cli {

void offer_consent_import(Verb& family, Context& context);

}  // namespace pigeon::cli
