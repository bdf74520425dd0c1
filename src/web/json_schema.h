// The part of JSON Schema 2020-12 that spec/api uses: type, anyOf, enum, const, required, properties, additionalProperties, items, $ref to
// a component, lengths, bounds, and the formats date, date-time and uuid. What it does not know it does not check.
//
//   for (const FieldProblem& problem : check_schema(body, Json::object({{"$ref", "#/components/schemas/CaseOpening"}}), schemas, ja)) ...
#pragma once

#include "web/http.h"

namespace sekimori::web {

// `schemas`: component name -> schema. At most 20 problems; a value nested deeper than its schema is never walked.
std::vector<FieldProblem> check_schema(const Json& value, const Json& schema, const Json& schemas, Language language);

// All components of spec/api/*.json, as built in: name -> schema. Immutable, any thread.
const Json& api_schemas();

}  // namespace sekimori::web
