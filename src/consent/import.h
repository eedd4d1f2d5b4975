// Consents and refusals that a list brings from elsewhere: each is entered once, and none revives
// anybody who said STOP (talking.md 1.5).
#pragma once

#include <span>
#include <string_view>

#include "consent/ledger.h"

namespace pigeon::consent {

// A row of a list. `entry.at` is when it was given, where the list says so; else when it is read.
struct Listed {
  Entry entry;
  bool dated = false;
};

enum class Imported {
  entered,
  there,         // the same was entered before
  stopped,       // they said STOP
  suspected,     // perhaps they did
  agreed_later,  // what is on record is newer than the refusal
};

std::string_view to_string(Imported what);

// Whether the row is to be entered, after what is on record of its number, oldest first. `standing`
// follows from that, and from an erasure.
Imported judge_import(const Standing& standing, std::span<const Entry> ledger,
                      const Listed& listed);

}  // namespace pigeon::consent
