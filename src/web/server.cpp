#include "web/server.h"

#include <atomic>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <thread>

#include "base/clock.h"
#include "base/ids.h"
#include "base/text.h"
#include "base/trace.h"

namespace sekimori::web {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;

struct Shared {
  ServerSettings settings;
  Server::Handler handler;
  Metrics& metrics;
  std::atomic<int> connections{0};
  std::atomic<int> answering{0};  // requests read and not yet answered
  std::atomic<bool> stopping{false};
};

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, std::shared_ptr<Shared> shared) : stream_(std::move(socket)), shared_(std::move(shared)) {
    shared_->metrics.set(Metric::http_connections, ++shared_->connections);
    beast::error_code ignored;
    const auto peer = stream_.socket().remote_endpoint(ignored);
    peer_ = peer.address().to_string();
  }
  ~Session() { shared_->metrics.set(Metric::http_connections, --shared_->connections); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void run() {
    asio::dispatch(stream_.get_executor(), [self = shared_from_this()] { self->read(); });
  }

 private:
  void read() {
    parser_.emplace();
    parser_->header_limit(16'384);
    parser_->body_limit(shared_->settings.body_limit);
    stream_.expires_after(std::chrono::seconds(shared_->settings.idle_seconds));
    http::async_read(stream_, buffer_, *parser_, [self = shared_from_this()](beast::error_code code, size_t) { self->on_read(code); });
  }

  void on_read(beast::error_code code) {
    if (code == http::error::body_limit) {
      Request request;
      request.id = Uuid::make(system_clock(), system_random()).to_string();
      Response response = problem_response(
          Error{ErrorCode::invalid_input, fmt::format("the body is larger than {} bytes; send it in parts", shared_->settings.body_limit)},
          request);
      response.status = 413;
      ++shared_->answering;
      return write(response, KeepAlive::no);
    }
    if (code) return close();
    ++shared_->answering;
    http::request<http::string_body> raw = parser_->release();
    Request request;
    request.method = std::string(raw.method_string());
    request.peer = peer_;
    request.id = Uuid::make(system_clock(), system_random()).to_string();
    for (const auto& field : raw) request.headers.emplace_back(ascii_lower(field.name_string()), std::string(field.value()));
    const Trace::Request traced(request.id);
    Response response;
    if (auto parsed = parse_target(raw.target(), request); !parsed) {
      response = problem_response(parsed.error(), request);
    } else {
      request.body = std::move(raw.body());
      response = shared_->handler(request);
    }
    response.headers.emplace_back("X-Request-Id", request.id);
    if (request.method == "HEAD") response.body.clear();
    shared_->metrics.add(Metric::http_requests_total);
    if (response.status >= 400) shared_->metrics.add(Metric::http_errors_total);
    write(response, raw.keep_alive() && !shared_->stopping ? KeepAlive::yes : KeepAlive::no);
  }

  enum class KeepAlive { no, yes };

  void write(Response& response, KeepAlive keep) {
    response_ = {};
    response_.version(11);
    response_.result(static_cast<unsigned>(response.status));
    for (const auto& [name, value] : response.headers) response_.insert(name, value);
    response_.set("X-Content-Type-Options", "nosniff");
    response_.set(http::field::cache_control, "no-store");
    response_.keep_alive(keep == KeepAlive::yes);
    response_.body() = std::move(response.body);
    response_.prepare_payload();
    stream_.expires_after(std::chrono::seconds(shared_->settings.idle_seconds));
    http::async_write(stream_, response_, [self = shared_from_this(), keep](beast::error_code code, size_t) {
      --self->shared_->answering;
      if (code || keep == KeepAlive::no) return self->close();
      self->read();
    });
  }

  void close() {
    beast::error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
  }

  beast::tcp_stream stream_;
  beast::flat_buffer buffer_{65'536 + 16'384};
  std::optional<http::request_parser<http::string_body>> parser_;
  http::response<http::string_body> response_;
  std::shared_ptr<Shared> shared_;
  std::string peer_;
};

class BeastServer final : public Server {
 public:
  BeastServer(std::shared_ptr<Shared> shared, const tcp::endpoint& endpoint)
      : shared_(std::move(shared)), context_(shared_->settings.threads), acceptor_(asio::make_strand(context_)) {
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(asio::socket_base::reuse_address(true));
    acceptor_.bind(endpoint);
    acceptor_.listen();
    const tcp::endpoint bound = acceptor_.local_endpoint();
    address_ = bound.address().is_v6() ? fmt::format("[{}]:{}", bound.address().to_string(), bound.port())
                                       : fmt::format("{}:{}", bound.address().to_string(), bound.port());
    accept();
    for (int i = 0; i < shared_->settings.threads; ++i) threads_.emplace_back([this] { context_.run(); });
  }
  ~BeastServer() override { end(); }

  std::string address() const override { return address_; }
  void stop() override { end(); }

 private:
  void end() {
    if (shared_->stopping.exchange(true)) return;
    asio::post(acceptor_.get_executor(), [this] {
      beast::error_code ignored;
      acceptor_.close(ignored);
    });
    // Requests that have been read are answered first, at most for five seconds; connections without one are cut.
    for (int i = 0; i < 100 && (i == 0 || shared_->answering > 0); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    context_.stop();
    for (auto& thread : threads_) thread.join();
  }

  void accept() {
    acceptor_.async_accept(asio::make_strand(context_), [this](beast::error_code code, tcp::socket socket) {
      if (code == asio::error::operation_aborted || shared_->stopping) return;
      if (!code && shared_->connections < shared_->settings.connection_limit) std::make_shared<Session>(std::move(socket), shared_)->run();
      else if (code) std::this_thread::sleep_for(std::chrono::milliseconds(10));  // out of descriptors: let some close
      accept();
    });
  }

  std::shared_ptr<Shared> shared_;
  asio::io_context context_;
  tcp::acceptor acceptor_;
  std::string address_;
  std::vector<std::thread> threads_;
};

Result<tcp::endpoint> parse_address(const std::string& text) {
  const size_t colon = text.rfind(':');
  std::string host = colon == std::string::npos ? "" : text.substr(0, colon);
  if (host.size() >= 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  if (host.empty()) host = "127.0.0.1";
  if (host == "localhost") host = "127.0.0.1";
  const std::string port_text = colon == std::string::npos ? "" : text.substr(colon + 1);
  int port = -1;
  if (!port_text.empty() && port_text.size() <= 5 && port_text.find_first_not_of("0123456789") == std::string::npos)
    port = std::stoi(port_text);
  beast::error_code code;
  const auto address = asio::ip::make_address(host, code);
  if (code || port < 0 || port > 65'535)
    return error(ErrorCode::invalid_input, "'{}' is not an address to listen on; write 127.0.0.1:8740 or [::1]:8740", text);
  if (!address.is_loopback())
    return error(ErrorCode::not_permitted, "{} is beyond this machine; listening there needs TLS, so put a TLS proxy in front of 127.0.0.1",
                 text);
  return tcp::endpoint(address, static_cast<unsigned short>(port));
}

}  // namespace

Result<std::unique_ptr<Server>> Server::start(const ServerSettings& settings, Handler handler, Metrics& metrics) {
  const tcp::endpoint endpoint = TRY(parse_address(settings.address));
  auto shared = std::make_shared<Shared>(settings, std::move(handler), metrics);
  try {
    return std::make_unique<BeastServer>(std::move(shared), endpoint);
  } catch (const boost::system::system_error& problem) {
    const bool taken = problem.code() == asio::error::address_in_use;
    return error(taken ? ErrorCode::conflict : ErrorCode::failure, "listening on {}: {}", settings.address, problem.code().message());
  }
}

}  // namespace sekimori::web
