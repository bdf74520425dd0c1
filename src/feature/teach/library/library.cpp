#include "feature/teach/library/library.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "feature/teach/contact/contact_topics.h"
#include "feature/teach/content_table.h"
#include "feature/teach/course/course_book.h"

namespace sekimori::teach {
namespace {

struct Shelves {
  std::vector<LibraryCase> cases;
  std::vector<MediaItem> media;
  std::vector<Clause> clauses;
  std::vector<RankedThreat> threats;
};

std::vector<std::string> texts_in(const Json& list) {
  std::vector<std::string> out;
  for (const Json& one : list.items()) out.push_back(one.string_or(""));
  return out;
}

Json texts_json(const std::vector<std::string>& texts) {
  Json out = Json::array();
  for (const std::string& text : texts) out.push(text);
  return out;
}

Json sources_json(const std::vector<Cited>& sources) {
  Json out = Json::array();
  for (const Cited& source : sources) out.push(to_json(source));
  return out;
}

Result<void> read_case(const Json& one, Shelves& out) {
  out.cases.push_back(TRY(library_case_from_json(one)));
  return {};
}

Result<void> read_media(const Json& one, Shelves& out) {
  out.media.push_back(TRY(media_item_from_json(one)));
  return {};
}

Result<void> read_clause(const Json& one, Shelves& out) {
  out.clauses.push_back(TRY(clause_from_json(one)));
  return {};
}

// Absent where there are none: what the program brings stands as it is printed.
void set_variants(const std::vector<LanguageVariant>& variants, Json& out) {
  if (variants.empty()) return;
  Json list = Json::array();
  for (const LanguageVariant& one : variants)
    list.push(Json::object({{"language", one.language}, {"title", one.title}, {"text", one.text}, {"address", one.address}}));
  out.set("variants", std::move(list));
}

std::vector<LanguageVariant> variants_in(const Json& list) {
  std::vector<LanguageVariant> out;
  for (const Json& one : list.items())
    out.push_back({.language = one["language"].string_or(""),
                   .title = one["title"].string_or(""),
                   .text = one["text"].string_or(""),
                   .address = one["address"].string_or("")});
  return out;
}

Result<void> read_threat(const Json& one, Shelves& out) {
  RankedThreat read;
  read.year = static_cast<int>(one["year"].integer_or(0));
  read.rank = static_cast<int>(one["rank"].integer_or(0));
  TRY(model::read_wording(one, "name", read.name));
  TRY(model::read_wording(one, "note", read.note));
  read.courses = texts_in(one["courses"]);
  read.sources = TRY(cited_from_json(one["sources"]));
  out.threats.push_back(std::move(read));
  return {};
}

Result<void> read_all(std::string_view file, std::string_view text, Shelves& out) {
  const Json json = TRY(read_content(file, text));
  for (const Json& one : json["case"].items()) TRY(read_case(one, out));
  for (const Json& one : json["media"].items()) TRY(read_media(one, out));
  for (const Json& one : json["clause"].items()) TRY(read_clause(one, out));
  for (const Json& one : json["threat"].items()) TRY(read_threat(one, out));
  return {};
}

const Shelves& shelves() {
  static const Shelves all = [] {
    Shelves out;
    const auto read = [&](std::string_view file, std::string_view text) {
      SEKIMORI_CHECK(read_all(file, text, out));  // course_content_test reads every file
    };
#define SEKIMORI_TEXT(file, text) read(file, text);
#include "teach/library.inc"
    std::ranges::sort(out.cases, {}, [](const LibraryCase& one) { return std::tie(one.country, one.year, one.id); });
    return out;
  }();
  return all;
}

std::string threat_id(const RankedThreat& one) { return fmt::format("threat-{}-{}", one.year, one.rank); }

void gather(const Json& json, std::string& out) {
  out += json.text();
  out += '\n';
  for (const Json& one : json.items()) gather(one, out);
  for (const auto& [name, value] : json.members()) gather(value, out);
}

}  // namespace

Result<LibraryCase> library_case_from_json(const Json& one) {
  LibraryCase read;
  read.id = one["id"].string_or("");
  read.country = one["country"].string_or("");
  read.year = static_cast<int>(one["year"].integer_or(0));
  read.holder = one["holder"].string_or("");
  TRY(model::read_wording(one, "title", read.title));
  TRY(model::read_wording(one, "secret", read.secret));
  TRY(model::read_wording(one, "route", read.route));
  TRY(model::read_wording(one, "actor", read.actor));
  TRY(model::read_wording(one, "sum", read.sum));
  TRY(model::read_wording(one, "forum", read.forum));
  TRY(model::read_wording(one, "outcome", read.outcome));
  TRY(model::read_wording(one, "lesson", read.lesson));
  TRY(model::read_wording(one, "printed_as", read.printed_as));
  read.tags = texts_in(one["tags"]);
  read.law = texts_in(one["law"]);
  for (const Json& hand : one["chain"].items()) {
    CaseHand step{.id = hand["id"].string_or(""), .from = hand["from"].string_or(""), .who = {}, .what = {}};
    TRY(model::read_wording(hand, "who", step.who));
    TRY(model::read_wording(hand, "what", step.what));
    read.chain.push_back(std::move(step));
  }
  read.sources = TRY(cited_from_json(one["sources"]));
  return read;
}

std::span<const LibraryCase> library_cases() { return shelves().cases; }
std::span<const MediaItem> library_media() { return shelves().media; }
std::span<const Clause> library_clauses() { return shelves().clauses; }
std::span<const RankedThreat> ranked_threats() { return shelves().threats; }

const LibraryCase* find_library_case(std::string_view id) {
  const auto all = library_cases();
  const auto found = std::ranges::find(all, id, &LibraryCase::id);
  return found == all.end() ? nullptr : &*found;
}

const Clause* find_clause(std::string_view id) {
  const auto all = library_clauses();
  const auto found = std::ranges::find(all, id, &Clause::id);
  return found == all.end() ? nullptr : &*found;
}

Json to_json(const LibraryCase& one) {
  Json chain = Json::array();
  for (const CaseHand& hand : one.chain)
    chain.push(
        Json::object({{"id", hand.id}, {"from", hand.from}, {"who", model::to_json(hand.who)}, {"what", model::to_json(hand.what)}}));
  return Json::object({{"id", one.id},
                       {"country", one.country},
                       {"year", one.year},
                       {"holder", one.holder},
                       {"title", model::to_json(one.title)},
                       {"secret", model::to_json(one.secret)},
                       {"route", model::to_json(one.route)},
                       {"actor", model::to_json(one.actor)},
                       {"sum", model::to_json(one.sum)},
                       {"forum", model::to_json(one.forum)},
                       {"outcome", model::to_json(one.outcome)},
                       {"lesson", model::to_json(one.lesson)},
                       {"tags", texts_json(one.tags)},
                       {"law", texts_json(one.law)},
                       {"chain", std::move(chain)},
                       {"printed_as", model::to_json(one.printed_as)},
                       {"sources", sources_json(one.sources)}});
}

Json to_json(const MediaItem& one) {
  Json out = Json::object({{"id", one.id},
                           {"kind", one.kind},
                           {"title", model::to_json(one.title)},
                           {"about", model::to_json(one.about)},
                           {"tags", texts_json(one.tags)},
                           {"languages", texts_json(one.languages)},
                           {"published", one.published},
                           {"sources", sources_json(one.sources)}});
  set_variants(one.variants, out);
  if (one.subtitles.empty()) return out;
  Json files = Json::array();
  for (const Subtitles& file : one.subtitles) files.push(Json::object({{"language", file.language}, {"text", file.text}}));
  return out.set("subtitles", std::move(files));
}

Result<MediaItem> media_item_from_json(const Json& one) {
  MediaItem read;
  read.id = one["id"].string_or("");
  read.kind = one["kind"].string_or("");
  TRY(model::read_wording(one, "title", read.title));
  TRY(model::read_wording(one, "about", read.about));
  read.tags = texts_in(one["tags"]);
  read.languages = texts_in(one["languages"]);
  read.published = one["published"].string_or("");
  read.sources = TRY(cited_from_json(one["sources"]));
  read.variants = variants_in(one["variants"]);
  for (const Json& file : one["subtitles"].items())
    read.subtitles.push_back({.language = file["language"].string_or(""), .text = file["text"].string_or("")});
  return read;
}

Json to_json(const Clause& one) {
  Json out = Json::object({{"id", one.id},
                           {"kind", one.kind},
                           {"title", model::to_json(one.title)},
                           {"text", model::to_json(one.text)},
                           {"when_to_use", model::to_json(one.when_to_use)},
                           {"caution", model::to_json(one.caution)},
                           {"lets_share", one.lets_share},
                           {"sources", sources_json(one.sources)}});
  set_variants(one.variants, out);
  return out;
}

Result<Clause> clause_from_json(const Json& one) {
  Clause read;
  read.id = one["id"].string_or("");
  read.kind = one["kind"].string_or("");
  TRY(model::read_wording(one, "title", read.title));
  TRY(model::read_wording(one, "text", read.text));
  TRY(model::read_wording(one, "when_to_use", read.when_to_use));
  TRY(model::read_wording(one, "caution", read.caution));
  read.lets_share = one["lets_share"].bool_or(false);
  read.sources = TRY(cited_from_json(one["sources"]));
  read.variants = variants_in(one["variants"]);
  return read;
}

Json to_json(const RankedThreat& one) {
  return Json::object({{"year", one.year},
                       {"rank", one.rank},
                       {"name", model::to_json(one.name)},
                       {"note", model::to_json(one.note)},
                       {"courses", texts_json(one.courses)},
                       {"sources", sources_json(one.sources)}});
}

Json to_json(const LibraryEntry& entry) {
  return Json::object({{"shelf", entry.shelf},
                       {"id", entry.id},
                       {"when", entry.when},
                       {"group", entry.group},
                       {"title", model::to_json(entry.title)},
                       {"about", model::to_json(entry.about)},
                       {"own", entry.owner == CaseOwner::house}});
}

LibraryEntry case_entry(const LibraryCase& one, CaseOwner owner) {
  return {"case", one.id, std::to_string(one.year), one.country, one.title, one.secret, owner};
}

LibraryEntry media_entry(const MediaItem& one, CaseOwner owner) {
  return {"media", one.id, one.published, one.kind, one.title, one.about, owner};
}

std::vector<LibraryEntry> library_entries(std::string_view shelf, std::string_view words) {
  std::vector<LibraryEntry> out;
  if (shelf.empty() || shelf == "case")
    for (const LibraryCase& one : library_cases())
      if (matches(to_json(one), words)) out.push_back(case_entry(one, CaseOwner::program));
  if (shelf.empty() || shelf == "media")
    for (const MediaItem& one : library_media())
      if (matches(to_json(one), words)) out.push_back(media_entry(one, CaseOwner::program));
  if (shelf.empty() || shelf == "threat")
    for (const RankedThreat& one : ranked_threats())
      if (matches(to_json(one), words)) out.push_back({"threat", threat_id(one), std::to_string(one.year), {}, one.name, one.note, {}});
  return out;
}

Result<Json> library_entry(std::string_view id) {
  if (const LibraryCase* found = find_library_case(id)) return to_json(*found).set("shelf", "case");
  for (const MediaItem& one : library_media())
    if (one.id == id) return to_json(one).set("shelf", "media");
  for (const RankedThreat& one : ranked_threats())
    if (threat_id(one) == id) return to_json(one).set("id", id).set("shelf", "threat");
  return error(ErrorCode::not_found, "nothing '{}' in the library", id);
}

bool matches(const Json& entry, std::string_view words) {
  if (trim(words).empty()) return true;
  std::string all;
  gather(entry, all);
  all = fold(all);
  const std::string wanted = fold(words);
  for (std::size_t at = 0; at < wanted.size();) {
    const std::size_t end = std::min(wanted.find(' ', at), wanted.size());
    if (end > at && !all.contains(wanted.substr(at, end - at))) return false;
    at = end + 1;
  }
  return true;
}

std::vector<std::string> cited_addresses() {
  std::set<std::string> out;
  const auto take = [&](const auto& entries) {
    for (const auto& one : entries)
      for (const Cited& source : one.sources)
        if (!source.address.empty()) out.insert(source.address);
  };
  take(library_cases());
  take(library_media());
  take(library_clauses());
  take(ranked_threats());
  take(shipped_courses());
  take(contact_topics());
  return std::vector<std::string>(out.begin(), out.end());
}

}  // namespace sekimori::teach
