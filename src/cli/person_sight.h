// What a person at the command line may see of the people in alerts.
//
//   const record::Actor who = TRY(acting(at, arguments, node, system));     // --login's, else the one who may open DATA
//   if (auto known = TRY(revealed_person(node, who, alert.person_id))) print(known->person.name);
#pragma once

#include "cli/case_access.h"
#include "feature/watch/alert_sight.h"
#include "record/reveal_json.h"

namespace sekimori::cli {

// The person, when two have agreed to reveal him to this actor. Nothing for the program's own account: it has nobody's eyes.
Result<std::optional<model::KnownPerson>> revealed_person(node::Node& node, const record::Actor& actor, std::string_view person_id);

using watch::alert_json;

// Of "--role legal". usage when it is missing or unknown.
Result<record::Role> role_of(const Arguments& arguments);

}  // namespace sekimori::cli
