// What a modem tells of its network: registration, signal, operator (27.007 sections 7 and 8).
#include "at/phrasebook.h"
#include "modem/preparation.h"
#include "modem/reception.h"

namespace pigeon::modem {

async::Task<Result<void>> read_registration(at::Dialogue& dialogue, Facts& facts) {
  std::optional<at::Registration> best;
  const at::Command questions[] = {at::registration(), at::packet_registration(),
                                   at::lte_registration()};
  for (const at::Command& question : questions) {
    const auto answer = co_await dialogue.ask(question);
    if (!answer) {
      if (is_line_trouble(answer.error())) co_return fail(answer.error());
      continue;
    }
    const auto registration = at::registration_of(*answer);
    if (registration && (!best || registration->can_text())) best = registration;
    if (best && best->can_text()) break;
  }
  facts.registration = best ? std::optional(best->stat) : std::nullopt;
  co_return Result<void>();
}

async::Task<Result<void>> read_radio(at::Dialogue& dialogue, Facts& facts) {
  const auto signal = co_await dialogue.ask(at::signal_quality());
  if (signal) {
    facts.signal_dbm = at::signal_dbm(*signal);
  } else if (is_line_trouble(signal.error())) {
    co_return fail(signal.error());
  }
  const auto network = co_await dialogue.ask(at::network_operator());
  if (network) {
    facts.network = at::operator_of(*network);
  } else if (is_line_trouble(network.error())) {
    co_return fail(network.error());
  }
  co_return Result<void>();
}

bool can_text(const Facts& facts) {
  if (!facts.registration) return true;
  at::Registration registration;
  registration.stat = *facts.registration;
  return registration.can_text();
}

}  // namespace pigeon::modem
