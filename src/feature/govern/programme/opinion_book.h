// Opinions on a draft: a text in numbered paragraphs, what bodies say of them within the days, and the collection as a table or a paper.
//
//   auto call = TRY(book.open(actor, {.title = "指針改訂案", .paragraphs = {"...", "..."}, .opens = a, .closes = b}));   // OC-2026-001
//   TRY(book.give(actor, "OC-2026-001", {.paragraph = 2, .body = "架空工業会", .text = "..."}));                          // O-2026-001
//
// Any thread.
#pragma once

#include "base/csv.h"
#include "paper/paper.h"
#include "record/record_shelf.h"

namespace sekimori::govern {

struct OpinionCall {
  std::string number, title;
  std::vector<std::string> paragraphs;
  Day opens, closes;  // both included
  std::string by;
};
Json to_json(const OpinionCall& call);
Result<OpinionCall> opinion_call_from(const Json& json);

struct Opinion {
  std::string number, call, body, text, by;
  std::int64_t paragraph = 0;  // from 1; 0: the draft as a whole
  Instant at;
};
Json to_json(const Opinion& opinion);
Result<Opinion> opinion_from(const Json& json);

class OpinionBook {
 public:
  OpinionBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, const Zone& zone);

  // invalid_input: no title or paragraphs, or it closes before it opens.
  Result<OpinionCall> open(const record::Actor& actor, OpinionCall call);
  Result<std::vector<OpinionCall>> calls(const record::Actor& actor);  // by number
  Result<OpinionCall> call(const record::Actor& actor, std::string_view number);
  // conflict: not within its days; invalid_input: no text, no such paragraph.
  Result<Opinion> give(const record::Actor& actor, std::string_view call, Opinion opinion);
  // What the actor may see: all for who runs it, one's own for who gave it. By paragraph, then number.
  Result<std::vector<Opinion>> opinions(const record::Actor& actor, std::string_view call);

 private:
  sql::Database& database_;
  record::RecordStore& records_;
  Clock& clock_;
  const Zone& zone_;
  record::RecordShelf<OpinionCall> calls_;
  record::RecordShelf<Opinion> opinions_;
};

CsvTable opinion_table(const OpinionCall& call, const std::vector<Opinion>& opinions, Language language);
paper::Paper opinion_paper(const OpinionCall& call, const std::vector<Opinion>& opinions, Language language);

}  // namespace sekimori::govern
