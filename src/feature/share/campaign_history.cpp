#include "feature/share/campaign_history.h"

#include <algorithm>

namespace sekimori::share {

void CampaignHistory::add(HistoricAct act) {
  const CampaignAct& one = act.act;
  switch (one.kind) {
    case CampaignActKind::lift:
      lifts_.emplace(one.lifts, one.sequence);
      turned_ = one.sequence;
      break;
    case CampaignActKind::add_list:
      if (!one.list) break;
      in_force_.insert_or_assign(one.list->name, one.sequence);
      turned_ = one.sequence;
      break;
    case CampaignActKind::remove_list:
      if (!one.list) break;
      in_force_.erase(one.list->name);
      turned_ = one.sequence;
      break;
    case CampaignActKind::catalogue: catalogue_ = one.sequence; break;
    case CampaignActKind::report:
    case CampaignActKind::remove:
    case CampaignActKind::merge:
    case CampaignActKind::split:
    case CampaignActKind::tie: break;
  }
  acts_.push_back(std::move(act));
}

const HistoricAct* CampaignHistory::find(std::int64_t sequence) const {
  const auto found = std::ranges::lower_bound(acts_, sequence, {}, [](const HistoricAct& one) { return one.act.sequence; });
  return found == acts_.end() || found->act.sequence != sequence ? nullptr : &*found;
}

const HistoricAct* CampaignHistory::lift_of(std::int64_t sequence) const {
  const auto found = lifts_.find(sequence);
  return found == lifts_.end() ? nullptr : find(found->second);
}

std::vector<const HistoricAct*> CampaignHistory::constraints() const {
  std::vector<const HistoricAct*> out;
  for (auto one = acts_.rbegin(); one != acts_.rend(); ++one)
    if (is_constraint(one->act.kind)) out.push_back(&*one);
  return out;
}

std::vector<const HistoricAct*> CampaignHistory::stop_lists() const {
  std::vector<const HistoricAct*> out;
  for (const auto& [name, sequence] : in_force_)
    if (const HistoricAct* one = find(sequence); one != nullptr) out.push_back(one);
  return out;
}

const HistoricAct* CampaignHistory::stop_list(std::string_view name) const {
  const auto found = in_force_.find(name);
  return found == in_force_.end() ? nullptr : find(found->second);
}

const HistoricAct* CampaignHistory::catalogue() const { return catalogue_ == 0 ? nullptr : find(catalogue_); }

}  // namespace sekimori::share
