#include "cli/case_access.h"
#include "record/account_json.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    const auto accounts = node.database().read([&](sql::Transaction& tx) { return node.records().accounts.list(tx, actor); });
    if (!accounts) return std::unexpected(accounts.error());
    for (const record::Account& account : *accounts) {
      const Json row = to_json(account);
      at.out(arguments.has("json") ? row.dump() + "\n"
                                   : fmt::format("{}\t{}\t{}\n", account.login, row["state"].text(), row["roles"].dump()));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_account_list;
const Verb verb_account_list{
    .name = "account list", .summary = {.ja = "アカウントの一覧", .en = "list accounts"}, .options = case_options(), .run = run};

}  // namespace sekimori::cli
