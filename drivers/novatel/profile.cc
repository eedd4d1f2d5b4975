// Novatel sticks and cards (README.md here).
#include "drivers/catalog.h"

namespace pigeon::drivers::novatel {
namespace {

using namespace std::chrono_literals;

constexpr Identity kIdentities[] = {{"*novatel*"}};
constexpr std::string_view kPinTries[] = {"$NWPINR?", "+CPINR"};
constexpr std::string_view kStorages[] = {"SM", "ME"};
constexpr int kMode[] = {1};
constexpr int kMt[] = {1};
constexpr int kDs[] = {2, 0};
constexpr UsbPort kPorts[] = {{0x1410, kAnyProduct, 1, 0}};

}  // namespace

extern const Family kFamily;
constexpr Family kFamily{.name = "novatel",
                         .identities = kIdentities,
                         .profile = {.pin_tries = kPinTries,
                                     .storages = kStorages,
                                     .cnmi_mode = kMode,
                                     .cnmi_mt = kMt,
                                     .cnmi_ds = kDs,
                                     .direct = modem::Direct::never,
                                     .reset = "+CFUN=6"},
                         .ports = kPorts};

}  // namespace pigeon::drivers::novatel
