// Whether the pages that the library leads to are there, asked over the network: of a server on this machine, of which one page is there,
// one has moved and one is gone.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "feature/teach/teach_room.h"
#include "net/link_probe.h"
#include "node/node_fixture_test.h"

namespace sekimori::node {
namespace {

class FewPages {
 public:
  FewPages() {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    if (::bind(socket_, reinterpret_cast<const sockaddr*>(&at), size) != 0 || ::listen(socket_, 8) != 0) return;
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&at), &size);
    port_ = ntohs(at.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  FewPages(const FewPages&) = delete;
  FewPages& operator=(const FewPages&) = delete;
  ~FewPages() {
    ::shutdown(socket_, SHUT_RDWR);
    if (thread_.joinable()) thread_.join();
    ::close(socket_);
  }
  std::string address(std::string_view path) const { return fmt::format("http://127.0.0.1:{}{}", port_, path); }
  std::atomic<int> asked = 0;

 private:
  void serve() {
    for (int one = 0; (one = ::accept(socket_, nullptr, nullptr)) >= 0; ::close(one)) {
      std::string request;
      char block[1024];
      for (ssize_t got = 0; !request.contains("\r\n\r\n") && (got = ::read(one, block, sizeof block)) > 0;)
        request.append(block, static_cast<std::size_t>(got));
      ++asked;
      const std::string answer = request.contains(" /film ")    ? "200 OK\r\n"
                                 : request.contains(" /moved ") ? "301 Moved\r\nLocation: https://new.example/film\r\n"
                                                                : "404 Gone\r\n";
      const std::string whole = "HTTP/1.1 " + answer + "Content-Length: 0\r\nConnection: close\r\n\r\n";
      if (::send(one, whole.data(), whole.size(), MSG_NOSIGNAL) < 0) continue;
    }
  }
  int socket_ = -1;
  int port_ = 0;
  std::thread thread_;
};

class LibraryLinksTest : public NodeTest {};

TEST_F(LibraryLinksTest, tell_what_is_there_what_moved_and_what_is_gone) {
  const auto node = open();
  ASSERT_TRUE(node);
  FewPages pages;
  teach::LinkBook& links = node->teach().links;
  links.ask_with(net::link_probe({.time_limit_seconds = 3, .answer_limit = 64 << 10}));
  const std::vector<std::string> addresses = {pages.address("/film"), pages.address("/moved"), pages.address("/gone"),
                                              "http://127.0.0.1:1/"};
  const record::Actor who = record::Actor::system("test");
  const auto found = links.check(who, addresses);
  ASSERT_TRUE(found) << found.error().message;
  ASSERT_EQ(found->size(), 4U);
  EXPECT_EQ(found->at(0).state, teach::LinkState::found);
  EXPECT_EQ(found->at(1).state, teach::LinkState::moved);
  EXPECT_EQ(found->at(1).moved_to, "https://new.example/film");
  EXPECT_EQ(found->at(2).state, teach::LinkState::broken);
  EXPECT_EQ(found->at(3).state, teach::LinkState::silent);
  // Kept, and not asked again within the hour.
  const int asked = pages.asked;
  ASSERT_TRUE(links.check(who, addresses));
  EXPECT_EQ(pages.asked, asked);
  EXPECT_EQ(links.list(who, addresses)->at(2).status, 404);
}

}  // namespace
}  // namespace sekimori::node
