#include "cli/node_access.h"
#include "record/account_entry.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const std::string file = arguments.value("password-file");
    if (arguments.value("login").empty() || file.empty())
      return error(ErrorCode::usage, "--login NAME and --password-file FILE are needed");
    const record::AccountDraft draft = TRY(record::account_draft(
        {.login = arguments.value("login"), .person = arguments.value("person"), .roles = arguments.all("role")}, node.people()));
    const auto password = TRY(ledger::read_passphrase(at.files, file));
    record::Change change;
    change.actor = actor;
    change.verb = record::Verb::create;
    change.reason = arguments.value("reason", "command line");
    const auto made =
        node.database().write([&](sql::Transaction& tx) { return node.records().accounts.create(tx, draft, password, change); });
    if (!made) return std::unexpected(made.error());
    if (arguments.has("json")) at.out(Json::object({{"account", *made}, {"login", draft.login}}).dump() + "\n");
    else at.out(*made + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_account_create;
const Verb verb_account_create{
    .name = "account create",
    .summary = {.ja = "アカウントを作る", .en = "make an account"},
    .options = {data_option(),
                passphrase_option(),
                database_option(),
                login_option(),
                password_option(),
                {.name = "role",
                 .kind = OptionKind::repeated,
                 .metavar = "ROLE",
                 .help = {.ja = "役割 (複数可)。なければ、自分あてのコレクションだけを使える",
                          .en = "role; may be given again. Without one the account has its collections and nothing else"}},
                {.name = "person",
                 .kind = OptionKind::value,
                 .metavar = "STAFF|ID",
                 .help = {.ja = "名簿の人 (社員番号)", .en = "person in the register, by staff number"}},
                reason_option(),
                json_option()},
    .run = run};

}  // namespace sekimori::cli
