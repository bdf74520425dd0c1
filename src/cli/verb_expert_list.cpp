#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_desk(
      at, arguments,
      [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const auto& one : TRY(desk.experts.list(who))) out.push_back(to_json(one.value));
        return out;
      },
      [](const Json& one) { return fmt::format("{:<7} {:<16} {}", one["number"].text(), one["kind"].text(), one["name"].text()); });
}

}  // namespace

extern const Verb verb_expert_list;
const Verb verb_expert_list{
    .name = "expert list", .summary = {.ja = "専門家の一覧", .en = "list experts"}, .options = safeguard_options(), .run = run};

}  // namespace sekimori::cli
