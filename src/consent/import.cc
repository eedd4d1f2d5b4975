#include "consent/import.h"

#include <algorithm>

namespace pigeon::consent {
namespace {

bool is_the_same(const Entry& entered, const Listed& listed) {
  const Entry& row = listed.entry;
  return entered.event == row.event && entered.program == row.program &&
         entered.method == row.method && entered.evidence == row.evidence &&
         (!listed.dated || entered.at == row.at);
}

// A consent that was given, for this program or for all, after the refusal of the row.
bool is_overtaken(std::span<const Entry> ledger, const Listed& listed) {
  return listed.dated && std::ranges::any_of(ledger, [&](const Entry& entry) {
           const bool consent = entry.event == Event::granted || entry.event == Event::confirmed ||
                                entry.event == Event::resumed;
           const bool concerns = entry.program.empty() || listed.entry.program.empty() ||
                                 entry.program == listed.entry.program;
           return consent && concerns && entry.at > listed.entry.at;
         });
}

}  // namespace

std::string_view to_string(Imported what) {
  switch (what) {
    case Imported::entered:
      return "entered";
    case Imported::there:
      return "there";
    case Imported::stopped:
      return "stopped";
    case Imported::suspected:
      return "suspected";
    case Imported::agreed_later:
      return "agreed-later";
  }
  return "";
}

Imported judge_import(const Standing& standing, std::span<const Entry> ledger,
                      const Listed& listed) {
  const bool same = std::ranges::any_of(
      ledger, [&](const Entry& entered) { return is_the_same(entered, listed); });
  if (same) return Imported::there;
  const Entry& row = listed.entry;
  const bool blocked = standing.blocks(row.program);
  if (row.event == Event::revoked) {
    if (blocked) return Imported::there;
    return is_overtaken(ledger, listed) ? Imported::agreed_later : Imported::entered;
  }
  if (blocked) return Imported::stopped;
  return standing.suspected ? Imported::suspected : Imported::entered;
}

}  // namespace pigeon::consent
