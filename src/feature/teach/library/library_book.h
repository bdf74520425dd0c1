// The library as a house has it: what the program brings, and cases, media and clauses of its own beside it.
//
//   LibraryBook library(parts);
//   TRY(library.add(secretary, library_case, "judgment of last week"));      // new, or the next edition of an own one
//   TRY(library.add_media(secretary, film, "for our people"));               // with its languages
//   TRY(library.keep_subtitles(secretary, "our-film", {"ja", file}, "spoken words"));     // WebVTT, shown as a transcript
//   library.entries(actor, "case", "転売");                                  // both; an own one says so (`own`)
//   library.addresses(actor);                                                // where all of it leads to, for the link checker
//
// An own case has all the fields of a shipped one, in Japanese and English, and at least one source; each edition is a version of its
// record. Cases of the program cannot be changed. Who may read the library reads these. Any thread.
#pragma once

#include "feature/teach/course/learning_book.h"
#include "feature/teach/library/library.h"
#include "feature/teach/library/own_media.h"
#include "record/record_shelf.h"

namespace sekimori::teach {

struct OwnLibraryCase {
  LibraryCase words;
  std::int64_t edition = 1;
  bool withdrawn = false;
};
Json to_json(const OwnLibraryCase& one);  // of the case, with edition and withdrawn
Result<OwnLibraryCase> own_case_from_json(const Json& json);

// invalid_input naming what is missing, out of range, or leads nowhere in the chain.
Result<void> check(const LibraryCase& one);

class LibraryBook {
 public:
  explicit LibraryBook(const LearningParts& parts);

  // conflict: a name of the program's own entries.
  Result<OwnLibraryCase> add(const record::Actor& actor, const LibraryCase& one, std::string_view reason);
  Result<OwnLibraryCase> withdraw(const record::Actor& actor, std::string_view id, std::string_view reason);
  Result<std::vector<OwnLibraryCase>> own_cases(const record::Actor& actor);  // not withdrawn; by country, year

  // Subtitles that are known stay. conflict as above.
  Result<OwnMedia> add_media(const record::Actor& actor, const MediaItem& one, std::string_view reason);
  Result<OwnMedia> withdraw_media(const record::Actor& actor, std::string_view id, std::string_view reason);
  // In place of those in the same language; an empty file takes them away.
  Result<OwnMedia> keep_subtitles(const record::Actor& actor, std::string_view id, const Subtitles& file, std::string_view reason);
  Result<std::string> subtitles(const record::Actor& actor, std::string_view id, std::string_view language);  // the file. not_found
  Result<std::vector<OwnMedia>> own_media(const record::Actor& actor);                                        // not withdrawn; by id

  Result<OwnClause> add_clause(const record::Actor& actor, const Clause& one, std::string_view reason);
  Result<OwnClause> withdraw_clause(const record::Actor& actor, std::string_view id, std::string_view reason);
  // The house's own first, then those of the program; `own` says whose. Needs library.list.
  Result<std::vector<Json>> clauses(const record::Actor& actor);
  Result<Json> clause(const record::Actor& actor, std::string_view id);

  // Of one shelf, or of all, holding all the words. Needs library.list.
  Result<std::vector<LibraryEntry>> entries(const record::Actor& actor, std::string_view shelf, std::string_view words);
  // With all its fields; `own` says whose it is. Needs library.read.
  Result<Json> entry(const record::Actor& actor, std::string_view id);
  Result<std::vector<std::string>> addresses(const record::Actor& actor);

 private:
  Result<void> check_name_is_free(const record::Actor& actor, std::string_view id, std::string_view shelf);

  record::RecordShelf<OwnLibraryCase> shelf_;
  record::RecordShelf<OwnMedia> media_;
  record::RecordShelf<OwnClause> clauses_;
};

}  // namespace sekimori::teach
