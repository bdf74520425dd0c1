#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    const auto known = TRY(guard.partners.find(who, arguments.rest.front()));
    Json row = to_json(known);
    Json disclosures = Json::array();
    for (const auto& one : TRY(guard.partners.disclosures(who, known.id))) disclosures.push(protect::disclosure_json(one));
    Json scores = Json::array();
    for (const auto& one : TRY(guard.audits.list(who, known.id))) {
      Json audit = Json::object({{"on", one.value.on.to_string()}, {"findings", one.value.findings.size()}});
      if (one.value.score) audit.set("score", *one.value.score);
      else audit.set("score", Json());
      scores.push(std::move(audit));
    }
    row.set("disclosures", std::move(disclosures)).set("scores", std::move(scores));
    print(at, arguments, row);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_partner_show;
const Verb verb_partner_show{
    .name = "partner show",
    .summary = {.ja = "取引先と開示・監査を表示する", .en = "show a partner, what was disclosed to it and its audits"},
    .options = safeguard_options(),
    .rest = "PARTNER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
