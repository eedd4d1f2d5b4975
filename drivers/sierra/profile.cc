// Sierra Wireless, Wavecom, AirPrime (README.md here).
#include "drivers/catalog.h"
#include "drivers/vendor_errors.h"

namespace pigeon::drivers::sierra {
namespace {

using namespace std::chrono_literals;

constexpr Identity kIdentities[] = {{"*sierra*"}, {"*wavecom*"}};
constexpr std::string_view kInit[] = {"+WIND=0"};
constexpr std::string_view kPinTries[] = {"+CPINC?", "+CPINR"};
constexpr std::string_view kStorages[] = {"SM", "ME"};
constexpr int kMode[] = {2, 1};
constexpr int kMt[] = {1};
constexpr int kDs[] = {1, 2, 0};
constexpr std::string_view kUnverified[] = {"cnmi_mode", "settle_after_pin"};
constexpr std::string_view kStoragesQ2[] = {"SM"};
constexpr int kArityQ2[] = {1};
constexpr Model kModels[] = {
    {.name = "Q2", .model = "*Q2*", .profile = {.storages = kStoragesQ2, .cpms_arity = kArityQ2}}};
constexpr UsbPort kPorts[] = {{0x1199, 0x9071, 3}, {0x1199, 0x9091, 3}, {0x1199, 0x9079, 3},
                              {0x1199, 0x68c0, 3}, {0x1199, 0xc001, 0}, {0x1199, kAnyProduct, 3}};

}  // namespace

extern const Family kFamily;
constexpr Family kFamily{.name = "sierra",
                         .identities = kIdentities,
                         .profile = {.init = kInit,
                                     .settle_after_radio = 10s,
                                     .pin_tries = kPinTries,
                                     .settle_after_pin = 3s,
                                     .storages = kStorages,
                                     .cnmi_mode = kMode,
                                     .cnmi_mt = kMt,
                                     .cnmi_ds = kDs,
                                     .vendor_errors = kWavecomErrors,
                                     .reset = "!RESET"},
                         .unverified = kUnverified,
                         .models = kModels,
                         .ports = kPorts};

}  // namespace pigeon::drivers::sierra
