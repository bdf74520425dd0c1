#include "cli/node_access.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor&) -> Result<ExitCode> {
    if (const std::string id = arguments.value("retry"); !id.empty()) {
      TRY(node.database().write([&](sql::Transaction& tx) { return node.records().outbox.retry(tx, id); }));
      return ExitCode::ok;
    }
    constexpr std::pair<record::OutboxState, std::string_view> states[] = {
        {record::OutboxState::waiting, "waiting"}, {record::OutboxState::dead, "dead"}, {record::OutboxState::delivered, "delivered"}};
    for (const auto& [state, name] : states) {
      const auto messages = TRY(node.database().read([&](sql::Transaction& tx) { return node.records().outbox.list(tx, state, 1000); }));
      for (const record::OutboxMessage& message : messages) {
        if (arguments.has("json"))
          at.out(Json::object({{"id", message.id},
                               {"state", name},
                               {"channel", message.channel},
                               {"kind", message.payload["kind"]},
                               {"attempts", message.attempts},
                               {"created_at", message.created_at.to_rfc3339(0)},
                               {"next_at", message.next_at.to_rfc3339(0)},
                               {"last_error", message.last_error}})
                     .dump() +
                 "\n");
        else
          at.out(fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", message.id, name, message.channel, message.attempts, message.next_at.to_rfc3339(0),
                             message.last_error));
      }
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_notify_list;
const Verb verb_notify_list{
    .name = "notify list",
    .summary = {.ja = "送るもの・送れなかったものを見る", .en = "list what waits to be sent, what could not be, and what was"},
    .options = {data_option(),
                passphrase_option(),
                database_option(),
                {.name = "retry",
                 .kind = OptionKind::value,
                 .metavar = "ID",
                 .help = {.ja = "送れなかったものをもう一度", .en = "try a dead one again"}},
                json_option()},
    .run = run};

}  // namespace sekimori::cli
