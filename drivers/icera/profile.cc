// Icera modems (README.md here).
#include "drivers/catalog.h"

namespace pigeon::drivers::icera {
namespace {

using namespace std::chrono_literals;

constexpr Identity kIdentities[] = {{"*icera*"}};
constexpr std::string_view kInit[] = {"%NWSTATE=0"};
constexpr std::string_view kPinTries[] = {"%PINNUM?", "+CPINR"};
constexpr std::string_view kStorages[] = {"SM", "ME"};
constexpr int kMode[] = {2, 1};
constexpr int kMt[] = {1};
constexpr int kDs[] = {1, 2, 0};
constexpr std::string_view kReady[] = {"%ISIMINIT: 1"};
constexpr UsbPort kPorts[] = {{0x0421, 0x0633, 0, 1}};

}  // namespace

extern const Family kFamily;
constexpr Family kFamily{.name = "icera",
                         .identities = kIdentities,
                         .profile = {.init = kInit,
                                     .settle_after_radio = 1s,
                                     .pin_tries = kPinTries,
                                     .storages = kStorages,
                                     .cnmi_mode = kMode,
                                     .cnmi_mt = kMt,
                                     .cnmi_ds = kDs,
                                     .direct = modem::Direct::never,
                                     .ready_urcs = kReady,
                                     .reset = "%IRESET"},
                         .ports = kPorts};

}  // namespace pigeon::drivers::icera
