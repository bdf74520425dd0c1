#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/technology_files.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    protect::TechnologyFiles& technology = node.protect().technology;
    const auto file = TRY(technology.keep_secret(actor, arguments.rest[0]));
    if (arguments.has("output")) return write_paper(at, arguments, technology.keep_secret_paper(file, at.language));
    if (arguments.has("json")) {
      at.out(to_json(file).dump() + "\n");
      return ExitCode::ok;
    }
    for (const model::Wording& one : file.missing) at.out("  - " + one.in(at.language) + "\n");
    if (file.missing.empty()) at.say({.ja = "揃っています。", .en = "Nothing is missing."});
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_keep_secret_show;
const Verb verb_keep_secret_show{.name = "keep-secret show",
                                 .summary = {.ja = "決定・先使用・秘密管理を合わせた秘匿ファイルと残る手順を示す (-o で印刷用)",
                                             .en = "show the keep-secret file and the steps that remain (-o prints it)"},
                                 .options = protect_options({output_option()}),
                                 .rest = "NUMBER",
                                 .least_rest = 1,
                                 .most_rest = 1,
                                 .run = run};

}  // namespace sekimori::cli
