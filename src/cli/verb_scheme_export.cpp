#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/scheme.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Path output = arguments.value("output");
  if (output.empty()) return error(ErrorCode::usage, "-o FILE.xlsx or -o FOLDER is missing");
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const auto tables = TRY(node.protect().scheme.tables(actor, at.language));
    std::size_t rows = 0;
    for (const CsvTable& table : tables) rows += table.rows.size();
    if (output.extension() == ".xlsx") {
      const Bytes book = TRY(protect::to_workbook(at.files, node.data().spool() / "workbook", tables));
      TRY(at.files.replace(output, book, Durable::yes, 0600));
    } else {
      TRY(at.files.make_directories(output, 0700));
      for (const CsvTable& table : tables)
        TRY(at.files.replace(output / (table.name + ".csv"), to_bytes(protect::to_csv(table)), Durable::yes, 0600));
    }
    if (arguments.has("json")) at.out(Json::object({{"file", output.string()}, {"tables", tables.size()}, {"rows", rows}}).dump() + "\n");
    else at.out(fmt::format("{}  {}\n", output.string(), rows));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_scheme_export;
const Verb verb_scheme_export{
    .name = "scheme export",
    .summary = {.ja = "管理の仕組み全体を表計算 (xlsx) または CSV で書き出す",
                .en = "write the whole scheme as a workbook (xlsx) or CSV files"},
    .options = protect_options({{.name = "output",
                                 .kind = OptionKind::value,
                                 .metavar = "FILE",
                                 .help = {.ja = "書き出す .xlsx、または CSV を置くフォルダ", .en = ".xlsx file, or folder for CSV files"},
                                 .letter = 'o'}}),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
