#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  govern::Opinion opinion;
  opinion.text = TRY(needed(arguments, "text"));
  opinion.body = arguments.value("body", "");
  opinion.paragraph = std::atoi(arguments.value("paragraph", "0").c_str());
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(govern.opinions.give(who, arguments.rest.front(), opinion)));
  });
}

}  // namespace

extern const Verb verb_programme_opine;
const Verb verb_programme_opine{
    .name = "programme opine",
    .summary = {.ja = "案に意見を出す", .en = "give an opinion on a draft"},
    .options = safeguard_options({value_option("text", "TEXT", {.ja = "意見", .en = "the opinion"}),
                                  value_option("body", "TEXT", {.ja = "団体", .en = "the body that gives it"}),
                                  value_option("paragraph", "N", {.ja = "段落。0は全体", .en = "paragraph; 0 is the whole"})}),
    .rest = "DRAFT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
