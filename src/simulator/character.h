// How a made-up modem differs from others, as data: what `--like PROFILE` chooses. The names are
// those of the families in drivers/, the values what such modems were seen to do.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace pigeon::simulator {

struct Character {
  using Words = std::span<const std::string_view>;

  std::string_view name;
  std::string_view manufacturer;
  std::string_view model;
  std::string_view revision;

  std::string_view prompt;         // what asks for the PDU (27.005 section 3.5.1)
  int first_index;                 // of the first slot of a memory
  std::size_t slots;               // of each memory
  std::string_view receives_into;  // the memory for received messages after a start
  Words boot_urcs;                 // what it says once it has started
  Words ready_urcs;                // and once messages can be handled

  std::string_view cnmi_test;  // the answer to +CNMI=?
  int highest_ds;              // what +CNMI accepts, whatever the test answer says
  bool phase_2_plus;           // whether +CSMS=1 is there
  bool ok_for_empty_slot;      // +CMGR of an empty slot: a bare OK instead of +CMS ERROR: 321
};

std::span<const Character> characters();

// Nothing when there is none of that name.
std::optional<Character> find_character(std::string_view name);

}  // namespace pigeon::simulator
