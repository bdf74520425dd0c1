#include "feature/protect/partners/audit_book.h"

#include <algorithm>

#include "base/text.h"
#include "feature/protect/checklists/checklist.h"

namespace sekimori::protect {
namespace {

constexpr std::string_view questionnaire = "partner-questionnaire";

const record::Actor& own_work() {
  static const record::Actor actor = record::Actor::system("partner_audits");
  return actor;
}

void describe(const model::PartnerAudit& audit, record::Draft& draft) {
  draft.summary = Json::object({{"partner", audit.partner}, {"on", audit.on.to_string()}});
  draft.keys = {{"partner", audit.partner_id, record::Uniqueness::shared}};
}

}  // namespace

AuditBook::AuditBook(PartnerParts parts, PartnerBook& partners)
    : parts_(std::move(parts)),
      partners_(partners),
      shelf_(parts_.database, parts_.records, parts_.clock, parts_.random, "partner_audit", model::partner_audit_from_json, describe) {}

Result<model::PartnerAudit> AuditBook::filled(std::string_view by, Day day,
                                              const std::vector<std::pair<std::string, std::string>>& answers) const {
  model::PartnerAudit out;
  out.on = day;
  out.by = by;
  if (answers.empty()) return out;
  const Checklist* list = Checklists::embedded().find(questionnaire);
  out.checklist = list->name;
  out.checklist_version = list->version;
  for (const auto& [step, answer] : answers) {
    model::StepAnswer kept;
    kept.step = step;
    kept.answer = TRY(list->check_answer(step, answer));
    kept.by = by;
    kept.at = parts_.clock.now();
    out.answers.push_back(std::move(kept));
  }
  const Outcome outcome = outcome_of(*list, out.answers);
  if (!outcome.open.empty()) {
    std::string open;
    for (const ChecklistStep* step : outcome.open) open += (open.empty() ? "" : ", ") + step->id;
    return error(ErrorCode::invalid_input, "the questionnaire is not complete: {}", open);
  }
  out.score = outcome.score;
  return out;
}

Result<KnownAudit> AuditBook::record(const record::Actor& actor, std::string_view partner, model::AuditKind kind, Day day,
                                     const std::vector<std::pair<std::string, std::string>>& answers, std::string_view reason) {
  const KnownPartner known = TRY(partners_.find(actor, partner));
  model::PartnerAudit audit = TRY(filled(name_of(actor), day, answers));
  audit.kind = kind;
  audit.partner_id = known.id;
  audit.partner = known.value.name;
  return shelf_.create(actor, audit, reason);
}

Result<KnownAudit> AuditBook::answered(sql::Transaction& tx, const std::string& partner_id, std::string_view partner, std::string_view by,
                                       const std::vector<std::pair<std::string, std::string>>& answers) {
  model::PartnerAudit audit = TRY(filled(by, parts_.tasks.today(), answers));
  audit.partner_id = partner_id;
  audit.partner = partner;
  return shelf_.create(tx, own_work(), audit, "answered by the partner through a link");
}

Result<KnownAudit> AuditBook::add_finding(const record::Actor& actor, std::string_view id, const model::AuditFinding& finding) {
  if (trim(finding.text).empty()) return error(ErrorCode::invalid_input, "a finding needs words");
  if (finding.weight != "minor" && finding.weight != "major")
    return error(ErrorCode::invalid_input, "the weight of a finding is minor or major");
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownAudit> {
    auto changed = TRY(shelf_.change(tx, actor, std::string(id), "finding", [&](model::PartnerAudit& edited) -> Result<void> {
      edited.findings.push_back(finding);
      return {};
    }));
    if (finding.due) {
      model::Task task;
      task.kind = "audit_finding";
      task.title_ja = fmt::format("取引先の是正: {} ({})", changed.value.partner, finding.text);
      task.title_en = fmt::format("Partner to put right: {} ({})", changed.value.partner, finding.text);
      task.object_kind = "partner_audit";
      task.object_id = fmt::format("{}#{}", changed.id, changed.value.findings.size());
      task.object_label = changed.value.partner;
      task.due = *finding.due;
      task.role = "secret_manager";
      TRY(parts_.tasks.add(tx, own_work(), std::move(task), "finding of an audit"));
    }
    return changed;
  });
}

Result<KnownAudit> AuditBook::close_finding(const record::Actor& actor, std::string_view id, std::size_t finding, Day day,
                                            std::string_view reason) {
  if (day > parts_.tasks.today())
    return error(ErrorCode::invalid_input, "{} has not come yet: a finding is closed when it is put right", day.to_string());
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownAudit> {
    auto changed = TRY(shelf_.change(tx, actor, std::string(id), reason, [&](model::PartnerAudit& edited) -> Result<void> {
      if (finding < 1 || finding > edited.findings.size()) return error(ErrorCode::not_found, "audit {}: no finding {}", id, finding);
      if (edited.findings[finding - 1].closed_on)
        return error(ErrorCode::conflict, "finding {} was put right on {} already", finding,
                     edited.findings[finding - 1].closed_on->to_string());
      if (day < edited.on) return error(ErrorCode::invalid_input, "{} lies before the audit of {}", day.to_string(), edited.on.to_string());
      edited.findings[finding - 1].closed_on = day;
      return {};
    }));
    TRY(parts_.tasks.settle(tx, actor, "audit_finding", fmt::format("{}#{}", id, finding), "put right"));
    return changed;
  });
}

Result<std::vector<KnownAudit>> AuditBook::list(const record::Actor& actor, std::string_view partner) {
  auto out = partner.empty() ? TRY(shelf_.list(actor)) : TRY(shelf_.list(actor, "partner", TRY(partners_.find(actor, partner)).id));
  std::ranges::sort(out, [](const KnownAudit& a, const KnownAudit& b) { return std::tie(a.value.on, a.id) < std::tie(b.value.on, b.id); });
  return out;
}

}  // namespace sekimori::protect
