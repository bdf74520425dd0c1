#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  std::vector<teach::ContactPerson> contacts;
  const auto names = arguments.all("name"), mails = arguments.all("mail"), accounts = arguments.all("account");
  if (names.size() != mails.size() || names.empty()) return error(ErrorCode::usage, "each --name NAME wants its --mail ADDRESS");
  for (std::size_t i = 0; i < names.size(); ++i)
    contacts.push_back({.name = names[i], .mail = mails[i], .account = i < accounts.size() ? accounts[i] : std::string()});
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.subscribers.set_contacts(who, arguments.rest.front(), contacts, arguments.value("reason"))).value);
  });
}

}  // namespace

extern const Verb verb_subscriber_contact;
const Verb verb_subscriber_contact{
    .name = "subscriber contact",
    .summary = {.ja = "団体の連絡担当者を替える", .en = "change the contact persons of an organisation"},
    .options = safeguard_options({reason_option(), repeated_option("name", "NAME", {.ja = "連絡担当者", .en = "contact person"}),
                                  repeated_option("mail", "ADDRESS", {.ja = "その人のメールアドレス", .en = "his address"}),
                                  repeated_option("account", "LOGIN", {.ja = "その人のアカウント", .en = "his account"})}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
