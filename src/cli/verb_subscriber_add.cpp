#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  teach::Subscriber subscriber;
  subscriber.name = TRY(needed(arguments, "name"));
  subscriber.contacts = {
      {.name = TRY(needed(arguments, "contact")), .mail = TRY(needed(arguments, "mail")), .account = arguments.value("account")}};
  if (const std::string leaving = arguments.value("leaving"); !leaving.empty()) {
    const auto known = teach::leaving_from(leaving);
    if (!known) return error(ErrorCode::usage, "--leaving '{}': by_contact or by_reader is needed", leaving);
    subscriber.leaving = *known;
  }
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.subscribers.add(who, subscriber, arguments.value("reason"))).value);
  });
}

}  // namespace

extern const Verb verb_subscriber_add;
const Verb verb_subscriber_add{
    .name = "subscriber add",
    .summary = {.ja = "会報を読む団体を加える", .en = "add an organisation that reads the newsletter"},
    .options = safeguard_options(
        {reason_option(), value_option("name", "TEXT", {.ja = "団体の名前", .en = "name of the organisation"}),
         value_option("contact", "NAME", {.ja = "連絡担当者", .en = "contact person"}),
         value_option("mail", "ADDRESS", {.ja = "その人のメールアドレス", .en = "his address"}),
         value_option("account", "LOGIN", {.ja = "その人のアカウント", .en = "his account"}),
         value_option("leaving", "WHO",
                      {.ja = "配信停止ができる人: by_contact, by_reader", .en = "who takes an address off: by_contact or by_reader"})}),
    .run = run};

}  // namespace sekimori::cli
