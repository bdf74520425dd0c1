#include "web/server.h"

#include <atomic>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <thread>

#include "base/clock.h"
#include "base/files.h"
#include "base/ids.h"
#include "base/text.h"
#include "base/trace.h"
#include "web/compressed.h"
#include "web/feed.h"

namespace sekimori::web {
namespace {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;
using tcp = asio::ip::tcp;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using Code = boost::system::error_code;
using TlsStream = asio::ssl::stream<tcp::socket>;
using Steady = asio::steady_timer::clock_type;

// What all connections of a server have in common.
struct Shared {
  Shared(const ServerSettings& how, Server::Handler answer, Metrics& counts)
      : settings(how), handler(std::move(answer)), metrics(counts), pool(static_cast<std::size_t>(how.threads)) {}

  ServerSettings settings;
  Server::Handler handler;
  Metrics& metrics;
  asio::thread_pool pool;  // handlers run here
  std::atomic<int> connections{0};
  std::atomic<int> answering{0};            // requests read and not yet answered
  std::atomic<int> spooling{0};             // bodies on their way to files
  std::atomic<std::uint64_t> body_room{0};  // bytes of bodies announced and not yet handled
  std::atomic<bool> stopping{false};
};

constexpr std::int64_t least_rate = 65'536;  // bytes a second that a body must make
constexpr int heartbeat_seconds = 15;
constexpr int write_seconds = 30;
constexpr int linger_seconds = 2;
constexpr size_t spool_piece = size_t(1) << 20;  // written to a file at once

enum class KeepAlive { no, yes };

// The common name in the certificate that the other end has shown and proved; empty when it has shown none. Only what was verified gets
// through the handshake.
std::string certified_name(SSL* connection) {
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(connection), X509_free);
  if (!certificate || SSL_get_verify_result(connection) != X509_V_OK) return {};
  X509_NAME* const subject = X509_get_subject_name(certificate.get());
  const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
  // Of two names nobody knows which one is meant.
  if (at < 0 || X509_NAME_get_index_by_NID(subject, NID_commonName, at) >= 0) return {};
  unsigned char* text = nullptr;
  const int length = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
  if (length < 0) return {};
  std::string name(reinterpret_cast<const char*>(text), static_cast<std::size_t>(length));
  OPENSSL_free(text);
  return name.contains('\0') ? std::string() : name;
}

tcp::socket& socket_of(tcp::socket& stream) { return stream; }
tcp::socket& socket_of(TlsStream& stream) { return stream.next_layer(); }

// All members run on the connection's strand, except where they say so. A pending operation keeps the connection alive.
template <class Stream>
class Connection : public std::enable_shared_from_this<Connection<Stream>> {
 public:
  Connection(Stream stream, std::shared_ptr<Shared> shared)
      : stream_(std::move(stream)), timer_(stream_.get_executor()), shared_(std::move(shared)) {
    shared_->metrics.set(Metric::http_connections, ++shared_->connections);
    Code ignored;
    peer_ = socket_of(stream_).remote_endpoint(ignored).address().to_string();
  }
  ~Connection() {
    release_body();
    release_spool();
    shared_->metrics.set(Metric::http_connections, --shared_->connections);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void run() {
    asio::dispatch(stream_.get_executor(), [self = this->shared_from_this()] { self->begin(); });
  }

 private:
  void begin() {
    if constexpr (std::is_same_v<Stream, TlsStream>) {
      give_time(shared_->settings.idle_seconds);
      stream_.async_handshake(asio::ssl::stream_base::server, [self = this->shared_from_this()](Code code) {
        if (code) return;
        self->certified_ = certified_name(self->stream_.native_handle());
        self->read_head();
      });
    } else {
      read_head();
    }
  }

  // After so many seconds what is under way is called off, and its handler finds timed_out_. The timer is wound up only when it would ring
  // too late: one that rings early looks at the deadline and sleeps on. So a connection that answers many requests hardly touches it.
  void give_time(std::int64_t seconds) {
    timed_out_ = false;
    deadline_ = Steady::now() + std::chrono::seconds(seconds);
    if (!wound_up_ || timer_.expiry() > deadline_) wind_up();
  }

  // What is done next takes what time it needs.
  void take_time() { deadline_ = Steady::time_point::max(); }

  void wind_up() {
    wound_up_ = true;
    timer_.expires_at(deadline_);
    timer_.async_wait([weak = this->weak_from_this()](Code code) {
      const auto self = weak.lock();
      if (code || !self) return;
      self->wound_up_ = false;
      if (self->deadline_ == Steady::time_point::max()) return;
      if (self->deadline_ > Steady::now()) return self->wind_up();
      self->timed_out_ = true;
      Code ignored;
      socket_of(self->stream_).cancel(ignored);
    });
  }

  // For good, or for another use of the timer.
  void stop_time() {
    take_time();
    wound_up_ = false;
    timer_.cancel();
  }

  void read_head() {
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(shared_->settings.header_limit));
    // What goes to a file may be larger; on_head tells them apart.
    parser_->body_limit(std::max(shared_->settings.body_limit, shared_->settings.spools ? UINT64_MAX : 0));
    give_time(shared_->settings.idle_seconds);
    http::async_read_header(stream_, buffer_, *parser_, [self = this->shared_from_this()](Code code, size_t) { self->on_head(code); });
  }

