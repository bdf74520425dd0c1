#include <charconv>

#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  govern::ProductCatalogue heading{.id = TRY(needed(arguments, "id")), .framework = arguments.value("framework", "insider")};
  heading.title = TRY(needed(arguments, "title"));
  heading.source = TRY(needed(arguments, "source"));
  const std::string year = TRY(needed(arguments, "year"));
  const auto [end, problem] = std::from_chars(year.data(), year.data() + year.size(), heading.year);
  if (problem != std::errc() || end != year.data() + year.size()) return error(ErrorCode::usage, "--year needs a number: {}", year);
  heading.file = Path(arguments.rest.front()).filename().string();
  const CsvTable table = TRY(read_table(at, arguments.rest.front()));
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    govern::GovernRoom& govern = node.govern();
    const std::string id = heading.id;
    const govern::ReadProducts read = TRY(govern.products.take_in(who, std::move(heading), table));
    for (const govern::ProductRefusal& one : read.refused)
      at.note(fmt::format("{}:{} [{}]: {}\n", arguments.rest.front(), one.row, one.column, one.reason.in(at.language)));
    if (!read.refused.empty()) return error(ErrorCode::invalid_input, "{} rows are wrong; nothing was taken in", read.refused.size());
    print(at, arguments, head_json(TRY(govern.products.get(who, id))));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_product_import;
const Verb verb_product_import{
    .name = "product import",
    .summary = {.ja = "対策番号に対応づけた製品一覧を取り込む (xlsx、csv)", .en = "take in products mapped to measure numbers (xlsx, csv)"},
    .options = safeguard_options(
        {value_option("id", "ID", {.ja = "一覧の識別子", .en = "what the catalogue is called here"}),
         value_option("framework", "ID",
                      {.ja = "番号の属する枠組み (既定 insider)", .en = "whose numbers these are (insider unless given)"}),
         value_option("title", "TEXT", {.ja = "一覧の名前", .en = "title of the catalogue"}),
         value_option("source", "TEXT", {.ja = "出典", .en = "who published it"}),
         value_option("year", "YYYY", {.ja = "年", .en = "of which year"})}),
    .rest = "FILE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
