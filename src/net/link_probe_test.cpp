#include "net/link_probe.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

namespace sekimori::net {
namespace {

// Answers one connection after the other on this machine, each by what its path says.
class Pages {
 public:
  Pages() {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const auto* address = reinterpret_cast<const sockaddr*>(&at);
    socklen_t size = sizeof at;
    if (::bind(socket_, address, size) != 0 || ::listen(socket_, 8) != 0) return;
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&at), &size);
    port_ = ntohs(at.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;
  ~Pages() {
    ::shutdown(socket_, SHUT_RDWR);
    if (thread_.joinable()) thread_.join();
    ::close(socket_);
  }
  std::string address(std::string_view path) const { return fmt::format("http://127.0.0.1:{}{}", port_, path); }

 private:
  void serve() {
    while (true) {
      const int one = ::accept(socket_, nullptr, nullptr);
      if (one < 0) return;
      std::string asked;
      char block[1024];
      while (!asked.contains("\r\n\r\n")) {
        const ssize_t got = ::read(one, block, sizeof block);
        if (got <= 0) break;
        asked.append(block, static_cast<std::size_t>(got));
      }
      const std::string answer = answer_to(asked);
      for (std::size_t done = 0; done < answer.size();) {
        const ssize_t put = ::send(one, answer.data() + done, answer.size() - done, MSG_NOSIGNAL);
        if (put <= 0) break;
        done += static_cast<std::size_t>(put);
      }
      ::close(one);
    }
  }
  static std::string answer_to(std::string_view asked) {
    const bool head = asked.starts_with("HEAD ");
    const std::string_view path = asked.substr(asked.find(' ') + 1);
    // A length without a body: what HEAD is answered with.
    if (path.starts_with("/there")) return "HTTP/1.1 200 OK\r\nContent-Length: 5000000\r\nConnection: close\r\n\r\n";
    if (path.starts_with("/moved"))
      return "HTTP/1.1 301 Moved\r\nLocation: https://new.example/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    if (path.starts_with("/no-head"))
      return head ? "HTTP/1.1 405 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                  : "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\npage";
    if (path.starts_with("/large"))
      return head ? "HTTP/1.1 501 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                  : "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + std::string(200'000, 'x');
    return "HTTP/1.1 404 Gone\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  }
  int socket_ = -1;
  int port_ = 0;
  std::thread thread_;
};

TEST(LinkProbe, tells_pages_that_are_there_moved_and_gone_apart_without_following) {
  const Pages pages;
  const model::LinkProbe probe = link_probe({.time_limit_seconds = 3, .answer_limit = 64 << 10});
  EXPECT_EQ(probe(pages.address("/there")).status, 200);
  const model::LinkAnswer moved = probe(pages.address("/moved"));
  EXPECT_EQ(moved.status, 301);
  EXPECT_EQ(moved.moved_to, "https://new.example/");
  EXPECT_EQ(probe(pages.address("/gone")).status, 404);
  EXPECT_EQ(probe(pages.address("/no-head")).status, 200);
  EXPECT_EQ(probe(pages.address("/large")).status, 200) << "larger than what is taken of it";
  EXPECT_EQ(probe("http://127.0.0.1:1/").status, 0);
  EXPECT_EQ(probe("http://beyond.example/").status, 0) << "not this machine, and no TLS";
  EXPECT_EQ(probe("file:///etc/passwd").status, 0);
}

}  // namespace
}  // namespace sekimori::net
