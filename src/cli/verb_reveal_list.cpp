#include "cli/person_sight.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const record::Actor who = TRY(acting(at, arguments, node, actor));
    const auto requests = node.database().read([&](sql::Transaction& tx) { return node.records().pseudonyms.list(tx, who); });
    if (!requests) return std::unexpected(requests.error());
    if (requests->empty() && !arguments.has("json")) at.say({.ja = "求めはまだありません。", .en = "Nobody has asked for a name yet."});
    const Instant now = at.clock.now();
    for (const record::RevealRequest& request : *requests) {
      if (arguments.has("json")) {
        at.out(reveal_json(request, now).dump() + "\n");
      } else {
        at.out(fmt::format("{}  {}  {}{}  {}  {}\n", request.id, request.code, name_of(request.state),
                           request.lapsed(now) ? " (lapsed)" : "", request.subject, request.reason));
      }
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_reveal_list;
const Verb verb_reveal_list{
    .name = "reveal list",
    .summary = {.ja = "仮名を明らかにする求めの一覧を表示する", .en = "list requests to reveal a name"},
    .options = {data_option(), passphrase_option(), database_option(), login_option(), password_option(), json_option()},
    .run = run};

}  // namespace sekimori::cli
