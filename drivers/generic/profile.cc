// What 3GPP TS 27.005 and 27.007 promise, and what works on nearly every modem (README.md here).
#include "drivers/catalog.h"

namespace pigeon::drivers {
namespace {

using namespace std::chrono_literals;
using namespace std::string_view_literals;

constexpr std::string_view kStorages[] = {"ME"sv, "SM"sv, "MT"sv};
constexpr int kMode[] = {2, 1, 3};
constexpr int kMt[] = {1, 2};
constexpr int kDs[] = {1, 2, 0};
constexpr int kBfr[] = {0, 1};
constexpr std::string_view kBoot[] = {"RDY"sv,       "^SYSSTART"sv,  "APP RDY"sv,   "*ATREADY: 1"sv,
                                      "*EMRDY: 1"sv, "+AT: READY"sv, "SMS Ready"sv, "Call Ready"sv};

}  // namespace

modem::Profile generic_profile() {
  modem::Profile profile;
  profile.baud = 115200;
  profile.settle = 100ms;
  profile.settle_after_pin = 500ms;
  profile.ready_limit = 30s;
  profile.storages = kStorages;
  profile.cnmi_mode = kMode;
  profile.cnmi_mt = kMt;
  profile.cnmi_ds = kDs;
  profile.cnmi_bfr = kBfr;
  profile.sweep_every = 60s;
  profile.prompt = true;
  profile.prompt_deadline = 10s;
  profile.submit_deadline = 120s;
  profile.boot_urcs = kBoot;
  return profile;
}

}  // namespace pigeon::drivers