  void on_head(Code code) {
    if (timed_out_ && (buffer_.size() > 0 || parser_->got_some())) return refuse(408, "timeout", "the request did not arrive in time");
    if (code == http::error::header_limit || code == http::error::buffer_overflow)
      return refuse(431, "headers_too_large", fmt::format("the headers are larger than {} bytes", shared_->settings.header_limit));
    if (code == http::error::body_limit) return refuse_body(shared_->settings.body_limit);
    if (code == http::error::end_of_stream || code == http::error::partial_message) return end();
    if (code.category() == http::make_error_code(http::error::bad_target).category() && code)
      return refuse(400, "usage", "the request is not HTTP/1.1: " + code.message());
    if (code) return;
    const auto& head = parser_->get();
    const ServerSettings& settings = shared_->settings;
    if (head.target().size() > settings.target_limit)
      return refuse(414, "address_too_long", fmt::format("the address is longer than {} bytes", settings.target_limit));
    if (static_cast<std::size_t>(std::distance(head.begin(), head.end())) > settings.field_limit)
      return refuse(431, "headers_too_large", fmt::format("there are more than {} header fields", settings.field_limit));
    if (head.version() == 11 && head[http::field::host].empty()) return refuse(400, "usage", "the header Host is missing");
    if (settings.spools && settings.spools(head.method_string(), head.target())) return begin_spool();
    std::uint64_t limit = settings.body_limit;
    if (settings.body_limit_of) limit = std::min(limit, settings.body_limit_of(head.method_string(), head.target()));
    parser_->body_limit(limit);
    const auto announced = parser_->content_length();
    if (announced && *announced > limit) return refuse_body(limit);
    const std::uint64_t wanted = announced ? *announced : parser_->chunked() ? limit : 0;
    if (shared_->body_room.fetch_add(wanted) + wanted > settings.body_budget) {
      shared_->body_room -= wanted;
      return refuse(503, "full", "too much is being sent at this moment; try again later");
    }
    body_room_ = wanted;
    if (parser_->is_done()) return dispatch();
    give_time(settings.idle_seconds + static_cast<std::int64_t>(wanted) / least_rate);
    if (!beast::iequals(head[http::field::expect], "100-continue")) return read_body();
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(stream_, asio::buffer(go_on), [self = this->shared_from_this()](Code bad, size_t) {
      if (!bad) self->read_body();
    });
  }

