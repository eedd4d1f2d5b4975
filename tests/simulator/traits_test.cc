#include <gmock/gmock.h>

#include "simulator/made_up_world.h"

namespace pigeon::simulator {
namespace {

using ::testing::HasSubstr;

TEST(Traits, are_set_by_name_and_refused_with_what_there_is) {
  Character character = *find_character("generic");
  ASSERT_TRUE(set_trait(character, "prompt=bare"));
  EXPECT_EQ(character.prompt, ">");
  ASSERT_TRUE(set_trait(character, "cpms=three"));
  EXPECT_EQ(character.fewest_memories, 3u);
  EXPECT_THAT(set_trait(character, "prompt=blue").error().text(), HasSubstr("standard|own-line"));
  EXPECT_EQ(set_trait(character, "colour=blue").error().code(), "unknown-trait");
}

TEST(Characters, older_names_are_known) {
  EXPECT_EQ(find_character("quectel-ec")->name, "quectel");
  EXPECT_EQ(find_character("simcom-2g")->name, "simcom");
  EXPECT_FALSE(find_character("nobody"));
}

TEST(Characters, a_makers_own_commands_are_answered) {
  World world(1, {}, "telit");
  world.modem(0).feed("AT\rAT\r");  // it does not hear the first two
  EXPECT_EQ(world.at(0, "ATE0"), "ATE0\r\r\nOK\r\n");
  EXPECT_EQ(world.at(0, "AT#PCT"), "\r\n#PCT: 3\r\n\r\nOK\r\n");
}

TEST(Characters, a_lying_test_answer_is_refused) {
  World world(1, {}, "novatel");
  world.set_up(0, "1,1,0,0,0");
  EXPECT_THAT(world.at(0, "AT+CNMI=?"), HasSubstr("(0-2)"));
  EXPECT_THAT(world.at(0, "AT+CNMI=2,1,0,0,0"), HasSubstr("+CMS ERROR: 303"));
}

TEST(Characters, the_message_follows_at_once_where_there_is_no_prompt) {
  World world(1, {}, "nordic");
  world.set_up(0, "3,2,0,1,0");
  EXPECT_EQ(world.at(0, "AT+CMGS=15"), "");
}

TEST(Fates, a_lost_network_comes_back) {
  World world(1);
  world.set_up(0);
  world.at(0, "AT+CREG=1");
  world.modem(0).lose_network(Milliseconds(1000));
  EXPECT_THAT(world.at(0, "AT+CREG?"), HasSubstr("+CREG: 1,0"));
  world.scheduler.pass(Milliseconds(1000));
  EXPECT_THAT(world.desk(0).take(), HasSubstr("+CREG: 1"));
  EXPECT_THAT(world.at(0, "AT+CREG?"), HasSubstr("+CREG: 1,1"));
}

TEST(Fates, a_locked_sim_asks_for_its_pin) {
  World world(1);
  world.set_up(0);
  world.modem(0).lock_sim("1234");
  EXPECT_THAT(world.desk(0).take(), HasSubstr("+CPIN: SIM PIN"));
  EXPECT_THAT(world.at(0, "AT+CPIN=\"1234\""), HasSubstr("OK"));
}

TEST(Fates, a_call_rings_and_names_the_caller) {
  World world(1);
  world.set_up(0);
  world.at(0, "AT+CLIP=1");
  world.modem(0).ring("+447700900101");
  world.scheduler.pass(Milliseconds(5000));
  EXPECT_EQ(world.desk(0).take(),
            "\r\nRING\r\n\r\n+CLIP: \"+447700900101\",145,\"\",0,\"\",0\r\n"
            "\r\nRING\r\n\r\n+CLIP: \"+447700900101\",145,\"\",0,\"\",0\r\n\r\nNO CARRIER\r\n");
}

}  // namespace
}  // namespace pigeon::simulator
