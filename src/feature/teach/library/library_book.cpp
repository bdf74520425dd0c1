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

bool is_told(const model::Wording& wording) { return !trim(wording.ja).empty() && !trim(wording.en).empty(); }
bool fits(const model::Wording& wording) {
  return count_code_points(wording.ja) <= longest_text && count_code_points(wording.en) <= longest_text;
}

// Each step comes from the holder or from a step that stands before it: then there is no circle.
Result<void> check_chain(const LibraryCase& one) {
  std::set<std::string_view> before;
  for (const CaseHand& hand : one.chain) {
    if (!is_library_id(hand.id) || !before.insert(hand.id).second)
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

// The first edition of a record, or the next of the one under this key.
template <class Own, class Words>
Result<Own> next_edition(record::RecordShelf<Own>& shelf, const record::Actor& actor, std::string_view key, const Words& words,
                         std::string_view reason) {
  const auto known = TRY(shelf.find_by(actor, key, words.id));
  if (!known) return TRY(shelf.create(actor, Own{.words = words}, reason)).value;
  return TRY(shelf.change(actor, known->id, reason,
                          [&](Own& kept) -> Result<void> {
                            kept = {.words = words, .edition = kept.edition + 1, .withdrawn = false};
                            return {};
                          }))
      .value;
}

template <class Own>
Result<Own> withdraw_from(record::RecordShelf<Own>& shelf, const record::Actor& actor, std::string_view key, std::string_view id,
                          std::string_view reason) {
  const auto known = TRY(shelf.find_by(actor, key, id));
  if (!known) return error(ErrorCode::not_found, "nothing '{}' in the library", id);
  return TRY(shelf.change(actor, known->id, reason,
                          [&](Own& kept) -> Result<void> {
                            if (kept.withdrawn) return error(ErrorCode::conflict, "'{}' was withdrawn before", id);
                            kept.withdrawn = true;
                            return {};
                          }))
      .value;
}

template <class Own>
Result<std::vector<Own>> not_withdrawn(record::RecordShelf<Own>& shelf, const record::Actor& actor) {
  std::vector<Own> out;
  for (auto& kept : TRY(shelf.list(actor)))
    if (!kept.value.withdrawn) out.push_back(std::move(kept.value));
  std::ranges::sort(out, {}, [](const Own& one) { return one.words.id; });
  return out;
}

Json shown_case(const OwnLibraryCase& one) { return to_json(one.words).set("shelf", "case").set("own", true); }

}  // namespace

Json to_json(const OwnLibraryCase& one) { return to_json(one.words).set("edition", one.edition).set("withdrawn", one.withdrawn); }

Result<OwnLibraryCase> own_case_from_json(const Json& json) {
  return OwnLibraryCase{
      .words = TRY(library_case_from_json(json)), .edition = json["edition"].integer_or(1), .withdrawn = json["withdrawn"].bool_or(false)};
}

Result<void> check(const LibraryCase& one) {
  if (!is_library_id(one.id)) return error(ErrorCode::invalid_input, "'{}' is no name for a case: a-z, 0-9 and '-'", one.id);
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
    : shelf_(parts.database, parts.records, parts.clock, parts.random, "library_case", own_case_from_json, describe_case),
      media_(parts.database, parts.records, parts.clock, parts.random, "library_media", own_media_from_json, describe_own_media),
      clauses_(parts.database, parts.records, parts.clock, parts.random, "library_clause", own_clause_from_json, describe_own_clause) {}

// Cases and media are called up by one name.
Result<void> LibraryBook::check_name_is_free(const record::Actor& actor, std::string_view id, std::string_view shelf) {
  if (library_entry(id)) return error(ErrorCode::conflict, "'{}' is an entry of the program itself; give yours another name", id);
  const bool taken =
      shelf == "case" ? TRY(media_.find_by(actor, "media", id)).has_value() : TRY(shelf_.find_by(actor, "case", id)).has_value();
  if (taken) return error(ErrorCode::conflict, "'{}' is the name of another entry of yours", id);
  return {};
}

Result<OwnLibraryCase> LibraryBook::add(const record::Actor& actor, const LibraryCase& one, std::string_view reason) {
  TRY(check(one));
  TRY(check_name_is_free(actor, one.id, "case"));
  return next_edition(shelf_, actor, "case", one, reason);
}

Result<OwnLibraryCase> LibraryBook::withdraw(const record::Actor& actor, std::string_view id, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "withdrawing an entry needs a reason");
  if (library_entry(id)) return error(ErrorCode::conflict, "'{}' is an entry of the program itself; it stays", id);
  return withdraw_from(shelf_, actor, "case", id, reason);
}

Result<std::vector<OwnLibraryCase>> LibraryBook::own_cases(const record::Actor& actor) {
  auto out = TRY(not_withdrawn(shelf_, actor));
  std::ranges::sort(out, {}, [](const OwnLibraryCase& one) { return std::tie(one.words.country, one.words.year, one.words.id); });
  return out;
}

Result<OwnMedia> LibraryBook::add_media(const record::Actor& actor, const MediaItem& one, std::string_view reason) {
  TRY(check(one));
  TRY(check_name_is_free(actor, one.id, "media"));
  MediaItem words = one;
  words.languages.clear();
  for (const LanguageVariant& variant : one.variants) words.languages.push_back(variant.language);
  words.subtitles.clear();  // they come by themselves, as files
  if (const auto known = TRY(media_.find_by(actor, "media", one.id))) words.subtitles = known->value.words.subtitles;
  return next_edition(media_, actor, "media", words, reason);
}

Result<OwnMedia> LibraryBook::withdraw_media(const record::Actor& actor, std::string_view id, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "withdrawing an entry needs a reason");
  if (library_entry(id)) return error(ErrorCode::conflict, "'{}' is an entry of the program itself; it stays", id);
  return withdraw_from(media_, actor, "media", id, reason);
}

