// What one can read up: cases of leaks, films and pages, clauses for contracts, the yearly ranking of threats (content/library).
//
//   find_library_case("benesse")->chain;          // how the data went from hand to hand
//   library_json(LibrarySort::clause);            // rows for a list
//
// Cases hold what the public sources print and no more: firms as printed ("韓国企業A" stays so), persons never. Part of the program;
// immutable, any thread. What a house adds of its own is in library_book.h.
#pragma once

#include <span>

#include "feature/teach/course/course.h"

namespace sekimori::teach {

struct CaseHand {        // a step of the way that the secret took
  std::string id, from;  // from: id of the step before; empty: the holder
  model::Wording who;
  model::Wording what;
};

struct LibraryCase {
  std::string id;
  std::string country;  // JP, US, KR: whose law it was judged by, a group of the library, never a mark of people
  int year = 0;         // of the event or of its detection, as the source counts
  std::string holder;   // as printed
  model::Wording title, secret, route, actor, sum, forum, outcome, lesson;
  std::vector<std::string> tags;  // situation, case, measure; insider, partner, cyber ...
  std::vector<std::string> law;   // "18 U.S.C. 1832"
  std::vector<CaseHand> chain;
  model::Wording printed_as;  // where the print itself is doubtful or later events may differ; empty: nothing
  std::vector<Cited> sources;
};

// A film, a page or a clause in one of its languages, beyond the Japanese and English that say what it is.
struct LanguageVariant {
  std::string language;  // "ja", "en", "zh-Hans": BCP 47
  std::string title;     // in that language
  std::string text;      // of a clause
  std::string address;   // of a film, a page: where it is seen
};

struct Subtitles {
  std::string language;
  std::string text;  // a WebVTT file to the byte (web_vtt.h)
};

struct MediaItem {
  std::string id, kind;  // film, page, course, tool
  model::Wording title, about;
  std::vector<std::string> tags, languages;
  std::string published;  // 2025-01, as printed
  std::vector<Cited> sources;
  std::vector<LanguageVariant> variants = {};  // of a house's own
  std::vector<Subtitles> subtitles = {};
};

struct Clause {
  std::string id, kind;  // nda, joint_research, supplier, employment, sharing
  model::Wording title, text, when_to_use, caution;
  bool lets_share = false;  // holds the exception for telling others about attacks
  std::vector<Cited> sources;
  std::vector<LanguageVariant> variants = {};  // of a house's own
};

struct RankedThreat {
  int year = 0, rank = 0;
  model::Wording name, note;
  std::vector<std::string> courses;  // that help against it
  std::vector<Cited> sources;
};

std::span<const LibraryCase> library_cases();  // by country, year
std::span<const MediaItem> library_media();
std::span<const Clause> library_clauses();
std::span<const RankedThreat> ranked_threats();
const LibraryCase* find_library_case(std::string_view id);
const Clause* find_clause(std::string_view id);

Json to_json(const LibraryCase& one);
Result<LibraryCase> library_case_from_json(const Json& json);
Json to_json(const MediaItem& one);
Result<MediaItem> media_item_from_json(const Json& json);
Json to_json(const Clause& one);
Result<Clause> clause_from_json(const Json& json);
Json to_json(const RankedThreat& one);

enum class CaseOwner : unsigned char { program, house };

// One row of a list over all shelves.
struct LibraryEntry {
  std::string shelf;  // case, media, threat
  std::string id;
  std::string when;   // year, or month of publication
  std::string group;  // country of a case, kind of a film
  model::Wording title, about;
  CaseOwner owner = CaseOwner::program;
};
LibraryEntry case_entry(const LibraryCase& one, CaseOwner owner);
LibraryEntry media_entry(const MediaItem& one, CaseOwner owner);
Json to_json(const LibraryEntry& entry);
// Of one shelf of the program, or of all; holding all the words.
std::vector<LibraryEntry> library_entries(std::string_view shelf, std::string_view words);
// A case, a film, a threat ("threat-2025-4") with all its fields. not_found otherwise.
Result<Json> library_entry(std::string_view id);

// Words (folded), all of which must stand somewhere in it. An empty one matches.
bool matches(const Json& entry, std::string_view words);

// Every address that the library and the courses lead to, each once, sorted.
std::vector<std::string> cited_addresses();

}  // namespace sekimori::teach