  void read_body() {
    http::async_read(stream_, buffer_, *parser_, [self = this->shared_from_this()](Code code, size_t) {
      if (self->timed_out_) return self->refuse(408, "timeout", "the body did not arrive in time");
      if (code == http::error::body_limit) return self->refuse_body(self->shared_->settings.body_limit);
      if (code.category() == http::make_error_code(http::error::bad_target).category() && code)
        return self->refuse(400, "usage", "the body is not as the headers say: " + code.message());
      if (!code) self->dispatch();
    });
  }

  // A body for a file: its head is judged on the pool, then pieces go there one by one, so no thread of the network waits for the disk.
  void begin_spool() {
    timer_.cancel();
    if (shared_->spooling.fetch_add(1) >= shared_->settings.spools_at_once) {
      --shared_->spooling;
      return refuse(503, "full", "too much is being sent at this moment; try again later");
    }
    spooling_ = true;
    Request request = named();
    const auto& raw = parser_->get();
    request.method = std::string(raw.method_string());
    for (const auto& field : raw) request.headers.emplace_back(ascii_lower(field.name_string()), std::string(field.value()));
    if (auto parsed = parse_target(raw.target(), request); !parsed) return refuse(400, "usage", parsed.error().message);
    std::optional<std::uint64_t> announced;
    if (const auto length = parser_->content_length()) announced = *length;
    asio::post(shared_->pool, [self = this->shared_from_this(), request = std::move(request), announced]() mutable {
      const ServerSettings& settings = self->shared_->settings;
      auto opened = settings.open_spool(request);
      if (opened && announced && *announced > settings.spool_limit) opened = std::unexpected(self->spool_too_large(request));
      asio::post(self->stream_.get_executor(), [self, request = std::move(request), opened = std::move(opened)]() mutable {
        if (!opened) return self->refuse(std::move(opened).error());
        request.spooled = std::move(*opened);
        self->spooled_.emplace(std::move(request));
        self->spool_keeps_alive_ = self->parser_->keep_alive();
        if (self->parser_->is_done()) return self->dispatch_spooled();
        const bool asks = beast::iequals(self->parser_->get()[http::field::expect], "100-continue");
        self->spooler_.emplace(std::move(*self->parser_));
        self->spooler_->body_limit(self->shared_->settings.spool_limit);
        self->spool_buffer_.resize(spool_piece);
        if (!asks) return self->read_spool();
        static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        self->give_time(write_seconds);
        asio::async_write(self->stream_, asio::buffer(go_on), [self](Code bad, size_t) {
          if (!bad) self->read_spool();
        });
      });
    });
  }

  void read_spool() {
    auto& body = spooler_->get().body();
    body.data = spool_buffer_.data();
    body.size = spool_buffer_.size();
    give_time(shared_->settings.idle_seconds);
    http::async_read(stream_, buffer_, *spooler_, [self = this->shared_from_this()](Code code, size_t) {
      if (self->timed_out_) return self->refuse(408, "timeout", "the body did not arrive in time");
      if (code == http::error::body_limit) return self->refuse(self->spool_too_large(*self->spooled_));
      if (code && code != http::error::need_buffer) return;
      self->timer_.cancel();
      const size_t got = self->spool_buffer_.size() - self->spooler_->get().body().size;
      asio::post(self->shared_->pool, [self, got] {
        const auto written = self->spooled_->spooled->append(ByteView(self->spool_buffer_).first(got));
        asio::post(self->stream_.get_executor(), [self, written] {
          if (!written) return self->refuse(507, "full", "the body cannot be kept for now: " + written.error().message);
          if (self->spooler_->is_done()) return self->dispatch_spooled();
          self->read_spool();
        });
      });
    });
  }

