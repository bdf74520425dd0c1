// What an account may do with a place in the end: groups within groups, refusals, inheritance, the share before the folder.
//
//   EffectiveRights effective(graph);
//   effective.add(snapshot, 0);
//   for (const Grant& grant : effective.at(account, "\\\\fs01\\設計\\金型")) ...
//
// How a list is read follows the system that wrote it:
//   Windows  entries in their order; the first that names the account or one of its groups and the right decides. A place without a list of
//            its own has the inheritable entries of the nearest folder above it. Passing through folders is free.
//   POSIX    the owner's entry, else a named user's, else all matching groups together, else the others'; each folder above must be passed.
//   shares   a share (gate) and the folder behind it must both permit.
// Everybody means every account that is known. Graph and snapshots must outlive it. Read-only after the adds; then any thread.
#pragma once

#include <map>
#include <memory>

#include "feature/protect/rights/directory_graph.h"

namespace sekimori::protect::rights {

struct Grant {
  Rights rights = 0;  // never only may_pass
  std::string place;  // as the import writes it
  std::size_t import = 0;
  std::size_t line = 0;                     // of the entry that gives reading, else of the place
  std::vector<DirectoryGraph::Node> chain;  // from the account to the principal of that entry
  std::string principal;                    // of that entry, as written
  bool inherited = false;                   // from a folder above
  std::string gate;                         // the share that it comes through, when one is known
};

class EffectiveRights {
 public:
  explicit EffectiveRights(const DirectoryGraph& graph) : graph_(graph) {}
  // Of two imports that list the same place the later one added counts.
  void add(const Snapshot& snapshot, std::size_t import);

  // Whether any import says something about the place, a folder above it or anything below it.
  bool knows(std::string_view place) const;
  // What the account may do at the place and at every listed place below it; nothing where it may neither read nor write.
  std::vector<Grant> at(DirectoryGraph::Node account, const DirectoryGraph::GroupsOf& groups, std::string_view place) const;
  std::size_t places() const { return lists_.size(); }

 private:
  struct List {
    const Place* place = nullptr;
    std::size_t import = 0;
    std::vector<std::optional<DirectoryGraph::Node>> principals;  // of the entries
  };
  struct Decision {
    Rights rights = 0;
    std::size_t by = SIZE_MAX;  // entry that gives reading, else writing
    std::optional<DirectoryGraph::Node> through;
  };
  using Lists = std::map<std::string, List>;  // by normalised path

  bool names(const List& list, std::size_t entry, DirectoryGraph::Node account, const DirectoryGraph::GroupsOf& groups) const;
  Decision decide(const List& list, DirectoryGraph::Node account, const DirectoryGraph::GroupsOf& groups, bool from_below) const;
  Decision decide_posix(const List& list, DirectoryGraph::Node account, const DirectoryGraph::GroupsOf& groups) const;
  bool passes(const std::string& key, DirectoryGraph::Node account, const DirectoryGraph::GroupsOf& groups) const;
  // The place under all names by which imports may know it: behind a share lies a folder of the server.
  std::vector<std::string> names_of(const std::string& key) const;
  const List* gate_of(const std::string& key) const;
  void judge(const List& list, bool from_below, const std::string& key, DirectoryGraph::Node account,
             const DirectoryGraph::GroupsOf& groups, const List* gate, std::vector<Grant>& out) const;

  const DirectoryGraph& graph_;
  Lists lists_;
  Lists gates_;
};

}  // namespace sekimori::protect::rights
