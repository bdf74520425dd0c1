#include <charconv>

#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string& row_text = arguments.rest.at(1);
  std::size_t row = 0;
  const auto [end, problem] = std::from_chars(row_text.data(), row_text.data() + row_text.size(), row);
  if (problem != std::errc() || end != row_text.data() + row_text.size() || row == 0)
    return error(ErrorCode::usage, "'{}': the number of a row is needed, from 1", row_text);
  const auto verdict = share::knowledge_from(arguments.rest.at(2));
  if (!verdict) return error(ErrorCode::usage, "'{}': confirmed, rejected or proposed is needed", arguments.rest.at(2));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    const std::string& number = arguments.rest.front();
    TRY(hub.reports.judge_knew(who, number, row - 1, *verdict));
    return Json::object({{"number", number}, {"knew", TRY(hub.reports.analysis(who, number))["knew"]}});
  });
}

}  // namespace

extern const Verb verb_report_knew;
const Verb verb_report_knew{
    .name = "report knew",
    .summary = {.ja = "送り手が内情を知っていたかを人が確かめる", .en = "say whether the sender knew this from inside"},
    .options = safeguard_options({}),
    .rest = "REPORT ROW VERDICT",
    .least_rest = 3,
    .most_rest = 3,
    .run = run};

}  // namespace sekimori::cli
