#include "cli/govern_access.h"

#include "cli/protect_access.h"
#include "engine/inspect/extract/extractor.h"
#include "feature/protect/scheme.h"
#include "feature/protect/scheme_import.h"
#include "model/era_date.h"

namespace sekimori::cli {

Result<ExitCode> with_govern(Surroundings& at, const Arguments& arguments, const GovernWork& work) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    print(at, arguments, TRY(work(node.govern(), who)));
    return ExitCode::ok;
  });
}

Result<ExitCode> list_of_govern(Surroundings& at, const Arguments& arguments, const GovernList& work,
                                const std::function<std::string(const Json&)>& line) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    for (const Json& one : TRY(work(node.govern(), who))) at.out((arguments.has("json") ? one.dump() : line(one)) + "\n");
    return ExitCode::ok;
  });
}

Result<ExitCode> show_of_govern(Surroundings& at, const Arguments& arguments, const GovernWork& work,
                                const std::function<void(const Json&)>& show) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const Json found = TRY(work(node.govern(), who));
    if (arguments.has("json")) at.out(found.dump() + "\n");
    else show(found);
    return ExitCode::ok;
  });
}

Result<std::optional<Day>> written_day_of(const Arguments& arguments, std::string_view option) {
  if (!arguments.has(option)) return std::optional<Day>();
  auto day = model::day_as_written(arguments.value(option));
  if (!day) return std::unexpected(std::move(day).error().at(fmt::format("--{}", option)));
  return std::optional(*day);
}

std::string in_words(const Json& wording, Language language) {
  const std::string_view wished = wording[language == Language::ja ? "ja" : "en"].text();
  return std::string(!wished.empty() ? wished : wording[language == Language::ja ? "en" : "ja"].text());
}

Result<CsvTable> read_table(Surroundings& at, const std::string& file) {
  const Path input = file;
  if (input.extension() != ".xlsx") return protect::scheme_table(TRY(at.files.read_text(input, std::uint64_t(64) << 20)), file);
  inspect::ExtractionLimits limits;
  limits.grid = true;
  auto extractor = TRY(inspect::Extractor::create({.files = at.files, .processes = at.processes, .program = at.program}, limits));
  auto sheets =
      TRY(protect::read_workbook([&](const Path& path, const inspect::ObjectSink& sink) { return extractor.extract(path, sink); }, input));
  if (sheets.empty()) return error(ErrorCode::invalid_input, "{}: the workbook has no sheet", file);
  return std::move(sheets.front());
}

Result<ExitCode> write_table(Surroundings& at, const Arguments& arguments, const CsvTable& table) {
  const Path output = arguments.value("output", "");
  if (output.empty()) {
    at.out(protect::to_csv(table));
    return ExitCode::ok;
  }
  if (output.extension() == ".csv") {
    TRY(at.files.replace(output, as_bytes(protect::to_csv(table)), Durable::yes, 0600));
    return ExitCode::ok;
  }
  if (output.extension() != ".xlsx") return error(ErrorCode::usage, "-o {}: a file that ends in .csv or .xlsx is needed", output.string());
  const Path folder = output.string() + ".making";
  const auto book = protect::to_workbook(at.files, folder, {table});
  (void)at.files.remove_all(folder);
  if (!book) return std::unexpected(book.error());
  TRY(at.files.replace(output, *book, Durable::yes, 0600));
  return ExitCode::ok;
}

Result<ExitCode> write_table_or_paper(Surroundings& at, const Arguments& arguments, const CsvTable& table, const paper::Paper& paper) {
  const std::string ending = Path(arguments.value("output", "")).extension().string();
  if (ending == ".html" || ending == ".pdf") return write_paper(at, arguments, paper);
  return write_table(at, arguments, table);
}

Option table_output_option() {
  return {.name = "output",
          .kind = OptionKind::value,
          .metavar = "FILE",
          .help = {.ja = "書き出す先 (.csv、.xlsx、ものによって .html、.pdf)",
                   .en = "where to: .csv, .xlsx, where it is a paper .html or .pdf"},
          .letter = 'o'};
}

}  // namespace sekimori::cli
