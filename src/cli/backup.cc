// `pigeon backup`: everything that must not be forgotten, in one file.
#include <iostream>
#include <memory>

#include "base/hex.h"
#include "cli/new_file.h"
#include "cli/verb.h"
#include "cli/verbs.h"

namespace pigeon::cli {
namespace {

ExitCode back_up(const Context& context, const std::string& name) {
  NewFile file(name);
  if (const auto failure = file.failure()) return context.tell(*failure, ExitCode::failed);
  const auto take = [&](const Json& item) {
    const auto octets = from_hex(control::text_at(item, "data").value_or(""));
    if (!octets) return false;
    return file.add({reinterpret_cast<const char*>(octets->data()), octets->size()});
  };
  const ExitCode exit = ask(context, control::Question{"backup"}, take);
  if (!file.failure() && exit != ExitCode::done) return exit;
  if (!file.place()) return context.tell(*file.failure(), ExitCode::failed);
  if (context.json) {
    Json form = Json::object();
    form["file"] = name;
    form["octets"] = file.size();
    context.print_json(form);
  } else {
    std::cout << name << ": " << file.size() / 1024 << " KiB\n";
  }
  return ExitCode::done;
}

}  // namespace

void offer_backup(Verb& program, Context& context) {
  auto file = std::make_shared<std::string>();
  program
      .offer(
          {"backup", "Copy everything into one file, while Pigeon works",
           "  pigeon backup /media/usb/pigeon.db\n\n"
           "The file is whole or not there; an older one is replaced. To go back to it: stop\n"
           "pigeond, move pigeon.db, pigeon.db-wal and pigeon.db-shm out of the data folder, put\n"
           "the copy there as pigeon.db (owned by the user pigeon), and start pigeond. What was\n"
           "queued when the copy was made and has gone since would go again: look at\n"
           "`pigeon outbox --state queued` first."})
      .word("FILE", *file, "Where the copy goes")
      .runs([&context, file] { return back_up(context, *file); });
}

}  // namespace pigeon::cli
