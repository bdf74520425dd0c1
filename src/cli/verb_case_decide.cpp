#include "cli/case_access.h"
#include "feature/respond/case_log.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    respond::CaseLog log(node.respond());
    respond::Decision decision;
    decision.what = arguments.rest[1];
    decision.grounds = arguments.value("reason");
    decision.scope = arguments.value("scope");
    decision.effect_on_evidence = arguments.value("effect");
    decision.decided_by = arguments.value("by");
    at.out(TRY(log.decide(actor, known, decision)) + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_decide;
const Verb verb_case_decide{
    .name = "case decide",
    .summary = {.ja = "決定と根拠、証拠への影響を記録する", .en = "record a decision, its grounds and what it does to the evidence"},
    .options =
        case_options({{.name = "scope", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "範囲", .en = "what it covers"}},
                      {.name = "effect",
                       .kind = OptionKind::value,
                       .metavar = "TEXT",
                       .help = {.ja = "証拠への影響", .en = "what it does to the evidence"}},
                      {.name = "by",
                       .kind = OptionKind::value,
                       .metavar = "NAME",
                       .help = {.ja = "決めた人 (既定: 本人)", .en = "who decided (default: whoever acts)"}},
                      reason_option()}),
    .rest = "CASE TEXT",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
