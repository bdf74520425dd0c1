#include "feature/share/reader_renewal.h"

#include <algorithm>
#include <array>
#include <map>

#include "record/record_pages.h"

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, 4> kinds = {"share", "forum_item", "forum_note", "poll"};

record::Actor hub_itself() { return record::Actor::system("share"); }
bool is_group(const std::string& reader) { return reader.starts_with("group:" + group_of_sig("")); }

}  // namespace

Result<std::size_t> renew_readers(sql::Database& database, record::RecordStore& records, Audiences& audiences) {
  struct Found {
    std::string_view kind;
    std::string id, audience;
  };
  std::vector<Found> found;
  std::map<std::string, std::vector<std::string>> groups;  // of each audience, today
  for (const std::string_view kind : kinds) {
    const auto all = TRY(database.read([&](sql::Transaction& tx) {
      record::ListQuery query;
      query.kind = kind;
      return record::all_records(tx, records, hub_itself(), query);
    }));
    for (const record::Version& one : all)
      if (const std::string audience(one.body["audience"].text()); !audience.empty()) {
        found.push_back({kind, one.id, audience});
        groups.try_emplace(audience);
      }
  }
  for (auto& [audience, readers] : groups) readers = TRY(audiences.readers_of(audience));
  std::size_t changed = 0;
  const auto done = database.write([&](sql::Transaction& tx) -> Result<void> {
    for (const Found& one : found) {
      const std::vector<std::string> before = TRY(records.readers(tx, one.kind, one.id));
      if (std::ranges::none_of(before, is_group)) continue;  // held, or nobody's
      std::vector<std::string> now = groups[one.audience];
      std::ranges::copy_if(before, std::back_inserter(now), [](const std::string& reader) { return !is_group(reader); });
      if (std::ranges::is_permutation(before, now)) continue;
      TRY(records.set_readers(tx, one.kind, one.id, now, {.actor = hub_itself(), .reason = "the audience's groups are others now"}));
      ++changed;
    }
    return {};
  });
  if (!done) return std::unexpected(done.error());
  return changed;
}

}  // namespace sekimori::share
