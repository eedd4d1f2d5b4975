#include "store/hand_over_notes.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <random>
#include <system_error>
#include <utility>

namespace pigeon::store {
namespace {

constexpr std::array<char, 8> kMagic{'p', 'i', 'g', 'e', 'o', 'n', 'h', '1'};
constexpr std::size_t kNameLength = 32;

// A descriptor that is closed in every case; the mapping lives on without it.
class File {
 public:
  explicit File(const std::string& path)
      : fd_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (fd_ >= 0) ::close(fd_);
  }

  int fd() const { return fd_; }
  std::size_t size() const {
    struct stat status {};
    return ::fstat(fd_, &status) == 0 ? static_cast<std::size_t>(status.st_size) : 0;
  }

 private:
  int fd_;
};

std::string boot_id() {
  std::string id;
  std::ifstream("/proc/sys/kernel/random/boot_id") >> id;
  return id;
}

std::string new_name() {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::random_device dice;
  std::string name;
  while (name.size() < kNameLength)
    name += kDigits[dice() % kDigits.size()];
  return name;
}

template <std::size_t size>
std::string text_of(const std::array<char, size>& field) {
  return {field.data(), ::strnlen(field.data(), size)};
}

template <std::size_t size>
void write_text(std::array<char, size>& field, std::string_view text) {
  field.fill(0);
  std::memcpy(field.data(), text.data(), std::min(text.size(), size));
}

tl::unexpected<Error> failed(const std::string& path, int error) {
  return fail("notes-failed", path + ": " + std::generic_category().message(error));
}

}  // namespace

struct HandOverNotes::Header {
  std::array<char, 8> magic;
  std::array<char, 40> boot;
  std::array<char, kNameLength> run;
};

// A kill may come between any two stores: what is noted is one word, written whole. 0 is free.
struct HandOverNotes::Place {
  std::int64_t message;
  std::uint64_t word;

  static std::uint64_t word_of(const HandOverNote& note) {
    return static_cast<std::uint64_t>(note.kind) |
           static_cast<std::uint64_t>(static_cast<std::uint16_t>(note.reference)) << 16 |
           static_cast<std::uint64_t>(static_cast<std::uint32_t>(note.part)) << 32;
  }
  HandOverNote note() const {
    return {.message = message,
            .part = static_cast<int>(word >> 32),
            .kind = static_cast<HandOverNote::Kind>(word & 0xff),
            .reference = static_cast<std::int16_t>(word >> 16 & 0xffff)};
  }
  void write(std::uint64_t value) {
    std::atomic_ref<std::uint64_t>(word).store(value, std::memory_order_release);
  }
};

Result<HandOverNotes> HandOverNotes::open(const std::string& path, std::size_t claims) {
  const File file(path);
  if (file.fd() < 0) return failed(path, errno);
  HandOverNotes notes;
  const std::size_t wanted = sizeof(Header) + claims * sizeof(Place);
  const std::size_t found = file.size();
  notes.bytes_ = std::max(wanted, found);
  // Reserved now: a mapped page for which the disk has no room would end the process.
  if (const int error = ::posix_fallocate(file.fd(), 0, static_cast<off_t>(notes.bytes_)))
    return failed(path, error);
  void* memory = ::mmap(nullptr, notes.bytes_, PROT_READ | PROT_WRITE, MAP_SHARED, file.fd(), 0);
  if (memory == MAP_FAILED) return failed(path, errno);
  notes.memory_ = memory;

  notes.run_ = new_name();
  const auto& header = *static_cast<const Header*>(memory);
  const std::string boot = boot_id();
  if (header.magic != kMagic || boot.empty() || text_of(header.boot) != boot) return notes;
  notes.last_ = LastRun{.name = text_of(header.run)};
  for (std::size_t index = 0; index < notes.count(); ++index) {
    if (const Place& place = notes.places()[index]; place.word != 0)
      notes.last_->notes.push_back(place.note());
  }
  return notes;
}

void HandOverNotes::begin() {
  std::memset(memory_, 0, bytes_);
  auto& header = *static_cast<Header*>(memory_);
  write_text(header.boot, boot_id());
  write_text(header.run, run_);
  header.magic = kMagic;
  for (std::size_t index = count(); index > 0; --index)
    free_.push_back(index - 1);
}

HandOverNotes::HandOverNotes(HandOverNotes&& other) noexcept
    : memory_(std::exchange(other.memory_, nullptr)),
      bytes_(other.bytes_),
      run_(std::move(other.run_)),
      last_(std::move(other.last_)),
      free_(std::move(other.free_)),
      taken_(std::move(other.taken_)) {}

HandOverNotes::~HandOverNotes() {
  if (memory_ != nullptr) ::munmap(memory_, bytes_);
}

std::size_t HandOverNotes::count() const {
  return (bytes_ - sizeof(Header)) / sizeof(Place);
}

HandOverNotes::Place* HandOverNotes::places() const {
  return reinterpret_cast<Place*>(static_cast<char*>(memory_) + sizeof(Header));
}

void HandOverNotes::handed(messages::MessageId message, int part) {
  const auto [entry, is_new] = taken_.try_emplace(message, 0);
  if (is_new) {
    if (free_.empty()) {
      static_cast<Header*>(memory_)->magic = {};
      taken_.erase(entry);
      return;
    }
    entry->second = free_.back();
    free_.pop_back();
  }
  Place& place = places()[entry->second];
  place.message = message;
  place.write(Place::word_of({.message = message, .part = part}));
}

void HandOverNotes::judge(messages::MessageId message, HandOverNote::Kind kind, int reference) {
  const auto entry = taken_.find(message);
  if (entry == taken_.end()) return;
  Place& place = places()[entry->second];
  HandOverNote note = place.note();
  note.kind = kind;
  note.reference = reference;
  place.write(Place::word_of(note));
}

void HandOverNotes::sent(messages::MessageId message, std::optional<int> reference) {
  judge(message, HandOverNote::Kind::sent, reference.value_or(-1));
}

void HandOverNotes::not_sent(messages::MessageId message) {
  judge(message, HandOverNote::Kind::not_sent, -1);
}

void HandOverNotes::forget(messages::MessageId message) {
  const auto entry = taken_.find(message);
  if (entry == taken_.end()) return;
  places()[entry->second].write(0);
  free_.push_back(entry->second);
  taken_.erase(entry);
}

}  // namespace pigeon::store
