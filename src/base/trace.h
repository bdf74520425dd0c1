// Our own diagnostics: one JSON line per event, to stderr or a file, with the request id it belongs to.
// Never content, never a person's name, never a secret's title: ids, counts, durations, places.
//
//   trace.write(TraceLevel::info, "ingest.accepted", {{"source", id}, {"events", 512}});
//   {"time":"...","level":"info","event":"ingest.accepted","request":"...","source":"...","events":512}
#pragma once

#include <functional>
#include <mutex>
#include <string>

#include "base/clock.h"
#include "base/json.h"

namespace sekimori {

enum class TraceLevel { debug, info, warning, error };

class Trace {
 public:
  using Sink = std::function<void(std::string_view line)>;  // called under a lock, one whole line at a time
  Trace(Clock& clock, Sink sink, TraceLevel least = TraceLevel::info) : clock_(clock), sink_(std::move(sink)), least_(least) {}

  void write(TraceLevel level, std::string_view event, const Json::Object& fields = {});  // any thread

  // The request this thread works for until the object dies; nested ones restore the outer.
  class Request {
   public:
    explicit Request(std::string id);
    ~Request();
    Request(const Request&) = delete;
    Request& operator=(const Request&) = delete;

   private:
    std::string outer_;
  };
  static const std::string& request_id();  // empty outside a request

 private:
  Clock& clock_;
  Sink sink_;
  TraceLevel least_;
  std::mutex mutex_;
};

}  // namespace sekimori
