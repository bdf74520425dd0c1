#include "cli/case_access.h"
#include "record/change_json.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {
namespace {

void print(Surroundings& at, const Arguments& arguments, const record::StoredChange& change) {
  const Json row = to_json(change);
  if (arguments.has("json")) return at.out(row.dump() + "\n");
  const Json& body = row["record"];
  at.out(fmt::format("{}\t{}\t{}\t{}/{}\t{}\n", row["time"].text(), body["who"].text(), body["action"].text(), body["kind"].text(),
                     body["object"].text(), body["reason"].text()));
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  record::ChangeFilter filter;
  filter.kind = arguments.value("kind");
  filter.id = arguments.value("id");
  filter.account = arguments.value("account");
  filter.action = arguments.value("action");
  if (const std::string since = arguments.value("since"); !since.empty()) filter.since = TRY(Instant::parse(since));
  if (const std::string until = arguments.value("until"); !until.empty()) filter.until = TRY(Instant::parse(until));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    filter.limit = 1000;
    for (;;) {
      const auto page = node.database().read([&](sql::Transaction& tx) { return node.records().changes.list(tx, actor, filter); });
      if (!page) return std::unexpected(page.error());
      for (const record::StoredChange& change : *page) print(at, arguments, change);
      if (page->size() < 1000) return ExitCode::ok;
      filter.after_sequence = page->back().sequence;
    }
  });
}

}  // namespace

extern const Verb verb_change_list;
const Verb verb_change_list{
    .name = "change list",
    .summary = {.ja = "だれが何をなぜ変えたかの一覧", .en = "list who changed what, and why"},
    .options = case_options(
        {{.name = "kind", .kind = OptionKind::value, .metavar = "KIND", .help = {.ja = "この種類のもの", .en = "of objects of this kind"}},
         {.name = "id", .kind = OptionKind::value, .metavar = "ID", .help = {.ja = "このもの", .en = "of this object"}},
         {.name = "account", .kind = OptionKind::value, .metavar = "ID", .help = {.ja = "このアカウント", .en = "by this account"}},
         {.name = "action", .kind = OptionKind::value, .metavar = "ACTION", .help = {.ja = "この行為", .en = "of this kind of act"}},
         {.name = "since",
          .kind = OptionKind::value,
          .metavar = "TIME",
          .help = {.ja = "この時から", .en = "from this time on (RFC 3339)"}},
         {.name = "until", .kind = OptionKind::value, .metavar = "TIME", .help = {.ja = "この時まで", .en = "to this time (RFC 3339)"}}}),
    .run = run};

}  // namespace sekimori::cli
