#include "record/whole_kind.h"

namespace sekimori::record {

Result<void> check_whole_kind(const Actor& actor, Verb verb, std::string_view kind) {
  if (actor.is_system || Permissions::standard().reach_of(actor, verb, kind).any) return {};
  return error(ErrorCode::not_permitted, "{}.{} on all objects is needed: this is drawn from every one of them", kind, identifier_of(verb));
}

}  // namespace sekimori::record
