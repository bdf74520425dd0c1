#include "feature/teach/library/library_book.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"

namespace sekimori::teach {
namespace {

constexpr std::size_t longest_text = 4'000, longest_name = 200, most_hands = 40, most_sources = 20, most_tags = 20;
constexpr int first_year = 1900, last_year = 2100;

void describe_case(const OwnLibraryCase& one, record::Draft& draft) {
  draft.summary = Json::object({{"id", one.words.id}, {"title", model::to_json(one.words.title)}});
  draft.keys = {{"case", one.words.id, record::Uniqueness::unique}};
}

bool is_case_id(std::string_view id) {
  return !id.empty() && id.size() <= 60 &&
         std::ranges::all_of(id, [](char c) { return std::string_view("abcdefghijklmnopqrstuvwxyz0123456789-").contains(c); });
}

bool is_told(const model::Wording& wording) { return !trim(wording.ja).empty() && !trim(wording.en).empty(); }
bool fits(const model::Wording& wording) {
  return count_code_points(wording.ja) <= longest_text && count_code_points(wording.en) <= longest_text;
}

// Each step comes from the holder or from a step that stands before it: then there is no circle.
Result<void> check_chain(const LibraryCase& one) {
  std::set<std::string_view> before;
  for (const CaseHand& hand : one.chain) {
    if (!is_case_id(hand.id) || !before.insert(hand.id).second)
      return error(ErrorCode::invalid_input, "case '{}': the step '{}' has no name of its own (a-z, 0-9, '-')", one.id, hand.id);
    if (!hand.from.empty() && (hand.from == hand.id || !before.contains(hand.from)))
      return error(ErrorCode::invalid_input, "case '{}': the step '{}' comes from '{}', which does not stand before it", one.id, hand.id,
                   hand.from);
    if (!is_told(hand.who) || !is_told(hand.what) || !fits(hand.who) || !fits(hand.what))
      return error(ErrorCode::invalid_input, "case '{}': the step '{}' needs who and what in Japanese and English", one.id, hand.id);
  }
  if (one.chain.size() > most_hands)
    return error(ErrorCode::invalid_input, "case '{}': at most {} steps, sources {} and tags {}", one.id, most_hands, most_sources,
                 most_tags);
  return {};
}

Json shown_case(const OwnLibraryCase& one) { return to_json(one.words).set("shelf", "case").set("own", true); }

}  // namespace

Json to_json(const OwnLibraryCase& one) { return to_json(one.words).set("edition", one.edition).set("withdrawn", one.withdrawn); }

Result<OwnLibraryCase> own_case_from_json(const Json& json) {
  return OwnLibraryCase{
      .words = TRY(library_case_from_json(json)), .edition = json["edition"].integer_or(1), .withdrawn = json["withdrawn"].bool_or(false)};
}

Result<void> check(const LibraryCase& one) {
  if (!is_case_id(one.id)) return error(ErrorCode::invalid_input, "'{}' is no name for a case: a-z, 0-9 and '-'", one.id);
  if (one.country.size() != 2 || !std::ranges::all_of(one.country, [](char c) { return c >= 'A' && c <= 'Z'; }))
    return error(ErrorCode::invalid_input, "case '{}': the country is two capital letters, as JP", one.id);
  if (one.year < first_year || one.year > last_year)
    return error(ErrorCode::invalid_input, "case '{}': {} is no year of it", one.id, one.year);
  if (trim(one.holder).empty() || count_code_points(one.holder) > longest_name)
    return error(ErrorCode::invalid_input, "case '{}': say whose secret it was, as printed", one.id);
  const std::array<std::pair<std::string_view, const model::Wording*>, 8> fields = {{{"title", &one.title},
                                                                                     {"secret", &one.secret},
                                                                                     {"route", &one.route},
                                                                                     {"actor", &one.actor},
                                                                                     {"sum", &one.sum},
                                                                                     {"forum", &one.forum},
                                                                                     {"outcome", &one.outcome},
                                                                                     {"lesson", &one.lesson}}};
  for (const auto& [name, wording] : fields)
    if (!is_told(*wording) || !fits(*wording))
      return error(ErrorCode::invalid_input, "case '{}': {} is needed in Japanese and English; what the source does not tell says so",
                   one.id, name);
  TRY(check_chain(one));
  if (one.sources.empty()) return error(ErrorCode::invalid_input, "case '{}' needs a source", one.id);
  if (one.sources.size() > most_sources || one.tags.size() > most_tags || one.law.size() > most_tags)
    return error(ErrorCode::invalid_input, "case '{}': at most {} steps, sources {} and tags {}", one.id, most_hands, most_sources,
                 most_tags);
  for (const Cited& source : one.sources) {
    if (!is_told(source.name) || !fits(source.name))
      return error(ErrorCode::invalid_input, "case '{}': a source needs its name in Japanese and English", one.id);
    if (!source.address.empty() && (!source.address.starts_with("https://") || source.address.size() > 500))
      return error(ErrorCode::invalid_input, "'{}' is no address of a page (https://...)", source.address);
  }
  return {};
}

LibraryBook::LibraryBook(const LearningParts& parts)
    : shelf_(parts.database, parts.records, parts.clock, parts.random, "library_case", own_case_from_json, describe_case) {}

Result<OwnLibraryCase> LibraryBook::add(const record::Actor& actor, const LibraryCase& one, std::string_view reason) {
  TRY(check(one));
  if (library_entry(one.id)) return error(ErrorCode::conflict, "'{}' is an entry of the program itself; give yours another name", one.id);
  const auto known = TRY(shelf_.find_by(actor, "case", one.id));
  if (!known) return TRY(shelf_.create(actor, OwnLibraryCase{.words = one}, reason)).value;
  return TRY(shelf_.change(actor, known->id, reason,
                           [&](OwnLibraryCase& kept) -> Result<void> {
                             kept = {.words = one, .edition = kept.edition + 1, .withdrawn = false};
                             return {};
                           }))
      .value;
}

Result<OwnLibraryCase> LibraryBook::withdraw(const record::Actor& actor, std::string_view id, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "withdrawing a case needs a reason");
  if (library_entry(id)) return error(ErrorCode::conflict, "'{}' is an entry of the program itself; it stays", id);
  const auto known = TRY(shelf_.find_by(actor, "case", id));
  if (!known) return error(ErrorCode::not_found, "nothing '{}' in the library", id);
  return TRY(shelf_.change(actor, known->id, reason,
                           [&](OwnLibraryCase& kept) -> Result<void> {
                             if (kept.withdrawn) return error(ErrorCode::conflict, "case '{}' was withdrawn before", id);
                             kept.withdrawn = true;
                             return {};
                           }))
      .value;
}

