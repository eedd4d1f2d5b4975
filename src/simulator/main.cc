// `pigeon-modem`: modems on ptys and a network between them; `pigeon-modem talk`: a phone.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <boost/asio/signal_set.hpp>

#include "base/phone_number.h"
#include "simulator/control_socket.h"
#include "simulator/replay.h"
#include "simulator/simulator.h"
#include "simulator/talk.h"

namespace {

using namespace pigeon::simulator;
namespace asio = pigeon::async::asio;

constexpr const char* kDescription =
    "Plays GSM modems on pseudo terminals, and a mobile network between them.\n"
    "A text sent to the number of another of its modems arrives there; any other number is a\n"
    "phone, whose texts the control socket shows.";

constexpr const char* kExamples =
    "Examples:\n"
    "  pigeon-modem --count 2 --dir /tmp/modems\n"
    "      two modems, /tmp/modems/modem0 and modem1; open one with picocom or with pigeond\n"
    "  pigeon-modem --dir /tmp/modems --control /tmp/modems/control --pin 0000\n"
    "      one modem with a locked SIM, and a socket to inject texts and faults\n"
    "  pigeon-modem talk --control /tmp/modems/control --as +447700900101 --to 0\n"
    "      be a customer: type texts to modem 0, read its answers\n"
    "The control socket is described in docs/pigeon-modem.md.";

struct Arguments {
  int count = 1;
  std::string folder;
  std::vector<std::string> like = {"generic"};
  std::vector<std::string> with;
  int send_latency_ms = 0;
  int report_delay_ms = 200;
  std::string control;
  std::vector<std::string> numbers;
  std::string pin;
  std::string replay;
  TalkOptions talk;
  std::string talk_control;
};

std::string known_characters() {
  std::string names;
  for (const Character& character : characters()) {
    names += names.empty() ? "" : ", ";
    names += character.name;
  }
  return names;
}

void describe(CLI::App& app, Arguments& arguments) {
  app.footer(kExamples);
  app.add_option("--count", arguments.count, "How many modems")
      ->capture_default_str()
      ->check(CLI::Range(1, 999));
  app.add_option("--dir", arguments.folder, "Where the links modem0, modem1 … are made");
  app.add_option("--like", arguments.like,
                 "Behave like: " + known_characters() + "; several: the modems in turn")
      ->capture_default_str()
      ->delimiter(',');
  app.add_option("--with", arguments.with, "Change a trait, repeatable:\n" + known_traits());
  app.add_option("--send-latency", arguments.send_latency_ms,
                 "Milliseconds from the end of a message to +CMGS")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber);
  app.add_option("--report-delay", arguments.report_delay_ms,
                 "Milliseconds from a submit to its status report")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber);
  app.add_option("--number", arguments.numbers,
                 "A modem's own number, repeatable (default +447700900001 …)");
  app.add_option("--pin", arguments.pin, "The SIMs ask for this PIN (4 to 8 digits)");
  app.add_option("--replay", arguments.replay,
                 "One modem that says again what a transcript has (pigeon modem trace)");
  app.add_option("--control", arguments.control, "A UNIX socket to watch and to interfere");

  CLI::App* talk = app.add_subcommand("talk", "A phone at the terminal");
  talk->add_option("--control", arguments.talk_control, "The socket of a running pigeon-modem")
      ->required();
  talk->add_option("--as", arguments.talk.as, "The phone's number, such as +447700900101")
      ->required();
  talk->add_option("--to", arguments.talk.to, "Which modem to text")->capture_default_str();
}

int refuse(const std::string& what) {
  std::cerr << "pigeon-modem: " << what << std::endl;
  return 2;
}

bool is_pin(const std::string& pin) {
  return pin.size() >= 4 && pin.size() <= 8 &&
         pin.find_first_not_of("0123456789") == std::string::npos;
}

void print_modems(Simulator& simulator) {
  for (int index = 0; index < simulator.count(); ++index) {
    std::cout << "modem" << index << ' ' << simulator.link(index).string() << ' '
              << simulator.modem(index).number() << '\n';
  }
  std::cout << "ready" << std::endl;
}

