// pigeond: reads the configuration, judges it, and runs the service in the foreground.
#include <cstdio>
#include <string>

#include <CLI/CLI.hpp>

#include "base/version.h"
#include "daemon/configuration_files.h"
#include "daemon/logging.h"
#include "daemon/service.h"

namespace {

constexpr int kUsage = 2;

void print(const std::vector<pigeon::toml::Blame>& blames) {
  for (const auto& blame : blames)
    std::fprintf(stderr, "%s\n", blame.text().c_str());
}

}  // namespace

int main(int argc, char** argv) {
  using namespace pigeon;

  CLI::App app{
      "pigeond: drives GSM modems, sends and receives texts, answers them.\n"
      "Runs in the foreground and logs to stderr; `pigeon` talks to it."};
  std::string file = "/etc/pigeon/pigeon.toml";
  bool check = false;
  app.add_option("--config", file, "The configuration (TOML)")->capture_default_str();
  app.add_flag("--check", check,
               "Only judge the configuration and its playbooks: exit 0, or 2 with what is wrong");
  app.set_version_flag("--version", std::string("pigeond ") + std::string(kVersion));
  app.footer("Example:\n  pigeond --config /etc/pigeon/pigeon.toml --check");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kUsage;
  }

  auto files = daemon::read_files(file);
  print(files.notes);
  if (!files.blames.empty()) {
    print(files.blames);
    return kUsage;
  }
  if (check) {
    std::printf("%s: good, %zu modems, %zu playbooks\n", file.c_str(), files.config->modems.size(),
                files.playbooks.size());
    return 0;
  }

  daemon::start_logging(files.config->log);
  auto service = daemon::Service::create(std::move(*files.config), std::move(files.playbooks));
  if (!service) {
    spdlog::critical("{}", service.error().text());
    return 1;
  }
  (*service)->run();
  return 0;
}
