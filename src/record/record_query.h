// Inside record/ only: the queries over record_version. No rights are checked here; RecordStore does that.
#pragma once

#include "record/record_store.h"

namespace sekimori::record {

constexpr std::string_view reader_list_kind = "reader_list";
std::string reader_list_id(std::string_view kind, std::string_view id);

// `as_of` has both of its members.
Result<std::optional<Version>> find_version(sql::Transaction& tx, std::string_view kind, std::string_view id, const AsOf& as_of);
Result<std::vector<Version>> find_history(sql::Transaction& tx, std::string_view kind, std::string_view id, Instant known_at);
Result<std::vector<Version>> find_versions(sql::Transaction& tx, const Actor& actor, const Reach& reach, const ListQuery& query,
                                           const AsOf& as_of);
Result<std::int64_t> count_versions(sql::Transaction& tx, const Actor& actor, const Reach& reach, const ListQuery& query,
                                    const AsOf& as_of);

}  // namespace sekimori::record
