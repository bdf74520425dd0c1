#include "cli/account_access.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const record::Change change = account_change(arguments, actor, record::Verb::delete_);
    if (arguments.has("sessions")) {
      const record::Account account = TRY(named_account(arguments, node));
      const auto ended = TRY(
          node.database().write([&](sql::Transaction& tx) { return node.records().tokens.revoke_sessions(tx, account.id, "", change); }));
      at.out(fmt::format("{}\n", ended));
      return ExitCode::ok;
    }
    if (arguments.rest.empty())
      return error(ErrorCode::usage, "name the token's id (see 'sekimori token list'), or give --sessions --login NAME");
    for (const std::string& id : arguments.rest)
      TRY(node.database().write([&](sql::Transaction& tx) { return node.records().tokens.revoke(tx, id, change); }));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_token_revoke;
const Verb verb_token_revoke{
    .name = "token revoke",
    .summary = {.ja = "トークンやセッションを終わらせる", .en = "end tokens, or every session of an account"},
    .options = {data_option(),
                passphrase_option(),
                database_option(),
                login_option(),
                {.name = "sessions", .help = {.ja = "--login のすべてのセッション", .en = "every session of --login"}},
                reason_option()},
    .rest = "ID...",
    .most_rest = 1000,
    .run = run};

}  // namespace sekimori::cli
