#include "cli/node_access.h"
#include "record/outbox_view.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    record::Outbox& outbox = node.records().outbox;
    if (const std::string id = arguments.value("retry"); !id.empty()) {
      TRY(record::retry_message(node.database(), outbox, actor, id));
      return ExitCode::ok;
    }
    for (const record::OutboxMessage& message : TRY(record::outbox_messages(node.database(), outbox, actor)))
      at.out(arguments.has("json") ? to_json(message).dump() + "\n"
                                   : fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", message.id, name_of(message.state), message.channel,
                                                 message.attempts, message.next_at.to_rfc3339(0), message.last_error));
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
