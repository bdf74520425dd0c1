#include "cli/protect_access.h"
#include "engine/inspect/extract/extractor.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/scheme.h"
#include "feature/protect/scheme_import.h"

namespace sekimori::cli {
namespace {

// A workbook through a confined child, a folder of CSV files, or one CSV file named after its table.
Result<std::vector<CsvTable>> read_tables(Surroundings& at, const Path& input) {
  const FileStatus status = TRY(at.files.status(input));
  std::vector<CsvTable> out;
  const auto read_csv = [&](const Path& file) -> Result<void> {
    const std::string text = TRY(at.files.read_text(file, std::uint64_t(64) << 20));
    out.push_back(TRY(protect::scheme_table(text, file.string())));
    return {};
  };
  if (status.kind == FileKind::directory) {
    for (const DirectoryEntry& entry : TRY(at.files.list(input)))
      if (entry.name.ends_with(".csv")) TRY(read_csv(input / entry.name));
    return out;
  }
  if (input.extension() == ".csv") {
    TRY(read_csv(input));
    return out;
  }
  inspect::ExtractionLimits limits;
  limits.grid = true;
  auto extractor = TRY(inspect::Extractor::create({.files = at.files, .processes = at.processes, .program = at.program}, limits));
  return protect::read_workbook([&](const Path& path, const inspect::ObjectSink& sink) { return extractor.extract(path, sink); }, input);
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Path input = arguments.rest[0];
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const protect::SchemePlan plan = TRY(protect::plan_scheme(TRY(read_tables(at, input))));
    const bool json = arguments.has("json");
    for (const std::string& note : plan.notes) at.note(note + "\n");
    for (const protect::SchemeRefusal& refusal : plan.refused) {
      if (json)
        at.out(
            Json::object({{"sheet", refusal.sheet}, {"row", refusal.row}, {"column", refusal.column}, {"reason", refusal.reason.message}})
                .dump() +
            "\n");
      else
        at.note(fmt::format("{}:{}{}: {}\n", refusal.sheet, refusal.row, refusal.column.empty() ? "" : " [" + refusal.column + "]",
                            refusal.reason.in(at.language)));
    }
    const protect::SchemeWish wish{.check_only = arguments.has("dry-run"),
                                   .agreed = arguments.value("accept-good-rows"),
                                   .reason = arguments.value("reason", "scheme import")};
    const auto [apply, outcome] = TRY(protect::take_in(node.protect().scheme, actor, plan, wish, input.string()));
    if (json)
      at.out(Json::object({{"rows", plan.rows()},
                           {"refused", plan.refused.size()},
                           {"agreement", plan.agreement},
                           {"applied", apply},
                           {"created", outcome.created},
                           {"changed", outcome.changed},
                           {"unchanged", outcome.unchanged}})
                 .dump() +
             "\n");
    else if (apply) at.out(fmt::format("{} new, {} changed, {} the same\n", outcome.created, outcome.changed, outcome.unchanged));
    else at.out(fmt::format("{} good rows, {} refused, nothing taken in  {}\n", plan.rows(), plan.refused.size(), plan.agreement));
    if (arguments.has("dry-run") || plan.refused.empty()) return ExitCode::ok;
    if (apply) return ExitCode::partial;
    at.say({.ja = "直してもう一度取り込むか、'--accept-good-rows 合意番号' で正しい行だけを取り込みます。",
            .en = "Correct it and try again, or take in the good rows alone with '--accept-good-rows' and the number above."});
    return ExitCode::invalid_input;
  });
}

}  // namespace

extern const Verb verb_scheme_import;
const Verb verb_scheme_import{
    .name = "scheme import",
    .summary = {.ja = "管理の仕組み全体を表計算 (xlsx) または CSV から取り込む",
                .en = "take in the whole scheme from a workbook (xlsx) or CSV files"},
    .options = protect_options({{.name = "dry-run", .help = {.ja = "何が起きるかだけを示す", .en = "only say what would happen"}},
                                value_option("accept-good-rows", "NUMBER",
                                             {.ja = "示された合意番号の通り、正しい行だけを取り込む",
                                              .en = "take in exactly the good rows that were shown under this number"}),
                                reason_option()}),
    .rest = "FILE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
