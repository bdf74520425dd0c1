#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const model::Wording text{TRY(needed(arguments, "ja")), TRY(needed(arguments, "en"))};
  const std::string source = TRY(needed(arguments, "source"));
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(govern.comparison.change(who, arguments.rest[0], arguments.rest[1], text, source)));
  });
}

}  // namespace

extern const Verb verb_law_change;
const Verb verb_law_change{
    .name = "law change",
    .summary = {.ja = "比較表の欄を、出典を付けて書き換える", .en = "change a cell of the comparison, with its source"},
    .options = safeguard_options({value_option("ja", "TEXT", {.ja = "日本語の文", .en = "the words in Japanese"}),
                                  value_option("en", "TEXT", {.ja = "英語の文", .en = "the words in English"}),
                                  value_option("source", "TEXT", {.ja = "出典", .en = "where it comes from"})}),
    .rest = "ROW COUNTRY",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
