// Option HSO sticks and GlobeTrotter cards (README.md here).
#include "drivers/catalog.h"

namespace pigeon::drivers::option {
namespace {

using namespace std::chrono_literals;

constexpr Identity kIdentities[] = {{"*option*"}};
constexpr std::string_view kInit[] = {"_OSQI=0", "_OSSYS=0"};
constexpr std::string_view kPinTries[] = {"_OERCN?", "+CPINR"};
constexpr std::string_view kStorages[] = {"SM"};
constexpr int kMode[] = {2, 1};
constexpr int kMt[] = {1};
constexpr int kDs[] = {1, 2, 0};
constexpr std::string_view kUnverified[] = {"reset"};
constexpr UsbPort kPorts[] = {{0x0af0, kAnyProduct, kProbe}};

}  // namespace

extern const Family kFamily;
constexpr Family kFamily{.name = "option",
                         .identities = kIdentities,
                         .profile = {.init = kInit,
                                     .pin_tries = kPinTries,
                                     .storages = kStorages,
                                     .cnmi_mode = kMode,
                                     .cnmi_mt = kMt,
                                     .cnmi_ds = kDs,
                                     .direct = modem::Direct::never,
                                     .index_base = 0,
                                     .reset = "+CFUN=1,1"},
                         .unverified = kUnverified,
                         .ports = kPorts};

}  // namespace pigeon::drivers::option
