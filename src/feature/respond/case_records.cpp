#include "feature/respond/case_records.h"

namespace sekimori::respond {

Result<std::string> put_case_record(RespondParts& parts, const record::Actor& actor, const KnownCase& known, CaseRecord wish,
                                    std::string_view reason) {
  record::Draft draft;
  draft.kind = std::move(wish.kind);
  draft.id = wish.id.empty() ? Uuid::make(parts.clock, parts.random).to_string() : std::move(wish.id);
  draft.body = std::move(wish.body);
  draft.parent = {"case", known.id};
  auto written = parts.database.write([&](sql::Transaction& tx) -> Result<void> {
    const auto before = TRY(parts.records.records.get(tx, record::Actor::system("respond"), draft.kind, draft.id));
    record::Change change;
    change.actor = actor;
    change.verb = before ? record::Verb::update : record::Verb::create;
    change.action = wish.action;
    change.reason = reason;
    TRY(parts.records.records.put(tx, draft, change));
    return {};
  });
  if (!written) return std::unexpected(std::move(written).error());
  return draft.id;
}

Result<std::vector<record::Version>> case_records(RespondParts& parts, const record::Actor& actor, const KnownCase& known,
                                                  std::string_view kind) {
  return parts.database.read([&](sql::Transaction& tx) -> Result<std::vector<record::Version>> {
    std::vector<record::Version> out;
    record::ListQuery query;
    query.kind = kind;
    query.parent = known.id;
    query.limit = 1000;
    while (true) {
      auto page = TRY(parts.records.records.list(tx, actor, query));
      const bool last = page.size() < 1000;
      if (!page.empty()) query.after = page.back().id;
      std::ranges::move(page, std::back_inserter(out));
      if (last) return out;
    }
  });
}

}  // namespace sekimori::respond