  void dispatch_spooled() {
    timer_.cancel();
    ++shared_->answering;
    auto request = std::make_shared<Request>(std::move(*spooled_));
    spooled_.reset();
    spooler_.reset();
    spool_buffer_ = Bytes();
    asio::post(shared_->pool, [self = this->shared_from_this(), request, keep = spool_keeps_alive_] { self->answer(*request, {}, keep); });
  }

  void release_spool() {
    if (spooling_) --shared_->spooling;
    spooling_ = false;
  }

  // Hands the request to the pool, unless too many are there already.
  void dispatch() {
    take_time();
    if (shared_->answering.fetch_add(1) >= shared_->settings.answering_limit) {
      --shared_->answering;
      release_body();
      parser_->release();
      shared_->metrics.add(Metric::http_errors_total);
      Response response =
          problem_response(error(ErrorCode::unreachable, "too many requests are being answered; try again later").error(), named());
      return write(std::move(response), KeepAlive::no);
    }
    auto raw = std::make_shared<http::request<http::string_body>>(parser_->release());
    asio::post(shared_->pool, [self = this->shared_from_this(), raw] { self->answer(*raw); });
  }

  Request named() const {
    Request request;
    request.id = Uuid::make(system_clock(), system_random()).to_string();
    request.peer = peer_;
    request.certified = certified_;
    return request;
  }

  // On a thread of the pool.
  void answer(http::request<http::string_body>& raw) {
    Request request = named();
    request.method = std::string(raw.method_string());
    for (const auto& field : raw) request.headers.emplace_back(ascii_lower(field.name_string()), std::string(field.value()));
    const auto parsed = parse_target(raw.target(), request);
    if (parsed) request.body = std::move(raw.body());
    answer(request, parsed, raw.keep_alive());
  }

  void answer(Request& request, const Result<void>& parsed, bool keep_alive) {
    const Trace::Request traced(request.id);
    Response response = parsed ? shared_->handler(request) : problem_response(parsed.error(), request);
    request.spooled.reset();
    compress(request, response);
    response.headers.emplace_back("X-Request-Id", request.id);
    if (request.method == "HEAD") {
      response.body.clear();
      response.feed.reset();
    }
    shared_->metrics.add(Metric::http_requests_total);
    if (response.status >= 400) shared_->metrics.add(Metric::http_errors_total);
    const KeepAlive keep = keep_alive && !shared_->stopping && !response.feed ? KeepAlive::yes : KeepAlive::no;
    asio::post(stream_.get_executor(), [self = this->shared_from_this(), response = std::move(response), keep]() mutable {
      --self->shared_->answering;
      self->release_body();
      self->release_spool();
      self->write(std::move(response), keep);
    });
  }

  static std::string too_large(std::uint64_t limit) { return fmt::format("the body is larger than {} bytes; send it in parts", limit); }
  void refuse_body(std::uint64_t limit) { refuse(413, "too_large", too_large(limit)); }

  Response spool_too_large(const Request& head) const {
    const ServerSettings& settings = shared_->settings;
    return settings.spool_too_large ? settings.spool_too_large(head, settings.spool_limit)
                                    : refusal(413, "too_large", too_large(settings.spool_limit));
  }

  Response refusal(int status, std::string_view name, const std::string& detail) const {
    const Text title{.ja = "この要求は受け付けられません。", .en = "The request cannot be taken."};
    return plain_problem(named(), status, name, title, detail);
  }
  void refuse(int status, std::string_view name, const std::string& detail) { refuse(refusal(status, name, detail)); }

  // What cannot be read on: an answer, and the end of the connection.
  void refuse(Response response) {
    shared_->metrics.add(Metric::http_requests_total);
    if (response.status >= 400) shared_->metrics.add(Metric::http_errors_total);
    release_body();
    release_spool();
    spooled_.reset();
    write(std::move(response), KeepAlive::no);
  }

