#include "cli/context.h"

#include <iostream>

#include "base/utf8.h"
#include "control/forms.h"

namespace pigeon::cli {

void Context::print_json(const Json& value) const {
  std::cout << control::to_line(value) << '\n';
}

ExitCode Context::tell(const Error& error, ExitCode exit) const {
  std::cout.flush();
  if (json) {
    Json form = Json::object();
    form["error"] = control::to_form(error);
    std::cerr << control::to_line(form) << '\n';
    return exit;
  }
  const std::string& what = error.meaning().empty() ? error.code() : error.meaning();
  std::cerr << "pigeon: " << printable(what) << '\n';
  if (!error.hint().empty()) std::cerr << "  " << printable(error.hint()) << '\n';
  return exit;
}

void Context::remark(const std::string& text) const {
  if (json) return;
  std::cout.flush();
  std::cerr << printable(text) << '\n';
}

ExitCode exit_code_of(const Error& error) {
  for (const char* code : {"no-daemon", "no-permission", "daemon-silent", "daemon-gone"}) {
    if (error.is(code)) return ExitCode::unavailable;
  }
  return error.is("socket-path-too-long") ? ExitCode::usage : ExitCode::failed;
}

ExitCode ask(const Context& context, const control::Question& question,
             const control::OnItem& on_item, std::optional<Milliseconds> silence,
             const control::Feed* feed) {
  auto client = control::Client::connect(context.socket);
  if (!client) return context.tell(client.error(), exit_code_of(client.error()));
  const auto end = client->ask(question, on_item, silence, feed);
  if (!end) return context.tell(end.error(), exit_code_of(end.error()));
  return end->error() ? context.tell(*end->error(), end->exit()) : end->exit();
}

tl::expected<std::vector<Json>, ExitCode> items_of(const Context& context,
                                                   const control::Question& question) {
  std::vector<Json> items;
  const auto keep = [&](const Json& item) {
    items.push_back(item);
    return true;
  };
  const ExitCode exit = ask(context, question, keep);
  if (exit != ExitCode::done) return tl::unexpected(exit);
  return items;
}

}  // namespace pigeon::cli
