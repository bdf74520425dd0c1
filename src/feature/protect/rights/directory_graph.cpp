#include "feature/protect/rights/directory_graph.h"

#include <algorithm>
#include <deque>

#include "base/text.h"

namespace sekimori::protect::rights {

DirectoryGraph::Node DirectoryGraph::entry_node(const DirectoryEntry& entry, std::size_t import, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) continue;
    NodeData& known = nodes_[found->second];
    const bool another_of_this_import = known.described && known.import == import;
    if (!another_of_this_import && known.group == entry.group) return found->second;
  }
  nodes_.emplace_back();
  return static_cast<Node>(nodes_.size() - 1);
}

void DirectoryGraph::add(const Snapshot& snapshot, std::size_t import, const std::vector<std::string>& own_domains) {
  for (const DirectoryEntry& entry : snapshot.directory) {
    std::vector<std::string> keys;
    for (const std::string& name : entry.names)
      if (std::string key = principal_key(name, own_domains); !key.empty() && std::ranges::find(keys, key) == keys.end())
        keys.push_back(std::move(key));
    if (keys.empty()) continue;
    const Node node = entry_node(entry, import, keys);
    NodeData& data = nodes_[node];
    if (data.name.empty()) data.name = entry.names.front();
    data.group = entry.group;
    data.described = true;
    data.disabled = entry.disabled;
    data.import = import;
    for (std::string& key : keys) {
      if (ambiguous_.contains(key)) continue;
      const auto [at, fresh] = by_key_.emplace(key, node);
      if (!fresh && at->second != node) {
        ambiguous_.insert(key);
        by_key_.erase(at);
        continue;
      }
      if (fresh) data.keys.push_back(std::move(key));
    }
    for (const Member& member : entry.members) {
      Edge edge;
      edge.known = node;
      edge.member = principal_key(member.principal, own_domains);
      edge.written = member.principal;
      edges_.push_back(std::move(edge));
    }
    for (const Member& group : entry.member_of) {
      Edge edge;
      edge.known = node;
      edge.member_known = true;
      edge.group = principal_key(group.principal, own_domains);
      edge.written = group.principal;
      edges_.push_back(std::move(edge));
    }
  }
}

DirectoryGraph::Node DirectoryGraph::node_of(const std::string& key, std::string_view written, bool group) {
  if (const auto found = by_key_.find(key); found != by_key_.end()) return found->second;
  NodeData data;
  data.name = written;
  data.group = group;
  data.keys = {key};
  nodes_.push_back(std::move(data));
  const Node node = static_cast<Node>(nodes_.size() - 1);
  if (!ambiguous_.contains(key)) by_key_.emplace(key, node);
  return node;
}

DirectoryGraph::Node DirectoryGraph::require(std::string_view principal) { return node_of(principal_key(principal), principal, false); }

void DirectoryGraph::finish() {
  for (const Edge& edge : edges_) {
    const Node member = edge.member_known ? edge.known : node_of(edge.member, edge.written, false);
    const Node group = edge.member_known ? node_of(edge.group, edge.written, true) : edge.known;
    if (member == group) continue;
    nodes_[group].group = true;
    nodes_[member].groups.push_back(group);
  }
  edges_.clear();
  for (NodeData& node : nodes_) {
    std::ranges::sort(node.groups);
    const auto repeated = std::ranges::unique(node.groups);
    node.groups.erase(repeated.begin(), repeated.end());
  }
}

std::optional<DirectoryGraph::Node> DirectoryGraph::find(std::string_view principal) const {
  const auto found = by_key_.find(principal_key(principal));
  if (found == by_key_.end()) return {};
  return found->second;
}

DirectoryGraph::GroupsOf DirectoryGraph::groups_of(Node node) const {
  GroupsOf out;
  std::deque<Node> waiting = {node};
  while (!waiting.empty()) {
    const Node from = waiting.front();
    waiting.pop_front();
    for (const Node group : nodes_[from].groups)
      if (group != node && out.emplace(group, from).second) waiting.push_back(group);
  }
  return out;
}

std::vector<DirectoryGraph::Node> DirectoryGraph::chain(Node node, const GroupsOf& groups, Node group) const {
  std::vector<Node> out = {group};
  while (out.back() != node) {
    const auto from = groups.find(out.back());
    if (from == groups.end()) return {};
    out.push_back(from->second);
  }
  std::ranges::reverse(out);
  return out;
}

}  // namespace sekimori::protect::rights
