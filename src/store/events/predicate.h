// What is asked of events: a conjunction of terms on columns.
//
//   Predicate predicate = {time_between(from, to), equals(Column::user, "sato"), unless(equals(Column::activity, 3)),
//                          contains(Column::object, "設計", LetterCase::folded)};
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/instant.h"
#include "model/event.h"
#include "store/events/event_columns.h"

namespace sekimori::events {

enum class Comparison : unsigned char { equal, in, range, prefix, contains };
enum class Sense : unsigned char { is, is_not };
enum class LetterCase : unsigned char {
  exact,
  folded  // both sides through fold_case (base/text.h): capital and small letters are the same, widths are not
};

struct Term {
  Column column = Column::time;
  Comparison comparison = Comparison::equal;
  Sense sense = Sense::is;
  LetterCase letter_case = LetterCase::exact;
  std::vector<std::string> texts;     // text columns; for `id` 16 bytes each
  std::vector<std::int64_t> numbers;  // integer columns; for range the least and the greatest, both included
};
using Predicate = std::vector<Term>;  // all must hold; an empty one holds for every event

Term equals(Column column, std::string_view text, LetterCase letter_case = LetterCase::exact);
Term equals(Column column, std::int64_t number);
Term equals(const model::EventId& id);
Term is_one_of(Column column, std::vector<std::string> texts, LetterCase letter_case = LetterCase::exact);
Term is_one_of(Column column, std::vector<std::int64_t> numbers);
Term between(Column column, std::int64_t least, std::int64_t greatest);
Term time_between(Instant first, Instant last);  // both included
Term starts_with(Column column, std::string_view prefix, LetterCase letter_case = LetterCase::exact);
Term contains(Column column, std::string_view part, LetterCase letter_case = LetterCase::exact);
Term is_empty(Column column);
Term unless(Term term);

// invalid_input when a term does not fit its column.
Result<void> check(const Predicate& predicate);

// Whether one value of a text column satisfies a term. Not for several threads (it keeps room for folding).
class TextMatcher {
 public:
  explicit TextMatcher(const Term& term);
  bool matches(std::string_view value);

 private:
  bool compare(std::string_view value) const;
  const Term* term_;
  std::vector<std::string> folded_;  // the wanted texts, folded and sorted
  std::string scratch_;
};

bool number_matches(const Term& term, std::int64_t value);

// Whether a row can satisfy the term when all values lie within the bounds; true when nothing can be said.
bool possible_within(const Term& term, std::int64_t least, std::int64_t greatest);
bool possible_within(const Term& term, std::string_view least, std::string_view greatest);

}  // namespace sekimori::events
