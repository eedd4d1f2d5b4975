// Telit HE910, UE910, LE910, ME910, LM, LN and FN (README.md here).
#include "drivers/catalog.h"

namespace pigeon::drivers::telit {
namespace {

using namespace std::chrono_literals;

constexpr Identity kIdentities[] = {{"*telit*"}};
constexpr std::string_view kInit[] = {"#QSS=1", "#STIA=0", "#NITZ=0"};
constexpr std::string_view kPinTries[] = {"#PCT", "+CPINR"};
constexpr std::string_view kStorages[] = {"SM", "ME"};
constexpr int kMode[] = {2, 1};
constexpr int kMt[] = {1};
constexpr int kDs[] = {1, 2, 0};
constexpr std::string_view kUnverified[] = {"cnmi_mode"};
constexpr UsbPort kPorts[] = {
    {0x1bc7, 0x0021, 0, 6},       {0x1bc7, 0x1003, 0, 2}, {0x1bc7, 0x1004, 0, 2},
    {0x1bc7, 0x1005, 0, 2},       {0x1bc7, 0x1006, 0, 2}, {0x1bc7, 0x1010, 3},
    {0x1bc7, 0x1031, 1},          {0x1bc7, 0x1033, 1},    {0x1bc7, 0x1101, 1},
    {0x1bc7, 0x1040, 4},          {0x1bc7, 0x1050, 4},    {0x1bc7, 0x1060, 4},
    {0x1bc7, 0x1070, 4},          {0x1bc7, 0x1201, 4},    {0x1bc7, 0x7010, 4},
    {0x1bc7, 0x7011, 4},          {0x1bc7, 0x1041, 5},    {0x1bc7, 0x1051, 5},
    {0x1bc7, 0x1061, 5},          {0x1bc7, 0x1071, 5},    {0x1bc7, 0x1204, 5},
    {0x1bc7, 0x10a0, 2},          {0x1bc7, 0x10c0, 2},    {0x1bc7, 0x10b0, 2},
    {0x1bc7, 0x10d0, 2},          {0x1bc7, 0x7020, 6},    {0x1bc7, 0x7021, 6},
    {0x1bc7, kAnyProduct, kProbe}};

}  // namespace

extern const Family kFamily;
constexpr Family kFamily{.name = "telit",
                         .identities = kIdentities,
                         .profile = {.probe_tries = 14,
                                     .probe_deadline = 3s,
                                     .init = kInit,
                                     .pin_tries = kPinTries,
                                     .ready_query = "#QSS?",
                                     .ready_answer = "3",
                                     .storages = kStorages,
                                     .cnmi_mode = kMode,
                                     .cnmi_mt = kMt,
                                     .cnmi_ds = kDs,
                                     .reset = "#REBOOT"},
                         .unverified = kUnverified,
                         .ports = kPorts};

}  // namespace pigeon::drivers::telit
