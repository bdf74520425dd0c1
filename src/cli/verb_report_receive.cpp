#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string kind = TRY(needed(arguments, "kind"));
  const auto known = share::report_kind_from(kind);
  if (!known)
    return error(ErrorCode::usage, "--kind '{}' is none of those that a hub takes; docs/contract.md, `report receive`, has the list", kind);
  const Path path = arguments.rest.front();
  const Bytes bytes = TRY(at.files.read(path, share::largest_original));
  const share::ReportEntry entry{
      .member = arguments.value("member", ""), .kind = *known, .channel = "command line", .title = arguments.value("title", "")};
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return shown_json(TRY(hub.reports.receive(who, entry, path.filename().string(), bytes)).value);
  });
}

}  // namespace

extern const Verb verb_report_receive;
const Verb verb_report_receive{
    .name = "report receive",
    .summary = {.ja = "ハブで報告を受け取る", .en = "take in a report at the hub"},
    .options = safeguard_options(
        {value_option("member", "MEMBER", {.ja = "報告した参加組織 (なければハブ自身)", .en = "whose report it is; the hub's own without"}),
         value_option("kind", "KIND", {.ja = "種類", .en = "what it tells of"}),
         value_option("title", "TEXT", {.ja = "ハブ内での呼び名", .en = "what the hub calls it"})}),
    .rest = "FILE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
