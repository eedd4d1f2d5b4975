// The part of Preparation that sets PDU mode, memories and indications. Each is tried, read back,
// and where the modem did something else than it said, the next is tried.
#include <algorithm>
#include <chrono>

#include "at/phrasebook.h"
#include "modem/preparation.h"
#include "modem/reception.h"

namespace pigeon::modem {
namespace {

using namespace std::chrono_literals;

constexpr int kPduModeTries = 6;
constexpr auto kPduModePause = 500ms;

}  // namespace

async::Task<Result<void>> Preparation::configure() {
  for (int tries = 1;; ++tries) {
    const auto pdu_mode = co_await dialogue_.ask(at::pdu_mode());
    if (pdu_mode) break;
    if (is_line_trouble(pdu_mode.error())) co_return fail(pdu_mode.error());
    if (tries >= kPduModeTries || !(is_busy(pdu_mode.error()) || is_vague(pdu_mode.error()))) {
      co_return fail("no-pdu-mode", "The modem refuses PDU mode: " + pdu_mode.error().meaning(),
                     "This model or firmware can't be used for texting");
    }
    co_await async::sleep_for(kPduModePause);
  }
  const at::Command commands[] = {at::report_registration(1), at::name_callers()};
  for (const at::Command& command : commands) {
    const auto done = co_await suggest(command);
    if (!done) co_return fail(done.error());
  }
  const auto extra = co_await suggest_all(profile().init.value_or(Profile::Words{}));
  if (!extra) co_return fail(extra.error());

  const Direct direct = profile().direct.value_or(Direct::never);
  if (direct != Direct::always) {
    const auto storage = co_await choose_storage();
    if (!storage) co_return fail(storage.error());
  }
  const bool nowhere = facts_.stores_nothing || (facts_.storage.empty() && facts_.memories.empty());
  const bool wants_direct = direct == Direct::always || (direct == Direct::fallback && nowhere);
  const auto service = co_await choose_service(wants_direct);
  if (!service) co_return fail(service.error());
  const auto indications = co_await choose_indications(wants_direct);
  if (!indications) co_return fail(indications.error());
  const auto registered = co_await read_registration(dialogue_, facts_);
  if (!registered) co_return fail(registered.error());
  co_return co_await read_radio(dialogue_, facts_);
}

// Service 0: texts are stored in the modem and acknowledged by it. Service 1 makes us acknowledge
// each, and a crash in between would stop reception (27.005 section 3.2.1): only where texts come
// directly, or where the profile says so.
async::Task<Result<void>> Preparation::choose_service(bool direct) {
  const int wanted = direct ? 1 : profile().service.value_or(0);
  must_acknowledge_ = false;
  const auto set = co_await dialogue_.ask(at::select_service(wanted));
  if (!set && is_line_trouble(set.error())) co_return fail(set.error());
  must_acknowledge_ = set && wanted == 1;
  co_return Result<void>();
}

async::Task<Result<void>> Preparation::choose_storage() {
  const auto answer = co_await dialogue_.ask(at::storages_query());
  if (!answer && is_line_trouble(answer.error())) co_return fail(answer.error());
  const auto sets = answer ? at::storage_sets_of(*answer) : std::nullopt;
  facts_.memories = sets ? sets->memories[0] : std::vector<std::string>();
  facts_.storage.clear();
  // Those that the modem offers for everything first: it may take others too, for test commands
  // lie.
  std::vector<std::string> wanted, others;
  for (const std::string_view memory : profile().storages.value_or(Profile::Words{})) {
    const bool offered = !sets || std::ranges::all_of(sets->memories, [&](const auto& group) {
      return group.empty() || std::ranges::find(group, memory) != group.end();
    });
    (offered ? wanted : others).emplace_back(memory);
  }
  wanted.insert(wanted.end(), others.begin(), others.end());
  for (const std::string& memory : wanted) {
    const auto selected = co_await select_storage(dialogue_, profile(), memory);
    if (!selected) co_return fail(selected.error());
    if (!*selected) continue;
    facts_.storage = memory;
    co_return Result<void>();
  }
  host_.tell("the modem lets no message memory be chosen; its own choice is used");
  co_return Result<void>();
}

async::Task<Result<bool>> select_storage(at::Dialogue& dialogue, const Profile& profile,
                                         std::string memory) {
  for (const int arity : profile.cpms_arity.value_or(Profile::Numbers{})) {
    const at::Command form = arity >= 3   ? at::select_storages(memory, memory, memory)
                             : arity == 2 ? at::select_storages(memory, memory)
                                          : at::select_storages(memory);
    const auto answer = co_await dialogue.ask(form);
    if (answer) co_return true;
    if (is_line_trouble(answer.error())) co_return fail(answer.error());
  }
  co_return false;
}

std::vector<Preparation::Setting> Preparation::settings_to_try(
    const std::optional<at::IndicationSets>& sets, bool direct) const {
  constexpr int kDirectOnly[] = {2};
  const Profile::Numbers mts =
      direct ? Profile::Numbers(kDirectOnly) : profile().cnmi_mt.value_or(Profile::Numbers{});
  std::vector<Setting> offered, others;
  for (const int ds : profile().cnmi_ds.value_or(Profile::Numbers{}))
    for (const int mt : mts)
      for (const int bfr : profile().cnmi_bfr.value_or(Profile::Numbers{}))
        for (const int mode : profile().cnmi_mode.value_or(Profile::Numbers{})) {
          const Setting setting{mode, mt, 0, ds, bfr};
          bool allowed = true;
          for (int i = 0; sets && i < 5; ++i) {
            if (!sets->allows(i, setting[static_cast<std::size_t>(i)])) allowed = false;
          }
          (allowed ? offered : others).push_back(setting);
        }
  // A modem that offers nothing usable may still take something: test commands lie.
  offered.insert(offered.end(), others.begin(), others.end());
  return offered;
}

async::Task<Result<void>> Preparation::choose_indications(bool direct) {
  const auto answer = co_await dialogue_.ask(at::indications_query());
  if (!answer && is_line_trouble(answer.error())) co_return fail(answer.error());
  const auto sets = answer ? at::indication_sets_of(*answer) : std::nullopt;

  facts_.indications.clear();
  const std::vector<Setting> to_try = settings_to_try(sets, direct);
  for (const auto& [mode, mt, bm, ds, bfr] : to_try) {
    const at::Command command = at::select_indications(mode, mt, bm, ds, bfr);
    const auto set = co_await dialogue_.ask(command);
    if (!set) {
      if (is_line_trouble(set.error())) co_return fail(set.error());
      continue;
    }
    const auto read_back = co_await dialogue_.ask(at::indications());
    if (!read_back && is_line_trouble(read_back.error())) co_return fail(read_back.error());
    const auto now = read_back ? at::indications_of(*read_back) : std::nullopt;
    // Said OK and did not do it.
    if (now && ((*now)[0] != mode || (*now)[1] != mt || (*now)[3] != ds)) continue;
    facts_.indications = command.text().substr(command.text().find('=') + 1);
    co_return Result<void>();
  }
  host_.tell("the modem announces no incoming texts; they are looked for every few seconds");
  co_return Result<void>();
}

}  // namespace pigeon::modem
