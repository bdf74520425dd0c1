#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    for (const auto& missing : TRY(guard.agreements.missing(who))) {
      const Json row = to_json(missing);
      if (arguments.has("json")) at.out(row.dump() + "\n");
      else at.out(fmt::format("{:<10} {:<8} {}\n", missing.staff_number, row["state"].text(), row["secrets"].dump()));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_agreement_missing;
const Verb verb_agreement_missing{
    .name = "agreement missing",
    .summary = {.ja = "有効な約束のない許可者の一覧を表示する", .en = "list who may know secrets without a promise in force"},
    .options = safeguard_options(),
    .run = run};

}  // namespace sekimori::cli
