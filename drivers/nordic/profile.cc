// Nordic nRF91 (README.md here).
#include "drivers/catalog.h"

namespace pigeon::drivers::nordic {
namespace {

using namespace std::chrono_literals;

constexpr Identity kIdentities[] = {{"*nordic*"}};
constexpr std::string_view kInit[] = {"%XSIM=1"};
constexpr int kMode[] = {3, 1, 2};
constexpr int kMt[] = {2};
constexpr int kDs[] = {1, 0};
constexpr std::string_view kBoot[] = {"Ready", "ATREADY"};
constexpr std::string_view kLadder[] = {"reinit", "radio", "reopen", "usb", "power"};
constexpr std::string_view kUnverified[] = {"cnmi_mode", "init", "boot_urcs", "service"};

}  // namespace

extern const Family kFamily;
constexpr Family kFamily{.name = "nordic",
                         .identities = kIdentities,
                         .profile = {.init = kInit,
                                     .ready_limit = 60s,
                                     .cnmi_mode = kMode,
                                     .cnmi_mt = kMt,
                                     .cnmi_ds = kDs,
                                     .service = 1,
                                     .direct = modem::Direct::always,
                                     .prompt = false,
                                     .boot_urcs = kBoot,
                                     .ladder = kLadder,
                                     .radio_off = 0,
                                     .reset = "+CFUN=0"},
                         .unverified = kUnverified};

}  // namespace pigeon::drivers::nordic
