// Activity and rule hits as the consumer has committed them, and the samples inside a row.
#pragma once

#include <map>

#include "feature/watch/assessment.h"
#include "store/sql/database.h"

namespace sekimori::watch {

// All activity and hits of the node, for assessment. About 200 bytes a row.
Result<ActivityMap> load_activity(sql::Database& database);
Result<std::vector<RuleHit>> load_hits(sql::Database& database);

// Adds a batch to what is committed, inside the transaction of its checkpoint: amounts add up, the earliest samples stay.
Result<void> add_activity(sql::Transaction& tx, const ActivityMap& batch);
// By id: "<subject>/<rule>/<day number>".
Result<void> add_hits(sql::Transaction& tx, const std::map<std::string, RuleHit>& batch);

// The same subject, rule and day: counts add up, the earliest samples stay.
void merge_hit(RuleHit& hit, const RuleHit& other);

std::string samples_json(const std::vector<model::EventPointer>& samples);
std::vector<model::EventPointer> samples_from(std::string_view text);

}  // namespace sekimori::watch
