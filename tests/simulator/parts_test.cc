// The small parts of a modem: a memory, a SIM, faults, final results.
#include <gtest/gtest.h>

#include "simulator/faults.h"
#include "simulator/outcome.h"
#include "simulator/sim_card.h"
#include "simulator/storage.h"

namespace pigeon::simulator {
namespace {

using Lock = SimCard::Lock;

StoredMessage some_message() {
  return {MessageState::unread, {0x02, 0x91, 0x44, 0xAA, 0xBB}};
}

TEST(Storage, takes_the_lowest_free_slot_until_it_is_full) {
  Storage storage("ME", 2, 1);
  EXPECT_EQ(storage.add(some_message()), 1);
  EXPECT_EQ(storage.add(some_message()), 2);
  EXPECT_TRUE(storage.full());
  EXPECT_EQ(storage.add(some_message()), std::nullopt);
  storage.erase(1);
  EXPECT_EQ(storage.used(), 1u);
  EXPECT_EQ(storage.at(1), nullptr);
  EXPECT_EQ(storage.add(some_message()), 1);
}

TEST(Storage, may_count_from_nought) {
  Storage storage("SM", 3, 0);
  EXPECT_EQ(storage.add(some_message()), 0);
  EXPECT_EQ(storage.last_index(), 2);
  EXPECT_FALSE(storage.has_slot(3));
  EXPECT_EQ(storage.at(3), nullptr);
  storage.erase(3);
  EXPECT_EQ(storage.used(), 1u);
}

TEST(Storage, the_length_of_a_message_leaves_the_service_centre_out) {
  EXPECT_EQ(some_message().tpdu_length(), 2u);
}

TEST(SimCard, without_a_pin_is_open) {
  EXPECT_EQ(SimCard("").lock(), Lock::open);
}

TEST(SimCard, three_wrong_pins_ask_for_the_puk) {
  SimCard sim("0000");
  EXPECT_EQ(sim.lock(), Lock::wants_pin);
  EXPECT_FALSE(sim.enter_pin("1111"));
  EXPECT_EQ(sim.pin_tries(), 2);
  EXPECT_FALSE(sim.enter_pin("1111"));
  EXPECT_FALSE(sim.enter_pin("1111"));
  EXPECT_EQ(sim.lock(), Lock::wants_puk);
  EXPECT_FALSE(sim.enter_pin("0000"));
}

TEST(SimCard, the_right_pin_gives_three_tries_back) {
  SimCard sim("0000");
  EXPECT_FALSE(sim.enter_pin("1111"));
  EXPECT_TRUE(sim.enter_pin("0000"));
  EXPECT_EQ(sim.lock(), Lock::open);
  EXPECT_EQ(sim.pin_tries(), 3);
}

TEST(SimCard, the_puk_sets_a_new_pin) {
  SimCard sim("0000");
  for (int i = 0; i < 3; ++i)
    sim.enter_pin("1");
  EXPECT_FALSE(sim.enter_puk("87654321", "2222"));
  EXPECT_EQ(sim.puk_tries(), 9);
  EXPECT_TRUE(sim.enter_puk(SimCard::kPuk, "2222"));
  sim.power_up();
  EXPECT_EQ(sim.lock(), Lock::wants_pin);
  EXPECT_TRUE(sim.enter_pin("2222"));
}

TEST(SimCard, ten_wrong_puks_end_it_for_good) {
  SimCard sim("0000");
  for (int i = 0; i < 3; ++i)
    sim.enter_pin("1");
  for (int i = 0; i < 10; ++i)
    sim.enter_puk("1", "2");
  EXPECT_EQ(sim.lock(), Lock::dead);
  EXPECT_FALSE(sim.enter_puk(SimCard::kPuk, "2222"));
  sim.power_up();
  EXPECT_EQ(sim.lock(), Lock::dead);
}

TEST(SimCard, a_reset_keeps_the_tries_that_are_left) {
  SimCard sim("0000");
  sim.enter_pin("1111");
  sim.power_up();
  EXPECT_EQ(sim.lock(), Lock::wants_pin);
  EXPECT_EQ(sim.pin_tries(), 2);
}

constexpr Instant kNow{};

Fault fault(Fault::Kind kind) {
  Fault fault;
  fault.kind = kind;
  return fault;
}

TEST(Faults, strike_once_unless_told_otherwise) {
  Faults faults;
  faults.arm(fault(Fault::Kind::no_final), kNow);
  EXPECT_FALSE(faults.strike(Fault::Kind::error, "+CMGS", kNow));
  EXPECT_TRUE(faults.strike(Fault::Kind::no_final, "+CMGS", kNow));
  EXPECT_FALSE(faults.strike(Fault::Kind::no_final, "+CMGS", kNow));
}

TEST(Faults, a_count_is_used_up) {
  Faults faults;
  Fault twice = fault(Fault::Kind::error);
  twice.count = 2;
  faults.arm(twice, kNow);
  EXPECT_TRUE(faults.strike(Fault::Kind::error, "+CMGS", kNow));
  EXPECT_TRUE(faults.strike(Fault::Kind::error, "+CMGS", kNow));
  EXPECT_FALSE(faults.strike(Fault::Kind::error, "+CMGS", kNow));
}

TEST(Faults, one_that_lasts_ends_with_its_time) {
  Faults faults;
  Fault busy = fault(Fault::Kind::sim_busy);
  busy.lasts = Milliseconds(100);
  faults.arm(busy, kNow);
  for (int i = 0; i < 5; ++i)
    EXPECT_TRUE(faults.strike(Fault::Kind::sim_busy, "", kNow));
  EXPECT_FALSE(faults.strike(Fault::Kind::sim_busy, "", kNow + Milliseconds(100)));
}

TEST(Faults, a_hang_lasts_until_it_is_taken_back) {
  Faults faults;
  faults.arm(fault(Fault::Kind::hang), kNow);
  for (int i = 0; i < 5; ++i) {
    EXPECT_TRUE(faults.strike(Fault::Kind::hang, "+CSQ", kNow + Milliseconds(100'000)));
  }
  faults.clear();
  EXPECT_FALSE(faults.strike(Fault::Kind::hang, "+CSQ", kNow));
}

TEST(Faults, one_for_a_command_spares_the_others) {
  Faults faults;
  Fault only = fault(Fault::Kind::error);
  only.command = "+CPMS";
  faults.arm(only, kNow);
  EXPECT_FALSE(faults.strike(Fault::Kind::error, "+CMGR", kNow));
  EXPECT_TRUE(faults.strike(Fault::Kind::error, "+CPMS", kNow));
}

TEST(Faults, every_name_is_read_back) {
  for (const std::string_view name :
       {"hang", "error", "no_final", "half_pdu", "silent", "sim_busy", "reboot", "unplug", "replug",
        "echo", "garbage", "urc_flood", "none"}) {
    const auto kind = parse_fault_kind(name);
    ASSERT_TRUE(kind) << name;
    EXPECT_EQ(to_string(*kind), name);
  }
  EXPECT_FALSE(parse_fault_kind("fire"));
}

TEST(Outcome, is_written_as_cmee_asks) {
  struct Row {
    Outcome outcome;
    int error_reports;
    std::string_view verbose;
  };
  const Row rows[] = {
      {Outcome::ok(), 0, "OK"},
      {Outcome::error(), 2, "ERROR"},
      {Outcome::no_carrier(), 0, "NO CARRIER"},
      {Outcome::cme(cme::kPinRequired), 0, "ERROR"},
      {Outcome::cme(cme::kPinRequired), 1, "+CME ERROR: 11"},
      {Outcome::cme(cme::kPinRequired), 2, "+CME ERROR: SIM PIN required"},
      {Outcome::cms(cms::kMemoryFull), 0, "+CMS ERROR: 322"},
      {Outcome::cms(cms::kMemoryFull), 2, "+CMS ERROR: memory full"},
      {Outcome::cms(500), 2, "+CMS ERROR: 500"},
      {Outcome::as_written("COMMAND NOT SUPPORT"), 1, "COMMAND NOT SUPPORT"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(row.outcome.text(row.error_reports).verbose, row.verbose);
  }
  EXPECT_EQ(Outcome::ok().text(0).numeric, "0");
  EXPECT_EQ(Outcome::error().text(0).numeric, "4");
}

}  // namespace
}  // namespace pigeon::simulator
