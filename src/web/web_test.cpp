#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include "base/files.h"
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

// A body for a file: who may not send it hears that first; how large it may be is one question, asked of what is announced and of what
// comes.
TEST(Spool, is_refused_in_its_routes_own_words_when_it_is_announced_or_becomes_too_large) {
  const auto folder = TemporaryDirectory::create();
  ASSERT_TRUE(folder);
  Metrics metrics;
  ServerSettings settings;
  settings.address = "127.0.0.1:0";
  settings.spool_limit = 1000;
  settings.spools = [](std::string_view method, std::string_view target) { return method == "POST" && target.starts_with("/file"); };
  settings.open_spool = [&](Request& head) -> std::expected<std::unique_ptr<File>, Response> {
    if (head.header("authorization").empty()) return std::unexpected(text_response(401, "who are you?"));
    auto file = system_files().open(folder->path() / head.id, OpenMode::create_new, 0600);
    if (!file) return std::unexpected(text_response(500, file.error().message));
    return *std::move(file);
  };
  settings.spool_too_large = [](const Request& head, std::uint64_t limit) {
    return text_response(413, fmt::format("{}: at most {}, please", head.path, limit));
  };
  const auto server = Server::start(
      settings, [](Request& request) { return text_response(200, fmt::format("{} bytes", *request.spooled->size())); }, metrics);
  ASSERT_TRUE(server) << server.error().message;
  const auto ask = [&](std::string_view rest) {
    return talk((*server)->address(), "POST /file?name=a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + std::string(rest));
  };
  constexpr std::string_view known = "Authorization: Bearer good\r\n";
  EXPECT_NE(ask(std::string(known) + "Content-Length: 5\r\n\r\nhello").find("5 bytes"), std::string::npos);
  EXPECT_NE(ask("Content-Length: 1001\r\n\r\n").find("who are you?"), std::string::npos);
  EXPECT_NE(ask(std::string(known) + "Content-Length: 1001\r\n\r\n").find("/file: at most 1000, please"), std::string::npos);
  const std::string chunked = std::string(known) + "Transfer-Encoding: chunked\r\n\r\n5dc\r\n" + std::string(1500, 'x') + "\r\n0\r\n\r\n";
  EXPECT_NE(ask(chunked).find("/file: at most 1000, please"), std::string::npos);
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
