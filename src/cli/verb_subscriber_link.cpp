#include "cli/letter_access.h"
#include "cli/notice_options.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string days = arguments.value("days", "30");
  if (days.empty() || days.size() > 2 || days.find_first_not_of("0123456789") != std::string::npos)
    return error(ErrorCode::usage, "--days '{}': a number from 0 to 99 is needed", days);
  node::NotifierSettings notices = TRY(notice_settings(at, arguments));
  const std::string url = arguments.value("public-url");
  // The link is the contact person's alone: whoever asks for it never sees it, so that without a way to mail it there is none.
  if (!notices.mail || url.empty())
    return error(
        ErrorCode::usage,
        "the link goes to the contact person by mail alone: --smtp-url, --mail-from and --public-url are needed; they may stand in "
        "sekimori.toml");
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const auto link = TRY(node.teach().subscribers.contact_link(who, arguments.rest.front(), arguments.value("mail"),
                                                                std::atoi(days.c_str()), url + "/public/newsletter/contact/"));
    node::Notifier notifier(node, std::move(notices));
    const int delivered = TRY(notifier.deliver());
    if (delivered == 0)
      at.say({.ja = "メールサーバーがまだ受け取っていません。あとでもう一度送ります。",
              .en = "The mail server has not taken it yet; it is tried again later."});
    print(at, arguments, Json::object({{"organisation", link.organisation}, {"mail", link.mail}, {"until", link.until.to_rfc3339()}}));
    return ExitCode::ok;
  });
}

std::vector<Option> link_options() {
  std::vector<Option> out = notice_options();
  out.push_back(value_option("mail", "ADDRESS", {.ja = "どの連絡担当者か", .en = "which contact person"}));
  out.push_back(value_option("days", "N", {.ja = "有効な日数 (既定 30)", .en = "how many days it works (30 unless said)"}));
  out.push_back(public_url_option());
  return safeguard_options(std::move(out));
}

}  // namespace

extern const Verb verb_subscriber_link;
const Verb verb_subscriber_link{.name = "subscriber link",
                                .summary = {.ja = "連絡担当者に、配信先を変えるページのリンクをメールで送る",
                                            .en = "mail a contact person the link by which he changes addresses"},
                                .options = link_options(),
                                .rest = "NUMBER",
                                .least_rest = 1,
                                .most_rest = 1,
                                .run = run};

}  // namespace sekimori::cli
