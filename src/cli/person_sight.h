// What a person at the command line may see of the people in alerts.
//
//   const record::Actor who = TRY(acting(at, arguments, node, system));     // --login's, else the one who may open DATA
//   if (auto known = TRY(revealed_person(node, who, alert.person_id))) print(known->person.name);
#pragma once

#include "cli/case_access.h"

namespace sekimori::cli {

// The person, when two have agreed to reveal him to this actor. Nothing for the program's own account: it has nobody's eyes.
Result<std::optional<model::KnownPerson>> revealed_person(node::Node& node, const record::Actor& actor, std::string_view person_id);

// The alert as JSON with "id"; "person_id" is null and "person" absent unless revealed.
Json alert_json(const watch::KnownAlert& known, const std::optional<model::KnownPerson>& revealed);

// Of "--role legal". usage when it is missing or unknown.
Result<record::Role> role_of(const Arguments& arguments);

Json to_json(const record::RevealRequest& request);
std::string_view name_of(record::RevealState state);

}  // namespace sekimori::cli
