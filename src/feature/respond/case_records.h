// Records that hang on a case (tasks, decisions, referrals ...): written and read with the case's reader list.
//
//   TRY(put_case_record(parts, actor, known, {.kind = "case_decision", .id = id, .body = body, .action = "case_decision.note"}, reason));
//   for (const record::Version& version : TRY(case_records(parts, actor, known, "case_decision"))) ...
//
// Any thread.
#pragma once

#include "feature/respond/case_book.h"

namespace sekimori::respond {

struct CaseRecord {
  std::string kind = {};
  std::string id = {};  // empty: a new one
  Json body = {};
  std::string action = {};
};

// Creates it or adds a version. The id. Rights are the kind's own rows of spec/permissions.toml, "create" or "update"; not_permitted.
Result<std::string> put_case_record(RespondParts& parts, const record::Actor& actor, const KnownCase& known, CaseRecord wish,
                                    std::string_view reason);
Result<std::vector<record::Version>> case_records(RespondParts& parts, const record::Actor& actor, const KnownCase& known,
                                                  std::string_view kind);  // by id; ids grow with time

}  // namespace sekimori::respond
