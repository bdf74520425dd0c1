#include "cli/membership_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_membership(at, arguments, [&](node::HubMembership& hub, node::Node&, const record::Actor& who) -> Result<ExitCode> {
    share::ReportToSend report;
    const std::string note = arguments.value("note");
    if (arguments.has("case")) {
      report = TRY(hub.report_of_case(who, arguments.value("case"), note));
    } else if (arguments.has("alert")) {
      report = TRY(hub.report_of_alert(who, arguments.value("alert"), note));
    } else if (arguments.has("warning")) {
      report = TRY(hub.report_of_warning(who, arguments.value("warning"), note));
    } else if (arguments.rest.size() > 1) {
      report.kind = arguments.value("kind", "");
      report.file_name = Path(arguments.rest[1]).filename().string();
      report.content = TRY(at.files.read_text(arguments.rest[1], share::largest_original));
      report.title = report.file_name;
      for (std::size_t i = 2; i < arguments.rest.size(); ++i)
        report.further.push_back({.name = Path(arguments.rest[i]).filename().string(),
                                  .content = TRY(at.files.read_text(arguments.rest[i], share::largest_original))});
    } else {
      return error(ErrorCode::usage, "say what to report: --case NUMBER, --alert ID, --warning NUMBER, or a file");
    }
    if (arguments.has("title")) report.title = arguments.value("title");
    if (arguments.has("dry-run")) {
      at.out(report.content);
      for (const model::HubReportFile& one : report.further) at.out(one.content);
      return ExitCode::ok;
    }
    print(at, arguments, to_json(TRY(hub.send({who, at.language}, arguments.rest.front(), report)).value));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_hub_send;
const Verb verb_hub_send{
    .name = "hub send",
    .summary = {.ja = "事件・警告・ファイルをハブに報告する", .en = "report a case, an alert or a file to a hub"},
    .options = membership_options(
        {value_option("case", "NUMBER",
                      {.ja = "事件番号 (手口だけを送る)", .en = "number of the case; how it was done is sent, nothing else"}),
         value_option("alert", "ID", {.ja = "警告の id (手口だけを送る)", .en = "id of an alert; how it was done is sent, nothing else"}),
         value_option("warning", "NUMBER",
                      {.ja = "ハブからの注意喚起の番号 (自社で見つかったものを送る)",
                       .en = "number of a hub's warning; what was met of it here is sent"}),
         value_option(
             "kind", "KIND",
             {.ja = "ファイルの報告の種類 (なければ内容からの案)", .en = "kind of report that a file is; without it what the file tells"}),
         value_option("title", "TITLE", {.ja = "題", .en = "title"}),
         value_option("note", "TEXT", {.ja = "補足", .en = "what to add"}),
         {.name = "dry-run", .help = {.ja = "送らずに内容を表示する", .en = "show what would be sent, and send nothing"}}}),
    .rest = "HUB [FILE...]",
    .least_rest = 1,
    .most_rest = 1 + share::most_files_of_a_report,
    .run = run};

}  // namespace sekimori::cli
