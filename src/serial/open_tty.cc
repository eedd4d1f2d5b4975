#include "serial/open_tty.h"

#include <fcntl.h>
#include <libserialport.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "serial/port_holder.h"

namespace pigeon::serial {
namespace {

namespace fs = std::filesystem;

Error port_busy(const std::string& path) {
  const auto holder = find_port_holder(path, ::getpid());
  if (!holder) {
    return Error("port-busy", "Another program has " + path + " open.",
                 "`sudo fuser -v " + path + "` names it; stop it, or choose another port");
  }
  if (holder->pid == ::getpid()) {
    return Error("port-busy", "This program has " + path + " open already.",
                 "Give each [[modem]] a port of its own");
  }
  const std::string who = holder->name + " (process " + std::to_string(holder->pid) + ")";
  if (holder->name == "ModemManager") {
    return Error("port-busy", who + " has " + path + " open.",
                 "Install Pigeon's udev rules, which tell ModemManager to leave the port, or "
                 "`sudo systemctl stop ModemManager`");
  }
  return Error("port-busy", who + " has " + path + " open.", "Stop it, or choose another port");
}

Error system_error(const std::string& path, int number) {
  switch (number) {
    case ENOENT:
    case ENODEV:
    case ENXIO:
    case EIO:  // a pty whose master is closed
      return Error("port-missing", "There is no " + path + ".",
                   "Plug the modem in; `pigeon modem list` shows the ports that are there");
    case EACCES:
    case EPERM:
      return Error(
          "port-denied", "This user may not open " + path + ".",
          "Add the user to the group dialout: `sudo usermod -aG dialout $USER`, then log in "
          "again");
    case EBUSY:
      return port_busy(path);
    default:
      return Error("port-failed", path + ": " + std::strerror(number));
  }
}

Error not_a_port(const std::string& path) {
  return Error("port-invalid", path + " is not a serial port.",
               "Write a port such as /dev/serial/by-id/usb-… or tcp://host:port");
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int get() const { return number_; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

// A tty that the run before this one left open: it stays so until it is opened anew, and what waits
// on it is not lost. The locks of that run are lifted.
int take_back(const LineSettings& settings) {
  const int descriptor =
      settings.keeper != nullptr ? settings.keeper->take_back(settings.kept_as) : -1;
  if (descriptor < 0) return descriptor;
  unlock(descriptor);
  return descriptor;
}

// Unix 98 slaves; their master may be anybody's.
bool is_pty(const std::string& canonical) {
  return canonical.starts_with("/dev/pts/");
}

bool lock(int descriptor) {
  return ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
}

Result<void> make_raw(int descriptor, const std::string& path) {
  termios attributes{};
  if (::tcgetattr(descriptor, &attributes) != 0) return fail(system_error(path, errno));
  ::cfmakeraw(&attributes);
  attributes.c_cflag |= CLOCAL | CREAD;
  attributes.c_cc[VMIN] = 1;
  attributes.c_cc[VTIME] = 0;
  if (::tcsetattr(descriptor, TCSANOW, &attributes) != 0) return fail(system_error(path, errno));
  return {};
}

sp_flowcontrol flow_of(LineSettings::Flow flow) {
  switch (flow) {
    case LineSettings::Flow::rts_cts:
      return SP_FLOWCONTROL_RTSCTS;
    case LineSettings::Flow::xon_xoff:
      return SP_FLOWCONTROL_XONXOFF;
    case LineSettings::Flow::none:
      break;
  }
  return SP_FLOWCONTROL_NONE;
}

Error serialport_error(const std::string& path, sp_return result) {
  if (result == SP_ERR_FAIL) return system_error(path, errno);
  if (result == SP_ERR_ARG) return not_a_port(path);
  return Error("port-failed", path + ": libserialport gives no access (" +
                                  std::to_string(static_cast<int>(result)) + ")");
}

// Asserts DTR and RTS too: without them many modems say nothing.
sp_return configure(sp_port* port, const LineSettings& settings) {
  sp_return result = sp_set_baudrate(port, settings.baud);
  if (result == SP_OK) result = sp_set_bits(port, 8);
  if (result == SP_OK) result = sp_set_parity(port, SP_PARITY_NONE);
  if (result == SP_OK) result = sp_set_stopbits(port, 1);
  if (result == SP_OK) result = sp_set_flowcontrol(port, flow_of(settings.flow));
  if (result == SP_OK) result = sp_set_dtr(port, SP_DTR_ON);
  if (result == SP_OK && settings.flow != LineSettings::Flow::rts_cts) {
    result = sp_set_rts(port, SP_RTS_ON);
  }
  return result;
}

// libserialport sets TIOCEXCL itself. `first` stays open meanwhile, so that DTR doesn't drop.
Result<TtyHandle> open_real_port(const std::string& path, const Descriptor& first,
                                 const LineSettings& settings) {
  int exclusive = 0;
  // TIOCEXCL doesn't stop root: ask.
  if (::ioctl(first.get(), TIOCGEXCL, &exclusive) == 0 && exclusive != 0) {
    return fail(port_busy(path));
  }
  sp_port* port = nullptr;
  sp_return result = sp_get_port_by_name(path.c_str(), &port);
  if (result != SP_OK) return fail(serialport_error(path, result));
  result = sp_open(port, SP_MODE_READ_WRITE);
  if (result != SP_OK) {
    const Error error = serialport_error(path, result);
    sp_free_port(port);
    return fail(error);
  }
  int descriptor = -1;
  sp_get_port_handle(port, &descriptor);
  TtyHandle handle(descriptor, port, settings);
  if (!lock(descriptor)) return fail(port_busy(path));
  result = configure(port, settings);
  if (result != SP_OK) return fail(serialport_error(path, result));
  return handle;
}

}  // namespace

TtyHandle::TtyHandle(int descriptor, sp_port* port, const LineSettings& settings)
    : descriptor_(descriptor), port_(port), keeper_(settings.keeper), kept_as_(settings.kept_as) {
  if (keeper_ != nullptr) keeper_->keep(kept_as_, descriptor_);
}

TtyHandle::TtyHandle(TtyHandle&& other) noexcept {
  *this = std::move(other);
}

TtyHandle& TtyHandle::operator=(TtyHandle&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(port_, other.port_);
  std::swap(keeper_, other.keeper_);
  std::swap(kept_as_, other.kept_as_);
  return *this;
}

void TtyHandle::close() {
  if (keeper_ != nullptr) keeper_->let_go(kept_as_);
  keeper_ = nullptr;
  if (port_ != nullptr) {
    sp_close(port_);
    sp_free_port(port_);
    port_ = nullptr;
  } else if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
  descriptor_ = -1;
}

void unlock(int descriptor) {
  ::flock(descriptor, LOCK_UN);
  ::ioctl(descriptor, TIOCNXCL);
}

Result<TtyHandle> open_tty(const std::string& address, const LineSettings& settings) {
  if (address.empty()) return fail(not_a_port("\"\""));
  std::error_code ec;
  const std::string path = fs::canonical(address, ec).string();
  if (ec) return fail(system_error(address, ec.value()));
  if (!fs::is_character_file(path, ec)) return fail(not_a_port(address));
  const Descriptor left_open(take_back(settings));
  Descriptor descriptor(::open(path.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
  if (descriptor.get() < 0) return fail(system_error(path, errno));
  if (::isatty(descriptor.get()) == 0) return fail(not_a_port(address));
  if (!is_pty(path)) return open_real_port(path, descriptor, settings);

  // No TIOCEXCL on a pty: the flag outlives a killed holder as long as the master is open, and
  // would lock our next start out. The flock goes with its holder.
  if (!lock(descriptor.get())) return fail(port_busy(path));
  if (const Result<void> raw = make_raw(descriptor.get(), path); !raw) return fail(raw.error());
  return TtyHandle(descriptor.release(), nullptr, settings);
}

}  // namespace pigeon::serial
