#include "engine/detect/behaviour/novelty.h"

namespace sekimori::detect {
namespace {
std::string key_of(std::string_view subject, std::string_view thing) {
  std::string key(subject);
  key += '\0';
  key += thing;
  return key;
}
}  // namespace

void Novelty::note(std::string_view subject, std::string_view thing, Day day) {
  const auto [at, fresh] = first_.emplace(key_of(subject, thing), day.number);
  if (fresh) ++subjects_[std::string(thing)];
  else if (day.number < at->second) at->second = day.number;
}

std::optional<Day> Novelty::first_day(std::string_view subject, std::string_view thing) const {
  const auto found = first_.find(key_of(subject, thing));
  if (found == first_.end()) return {};
  return Day{found->second};
}

std::size_t Novelty::subjects_of(std::string_view thing) const {
  const auto found = subjects_.find(std::string(thing));
  return found == subjects_.end() ? 0 : found->second;
}

}  // namespace sekimori::detect
