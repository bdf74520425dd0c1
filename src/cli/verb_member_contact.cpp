#include <algorithm>

#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string mail = TRY(needed(arguments, "mail"));
  const std::string reason = TRY(needed(arguments, "reason"));
  const auto change = [&](share::Member& member) -> Result<void> {
    const auto found = std::ranges::find(member.contacts, mail, &share::MemberContact::mail);
    if (arguments.has("remove")) {
      if (found == member.contacts.end()) return error(ErrorCode::not_found, "{} has no contact with the address {}", member.number, mail);
      member.contacts.erase(found);
      return {};
    }
    share::MemberContact& one = found == member.contacts.end() ? member.contacts.emplace_back() : *found;
    one.mail = mail;
    one.name = arguments.value("name", one.name);
    one.phone = arguments.value("phone", one.phone);
    return {};
  };
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return share::told_to(who, TRY(hub.members.change(who, arguments.rest.front(), reason, change)));
  });
}

}  // namespace

extern const Verb verb_member_contact;
const Verb verb_member_contact{
    .name = "member contact",
    .summary = {.ja = "参加組織の窓口を加える、改める、外す", .en = "add, change or remove a contact of a member"},
    .options = safeguard_options({value_option("mail", "ADDRESS", {.ja = "窓口のメールアドレス", .en = "the contact's address"}),
                                  value_option("name", "TEXT", {.ja = "名前", .en = "name"}),
                                  value_option("phone", "TEXT", {.ja = "電話番号", .en = "telephone"}),
                                  flag_option("remove", {.ja = "この窓口を外す", .en = "take this contact out"}), reason_option()}),
    .rest = "MEMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
