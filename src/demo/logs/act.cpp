#include "demo/logs/act.h"

#include <algorithm>

namespace sekimori::demo {

std::uint32_t Chronicle::text(std::string_view words) {
  const auto [place, fresh] = numbers_.try_emplace(std::string(words), static_cast<std::uint32_t>(texts_.size()));
  if (fresh) texts_.emplace_back(words);
  return place->second;
}

void Chronicle::sort() {
  for (std::vector<Act>& acts : acts_) sort_by_time(acts);
}

void sort_by_time(std::vector<Act>& acts) {
  std::vector<std::pair<std::int64_t, std::uint32_t>> order;
  order.reserve(acts.size());
  for (std::uint32_t i = 0; i < acts.size(); ++i) order.emplace_back(acts[i].time, i);
  std::ranges::sort(order);
  std::vector<Act> sorted;
  sorted.reserve(acts.size());
  for (const auto& [time, place] : order) sorted.push_back(acts[place]);
  acts = std::move(sorted);
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
