#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/technology_files.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  protect::PriorUseFile file;
  file.number = arguments.rest[0];
  file.technology = TRY(needed(arguments, "technology"));
  file.scope = arguments.value("scope");
  file.secrets = arguments.all("secret");
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    TRY(node.protect().technology.open_prior_use(actor, file, arguments.value("reason", "begun")));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_prior_use_open;
const Verb verb_prior_use_open{
    .name = "prior-use open",
    .summary = {.ja = "先使用権の証拠ファイルを始める", .en = "begin a prior-user file of a technology"},
    .options =
        protect_options({value_option("technology", "TEXT", {.ja = "技術の名称", .en = "name of the technology"}),
                         value_option("scope", "TEXT", {.ja = "発明と事業の範囲", .en = "extent of invention and business"}),
                         repeated_option("secret", "NUMBER", {.ja = "関連する営業秘密", .en = "secret it concerns"}), reason_option()}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