Result<OwnMedia> LibraryBook::keep_subtitles(const record::Actor& actor, std::string_view id, const Subtitles& file,
                                             std::string_view reason) {
  const bool take_away = trim(file.text).empty();
  if (!take_away) TRY(check(file));
  const auto known = TRY(media_.find_by(actor, "media", id));
  if (!known || known->value.withdrawn) return error(ErrorCode::not_found, "no media of yours '{}' in the library", id);
  return TRY(media_.change(actor, known->id, reason,
                           [&](OwnMedia& kept) -> Result<void> {
                             auto& files = kept.words.subtitles;
                             const auto same = [&](const Subtitles& one) {
                               return ascii_lower(one.language) == ascii_lower(file.language);
                             };
                             const std::size_t before = files.size();
                             std::erase_if(files, same);
                             if (take_away && files.size() == before)
                               return error(ErrorCode::not_found, "'{}' has no subtitles in {}", id, file.language);
                             if (!take_away) files.push_back(file);
                             std::ranges::sort(files, {}, &Subtitles::language);
                             ++kept.edition;
                             return {};
                           }))
      .value;
}

Result<std::string> LibraryBook::subtitles(const record::Actor& actor, std::string_view id, std::string_view language) {
  TRY(record::Permissions::standard().check(actor, record::Verb::read, {.kind = "library", .id = {}}));
  const auto known = TRY(media_.find_by(actor, "media", id));
  if (known && !known->value.withdrawn)
    for (const Subtitles& one : known->value.words.subtitles)
      if (ascii_lower(one.language) == ascii_lower(language)) return one.text;
  return error(ErrorCode::not_found, "'{}' has no subtitles in {}", id, language);
}

Result<std::vector<OwnMedia>> LibraryBook::own_media(const record::Actor& actor) { return not_withdrawn(media_, actor); }

