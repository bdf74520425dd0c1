#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/technology_files.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const auto file = TRY(node.protect().technology.prior_use(actor, arguments.rest[0]));
    if (arguments.has("json")) {
      at.out(to_json(file).dump() + "\n");
      return ExitCode::ok;
    }
    for (const protect::ElementState& one : elements_of(file)) {
      at.out(fmt::format("{} {} {}\n", one.documents.empty() ? "x" : "o", one.earliest ? one.earliest->to_string() : "----------",
                         one.text.in(at.language)));
      if (!one.documents.empty()) continue;
      std::string kinds;
      for (const std::string& kind : one.kinds) kinds += (kinds.empty() ? "" : ", ") + kind;
      at.out("      " + kinds + "\n");
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_prior_use_show;
const Verb verb_prior_use_show{
    .name = "prior-use show",
    .summary = {.ja = "先使用権の要素ごとに、示す資料と不足を表示する", .en = "show which elements of prior use have a dated document"},
    .options = protect_options(),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
