#include "cli/hub_access.h"
#include "node/report_masking.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    for (const Json& one : TRY(node::weigh_audiences(node, at.program, who, arguments.rest.front()))["items"].items())
      at.out(arguments.has("json")
                 ? one.dump() + "\n"
                 : fmt::format("{:<12} k={:<3} {:>4} {}\n", one["audience"].text(), one["k"].integer_or(0),
                               one["candidates_beside_earlier"].integer_or(0),
                               one["passed"].bool_or(false) ? std::string_view("ok")
                                                            : one["reason"][at.language == Language::ja ? "ja" : "en"].text()));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_report_audiences;
const Verb verb_report_audiences{
    .name = "report audiences",
    .summary = {.ja = "共有先ごとに匿名性がどうなるかを比べる", .en = "what each audience would do to a report"},
    .options = safeguard_options({}),
    .rest = "REPORT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
