// Who was given what to know, which version of it, when and how, and who acknowledged it: the proof that staff could
// recognise a secret as one.
//
//   ReceiptBook receipts(shelf, zone);
//   TRY(receipts.give(actor, {.subject = Subject::secret, .id = "S-001", .edition = 3, .hash = hash}, {"A-0012"}, Way::briefing, day));
//   TRY(receipts.acknowledge(actor, subject, "A-0012", day));
//
// Giving again the same version to the same person changes nothing.
#pragma once

#include "base/instant.h"
#include "feature/protect/shelf.h"

namespace sekimori::protect {

enum class Subject : unsigned char { category_list, secret, object_list, know_how_card, ai_policy };
std::string_view name_of(Subject subject);
std::optional<Subject> subject_from(std::string_view name);

// By what the person learned of it. A mark: own mark on the thing, seen at work.
enum class Way : unsigned char { mark, screen, paper, mail, briefing, notice };
std::string_view name_of(Way way);
std::optional<Way> way_from(std::string_view name);

// One version of one thing that people are told of.
struct Told {
  Subject subject = Subject::secret;
  std::string id;            // register number, list name
  std::int64_t edition = 1;  // version of the record
  std::string hash;          // of its body: what exactly was given
};

struct Receipt {
  Told told;
  std::string staff_number;
  Way way = Way::paper;
  Day given_on;
  std::optional<Day> acknowledged_on;
  std::string note;
};
Json to_json(const Receipt& receipt);

template <>
struct Filed<Receipt> {
  static constexpr std::string_view kind = "receipt";
  static record::Draft draft(const Receipt& item);
  static Result<Receipt> read(const Json& body);
};

class ReceiptBook {
 public:
  ReceiptBook(Shelf& shelf, Zone zone) : shelf_(shelf), zone_(std::move(zone)) {}

  struct Given {
    std::size_t given = 0;
    std::size_t known = 0;  // had it already
  };
  // In effect from the day itself, however late it is entered; when that was stands beside it. invalid_input for a day to come.
  Result<Given> give(const record::Actor& actor, const Told& told, const std::vector<std::string>& staff_numbers, Way way, Day day,
                     std::optional<Day> acknowledged_on = {}, std::string_view note = {});
  // not_found when the person was not given this version.
  Result<void> acknowledge(const record::Actor& actor, const Told& told, std::string_view staff_number, Day day);
  // By staff number, then edition.
  Result<std::vector<Kept<Receipt>>> of_subject(const record::Actor& actor, Subject subject, std::string_view id,
                                                const record::AsOf& as_of = {});
  Result<std::vector<Kept<Receipt>>> of_person(const record::Actor& actor, std::string_view staff_number, const record::AsOf& as_of = {});

 private:
  Result<void> check_day(Day day);

  Shelf& shelf_;
  Zone zone_;
};

}  // namespace sekimori::protect
