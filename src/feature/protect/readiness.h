// How ready each secret is for a court: its three requirements with dated evidence, what is missing, and what would be reasonable
// to do about it in a firm of this size, for this medium, at this level.
//
//   Readiness readiness(room, reg, zone);
//   for (const SecretReadiness& one : TRY(readiness.all(actor))) show(one);
//
// What is asked for is data (content/protect/measures.toml). Nothing here is a legal opinion: it names what a reader will look for.
#pragma once

#include "feature/protect/level_book.h"
#include "feature/protect/medium_items.h"
#include "feature/protect/receipt_book.h"

namespace sekimori::protect {

enum class FirmSize : unsigned char { small, medium, large };
std::string_view name_of(FirmSize size);
FirmSize size_of_firm(std::size_t people);  // to 50, to 300, more

// One measure that is reasonable for a secret, and whether the register shows it.
struct MeasureState {
  std::string id;
  std::string purpose;  // one of the five
  model::Requirement requirement = model::Requirement::secrecy_management;
  bool basic = false;
  bool done = false;
  std::optional<Day> since;  // day of the evidence, when it has one
  std::string shown_by;      // what shows it: "own_mark", "3 of 4 permitted people"
  model::Wording text;
};

struct SecretReadiness {
  std::string number;
  std::string department;
  model::Level level = model::Level::confidential;
  model::Medium medium = model::Medium::electronic;
  bool withheld = false;                               // level_top out of a list: only what the list shows could be judged
  std::array<model::RequirementStatus, 3> recorded{};  // as the register says
  std::array<model::RequirementStatus, 3> assessed{};  // as the measures show
  std::array<std::vector<model::Evidence>, 3> evidence;
  std::vector<MeasureState> measures;  // all that are asked for here
  std::size_t missing() const;
};
Json to_json(const SecretReadiness& readiness);

// 形骸化: marks that nobody can take seriously, by department and level.
struct OverMarking {
  std::string department;
  model::Level level = model::Level::confidential;
  std::size_t secrets = 0;
  std::size_t without_usefulness = 0;  // marked secret, and nobody said what for
  std::size_t without_non_public = 0;
  std::size_t review_overdue = 0;
  double share_of_department = 0;     // of its secrets at this level
  std::vector<model::Wording> signs;  // empty: nothing to see
};
Json to_json(const OverMarking& marking);

struct ReadinessTotals {
  std::size_t secrets = 0;
  std::array<std::size_t, 3> met{};  // by requirement, as assessed
  std::size_t complete = 0;          // all three
  std::size_t basics_missing = 0;    // secrets that lack a basic measure
  std::size_t reviews_overdue = 0;
};

class Readiness {
 public:
  Readiness(Shelf& shelf, Register& reg, Zone zone) : shelf_(shelf), register_(reg), zone_(std::move(zone)) {}

  // By number.
  Result<std::vector<SecretReadiness>> all(const record::Actor& actor);
  Result<SecretReadiness> of(const record::Actor& actor, std::string_view number);
  Result<std::vector<OverMarking>> over_marking(const record::Actor& actor);
  static ReadinessTotals total(const std::vector<SecretReadiness>& all, const std::vector<OverMarking>& marking);

 private:
  struct Facts;
  Result<Facts> gather(const record::Actor& actor);
  SecretReadiness judge(const Facts& facts, const SecretRecord& known) const;
  Day today() const { return zone_.day_of(shelf_.clock().now()); }

  Shelf& shelf_;
  Register& register_;
  Zone zone_;
};

// One source as the blind spots look at it.
struct SourceSight {
  std::string name;
  std::string kind;
  std::string mapping;
  bool alive = false;  // it has sent events and is not silent
};

// Whether one way of leaking would be seen with these sources: yes, partly (some source is missing or silent), no.
enum class Sight : unsigned char { seen, partly, unseen };
std::string_view name_of(Sight sight);
struct BlindSpot {
  std::string route;
  bool police_case = false;
  Sight sight = Sight::unseen;
  model::Wording text;
  model::Wording setting;            // what to switch on
  std::vector<std::string> seen_by;  // names of sources
  std::vector<std::string> missing;  // kinds of which one would do, "proxy or squid-access"
};
Json to_json(const BlindSpot& spot);
std::vector<BlindSpot> blind_spots(const std::vector<SourceSight>& sources);

}  // namespace sekimori::protect
