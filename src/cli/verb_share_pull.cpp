#include "cli/transfer_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto remote = TRY(remote_collection(at, arguments, arguments.rest[0]));
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const auto into = TRY(node.collections().find(who, arguments.rest[1]));
    if (!into) return error(ErrorCode::not_found, "no collection '{}'", arguments.rest[1]);
    share::Transfers transfers(node.database(), node.exchange(), at.clock);
    return print_transfer(at, arguments, TRY(transfers.pull(who, *remote, *into)));
  });
}

}  // namespace

extern const Verb verb_share_pull;
const Verb verb_share_pull{.name = "share pull",
                           .summary = {.ja = "ほかの TAXII サーバーのコレクションから新しいものを取り込む",
                                       .en = "fetch what is new in a collection of another TAXII server"},
                           .options = transfer_options(),
                           .rest = "ADDRESS COLLECTION",
                           .least_rest = 2,
                           .most_rest = 2,
                           .run = run};

}  // namespace sekimori::cli
