#include <cstdlib>

#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string reason = TRY(needed(arguments, "reason"));
  const Path out = TRY(needed(arguments, "output"));
  const std::size_t file = std::strtoull(arguments.value("file", "1").c_str(), nullptr, 10);
  if (file == 0) return error(ErrorCode::usage, "--file: the number of a file is needed, from 1");
  if (at.files.status(out)) return error(ErrorCode::conflict, "{}: exists already", out.string());
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    const Bytes bytes = TRY(hub.reports.original(who, arguments.rest.front(), reason, file - 1));
    TRY(at.files.replace(out, bytes, Durable::no, 0600));
    return Json::object({{"file", out.string()}, {"bytes", bytes.size()}});
  });
}

}  // namespace

extern const Verb verb_report_original;
const Verb verb_report_original{
    .name = "report original",
    .summary = {.ja = "報告の原本を取り出す (閲覧は記録される)", .en = "write the original of a report (looking is recorded)"},
    .options = safeguard_options(
        {reason_option(),
         {.name = "file",
          .kind = OptionKind::value,
          .metavar = "N",
          .help = {.ja = "何番目のファイルか", .en = "which of its files"},
          .fallback = "1"},
         {.name = "output", .kind = OptionKind::value, .metavar = "FILE", .help = {.ja = "書き出し先", .en = "where to"}, .letter = 'o'}}),
    .rest = "REPORT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
