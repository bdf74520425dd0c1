#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string days = arguments.value("days", "30");
  if (days.empty() || days.size() > 2 || days.find_first_not_of("0123456789") != std::string::npos)
    return error(ErrorCode::usage, "--days '{}': a number from 0 to 99 is needed", days);
  const std::string url = arguments.value("public-url");
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    const auto link = TRY(teach.subscribers.contact_link(who, arguments.rest.front(), arguments.value("mail"), std::atoi(days.c_str()),
                                                         url.empty() ? std::string() : url + "/public/newsletter/contact/"));
    return Json::object(
        {{"organisation", link.organisation}, {"mail", link.mail}, {"until", link.until.to_rfc3339()}, {"token", link.token}});
  });
}

}  // namespace

extern const Verb verb_subscriber_link;
const Verb verb_subscriber_link{
    .name = "subscriber link",
    .summary = {.ja = "連絡担当者に、配信先を変えるページのリンクを作る",
                .en = "make the link by which a contact person changes addresses"},
    .options = safeguard_options(
        {value_option("mail", "ADDRESS", {.ja = "どの連絡担当者か", .en = "which contact person"}),
         value_option("days", "N", {.ja = "有効な日数 (既定 30)", .en = "how many days it works (30 unless said)"}), public_url_option()}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
