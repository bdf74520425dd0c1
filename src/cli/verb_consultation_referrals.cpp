#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_desk(
      at, arguments,
      [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const auto& one : TRY(desk.referrals.list(who, arguments.rest.empty() ? "" : arguments.rest.front())))
          out.push_back(to_json(one.value));
        return out;
      },
      [](const Json& one) {
        return fmt::format("{:<12} {:<12} {:<14} {:<10} {}", one["number"].text(), one["consultation"].text(), one["target"].text(),
                           one["scope"].text(), one["state"].text());
      });
}

}  // namespace

extern const Verb verb_consultation_referrals;
const Verb verb_consultation_referrals{.name = "consultation referrals",
                                       .summary = {.ja = "照会の一覧", .en = "list what was handed on"},
                                       .options = safeguard_options(),
                                       .rest = "NUMBER",
                                       .least_rest = 0,
                                       .most_rest = 1,
                                       .run = run};

}  // namespace sekimori::cli
