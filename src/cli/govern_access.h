// What the verbs of law, frameworks, self-checks, measures, programme and figures share.
//
//   return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> { ... });
#pragma once

#include "base/csv.h"
#include "cli/safeguard_access.h"
#include "feature/govern/govern_room.h"
#include "paper/paper.h"

namespace sekimori::cli {

using GovernWork = std::function<Result<Json>(govern::GovernRoom&, const record::Actor&)>;
// Opens the node, acts as the person of --login, prints what came of it: as one line of JSON, or as "name: value" lines.
Result<ExitCode> with_govern(Surroundings& at, const Arguments& arguments, const GovernWork& work);
using GovernList = std::function<Result<std::vector<Json>>(govern::GovernRoom&, const record::Actor&)>;
Result<ExitCode> list_of_govern(Surroundings& at, const Arguments& arguments, const GovernList& work,
                                const std::function<std::string(const Json&)>& line);
// The same, printed by `show` when no JSON is wanted.
Result<ExitCode> show_of_govern(Surroundings& at, const Arguments& arguments, const GovernWork& work,
                                const std::function<void(const Json&)>& show);

// A day as people write it: 2026-04-01, 2026年4月1日, 平成27年7月7日.
Result<std::optional<Day>> written_day_of(const Arguments& arguments, std::string_view option);
// A text in the language of the reader; the other one where there is none.
std::string in_words(const Json& wording, Language language);

// The table of a .csv, or the first sheet of a workbook, read by a confined child.
Result<CsvTable> read_table(Surroundings& at, const std::string& file);
// To -o FILE.csv or FILE.xlsx, else to stdout as CSV.
Result<ExitCode> write_table(Surroundings& at, const Arguments& arguments, const CsvTable& table);
// -o FILE.csv, .xlsx, .html or .pdf.
Result<ExitCode> write_table_or_paper(Surroundings& at, const Arguments& arguments, const CsvTable& table, const paper::Paper& paper);
Option table_output_option();

}  // namespace sekimori::cli
