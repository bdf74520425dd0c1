// The HTTP/1.1 server: Boost.Beast behind one door. Loopback only, without TLS; a proxy or a later version adds it.
//
//   auto server = TRY(Server::start({.address = "127.0.0.1:8740"}, handler));
//   print(server->address());         // the port chosen when ":0" was asked for
//   server->stop();                   // no new requests; those under way end first, at most 5 s
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/metrics.h"
#include "web/http.h"

namespace sekimori::web {

struct ServerSettings {
  std::string address = "127.0.0.1:8740";                         // "host:port" or "[::1]:port"; port 0: any free one
  int threads = 8;                                                // handlers may wait for a disk, so more than cores
  std::uint64_t body_limit = (std::uint64_t(16) << 20) + 65'536;  // bytes; more: 413
  int connection_limit = 1024;                                    // more: closed at once, counted
  int idle_seconds = 30;                                          // for a whole request to arrive, and between two
};

class Server {
 public:
  using Handler = std::function<Response(Request&)>;  // called on many threads at once; must not throw

  // Listens and answers until stop(). invalid_input for an address that is not one, not_permitted for an address beyond
  // loopback, conflict when it is taken.
  static Result<std::unique_ptr<Server>> start(const ServerSettings& settings, Handler handler, Metrics& metrics);
  virtual ~Server() = default;
  virtual std::string address() const = 0;  // "127.0.0.1:41233"
  virtual void stop() = 0;                  // idempotent; returns when all threads have ended
};

}  // namespace sekimori::web