  void write(Response response, KeepAlive keep) {
    feed_ = std::move(response.feed);
    response_ = {};
    response_.version(11);
    response_.result(static_cast<unsigned>(response.status));
    for (const auto& [name, value] : response.headers) response_.insert(name, value);
    response_.set("X-Content-Type-Options", "nosniff");
    if (response_[http::field::cache_control].empty()) response_.set(http::field::cache_control, "no-store");
    response_.keep_alive(keep == KeepAlive::yes);
    response_.body() = std::move(response.body);
    if (!feed_) response_.prepare_payload();
    give_time(write_seconds + static_cast<std::int64_t>(response_.body().size()) / least_rate);
    http::async_write(stream_, response_, [self = this->shared_from_this(), keep](Code code, size_t) {
      self->response_.body() = {};
      if (code && code != http::error::end_of_stream) return;
      if (self->feed_) return self->begin_feed();
      if (keep == KeepAlive::no) return self->end();
      self->read_head();
    });
  }

  // An answer that goes on. A client that goes away is noticed by the reading, one that does not read by the writing's time.
  void begin_feed() {
    stop_time();
    buffer_.consume(buffer_.size());
    parser_.reset();
    feed_->set_wake([weak = this->weak_from_this()] {
      if (const auto self = weak.lock())
        asio::post(self->stream_.get_executor(), [self] {
          self->woken_ = true;
          self->pump();
        });
    });
    watch_client();
    pump();
  }

  void watch_client() {
    stream_.async_read_some(asio::buffer(scrap_), [self = this->shared_from_this()](Code code, size_t) {
      if (!code) return self->watch_client();
      self->drop_feed();
    });
  }

  void drop_feed() {
    if (feed_) feed_->set_wake({});
    feed_.reset();
    stop_time();
    Code ignored;
    socket_of(stream_).close(ignored);
  }

  void pump() {
    if (!feed_ || pumping_) return;
    pumping_ = true;
    woken_ = false;
    asio::post(shared_->pool, [self = this->shared_from_this(), feed = feed_] {
      auto text = feed->take();
      asio::post(self->stream_.get_executor(), [self, text = std::move(text)]() mutable { self->write_feed(std::move(text)); });
    });
  }

  void write_feed(std::optional<std::string> text) {
    if (!feed_) return;
    if (!text || shared_->stopping) return drop_feed();
    feed_text_ = *std::move(text);
    if (feed_text_.empty()) {
      pumping_ = false;
      if (woken_) return pump();
      return wait_for_feed();
    }
    give_time(write_seconds);
    asio::async_write(stream_, asio::buffer(feed_text_), [self = this->shared_from_this()](Code code, size_t) {
      self->pumping_ = false;
      if (code) return self->drop_feed();
      self->pump();
    });
  }

  void wait_for_feed() {
    stop_time();
    timer_.expires_after(std::chrono::seconds(heartbeat_seconds));
    timer_.async_wait([weak = this->weak_from_this()](Code code) {
      if (const auto self = weak.lock(); self && !code) self->pump();
    });
  }

  // Closes so that the last answer arrives although the client may still be sending.
  void end() {
    stop_time();
    if constexpr (std::is_same_v<Stream, TlsStream>) {
      give_time(linger_seconds);
      stream_.async_shutdown([self = this->shared_from_this()](Code) {});
    } else {
      Code ignored;
      stream_.shutdown(tcp::socket::shutdown_send, ignored);
      give_time(linger_seconds);
      linger();
    }
  }

  void linger() {
    stream_.async_read_some(asio::buffer(scrap_), [self = this->shared_from_this()](Code code, size_t) {
      if (!code && !self->timed_out_) self->linger();
    });
  }

  void release_body() {
    shared_->body_room -= body_room_;
    body_room_ = 0;
  }

