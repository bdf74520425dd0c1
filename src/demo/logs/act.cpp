#include "demo/logs/act.h"

#include <algorithm>

namespace sekimori::demo {

std::uint32_t Chronicle::text(std::string_view words) {
  const auto [place, fresh] = numbers_.try_emplace(std::string(words), static_cast<std::uint32_t>(texts_.size()));
  if (fresh) texts_.emplace_back(words);
  return place->second;
}

void Chronicle::sort() {
  for (std::vector<Act>& acts : acts_) std::ranges::stable_sort(acts, {}, &Act::time);
}

LogKind Chronicle::log_of(ActKind kind) {
  switch (kind) {
    case ActKind::web_request: return LogKind::proxy;
    case ActKind::mail_passed: return LogKind::mail;
    case ActKind::client_operation: return LogKind::client;
    case ActKind::page_printed: return LogKind::print;
    case ActKind::rows_read: return LogKind::database;
    default: return LogKind::windows;
  }
}

}  // namespace sekimori::demo
