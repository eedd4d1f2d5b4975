#include "serial/tcp_address.h"

#include <gtest/gtest.h>

namespace pigeon::serial {
namespace {

TEST(TcpAddress, is_a_host_and_a_port) {
  struct Row {
    const char* address;
    const char* host;
    const char* port;
  };
  const Row rows[] = {
      {"tcp://pi:4000", "pi", "4000"},
      {"tcp://192.168.1.20:1", "192.168.1.20", "1"},
      {"tcp://[fe80::1]:65535", "fe80::1", "65535"},
      {"tcp://modems.example.org:2000", "modems.example.org", "2000"},
  };
  for (const Row& row : rows) {
    const auto address = parse_tcp_address(row.address);
    ASSERT_TRUE(address) << row.address;
    EXPECT_EQ(address->host, row.host);
    EXPECT_EQ(address->port, row.port);
  }
}

TEST(TcpAddress, anything_else_is_refused_with_the_form_to_write) {
  for (const char* text : {"", "tcp://", "tcp://pi", "tcp://pi:", "tcp://:4000", "tcp://pi:0",
                           "tcp://pi:65536", "tcp://pi:4000x", "tcp://pi:-1", "tcp://fe80::1:4000",
                           "tcp://[]:4000", "udp://pi:4000", "pi:4000"}) {
    const auto address = parse_tcp_address(text);
    ASSERT_FALSE(address) << text;
    EXPECT_EQ(address.error().code(), "port-invalid");
    EXPECT_NE(address.error().hint().find("tcp://host:port"), std::string::npos);
  }
}

}  // namespace
}  // namespace pigeon::serial
