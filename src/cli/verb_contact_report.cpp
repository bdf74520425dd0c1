#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  Json wish = Json::object();
  for (const auto& [option, member] : {std::pair{"topic", "topic"},
                                       {"who", "contact"},
                                       {"organisation", "organisation"},
                                       {"by", "channel"},
                                       {"asked", "asked"},
                                       {"received", "received"},
                                       {"text", "text"},
                                       {"on", "on"}})
    if (arguments.has(option)) wish.set(member, arguments.value(option));
  if (const auto day = TRY(day_of(arguments, "on"))) wish.set("on", day->to_string());
  const teach::ContactReport report = TRY(teach::contact_report_from_json(wish));
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.contacts.file(who, report)));
  });
}

}  // namespace

extern const Verb verb_contact_report;
const Verb verb_contact_report{
    .name = "contact report",
    .summary = {.ja = "外からの接触を一分で報告する", .en = "report a contact from outside in a minute"},
    .options = safeguard_options(
        {value_option("topic", "ID", {.ja = "種類 (contact topics)", .en = "kind, see contact topics"}),
         value_option("who", "NAME", {.ja = "相手の名乗り", .en = "who they say they are"}),
         value_option("organisation", "NAME", {.ja = "名乗った所属", .en = "organisation as they name it"}),
         value_option(
             "by", "WAY",
             {.ja = "sns, mail, phone, exhibition, visit, meal, other", .en = "sns, mail, phone, exhibition, visit, meal or other"}),
         value_option("asked", "WHAT",
                      {.ja = "nothing, public_knowledge, non_public, personal_data, access",
                       .en = "nothing, public_knowledge, non_public, personal_data or access"}),
         value_option("received", "WHAT", {.ja = "nothing, small, meal_or_gift, money", .en = "nothing, small, meal_or_gift or money"}),
         value_option("text", "TEXT", {.ja = "できごと", .en = "what happened"}),
         value_option("on", "DAY", {.ja = "その日", .en = "the day"})}),
    .run = run};

}  // namespace sekimori::cli
