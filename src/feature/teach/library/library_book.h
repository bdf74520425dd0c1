// The library as a house has it: what the program brings, and cases of its own beside it.
//
//   LibraryBook library(parts);
//   TRY(library.add(secretary, library_case, "judgment of last week"));      // new, or the next edition of an own one
//   library.entries(actor, "case", "転売");                                  // both; an own one says so (`own`)
//   library.addresses(actor);                                                // where all of it leads to, for the link checker
//
// An own case has all the fields of a shipped one, in Japanese and English, and at least one source; each edition is a version of its
// record. Cases of the program cannot be changed. Who may read the library reads these. Any thread.
#pragma once

#include "feature/teach/course/learning_book.h"
#include "feature/teach/library/library.h"
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

  // Of one shelf, or of all, holding all the words. Needs library.list.
  Result<std::vector<LibraryEntry>> entries(const record::Actor& actor, std::string_view shelf, std::string_view words);
  // With all its fields; `own` says whose it is. Needs library.read.
  Result<Json> entry(const record::Actor& actor, std::string_view id);
  Result<std::vector<std::string>> addresses(const record::Actor& actor);

 private:
  record::RecordShelf<OwnLibraryCase> shelf_;
};

}  // namespace sekimori::teach
