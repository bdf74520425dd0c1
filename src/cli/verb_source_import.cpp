#include "cli/node_access.h"
#include "feature/watch/source_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto from = TRY(day_of(arguments, "valid-from"));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    std::size_t added = 0;
    std::optional<Instant> valid_from;
    if (from) valid_from = node.zone().start_of(*from);
    for (const std::string& path : arguments.rest) {
      const std::string text = TRY(at.files.read_text(path, std::uint64_t(16) << 20));
      added += TRY(node.sources().import_csv(actor, text, path, arguments.value("reason", "import"), valid_from));
    }
    at.out(fmt::format("{}\n", added));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_source_import;
const Verb verb_source_import{.name = "source import",
                              .summary = {.ja = "ログの出どころの表 (CSV) を取り込む", .en = "take in a table of event sources (CSV)"},
                              .options = {data_option(),
                                          passphrase_option(),
                                          database_option(),
                                          reason_option(),
                                          {.name = "valid-from",
                                           .kind = OptionKind::value,
                                           .metavar = "DAY",
                                           .help = {.ja = "いつから有効か", .en = "day it holds from"}}},
                              .rest = "FILE...",
                              .least_rest = 1,
                              .most_rest = SIZE_MAX,
                              .run = run};

}  // namespace sekimori::cli
