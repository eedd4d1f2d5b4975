// MediaTek modems (README.md here).
#include "drivers/catalog.h"
#include "drivers/vendor_errors.h"

namespace pigeon::drivers::mediatek {
namespace {

using namespace std::chrono_literals;

constexpr Identity kIdentities[] = {{"*mediatek*"}, {"MTK*"}};
constexpr std::string_view kInit[] = {"+ECSQ=0"};
constexpr std::string_view kPinTries[] = {"+EPINC?", "+CPINR"};
constexpr std::string_view kStorages[] = {"SM", "ME"};
constexpr UsbPort kPorts[] = {{0x0e8d, 0x00a1, 0, 1}, {0x0e8d, 0x00a2, 0, 1},
                              {0x0e8d, 0x00a4, 0, 2}, {0x0e8d, 0x00a5, 2, 3},
                              {0x0e8d, 0x00a7, 2, 3}, {0x0e8d, 0x0023, 2, 3}};

}  // namespace

extern const Family kFamily;
constexpr Family kFamily{.name = "mediatek",
                         .identities = kIdentities,
                         .profile = {.init = kInit,
                                     .pin_tries = kPinTries,
                                     .storages = kStorages,
                                     .vendor_errors = kSiemensErrors,
                                     .reset = "+CFUN=1,1"},
                         .ports = kPorts};

}  // namespace pigeon::drivers::mediatek
