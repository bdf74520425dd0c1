#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_desk(
      at, arguments,
      [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const auto& one : TRY(desk.experts.suited(who, arguments.rest.front()))) out.push_back(to_json(one.value));
        return out;
      },
      [](const Json& one) { return fmt::format("{:<7} {:<16} {}", one["number"].text(), one["kind"].text(), one["name"].text()); });
}

}  // namespace

extern const Verb verb_expert_suited;
const Verb verb_expert_suited{
    .name = "expert suited",
    .summary = {.ja = "相談に合う専門家 (利益相反のある人は除く)", .en = "list experts who suit a consultation, without those in conflict"},
    .options = safeguard_options(),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
