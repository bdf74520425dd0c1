#include "cli/consult_access.h"
#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_desk(
      at, arguments,
      [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const auto& one : TRY(desk.branches.list(who))) out.push_back(to_json(one));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:>2} {:<10} {:>4} {:>4}  {}", one["code"].integer_or(0), one["training"].text(), one["staff"].integer_or(0),
                           one["open_cases"].integer_or(0), in_words(one["name"], at.language));
      });
}

}  // namespace

extern const Verb verb_branch_list;
const Verb verb_branch_list{.name = "branch list",
                            .summary = {.ja = "47 の支部の窓口と研修の状態", .en = "list the 47 branches and how far they were taught"},
                            .options = safeguard_options(),
                            .run = run};

}  // namespace sekimori::cli
