#include "cli/receipt_access.h"

#include "feature/protect/card_filing.h"
#include "feature/protect/receivers.h"

namespace sekimori::cli {

std::vector<Option> giving_options(std::vector<Option> more) {
  std::vector<Option> out = {
      repeated_option("to", "STAFF", {.ja = "受け取る者の社員番号", .en = "staff number of who receives it"}),
      {.name = "all", .help = {.ja = "人の台帳の全員に", .en = "to everybody of the register"}},
      value_option("department", "NAME", {.ja = "この部署の全員に", .en = "to everybody of the department"}),
      value_option("way", "WAY",
                   {.ja = "方法: mark, screen, paper, mail, briefing, notice", .en = "how: mark, screen, paper, mail, briefing, notice"}),
      value_option("on", "DAY", {.ja = "渡した日 (今日)", .en = "day it was given (today)"})};
  out.insert(out.end(), more.begin(), more.end());
  return protect_options(std::move(out));
}

Result<std::vector<std::string>> people_named(const Arguments& arguments, node::Node& node, const record::Actor& actor) {
  std::vector<std::string> out = arguments.all("to");
  const std::string department = arguments.value("department");
  if (arguments.has("all") || !department.empty())
    for (std::string& staff_number : TRY(protect::receivers_of(node.reg(), actor, department))) out.push_back(std::move(staff_number));
  if (out.empty()) return error(ErrorCode::usage, "nobody is named: --to STAFF, --department NAME or --all");
  return out;
}

Result<protect::Way> way_named(const Arguments& arguments) {
  const std::string name = arguments.value("way", "paper");
  const auto way = protect::way_from(name);
  if (!way) return error(ErrorCode::usage, "--way is mark, screen, paper, mail, briefing or notice, not '{}'", name);
  return *way;
}

ExitCode report_given(Surroundings& at, const Arguments& arguments, const protect::ReceiptBook::Given& given) {
  if (arguments.has("json")) at.out(Json::object({{"given", given.given}, {"known", given.known}}).dump() + "\n");
  else if (at.language == Language::ja) at.out(fmt::format("{} 人に渡した記録を加えた ({} 人は既に受領)\n", given.given, given.known));
  else at.out(fmt::format("{} given, {} had it already\n", given.given, given.known));
  return ExitCode::ok;
}

void print_receipt(Surroundings& at, const Arguments& arguments, const protect::Receipt& receipt) {
  if (arguments.has("json")) {
    at.out(to_json(receipt).dump() + "\n");
    return;
  }
  const std::string acknowledged = receipt.acknowledged_on ? receipt.acknowledged_on->to_string() : "----------";
  at.out(fmt::format("{:<10} {} {} v{} {} {} {}\n", receipt.staff_number, name_of(receipt.told.subject), receipt.told.id,
                     receipt.told.edition, name_of(receipt.way), receipt.given_on.to_string(), acknowledged));
}

Result<protect::Told> told_named(std::string_view text, node::Node& node, const record::Actor& actor) {
  const size_t colon = text.find(':');
  const auto subject = protect::subject_from(text.substr(0, colon));
  const std::string id(colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1));
  if (subject == protect::Subject::category_list) {
    const auto edition = TRY(node.protect().categories.current(actor));
    if (!edition) return error(ErrorCode::not_found, "no category list has been published");
    return told_of(*edition);
  }
  if (subject == protect::Subject::secret) {
    const auto secret = TRY(node.reg().find_secret_by_number(actor, id));
    if (!secret) return error(ErrorCode::not_found, "no secret with the number '{}'", id);
    return protect::Told{*subject, id, secret->version.version, secret->version.body_hash};
  }
  if (subject == protect::Subject::object_list) {
    const auto item = TRY(node.protect().items.find(actor, id));
    if (!item) return error(ErrorCode::not_found, "no copy or object with the number '{}'", id);
    return protect::Told{*subject, id, item->version.version, item->version.body_hash};
  }
  if (subject == protect::Subject::know_how_card) {
    const auto card = TRY(protect::wanted_card(node.protect().shelf, actor, id));
    return protect::Told{*subject, id, card.version.version, card.version.body_hash};
  }
  if (subject == protect::Subject::ai_policy) {
    const auto policy = TRY(node.protect().shelf.find_by_id<protect::AiPolicy>(actor, protect::ai_policy_id));
    if (!policy) return error(ErrorCode::not_found, "no policy on generative AI has been published");
    return protect::Told{*subject, std::string(protect::ai_policy_id), policy->version.version, policy->version.body_hash};
  }
  return error(
      ErrorCode::usage,
      "'{}' names nothing that people are told of: secret:NUMBER, object_list:NUMBER, know_how_card:NUMBER, category_list, ai_policy",
      text);
}

}  // namespace sekimori::cli
