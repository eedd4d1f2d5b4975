// Longcheer, Alcatel, 4G-Systems sticks (README.md here).
#include "drivers/catalog.h"

namespace pigeon::drivers::longcheer {
namespace {

using namespace std::chrono_literals;

constexpr Identity kIdentities[] = {{"*longcheer*"}, {"*alcatel*"}, {"*4g systems*"}, {"*tct*"}};
constexpr std::string_view kPinTries[] = {"+CPNNUM", "+CPINR"};
constexpr std::string_view kStorages[] = {"ME", "SM"};
constexpr int kMode[] = {1, 2};
constexpr int kMt[] = {1};
constexpr int kDs[] = {1, 2, 0};
constexpr std::string_view kUnverified[] = {"reset", "storages"};
constexpr UsbPort kPorts[] = {{0x1c9e, 0x9000, 3},          {0x1c9e, 0x9603, 2},
                              {0x1c9e, 0x9605, 3},          {0x1c9e, 0x9607, 4},
                              {0x1bbb, 0x0017, 5},          {0x1c9e, kAnyProduct, kProbe},
                              {0x1bbb, kAnyProduct, kProbe}};

}  // namespace

extern const Family kFamily;
constexpr Family kFamily{.name = "longcheer",
                         .identities = kIdentities,
                         .profile = {.pin_tries = kPinTries,
                                     .ready_limit = 40s,
                                     .storages = kStorages,
                                     .cnmi_mode = kMode,
                                     .cnmi_mt = kMt,
                                     .cnmi_ds = kDs,
                                     .reset = "+CFUN=1,1"},
                         .unverified = kUnverified,
                         .ports = kPorts};

}  // namespace pigeon::drivers::longcheer
