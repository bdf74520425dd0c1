#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_desk(
      at, arguments,
      [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const auto& one : TRY(desk.programmes.applications(who, arguments.value("programme")))) out.push_back(to_json(one.value));
        return out;
      },
      [](const Json& one) {
        return fmt::format("{:<12} {:<14} {:<10} {}", one["number"].text(), one["programme"].text(), one["state"].text(),
                           one["organisation"].text());
      });
}

}  // namespace

extern const Verb verb_programme_offer_applications;
const Verb verb_programme_offer_applications{
    .name = "programme-offer applications",
    .summary = {.ja = "申込みの一覧", .en = "list applications"},
    .options = safeguard_options({value_option("programme", "ID", {.ja = "この支援だけ", .en = "only of this programme"})}),
    .run = run};

}  // namespace sekimori::cli
