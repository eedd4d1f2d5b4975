#include "modem/preparation.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "at/answers.h"
#include "at/phrasebook.h"
#include "modem/reception.h"

namespace pigeon::modem {
namespace {

using namespace std::chrono_literals;

constexpr auto kSimPause = 1s;
constexpr int kBusyTries = 30;

// The SIM is still loading: ask again (modems.md: +CME 14 and its kin for up to half a minute).
bool is_busy(const Error& error) {
  for (const char* code : {"cme-14", "cms-314", "cms-302", "cme-3", "cms-515", "cme-515"}) {
    if (error.is(code)) return true;
  }
  return false;
}

std::string pin_fact(const Facts& facts, const std::string& pin) {
  const std::string& who = facts.iccid.empty() ? facts.imei : facts.iccid;
  return "pin:" + who + ":" + std::to_string(std::hash<std::string>{}(pin));
}

}  // namespace

Preparation::Preparation(at::Dialogue& dialogue, const Settings& settings, Facts& facts, Host& host,
                         Enter enter)
    : dialogue_(dialogue),
      settings_(settings),
      facts_(facts),
      host_(host),
      enter_(std::move(enter)) {}

async::Task<Result<void>> Preparation::run() {
  using Step = async::Task<Result<void>> (Preparation::*)();
  static constexpr std::pair<State, Step> kSteps[] = {
      {State::synchronising, &Preparation::synchronise},
      {State::identifying, &Preparation::identify},
      {State::unlocking, &Preparation::unlock},
      {State::waiting_for_sim, &Preparation::await_sim},
      {State::configuring, &Preparation::configure},
  };
  for (const auto& [state, step] : kSteps) {
    enter_(state, {});
    const auto done = co_await (this->*step)();
    if (!done) co_return fail(done.error());
  }
  co_return Result<void>();
}

async::Task<Result<void>> Preparation::suggest(at::Command command) {
  const auto answer = co_await dialogue_.ask(std::move(command));
  if (!answer && is_line_trouble(answer.error())) co_return fail(answer.error());
  co_return Result<void>();
}

async::Task<Result<std::string>> Preparation::learn(at::Command command) {
  const auto answer = co_await dialogue_.ask(std::move(command));
  if (answer) co_return at::plain_answer(*answer);
  if (is_line_trouble(answer.error())) co_return fail(answer.error());
  co_return std::string();
}

async::Task<Result<void>> Preparation::synchronise() {
  const auto in_step = co_await dialogue_.resync();
  if (!in_step) co_return fail(in_step.error());
  // One command a line: combined lines break on some modems.
  const at::Command commands[] = {at::echo_off(), at::quiet_off(), at::verbose(),
                                  at::numeric_errors()};
  for (const at::Command& command : commands) {
    const auto done = co_await suggest(command);
    if (!done) co_return fail(done.error());
  }
  co_return Result<void>();
}

async::Task<Result<void>> Preparation::identify() {
  const std::pair<at::Command, std::string*> questions[] = {
      {at::manufacturer(), &facts_.manufacturer},
      {at::model(), &facts_.model},
      {at::firmware(), &facts_.firmware},
      {at::serial_number(), &facts_.imei},
  };
  for (const auto& [command, place] : questions) {
    auto answer = co_await learn(command);
    if (!answer) co_return fail(answer.error());
    *place = std::move(*answer);
  }
  co_return Result<void>();
}

async::Task<Result<void>> Preparation::unlock() {
  for (int tries = 0; tries < kBusyTries; ++tries) {
    const auto answer = co_await dialogue_.ask(at::pin_state());
    if (answer) {
      const std::string state = at::pin_state_of(*answer);
      if (state == "READY" || state.empty()) co_return Result<void>();
      if (state == "SIM PIN") co_return co_await try_pin();
      co_return fail("sim-locked", "The SIM wants its " + state,
                     "Put it into a phone and unlock it there: Pigeon never guesses a PUK");
    }
    if (is_line_trouble(answer.error())) co_return fail(answer.error());
    if (answer.error().is("cme-10") || answer.error().is("cms-310"))
      co_return fail("no-sim", "There is no SIM in the modem", "Insert one");
    if (!is_busy(answer.error())) co_return Result<void>();  // +CPIN is not known: no lock either
    co_await async::sleep_for(kSimPause);
  }
  co_return fail("no-sim", "The SIM stays busy", "Take it out and put it in again");
}

// One try for each PIN ever: three wrong ones lock a SIM, so a PIN that was refused, or whose
// answer was never seen, is not tried again before the owner has changed it.
async::Task<Result<void>> Preparation::try_pin() {
  if (settings_.pin.empty()) {
    co_return fail("sim-locked", "The SIM wants its PIN",
                   "Set pin = \"…\" in the modem's section of the configuration");
  }
  auto card = co_await learn(at::card());
  if (!card) co_return fail(card.error());
  facts_.iccid = std::move(*card);

  const std::string name = pin_fact(facts_, settings_.pin);
  const auto known = co_await host_.fact(name);
  if (!known) co_return fail(known.error());
  if (*known == "tried") {
    co_return fail("sim-locked", "The configured PIN was refused by this SIM before",
                   "Correct pin = \"…\" in the modem's section; it is not tried a second time");
  }
  const auto left = co_await dialogue_.ask(at::pin_tries_left());
  if (!left && is_line_trouble(left.error())) co_return fail(left.error());
  if (const auto tries = left ? at::pin_tries_of(*left) : std::nullopt;
      tries && *tries < 2 && *known != "right") {
    co_return fail("sim-locked", "The SIM has one try left for its PIN",
                   "Enter the PIN in a phone, so that no mistake here can lock the SIM");
  }

  const auto noted = co_await host_.remember(name, "tried");
  if (!noted) co_return fail(noted.error());
  const auto entered = co_await dialogue_.ask(at::enter_pin(settings_.pin));
  if (!entered) {
    if (is_line_trouble(entered.error())) co_return fail(entered.error());
    co_return fail("sim-locked", "The SIM refuses the configured PIN",
                   "Correct pin = \"…\" in the modem's section; it is not tried a second time");
  }
  const auto right = co_await host_.remember(name, "right");
  if (!right) co_return fail(right.error());
  co_await async::sleep_for(settings_.profile.settle_after_pin.value_or(0ms));
  co_return Result<void>();
}

async::Task<Result<void>> Preparation::await_sim() {
  const auto limit = settings_.profile.ready_limit.value_or(30s);
  const auto start = std::chrono::steady_clock::now();
  const at::Command questions[] = {at::service_centre(), at::storage_use()};
  for (const at::Command& question : questions) {
    while (true) {
      const auto answer = co_await dialogue_.ask(question);
      if (answer) {
        if (question.owns("+CSCA:")) facts_.service_centre = at::service_centre_of(*answer);
        break;
      }
      if (is_line_trouble(answer.error())) co_return fail(answer.error());
      if (!is_busy(answer.error()) || std::chrono::steady_clock::now() - start > limit) break;
      co_await async::sleep_for(kSimPause);
    }
  }
  const std::pair<at::Command, std::string*> cards[] = {{at::subscriber(), &facts_.imsi},
                                                        {at::card(), &facts_.iccid}};
  for (const auto& [command, place] : cards) {
    auto answer = co_await learn(command);
    if (!answer) co_return fail(answer.error());
    if (!answer->empty()) *place = std::move(*answer);
  }
  co_return Result<void>();
}

async::Task<Result<void>> Preparation::configure() {
  const auto pdu_mode = co_await dialogue_.ask(at::pdu_mode());
  if (!pdu_mode) {
    if (is_line_trouble(pdu_mode.error())) co_return fail(pdu_mode.error());
    co_return fail("no-pdu-mode", "The modem refuses PDU mode: " + pdu_mode.error().meaning(),
                   "This model or firmware can't be used for texting");
  }
  // Service 0: texts are stored in the modem and acknowledged by it. Service 1 would make us
  // acknowledge each, and a crash in between would stop reception (27.005 section 3.2.1).
  const at::Command commands[] = {at::select_service(0), at::report_registration(1)};
  for (const at::Command& command : commands) {
    const auto done = co_await suggest(command);
    if (!done) co_return fail(done.error());
  }
  for (const std::string_view extra : settings_.profile.init.value_or(Profile::Words{})) {
    const at::Command command = at::typed(extra, 10s);
    const auto done = co_await suggest(command);
    if (!done) co_return fail(done.error());
  }
  const auto storage = co_await choose_storage();
  if (!storage) co_return fail(storage.error());
  const auto indications = co_await choose_indications();
  if (!indications) co_return fail(indications.error());
  const auto registered = co_await read_registration(dialogue_, facts_);
  if (!registered) co_return fail(registered.error());
  co_return co_await read_radio(dialogue_, facts_);
}

async::Task<Result<void>> Preparation::choose_storage() {
  const auto answer = co_await dialogue_.ask(at::storages_query());
  if (!answer && is_line_trouble(answer.error())) co_return fail(answer.error());
  const auto sets = answer ? at::storage_sets_of(*answer) : std::nullopt;
  for (const std::string_view memory : settings_.profile.storages.value_or(Profile::Words{})) {
    const bool offered = !sets || std::ranges::all_of(sets->memories, [&](const auto& group) {
      return group.empty() || std::ranges::find(group, memory) != group.end();
    });
    if (!offered) continue;
    const auto selected = co_await select_storage(std::string(memory));
    if (!selected) co_return fail(selected.error());
    if (*selected) {
      facts_.storage = memory;
      co_return Result<void>();
    }
  }
  facts_.storage.clear();
  host_.tell("the modem lets no message memory be chosen; its own choice is used");
  co_return Result<void>();
}

// All three memories alike; modems that take fewer parameters refuse the rest (27.005 3.2.2).
async::Task<Result<bool>> Preparation::select_storage(std::string memory) {
  const at::Command forms[] = {at::select_storages(memory, memory, memory),
                               at::select_storages(memory, memory), at::select_storages(memory)};
  for (const at::Command& form : forms) {
    const auto answer = co_await dialogue_.ask(form);
    if (answer) co_return true;
    if (is_line_trouble(answer.error())) co_return fail(answer.error());
  }
  co_return false;
}

async::Task<Result<void>> Preparation::choose_indications() {
  const auto answer = co_await dialogue_.ask(at::indications_query());
  if (!answer && is_line_trouble(answer.error())) co_return fail(answer.error());
  const auto sets = answer ? at::indication_sets_of(*answer) : std::nullopt;

  const Profile& profile = settings_.profile;
  std::vector<std::array<int, 5>> offered, others;
  for (const int ds : profile.cnmi_ds.value_or(Profile::Numbers{}))
    for (const int mt : profile.cnmi_mt.value_or(Profile::Numbers{}))
      for (const int bfr : profile.cnmi_bfr.value_or(Profile::Numbers{}))
        for (const int mode : profile.cnmi_mode.value_or(Profile::Numbers{})) {
          const std::array<int, 5> setting{mode, mt, 0, ds, bfr};
          bool allowed = true;
          for (int i = 0; sets && i < 5; ++i) {
            if (!sets->allows(i, setting[static_cast<std::size_t>(i)])) allowed = false;
          }
          (allowed ? offered : others).push_back(setting);
        }
  // A modem that offers nothing usable may still take something: test commands lie.
  offered.insert(offered.end(), others.begin(), others.end());

  facts_.indications.clear();
  for (const auto& [mode, mt, bm, ds, bfr] : offered) {
    const at::Command command = at::select_indications(mode, mt, bm, ds, bfr);
    const auto set = co_await dialogue_.ask(command);
    if (!set) {
      if (is_line_trouble(set.error())) co_return fail(set.error());
      continue;
    }
    const auto read_back = co_await dialogue_.ask(at::indications());
    if (!read_back && is_line_trouble(read_back.error())) co_return fail(read_back.error());
    const auto now = read_back ? at::indications_of(*read_back) : std::nullopt;
    if (now && ((*now)[1] != mt || (*now)[3] != ds)) continue;  // said OK and did not do it
    facts_.indications = command.text().substr(command.text().find('=') + 1);
    co_return Result<void>();
  }
  host_.tell("the modem announces no incoming texts; they are looked for every few seconds");
  co_return Result<void>();
}

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

}  // namespace pigeon::modem