Result<std::vector<OwnLibraryCase>> LibraryBook::own_cases(const record::Actor& actor) {
  std::vector<OwnLibraryCase> out;
  for (auto& kept : TRY(shelf_.list(actor)))
    if (!kept.value.withdrawn) out.push_back(std::move(kept.value));
  std::ranges::sort(out, {}, [](const OwnLibraryCase& one) { return std::tie(one.words.country, one.words.year, one.words.id); });
  return out;
}

Result<std::vector<LibraryEntry>> LibraryBook::entries(const record::Actor& actor, std::string_view shelf, std::string_view words) {
  TRY(record::Permissions::standard().check(actor, record::Verb::list, {.kind = "library", .id = {}}));
  std::vector<LibraryEntry> out;
  if (shelf.empty() || shelf == "case")
    for (const OwnLibraryCase& one : TRY(own_cases(actor)))
      if (matches(to_json(one.words), words)) out.push_back(case_entry(one.words, CaseOwner::house));
  std::ranges::move(library_entries(shelf, words), std::back_inserter(out));
  return out;
}

Result<Json> LibraryBook::entry(const record::Actor& actor, std::string_view id) {
  TRY(record::Permissions::standard().check(actor, record::Verb::read, {.kind = "library", .id = {}}));
  const auto known = TRY(shelf_.find_by(actor, "case", id));
  if (known && !known->value.withdrawn) return shown_case(known->value);
  return TRY(library_entry(id)).set("own", false);
}

Result<std::vector<std::string>> LibraryBook::addresses(const record::Actor& actor) {
  const std::vector<std::string> shipped = cited_addresses();
  std::set<std::string> out(shipped.begin(), shipped.end());
  for (const OwnLibraryCase& one : TRY(own_cases(actor)))
    for (const Cited& source : one.words.sources)
      if (!source.address.empty()) out.insert(source.address);
  return std::vector<std::string>(out.begin(), out.end());
}

}  // namespace sekimori::teach
