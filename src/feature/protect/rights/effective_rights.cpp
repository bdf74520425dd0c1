#include "feature/protect/rights/effective_rights.h"

#include "feature/protect/path_index.h"

namespace sekimori::protect::rights {
namespace {

// "//fs01/設計/金型" -> "//fs01/設計"; nothing above a root.
bool go_up(std::string& key) {
  const size_t slash = key.rfind('/');
  if (slash == std::string::npos || slash == 0 || (slash == 1 && key.starts_with("//"))) {
    if (slash != 0 || key == "/") return false;
    key = "/";
    return true;
  }
  key.resize(slash);
  return true;
}

bool is_below(std::string_view key, std::string_view folder) {
  if (folder == "/") return key.starts_with('/') && !key.starts_with("//") && key.size() > 1;
  return key.size() > folder.size() && key.starts_with(folder) && key[folder.size()] == '/';
}

}  // namespace

void EffectiveRights::add(const Snapshot& snapshot, std::size_t import) {
  for (const Place& place : snapshot.places) {
    List list;
    list.place = &place;
    list.import = import;
    for (const Entry& entry : place.entries) list.principals.push_back(graph_.find(entry.principal));
    (place.gate ? gates_ : lists_).insert_or_assign(normalise_place(place.path), std::move(list));
  }
}

bool EffectiveRights::names(const List& list, std::size_t entry, DirectoryGraph::Node account,
                            const DirectoryGraph::GroupsOf& groups) const {
  if (const WellKnownPrincipal* known = well_known(list.place->entries[entry].principal);
      known != nullptr && known->what == WellKnown::everyone)
    return true;
  const auto node = list.principals[entry];
  return node && (*node == account || groups.contains(*node));
}

EffectiveRights::Decision EffectiveRights::decide_posix(const List& list, DirectoryGraph::Node account,
                                                        const DirectoryGraph::GroupsOf& groups) const {
  const std::vector<Entry>& entries = list.place->entries;
  Decision decision;
  const auto take = [&](std::size_t i) {
    if ((decision.rights & may_read) == 0 || decision.by == SIZE_MAX) decision.by = i;
    decision.rights |= entries[i].rights;
    decision.through = list.principals[i];
  };
  for (const EntryTag tag : {EntryTag::owner, EntryTag::named_user})
    for (std::size_t i = 0; i < entries.size(); ++i)
      if (entries[i].tag == tag && list.principals[i] == account) {
        take(i);
        return decision;
      }
  bool in_a_group = false;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].tag != EntryTag::owning_group && entries[i].tag != EntryTag::named_group) continue;
    if (!list.principals[i] || !groups.contains(*list.principals[i])) continue;
    in_a_group = true;
    const Rights before = decision.rights;
    if ((entries[i].rights & ~before) != 0) take(i);
  }
  if (in_a_group) return decision;
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (entries[i].tag == EntryTag::other) take(i);
  return decision;
}

EffectiveRights::Decision EffectiveRights::decide(const List& list, DirectoryGraph::Node account, const DirectoryGraph::GroupsOf& groups,
                                                  bool from_below) const {
  Decision decision;
  if (list.place->open_to_all) {
    decision.rights = may_read | may_write | may_control;
    return decision;
  }
  if (list.place->rule == ListRule::posix) return decide_posix(list, account, groups);
  const std::vector<Entry>& entries = list.place->entries;
  Rights decided = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    if (from_below ? !entry.below : !entry.here) continue;
    const Rights open = entry.rights & ~decided;
    if (open == 0 || !names(list, i, account, groups)) continue;
    decided |= open;
    if (!entry.allow) continue;
    if (decision.by == SIZE_MAX || (open & may_read) != 0) {
      decision.by = i;
      decision.through = list.principals[i];
    }
    decision.rights |= open;
  }
  return decision;
}

