#include "cli/account_access.h"
#include "record/account_entry.h"
#include "record/account_json.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const record::Account account = TRY(named_account(arguments, node));
    record::AccountChange wish;
    if (const std::string state = arguments.value("state"); !state.empty()) {
      if (state != "active" && state != "disabled") return error(ErrorCode::usage, "--state is active or disabled, not '{}'", state);
      wish.state = state == "active" ? record::AccountState::active : record::AccountState::disabled;
    }
    if (arguments.has("role")) wish.roles = arguments.all("role");
    if (arguments.has("person")) wish.person = arguments.value("person");
    const record::Change change = account_change(arguments, actor, record::Verb::update);
    const record::Account after = TRY(node.database().write([&](sql::Transaction& tx) {
      return record::change_account(tx, node.records().accounts, node.people(), account.id, wish, change);
    }));
    const Json row = to_json(after);
    at.out(arguments.has("json") ? row.dump() + "\n" : fmt::format("{}\t{}\t{}\n", after.login, row["state"].text(), row["roles"].dump()));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_account_change;
const Verb verb_account_change{
    .name = "account change",
    .summary = {.ja = "アカウントの停止・再開、役割、持ち主を改める", .en = "disable or enable an account, change its roles or holder"},
    .options = {data_option(),
                passphrase_option(),
                database_option(),
                login_option(),
                {.name = "state",
                 .kind = OptionKind::value,
                 .metavar = "STATE",
                 .help = {.ja = "active (再開、ロックの解除) か disabled (停止)", .en = "active (also unlocks it) or disabled"}},
                {.name = "role",
                 .kind = OptionKind::repeated,
                 .metavar = "ROLE",
                 .help = {.ja = "役割 (複数可、今の役割に代わる)", .en = "role; may be given again; they replace those it has"}},
                {.name = "person",
                 .kind = OptionKind::value,
                 .metavar = "STAFF|ID",
                 .help = {.ja = "名簿の人 (社員番号)", .en = "person in the register, by staff number"}},
                reason_option(),
                json_option()},
    .run = run};

}  // namespace sekimori::cli
