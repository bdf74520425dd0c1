#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const CsvTable table = TRY(read_table(at, arguments.rest[1]));
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    govern::GovernRoom& govern = node.govern();
    const govern::KnownCheck known = TRY(govern.checks.get(who, arguments.rest.front()));
    const govern::AnswerTable read = TRY(govern::read_answers(table, *govern::check_profile(known.value.profile)));
    for (const govern::AnswerRefusal& one : read.refused)
      at.note(fmt::format("{}:{} [{}]: {}\n", arguments.rest[1], one.row, one.column, one.reason.in(at.language)));
    if (!read.refused.empty() && !arguments.has("good-rows"))
      return error(ErrorCode::invalid_input, "{} rows are wrong; nothing was taken in", read.refused.size());
    const auto answered = TRY(govern.checks.answer(who, known.value.number, read.answers));
    print(at, arguments, to_json(govern::score_of(answered.value)).set("taken", read.answers.size()).set("refused", read.refused.size()));
    return read.refused.empty() ? ExitCode::ok : ExitCode::partial;
  });
}

}  // namespace

extern const Verb verb_check_import;
const Verb verb_check_import{
    .name = "check import",
    .summary = {.ja = "回答を表 (xlsx、csv) から取り込む", .en = "take answers in from a table (xlsx, csv)"},
    .options = safeguard_options({flag_option("good-rows", {.ja = "正しい行だけを取り込む", .en = "take the good rows alone"})}),
    .rest = "CHECK FILE",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
