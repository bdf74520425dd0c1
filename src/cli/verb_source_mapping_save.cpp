#include "cli/case_access.h"
#include "feature/watch/mapping_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string toml = TRY(at.files.read_text(arguments.rest[0], std::uint64_t(1) << 20));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    const auto saved = TRY(node.mappings().save(actor, toml, arguments.value("reason")));
    at.out(arguments.has("json") ? to_json(saved).dump() + "\n" : saved.name + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_source_mapping_save;
const Verb verb_source_mapping_save{
    .name = "source mapping save",
    .summary = {.ja = "対応づけのファイルを未確認として保存する", .en = "keep a mapping file, as unverified"},
    .options = case_options({reason_option()}),
    .rest = "FILE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
