#include "feature/respond/case_json.h"

namespace sekimori::respond {
namespace {

Json names_of(const std::vector<record::HoldItem>& items) {
  Json names = Json::array();
  for (const record::HoldItem& item : items) names.push(item.kind + "/" + item.id);
  return names;
}

}  // namespace

Json case_json(const KnownCase& known) {
  Json out = to_json(known.facts);
  out.set("id", known.id).set("version", known.version).set("opened_at", known.opened_at.to_rfc3339());
  return out;
}

Json exhibit_json(const KnownExhibit& exhibit) {
  Json out = to_json(exhibit.facts);
  out.set("id", exhibit.id).set("digest", exhibit.facts.digest());
  return out;
}

Json hold_json(const record::Hold& hold) {
  return Json::object({{"id", hold.id},
                       {"reason", hold.reason},
                       {"placed_at", hold.placed_at.to_rfc3339()},
                       {"released_at", hold.released_at ? Json(hold.released_at->to_rfc3339()) : Json()},
                       {"items", names_of(hold.items)}});
}

Json opened_json(const OpenedCase& opened, const std::vector<KnownExhibit>& exhibits) {
  Json row = case_json(opened.known);
  Json kept = Json::array();
  for (const KnownExhibit& exhibit : exhibits) kept.push(exhibit_json(exhibit));
  row.set("hold", opened.hold).set("held", names_of(opened.held)).set("exhibits", std::move(kept));
  return row;
}

Result<Json> whole_case_json(CaseBook& cases, ExhibitBook& exhibits, const record::Actor& actor, const KnownCase& known) {
  Json row = case_json(known);
  Json kept = Json::array(), custody = Json::array(), held = Json::array();
  for (const KnownExhibit& exhibit : TRY(exhibits.list(actor, known))) kept.push(exhibit_json(exhibit));
  for (const auto& [id, step] : TRY(exhibits.steps(actor, known))) custody.push(to_json(step));
  for (const record::Hold& hold : TRY(cases.holds(actor, known))) held.push(hold_json(hold));
  row.set("exhibits", std::move(kept)).set("custody", std::move(custody)).set("holds", std::move(held));
  return row;
}

}  // namespace sekimori::respond
