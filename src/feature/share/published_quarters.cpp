#include "feature/share/published_quarters.h"

#include "model/names.h"

namespace sekimori::share {

const sql::Schema& statistics_schema() {
  static const sql::Schema schema{"hub_statistics",
                                  {{1,
                                    "what was published of quarters",
                                    {"CREATE TABLE share_published_quarter(quarter TEXT PRIMARY KEY, counted TEXT NOT NULL) STRICT"}}}};
  return schema;
}

Json to_json(const CountedHub& hub) {
  Json reports = Json::array(), shares = Json::array();
  for (const CountedReport& one : hub.reports)
    reports.push(Json::object({{"number", one.number},
                               {"member", one.member},
                               {"sig", one.sig},
                               {"kind", one.kind},
                               {"triage", one.triage},
                               {"attachment", one.attachment},
                               {"sender_region", one.sender_region},
                               {"c2_region", one.c2_region},
                               {"day", one.day.to_string()}}));
  for (const CountedShare& one : hub.shares)
    shares.push(Json::object({{"number", one.number},
                              {"audience", one.audience},
                              {"members", model::texts_json(one.members)},
                              {"day", one.day.to_string()},
                              {"received", one.received}}));
  return Json::object({{"version", 1},
                       {"reports", std::move(reports)},
                       {"shares", std::move(shares)},
                       {"sigs", model::texts_json(hub.sigs)},
                       {"schemes", model::texts_json(hub.schemes)},
                       {"organisations", static_cast<std::int64_t>(hub.organisations)}});
}

Result<CountedHub> counted_hub_from(const Json& json) {
  CountedHub out;
  for (const Json& row : json["reports"].items()) {
    CountedReport one;
    TRY(model::read_text(row, "number", one.number));
    TRY(model::read_text(row, "member", one.member));
    TRY(model::read_text(row, "sig", one.sig));
    TRY(model::read_text(row, "kind", one.kind));
    TRY(model::read_text(row, "triage", one.triage));
    TRY(model::read_text(row, "attachment", one.attachment));
    TRY(model::read_text(row, "sender_region", one.sender_region));
    TRY(model::read_text(row, "c2_region", one.c2_region));
    one.day = TRY(Day::parse(row["day"].text()));
    out.reports.push_back(std::move(one));
  }
  for (const Json& row : json["shares"].items()) {
    CountedShare one;
    TRY(model::read_text(row, "number", one.number));
    TRY(model::read_text(row, "audience", one.audience));
    for (const Json& member : row["members"].items()) one.members.emplace_back(member.text());
    one.day = TRY(Day::parse(row["day"].text()));
    one.received = row["received"].bool_or(false);
    out.shares.push_back(std::move(one));
  }
  for (const Json& sig : json["sigs"].items()) out.sigs.emplace_back(sig.text());
  for (const Json& scheme : json["schemes"].items()) out.schemes.emplace_back(scheme.text());
  out.organisations = static_cast<std::size_t>(json["organisations"].integer_or(0));
  return out;
}

Result<std::optional<CountedHub>> PublishedQuarters::kept(const HubPeriod& quarter) {
  const auto row = TRY(database_.read(
      [&](sql::Transaction& tx) { return tx.query_one("SELECT counted FROM share_published_quarter WHERE quarter = ?", quarter.name); }));
  if (!row) return std::optional<CountedHub>();
  return std::optional(TRY(counted_hub_from(TRY(Json::parse(row->text(0))))));
}

Result<CountedHub> PublishedQuarters::of(const HubPeriod& quarter, const std::function<Result<CountedHub>()>& gather) {
  if (auto known = TRY(kept(quarter))) return *std::move(known);
  const std::string fresh = to_json(TRY(gather())).dump();
  TRY(database_.write([&](sql::Transaction& tx) -> Result<void> {
    if (TRY(tx.query_one("SELECT 1 FROM share_published_quarter WHERE quarter = ?", quarter.name))) return {};
    TRY(tx.execute("INSERT INTO share_published_quarter(quarter, counted) VALUES (?, ?)", quarter.name, fresh));
    return {};
  }));
  auto known = TRY(kept(quarter));
  if (!known) return error(ErrorCode::integrity, "{}: what was counted was not kept", quarter.name);
  return *std::move(known);
}

CountedHub joined(std::vector<CountedHub> quarters) {
  CountedHub out;
  for (CountedHub& one : quarters) {
    std::ranges::move(one.reports, std::back_inserter(out.reports));
    std::ranges::move(one.shares, std::back_inserter(out.shares));
    out.sigs = std::move(one.sigs);  // of the last: groups are founded and never gone
    out.schemes = std::move(one.schemes);
    out.organisations = one.organisations;
  }
  return out;
}

}  // namespace sekimori::share
