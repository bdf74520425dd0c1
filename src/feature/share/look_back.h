// Was it here already? A warning's values against the events that a node has kept.
//
//   LookBack look({{"domain", "bigfile.example"}, {"hash", "9f86..."}});
//   each(all_events, [&](const model::Event& event) { look.take(event); });
//   for (const Met& met : look.met()) print(met.indicator.value, met.events, met.first);
//
// A domain is met in hosts that are it or lie below it; an address of the network as a whole; a URL with what follows it left out where the
// warning left it out; a file by its name in any folder; a mail address as a recipient; a hash anywhere in the raw record. Capital and
// small letters are alike. Cost: a few look-ups in a table per event, whatever the number of values; raw records are searched only where
// hashes are wanted. One thread.
#pragma once

#include <set>
#include <unordered_map>

#include "feature/share/share.h"
#include "model/event.h"

namespace sekimori::share {

struct Met {
  SharedIndicator indicator;
  std::uint64_t events = 0;
  Instant first, last;
  std::set<std::string> sources;  // ids
};

class LookBack {
 public:
  // Kinds that events do not hold (technique, vulnerability) are left out.
  explicit LookBack(const std::vector<SharedIndicator>& indicators);
  bool asks_nothing() const { return met_.empty(); }
  void take(const model::Event& event);
  std::vector<SharedIndicator> just_met() const;  // by the last event
  std::uint64_t looked_at() const { return looked_at_; }
  std::vector<Met> met() const;  // those that were, most events first

 private:
  using Table = std::unordered_map<std::string, std::vector<std::size_t>>;  // places in met_
  void note(std::size_t place, const model::Event& event);
  void meet(const Table& table, const std::string& value, const model::Event& event);
  void meet_host(const std::string& host, const model::Event& event);

  std::vector<Met> met_;
  Table hosts_, addresses_, mails_, names_, urls_;
  std::vector<std::pair<std::string, std::size_t>> hashes_;
  std::vector<std::size_t> counted_;  // of the present event
  std::uint64_t looked_at_ = 0;
};

}  // namespace sekimori::share
