#include "cli/account_access.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const record::Account account = TRY(named_account(arguments, node));
    const std::string file = arguments.value("password-file");
    if (file.empty()) return error(ErrorCode::usage, "--password-file FILE is needed: its first line becomes the password");
    const auto password = TRY(ledger::read_passphrase(at.files, file));
    const record::Change change = account_change(arguments, actor, record::Verb::update);
    TRY(node.database().write(
        [&](sql::Transaction& tx) { return node.records().accounts.set_password(tx, account.id, password, change); }));
    at.say({.ja = "パスワードを変えました。このアカウントのセッションとトークンはすべて終わりました。",
            .en = "The password is changed. Every session and token of the account has ended."});
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_account_password;
const Verb verb_account_password{
    .name = "account password",
    .summary = {.ja = "パスワードを変える", .en = "change an account's password"},
    .options = {data_option(), passphrase_option(), database_option(), login_option(), password_option(), reason_option()},
    .run = run};

}  // namespace sekimori::cli
