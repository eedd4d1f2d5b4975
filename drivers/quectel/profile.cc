// Quectel EC, EG, EP, BG and UC modules (README.md here).
#include "drivers/catalog.h"

namespace pigeon::drivers::quectel {
namespace {

using namespace std::chrono_literals;

constexpr Identity kIdentities[] = {{"*quectel*"}};
constexpr std::string_view kInit[] = {"+QURCCFG=\"urcport\",\"usbat\"", "+QINDCFG=\"csq\",0"};
constexpr std::string_view kPinTries[] = {"+QPINC?", "+CPINR"};
constexpr std::string_view kStorages[] = {"ME", "SM"};
constexpr int kMode[] = {2, 1};
constexpr int kMt[] = {1};
constexpr int kDs[] = {1, 0};
constexpr std::string_view kBoot[] = {"RDY", "APP RDY", "POWERED DOWN", "NORMAL POWER DOWN"};
constexpr std::string_view kUnverified[] = {"init"};
constexpr UsbPort kPorts[] = {
    {0x2c7c, 0x0125, 2, 3}, {0x2c7c, 0x0121, 2, 3},        {0x2c7c, 0x0191, 2, 3},
    {0x2c7c, 0x0195, 2, 3}, {0x2c7c, 0x0296, 2, 3},        {0x2c7c, 0x0306, 2, 3},
    {0x2c7c, 0x0512, 2, 3}, {0x2c7c, 0x0800, 2, 3},        {0x2c7c, 0x0801, 2, 3},
    {0x2c7c, 0x0128, 5},    {0x2c7c, kAnyProduct, kProbe}, {0x05c6, 0x9090, 2}};

}  // namespace

extern const Family kFamily;
constexpr Family kFamily{.name = "quectel",
                         .identities = kIdentities,
                         .profile = {.init = kInit,
                                     .pin_tries = kPinTries,
                                     .storages = kStorages,
                                     .cnmi_mode = kMode,
                                     .cnmi_mt = kMt,
                                     .cnmi_ds = kDs,
                                     .index_base = 0,
                                     .submit_deadline = 120s,
                                     .boot_urcs = kBoot,
                                     .reset = "+CFUN=1,1"},
                         .unverified = kUnverified,
                         .ports = kPorts};

}  // namespace pigeon::drivers::quectel
