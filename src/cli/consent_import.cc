// `pigeon consent import`: consents and refusals of a list.
#include "cli/consent_import.h"

#include <iostream>
#include <map>
#include <memory>

#include "base/utf8.h"
#include "cli/consent_list.h"
#include "cli/file_contents.h"
#include "cli/memory_file.h"
#include "cli/remind_daemon.h"
#include "cli/verb.h"

namespace pigeon::cli {
namespace {

using control::integer_at;
using control::member;
using control::text_at;

struct ImportWish {
  std::string file = {};
  std::string state = {};
  std::string source = {};
  std::string program = {};
  bool dry_run = false;
};

// "list.csv:7: what; what to do"
void print_line(const Context& context, const std::string& file, std::int64_t line,
                const Error& error, bool wrong) {
  if (context.json) {
    Json form = Json::object();
    form["line"] = line;
    Json told = Json::object();
    told["code"] = error.code();
    told["meaning"] = error.meaning();
    told["hint"] = error.hint();
    form[wrong ? "error" : "left_out"] = std::move(told);
    context.print_json(form);
    return;
  }
  const std::string text = printable(file) + ":" + std::to_string(line) + ": " +
                           (wrong ? "" : "left out: ") + printable(error.meaning()) +
                           (error.hint().empty() ? "" : "; " + printable(error.hint()));
  std::cout << context.screen.paint(text, wrong ? Tone::bad : Tone::warning) << '\n';
}

std::string sum_in_words(const Json& sum, bool dry_run, std::int64_t wrong) {
  const auto count = [&](const char* key) {
    return std::to_string(integer_at(sum, key).value_or(0));
  };
  return std::string(dry_run ? "Would enter " : "Entered ") + count("granted") + " consents and " +
         count("revoked") + " refusals; " + count("there") + " were there, " + count("left_out") +
         " left out, " + std::to_string(wrong) + " lines wrong.";
}

ExitCode import(const Context& context, const ImportWish& wish) {
  const auto text = contents_of(wish.file, "Name a table, such as list.csv");
  if (!text) return context.tell(text.error(), ExitCode::failed);
  const auto reckoning = reckoning_by_daemon(context, RemindRequest{});
  if (!reckoning) return reckoning.error();
  const auto rows = read_consent_list(*text, {.zone = reckoning->zone,
                                              .country = reckoning->country,
                                              .state = wish.state,
                                              .source = wish.source});
  if (!rows) {
    return context.tell(
        Error(rows.error().code(), wish.file + ", " + rows.error().meaning(), rows.error().hint()),
        ExitCode::usage);
  }
  std::int64_t wrong = 0;
  std::string lines;
  for (const ConsentRow& row : *rows) {
    if (row.wrong) {
      ++wrong;
      print_line(context, wish.file, row.line, *row.wrong, true);
      continue;
    }
    Json form = Json::object();
    form["line"] = row.line;
    form["number"] = row.number;
    form["state"] = row.granted ? "granted" : "revoked";
    put(form, "source", row.source);
    put(form, "program", row.program.empty() ? wish.program : row.program);
    if (row.at) form["at"] = *row.at;
    lines += control::to_line(form) + "\n";
  }
  const MemoryFile file(lines);
  if (!file.is_sound())
    return context.tell(Error("cannot-write", "There is no memory for the list"), ExitCode::failed);
  control::Question question{"consent_import"};
  if (wish.dry_run) question.args["dry_run"] = true;
  const control::Feed feed{file.fd(), [](std::string line) { return line; }};
  const auto print = [&](const Json& item) {
    if (const auto line = integer_at(item, "line")) {
      const bool is_wrong = item.contains("error");
      const Json& told = member(item, is_wrong ? "error" : "left_out");
      print_line(context, wish.file, *line,
                 Error(text_at(told, "code").value_or(""), text_at(told, "meaning").value_or(""),
                       text_at(told, "hint").value_or("")),
                 is_wrong);
      return true;
    }
    const std::int64_t all = wrong + integer_at(item, "wrong").value_or(0);
    if (context.json) {
      Json sum = item;
      sum["wrong"] = all;
      sum["dry_run"] = wish.dry_run;
      context.print_json(sum);
    } else {
      context.remark(sum_in_words(item, wish.dry_run, all));
    }
    return true;
  };
  const ExitCode exit = ask(context, question, print, std::nullopt, &feed);
  return exit == ExitCode::done && wrong > 0 ? ExitCode::failed : exit;
}

}  // namespace

void offer_consent_import(Verb& family, Context& context) {
  auto wish = std::make_shared<ImportWish>();
  family
      .offer(
          {"import", "Enter the consents and refusals of a list (CSV)",
           "  pigeon consent import list.csv --dry-run\n"
           "  pigeon consent import shop.csv --state granted --source \"till, May 2026\"\n\n"
           "Columns by their headers: number, state (granted, revoked, yes, no, …), source,\n"
           "date, program. Who said STOP stays stopped, whatever the list says; a second import\n"
           "of the same list enters nothing. Exit 1 when a line is wrong; the others are entered."})
      .word("FILE", wish->file, "The table; - is standard input")
      .option("--state", wish->state, {"granted", "revoked"},
              "What all of them said, where no column says it")
      .option("--source", wish->source, "TEXT", "Where they said it, for rows that do not")
      .option("--program", wish->program, "NAME", "Of one program, for rows that name none")
      .flag("--dry-run", wish->dry_run, "Only tell what would be entered")
      .runs([&context, wish] { return import(context, *wish); });
}

}  // namespace pigeon::cli
