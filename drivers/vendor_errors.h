// Lists of +CMS ERROR numbers from 512 on that several families share (27.005 section 3.2.5 leaves
// them to the maker, and the same number differs from one to the other).
#pragma once

#include "modem/profile.h"

namespace pigeon::drivers {

// Wavecom and its heirs, as smstools3 explains them.
inline constexpr modem::VendorError kWavecomErrors[] = {
    {512, modem::Retry::later, "The radio link could not be set up, or a call came in"},
    {513, modem::Retry::unknown, "The network gave no acknowledgement"},
    {514, modem::Retry::later, "The network is congested"},
    {515, modem::Retry::configure, "The modem is still starting"},
};

// Siemens and MediaTek, as gammu explains them.
inline constexpr modem::VendorError kSiemensErrors[] = {
    {256, modem::Retry::later, "Temporarily not allowed"},
    {257, modem::Retry::account, "Texts from this SIM are barred"},
    {258, modem::Retry::later, "The phone is busy"},
    {259, modem::Retry::later, "Aborted by the user"},
    {260, modem::Retry::never, "The number is invalid"},
    {261, modem::Retry::later, "The service was not carried out"},
    {262, modem::Retry::sim, "The SIM is blocked"},
    {263, modem::Retry::never, "Invalid block"},
    {512, modem::Retry::later, "Aborted by the user"},
    {513, modem::Retry::modem, "The text can't be stored"},
    {514, modem::Retry::configure, "Invalid status"},
    {515, modem::Retry::never, "Invalid character in the number"},
    {516, modem::Retry::never, "Invalid length"},
    {517, modem::Retry::never, "Invalid character in the PDU"},
    {519, modem::Retry::never, "Invalid length or character"},
    {520, modem::Retry::never, "Invalid character in the text"},
    {521, modem::Retry::later, "A timer expired"},
    {522, modem::Retry::later, "Temporarily not allowed"},
    {532, modem::Retry::configure, "The SIM is not ready"},
    {535, modem::Retry::later, "The protocol stack is busy"},
    {538, modem::Retry::never, "Bad parameter"},
    {549, modem::Retry::never, "Wrong length of the PDU"},
    {550, modem::Retry::never, "Wrong message type"},
    {551, modem::Retry::never, "The PDU is not hexadecimal"},
    {553, modem::Retry::never, "Wrong length of the user data"},
    {554, modem::Retry::never, "Wrong length of the service centre's number"},
    {615, modem::Retry::network, "The network failed"},
    {616, modem::Retry::network, "The network is down"},
};

}  // namespace pigeon::drivers
