// How a command ended: a final result code of V.250, 27.007 section 9.2 or 27.005 section 3.2.5.
#pragma once

#include <string>
#include <string_view>

namespace pigeon::simulator {

class Outcome {
 public:
  enum class Kind {
    ok,
    error,
    cme,         // +CME ERROR, or plain ERROR when +CMEE=0
    cms,         // +CMS ERROR
    no_carrier,  // a call did not come about
    later,       // the command goes on; Modem::resume tells its end
    as_written,  // a final line of a fault, word for word
    silence,     // the command is over and nothing says so
  };

  static Outcome ok() { return Outcome(Kind::ok, 0, {}); }
  static Outcome error() { return Outcome(Kind::error, 0, {}); }
  static Outcome cme(int code) { return Outcome(Kind::cme, code, {}); }
  static Outcome cms(int code) { return Outcome(Kind::cms, code, {}); }
  static Outcome no_carrier() { return Outcome(Kind::no_carrier, 0, {}); }
  static Outcome later() { return Outcome(Kind::later, 0, {}); }
  static Outcome silence() { return Outcome(Kind::silence, 0, {}); }
  static Outcome as_written(std::string line) {
    return Outcome(Kind::as_written, 0, std::move(line));
  }

  Kind kind() const { return kind_; }
  bool is_ok() const { return kind_ == Kind::ok; }

  struct Text {
    std::string verbose;  // "+CME ERROR: 10"
    std::string numeric;  // the same under ATV0: "4"
  };
  // `error_reports` is the value of +CMEE: 0 none, 1 numbers, 2 words.
  Text text(int error_reports) const;

 private:
  Outcome(Kind kind, int code, std::string line)
      : kind_(kind), code_(code), line_(std::move(line)) {}

  Kind kind_;
  int code_;
  std::string line_;
};

// The codes that the simulator gives.
namespace cme {
inline constexpr int kNotAllowed = 3;
inline constexpr int kNotSupported = 4;
inline constexpr int kNoSim = 10;
inline constexpr int kPinRequired = 11;
inline constexpr int kPukRequired = 12;
inline constexpr int kSimFailure = 13;
inline constexpr int kSimBusy = 14;
inline constexpr int kWrongPassword = 16;
inline constexpr int kInvalidParameter = 50;
}  // namespace cme

namespace cms {
inline constexpr int kOperationNotAllowed = 302;
inline constexpr int kNotSupported = 303;
inline constexpr int kInvalidPduParameter = 304;
inline constexpr int kInvalidTextParameter = 305;
inline constexpr int kPinRequired = 311;
inline constexpr int kSimFailure = 313;
inline constexpr int kSimBusy = 314;
inline constexpr int kPukRequired = 316;
inline constexpr int kInvalidIndex = 321;
inline constexpr int kMemoryFull = 322;
inline constexpr int kNoNetwork = 331;
inline constexpr int kNoAcknowledgementExpected = 340;
}  // namespace cms

}  // namespace pigeon::simulator
