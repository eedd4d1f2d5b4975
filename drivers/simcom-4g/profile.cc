// SIMCom 4G: SIM7000, SIM7600, A76xx, SIM767x (README.md here).
#include "drivers/catalog.h"

namespace pigeon::drivers::simcom_4g {
namespace {

using namespace std::chrono_literals;

constexpr Identity kIdentities[] = {
    {"*simcom*"}, {"INCORPORATED", "*76*"}, {"*", "SIM7*"}, {"*", "A76*"}};
constexpr std::string_view kInit[] = {"+CNSMOD=0", "+AUTOCSQ=0"};
constexpr std::string_view kPinTries[] = {"+SPIC", "+CPINR"};
constexpr std::string_view kStorages[] = {"ME", "SM"};
constexpr int kMode[] = {2, 1};
constexpr int kMt[] = {1};
constexpr int kDs[] = {1, 2, 0};
constexpr std::string_view kBoot[] = {"RDY", "*ATREADY", "NORMAL POWER DOWN"};
constexpr std::string_view kUnverified[] = {"init"};
constexpr std::string_view kStoragesA76xx[] = {"SM", "ME"};
constexpr std::string_view kUnverifiedA76xx[] = {"storages"};
constexpr std::string_view kStoragesSIM767x[] = {"SM", "ME"};
constexpr std::string_view kUnverifiedSIM767x[] = {"storages"};
constexpr Model kModels[] = {
    {.name = "A76xx",
     .model = "A76*",
     .profile = {.storages = kStoragesA76xx, .direct = modem::Direct::never},
     .unverified = kUnverifiedA76xx},
    {.name = "SIM767x",
     .model = "SIM767*",
     .profile = {.storages = kStoragesSIM767x, .direct = modem::Direct::never},
     .unverified = kUnverifiedSIM767x}};
constexpr UsbPort kPorts[] = {{0x1e0e, 0x9001, 2, 3}, {0x1e0e, 0x9205, 2, 3},
                              {0x1e0e, 0x9206, 2, 5}, {0x1e0e, 0x9011, 4, 5},
                              {0x1e0e, 0xcefe, 2},    {0x1e0e, 0x9100, 3, 1},
                              {0x1e0e, 0x9200, 3, 1}, {0x1e0e, kAnyProduct, kProbe}};

}  // namespace

extern const Family kFamily;
constexpr Family kFamily{.name = "simcom-4g",
                         .identities = kIdentities,
                         .profile = {.init = kInit,
                                     .pin_tries = kPinTries,
                                     .storages = kStorages,
                                     .cnmi_mode = kMode,
                                     .cnmi_mt = kMt,
                                     .cnmi_ds = kDs,
                                     .boot_urcs = kBoot,
                                     .reset = "+CRESET",
                                     .reset_limit = 60s},
                         .unverified = kUnverified,
                         .models = kModels,
                         .ports = kPorts};

}  // namespace pigeon::drivers::simcom_4g
