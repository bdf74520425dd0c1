#include "cli/case_access.h"
#include "record/account_json.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    const auto tokens = node.database().read([&](sql::Transaction& tx) { return node.records().tokens.list(tx, actor); });
    if (!tokens) return std::unexpected(tokens.error());
    for (const record::TokenInfo& token : *tokens) {
      const Json row = to_json(token);
      at.out(arguments.has("json")
                 ? row.dump() + "\n"
                 : fmt::format("{}\t{}\t{}\t{}\n", token.id, token.label, row["scopes"].dump(), row["expires_at"].text()));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_token_list;
const Verb verb_token_list{.name = "token list",
                           .summary = {.ja = "トークンの一覧 (文字列そのものは出ない)", .en = "list tokens, without their text"},
                           .options = case_options(),
                           .run = run};

}  // namespace sekimori::cli