  Stream stream_;
  asio::steady_timer timer_;
  beast::flat_buffer buffer_{65'536 + 16'384};
  std::optional<http::request_parser<http::string_body>> parser_;
  http::response<http::string_body> response_;
  std::shared_ptr<Shared> shared_;
  std::string peer_;
  std::string certified_;
  std::uint64_t body_room_ = 0;
  Steady::time_point deadline_ = Steady::time_point::max();
  bool wound_up_ = false;  // the timer will look at the deadline
  bool timed_out_ = false;
  bool spooling_ = false;           // counted in shared_->spooling
  bool spool_keeps_alive_ = false;  // the client wants to go on afterwards
  std::optional<Request> spooled_;  // whose body is on its way to a file
  std::optional<http::request_parser<http::buffer_body>> spooler_;
  Bytes spool_buffer_;
  std::shared_ptr<Feed> feed_;
  std::string feed_text_;
  bool pumping_ = false;  // a take() or its writing is under way
  bool woken_ = false;    // and there was news meanwhile
  std::array<char, 512> scrap_{};
};

class BeastServer final : public Server {
 public:
  BeastServer(std::shared_ptr<Shared> shared, const tcp::endpoint& endpoint, std::unique_ptr<ssl::context> tls)
      : shared_(std::move(shared)),
        tls_(std::move(tls)),
        context_(shared_->settings.network_threads),
        acceptor_(asio::make_strand(context_)) {
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(asio::socket_base::reuse_address(true));
    acceptor_.bind(endpoint);
    acceptor_.listen();
    const tcp::endpoint bound = acceptor_.local_endpoint();
    address_ = bound.address().is_v6() ? fmt::format("[{}]:{}", bound.address().to_string(), bound.port())
                                       : fmt::format("{}:{}", bound.address().to_string(), bound.port());
    accept();
    for (int i = 0; i < shared_->settings.network_threads; ++i) threads_.emplace_back([this] { context_.run(); });
  }
  ~BeastServer() override { end(); }

  std::string address() const override { return address_; }
  std::string origin() const override { return (tls_ ? "https://" : "http://") + address_; }
  void stop() override { end(); }

