// The programme board: what each body promised in the declaration, who has it in hand, and how it stands.
//
//   TRY(book.set(actor, "desk", {.state = PromiseState::kept, .owner = "INPIT", .note = "..."}));
//   Json board = TRY(book.board(actor));           // three responses, their promises with state, counts
//
// Promises are data (content/programme), with what the papers of 2015 say of them; the state that a house gives one is a record. What can
// be promised anew is added to the data, not here. Any thread.
#pragma once

#include "base/csv.h"
#include "feature/govern/texts.h"
#include "record/record_shelf.h"

namespace sekimori::govern {

enum class PromiseState : unsigned char { open, under_way, kept, dropped };
std::string_view name_of(PromiseState state);
std::optional<PromiseState> promise_state_from(std::string_view name);

struct PromiseStanding {
  std::string promise, owner, note, by;
  PromiseState state = PromiseState::open;
  std::optional<Day> due;
  Instant at;
};
Json to_json(const PromiseStanding& standing);
Result<PromiseStanding> promise_standing_from(const Json& json);

class ProgrammeBook {
 public:
  ProgrammeBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, const Zone& zone);

  // not_found: no such promise; invalid_input: one is kept or dropped without a note that says by what.
  Result<PromiseStanding> set(const record::Actor& actor, std::string_view promise, PromiseStanding standing);
  // {responses: [{id, ja, en, promises: [...], counts: {open, under_way, kept, dropped}, overdue}], policy: [...]}
  Result<Json> board(const record::Actor& actor);
  // {classes: [{id, ja, en, members: [{id, ja, en, source}]}], roles: [...]}
  Result<Json> members(const record::Actor& actor);
  Result<CsvTable> sheet(const record::Actor& actor, Language language);

 private:
  Clock& clock_;
  const Zone& zone_;
  record::RecordShelf<PromiseStanding> standings_;
};

}  // namespace sekimori::govern
