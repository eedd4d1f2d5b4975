#include "serial/port_holder.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include <array>
#include <fstream>

#include "serial/pty.h"

namespace pigeon::serial {
namespace {

std::string own_name() {
  std::string name;
  std::ifstream comm("/proc/self/comm");
  std::getline(comm, name);
  return name;
}

TEST(PortHolder, is_nobody_while_nobody_has_it_open) {
  const Pty pty;
  EXPECT_FALSE(find_port_holder(pty.path(), ::getpid()));
}

TEST(PortHolder, may_be_ourselves) {
  const Pty pty;
  const int slave = ::open(pty.path().c_str(), O_RDWR | O_NOCTTY);
  const auto holder = find_port_holder(pty.path(), ::getpid());
  ASSERT_TRUE(holder);
  EXPECT_EQ(holder->pid, ::getpid());
  EXPECT_EQ(holder->name, own_name());
  ::close(slave);
}

TEST(PortHolder, is_rather_another_process_than_ourselves) {
  const Pty pty;
  const int slave = ::open(pty.path().c_str(), O_RDWR | O_NOCTTY);
  const pid_t child = ::fork();  // inherits the descriptor
  if (child == 0) {
    ::pause();
    ::_exit(0);
  }
  const auto holder = find_port_holder(pty.path(), ::getpid());
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  ::close(slave);
  ASSERT_TRUE(holder);
  EXPECT_EQ(holder->pid, child);
}

}  // namespace
}  // namespace pigeon::serial
