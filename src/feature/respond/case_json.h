// Cases and what belongs to them as JSON, the same at the command line and over HTTP.
#pragma once

#include "feature/respond/exhibit_book.h"

namespace sekimori::respond {

Json case_json(const KnownCase& known);
Json exhibit_json(const KnownExhibit& exhibit);
Json hold_json(const record::Hold& hold);
Json opened_json(const OpenedCase& opened, const std::vector<KnownExhibit>& exhibits);
// The case with "exhibits", "custody" and "holds", as far as the actor may see them.
Result<Json> whole_case_json(CaseBook& cases, ExhibitBook& exhibits, const record::Actor& actor, const KnownCase& known);

}  // namespace sekimori::respond
