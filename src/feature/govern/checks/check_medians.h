// How others stand: results of closed self-checks that members shared, told as medians from a number of members on.
//
//   Json share = TRY(medians.share(run));                             // areas and total, no answer, no name
//   TRY(medians.receive(hub, "M-001", share));                        // at the hub; a member's later result of the year takes its place
//   Json told = TRY(medians.tell(hub, "sme_80", 2026));               // null below the floor; rounded to 5, so that nobody's own value
//   shows TRY(medians.take_over(actor, told));                              // at a firm: the radar shows it
//
// Any thread.
#pragma once

#include "feature/govern/checks/check_book.h"
#include "feature/govern/neighbours.h"

namespace sekimori::govern {

constexpr std::size_t median_floor = 5;  // members

struct SharedScore {
  std::string member, profile;
  std::string check;  // which one it is of, as a hash that tells nothing else: no check counts for two members
  int year = 0;
  std::vector<std::pair<std::string, std::int64_t>> areas;
  std::int64_t total = 0;
};
Json to_json(const SharedScore& score);
Result<SharedScore> shared_score_from(const Json& json);

struct ToldMedian {
  std::string profile, origin;
  int year = 0;
  std::int64_t members = 0;
  std::vector<std::pair<std::string, std::int64_t>> areas;
  std::int64_t total = 0;
};
Json to_json(const ToldMedian& median);
Result<ToldMedian> told_median_from(const Json& json);

class CheckMedians {
 public:
  CheckMedians(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, AskRoster roster);

  // conflict: the check is not closed.
  Result<Json> share(const KnownCheck& run) const;
  // Whoever speaks for a member gives its own; the hub may enter one for an active member of its roster. invalid_input: no result of a
  // known profile, or no such member; conflict: the same check was received for another member.
  Result<SharedScore> receive(const record::Actor& actor, std::string_view member, const Json& share);
  // {profile, year, members, floor, areas: [{id, score}], total}: null members, areas and total below the floor.
  Result<Json> tell(const record::Actor& actor, std::string_view profile, int year);
  Result<ToldMedian> take_over(const record::Actor& actor, const Json& told, std::string_view origin);
  // The newest for the profile: one's own hub's, else one taken over.
  Result<std::optional<ToldMedian>> newest(const record::Actor& actor, std::string_view profile);

 private:
  Result<std::optional<ToldMedian>> own_median(std::string_view profile, int year);
  Result<void> check_member(std::string_view member) const;
  sql::Database& database_;
  record::RecordStore& records_;
  AskRoster roster_;
  record::RecordShelf<SharedScore> scores_;
  record::RecordShelf<ToldMedian> medians_;
};

// The run with its score, last year's and the median: what the radar draws.
Result<Json> radar(const record::Actor& actor, CheckBook& checks, CheckMedians& medians, const CheckRun& run);

}  // namespace sekimori::govern
