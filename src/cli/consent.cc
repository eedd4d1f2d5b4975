// `pigeon consent`: who may be texted, and why.
#include <iostream>
#include <memory>

#include "cli/consent_import.h"
#include "cli/message_view.h"
#include "cli/table.h"
#include "cli/verb.h"
#include "cli/verbs.h"

namespace pigeon::cli {
namespace {

using control::flag_at;
using control::integer_at;
using control::member;
using control::text_at;

std::string ledger_in_words(const Json& chain) {
  const std::string entries = std::to_string(integer_at(chain, "entries").value_or(0)) + " entries";
  if (flag_at(chain, "whole").value_or(false)) return "whole, " + entries;
  return "CHANGED from entry " + std::to_string(integer_at(chain, "broken_at").value_or(0)) +
         " on, of " + entries;
}

// "dentist: yes; offers: STOP"
std::string programs_in_words(const Json& programs) {
  std::string words;
  for (const auto& [name, program] : programs.items()) {
    words += (words.empty() ? "" : "; ") + name + ": ";
    words += flag_at(program, "blocked").value_or(false)   ? "STOP"
             : flag_at(program, "consent").value_or(false) ? "yes"
                                                           : "not agreed";
  }
  return words;
}

void print(const Context& context, const Json& standing) {
  const Screen& screen = context.screen;
  const bool blocked = flag_at(standing, "blocked").value_or(false);
  const bool suspected = flag_at(standing, "suspected").value_or(false);
  const Json& chain = member(standing, "chain");
  Pairs pairs{{"number", cell_of(standing, "number")},
              {"blocked",
               {blocked     ? "yes"
                : suspected ? "until it is clear: perhaps they said STOP"
                            : "no",
                blocked || suspected ? Tone::bad : Tone::good}}};
  if (const std::string programs = programs_in_words(member(standing, "programs"));
      !programs.empty())
    pairs.push_back({"programs", {programs, Tone::plain}});
  pairs.push_back(
      {"ledger",
       {ledger_in_words(chain), flag_at(chain, "whole").value_or(false) ? Tone::good : Tone::bad}});
  print_pairs(screen, std::cout, pairs);
  if (screen.terminal) std::cout << '\n';
  Table entries(
      screen, std::cout,
      {{"AT"}, {"EVENT"}, {"PROGRAM"}, {"METHOD"}, {"MESSAGE"}, {"REASON"}, {"EVIDENCE"}});
  for (const Json& entry : member(standing, "entries")) {
    entries.add({instant_cell(screen, entry, "at"), cell_of(entry, "event"),
                 cell_of(entry, "program"), cell_of(entry, "method"), cell_of(entry, "message"),
                 cell_of(entry, "reason"), cell_of(entry, "evidence")});
  }
  entries.finish("Nothing is on record for this number.");
}

ExitCode show(const Context& context, const std::string& number) {
  control::Question question{"consent_show"};
  question.args["number"] = number;
  return ask(context, question, [&](const Json& standing) {
    if (context.json) {
      context.print_json(standing);
    } else {
      print(context, standing);
    }
    return true;
  });
}

struct ConsentWish {
  std::string number = {};
  std::string program = {};
  std::string method = {};
  std::string evidence = {};
};

ExitCode change(const Context& context, const char* verb, const char* wish,
                const ConsentWish& what) {
  control::Question question{verb};
  question.args["number"] = what.number;
  put(question.args, "wish", wish);
  put(question.args, "program", what.program);
  put(question.args, "method", what.method);
  put(question.args, "evidence", what.evidence);
  return ask(context, question, [&](const Json& entry) {
    if (context.json) {
      context.print_json(entry);
    } else {
      context.remark(text_at(entry, "number").value_or("") + ": " +
                     text_at(entry, "event").value_or(""));
    }
    return true;
  });
}

constexpr const char* kColumns[] = {"id",       "at",     "number",  "event",
                                    "program",  "method", "message", "evidence",
                                    "language", "reason", "hash"};

// RFC 4180.
std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (!line.empty()) line += ',';
    line += '"';
    for (const char c : cell)
      line += c == '"' ? std::string("\"\"") : std::string(1, c);
    line += '"';
  }
  return line + "\r\n";
}

