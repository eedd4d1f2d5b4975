// u-blox LISA, SARA, LARA, TOBY (README.md here).
#include "drivers/catalog.h"

namespace pigeon::drivers::ublox {
namespace {

using namespace std::chrono_literals;

constexpr Identity kIdentities[] = {{"*u-blox*"}, {"*ublox*"}};
constexpr std::string_view kPinTries[] = {"+UPINCNT", "+CPINR"};
constexpr std::string_view kStorages[] = {"SM", "ME"};
constexpr int kMode[] = {2, 1};
constexpr int kMt[] = {1};
constexpr int kDs[] = {1, 2, 0};
constexpr std::string_view kBoot[] = {"+AT: READY"};
constexpr std::string_view kUnverified[] = {"cnmi_mode", "storages"};
constexpr UsbPort kPorts[] = {
    {0x1546, 0x1102, 0, 2},   {0x1546, 0x1107, 0, 2},   {0x1546, 0x110a, 0, 2},
    {0x1546, 0x1104, 0},      {0x1546, 0x1010, kProbe}, {0x1546, 0x1141, kProbe},
    {0x1546, 0x1143, kProbe}, {0x1546, 0x1146, kProbe}, {0x05c6, 0x908b, 1, 2}};

}  // namespace

extern const Family kFamily;
constexpr Family kFamily{.name = "ublox",
                         .identities = kIdentities,
                         .profile = {.probe_tries = 12,
                                     .pin_tries = kPinTries,
                                     .storages = kStorages,
                                     .cnmi_mode = kMode,
                                     .cnmi_mt = kMt,
                                     .cnmi_ds = kDs,
                                     .prompt_deadline = 10s,
                                     .submit_deadline = 180s,
                                     .boot_urcs = kBoot,
                                     .reset = "+CFUN=16",
                                     .reset_limit = 60s},
                         .unverified = kUnverified,
                         .ports = kPorts};

}  // namespace pigeon::drivers::ublox
