#include "cli/hub_access.h"
#include "cli/print_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  share::Member member;
  Json names = Json::array();
  names.push(arguments.rest.front());
  for (const std::string& name : arguments.all("name")) names.push(name);
  member.known_by.set("names", std::move(names));
  for (const std::string_view kind : {"kana", "english", "domain"}) {
    Json list = Json::array();
    for (const std::string& one : arguments.all(kind)) list.push(one);
    if (!list.items().empty()) member.known_by.set(kind == "domain" ? "domains" : std::string(kind), std::move(list));
  }
  member.contacts.push_back({.name = TRY(needed(arguments, "contact")),
                             .mail = TRY(needed(arguments, "mail")),
                             .phone = arguments.value("phone", ""),
                             .key = ""});
  const std::string kind = arguments.value("class", "firm");
  const auto known = share::member_class_from(kind);
  if (!known)
    return error(ErrorCode::usage, "--class '{}': firm, association, government, police, response_team or university is needed", kind);
  member.kind = *known;
  if (arguments.has("by-rules")) member.joining = share::Joining::rules;
  member.association = arguments.value("association", "");
  member.industry = arguments.value("industry", "");
  member.prefecture = arguments.value("prefecture", "");
  member.employees = TRY(number_of(arguments, "employees", 0));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return share::told_to(who, TRY(hub.members.invite(who, member, arguments.value("reason", "invited"))));
  });
}

}  // namespace

extern const Verb verb_member_invite;
const Verb verb_member_invite{
    .name = "member invite",
    .summary = {.ja = "参加組織を招く", .en = "invite an organisation to the hub"},
    .options = safeguard_options(
        {repeated_option("name", "TEXT", {.ja = "ほかの呼び名 (略称など)", .en = "another name, a short one for example"}),
         repeated_option("kana", "TEXT", {.ja = "かな", .en = "name in kana"}),
         repeated_option("english", "TEXT", {.ja = "英語名", .en = "name in English"}),
         repeated_option("domain", "DOMAIN", {.ja = "ドメイン", .en = "a domain of its own"}),
         value_option("contact", "NAME", {.ja = "窓口の人", .en = "who speaks for it"}),
         value_option("mail", "ADDRESS", {.ja = "窓口のメール", .en = "the contact's mail address"}),
         value_option("phone", "NUMBER", {.ja = "窓口の電話", .en = "the contact's telephone"}),
         value_option("class", "CLASS",
                      {.ja = "firm, association, government, police, response_team, university",
                       .en = "firm, association, government, police, response_team or university"}),
         flag_option("by-rules", {.ja = "協定ではなく規約による参加", .en = "joins by rules, not by an agreement of its own"}),
         value_option("association", "MEMBER", {.ja = "取りまとめ団体", .en = "association through which it takes part"}),
         value_option("industry", "CODE", {.ja = "日本標準産業分類の符号", .en = "code of the national classification"}),
         value_option("prefecture", "NAME", {.ja = "都道府県", .en = "prefecture"}),
         value_option("employees", "N", {.ja = "従業員数", .en = "how many employees"}), reason_option()}),
    .rest = "NAME",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