Result<OwnClause> LibraryBook::add_clause(const record::Actor& actor, const Clause& one, std::string_view reason) {
  TRY(check(one));
  if (find_clause(one.id) != nullptr)
    return error(ErrorCode::conflict, "'{}' is an entry of the program itself; give yours another name", one.id);
  return next_edition(clauses_, actor, "clause", one, reason);
}

Result<OwnClause> LibraryBook::withdraw_clause(const record::Actor& actor, std::string_view id, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "withdrawing an entry needs a reason");
  if (find_clause(id) != nullptr) return error(ErrorCode::conflict, "'{}' is an entry of the program itself; it stays", id);
  return withdraw_from(clauses_, actor, "clause", id, reason);
}

Result<std::vector<Json>> LibraryBook::clauses(const record::Actor& actor) {
  TRY(record::Permissions::standard().check(actor, record::Verb::list, {.kind = "library", .id = {}}));
  std::vector<Json> out;
  for (const OwnClause& one : TRY(not_withdrawn(clauses_, actor))) out.push_back(to_json(one.words).set("own", true));
  for (const Clause& one : library_clauses()) out.push_back(to_json(one).set("own", false));
  return out;
}

Result<Json> LibraryBook::clause(const record::Actor& actor, std::string_view id) {
  TRY(record::Permissions::standard().check(actor, record::Verb::read, {.kind = "library", .id = {}}));
  const auto known = TRY(clauses_.find_by(actor, "clause", id));
  if (known && !known->value.withdrawn) return to_json(known->value.words).set("own", true);
  const Clause* found = find_clause(id);
  if (found == nullptr) return error(ErrorCode::not_found, "nothing '{}' in the library", id);
  return to_json(*found).set("own", false);
}

Result<std::vector<LibraryEntry>> LibraryBook::entries(const record::Actor& actor, std::string_view shelf, std::string_view words) {
  TRY(record::Permissions::standard().check(actor, record::Verb::list, {.kind = "library", .id = {}}));
  std::vector<LibraryEntry> out;
  if (shelf.empty() || shelf == "case")
    for (const OwnLibraryCase& one : TRY(own_cases(actor)))
      if (matches(to_json(one.words), words)) out.push_back(case_entry(one.words, CaseOwner::house));
  if (shelf.empty() || shelf == "media")
    for (const OwnMedia& one : TRY(own_media(actor)))
      if (matches(to_json(one.words), words)) out.push_back(media_entry(one.words, CaseOwner::house));
  std::ranges::move(library_entries(shelf, words), std::back_inserter(out));
  return out;
}

Result<Json> LibraryBook::entry(const record::Actor& actor, std::string_view id) {
  TRY(record::Permissions::standard().check(actor, record::Verb::read, {.kind = "library", .id = {}}));
  const auto known = TRY(shelf_.find_by(actor, "case", id));
  if (known && !known->value.withdrawn) return shown_case(known->value);
  const auto media = TRY(media_.find_by(actor, "media", id));
  if (media && !media->value.withdrawn) return shown_media(media->value).set("shelf", "media");
  return TRY(library_entry(id)).set("own", false);
}

Result<std::vector<std::string>> LibraryBook::addresses(const record::Actor& actor) {
  const std::vector<std::string> shipped = cited_addresses();
  std::set<std::string> out(shipped.begin(), shipped.end());
  const auto cite = [&](const std::vector<Cited>& sources) {
    for (const Cited& source : sources)
      if (!source.address.empty()) out.insert(source.address);
  };
  for (const OwnLibraryCase& one : TRY(own_cases(actor))) cite(one.words.sources);
  for (const OwnMedia& one : TRY(own_media(actor))) {
    cite(one.words.sources);
    for (const LanguageVariant& variant : one.words.variants) out.insert(variant.address);
  }
  for (const OwnClause& one : TRY(not_withdrawn(clauses_, actor))) cite(one.words.sources);
  return std::vector<std::string>(out.begin(), out.end());
}

}  // namespace sekimori::teach
