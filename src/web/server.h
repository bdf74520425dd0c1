// The HTTP/1.1 server: Boost.Beast and Asio behind one door. A few threads read and write, a pool of others runs the handlers; a
// connection that waits holds none of them. On loopback plain or with TLS; beyond loopback with TLS alone.
//
//   auto server = TRY(Server::start({.address = "127.0.0.1:8740"}, handler, metrics));
//   print(server->origin());          // "http://127.0.0.1:41233": the port chosen when ":0" was asked for
//   server->stop();                   // no new requests; those under way end first, at most 5 s
//
// What is too much is refused while it is still small: 408 a request that does not arrive in time, 413 a body, 414 an address, 431
// headers, 503 with Retry-After when too many are being answered already.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/files.h"
#include "base/metrics.h"
#include "web/http.h"

namespace sekimori::web {

struct ServerSettings {
  std::string address = "127.0.0.1:8740";  // "host:port" or "[::1]:port"; port 0: any free one
  Path tls_certificate = {};               // PEM, with the chain; empty: no TLS
  Path tls_key = {};                       // PEM
  Path tls_client_authorities = {};        // PEM; whose certificates of clients are believed. Empty: none is asked for
  int threads = 8;                         // handlers may wait for a disk, so more than cores
  int network_threads = 2;                 // read and write, never wait
  std::uint64_t body_limit = (std::uint64_t(16) << 20) + 65'536;  // bytes; more: 413
  std::uint64_t body_budget = std::uint64_t(256) << 20;           // bytes of bodies under way at one time; more: 503
  std::size_t header_limit = 16'384;                              // bytes of the request's head; more: 431
  std::size_t field_limit = 100;                                  // header fields; more: 431
  std::size_t target_limit = 8'192;                               // bytes of the address; more: 414
  int connection_limit = 1024;                                    // more: 503 and closed
  int answering_limit = 256;                                      // requests waiting for a handler or in one; more: 503
  int idle_seconds = 30;                                          // for a head to arrive, for a body beside 64 KiB/s, between two
  // The largest body of a request, where it is less than body_limit; asked before the body is read.
  std::function<std::uint64_t(std::string_view method, std::string_view target)> body_limit_of = {};

  // Bodies that are too large for memory and go to a file: which requests, and to which file. The second is asked with the head alone,
  // before anything of the body is taken: the file to write to, or the answer that refuses it. The handler finds the file in
  // Request::spooled.
  std::function<bool(std::string_view method, std::string_view target)> spools = {};
  std::function<std::expected<std::unique_ptr<File>, Response>(Request& head)> open_spool = {};
  std::uint64_t spool_limit = std::uint64_t(2) << 30;  // bytes of one, as its head announces it or as it comes; more: 413
  // How that is said to whoever might have sent it; the server's own words unless given. Must not wait.
  std::function<Response(const Request& head, std::uint64_t limit)> spool_too_large = {};
  int spools_at_once = 2;  // more: 503
};

class Server {
 public:
  using Handler = std::function<Response(Request&)>;  // called on many threads at once; must not throw

  // Listens and answers until stop(). invalid_input for an address that is not one, not_permitted for an address beyond
  // loopback without TLS, conflict when it is taken; not_found, invalid_input for certificate and key.
  static Result<std::unique_ptr<Server>> start(const ServerSettings& settings, Handler handler, Metrics& metrics);
  virtual ~Server() = default;
  virtual std::string address() const = 0;  // "127.0.0.1:41233"
  virtual std::string origin() const = 0;   // with "http://" or "https://"
  virtual void stop() = 0;                  // idempotent; returns when all threads have ended
};

}  // namespace sekimori::web
