// rooms: base
// The client of api.py: keeps connections open, asks one address again and again on each, and tells rate and delays.
//
// usage: bench_api PORT TOKEN PATH CONNECTIONS SECONDS [RATE]      prints {"requests", "errors", "seconds", "p50_ms", "p99_ms"}
//
// With RATE, so many requests a second are due, spread over the connections, whether or not the server keeps up; a delay counts from when a
// request was due, so that one slow answer is not hidden by the requests that wait behind it.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>

#include "bench/figure.h"

namespace {

using Steady = std::chrono::steady_clock;

struct Connection {
  int socket = -1;
  std::string received;
  Steady::time_point asked;  // or when it was due
  bool waits = false;        // for an answer
};

int open_connection(int port) {
  const int s = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_port = htons(static_cast<std::uint16_t>(port));
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int one = 1;
  ::setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  return ::connect(s, reinterpret_cast<const sockaddr*>(&where), sizeof where) == 0 ? s : -1;
}

// The length of a whole answer at the beginning of the text, 0 while it is not there.
std::size_t whole_answer(const std::string& text) {
  const std::size_t head = text.find("\r\n\r\n");
  if (head == std::string::npos) return 0;
  constexpr std::string_view name = "Content-Length: ";
  const std::size_t at = text.find(name);
  const std::size_t length = at < head ? std::stoul(text.substr(at + name.size(), 20)) : 0;
  return text.size() >= head + 4 + length ? head + 4 + length : 0;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace sekimori;
  if (argc != 6 && argc != 7) return 2;
  const std::string request = fmt::format("GET {} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\n\r\n", argv[3], argv[2]);
  std::vector<Connection> connections(std::stoul(argv[4]));
  std::vector<pollfd> waiting;
  const double rate = argc == 7 ? std::stod(argv[6]) : 0;
  const auto between =
      std::chrono::nanoseconds(rate > 0 ? static_cast<std::int64_t>(1e9 * static_cast<double>(connections.size()) / rate) : 0);
  const auto ask = [&](Connection& one) {
    if (rate <= 0) one.asked = Steady::now();
    one.waits = true;
    return ::send(one.socket, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size());
  };
  for (std::size_t i = 0; i < connections.size(); ++i) {
    Connection& one = connections[i];
    one.socket = open_connection(std::stoi(argv[1]));
    one.asked = Steady::now() + between * static_cast<std::int64_t>(i) / static_cast<std::int64_t>(connections.size());
    if (one.socket < 0 || (rate <= 0 && !ask(one))) return 1;
    waiting.push_back({one.socket, POLLIN, 0});
  }
  std::vector<double> delays;
  std::uint64_t errors = 0;
  const auto begin = Steady::now();
  const double seconds = std::stod(argv[5]);
  std::vector<char> block(65'536);
  while (bench::seconds_since(begin) < seconds) {
    // A client that spins would take a core from the server.
    const timespec patience{0, rate > 0 ? 100'000 : 100'000'000};
    ::ppoll(waiting.data(), waiting.size(), &patience, nullptr);
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      if (!connections[i].waits && connections[i].asked <= Steady::now() && !ask(connections[i])) return 1;
      if ((waiting[i].revents & (POLLIN | POLLHUP)) == 0) continue;
      Connection& one = connections[i];
      const ssize_t got = ::recv(one.socket, block.data(), block.size(), 0);
      if (got <= 0) return 1;
      one.received.append(block.data(), static_cast<std::size_t>(got));
      const std::size_t length = whole_answer(one.received);
      if (length == 0) continue;
      delays.push_back(bench::seconds_since(one.asked) * 1e3);
      if (!one.received.starts_with("HTTP/1.1 200")) ++errors;
      one.received.erase(0, length);
      one.waits = false;
      if (rate > 0) one.asked += between;
      else if (!ask(one)) return 1;
    }
  }
  const double took = bench::seconds_since(begin);
  std::ranges::sort(delays);
  const auto at = [&](double share) {
    return delays.empty() ? 0 : delays[static_cast<std::size_t>(share * static_cast<double>(delays.size() - 1))];
  };
  std::printf("%s\n",
              Json::object({{"requests", delays.size()}, {"errors", errors}, {"seconds", took}, {"p50_ms", at(0.5)}, {"p99_ms", at(0.99)}})
                  .dump()
                  .c_str());
  return 0;
}
