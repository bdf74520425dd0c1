#include "cli/hub_access.h"
#include "feature/share/staff.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string kind = arguments.value("kind", "");
  const auto known = share::report_kind_from(kind);
  if (!known && !kind.empty())
    return error(ErrorCode::usage, "--kind '{}' is none of those that a hub takes; docs/contract.md, `report receive`, has the list", kind);
  std::vector<share::IncomingFile> files;
  std::uint64_t left = share::largest_original;
  for (const std::string& name : arguments.rest) {
    const Path path = name;
    files.push_back({.name = path.filename().string(), .bytes = TRY(at.files.read(path, left)), .role = share::FileRole::report});
    left -= std::min<std::uint64_t>(left, files.back().bytes.size());
  }
  const share::ReportEntry entry{.member = arguments.value("member", ""),
                                 .kind = known,
                                 .channel = "command line",
                                 .title = arguments.value("title", ""),
                                 .passwords = arguments.all("password"),
                                 .widest = arguments.value("widest", "")};
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return shown_to(who, TRY(hub.reports.receive(who, entry, std::move(files))).value);
  });
}

}  // namespace

extern const Verb verb_report_receive;
const Verb verb_report_receive{
    .name = "report receive",
    .summary = {.ja = "ハブで報告を受け取る", .en = "take in a report at the hub"},
    .options = safeguard_options(
        {value_option("member", "MEMBER", {.ja = "報告した参加組織 (なければハブ自身)", .en = "whose report it is; the hub's own without"}),
         value_option("kind", "KIND", {.ja = "種類 (なければ内容からの案)", .en = "what it tells of; without it what the files tell"}),
         repeated_option("password", "WORD", {.ja = "書庫のパスワード", .en = "password of an archive"}),
         value_option("widest", "LABEL",
                      {.ja = "中のラベルにかかわらず、ここまで広げてよい (報告した側だけ)",
                       .en = "how far it may go, whatever label stands inside; by whoever reports it"}),
         value_option("title", "TEXT", {.ja = "ハブ内での呼び名", .en = "what the hub calls it"})}),
    .rest = "FILE...",
    .least_rest = 1,
    .most_rest = share::most_files_of_a_report,
    .run = run};

}  // namespace sekimori::cli
