#include "feature/watch/alert_sight.h"

namespace sekimori::watch {

Result<std::optional<model::KnownPerson>> AlertSight::revealed(const record::Actor& actor, std::string_view person_id) const {
  if (actor.is_system || person_id.empty()) return std::optional<model::KnownPerson>();
  const std::string person(person_id);
  const auto may = database.read([&](sql::Transaction& tx) { return pseudonyms.may_see(tx, actor, person); });
  if (!may) return std::unexpected(may.error());
  if (!*may) return std::optional<model::KnownPerson>();
  return people.find(TRY(model::PersonId::parse(person)));
}

Result<Json> AlertSight::json(const record::Actor& actor, const KnownAlert& known) const {
  Json row = alert_json(known, TRY(revealed(actor, known.alert.person_id)));
  row.set("version", known.version);
  return row;
}

Json alert_json(const KnownAlert& known, const std::optional<model::KnownPerson>& revealed) {
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

}  // namespace sekimori::watch
