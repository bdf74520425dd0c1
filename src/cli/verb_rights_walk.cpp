#include "cli/posix_walk.h"
#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  std::vector<std::string> notes;
  std::string text;
  for (const std::string& path : arguments.rest) text += TRY(walk_rights(at.files, path, notes));
  for (const std::string& note : notes) at.note(note + "\n");
  const ExitCode code = notes.empty() ? ExitCode::ok : ExitCode::partial;
  if (!arguments.has("import")) {
    at.out(text);
    return code;
  }
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    protect::rights::ImportRequest request;
    request.name = arguments.value("import");
    request.format = "getfacl";
    const auto made =
        TRY(node.safeguards().rights_book.import(who, request, as_bytes(text), arguments.rest.front(), arguments.value("reason", "walk")));
    print(at, arguments, to_json(made));
    return code;
  });
}

}  // namespace

extern const Verb verb_rights_walk;
const Verb verb_rights_walk{
    .name = "rights walk",
    .summary = {.ja = "この計算機のフォルダの権限 (POSIX ACL) を読み取る", .en = "read the rights of folders of this machine (POSIX ACLs)"},
    .options = safeguard_options(
        {value_option("import", "NAME", {.ja = "この名前で取り込む", .en = "take it in under this name"}), reason_option()}),
    .rest = "PATH...",
    .least_rest = 1,
    .most_rest = SIZE_MAX,
    .run = run};

}  // namespace sekimori::cli
