#include "cli/hub_access.h"
#include "node/report_masking.h"

namespace sekimori::cli {
namespace {

std::string in_words(const Json& one, Language language) {
  const std::string_view tongue = language == Language::ja ? "ja" : "en";
  const bool passed = one["passed"].bool_or(false);
  std::string out =
      fmt::format("{:<12} k={:<3} {:>4} {}\n", one["audience"].text(), one["k"].integer_or(0),
                  one["candidates_beside_earlier"].integer_or(0), passed ? std::string_view("ok") : one["reason"][tongue].text());
  // What is not open under every label, and what would not be open any more: said before somebody tries.
  if (const std::string_view why = one["everybody"]["reason"][tongue].text(); !why.empty())
    out += fmt::format("{:<12} CLEAR, GREEN: {}\n", "", why);
  if (const std::string_view what = one["closes"]["reason"][tongue].text(); !what.empty()) out += fmt::format("{:<12} {}\n", "", what);
  return out;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    for (const Json& one : TRY(node::weigh_audiences(node, at.program, who, arguments.rest.front()))["items"].items())
      at.out(arguments.has("json") ? one.dump() + "\n" : in_words(one, at.language));
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
