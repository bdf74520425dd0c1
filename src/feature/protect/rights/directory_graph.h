// Who belongs to what: accounts and nested groups of all directories that were imported, whatever name they are called by.
//
//   DirectoryGraph graph;
//   graph.add(snapshot, 0, {"firm.example"});
//   graph.finish();
//   auto account = graph.find("FIRM\\tanaka");
//   GroupsOf groups = graph.groups_of(*account);             // cycles are no trouble
//   graph.chain(*account, groups, sekkei);                   // [tanaka, 設計一課, 設計部]
//
// Read-only after finish(); then any thread.
#pragma once

#include <set>
#include <unordered_map>

#include "feature/protect/rights/access_list.h"

namespace sekimori::protect::rights {

class DirectoryGraph {
 public:
  using Node = std::uint32_t;
  // Each group that an account reaches, and the node from which it was reached first: a shortest way.
  using GroupsOf = std::unordered_map<Node, Node>;

  // `import` is told back by import_of. An entry of a later import with a name of an earlier one is the same account or group; two of one
  // import never are, and the name that both have then means neither.
  void add(const Snapshot& snapshot, std::size_t import, const std::vector<std::string>& own_domains = {});
  void finish();
  // The node of a principal, made as an account when nobody knows it. Before finish() only.
  Node require(std::string_view principal);

  std::optional<Node> find(std::string_view principal) const;
  bool is_group(Node node) const { return nodes_[node].group; }
  // In a directory, not only mentioned somewhere.
  bool is_described(Node node) const { return nodes_[node].described; }
  bool is_disabled(Node node) const { return nodes_[node].disabled; }
  const std::string& name(Node node) const { return nodes_[node].name; }
  const std::vector<std::string>& keys(Node node) const { return nodes_[node].keys; }
  std::size_t import_of(Node node) const { return nodes_[node].import; }
  std::size_t size() const { return nodes_.size(); }
  const std::set<std::string>& ambiguous() const { return ambiguous_; }

  GroupsOf groups_of(Node node) const;  // O(edges reached)
  // From the node to the group along `groups`; only the node itself when they are the same.
  std::vector<Node> chain(Node node, const GroupsOf& groups, Node group) const;

 private:
  struct NodeData {
    std::string name;
    std::vector<std::string> keys;
    bool group = false, described = false, disabled = false;
    std::size_t import = 0;
    std::vector<Node> groups;  // that it belongs to directly
  };
  struct Edge {
    std::string member, group;  // keys
    Node known = 0;             // the end that was an entry
    bool member_known = false;
    std::string written;  // the other end, as it was written
  };
  Node entry_node(const DirectoryEntry& entry, std::size_t import, const std::vector<std::string>& keys);
  Node node_of(const std::string& key, std::string_view written, bool group);

  std::vector<NodeData> nodes_;
  std::unordered_map<std::string, Node> by_key_;
  std::set<std::string> ambiguous_;
  std::vector<Edge> edges_;
};

}  // namespace sekimori::protect::rights
