#include "feature/respond/case_release.h"

namespace sekimori::respond {

Result<std::size_t> release_case(CaseBook& cases, ExhibitBook& exhibits, const record::Actor& actor, const KnownCase& known,
                                 std::string_view reason) {
  const std::size_t released = TRY(cases.release(actor, known, reason));
  CustodyNote note;
  note.actor = actor;
  note.verb = model::CustodyVerb::release_hold;
  note.reason = reason;
  TRY(exhibits.note(known, {}, note));
  return released;
}

}  // namespace sekimori::respond
