#include "simulator/simulator.h"

#include <utility>

namespace pigeon::simulator {
namespace {

using namespace std::string_view_literals;

constexpr int kFlood = 100;
constexpr Milliseconds kUsbTime{500};
constexpr Milliseconds kNoNetwork{3000};
constexpr std::string_view kGarbage = "\0\xff\x7e junk \x80\r\r\n\x1b[0m\xfe"sv;

// Modem 0 is +447700900001: the range that Ofcom keeps for drama.
std::string number_of(int index) {
  const std::string digits = std::to_string(index + 1);
  return "+447700900" + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

}  // namespace

Simulator::Simulator(async::asio::io_context& context, Options options)
    : context_(context),
      options_(std::move(options)),
      scheduler_(context),
      network_(scheduler_, journal_) {
  network_.set_reports(options_.reports);
  for (int index = 0; index < options_.count; ++index) {
    const auto place = static_cast<std::size_t>(index);
    Modem::Options modem{
        .index = index,
        .number = place < options_.numbers.size() ? options_.numbers[place] : number_of(index),
        .pin = options_.pin,
        .send_latency = options_.send_latency};
    const Character& character = options_.like[place % options_.like.size()];
    seats_.push_back({std::make_unique<Modem>(std::move(modem), character, scheduler_, network_)});
    network_.join(*seats_.back().modem);
    if (!character.usb) continue;
    // A restart takes the port away; it comes back under another name.
    seats_.back().modem->on_restart([this, index] {
      unplug(index);
      scheduler_.after(kUsbTime, [this, index] { replug(index); });
    });
  }
}

std::filesystem::path Simulator::link(int index) const {
  return options_.folder / ("modem" + std::to_string(index));
}

Result<void> Simulator::start() {
  std::error_code error;
  std::filesystem::create_directories(options_.folder, error);
  if (error) {
    return fail("folder-failed", "Cannot make " + options_.folder.string() + ": " + error.message(),
                "Name a folder that you may write to with --dir");
  }
  for (int index = 0; index < count(); ++index) {
    if (auto plugged = plug_in(index); !plugged) return plugged;
  }
  return {};
}

Result<void> Simulator::plug_in(int index) {
  Seat& seat = seats_[static_cast<std::size_t>(index)];
  Modem* const modem = seat.modem.get();
  auto pty = Pty::open(context_, link(index), seat.last_device,
                       [modem](std::string_view bytes) { modem->feed(bytes); });
  if (!pty) return fail(pty.error());
  seat.pty = std::move(*pty);
  seat.last_device = seat.pty->device();
  if (modem->character().drips) seat.pty->write_one_by_one();
  modem->set_output(
      [terminal = seat.pty.get()](std::string_view bytes) { terminal->write(bytes); });
  return {};
}

void Simulator::arm(int index, const Fault& fault, Milliseconds delay) {
  scheduler_.after(delay, [this, index, fault] { strike(index, fault); });
}

void Simulator::strike(int index, const Fault& fault) {
  Modem& modem = *seats_[static_cast<std::size_t>(index)].modem;
  const Json event{{"event", "fault"},
                   {"modem", index},
                   {"kind", to_string(fault.kind)},
                   {"at", format_rfc3339(scheduler_.now())}};
  journal_.record(event);
  switch (fault.kind) {
    case Fault::Kind::hang:
    case Fault::Kind::error:
    case Fault::Kind::no_final:
    case Fault::Kind::reboot_in_send:
    case Fault::Kind::half_pdu:
    case Fault::Kind::silent:
    case Fault::Kind::sim_busy:
      modem.faults().arm(fault, scheduler_.now());
      return;
    case Fault::Kind::none:
      modem.faults().clear();
      return;
    default:
      strike_at_once(index, fault);
  }
}

void Simulator::unplug(int index) {
  Seat& seat = seats_[static_cast<std::size_t>(index)];
  seat.modem->switch_off();
  seat.modem->set_output(nullptr);
  seat.pty.reset();
}

void Simulator::replug(int index) {
  Seat& seat = seats_[static_cast<std::size_t>(index)];
  // Free ptys are the only thing that can be missing here; the journal tells when they are.
  if (const auto plugged = plug_in(index); !plugged) {
    const Json failed{
        {"event", "replug_failed"}, {"modem", index}, {"why", plugged.error().text()}};
    journal_.record(failed);
  }
  seat.modem->reboot();
}

void Simulator::strike_at_once(int index, const Fault& fault) {
  Modem& modem = *seats_[static_cast<std::size_t>(index)].modem;
  switch (fault.kind) {
    case Fault::Kind::no_network:
      modem.lose_network(fault.lasts.value_or(kNoNetwork));
      return;
    case Fault::Kind::lock:
      modem.lock_sim(fault.line);
      return;
    case Fault::Kind::full:
      modem.fill_memory();
      return;
    case Fault::Kind::call:
      modem.ring(fault.line);
      return;
    case Fault::Kind::reboot:
      modem.restart();
      return;
    case Fault::Kind::unplug:
      unplug(index);
      return;
    case Fault::Kind::replug:
      replug(index);
      return;
    case Fault::Kind::echo:
      modem.settings().echo = 1;
      return;
    case Fault::Kind::garbage:
      for (int i = 0; i < fault.count.value_or(1); ++i)
        modem.garbage(kGarbage);
      return;
    case Fault::Kind::urc_flood:
      for (int i = 0; i < fault.count.value_or(kFlood); ++i)
        modem.unsolicited("^RSSI: " + std::to_string(i % 32));
      return;
    default:
      return;
  }
}

}  // namespace pigeon::simulator
