// Huawei E and K series sticks, ME and MU modules (README.md here).
#include "drivers/catalog.h"

namespace pigeon::drivers::huawei {
namespace {

using namespace std::chrono_literals;

constexpr Identity kIdentities[] = {{"*huawei*"}};
constexpr std::string_view kFirst[] = {"^CURC=0"};
constexpr std::string_view kInit[] = {"^PORTSEL=0"};
constexpr std::string_view kPinTries[] = {"^CPIN?", "+CPINR"};
constexpr std::string_view kStorages[] = {"SM", "ME"};
constexpr int kMode[] = {2, 1};
constexpr int kMt[] = {1};
constexpr int kDs[] = {2, 1, 0};
constexpr int kBfr[] = {0, 1};
constexpr std::string_view kReady[] = {"^SIMST:1"};
constexpr std::string_view kUnverified[] = {"init", "ready_urcs"};
constexpr int kArityE3372Brovi[] = {3};
constexpr std::string_view kStoragesE3531[] = {"ME", "SM"};
constexpr std::string_view kStoragesE303[] = {"ME", "SM"};
constexpr Model kModels[] = {
    {.name = "MU736", .model = "MU736*", .profile = {.reset = "+CFUN=16"}},
    {.name = "E3372 Brovi", .model = "E3372-325*", .profile = {.cpms_arity = kArityE3372Brovi}},
    {.name = "E3531", .model = "E3531*", .profile = {.storages = kStoragesE3531}},
    {.name = "E303", .model = "E303*", .profile = {.storages = kStoragesE303}}};
constexpr UsbPort kPorts[] = {{0x12d1, 0x1001, 2, 0}, {0x12d1, 0x140c, 3, 0},
                              {0x12d1, 0x14ac, 4, 0}, {0x12d1, 0x1436, 4, 0},
                              {0x12d1, 0x1506, 3, 0}, {0x12d1, kAnyProduct, kProbe}};

}  // namespace

extern const Family kFamily;
constexpr Family kFamily{.name = "huawei",
                         .identities = kIdentities,
                         .profile = {.first = kFirst,
                                     .init = kInit,
                                     .pin_tries = kPinTries,
                                     .settle_after_pin = 3s,
                                     .storages = kStorages,
                                     .cnmi_mode = kMode,
                                     .cnmi_mt = kMt,
                                     .cnmi_ds = kDs,
                                     .cnmi_bfr = kBfr,
                                     .direct = modem::Direct::never,
                                     .index_base = 0,
                                     .ussd_coding = modem::UssdCoding::packed,
                                     .ready_urcs = kReady,
                                     .reset = "^RESET"},
                         .unverified = kUnverified,
                         .models = kModels,
                         .ports = kPorts};

}  // namespace pigeon::drivers::huawei
