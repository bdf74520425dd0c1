#include "store/events/predicate.h"

#include <algorithm>
#include <cstring>

#include "base/phrase.h"
#include "base/text.h"

namespace sekimori::events {
namespace {

Term text_term(Column column, Comparison comparison, std::vector<std::string> texts, LetterCase letter_case) {
  Term term;
  term.column = column;
  term.comparison = comparison;
  term.letter_case = letter_case;
  term.texts = std::move(texts);
  return term;
}

Term number_term(Column column, Comparison comparison, std::vector<std::int64_t> numbers) {
  Term term;
  term.column = column;
  term.comparison = comparison;
  term.numbers = std::move(numbers);
  return term;
}

bool holds(std::string_view value, std::string_view part) {
  return part.empty() || (value.size() >= part.size() && ::memmem(value.data(), value.size(), part.data(), part.size()) != nullptr);
}

}  // namespace

Term equals(Column column, std::string_view text, LetterCase letter_case) {
  return text_term(column, Comparison::equal, {std::string(text)}, letter_case);
}
Term equals(Column column, std::int64_t number) { return number_term(column, Comparison::equal, {number}); }
Term equals(const model::EventId& id) {
  return text_term(Column::id, Comparison::equal, {std::string(as_text(id.bytes))}, LetterCase::exact);
}
Term is_one_of(Column column, std::vector<std::string> texts, LetterCase letter_case) {
  return text_term(column, Comparison::in, std::move(texts), letter_case);
}
Term is_one_of(Column column, std::vector<std::int64_t> numbers) { return number_term(column, Comparison::in, std::move(numbers)); }
Term between(Column column, std::int64_t least, std::int64_t greatest) { return number_term(column, Comparison::range, {least, greatest}); }
Term time_between(Instant first, Instant last) { return between(Column::time, first.nanoseconds, last.nanoseconds); }
Term starts_with(Column column, std::string_view prefix, LetterCase letter_case) {
  return text_term(column, Comparison::prefix, {std::string(prefix)}, letter_case);
}
Term contains(Column column, std::string_view part, LetterCase letter_case) {
  return text_term(column, Comparison::contains, {std::string(part)}, letter_case);
}
Term is_empty(Column column) { return equals(column, ""); }
Term unless(Term term) {
  term.sense = term.sense == Sense::is ? Sense::is_not : Sense::is;
  return term;
}

Result<void> check(const Predicate& predicate) {
  for (const Term& term : predicate) {
    const ColumnDefinition& definition = definition_of(term.column);
    const auto refuse = [&](const Phrase& why) { return error(ErrorCode::invalid_input, "column {}: {}", definition.name, why); };
    if (is_integer(definition.kind)) {
      if (!term.texts.empty()) return refuse("it holds numbers, not text");
      if (term.comparison == Comparison::prefix || term.comparison == Comparison::contains) return refuse("numbers have no parts");
      if (term.comparison == Comparison::equal && term.numbers.size() != 1) return refuse("one number is wanted");
      if (term.comparison == Comparison::range && term.numbers.size() != 2) return refuse("a least and a greatest number are wanted");
      continue;
    }
    if (!term.numbers.empty() || term.comparison == Comparison::range) return refuse("it holds text, which has no range");
    if (term.comparison != Comparison::in && term.texts.size() != 1) return refuse("one text is wanted");
    if (definition.kind != ColumnKind::identifier) continue;
    if (term.comparison != Comparison::equal && term.comparison != Comparison::in) return refuse("identifiers are equal or not");
    for (const std::string& text : term.texts)
      if (text.size() != sizeof(model::EventId)) return refuse("an identifier has 16 bytes");
  }
  return {};
}

TextMatcher::TextMatcher(const Term& term) : term_(&term), folded_(term.texts) {
  if (term_->letter_case == LetterCase::folded)
    for (std::string& text : folded_) text = fold_case(text);
  std::ranges::sort(folded_);
}

bool TextMatcher::compare(std::string_view value) const {
  switch (term_->comparison) {
    case Comparison::equal: return value == folded_.front();
    case Comparison::in: return std::ranges::binary_search(folded_, value, std::less<>());
    case Comparison::prefix: return value.starts_with(folded_.front());
    case Comparison::contains: return holds(value, folded_.front());
    case Comparison::range: break;
  }
  return false;
}

bool TextMatcher::matches(std::string_view value) {
  bool found = false;
  if (term_->letter_case == LetterCase::exact) {
    found = compare(value);
  } else {
    scratch_.assign(value);
    bool ascii = true;
    for (char& sign : scratch_) {
      ascii = ascii && static_cast<unsigned char>(sign) < 0x80;
      if (sign >= 'A' && sign <= 'Z') sign = static_cast<char>(sign + ('a' - 'A'));
    }
    if (!ascii) scratch_ = fold_case(value);
    found = compare(scratch_);
  }
  return found == (term_->sense == Sense::is);
}

bool number_matches(const Term& term, std::int64_t value) {
  const bool found = term.comparison == Comparison::range ? value >= term.numbers[0] && value <= term.numbers[1]
                                                          : std::ranges::find(term.numbers, value) != term.numbers.end();
  return found == (term.sense == Sense::is);
}

bool possible_within(const Term& term, std::int64_t least, std::int64_t greatest) {
  if (term.sense == Sense::is_not) {
    // Impossible only when every value is an excluded one.
    if (term.comparison == Comparison::range) return least < term.numbers[0] || greatest > term.numbers[1];
    return least != greatest || number_matches(term, least);
  }
  if (term.comparison == Comparison::range) return greatest >= term.numbers[0] && least <= term.numbers[1];
  return std::ranges::any_of(term.numbers, [&](std::int64_t number) { return number >= least && number <= greatest; });
}

bool possible_within(const Term& term, std::string_view least, std::string_view greatest) {
  if (term.sense == Sense::is_not || term.letter_case == LetterCase::folded) return true;
  switch (term.comparison) {
    case Comparison::equal:
    case Comparison::in: return std::ranges::any_of(term.texts, [&](const std::string& text) { return text >= least && text <= greatest; });
    case Comparison::prefix: {
      const std::string& prefix = term.texts.front();
      return greatest.substr(0, prefix.size()) >= prefix && least.substr(0, prefix.size()) <= prefix;
    }
    case Comparison::contains:
    case Comparison::range: break;
  }
  return true;
}

}  // namespace sekimori::events
