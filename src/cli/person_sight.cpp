#include "cli/person_sight.h"

#include "model/ports/person_directory.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {

Result<std::optional<model::KnownPerson>> revealed_person(node::Node& node, const record::Actor& actor, std::string_view person_id) {
  return watch::AlertSight{node.database(), node.records().pseudonyms, node.people()}.revealed(actor, person_id);
}

Result<record::Role> role_of(const Arguments& arguments) {
  const std::string name = arguments.value("role");
  const auto role = record::role_from_identifier(name);
  if (!role) return error(ErrorCode::usage, "--role '{}': one of secret_manager, legal, executive, outside_counsel is needed", name);
  return *role;
}

}  // namespace sekimori::cli
