#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_govern(
      at, arguments,
      [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const auto& one : TRY(govern.circulations.list(who))) out.push_back(TRY(govern.circulations.shown(who, one.value)));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:<12} {}/{}  {}", one["number"].text(), one["read"].integer_or(0), one["sent_to"].integer_or(0),
                           one["title"].text());
      });
}

}  // namespace

extern const Verb verb_measure_circulations;
const Verb verb_measure_circulations{.name = "measure circulations",
                                     .summary = {.ja = "回覧と受領の一覧", .en = "list circulations with who has read them"},
                                     .options = safeguard_options({}),
                                     .rest = "",
                                     .least_rest = 0,
                                     .most_rest = 0,
                                     .run = run};

}  // namespace sekimori::cli
