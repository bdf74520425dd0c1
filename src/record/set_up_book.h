// What a node is asked at its first run: six cards, answered in any order, left and taken up again.
//
//   SetUpBook set_up(database, records, effects);
//   TRY(set_up.answer(actor, SetUpCard::organisation, {"language": "ja", "organisation": "例示製作所", "fiscal_year_month": 4}));
//   Json state = TRY(set_up.state(actor));            // every card with its answers and whether it is done
//
// The answers are one record of kind "set_up" (id "first_run"), a version per answer, so that it can be told who chose what. What an answer
// brings about beyond that (a source is added, levels are laid down) is done by the effects that node/ hands in, before it is recorded.
// The same cards are behind the wizard of the web client, `sekimori init --answers` and the pages without scripts.
#pragma once

#include <functional>
#include <mutex>

#include "record/record_store.h"

namespace sekimori::record {

enum class SetUpCard : unsigned char { organisation, offices, administrator, levels, source, hub };
constexpr size_t set_up_card_count = 6;
std::string_view identifier_of(SetUpCard card);
std::optional<SetUpCard> set_up_card_from_identifier(std::string_view identifier);

struct SetUpEffects {
  // Does what the answer says; what it returns is recorded with the answer. Absent: the answer alone is kept.
  std::function<Result<Json>(const Actor&, SetUpCard, const Json& answers)> apply = nullptr;
  // What changes by itself and stands in the state beside the answers: events that have arrived, second factors of the administrator.
  std::function<Result<Json>(const Actor&, SetUpCard, const Json& answers)> live = nullptr;
};

// What everybody who works with the node may know of the first run.
struct SetUpSummary {
  std::string organisation;  // empty: not said yet
  std::vector<std::string> offices;
  bool finished = false;
};

class SetUpBook {
 public:
  SetUpBook(sql::Database& database, RecordStore& records, SetUpEffects effects)
      : database_(database), records_(records), effects_(std::move(effects)) {}

  // {cards: [{card, done, answers, live}], finished}. Needs "set_up.read".
  Result<Json> state(const Actor& actor);
  // For anybody; asked of the data base once a second at most.
  Result<SetUpSummary> summary(Clock& clock);
  // invalid_input naming the member; not_permitted without "set_up.update". Answering again replaces the answer.
  Result<Json> answer(const Actor& actor, SetUpCard card, const Json& answers);

  // What is checked before anything is done. `answers` with nothing unknown in it.
  static Result<Json> check(SetUpCard card, const Json& answers);

 private:
  sql::Database& database_;
  RecordStore& records_;
  SetUpEffects effects_;
  std::mutex mutex_;
  std::optional<SetUpSummary> known_;
  std::int64_t known_since_ = 0;  // monotonic
};

}  // namespace sekimori::record
