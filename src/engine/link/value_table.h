// The inverted index: every value once, the reports that hold it, and what it is worth today.
//
//   const std::uint32_t value = table.intern({FeatureType::domain, "evil.example"}, Ground::own);
//   table.add_posting(value, report);
//   table.postings(value);            // the latest 64 at most: a value that everybody has costs no more than one that few have
//   table.weight(value);              // prior of the type x ground x rarity
//
// Rarity counts campaigns, not reports: what a hundred mails of one attacker have in common is no less his for being in all of them. With c
// campaigns of n it is (1 - ln c / ln n)^2. Not shared between threads. About 100 bytes a value.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/link/feature.h"
#include "engine/link/stop_lists.h"

namespace sekimori::link {

using ValueNumber = std::uint32_t;
using ReportNumber = std::uint32_t;

class ValueTable {
 public:
  explicit ValueTable(size_t most_postings);
  ~ValueTable();
  ValueTable(ValueTable&&) noexcept;
  ValueTable& operator=(ValueTable&&) noexcept;

  ValueNumber intern(const Feature& feature, Ground ground);
  size_t size() const;
  FeatureType type(ValueNumber value) const;
  std::string_view text(ValueNumber value) const;  // as long as the table

  void add_posting(ValueNumber value, ReportNumber report);
  void remove_posting(ValueNumber value, ReportNumber report);
  std::span<const ReportNumber> postings(ValueNumber value) const;  // until the next add_posting
  std::uint32_t reports(ValueNumber value) const;                   // all of them, also beyond the postings

  // How many campaigns the postings are in; the table reckons the rest from it.
  void set_campaigns(ValueNumber value, std::uint32_t campaigns_of_postings);
  std::uint32_t campaigns(ValueNumber value) const;
  void set_population(size_t campaigns);  // n above; at least 1,000, so that a young store does not call everything common
  double weight(ValueNumber value) const;
  // Its share in what holds a campaign together: bands of a text count together as one value.
  double cohesion_weight(ValueNumber value) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sekimori::link
