// A modem that says again what a flight recorder kept (the transcript of src/at/transcript.h, read
// here on its own): `> AT+CMGF=0` is what it was told, `< OK` what it said, `~ 250ms` a pause,
// `# line gone` the end of the line. Masked pieces ("***", "...") match anything.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "simulator/scheduler.h"

namespace pigeon::simulator {

struct Played {
  enum class Kind { told, said, gone };

  Kind kind;
  std::string text;       // unescaped; of `told` without its CR
  Milliseconds after{0};  // the pause before it
};

// "invalid-transcript" names the line.
Result<std::vector<Played>> read_transcript(std::string_view text);

// Answers each command with what followed it in the record: the next place where it was told, else
// the first; ERROR when it never was.
class Replay {
 public:
  Replay(std::vector<Played> record, Scheduler& scheduler)
      : record_(std::move(record)), scheduler_(scheduler) {}

  void set_output(std::function<void(std::string_view)> output) { output_ = std::move(output); }
  // Called where the line was gone in the record.
  void on_gone(std::function<void()> gone) { gone_ = std::move(gone); }
  void feed(std::string_view bytes);

 private:
  void hear(const std::string& told);
  void play_from(std::size_t place);

  std::vector<Played> record_;
  Scheduler& scheduler_;
  std::function<void(std::string_view)> output_;
  std::function<void()> gone_;
  std::string line_;
  std::size_t next_ = 0;  // the place in the record that comes next
};

}  // namespace pigeon::simulator
