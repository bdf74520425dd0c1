#include "cli/node_access.h"
#include "cli/progress.h"
#include "node/backup.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const node::NodeSettings settings = node_settings(arguments);
  node::RestoreSummary done;
  {
    Progress progress(at, {.ja = "復元中", .en = "restoring"}, ProgressUnit::bytes);
    done = TRY(node::restore(arguments.rest.front(), settings, {at.clock, at.random, at.files, at.processes},
                             [&](std::uint64_t bytes) { progress.show(bytes, {}); }));
  }
  if (arguments.has("json"))
    at.out(Json::object({{"files", done.files},
                         {"bytes", done.bytes},
                         {"old_ledger", done.old_origin},
                         {"old_entries", done.old_entries},
                         {"new_ledger", done.new_origin},
                         {"backed_up", done.backed_up.to_rfc3339()}})
               .dump() +
           "\n");
  else if (at.language == Language::ja)
    at.out(fmt::format(
        "{} を復元しました。台帳は {} として新しく始まります。旧台帳 {} の {} 件目より後、{} 以降の記録は失われた可能性があります。\n",
        settings.data.string(), done.new_origin, done.old_origin, done.old_entries, done.backed_up.to_rfc3339(0)));
  else
    at.out(fmt::format(
        "{} is restored. Its ledger begins anew as {}; what the old ledger {} had behind its {} entries, after {}, may be lost.\n",
        settings.data.string(), done.new_origin, done.old_origin, done.old_entries, done.backed_up.to_rfc3339(0)));
  return ExitCode::ok;
}

}  // namespace

extern const Verb verb_restore;
const Verb verb_restore{.name = "restore",
                        .summary = {.ja = "控えから空の場所へ復元する", .en = "restore a backup into an empty place"},
                        .options = {data_option(), passphrase_option(), json_option()},
                        .rest = "FROM",
                        .least_rest = 1,
                        .most_rest = 1,
                        .run = run};

}  // namespace sekimori::cli
