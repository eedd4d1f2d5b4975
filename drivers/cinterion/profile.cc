// Cinterion, Siemens, Gemalto, Thales (README.md here).
#include "drivers/catalog.h"
#include "drivers/vendor_errors.h"

namespace pigeon::drivers::cinterion {
namespace {

using namespace std::chrono_literals;

constexpr Identity kIdentities[] = {{"*cinterion*"}, {"*siemens*"}, {"*gemalto*"}, {"*thales*"}};
constexpr std::string_view kInit[] = {"^SCKS=1"};
constexpr std::string_view kPinTries[] = {"^SPIC=\"SC\"", "^SPIC", "+CPINR"};
constexpr std::string_view kStorages[] = {"MT", "SM"};
constexpr int kMode[] = {2, 1};
constexpr int kMt[] = {1};
constexpr int kDs[] = {2, 1, 0};
constexpr int kBfr[] = {1, 0};
constexpr std::string_view kBoot[] = {"^SYSSTART", "^SHUTDOWN", "^EXIT"};
constexpr std::string_view kUnverified[] = {"init"};
constexpr std::string_view kStoragesMC35[] = {"SM"};
constexpr Model kModels[] = {
    {.name = "MC35", .model = "MC35*", .profile = {.storages = kStoragesMC35}},
    {.name = "M20", .model = "M20*", .profile = {.reset = "^SRESET"}}};
constexpr UsbPort kPorts[] = {
    {0x1e2d, 0x0061, 2, 0}, {0x1e2d, 0x005b, 0, 2},        {0x1e2d, 0x005d, 0, 2},
    {0x1e2d, 0x0069, 0, 2}, {0x1e2d, 0x006f, 0, 2},        {0x1e2d, 0x00f1, 2},
    {0x1e2d, 0x00b3, 2},    {0x1e2d, kAnyProduct, kProbe}, {0x0681, kAnyProduct, kProbe}};

}  // namespace

extern const Family kFamily;
constexpr Family kFamily{.name = "cinterion",
                         .identities = kIdentities,
                         .profile = {.init = kInit,
                                     .pin_tries = kPinTries,
                                     .storages = kStorages,
                                     .cnmi_mode = kMode,
                                     .cnmi_mt = kMt,
                                     .cnmi_ds = kDs,
                                     .cnmi_bfr = kBfr,
                                     .vendor_errors = kSiemensErrors,
                                     .boot_urcs = kBoot,
                                     .reset = "+CFUN=1,1"},
                         .unverified = kUnverified,
                         .models = kModels,
                         .ports = kPorts};

}  // namespace pigeon::drivers::cinterion
