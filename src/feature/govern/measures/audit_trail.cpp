#include "feature/govern/measures/audit_trail.h"

#include <algorithm>

#include "feature/govern/number_json.h"

namespace sekimori::govern {

Result<AuditTrail> audit_trail(const Framework& framework, const std::vector<KnownMeasure>& measures, const record::ChangeLog& changes,
                               sql::Database& database, Day today) {
  AuditTrail out{.framework = framework.id, .version = framework.version, .title = framework.title, .day = today, .rows = {}};
  for (const FrameworkItem& item : framework.items) {
    if (!item.assessable) continue;
    TrailRow row{.control = &item, .measures = {}};
    for (const KnownMeasure& known : measures) {
      if (std::ranges::find(known.value.controls, framework.id + ":" + item.id) == known.value.controls.end()) continue;
      TrailMeasure one{.measure = known.value, .standing = standing_of(known.value, today), .changes = 0, .last_ledger_index = {}};
      const auto made = TRY(database.read(
          [&](sql::Transaction& tx) -> Result<std::vector<record::StoredChange>> { return changes.of_object(tx, "measure", known.id); }));
      one.changes = static_cast<std::int64_t>(made.size());
      for (const record::StoredChange& change : made)
        if (change.ledger_index) one.last_ledger_index = change.ledger_index;
      row.measures.push_back(std::move(one));
    }
    out.answered +=
        std::ranges::any_of(row.measures, [](const TrailMeasure& one) { return one.standing == MeasureStanding::in_place; }) ? 1 : 0;
    out.rows.push_back(std::move(row));
  }
  return out;
}

Json to_json(const AuditTrail& trail) {
  Json rows = Json::array();
  for (const TrailRow& row : trail.rows) {
    Json measures = Json::array();
    for (const TrailMeasure& one : row.measures) {
      std::optional<std::int64_t> index;
      if (one.last_ledger_index) index = static_cast<std::int64_t>(*one.last_ledger_index);
      measures.push(to_json(one.measure)
                        .set("standing", name_of(one.standing))
                        .set("changes", one.changes)
                        .set("last_ledger_index", number_json(index)));
    }
    rows.push(Json::object({{"control", row.control->id},
                            {"ref", row.control->ref},
                            {"title", to_json(row.control->title)},
                            {"standing", name_of(row.control->standing)},
                            {"measures", std::move(measures)}}));
  }
  return Json::object({{"framework", trail.framework},
                       {"version", trail.version},
                       {"title", to_json(trail.title)},
                       {"day", trail.day.to_string()},
                       {"controls", trail.rows.size()},
                       {"answered", trail.answered},
                       {"rows", std::move(rows)}});
}

CsvTable trail_table(const AuditTrail& trail, Language language) {
  const bool ja = language == Language::ja;
  CsvTable out;
  out.name = ja ? "監査証跡" : "audit-trail";
  out.header =
      ja ? std::vector<std::string>{"管理策", "内容",     "対策",      "状態", "責任者", "証拠 (日付 内容 SHA-256)",
                                    "見直し", "変更記録", "台帳の位置"}
         : std::vector<std::string>{"control", "text",           "measure",     "standing", "owner", "evidence (day, text, SHA-256)",
                                    "reviews", "change records", "ledger index"};
  std::size_t line = 1;
  for (const TrailRow& row : trail.rows) {
    const std::string& words = row.control->title.in(language);
    const std::string& title = words.empty() ? row.control->title.en : words;
    if (row.measures.empty())
      out.rows.push_back({.line = ++line, .cells = {row.control->id, title, "", ja ? "対策なし" : "no measure", "", "", "", "", ""}});
    for (const TrailMeasure& one : row.measures) {
      std::string evidence;
      for (const MeasureEvidence& e : one.measure.evidence)
        evidence +=
            fmt::format("{}{} {}{}", evidence.empty() ? "" : "\n", e.day.to_string(), e.text, e.sha256.empty() ? "" : " " + e.sha256);
      for (const Attestation& a : one.measure.attestations)
        evidence += fmt::format("{}{} - {} {}", evidence.empty() ? "" : "\n", a.day.to_string(), a.until.to_string(), a.statement);
      std::string reviews;
      for (const MeasureReview& r : one.measure.reviews)
        reviews += fmt::format("{}{} {}", reviews.empty() ? "" : "\n", r.day.to_string(), r.holds ? "OK" : r.note);
      out.rows.push_back({.line = ++line,
                          .cells = {row.control->id, title, fmt::format("{} {}", one.measure.number, one.measure.title),
                                    std::string(name_of(one.standing)), one.measure.owner, evidence, reviews, std::to_string(one.changes),
                                    one.last_ledger_index ? std::to_string(*one.last_ledger_index) : ""}});
    }
  }
  return out;
}

paper::Paper to_paper(const AuditTrail& trail, Language language) {
  const bool ja = language == Language::ja;
  const std::string title = trail.title.in(language).empty() ? trail.title.en : trail.title.in(language);
  paper::Paper out(fmt::format("{}: {}", ja ? "監査証跡" : "Audit trail", title));
  out.paragraph(
      fmt::format(fmt::runtime(ja ? "{} 現在。管理策 {} のうち {} に、実施中の対策がある。証拠は SHA-256 で、変更は台帳の位置で示す。"
                                  : "As of {}. Of {} controls, {} are answered by a measure in place. Evidence is named by SHA-256, "
                                    "changes by their place in the ledger."),
                  trail.day.to_string(), trail.rows.size(), trail.answered));
  const CsvTable table = trail_table(trail, language);
  std::vector<std::vector<std::string>> rows;
  rows.reserve(table.rows.size());
  for (const CsvRow& row : table.rows) rows.push_back(row.cells);
  out.table(table.header, std::move(rows), {2, 4, 3, 2, 2, 5, 2, 1, 1});
  return out;
}

}  // namespace sekimori::govern
