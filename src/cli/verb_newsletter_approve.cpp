#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string sha256 = TRY(needed(arguments, "sha256"));
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.newsletter.approve(who, arguments.rest.front(), sha256)).value);
  });
}

}  // namespace

extern const Verb verb_newsletter_approve;
const Verb verb_newsletter_approve{
    .name = "newsletter approve",
    .summary = {.ja = "号を承認する (出した人とは別の人、ハッシュで)",
                .en = "approve an issue: another person than who submitted, by its hash"},
    .options = safeguard_options({value_option("sha256", "HASH", {.ja = "承認するもののハッシュ", .en = "hash of what is approved"})}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
