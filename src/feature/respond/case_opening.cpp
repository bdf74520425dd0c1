#include "feature/respond/case_opening.h"

namespace sekimori::respond {

Result<std::string> RequestedCases::open(const model::CaseRequest& request) {
  CaseOpening opening;
  opening.trigger = request.trigger;
  opening.title = request.title;
  opening.trigger_detail = request.detail;
  opening.secrets = request.secrets;
  opening.persons = request.persons;
  opening.readers = {"role:case_lead", "role:legal", "role:secret_manager"};
  const auto opened = TRY(cases_.open(record::Actor::system(name_of(request.trigger)), opening, "asked for by " + request.requested_by));
  return opened.known.facts.number;
}

}  // namespace sekimori::respond
