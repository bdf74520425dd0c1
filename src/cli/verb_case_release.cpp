#include "cli/case_access.h"
#include "feature/respond/case_book.h"
#include "feature/respond/case_release.h"
#include "feature/respond/exhibit_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  if (!arguments.has("reason")) return error(ErrorCode::usage, "--reason is missing: the release of a hold has one");
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    at.out(fmt::format("{}\n", TRY(respond::release_case(node.cases(), node.exhibits(), actor, known, arguments.value("reason")))));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_release;
const Verb verb_case_release{.name = "case release",
                             .summary = {.ja = "事件の保全を解除する", .en = "release the holds of a case"},
                             .options = case_options({reason_option()}),
                             .rest = "CASE",
                             .least_rest = 1,
                             .most_rest = 1,
                             .run = run};

}  // namespace sekimori::cli
