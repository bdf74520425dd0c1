// The permission check for what is no record: texts of the program, figures made from several records.
//
//   TRY(may(actor, record::Verb::read, "law"));
#pragma once

#include "record/permission.h"

namespace sekimori::govern {

inline Result<void> may(const record::Actor& actor, record::Verb verb, std::string_view kind) {
  if (actor.is_system) return {};
  const record::Grant grant = TRY(record::Permissions::standard().check(actor, verb, {.kind = std::string(kind), .id = std::string(kind)}));
  (void)grant;
  return {};
}

}  // namespace sekimori::govern
