#include "cli/safeguard_access.h"
#include "feature/protect/partners/whole_audit.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    std::vector<std::pair<std::string, std::string>> answers;
    for (const std::string& answer : arguments.all("answer")) {
      const size_t equals = answer.find('=');
      if (equals == std::string::npos) return error(ErrorCode::usage, "--answer '{}': STEP=ANSWER is needed", answer);
      answers.emplace_back(answer.substr(0, equals), answer.substr(equals + 1));
    }
    const Day day = TRY(day_of(arguments, "on")).value_or(guard.tasks.today());
    const auto kind = arguments.has("visit") ? model::AuditKind::audit : model::AuditKind::questionnaire;
    std::vector<model::AuditFinding> findings;
    for (const std::string& text : arguments.all("finding")) {
      model::AuditFinding finding;
      finding.text = text;
      finding.weight = arguments.value("weight", "minor");
      finding.due = TRY(day_of(arguments, "due"));
      findings.push_back(std::move(finding));
    }
    print(at, arguments,
          to_json(TRY(protect::record_whole_audit(guard.audits, who, arguments.rest.front(), kind, day, answers, findings,
                                                  arguments.value("reason", "audit")))));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_partner_audit;
const Verb verb_partner_audit{
    .name = "partner audit",
    .summary = {.ja = "取引先のアンケートや監査を記録する", .en = "record a questionnaire or an audit of a partner"},
    .options =
        safeguard_options({repeated_option("answer", "STEP=ANSWER", {.ja = "アンケートの答え", .en = "an answer of the questionnaire"}),
                           flag_option("visit", {.ja = "訪問監査", .en = "an audit on the spot"}),
                           repeated_option("finding", "TEXT", {.ja = "指摘", .en = "a finding"}),
                           value_option("weight", "WEIGHT", {.ja = "minor または major", .en = "minor or major"}),
                           value_option("due", "DAY", {.ja = "是正の期日", .en = "to be put right by"}),
                           value_option("on", "DAY", {.ja = "実施日", .en = "day"}), reason_option()}),
    .rest = "PARTNER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
