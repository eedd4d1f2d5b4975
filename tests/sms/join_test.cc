#include "sms/join.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/hex.h"
#include "sms/septets.h"
#include "sms/tpdu.h"

namespace pigeon::sms {
namespace {

// A part as a sender makes it: concatenation header, then septets or octets.
Deliver part(std::uint8_t dcs, std::uint8_t total, std::uint8_t sequence,
             const std::vector<std::uint8_t>& units, std::string_view more_header = "") {
  const auto extra = from_hex(more_header).value();
  std::vector<std::uint8_t> octets = {
      static_cast<std::uint8_t>(5 + extra.size()), 0, 3, 7, total, sequence};
  octets.insert(octets.end(), extra.begin(), extra.end());
  const std::size_t header = octets.size();
  std::size_t length = header + units.size();
  if (DataCoding(dcs).alphabet() == Alphabet::gsm7) {
    const unsigned fill = fill_bits(header);
    length = (header * 8 + fill) / 7 + units.size();
    octets.resize(header + packed_size(units.size(), fill));
    pack_septets(units, fill, octets.data() + header);
  } else {
    octets.insert(octets.end(), units.begin(), units.end());
  }
  octets.insert(octets.begin(), static_cast<std::uint8_t>(length));
  Deliver deliver;
  deliver.dcs = DataCoding(dcs);
  EXPECT_EQ(read_user_data(octets, true, deliver), octets.size());
  EXPECT_TRUE(deliver.concat);
  return deliver;
}

std::string join_all(const std::vector<Deliver>& parts) {
  std::vector<const Deliver*> pointers;
  for (const Deliver& deliver : parts)
    pointers.push_back(&deliver);
  return join(std::span<const Deliver* const>(pointers));
}

TEST(Join, lays_the_parts_end_to_end) {
  EXPECT_EQ(join_all({part(0, 2, 1, {'h', 'e', 'l'}), part(0, 2, 2, {'l', 'o'})}), "hello");
  EXPECT_EQ(join_all({part(8, 2, 1, {4, 0x36}), part(8, 2, 2, {0, 'x'})}), "жx");
}

TEST(Join, an_escape_that_a_careless_sender_cut_is_whole_again) {
  EXPECT_EQ(join_all({part(0, 2, 1, {'a', 0x1B}), part(0, 2, 2, {0x65, 'b'})}), "a€b");
}

TEST(Join, a_surrogate_pair_that_a_careless_sender_cut_is_whole_again) {
  const Deliver first = part(8, 2, 1, {0xD8, 0x3D});
  EXPECT_EQ(first.text, "\uFFFD") << "alone it is half a character";
  EXPECT_EQ(join_all({first, part(8, 2, 2, {0xDE, 0x00})}), "😀");
}

TEST(Join, a_unit_cut_by_a_full_part_is_whole_again) {
  // Behind a header of seven octets 133 are left: 66 units and a half.
  std::vector<std::uint8_t> first;
  for (int i = 0; i < 66; ++i)
    first.insert(first.end(), {0, 'a'});
  first.push_back(0x04);
  Deliver parts[2];
  for (Deliver& deliver : parts)
    deliver.dcs = DataCoding(8);
  std::vector<std::uint8_t> octets = {140, 6, 8, 4, 0x12, 0x34, 2, 1};
  octets.insert(octets.end(), first.begin(), first.end());
  read_user_data(octets, true, parts[0]);
  read_user_data(std::vector<std::uint8_t>{8, 6, 8, 4, 0x12, 0x34, 2, 2, 0x36}, true, parts[1]);
  ASSERT_EQ(parts[0].user_data.size(), 140u);
  EXPECT_EQ(join_all({parts[0], parts[1]}), std::string(66, 'a') + "ж");
}

TEST(Join, an_odd_octet_of_a_part_that_is_not_full_belongs_to_nothing) {
  EXPECT_EQ(join_all({part(8, 2, 1, {0, 'a', 0}), part(8, 2, 2, {0, 'b'})}), "ab");
}

TEST(Join, a_part_in_another_alphabet_is_read_by_itself) {
  EXPECT_EQ(join_all({part(0, 3, 1, {'a'}), part(8, 3, 2, {4, 0x36}), part(0, 3, 3, {'b'})}),
            "aжb");
}

TEST(Join, a_part_in_another_language_is_read_by_itself) {
  EXPECT_EQ(join_all({part(0, 2, 1, {0x1C}, "250101"), part(0, 2, 2, {0x1C})}), "ŞÆ");
}

TEST(Join, data_give_no_text_and_do_not_disturb) {
  EXPECT_EQ(join_all({part(4, 2, 1, {1, 2}), part(0, 2, 2, {'b'})}), "b");
  EXPECT_EQ(join_all({}), "");
}

TEST(Join, a_missing_part_leaves_the_others) {
  EXPECT_EQ(join_all({part(0, 3, 1, {'a'}), part(0, 3, 3, {'c'})}), "ac");
}

}  // namespace
}  // namespace pigeon::sms
