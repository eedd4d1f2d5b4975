// Fibocom and kin: Rolling, Foxconn, BroadMobi (README.md here).
#include "drivers/catalog.h"

namespace pigeon::drivers::fibocom {
namespace {

using namespace std::chrono_literals;

constexpr Identity kIdentities[] = {{"*fibocom*"}, {"*rolling*"}, {"*broadmobi*"}, {"*foxconn*"}};
constexpr std::string_view kStorages[] = {"SM", "ME", "MT"};
constexpr std::string_view kReady[] = {"+SIM READY", "+SIM: READY"};
constexpr std::string_view kUnverified[] = {"storages", "ready_urcs"};
constexpr UsbPort kPorts[] = {
    {0x2cb7, 0x0007, 2, 6}, {0x2cb7, 0x01a0, 2, 3},       {0x2cb7, 0x0104, 1, 2},
    {0x2cb7, 0x01a2, 2},    {0x2cb7, 0x0106, 1, 2},       {0x2cb7, 0x010a, 0, 1},
    {0x1508, 0x1001, 1, 2}, {0x1782, 0x4d10, 0},          {0x1782, 0x4d11, 2},
    {0x8087, 0x095a, 0, 4}, {0x2cb7, kAnyProduct, kProbe}};

}  // namespace

extern const Family kFamily;
constexpr Family kFamily{
    .name = "fibocom",
    .identities = kIdentities,
    .profile = {.storages = kStorages, .ready_urcs = kReady, .reset = "+CFUN=15"},
    .unverified = kUnverified,
    .ports = kPorts};

}  // namespace pigeon::drivers::fibocom
