// Ericsson MBM modules (README.md here).
#include "drivers/catalog.h"

namespace pigeon::drivers::ericsson {
namespace {

using namespace std::chrono_literals;

constexpr Identity kIdentities[] = {
    {"*ericsson*"}, {"Dell*", "*55[0-9]0*"}, {"*", "F3507*"}, {"*", "F3607*"}, {"*", "F5521*"}};
constexpr std::string_view kInit[] = {"X4", "&C0"};
constexpr std::string_view kPinTries[] = {"*EPIN?", "+CPINR"};
constexpr std::string_view kStorages[] = {"ME", "SM"};
constexpr int kMode[] = {2, 1};
constexpr int kMt[] = {1};
constexpr int kDs[] = {1, 2, 0};
constexpr std::string_view kBoot[] = {"*EMRDY: 1"};
constexpr std::string_view kUnverified[] = {"cnmi_mode"};
constexpr UsbPort kPorts[] = {{0x0bdb, kAnyProduct, kProbe}, {0x0fce, kAnyProduct, kProbe}};

}  // namespace

extern const Family kFamily;
constexpr Family kFamily{.name = "ericsson",
                         .identities = kIdentities,
                         .profile = {.init = kInit,
                                     .pin_tries = kPinTries,
                                     .settle_after_pin = 1s,
                                     .storages = kStorages,
                                     .cnmi_mode = kMode,
                                     .cnmi_mt = kMt,
                                     .cnmi_ds = kDs,
                                     .boot_urcs = kBoot,
                                     .reset = "*E2RESET"},
                         .unverified = kUnverified,
                         .ports = kPorts};

}  // namespace pigeon::drivers::ericsson
