#include "cli/account_access.h"

#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {

Result<record::Account> named_account(const Arguments& arguments, node::Node& node) {
  const std::string login = arguments.value("login");
  if (login.empty()) return error(ErrorCode::usage, "--login NAME is needed");
  auto account = TRY(node.database().read([&](sql::Transaction& tx) { return node.records().accounts.find_by_login(tx, login); }));
  if (!account) return error(ErrorCode::not_found, "no account '{}'", login);
  return *std::move(account);
}

record::Change account_change(const Arguments& arguments, const record::Actor& actor, record::Verb verb) {
  record::Change change;
  change.actor = actor;
  change.verb = verb;
  change.reason = arguments.value("reason", "command line");
  return change;
}

}  // namespace sekimori::cli
