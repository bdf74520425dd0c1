#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    record::AsOf as_of;
    if (const auto day = TRY(day_of(arguments, "as-of"))) as_of.valid_at = node.zone().end_of(*day);
    for (const auto& import : TRY(node.safeguards().rights_book.imports(who, as_of))) {
      Json row = to_json(import);
      row.set("id", import.id).set("version", import.version);
      if (arguments.has("json")) at.out(row.dump() + "\n");
      else
        at.out(fmt::format("{:<16} {:<18} {} v{} {:>7} {:>6} {:>6} {}\n", import.name, import.format, import.taken_on.to_string(),
                           import.version, import.places, import.groups, import.accounts, import.file));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_rights_list;
const Verb verb_rights_list{
    .name = "rights list",
    .summary = {.ja = "取り込んだアクセス権の一覧を表示する", .en = "list imports of access rights"},
    .options = safeguard_options({value_option("as-of", "DAY", {.ja = "その日の時点で", .en = "as it stood on that day"})}),
    .run = run};

}  // namespace sekimori::cli
