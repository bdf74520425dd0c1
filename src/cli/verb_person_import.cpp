#include "cli/import_report.h"
#include "cli/safeguard_access.h"
#include "feature/protect/register.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    ImportReport report(at, arguments);
    for (const std::string& path : arguments.rest) {
      const std::string text = TRY(at.files.read_text(path, std::uint64_t(64) << 20));
      report.add(path, TRY(node.reg().import_people(actor, text, path, arguments.value("reason", "import"))));
    }
    return report.finish();
  });
}

}  // namespace

extern const Verb verb_person_import;
const Verb verb_person_import{.name = "person import",
                              .summary = {.ja = "人事の表 (CSV) を取り込む", .en = "take in a table of people (CSV)"},
                              .options = safeguard_options({reason_option()}),
                              .rest = "FILE...",
                              .least_rest = 1,
                              .most_rest = SIZE_MAX,
                              .run = run};

}  // namespace sekimori::cli
