#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  std::vector<teach::AddressChange> changes;
  teach::AddressChange wish;
  if (const std::string charset = arguments.value("charset"); !charset.empty()) {
    const auto known = teach::mail_charset_from(charset);
    if (!known) return error(ErrorCode::usage, "--charset '{}': UTF-8 or ISO-2022-JP is needed", charset);
    wish.charset = *known;
  }
  for (const std::string& one : arguments.all("add")) changes.push_back({teach::AddressWish::add, one, wish.charset, wish.language});
  for (const std::string& one : arguments.all("remove")) changes.push_back({teach::AddressWish::remove, one, wish.charset, wish.language});
  for (const std::string& one : arguments.all("resume")) changes.push_back({teach::AddressWish::resume, one, wish.charset, wish.language});
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    const std::string token = arguments.value("token");
    const auto authority = token.empty() ? teach.subscribers.by_account(who, arguments.value("login"), arguments.value("organisation"))
                                         : teach.subscribers.by_link(token);
    if (!authority) return std::unexpected(authority.error());
    return to_json(TRY(teach.subscribers.change(*authority, changes)).value);
  });
}

}  // namespace

extern const Verb verb_subscriber_change;
const Verb verb_subscriber_change{
    .name = "subscriber change",
    .summary = {.ja = "連絡担当者として配信先を変える", .en = "change addresses as a contact person"},
    .options =
        safeguard_options({value_option("token", "TOKEN", {.ja = "連絡担当者のリンクの合い言葉", .en = "token of a contact person's link"}),
                           value_option("organisation", "NUMBER", {.ja = "団体 (--login で行うとき)", .en = "organisation, with --login"}),
                           repeated_option("add", "ADDRESS", {.ja = "加える", .en = "add"}),
                           repeated_option("remove", "ADDRESS", {.ja = "外す", .en = "remove"}),
                           repeated_option("resume", "ADDRESS", {.ja = "再開する", .en = "resume"}),
                           value_option("charset", "NAME", {.ja = "UTF-8, ISO-2022-JP", .en = "UTF-8 or ISO-2022-JP"})}),
    .run = run};

}  // namespace sekimori::cli
