#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include "web/router.h"
#include "web/server.h"

namespace sekimori::web {
namespace {

// Sends raw bytes and reads until the other end closes; a client that hides nothing.
std::string talk(const std::string& address, std::string_view text) {
  const int s = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_port = htons(static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1))));
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(s, reinterpret_cast<const sockaddr*>(&where), sizeof where) != 0) return "no connection";
  while (!text.empty()) {
    const ssize_t n = ::send(s, text.data(), text.size(), MSG_NOSIGNAL);
    if (n <= 0) break;
    text.remove_prefix(static_cast<size_t>(n));
  }
  std::string out;
  char block[4096];
  for (ssize_t n = ::recv(s, block, sizeof block, 0); n > 0; n = ::recv(s, block, sizeof block, 0))
    out.append(block, static_cast<size_t>(n));
  ::close(s);
  return out;
}

class ServerTest : public ::testing::Test {
 protected:
  ServerTest()
      : router_([](const Request& request, std::string_view scope) -> Result<void> {
          if (request.header("authorization") == "Bearer good") return {};
          return error(ErrorCode::not_permitted, "a token with scope {} is needed", scope);
        }) {
    Route echo;
    echo.method = "POST";
    echo.pattern = "/echo/{name}";
    echo.scope = "write";
    echo.handler = [](const Request& request) -> Result<Response> {
      return text_response(200, request.parameters[0] + "=" + request.body);
    };
    router_.add(echo);
    ServerSettings settings;
    settings.address = "127.0.0.1:0";
    settings.threads = 2;
    settings.body_limit = 1000;
    auto server = Server::start(settings, [this](Request& request) { return router_.answer(request); }, metrics_);
    EXPECT_TRUE(server) << server.error().message;
    if (server) server_ = *std::move(server);
  }
  std::string ask(std::string_view text) { return talk(server_->address(), text); }

  Metrics metrics_;
  Router router_;
  std::unique_ptr<Server> server_;
};

TEST_F(ServerTest, answers_a_route_with_its_parameter_and_body) {
  const std::string answer =
      ask("POST /echo/%E7%A7%98 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer good\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi");
  EXPECT_NE(answer.find("200 OK"), std::string::npos) << answer;
  EXPECT_NE(answer.find("秘=hi"), std::string::npos) << answer;
  EXPECT_NE(answer.find("X-Request-Id: "), std::string::npos);
  EXPECT_EQ(metrics_.value(Metric::http_requests_total), 1);
}

TEST_F(ServerTest, asks_for_a_token_and_tells_other_methods_what_is_allowed) {
  EXPECT_NE(ask("POST /echo/a HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").find("401 "), std::string::npos);
  EXPECT_NE(
      ask("POST /echo/a HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer bad\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").find("401 "),
      std::string::npos);
  const std::string answer = ask("GET /echo/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_NE(answer.find("405 "), std::string::npos);
  EXPECT_NE(answer.find("Allow: POST"), std::string::npos);
  EXPECT_NE(ask("GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").find("application/problem+json"), std::string::npos);
}

TEST_F(ServerTest, refuses_bad_targets_and_large_bodies_and_stays_up) {
  EXPECT_NE(ask("GET /a/../b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").find("422 "), std::string::npos);
  EXPECT_NE(ask("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").find("422 "), std::string::npos);
  EXPECT_NE(ask("POST /echo/a HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n").find("413 "), std::string::npos);
  ask("rubbish\r\n\r\n");
  EXPECT_NE(ask("GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").find("404 "), std::string::npos);
}

TEST(Server, does_not_listen_beyond_loopback_nor_twice) {
  Metrics metrics;
  const auto handler = [](Request&) { return Response(); };
  ServerSettings settings;
  settings.address = "0.0.0.0:0";
  EXPECT_EQ(Server::start(settings, handler, metrics).error().code, ErrorCode::not_permitted);
  settings.address = "nonsense";
  EXPECT_EQ(Server::start(settings, handler, metrics).error().code, ErrorCode::invalid_input);
}

TEST(Metrics, render_as_prometheus_reads_them) {
  Metrics metrics;
  metrics.add(Metric::ingest_accepted_total, 3);
  EXPECT_NE(metrics.render().find("# TYPE sekimori_ingest_accepted_total counter\nsekimori_ingest_accepted_total 3\n"), std::string::npos);
}

}  // namespace
}  // namespace sekimori::web
