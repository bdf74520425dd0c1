#include "cli/person_sight.h"
#include "feature/watch/alert_book.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor&) -> Result<ExitCode> {
    const record::Account account = TRY(log_in(at, arguments, node));
    record::Change change;
    change.actor = account.actor();
    change.reason = arguments.value("reason");
    const std::string& what = arguments.rest[0];
    record::RevealDraft draft;
    draft.reason = change.reason;
    if (!what.starts_with("P-")) {
      const auto known = TRY(node.alerts().find(change.actor, what));
      if (!known) return error(ErrorCode::not_found, "no alert {}", what);
      if (known->alert.person_id.empty())
        return error(ErrorCode::invalid_input, "alert {}: no person is known, only the account or device", what);
      draft.person = known->alert.person_id;
      draft.subject = "alert/" + known->id;
    }
    const auto id = node.database().write([&](sql::Transaction& tx) -> Result<std::string> {
      if (what.starts_with("P-")) draft.person = TRY(node.records().pseudonyms.person_of(tx, what));
      return node.records().pseudonyms.request(tx, draft, change);
    });
    if (!id) return std::unexpected(id.error());
    if (arguments.has("json")) at.out(Json::object({{"id", *id}}).dump() + "\n");
    else at.out(*id + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_reveal_request;
const Verb verb_reveal_request{
    .name = "reveal request",
    .summary = {.ja = "仮名の人を明らかにするよう求める", .en = "ask for the name behind a pseudonym"},
    .options = {data_option(), passphrase_option(), database_option(), login_option(), password_option(), reason_option(), json_option()},
    .rest = "ALERT|PSEUDONYM",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
