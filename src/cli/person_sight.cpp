#include "cli/person_sight.h"

namespace sekimori::cli {

Result<std::optional<model::KnownPerson>> revealed_person(node::Node& node, const record::Actor& actor, std::string_view person_id) {
  if (actor.is_system || person_id.empty()) return std::optional<model::KnownPerson>();
  const std::string person(person_id);
  const auto may = node.database().read([&](sql::Transaction& tx) { return node.records().pseudonyms.may_see(tx, actor, person); });
  if (!may) return std::unexpected(may.error());
  if (!*may) return std::optional<model::KnownPerson>();
  return node.people().find(TRY(model::PersonId::parse(person)));
}

Json alert_json(const watch::KnownAlert& known, const std::optional<model::KnownPerson>& revealed) {
  Json row = to_json(known.alert);
  row.set("id", known.id);
  if (!revealed) {
    row.set("person_id", Json());
    return row;
  }
  row.set("person", Json::object({{"staff_number", revealed->person.staff_number},
                                  {"name", revealed->person.name},
                                  {"department", revealed->person.department}}));
  return row;
}

Result<record::Role> role_of(const Arguments& arguments) {
  const std::string name = arguments.value("role");
  const auto role = record::role_from_identifier(name);
  if (!role) return error(ErrorCode::usage, "--role '{}': one of secret_manager, legal, executive, outside_counsel is needed", name);
  return *role;
}

std::string_view name_of(record::RevealState state) {
  switch (state) {
    case record::RevealState::open: return "open";
    case record::RevealState::granted: return "granted";
    case record::RevealState::refused: return "refused";
  }
  return "";
}

Json to_json(const record::RevealRequest& request) {
  Json decisions = Json::array();
  for (const record::RevealDecision& decision : request.decisions)
    decisions.push(Json::object({{"account", decision.account},
                                 {"role", record::identifier_of(decision.role)},
                                 {"decision", decision.decision == record::Decision::agree ? "agree" : "refuse"},
                                 {"reason", decision.reason},
                                 {"decided_at", decision.decided_at.to_rfc3339()}}));
  return Json::object({{"id", request.id},
                       {"pseudonym", request.code},
                       {"state", name_of(request.state)},
                       {"requester", request.requester},
                       {"reason", request.reason},
                       {"subject", request.subject},
                       {"requested_at", request.requested_at.to_rfc3339()},
                       {"expires_at", request.expires_at.to_rfc3339()},
                       {"decisions", std::move(decisions)}});
}

}  // namespace sekimori::cli