// The port of a replayed modem; a line that was gone in the record goes, and comes back.
class ReplayedPort {
 public:
  ReplayedPort(asio::io_context& context, std::filesystem::path link, std::vector<Played> record)
      : context_(context),
        scheduler_(context),
        link_(std::move(link)),
        replay_(std::move(record), scheduler_) {
    replay_.on_gone([this] {
      avoid_ = pty_ ? pty_->device() : avoid_;
      replay_.set_output([](std::string_view) {});
      pty_.reset();
      scheduler_.after(kAway, [this] { static_cast<void>(open()); });
    });
  }

  pigeon::Result<void> open() {
    auto pty =
        Pty::open(context_, link_, avoid_, [this](std::string_view bytes) { replay_.feed(bytes); });
    if (!pty) return pigeon::fail(pty.error());
    pty_ = std::move(*pty);
    replay_.set_output([this](std::string_view bytes) { pty_->write(bytes); });
    return {};
  }

 private:
  static constexpr pigeon::Milliseconds kAway{1000};

  asio::io_context& context_;
  AsioScheduler scheduler_;
  std::filesystem::path link_;
  std::string avoid_;
  Replay replay_;
  std::unique_ptr<Pty> pty_;
};

int complain(const pigeon::Error& error) {
  std::cerr << "pigeon-modem: " << error.text() << std::endl;
  return 1;
}

int play_again(const Arguments& arguments) {
  std::ifstream file(arguments.replay, std::ios::binary);
  if (!file) return refuse("--replay: " + arguments.replay + " can't be read");
  const std::string text(std::istreambuf_iterator<char>(file), {});
  auto record = read_transcript(text);
  if (!record) return refuse(arguments.replay + ", " + record.error().text());
  std::error_code ignored;
  std::filesystem::create_directories(arguments.folder, ignored);
  const std::filesystem::path link = std::filesystem::path(arguments.folder) / "modem0";
  asio::io_context context(1);
  ReplayedPort port(context, link, std::move(*record));
  if (const auto opened = port.open(); !opened) return complain(opened.error());
  asio::signal_set signals(context, SIGINT, SIGTERM);
  signals.async_wait([&context](const boost::system::error_code&, int) { context.stop(); });
  std::cout << "modem0 " << link.string() << "\nready" << std::endl;
  context.run();
  return 0;
}

int play(const Arguments& arguments) {
  if (arguments.folder.empty()) return refuse("--dir is needed (see --help)");
  if (!arguments.replay.empty()) return play_again(arguments);
  Simulator::Options options;
  options.like.clear();
  for (const std::string& name : arguments.like) {
    auto character = find_character(name);
    if (!character)
      return refuse("--like \"" + name + "\" is not known; known are " + known_characters());
    for (const std::string& trait : arguments.with) {
      if (const auto set = set_trait(*character, trait); !set) return refuse(set.error().text());
    }
    options.like.push_back(*character);
  }
  if (!arguments.pin.empty() && !is_pin(arguments.pin)) {
    return refuse("--pin takes 4 to 8 digits");
  }
  options.count = arguments.count;
  options.folder = arguments.folder;
  options.pin = arguments.pin;
  options.send_latency = pigeon::Milliseconds(arguments.send_latency_ms);
  options.reports.delay = pigeon::Milliseconds(arguments.report_delay_ms);
  for (const std::string& written : arguments.numbers) {
    const auto number = pigeon::PhoneNumber::parse(written, "GB");
    if (!number) return refuse(number.error().text());
    options.numbers.push_back(number->text());
  }

  asio::io_context context(1);
  Simulator simulator(context, std::move(options));
  if (const auto started = simulator.start(); !started) return complain(started.error());
  std::unique_ptr<ControlSocket> door;
  if (!arguments.control.empty()) {
    auto opened = ControlSocket::listen(context, arguments.control, simulator);
    if (!opened) return complain(opened.error());
    door = std::move(*opened);
  }
  asio::signal_set signals(context, SIGINT, SIGTERM);
  signals.async_wait([&context](const boost::system::error_code&, int) { context.stop(); });
  print_modems(simulator);
  context.run();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(kDescription, "pigeon-modem");
  Arguments arguments;
  describe(app, arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (!app.got_subcommand("talk")) return play(arguments);
  arguments.talk.control = arguments.talk_control;
  asio::io_context context(1);
  return talk(context, arguments.talk);
}
