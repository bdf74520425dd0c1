#include "feature/share/warning_watch.h"

#include <algorithm>

namespace sekimori::share {
namespace {

model::RuleLevel level_of(std::string_view kind) {
  if (kind == "file_name") return model::RuleLevel::low;
  if (kind == "mail_address") return model::RuleLevel::medium;
  return model::RuleLevel::high;
}

}  // namespace

Result<void> WarningWatch::refresh() {
  std::vector<WatchRule> now = TRY(warnings_.rules(record::Actor::system("hub")));
  std::erase_if(now, [](const WatchRule& rule) { return rule.state != WatchState::in_force || rule.indicators.empty(); });
  const auto same = [](const WatchRule& a, const WatchRule& b) { return a.rule == b.rule && a.indicators == b.indicators; };
  if (std::ranges::equal(now, rules_, same)) return {};
  rules_ = std::move(now);
  look_.reset();
  std::vector<SharedIndicator> all;
  for (const WatchRule& rule : rules_) all.insert(all.end(), rule.indicators.begin(), rule.indicators.end());
  std::ranges::sort(all);
  const auto [first, last] = std::ranges::unique(all);
  all.erase(first, last);
  if (!all.empty()) look_.emplace(all);
  return {};
}

Result<void> WarningWatch::meet(const model::Event& event, const std::function<Result<void>(model::Detection&&)>& sink) {
  if (!look_) return {};
  look_->take(event);
  const std::vector<SharedIndicator> met = look_->just_met();
  if (met.empty()) return {};
  for (const WatchRule& rule : rules_) {
    model::Detection hit;
    for (const SharedIndicator& one : met) {
      if (std::ranges::find(rule.indicators, one) == rule.indicators.end()) continue;
      hit.level = std::max(hit.level, level_of(one.kind));
      hit.matched.push_back({.name = one.kind, .value = {.text = one.value}});
    }
    if (hit.matched.empty()) continue;
    hit.rule_id = rule.rule;
    hit.title =
        rule.share.empty() ? fmt::format("{} ({})", rule.warning, rule.hub) : fmt::format("{} ({} {})", rule.warning, rule.hub, rule.share);
    hit.time = event.time;
    TRY(sink(std::move(hit)));
  }
  return {};
}

}  // namespace sekimori::share
