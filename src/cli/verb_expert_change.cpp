#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    const consult::DeskExpert base = TRY(desk.experts.find(who, arguments.rest.front())).value;
    consult::DeskExpert expert = base;
    if (arguments.has("name")) expert.name = arguments.value("name");
    if (arguments.has("kind")) {
      const auto kind = consult::expert_kind_from(arguments.value("kind"));
      if (!kind)
        return error(ErrorCode::usage, "--kind '{}': company_veteran, lawyer, patent_attorney or strategy_expert is needed",
                     arguments.value("kind"));
      expert.kind = *kind;
    }
    if (arguments.has("skill")) {
      expert.skills.clear();
      for (const std::string& one : arguments.all("skill")) {
        const auto content = consult::content_from(one);
        if (!content) return error(ErrorCode::usage, "--skill '{}' is no content", one);
        expert.skills.push_back(*content);
      }
    }
    if (arguments.has("industry")) expert.industries = arguments.all("industry");
    if (arguments.has("conflict")) expert.conflicts = arguments.all("conflict");
    const auto from = TRY(written_day(arguments, "absent-from")), to = TRY(written_day(arguments, "absent-to"));
    if (from) expert.absences.push_back({*from, to.value_or(*from)});
    if (arguments.has("inactive")) expert.active = false;
    if (arguments.has("active")) expert.active = true;
    return to_json(TRY(desk.experts.change(who, arguments.rest.front(), expert, "changed")).value);
  });
}

}  // namespace

extern const Verb verb_expert_change;
const Verb verb_expert_change{
    .name = "expert change",
    .summary = {.ja = "専門家の登録を変える", .en = "change an expert's entry"},
    .options = safeguard_options({value_option("name", "NAME", {.ja = "氏名", .en = "name"}),
                                  value_option("kind", "KIND",
                                               {.ja = "company_veteran, lawyer, patent_attorney, strategy_expert",
                                                .en = "company_veteran, lawyer, patent_attorney or strategy_expert"}),
                                  repeated_option("skill", "CONTENT", {.ja = "得意な相談内容", .en = "what he advises on"}),
                                  repeated_option("industry", "CODE", {.ja = "得意な業種 (中分類)", .en = "industries (major groups)"}),
                                  repeated_option("conflict", "FIRM", {.ja = "利益相反のある企業", .en = "firms he is close to"}),
                                  value_option("absent-from", "DAY", {.ja = "不在の最初の日", .en = "first day away"}),
                                  value_option("absent-to", "DAY", {.ja = "不在の最後の日", .en = "last day away"}),
                                  flag_option("inactive", {.ja = "休止にする", .en = "takes no more cases"}),
                                  flag_option("active", {.ja = "再開する", .en = "takes cases again"})}),
    .rest = "EXPERT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