bool EffectiveRights::passes(const std::string& key, DirectoryGraph::Node account, const DirectoryGraph::GroupsOf& groups) const {
  std::string above = key;
  while (go_up(above)) {
    const auto found = lists_.find(above);
    if (found == lists_.end() || found->second.place->rule != ListRule::posix) continue;
    if ((decide_posix(found->second, account, groups).rights & may_pass) == 0) return false;
  }
  return true;
}

std::vector<std::string> EffectiveRights::names_of(const std::string& key) const {
  std::vector<std::string> out = {key};
  for (const auto& [share, gate] : gates_) {
    if (gate.place->target.empty()) continue;
    const std::string target = normalise_place(gate.place->target);
    if (key == share) out.push_back(target);
    else if (is_below(key, share)) out.push_back(target + key.substr(share.size()));
  }
  return out;
}

const EffectiveRights::List* EffectiveRights::gate_of(const std::string& key) const {
  std::string above = key;
  do {
    if (const auto found = gates_.find(above); found != gates_.end()) return &found->second;
  } while (go_up(above));
  return nullptr;
}

void EffectiveRights::judge(const List& list, bool from_below, const std::string& key, DirectoryGraph::Node account,
                            const DirectoryGraph::GroupsOf& groups, const List* gate, std::vector<Grant>& out) const {
  Decision decision = decide(list, account, groups, from_below);
  if (gate != nullptr) {
    const Rights in = decide(*gate, account, groups, false).rights;
    decision.rights = (in & may_read) != 0 ? decision.rights & in : 0;
  }
  decision.rights &= ~may_pass;
  if ((decision.rights & (may_read | may_write)) == 0) return;
  if (list.place->rule == ListRule::posix && !passes(key, account, groups)) return;
  Grant grant;
  grant.rights = decision.rights;
  grant.place = list.place->path;
  grant.import = list.import;
  grant.inherited = from_below;
  grant.line = list.place->line;
  if (decision.by != SIZE_MAX) {
    const Entry& entry = list.place->entries[decision.by];
    grant.line = entry.line;
    grant.principal = entry.principal;
    grant.inherited = from_below || entry.inherited;
  } else {
    grant.principal = "Everyone";
  }
  if (decision.through) grant.chain = graph_.chain(account, groups, *decision.through);
  if (grant.chain.empty()) grant.chain = {account};
  if (gate != nullptr) grant.gate = gate->place->path;
  out.push_back(std::move(grant));
}

bool EffectiveRights::knows(std::string_view place) const {
  const std::string key = normalise_place(place);
  if (gate_of(key) != nullptr) return true;
  for (const std::string& name : names_of(key)) {
    std::string above = name;
    do {
      if (lists_.contains(above)) return true;
    } while (go_up(above));
    const auto next = lists_.upper_bound(name + "/");
    if (next != lists_.end() && is_below(next->first, name)) return true;
  }
  return false;
}

std::vector<Grant> EffectiveRights::at(DirectoryGraph::Node account, const DirectoryGraph::GroupsOf& groups, std::string_view place) const {
  const std::string key = normalise_place(place);
  const List* gate = gate_of(key);
  std::vector<Grant> out;
  bool any_list = false;
  for (const std::string& name : names_of(key)) {
    std::string above = name;
    do {
      const auto found = lists_.find(above);
      if (found == lists_.end()) continue;
      any_list = true;
      // A share's rows have no notion of inheritance: what is permitted at a folder is permitted below it.
      judge(found->second, above != name, above, account, groups, gate, out);
      break;
    } while (go_up(above));
    for (auto next = lists_.upper_bound(name + "/"); next != lists_.end() && is_below(next->first, name); ++next) {
      any_list = true;
      judge(next->second, false, next->first, account, groups, gate, out);
    }
  }
  if (!any_list && gate != nullptr) judge(*gate, false, key, account, groups, nullptr, out);
  return out;
}

}  // namespace sekimori::protect::rights
