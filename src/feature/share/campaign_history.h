// The acts of campaigns in their order, and what of them stands: whose word is in force, which stop-lists and which catalogue.
//
//   CampaignHistory history;
//   for (HistoricAct& one : acts) history.add(std::move(one));     // by number, upwards
//   if (history.counts(act)) play(act);                            // false: it was lifted since
//   for (const HistoricAct* list : history.stop_lists()) ...
//   history.turned();                                              // up to this number the past is played as it is now
//
// Lifting a word and changing a stop-list are acts, too, but they change how the past is played: campaigns are then made anew from the
// first act, so that they are as if the word had never been given and the list had always been there (docs/decisions/0315). In memory;
// not shared between threads.
#pragma once

#include <map>
#include <span>

#include "feature/share/campaign_act.h"

namespace sekimori::share {

struct HistoricAct {
  CampaignAct act;
  std::string by;  // account
  std::string reason;
};

class CampaignHistory {
 public:
  void add(HistoricAct act);

  std::span<const HistoricAct> acts() const { return acts_; }
  std::int64_t last() const { return acts_.empty() ? 0 : acts_.back().act.sequence; }
  // The latest act that changed how those before it are played; 0: none.
  std::int64_t turned() const { return turned_; }
  // Whether it is done when the acts are played: not lifted.
  bool counts(const CampaignAct& act) const { return !lifts_.contains(act.sequence); }
  // nullptr: there is none of the number.
  const HistoricAct* find(std::int64_t sequence) const;
  // By which it was lifted; nullptr: it stands.
  const HistoricAct* lift_of(std::int64_t sequence) const;
  std::vector<const HistoricAct*> constraints() const;  // standing and lifted, the latest first
  std::vector<const HistoricAct*> stop_lists() const;   // in force, by name
  const HistoricAct* stop_list(std::string_view name) const;
  const HistoricAct* catalogue() const;  // in force; nullptr: none was taken in

 private:
  std::vector<HistoricAct> acts_;
  std::map<std::int64_t, std::int64_t> lifts_;                 // act -> the act that lifted it
  std::map<std::string, std::int64_t, std::less<>> in_force_;  // stop-list -> the act that gave it
  std::int64_t catalogue_ = 0;
  std::int64_t turned_ = 0;
};

}  // namespace sekimori::share
