#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    const consult::DeskExpert base;
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
    return to_json(TRY(desk.experts.add(who, expert)).value);
  });
}

}  // namespace

extern const Verb verb_expert_add;
const Verb verb_expert_add{
    .name = "expert add",
    .summary = {.ja = "専門家を登録する", .en = "add an expert"},
    .options = safeguard_options({value_option("name", "NAME", {.ja = "氏名", .en = "name"}),
                                  value_option("kind", "KIND",
                                               {.ja = "company_veteran, lawyer, patent_attorney, strategy_expert",
                                                .en = "company_veteran, lawyer, patent_attorney or strategy_expert"}),
                                  repeated_option("skill", "CONTENT", {.ja = "得意な相談内容", .en = "what he advises on"}),
                                  repeated_option("industry", "CODE", {.ja = "得意な業種 (中分類)", .en = "industries (major groups)"}),
                                  repeated_option("conflict", "FIRM", {.ja = "利益相反のある企業", .en = "firms he is close to"})}),
    .run = run};

}  // namespace sekimori::cli
