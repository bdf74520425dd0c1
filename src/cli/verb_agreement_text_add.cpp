#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    protect::AgreementText text;
    text.version = arguments.rest[0];
    text.title = arguments.value("title", arguments.rest[0]);
    text.text = TRY(at.files.read_text(arguments.rest[1], std::uint64_t(1) << 20));
    const auto kept = TRY(guard.agreements.keep_text(who, text, arguments.value("reason", "text of an agreement")));
    print(at, arguments, Json::object({{"version", kept.version}, {"title", kept.title}, {"sha256", kept.sha256}}));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_agreement_text_add;
const Verb verb_agreement_text_add{
    .name = "agreement text add",
    .summary = {.ja = "約束の文面を版として保存する", .en = "keep the text of an agreement as a version"},
    .options = safeguard_options({value_option("title", "TEXT", {.ja = "題名", .en = "title"}), reason_option()}),
    .rest = "VERSION FILE",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