std::string cell(const Json& entry, const char* key) {
  const Json& value = member(entry, key);
  if (value.is_null()) return {};
  if (!value.is_string()) return value.dump();
  // What a customer wrote must not run as a formula in a spreadsheet.
  auto text = value.get<std::string>();
  const bool theirs = std::string_view(key) == "evidence" || std::string_view(key) == "reason";
  return theirs && !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string::npos
             ? "'" + text
             : text;
}

ExitCode export_all(const Context& context) {
  if (!context.json) {
    std::vector<std::string> names(std::begin(kColumns), std::end(kColumns));
    std::cout << csv_line(names);
  }
  return ask(context, control::Question{"consent_export"}, [&](const Json& entry) {
    if (context.json) {
      context.print_json(entry);
      return true;
    }
    std::vector<std::string> cells;
    for (const char* key : kColumns)
      cells.push_back(cell(entry, key));
    std::cout << csv_line(cells);
    return true;
  });
}

ExitCode erase(const Context& context, const std::string& number) {
  control::Question question{"consent_erase"};
  question.args["number"] = number;
  return ask(context, question, [&](const Json& erased) {
    if (context.json) {
      context.print_json(erased);
    } else {
      context.remark("Erased: " + std::to_string(integer_at(erased, "messages").value_or(0)) +
                     " texts and " + std::to_string(integer_at(erased, "entries").value_or(0)) +
                     " entries. The number stays blocked.");
    }
    return true;
  });
}

void offer_change(Verb& family, Context& context, const About& about, const char* verb,
                  const char* wish) {
  auto what = std::make_shared<ConsentWish>();
  family.offer(about)
      .word("NUMBER", what->number, "Whose")
      .option("--program", what->program, "NAME", "Of one program; else of all")
      .option("--method", what->method, "HOW", "sms, web, paper, voice, import or agent")
      .option("--evidence", what->evidence, "TEXT", "Where and when, for the ledger")
      .runs([&context, verb, wish, what] { return change(context, verb, wish, *what); });
}

}  // namespace

void offer_consent(Verb& program, Context& context) {
  Verb family = program.offer_family({"consent", "Who may be texted, and why",
                                      "  pigeon consent show +447700900101\n"
                                      "  pigeon consent export > ledger.csv"});
  auto number = std::make_shared<std::string>();
  family
      .offer({"show", "What is on record about a number, and whether the ledger is whole",
              "  pigeon consent show +447700900101\n"
              "  pigeon consent show +447700900101 --json | jq .blocked"})
      .word("NUMBER", *number, "Whose")
      .runs([&context, number] { return show(context, *number); });
  offer_change(
      family, context,
      {"grant", "Enter that they agreed, outside the conversation",
       "  pigeon consent grant +447700900101 --method paper --evidence \"form of 3 May\"\n\n"
       "It brings nobody back who said STOP."},
      "consent_change", "grant");
  offer_change(family, context,
               {"revoke", "Enter that they want no more texts",
                "  pigeon consent revoke +447700900101 --method voice"},
               "consent_change", "revoke");
  offer_change(family, context,
               {"clear", "What looked like a STOP was none: texts may go again",
                "  pigeon consent clear +447700900101"},
               "consent_change", "clear");
  offer_change(family, context,
               {"ask", "Put the opt-in question to somebody who wrote first or signed up",
                "  pigeon consent ask +447700900101 --evidence \"form on our site, 3 May\""},
               "consent_ask", "");
  offer_consent_import(family, context);
  family
      .offer({"export", "The whole ledger, as CSV or (--json) as JSON lines",
              "  pigeon consent export > ledger.csv\n"
              "  pigeon consent export --json | jq -r .hash | tail -1"})
      .runs([&context] { return export_all(context); });
  auto gone = std::make_shared<std::string>();
  family
      .offer(
          {"erase", "Take a person out of everything; the number stays blocked",
           "  pigeon consent erase +447700900101\n\n"
           "Their number and words go from texts, conversations and the ledger. A keyed hash of\n"
           "the number stays, so that no list revives it; START does."})
      .word("NUMBER", *gone, "Whose")
      .runs([&context, gone] { return erase(context, *gone); });
}

}  // namespace pigeon::cli
