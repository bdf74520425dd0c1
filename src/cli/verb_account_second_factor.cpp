#include "cli/account_access.h"
#include "record/second_factor.h"
#include "store/sql/database.h"

namespace sekimori::cli {
namespace {

void print_codes(Surroundings& at, const Arguments& arguments, const std::vector<std::string>& codes) {
  if (arguments.has("json")) {
    Json list = Json::array();
    for (const std::string& code : codes) list.push(code);
    at.out(Json::object({{"recovery_codes", std::move(list)}}).dump() + "\n");
    return;
  }
  if (!codes.empty()) at.say({.ja = "復旧コード (一度だけ表示):", .en = "Recovery codes; they are shown once:"});
  for (const std::string& code : codes) at.out(code + "\n");
}

void print_factors(Surroundings& at, const Arguments& arguments, const std::vector<record::Factor>& factors) {
  for (const record::Factor& factor : factors) {
    const std::string used = factor.last_used_at ? factor.last_used_at->to_rfc3339(0) : "";
    if (arguments.has("json"))
      at.out(Json::object({{"id", factor.id},
                           {"kind", record::identifier_of(factor.kind)},
                           {"name", factor.name},
                           {"created_at", factor.created_at.to_rfc3339(0)},
                           {"last_used_at", used.empty() ? Json() : Json(used)},
                           {"left", factor.left}})
                 .dump() +
             "\n");
    else at.out(fmt::format("{}\t{}\t{}\t{}\n", factor.id, record::identifier_of(factor.kind), factor.name, used));
  }
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const record::Account account = TRY(named_account(arguments, node));
    record::SecondFactorBook& book = node.factors();
    if (const std::string id = arguments.value("remove"); !id.empty()) {
      const std::string reason = arguments.value("reason", "command line");
      TRY(node.database().write([&](sql::Transaction& tx) {
        return id == "all" ? book.remove_all(tx, actor, account.id, reason) : book.remove(tx, actor, account.id, id, reason);
      }));
      return ExitCode::ok;
    }
    if (arguments.has("recovery-codes")) {
      print_codes(at, arguments,
                  TRY(node.database().write([&](sql::Transaction& tx) { return book.renew_recovery(tx, actor, account.id); })));
      return ExitCode::ok;
    }
    if (const std::string ticket = arguments.value("ticket"); !ticket.empty()) {
      print_codes(at, arguments, TRY(node.database().write([&](sql::Transaction& tx) {
                    return book.finish_app(tx, actor, ticket, arguments.value("code"), arguments.value("name"));
                  })));
      return ExitCode::ok;
    }
    if (arguments.has("begin")) {
      const auto begun = TRY(book.begin_app(actor, account.id, account.login));
      if (arguments.has("json"))
        at.out(Json::object({{"ticket", begun.ticket}, {"uri", begun.uri}, {"key", begun.typed_form}}).dump() + "\n");
      else at.out(begun.uri + "\n" + begun.ticket + "\n");
      return ExitCode::ok;
    }
    print_factors(at, arguments, TRY(node.database().read([&](sql::Transaction& tx) { return book.list(tx, actor, account.id); })));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_account_second_factor;
const Verb verb_account_second_factor{
    .name = "account second-factor",
    .summary = {.ja = "二つ目の確認を見る・登録する・外す", .en = "list, enrol or remove an account's second factors"},
    .options =
        {data_option(),
         passphrase_option(),
         database_option(),
         login_option(),
         {.name = "begin",
          .help = {.ja = "認証アプリの登録を始める (鍵と券を出す)", .en = "begin with an authenticator app: prints key and ticket"}},
         {.name = "ticket", .kind = OptionKind::value, .metavar = "TICKET", .help = {.ja = "始めたときの券", .en = "ticket of --begin"}},
         {.name = "code", .kind = OptionKind::value, .metavar = "CODE", .help = {.ja = "アプリの 6 桁", .en = "six digits of the app"}},
         {.name = "name", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "呼び名", .en = "what to call it"}},
         {.name = "recovery-codes", .help = {.ja = "復旧コードを作り直す", .en = "make new recovery codes"}},
         {.name = "remove", .kind = OptionKind::value, .metavar = "ID|all", .help = {.ja = "外す", .en = "remove one, or all"}},
         reason_option(),
         json_option()},
    .run = run};

}  // namespace sekimori::cli
