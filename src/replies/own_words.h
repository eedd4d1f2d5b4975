// What Pigeon says of itself: that texts have stopped, that they come again, whether they are
// wanted (talking.md 1.4). Each fits one segment of GSM-7 in each language, so they avoid the
// letters that GSM-7 lacks.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace pigeon::replies {

enum class OwnWords {
  stopped,        // after STOP
  stopped_soft,   // after CANCEL, END and the like, which may have meant something else
  resubscribed,   // after START
  opt_in,         // the question whether the program's texts are wanted
  subscribed,     // after YES to it
  not_stopped,    // START of somebody who never stopped
  help,           // where no program says more
  stopped_visit,  // after CANCEL, where a visit may have been meant: {when} and the {word} for it
  handed,         // a person takes over
  fallback,       // nothing was understood; {word} reaches a person
  fallback_only,  // the same where no word does
  meant,          // "did you mean" {options}
  expired,        // an answer to a question that is no longer open
  back,           // there is nothing to go back to
  make_sure,      // perhaps they meant STOP
  stopped_but,    // STOP of somebody who gets texts of several programs: {meant}, {other}, {word}
  stopped_some,   // the same where it is not plain which were meant: {options}
  stopped_one,    // STOP to the program that is called {kind}; {word} brings it back
  kept_one,       // only the program that is called {kind} goes on
};

// What stands for {word}, {when} and the like.
using Blanks = std::map<std::string, std::string, std::less<>>;

// In `language` (en where there is none), in the name of `program`; without a name where that is
// empty or would make the text longer than one segment.
std::string own_words(OwnWords which, std::string_view language, std::string_view program,
                      const Blanks& blanks = {});

// A name as it may stand in these texts: its letters that GSM-7 lacks in their nearest spelling.
// Empty when that is not possible, or when it has more than kLongestName characters.
std::string gsm_name(std::string_view name);
inline constexpr std::size_t kLongestName = 40;

}  // namespace pigeon::replies
