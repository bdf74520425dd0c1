#include "cli/import_report.h"
#include "cli/node_access.h"
#include "feature/protect/register.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto from = TRY(day_of(arguments, "valid-from"));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    ImportReport report(at, arguments);
    for (const std::string& path : arguments.rest) {
      const std::string text = TRY(at.files.read_text(path, std::uint64_t(64) << 20));
      std::optional<Instant> valid_from;
      if (from) valid_from = node.zone().start_of(*from);
      report.add(path, TRY(node.reg().import_secrets(actor, text, path, arguments.value("reason", "import"), valid_from)));
    }
    return report.finish();
  });
}

}  // namespace

extern const Verb verb_secret_import;
const Verb verb_secret_import{.name = "secret import",
                              .summary = {.ja = "営業秘密の表 (CSV) を取り込む", .en = "take in a table of secrets (CSV)"},
                              .options = {data_option(),
                                          passphrase_option(),
                                          database_option(),
                                          reason_option(),
                                          json_option(),
                                          {.name = "valid-from",
                                           .kind = OptionKind::value,
                                           .metavar = "DAY",
                                           .help = {.ja = "いつから有効か", .en = "day it holds from"}}},
                              .rest = "FILE...",
                              .least_rest = 1,
                              .most_rest = SIZE_MAX,
                              .run = run};

}  // namespace sekimori::cli
