// The members among whom the one who reported cannot be told.
//
//   Crowd crowd = TRY(Crowd::divide(roster, "manufacturing", 2026, 11));
//   crowd.attributes_of(member);        // what a share may say about it: {industry "E", size "*", region "関東", month "2026-11"}
//   crowd.candidates_of(member);        // everybody of whom it could be said
//
// One breadth of industry, size and region is chosen for a whole audience and month, from the roster alone: had it been chosen for the
// one report, the choice itself would tell who it was. Members whose class stays below the floor are published without attributes,
// and there must be enough of them, too. Members of another standing (associations, the police) do not count among firms. For the same
// reason a month is said as its quarter or year to everybody in the audience when one of its members joined later in that quarter or year:
// it may report what it saw before it joined. Organisations of one group count once. The floor is k, and one more unless the roster says
// that readers count: a reader knows that it was not itself.
#pragma once

#include <optional>
#include <vector>

#include "engine/mask/crowd/lattice.h"

namespace sekimori::mask {

struct Attributes {
  std::string industry{nothing_said}, size{nothing_said}, region{nothing_said};
  Span span;
  bool suppressed() const { return industry == nothing_said && size == nothing_said && region == nothing_said; }
  bool operator==(const Attributes& other) const {
    return industry == other.industry && size == other.size && region == other.region && span.to_string() == other.span.to_string();
  }
  Json to_json() const;
  static Result<Attributes> from_json(const Json& json);
};

class Crowd {
 public:
  // not_permitted when the whole audience is below the floor even over a year: nothing may be shared with it. What is older than the
  // audience is said to be of its first year with enough members, or before. not_found: no such audience.
  static Result<Crowd> divide(const Roster& roster, std::string_view audience, int year, int month, Standing standing = Standing::firm);
  // The same over one span, be it enough or not.
  static Result<Crowd> over(const Roster& roster, std::string_view audience, const Span& span, Standing standing = Standing::firm);

  // not_found when the organisation is no member of the audience in that time.
  Result<Attributes> attributes_of(std::size_t organisation) const;
  std::vector<std::size_t> candidates_of(std::size_t organisation) const;
  // Everybody in the audience who would be published just so; of attributes that nobody has today (members came, and the breadth changed),
  // everybody of whom they are true.
  std::vector<std::size_t> candidates_for(const Attributes& attributes) const;
  const std::vector<std::size_t>& members() const { return members_; }
  std::size_t smallest_class() const;  // in groups
  std::size_t floor() const { return floor_; }
  std::size_t k() const { return k_; }

 private:
  explicit Crowd(const Roster& roster) : roster_(&roster) {}
  void try_breadth(std::size_t industry, std::size_t region, std::size_t size, const Span& span, std::uint64_t& best);
  const Roster* roster_;
  std::vector<std::size_t> members_;
  std::vector<Attributes> published_;  // of each of members_
  std::size_t floor_ = 0, k_ = 0;
};

// Candidates of one group count once.
std::size_t count_groups(const Roster& roster, const std::vector<std::size_t>& organisations);
// Of how many each must be one: the roster's k, or the group's own where that is more.
std::size_t k_of(const Roster& roster, std::string_view audience);
// Below this nothing is shared: k of the audience, and one more where readers do not count.
std::size_t floor_of(const Roster& roster, std::string_view audience);

// The same, of a share whose readers are everybody: what holds across groups holds for it as well.
std::size_t k_of_everybody(const Roster& roster, std::string_view audience);

// A share that has been released, as far as it tells who it is about.
struct ReleasedShare {
  std::string audience, epoch, pseudonym;
  Attributes attributes;
  std::string report;           // of the hub's own books: shares made from one report; empty when unknown
  bool everybody = false;       // its label lets it go on to readers outside the audience (TLP:CLEAR, TLP:GREEN)
  std::vector<Span> told = {};  // by the content and the epoch, besides the attributes: when it was
  // Of the hub's own books: ids of those who could be meant when it was released. Empty: the roster of today tells.
  std::vector<std::string> could_be = {};
};

// Who could still be meant when shares about one organisation are laid beside each other. `about`: who it is, where that is known; a share
// that today's breadth would not say about it was said at another one.
std::vector<std::size_t> candidates_together(const Roster& roster, const std::vector<ReleasedShare>& shares,
                                             std::optional<std::size_t> about = {});

}  // namespace sekimori::mask