 private:
  void end() {
    if (shared_->stopping.exchange(true)) return;
    asio::post(acceptor_.get_executor(), [this] {
      boost::system::error_code ignored;
      acceptor_.close(ignored);
    });
    // Requests that have been read are answered first, at most for five seconds; connections without one are cut.
    for (int i = 0; i < 100 && (i == 0 || shared_->answering > 0); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    shared_->pool.join();
    context_.stop();
    for (auto& thread : threads_) thread.join();
  }

  void accept() {
    acceptor_.async_accept(asio::make_strand(context_), [this](boost::system::error_code code, tcp::socket socket) {
      if (code == asio::error::operation_aborted || shared_->stopping) return;
      if (!code) take(std::move(socket));
      else std::this_thread::sleep_for(std::chrono::milliseconds(10));  // out of descriptors: let some close
      accept();
    });
  }

  void take(tcp::socket socket) {
    boost::system::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    if (shared_->connections >= shared_->settings.connection_limit) {
      // Whether it arrives or not: nobody waits for somebody who is one too many.
      constexpr std::string_view full =
          "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      socket.non_blocking(true, ignored);
      if (!tls_) socket.write_some(asio::buffer(full), ignored);
      return;
    }
    if (tls_) std::make_shared<Connection<TlsStream>>(TlsStream(std::move(socket), *tls_), shared_)->run();
    else std::make_shared<Connection<tcp::socket>>(std::move(socket), shared_)->run();
  }

  std::shared_ptr<Shared> shared_;
  std::unique_ptr<ssl::context> tls_;
  asio::io_context context_;
  tcp::acceptor acceptor_;
  std::string address_;
  std::vector<std::thread> threads_;
};

Result<tcp::endpoint> parse_address(const std::string& text, bool tls) {
  const size_t colon = text.rfind(':');
  std::string host = colon == std::string::npos ? "" : text.substr(0, colon);
  if (host.size() >= 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  if (host.empty()) host = "127.0.0.1";
  if (host == "localhost") host = "127.0.0.1";
  const std::string port_text = colon == std::string::npos ? "" : text.substr(colon + 1);
  int port = -1;
  if (!port_text.empty() && port_text.size() <= 5 && port_text.find_first_not_of("0123456789") == std::string::npos)
    port = std::stoi(port_text);
  boost::system::error_code code;
  const auto address = asio::ip::make_address(host, code);
  if (code || port < 0 || port > 65'535)
    return error(ErrorCode::invalid_input, "'{}' is not an address to listen on; write 127.0.0.1:8740 or [::1]:8740", text);
  if (!address.is_loopback() && !tls)
    return error(
        ErrorCode::not_permitted,
        "{} is beyond this machine; listening there needs TLS: give --tls-cert and --tls-key, or put a TLS proxy in front of 127.0.0.1",
        text);
  return tcp::endpoint(address, static_cast<unsigned short>(port));
}

Result<std::unique_ptr<ssl::context>> open_tls(const ServerSettings& settings) {
  if (settings.tls_certificate.empty() && settings.tls_key.empty()) {
    if (settings.tls_client_authorities.empty()) return std::unique_ptr<ssl::context>();
    return error(ErrorCode::usage, "certificates of clients need TLS: give --tls-cert and --tls-key beside --tls-client-ca");
  }
  if (settings.tls_certificate.empty() || settings.tls_key.empty())
    return error(ErrorCode::usage, "TLS needs a certificate and its key: give both --tls-cert and --tls-key");
  auto context = std::make_unique<ssl::context>(ssl::context::tls_server);
  boost::system::error_code code;
  context->set_options(ssl::context::default_workarounds | ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1 | SSL_OP_NO_RENEGOTIATION |
                       SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_mode(context->native_handle(), SSL_MODE_RELEASE_BUFFERS);  // waiting connections stay small
  context->use_certificate_chain_file(settings.tls_certificate.string(), code);
  if (code)
    return error(ErrorCode::invalid_input, "{}: not a certificate in PEM form ({})", settings.tls_certificate.string(), code.message());
  context->use_private_key_file(settings.tls_key.string(), ssl::context::pem, code);
  if (code)
    return error(ErrorCode::invalid_input, "{}: not the key of {} ({})", settings.tls_key.string(), settings.tls_certificate.string(),
                 code.message());
  if (settings.tls_client_authorities.empty()) return context;
  const std::string authorities = settings.tls_client_authorities.string();
  context->load_verify_file(authorities, code);
  if (code) return error(ErrorCode::invalid_input, "{}: not a certificate in PEM form ({})", authorities, code.message());
  // Who shows one must prove it; who shows none says who he is in another way.
  context->set_verify_mode(ssl::verify_peer, code);
  constexpr std::string_view session_name = "sekimori";  // so that sessions with certificates can be resumed
  SSL_CTX_set_session_id_context(context->native_handle(), reinterpret_cast<const unsigned char*>(session_name.data()),
                                 session_name.size());
  SSL_CTX_set_client_CA_list(context->native_handle(), SSL_load_client_CA_file(authorities.c_str()));
  return context;
}

}  // namespace

Result<std::unique_ptr<Server>> Server::start(const ServerSettings& settings, Handler handler, Metrics& metrics) {
  auto tls = TRY(open_tls(settings));
  const tcp::endpoint endpoint = TRY(parse_address(settings.address, tls != nullptr));
  auto shared = std::make_shared<Shared>(settings, std::move(handler), metrics);
  try {
    return std::make_unique<BeastServer>(std::move(shared), endpoint, std::move(tls));
  } catch (const boost::system::system_error& problem) {
    const bool taken = problem.code() == asio::error::address_in_use;
    return error(taken ? ErrorCode::conflict : ErrorCode::failure, "listening on {}: {}", settings.address, problem.code().message());
  }
}

}  // namespace sekimori::web
