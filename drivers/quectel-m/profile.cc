// Quectel 2G: M26, M35, M66, M95 (README.md here).
#include "drivers/catalog.h"

namespace pigeon::drivers::quectel_m {
namespace {

using namespace std::chrono_literals;

constexpr modem::VendorError kErrors[] = {
    {512, modem::Retry::configure, "The SIM is not ready"},
    {515, modem::Retry::later, "The protocol stack is busy"},
    {528, modem::Retry::never, "The PDU is malformed"},
    {529, modem::Retry::never, "The PDU is malformed"},
    {530, modem::Retry::never, "The PDU is malformed"},
    {531, modem::Retry::never, "The PDU is malformed"},
    {532, modem::Retry::never, "The PDU is malformed"},
    {533, modem::Retry::never, "The PDU is malformed"},
    {534, modem::Retry::never, "The PDU is malformed"},
    {540, modem::Retry::never, "The user data header is malformed"}};
constexpr Identity kIdentities[] = {{"*quectel*", "*M26*"},
                                    {"*quectel*", "*M35*"},
                                    {"*quectel*", "*M66*"},
                                    {"*quectel*", "*M95*"},
                                    {"*quectel*", "*MC60*"}};
constexpr std::string_view kPinTries[] = {"+QPINC?", "+CPINR"};
constexpr std::string_view kStorages[] = {"SM", "ME", "MT"};
constexpr int kMode[] = {2, 1};
constexpr int kMt[] = {1};
constexpr int kDs[] = {1, 2, 0};
constexpr std::string_view kBoot[] = {"RDY", "NORMAL POWER DOWN", "UNDER_VOLTAGE POWER DOWN"};
constexpr std::string_view kUnverified[] = {"pin_tries", "vendor_errors"};

}  // namespace

extern const Family kFamily;
constexpr Family kFamily{.name = "quectel-m",
                         .identities = kIdentities,
                         .profile = {.pin_tries = kPinTries,
                                     .storages = kStorages,
                                     .cnmi_mode = kMode,
                                     .cnmi_mt = kMt,
                                     .cnmi_ds = kDs,
                                     .direct = modem::Direct::never,
                                     .vendor_errors = kErrors,
                                     .ussd_coding = modem::UssdCoding::plain,
                                     .boot_urcs = kBoot,
                                     .reset = "+CFUN=1,1"},
                         .unverified = kUnverified};

}  // namespace pigeon::drivers::quectel_m
