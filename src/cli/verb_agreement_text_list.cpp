#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    for (const auto& text : TRY(guard.agreements.texts(who))) {
      if (arguments.has("json"))
        at.out(Json::object({{"version", text.version}, {"title", text.title}, {"sha256", text.sha256}, {"text", text.text}}).dump() +
               "\n");
      else at.out(fmt::format("{:<16} {} {}\n", text.version, text.sha256, text.title));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_agreement_text_list;
const Verb verb_agreement_text_list{.name = "agreement text list",
                                    .summary = {.ja = "約束の文面の版を一覧する", .en = "list the kept texts of agreements"},
                                    .options = safeguard_options(),
                                    .run = run};

}  // namespace sekimori::cli
