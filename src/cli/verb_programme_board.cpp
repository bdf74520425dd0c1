#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    govern::GovernRoom& govern = node.govern();
    if (arguments.has("output")) return write_table(at, arguments, TRY(govern.programme.sheet(who, at.language)));
    const Json board = TRY(govern.programme.board(who));
    if (arguments.has("json")) {
      at.out(board.dump() + "\n");
      return ExitCode::ok;
    }
    for (const Json& response : board["responses"].items()) {
      at.out(in_words(response, at.language) + "\n");
      for (const Json& one : response["promises"].items()) {
        at.out(fmt::format("  {:<10} {:<24} {}  [{}]\n", one["state"].text(), one["id"].text(), in_words(one["text"], at.language),
                           in_words(one["body_name"], at.language)));
        const Json& said = one["as_of"];
        if (said.is_object())
          at.out(fmt::format("  {:<10} {} {} ({})\n", "", said["day"].text(), in_words(said["text"], at.language),
                             in_words(said["source"], at.language)));
      }
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_programme_board;
const Verb verb_programme_board{
    .name = "programme board",
    .summary = {.ja = "行動宣言の約束とその状態 (-o で表)", .en = "the declaration's promises and how they stand (-o writes a table)"},
    .options = safeguard_options({table_output_option()}),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
