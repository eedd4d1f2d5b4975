// All modem families that Pigeon knows, in one visible array, and how a modem is told to be one.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "modem/facts.h"
#include "modem/profile.h"

namespace pigeon::drivers {

// Globs (* and ?, any case) over what the modem says of itself (+CGMI, +CGMM).
struct Identity {
  std::string_view maker;
  std::string_view model = "*";
};

// A layer above its family, for one model or one firmware of it (+CGMM, +CGMR).
struct Model {
  std::string_view name;  // "MU609", for people
  std::string_view model;
  std::string_view firmware = "*";
  modem::Profile profile = {};
  modem::Profile::Words unverified = {};
};

// Which USB interface speaks AT (bInterfaceNumber).
struct UsbPort {
  int vendor;
  int product;  // kAnyProduct: all others of this vendor
  int first;    // kProbe: every port is asked
  int second = -1;
};
inline constexpr int kAnyProduct = -1;
inline constexpr int kProbe = -1;

struct Family {
  std::string_view name;  // as in `driver = "…"`
  std::span<const Identity> identities = {};
  modem::Profile profile = {};
  modem::Profile::Words unverified = {};  // fields of `profile` that rest on hearsay
  std::span<const Model> models = {};
  std::span<const UsbPort> ports = {};
};

std::span<const Family* const> families();

// Nothing (null) when no family has that name.
const Family* find(std::string_view name);

// The family that a modem belongs to by its own words; null when it says nothing that is known.
const Family* family_of(const modem::Facts& facts);

// The family and port role by USB identity; null when no family knows the vendor.
struct UsbMatch {
  const Family* family = nullptr;
  const UsbPort* port = nullptr;
};
UsbMatch family_of_usb(int vendor, int product);

// generic, then the family, then its models that fit. `family` may be null.
std::vector<modem::Layer> layers_of(const Family* family, const modem::Facts& facts);

}  // namespace pigeon::drivers
