#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string days = arguments.value("days", "3");
  if (days.empty() || days.size() > 2 || days.find_first_not_of("0123456789") != std::string::npos)
    return error(ErrorCode::usage, "--days '{}': a number from 0 to 99 is needed", days);
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    TRY(record::Permissions::standard().check(who, record::Verb::update, {.kind = "newsletter_issue", .id = "*"}));
    return Json::object({{"letters", TRY(teach.newsletter.remind(std::atoi(days.c_str())))}});
  });
}

}  // namespace

extern const Verb verb_newsletter_remind;
const Verb verb_newsletter_remind{
    .name = "newsletter remind",
    .summary = {.ja = "締め切りの近い執筆者に知らせる", .en = "remind contributors whose text is due"},
    .options = safeguard_options(
        {value_option("days", "N", {.ja = "締め切りの何日前から (既定 3)", .en = "from how many days before (3 unless said)"})}),
    .run = run};

}  // namespace sekimori::cli
