// The bits of a TPDU's first octet (3GPP TS 23.040 sections 9.2.2.1 to 9.2.2.3).
#pragma once

#include <cstdint>

namespace pigeon::sms::first_octet {

// TP-MTI, the two low bits.
inline constexpr std::uint8_t kTypeBits = 0x03;
inline constexpr std::uint8_t kDeliver = 0x00;
inline constexpr std::uint8_t kSubmit = 0x01;
inline constexpr std::uint8_t kStatusReport = 0x02;

inline constexpr std::uint8_t kNoMoreMessages = 0x04;    // TP-MMS: DELIVER, STATUS-REPORT
inline constexpr std::uint8_t kRejectDuplicates = 0x04;  // TP-RD: SUBMIT
inline constexpr unsigned kValidityShift = 3;            // TP-VPF, two bits: SUBMIT
inline constexpr std::uint8_t kReport = 0x20;            // TP-SRI, TP-SRR
inline constexpr std::uint8_t kLoopPrevention = 0x08;    // TP-LP: DELIVER, STATUS-REPORT
inline constexpr std::uint8_t kReplyPath = 0x80;         // TP-RP: DELIVER, SUBMIT
inline constexpr std::uint8_t kHeader = 0x40;            // TP-UDHI: in all three

}  // namespace pigeon::sms::first_octet
