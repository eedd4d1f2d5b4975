// From the hexadecimal text or the octets of a modem to a TPDU. Nothing that a network or a SIM can
// hand over is refused as long as anything of it can be read; what was wrong is stated.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "sms/decoded.h"
#include "sms/tpdu.h"

namespace pigeon::sms {

// What a TPDU is taken for. The two bits of TP-MTI mean different things in the two directions.
enum class Kind : std::uint8_t { deliver, submit, status_report };

enum class Framing : std::uint8_t {
  with_smsc,  // the service centre's address comes first, as in +CMGL, +CMGR, +CMT, +CDS, +CMGS
  bare,       // the TPDU alone
};

// What +CMGL, +CMGR, +CMT and +CDS give: the kind is that of TP-MTI; a SUBMIT is our own one, kept
// on the SIM. Either case of hex, FF padding and other octets after the TPDU are fine; a blank is
// not hexadecimal.
Decoded<Pdu> decode_received(std::string_view hex);
Decoded<Pdu> decode_received(std::span<const std::uint8_t> octets);

// The same for a kind that is known. Error when TP-MTI contradicts it.
Decoded<Pdu> decode(Kind kind, std::string_view hex, Framing framing = Framing::with_smsc);
Decoded<Pdu> decode(Kind kind, std::span<const std::uint8_t> octets,
                    Framing framing = Framing::with_smsc);

// A TPDU without the service centre's address.
Decoded<Deliver> decode_deliver(std::span<const std::uint8_t> tpdu);
Decoded<Submit> decode_submit(std::span<const std::uint8_t> tpdu);
Decoded<StatusReport> decode_status_report(std::span<const std::uint8_t> tpdu);

}  // namespace pigeon::sms
