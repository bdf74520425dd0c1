#include "cli/account_access.h"
#include "record/notice_book.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const record::Account account = TRY(named_account(arguments, node));
    record::NoticeBook book(node.records().records, node.records().outbox, at.clock);
    Json changes = Json::object();
    for (const auto& [option, member] :
         {std::pair("mail", "mail"), std::pair("language", "language"), std::pair("quiet-from", "quiet_from"),
          std::pair("quiet-to", "quiet_to"), std::pair("digest-at", "digest_at")})
      if (arguments.has(option)) changes.set(member, arguments.value(option));
    if (const std::string score = arguments.value("least-score"); !score.empty()) {
      if (score.size() > 3 || score.find_first_not_of("0123456789") != std::string::npos)
        return error(ErrorCode::usage, "--least-score {}: 0 to 100", score);
      changes.set("least_score", std::stoi(score));
    }
    if (arguments.has("kind")) {
      Json kinds = Json::array();
      for (const std::string& kind : arguments.all("kind")) kinds.push(kind);
      changes.set("kinds", std::move(kinds));
    }
    const record::Subscription subscription =
        TRY(node.database().write([&](sql::Transaction& tx) { return book.change(tx, actor, account.id, changes); }));
    at.out(record::to_json(subscription).dump() + "\n");
    return ExitCode::ok;
  });
}

Option value(std::string_view name, std::string_view metavar, Text help) {
  return {.name = name, .kind = OptionKind::value, .metavar = metavar, .help = help};
}

}  // namespace

extern const Verb verb_notify_set;
const Verb verb_notify_set{
    .name = "notify set",
    .summary = {.ja = "誰に何をいつ知らせるか", .en = "who is told of what, and when; without options it prints what is set"},
    .options = {data_option(),
                passphrase_option(),
                database_option(),
                login_option(),
                value("mail", "ADDRESS", {.ja = "メールアドレス (空: 送らない)", .en = "mail address; empty: no mail"}),
                {.name = "kind",
                 .kind = OptionKind::repeated,
                 .metavar = "KIND",
                 .help = {.ja = "alert (警報)、share (ハブの注意喚起)、question (相談窓口からの返事)、training "
                                "(自分の受講の期日)、team_training (部下の受講の期日)",
                          .en = "alert, share (a warning of the hub), question (word of a desk you asked), training (a course of yours is "
                                "due), team_training (of your people); "
                                "may be given again"}},
                value("language", "ja|en", {.ja = "言葉", .en = "language"}),
                value("least-score", "N", {.ja = "この点数からの警報", .en = "alerts from this score on"}),
                value("quiet-from", "HH:MM", {.ja = "知らせない時間の始め", .en = "begin of the quiet hours"}),
                value("quiet-to", "HH:MM", {.ja = "その終わり", .en = "end of the quiet hours"}),
                value("digest-at", "HH:MM", {.ja = "一日一通にまとめる時刻", .en = "one mail a day at this time"})},
    .run = run};

}  // namespace sekimori::cli
