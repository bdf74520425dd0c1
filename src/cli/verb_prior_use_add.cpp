#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/technology_files.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  protect::PriorUseDocument document;
  const Path file = arguments.rest[1];
  document.kind = TRY(needed(arguments, "kind"));
  document.title = arguments.value("title", file.filename().string());
  document.shows = arguments.value("shows");
  document.day = TRY(day_of(arguments, "day"));
  document.file_name = file.filename().string();
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const Bytes bytes = TRY(at.files.read(file, std::uint64_t(64) << 20));
    const auto kept = TRY(node.protect().technology.add_document(actor, arguments.rest[0], document, bytes));
    if (arguments.has("json"))
      at.out(Json::object({{"title", kept.title}, {"kind", kept.kind}, {"sha256", kept.sha256}, {"bytes", kept.bytes}}).dump() + "\n");
    else at.out(fmt::format("{}  {}\n", kept.sha256, kept.title));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_prior_use_add;
const Verb verb_prior_use_add{
    .name = "prior-use add",
    .summary = {.ja = "先使用権の証拠ファイルに資料を加える", .en = "add a document to a prior-user file"},
    .options = protect_options(
        {value_option("kind", "KIND", {.ja = "種類: drawing, order, research_note など", .en = "kind: drawing, order, research_note ..."}),
         value_option("title", "TEXT", {.ja = "標目", .en = "title"}),
         value_option("day", "DAY", {.ja = "資料の日付", .en = "day the document bears"}),
         value_option("shows", "TEXT", {.ja = "何を示すか", .en = "what it shows"})}),
    .rest = "NUMBER FILE",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
