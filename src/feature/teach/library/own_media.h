// Films, pages and clauses that a house puts into its library beside those of the program: what is kept of them, and what they must have.
//
//   TRY(check(media));                                   // a name of its own, both languages, at least one place to see it
//   Json shown = shown_media(own);                       // with a transcript for each language of subtitles
//
// Pure.
#pragma once

#include "feature/teach/library/library.h"
#include "record/record_shelf.h"

namespace sekimori::teach {

struct OwnMedia {
  MediaItem words;
  std::int64_t edition = 1;
  bool withdrawn = false;
};
Json to_json(const OwnMedia& one);  // with the subtitles' files
Result<OwnMedia> own_media_from_json(const Json& json);
void describe_own_media(const OwnMedia& one, record::Draft& draft);
// As readers get it: in place of a file, its hash and its pieces with their times.
Json shown_media(const OwnMedia& one);

struct OwnClause {
  Clause words;
  std::int64_t edition = 1;
  bool withdrawn = false;
};
Json to_json(const OwnClause& one);
Result<OwnClause> own_clause_from_json(const Json& json);
void describe_own_clause(const OwnClause& one, record::Draft& draft);

// "kaku-2026": a-z, 0-9 and '-', at most 60.
bool is_library_id(std::string_view id);
// "ja", "en", "zh-Hans": a language as BCP 47 writes it, at most 20 characters.
bool is_language_tag(std::string_view tag);

// invalid_input naming what is missing or out of range.
Result<void> check(const MediaItem& one);
Result<void> check(const Clause& one);
Result<void> check(const Subtitles& one);

}  // namespace sekimori::teach
