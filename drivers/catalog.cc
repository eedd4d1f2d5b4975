#include "drivers/catalog.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/glob.h"

namespace pigeon::drivers {

// A new family is a folder and a line here. Where two would fit, the earlier one is taken.
// clang-format off
#define PIGEON_FAMILIES(family) \
  family(generic) \
  family(huawei) \
  family(zte) \
  family(simcom) \
  family(simcom_4g) \
  family(quectel_m) \
  family(quectel) \
  family(telit) \
  family(sierra) \
  family(ublox) \
  family(cinterion) \
  family(option) \
  family(icera) \
  family(ericsson) \
  family(novatel) \
  family(longcheer) \
  family(fibocom) \
  family(mediatek) \
  family(nordic)
// clang-format on

#define PIGEON_DECLARE(family) \
  namespace family {           \
  extern const Family kFamily; \
  }
PIGEON_FAMILIES(PIGEON_DECLARE)
#undef PIGEON_DECLARE

namespace {

#define PIGEON_LIST(family) &family::kFamily,
constexpr std::array kFamilies{PIGEON_FAMILIES(PIGEON_LIST)};
#undef PIGEON_LIST

modem::Layer layer(std::string name, const modem::Profile& profile,
                   modem::Profile::Words unverified) {
  return modem::Layer{std::move(name), profile, unverified};
}

}  // namespace

std::span<const Family* const> families() {
  return kFamilies;
}

const Family* find(std::string_view name) {
  const auto* const found =
      std::ranges::find_if(kFamilies, [&](const Family* family) { return family->name == name; });
  return found == kFamilies.end() ? nullptr : *found;
}

const Family* family_of(const modem::Facts& facts) {
  const auto fits = [&](const Identity& identity) {
    return matches_glob(identity.maker, facts.manufacturer) &&
           matches_glob(identity.model, facts.model);
  };
  const auto* const found = std::ranges::find_if(kFamilies, [&](const Family* family) {
    return std::ranges::any_of(family->identities, fits);
  });
  return found == kFamilies.end() ? nullptr : *found;
}

UsbMatch family_of_usb(int vendor, int product) {
  UsbMatch match;
  for (const Family* family : kFamilies) {
    for (const UsbPort& port : family->ports) {
      if (port.vendor != vendor) continue;
      if (port.product == product) return {family, &port};
      if (port.product == kAnyProduct && match.family == nullptr) match = {family, &port};
    }
  }
  return match;
}

std::vector<modem::Layer> layers_of(const Family* family, const modem::Facts& facts) {
  const Family& generic = *kFamilies.front();
  std::vector<modem::Layer> layers{
      layer(std::string(generic.name), generic.profile, generic.unverified)};
  if (family == nullptr || family == &generic) return layers;
  const std::string name(family->name);
  layers.push_back(layer(name, family->profile, family->unverified));
  for (const Model& model : family->models) {
    if (!matches_glob(model.model, facts.model) || !matches_glob(model.firmware, facts.firmware))
      continue;
    layers.push_back(layer(name + " " + std::string(model.name), model.profile, model.unverified));
  }
  return layers;
}

}  // namespace pigeon::drivers
