#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    govern::GovernRoom& govern = node.govern();
    const govern::OpinionCall call = TRY(govern.opinions.call(who, arguments.rest.front()));
    const auto opinions = TRY(govern.opinions.opinions(who, call.number));
    if (arguments.has("json")) {
      for (const govern::Opinion& one : opinions) at.out(to_json(one).dump() + "\n");
      return ExitCode::ok;
    }
    return write_table_or_paper(at, arguments, govern::opinion_table(call, opinions, at.language),
                                govern::opinion_paper(call, opinions, at.language));
  });
}

}  // namespace

extern const Verb verb_programme_opinions;
const Verb verb_programme_opinions{
    .name = "programme opinions",
    .summary = {.ja = "集まった意見 (-o で csv、xlsx、html、pdf)", .en = "opinions collected (-o: csv, xlsx, html, pdf)"},
    .options = safeguard_options({table_output_option()}),
    .rest = "DRAFT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
