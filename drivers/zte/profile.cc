// ZTE MF series sticks (README.md here).
#include "drivers/catalog.h"

namespace pigeon::drivers::zte {
namespace {

using namespace std::chrono_literals;

constexpr Identity kIdentities[] = {{"*zte*"}};
constexpr std::string_view kFirst[] = {"+CPMS?"};
constexpr std::string_view kInit[] = {"+CPMS?", "+ZCDRUN=8", "+ZOPRT=5"};
constexpr std::string_view kPinTries[] = {"+ZPINPUK=?", "+CPINR"};
constexpr int kMode[] = {1, 2};
constexpr int kMt[] = {1};
constexpr int kDs[] = {1, 2, 0};
constexpr std::string_view kUnverified[] = {"reset"};
constexpr UsbPort kPorts[] = {
    {0x19d2, 0x0031, 3, 1},       {0x19d2, 0x0037, 3, 1}, {0x19d2, 0x0052, 3, 1},
    {0x19d2, 0x0063, 3, 1},       {0x19d2, 0x0104, 3, 1}, {0x19d2, 0x1007, 3, 1},
    {0x19d2, 0x1008, 3, 1},       {0x19d2, 0x1254, 3, 1}, {0x19d2, 0x1268, 3, 1},
    {0x19d2, 0x2002, 3, 1},       {0x19d2, 0x2003, 3, 1}, {0x19d2, 0x0016, 2, 1},
    {0x19d2, 0x0017, 2, 1},       {0x19d2, 0x0018, 2, 1}, {0x19d2, 0x0019, 2, 1},
    {0x19d2, 0x0117, 2, 1},       {0x19d2, 0x0156, 2, 1}, {0x19d2, 0x0002, 2, 4},
    {0x19d2, 0x0012, 2, 4},       {0x19d2, 0x0024, 2, 4}, {0x19d2, 0x0025, 2, 4},
    {0x19d2, 0x0055, 2, 4},       {0x19d2, 0x0033, 4, 1}, {0x19d2, 0x0091, 4, 1},
    {0x19d2, 0x0113, 4, 1},       {0x19d2, 0x0118, 4, 1}, {0x19d2, 0x0121, 4, 1},
    {0x19d2, 0x0124, 4, 1},       {0x19d2, 0x0126, 4, 1}, {0x19d2, 0x0128, 4, 1},
    {0x19d2, 0x0015, 1, 3},       {0x19d2, 0x0030, 1, 3}, {0x19d2, 0x0054, 1, 3},
    {0x19d2, 0x0125, 5},          {0x19d2, 0x0001, 0},    {0x19d2, 0x1515, 0},
    {0x19d2, kAnyProduct, kProbe}};

}  // namespace

extern const Family kFamily;
constexpr Family kFamily{.name = "zte",
                         .identities = kIdentities,
                         .profile = {.settle = 300ms,
                                     .first = kFirst,
                                     .init = kInit,
                                     .pin_tries = kPinTries,
                                     .settle_after_pin = 2s,
                                     .ready_limit = 40s,
                                     .cnmi_mode = kMode,
                                     .cnmi_mt = kMt,
                                     .cnmi_ds = kDs,
                                     .direct = modem::Direct::never,
                                     .reset = "+CFUN=1,1"},
                         .unverified = kUnverified,
                         .ports = kPorts};

}  // namespace pigeon::drivers::zte
