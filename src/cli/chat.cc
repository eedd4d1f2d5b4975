// `pigeon chat`: a person takes a conversation, at a terminal or behind a pipe.
#include <unistd.h>

#include <iostream>
#include <memory>

#include "base/utf8.h"
#include "cli/message_view.h"
#include "cli/verb.h"
#include "cli/verbs.h"

namespace pigeon::cli {
namespace {

using control::flag_at;
using control::integer_at;
using control::member;
using control::text_at;

struct ChatWish {
  std::string number = {};
  std::optional<std::int64_t> limit = {};
};

// A line that was typed, as the daemon reads it. The empty one ends the conversation.
class Keyboard {
 public:
  Keyboard(const Context& context, bool typed) : context_(context), typed_(typed) {}

  std::optional<std::string> pass(std::string line) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.find_first_not_of(" \t") == std::string::npos) return std::nullopt;
    Json form = Json::object();
    if (line == "/quit") return std::string();
    if (line == "/done") {
      form["done"] = true;
      done_ = true;
      // What follows ends the lines: the daemon gives it back and is gone.
      return control::to_line(form) + "\n";
    }
    if (line.starts_with("//")) {
      line.erase(0, 1);
    } else if (line.starts_with('/')) {
      context_.remark("There is no " + printable(line) +
                      ": /done gives the conversation back, /quit leaves it with you, and a text "
                      "that begins with / is written with two");
      return std::nullopt;
    }
    form["say"] = to_valid_utf8(line);
    // The line that stands there comes again as it was sent.
    if (typed_) std::cout << "\033[1A\033[2K" << std::flush;
    return control::to_line(form);
  }

  bool done() const { return done_; }

 private:
  const Context& context_;
  bool typed_;
  bool done_ = false;
};

std::string segments_of(const Json& message) {
  const auto segments = integer_at(message, "segments").value_or(1);
  return segments > 1 ? " (" + std::to_string(segments) + " segments)" : "";
}

void print_text(const Context& context, const Json& message) {
  const Screen& screen = context.screen;
  const bool in = text_at(message, "direction") == "in";
  const Cell at = instant_cell(screen, message, in ? "received_at" : "queued_at");
  const std::string text = printable(text_at(message, "text").value_or(""));
  if (!screen.terminal) {
    std::cout << at.text << '\t' << (in ? "in" : "out") << '\t'
              << text_at(message, "state").value_or("") << '\t'
              << integer_at(message, "segments").value_or(1) << '\t' << text << '\n'
              << std::flush;
    return;
  }
  const std::string who = in ? printable(text_at(message, "number").value_or("")) : "you";
  std::cout << screen.paint(at.text, Tone::faint) << "  "
            << screen.paint(who, in ? Tone::title : Tone::good) << "  " << text
            << screen.paint(segments_of(message), Tone::faint);
  if (const std::string state = text_at(message, "state").value_or("");
      !in && tone_of_state(state) == Tone::bad) {
    const Json& error = member(message, "error");
    std::cout << screen.paint(
        "  " + state + ": " + printable(text_at(error, "meaning").value_or("")), Tone::bad);
  }
  std::cout << '\n' << std::flush;
}

void print_head(const Context& context, const Json& head) {
  const auto tag = integer_at(head, "tag");
  context.remark(tag ? "You have conversation #" + std::to_string(*tag) +
                           "; the machine is silent. A line is a text; /done gives it back, /quit "
                           "leaves it with you."
                     : "A line is a text; /quit ends.");
}

ExitCode chat(const Context& context, const ChatWish& wish) {
  control::Question question{"chat"};
  question.args["number"] = wish.number;
  put(question.args, "limit", wish.limit);
  const bool typed = context.screen.terminal && ::isatty(STDIN_FILENO) != 0;
  Keyboard keyboard(context, typed);
  std::optional<std::int64_t> tag;
  const auto print = [&](const Json& item) {
    const Json& error = member(item, "error");
    if (context.json) {
      context.print_json(item);
      std::cout.flush();
    } else if (item.contains("tag")) {
      tag = integer_at(item, "tag");
      print_head(context, item);
    } else if (!item.contains("direction") && !error.is_null()) {
      context.remark("Not sent: " + printable(text_at(error, "meaning").value_or("")) + ". " +
                     printable(text_at(error, "hint").value_or("")));
    } else {
      print_text(context, item);
    }
    return std::cout.good();
  };
  const control::Feed feed{
      .fd = STDIN_FILENO, .each = [&](std::string line) { return keyboard.pass(std::move(line)); }};
  const ExitCode exit = ask(context, question, print, std::nullopt, &feed);
  if (tag && !keyboard.done() && exit != ExitCode::unavailable) {
    context.remark(
        "The conversation stays with you. The machine answers again after: pigeon reply " +
        std::to_string(*tag) + " done");
  }
  return exit;
}

}  // namespace

void offer_chat(Verb& program, Context& context) {
  auto wish = std::make_shared<ChatWish>();
  program
      .offer(
          {"chat", "Take a conversation: what passed, what comes, and what you write",
           "  pigeon chat +447700900101\n"
           "  echo \"On its way.\" | pigeon chat +447700900101\n\n"
           "The playbooks are silent until you write /done; /quit leaves the conversation with\n"
           "you. A line is one text; one that begins with / is written with two. In a pipe each\n"
           "text is a line: when, in or out, state, segments, text."})
      .word("NUMBER", wish->number, "With whom")
      .option("--limit", wish->limit, "N", "How many texts of the past to show (20)")
      .runs([&context, wish] { return chat(context, *wish); });
}

}  // namespace pigeon::cli
