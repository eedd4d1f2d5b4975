#include "sms/septets.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <vector>

#include "base/hex.h"

namespace pigeon::sms {
namespace {

// The definition of 23.038 section 6.1.2.1, a bit at a time.
std::vector<std::uint8_t> pack_bit_by_bit(const std::vector<std::uint8_t>& septets, unsigned fill) {
  std::vector<std::uint8_t> octets(packed_size(septets.size(), fill), 0);
  for (std::size_t bit = 0; bit < septets.size() * 7; ++bit) {
    if (!(septets[bit / 7] >> bit % 7 & 1)) continue;
    octets[(bit + fill) / 8] =
        static_cast<std::uint8_t>(octets[(bit + fill) / 8] | 1u << (bit + fill) % 8);
  }
  return octets;
}

std::vector<std::uint8_t> packing_of(const std::vector<std::uint8_t>& septets, unsigned fill = 0) {
  std::vector<std::uint8_t> octets(packed_size(septets.size(), fill) + 1, 0xA5);
  pack_septets(septets, fill, octets.data());
  EXPECT_EQ(octets.back(), 0xA5) << "wrote past its end";
  octets.pop_back();
  return octets;
}

std::vector<std::uint8_t> unpack(const std::vector<std::uint8_t>& octets, std::size_t count,
                                 unsigned fill = 0) {
  std::vector<std::uint8_t> septets(count + 1, 0xA5);
  unpack_septets(octets, fill, count, septets.data());
  EXPECT_EQ(septets.back(), 0xA5) << "wrote past its end";
  septets.pop_back();
  return septets;
}

TEST(Septets, hellohello_as_in_every_manual) {
  EXPECT_EQ(to_hex(packing_of({'h', 'e', 'l', 'l', 'o', 'h', 'e', 'l', 'l', 'o'})),
            "E8329BFD4697D9EC37");
}

TEST(Septets, sizes_for_one_to_nine_septets) {
  const std::vector<std::size_t> sizes = {0, 1, 2, 3, 4, 5, 6, 7, 7, 8};
  for (std::size_t count = 0; count < sizes.size(); ++count)
    EXPECT_EQ(packed_size(count), sizes[count]) << count;
}

TEST(Septets, seven_septets_leave_seven_zero_bits) {
  EXPECT_EQ(packing_of(std::vector<std::uint8_t>(7, 0x7F)).back(), 0x01);
}

TEST(Septets, whole_septets_in_so_many_octets) {
  EXPECT_EQ(septets_in(0, 6), 0u);
  EXPECT_EQ(septets_in(1, 1), 1u);
  EXPECT_EQ(septets_in(1, 2), 0u);
  EXPECT_EQ(septets_in(7), 8u);
  EXPECT_EQ(septets_in(140), 160u);
  EXPECT_EQ(septets_in(134, 1), 153u);
}

TEST(Septets, fill_bits_reach_the_next_septet_boundary) {
  for (std::size_t header = 0; header <= 140; ++header) {
    EXPECT_EQ((header * 8 + fill_bits(header)) % 7, 0u) << header;
    EXPECT_LT(fill_bits(header), 7u) << header;
  }
}

TEST(Septets, every_length_behind_every_fill_is_packed_as_defined_and_unpacked_again) {
  std::mt19937 random(38);
  for (unsigned fill = 0; fill < 7; ++fill) {
    for (std::size_t count = 0; count <= 170; ++count) {
      std::vector<std::uint8_t> septets(count);
      for (auto& septet : septets)
        septet = random() & 0x7F;
      const auto packed = packing_of(septets, fill);
      ASSERT_EQ(packed, pack_bit_by_bit(septets, fill)) << fill << " " << count;
      ASSERT_EQ(unpack(packed, count, fill), septets) << fill << " " << count;
    }
  }
}

TEST(Septets, fill_bits_that_are_set_are_not_read) {
  auto packed = packing_of({'a', 'b'}, 3);
  packed[0] |= 0x07;
  EXPECT_EQ(unpack(packed, 2, 3), (std::vector<std::uint8_t>{'a', 'b'}));
}

TEST(Septets, an_eighth_bit_is_dropped) {
  EXPECT_EQ(packing_of({0xFF, 0x80}), packing_of({0x7F, 0x00}));
}

}  // namespace
}  // namespace pigeon::sms
