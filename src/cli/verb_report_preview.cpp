#include "cli/hub_access.h"
#include "feature/share/original_vault.h"
#include "node/report_masking.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  std::vector<share::IncomingFile> files;
  std::uint64_t left = share::largest_original;
  for (const std::string& name : arguments.rest) {
    const Path path = name;
    files.push_back({.name = path.filename().string(), .bytes = TRY(at.files.read(path, left)), .role = share::FileRole::report});
    left -= std::min<std::uint64_t>(left, files.back().bytes.size());
  }
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const Json made =
        TRY(node::preview_report(node, at.program, who, TRY(needed(arguments, "member")), arguments.value("audience", ""), files));
    at.out((arguments.has("json") ? made : made["share"]).dump() + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_report_preview;
const Verb verb_report_preview{
    .name = "report preview",
    .summary = {.ja = "送る前に、ほかの参加組織に見えるものを確かめる", .en = "what others would see of files, before they are sent"},
    .options = safeguard_options(
        {value_option("member", "MEMBER", {.ja = "報告する参加組織", .en = "whose report it would be"}),
         value_option("audience", "SIG", {.ja = "共有先のグループ、または across", .en = "for whom: a group, or across"})}),
    .rest = "FILE...",
    .least_rest = 1,
    .most_rest = share::most_files_of_a_report,
    .run = run};

}  // namespace sekimori::cli
