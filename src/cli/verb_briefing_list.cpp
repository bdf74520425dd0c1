#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_letters(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const teach::KnownBriefingRequest& known : TRY(teach.briefings.list(who))) out.push_back(to_json(known.value));
        return out;
      },
      [](const Json& one) {
        return fmt::format("{} {:<8} {:<15} {} {}", one["number"].text(), one["state"].text(), one["kind"].text(),
                           one["organisation"].text(), one["topic"].text());
      });
}

}  // namespace

extern const Verb verb_briefing_list;
const Verb verb_briefing_list{.name = "briefing list",
                              .summary = {.ja = "依頼の一覧", .en = "list requests for briefings"},
                              .options = safeguard_options(),
                              .run = run};

}  // namespace sekimori::cli
