#include "cli/node_access.h"
#include "feature/watch/alert_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    std::size_t count = 0;
    for (const std::string& path : arguments.rest) {
      const std::string text = TRY(at.files.read_text(path, std::uint64_t(16) << 20));
      count += TRY(node.alerts().import_approvals(actor, text, path, arguments.value("reason", "import")));
    }
    at.out(fmt::format("{}\n", count));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_approval_import;
const Verb verb_approval_import{.name = "approval import",
                                .summary = {.ja = "承認された作業の表 (CSV) を取り込む", .en = "take in a table of approved work (CSV)"},
                                .options = {data_option(), passphrase_option(), database_option(), reason_option()},
                                .rest = "FILE...",
                                .least_rest = 1,
                                .most_rest = SIZE_MAX,
                                .run = run};

}  // namespace sekimori::cli
