#include "base/trace.h"

#include <array>

namespace sekimori {
namespace {
thread_local std::string current_request;
}

void Trace::write(TraceLevel level, std::string_view event, const Json::Object& fields) {
  if (level < least_) return;
  static constexpr std::array<std::string_view, 4> names = {"debug", "info", "warning", "error"};
  Json line = Json::object({{"time", clock_.now().to_rfc3339()}, {"level", names[static_cast<size_t>(level)]}, {"event", event}});
  if (!current_request.empty()) line.set("request", current_request);
  for (const auto& [name, value] : fields) line.set(name, value);
  std::string text = line.dump();
  text += '\n';
  const std::lock_guard lock(mutex_);
  sink_(text);
}

Trace::Request::Request(std::string id) : outer_(std::exchange(current_request, std::move(id))) {}
Trace::Request::~Request() { current_request = std::move(outer_); }
const std::string& Trace::request_id() { return current_request; }

}  // namespace sekimori
