#include <charconv>

#include "cli/node_access.h"
#include "engine/ledger/ledger.h"
#include "record/change_json.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    record::LedgerView view(node.ledger());
    if (const std::string text = arguments.value("proof"); !text.empty()) {
      std::uint64_t index = 0;
      const auto read = std::from_chars(text.data(), text.data() + text.size(), index);
      if (read.ec != std::errc() || read.ptr != text.data() + text.size())
        return error(ErrorCode::usage, "--proof {}: the index of an entry is a number", text);
      at.out(TRY(view.proof(actor, index)));
      return ExitCode::ok;
    }
    if (arguments.has("checkpoint")) {
      at.out(TRY(view.checkpoint(actor)));
      return ExitCode::ok;
    }
    const record::LedgerState state = TRY(view.state(actor));
    if (arguments.has("json")) at.out(to_json(state).dump() + "\n");
    else at.out(fmt::format("{}\n{}\n{}\n", state.origin, state.vkey, state.size));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_ledger_show;
const Verb verb_ledger_show{
    .name = "ledger show",
    .summary = {.ja = "台帳 (追記専用ログ) の状態、チェックポイント、証明を表示する",
                .en = "show the ledger's state, its signed checkpoint, or the proof of an entry"},
    .options = {data_option(),
                passphrase_option(),
                database_option(),
                json_option(),
                {.name = "checkpoint", .help = {.ja = "署名されたチェックポイントを出す", .en = "print the signed checkpoint"}},
                {.name = "proof",
                 .kind = OptionKind::value,
                 .metavar = "INDEX",
                 .help = {.ja = "その項目の証明を出す", .en = "print the proof of that entry"}}},
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
