// Stock-taking: a department goes through a list of what may be secret there and says for each line what it holds. How far it
// has come is counted, and when it was last done.
//
//   StockTaking stock(shelf, zone);
//   TRY(stock.start(actor, "製造部", "A-0001", due));
//   TRY(stock.answer(actor, "製造部", "mould", {.answer = Answer::held, .secrets = {"S-012"}, .by = "A-0012"}));
//   for (const Coverage& one : TRY(stock.coverage(actor, departments))) ...
#pragma once

#include "feature/protect/shelf.h"
#include "model/level_definition.h"
#include "model/secret.h"

namespace sekimori::protect {

// open: not yet asked. unsure: somebody has to look closer.
enum class Answer : unsigned char { open, held, not_held, unsure };
std::string_view name_of(Answer answer);
std::optional<Answer> answer_from(std::string_view name);

struct StockLine {
  std::string code;
  model::Wording name;
  model::Wording hint;
  model::SecretKind kind = model::SecretKind::technical;
  model::Medium medium = model::Medium::electronic;
  Answer answer = Answer::open;
  std::vector<std::string> secrets;  // register numbers it led to
  std::string by;                    // staff number
  std::optional<Day> answered_on;
  std::string note;
};

struct StockTake {
  std::string department;
  std::string leader;  // staff number
  std::optional<Day> started_on;
  std::optional<Day> due;
  std::vector<StockLine> lines;

  std::size_t answered() const;  // held and not_held; unsure is not an answer yet
  bool complete() const { return answered() == lines.size() && !lines.empty(); }
  std::optional<Day> last_answer() const;
};
Json to_json(const StockTake& stock);
Result<StockTake> stock_take_from_json(const Json& json);

template <>
struct Filed<StockTake> {
  static constexpr std::string_view kind = "stock_take";
  static record::Draft draft(const StockTake& item);
  static Result<StockTake> read(const Json& body) { return stock_take_from_json(body); }
};

// What is asked in a department of this nature ("development", "production", "sales", "purchasing", "administration");
// empty: everything.
std::vector<StockLine> starter_lines(std::string_view nature);
std::vector<std::string> starter_natures();

struct GivenAnswer {
  Answer answer = Answer::held;
  std::vector<std::string> secrets;
  std::string by;
  std::string note;
};

struct Coverage {
  std::string department;
  std::size_t lines = 0;
  std::size_t answered = 0;
  std::size_t held = 0;
  std::size_t without_secret = 0;  // said to be held, but nothing of it stands in the register
  std::optional<Day> last_review;  // last answer of the latest stock-taking
  std::optional<Day> due;
  bool overdue = false;
  int percent() const { return lines == 0 ? 0 : static_cast<int>(100 * answered / lines); }
};
Json to_json(const Coverage& coverage);

class StockTaking {
 public:
  StockTaking(Shelf& shelf, Zone zone) : shelf_(shelf), zone_(std::move(zone)) {}

  // Begins anew: the latest stock-taking of the department counts, earlier ones stay as they were. conflict while one is open.
  Result<StockTake> start(const record::Actor& actor, std::string_view department, std::string_view leader, std::string_view nature,
                          std::optional<Day> due);
  // A line of the firm's own. conflict when the code is taken.
  Result<StockTake> add_line(const record::Actor& actor, std::string_view department, StockLine line);
  // not_found for the department or the code.
  Result<StockTake> answer(const record::Actor& actor, std::string_view department, std::string_view code, const GivenAnswer& given);
  Result<std::optional<StockTake>> latest(const record::Actor& actor, std::string_view department);
  // Of these departments and of all that ever took stock, by name; one that never did has no lines.
  Result<std::vector<Coverage>> coverage(const record::Actor& actor, const std::vector<std::string>& departments);

 private:
  Result<std::optional<Kept<StockTake>>> find_latest(const record::Actor& actor, std::string_view department);
  Result<Kept<StockTake>> wanted(const record::Actor& actor, std::string_view department);
  Day today() { return zone_.day_of(shelf_.clock().now()); }

  Shelf& shelf_;
  Zone zone_;
};

}  // namespace sekimori::protect
