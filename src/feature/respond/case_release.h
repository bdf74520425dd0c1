// Ends the holds of a case, and says so in its custody.
//
//   std::size_t released = TRY(release_case(cases, exhibits, actor, known, "the case is closed"));
#pragma once

#include "feature/respond/case_book.h"
#include "feature/respond/exhibit_book.h"

namespace sekimori::respond {

// How many holds ended. Errors of CaseBook::release (conflict: none was in force) and of ExhibitBook::note, which reads every kept byte
// again. Any thread.
Result<std::size_t> release_case(CaseBook& cases, ExhibitBook& exhibits, const record::Actor& actor, const KnownCase& known,
                                 std::string_view reason);

}  // namespace sekimori::respond
