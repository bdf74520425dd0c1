#include "cli/person_sight.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const record::Role role = TRY(role_of(arguments));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor&) -> Result<ExitCode> {
    const record::Account account = TRY(log_in(at, arguments, node));
    record::Change change;
    change.actor = account.actor();
    change.reason = arguments.value("reason");
    const auto state = node.database().write([&](sql::Transaction& tx) {
      return node.records().pseudonyms.decide(tx, arguments.rest[0], record::Decision::agree, role, change);
    });
    if (!state) return std::unexpected(state.error());
    if (arguments.has("json")) at.out(Json::object({{"id", arguments.rest[0]}, {"state", name_of(*state)}}).dump() + "\n");
    else at.out(std::string(name_of(*state)) + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_reveal_approve;
const Verb verb_reveal_approve{
    .name = "reveal approve",
    .summary = {.ja = "明らかにすることに同意する", .en = "agree to a reveal; two different people in two roles must"},
    .options = {data_option(),
                passphrase_option(),
                database_option(),
                login_option(),
                password_option(),
                {.name = "role",
                 .kind = OptionKind::value,
                 .metavar = "ROLE",
                 .help = {.ja = "どの役割として決めるか",
                          .en = "the role in which you decide: secret_manager, legal, executive or outside_counsel"}},
                reason_option(),
                json_option()},
    .rest = "REQUEST",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
