// Activity and rule hits as the consumer has committed them, and the samples inside a row.
#pragma once

#include "feature/watch/assessment.h"
#include "store/sql/database.h"

namespace sekimori::watch {

// All activity and hits of the node, for assessment. About 200 bytes a row.
Result<ActivityMap> load_activity(sql::Database& database);
Result<std::vector<RuleHit>> load_hits(sql::Database& database);

std::string samples_json(const std::vector<model::EventPointer>& samples);
std::vector<model::EventPointer> samples_from(std::string_view text);

}  // namespace sekimori::watch
