// `sekimori share check --roster R SHARE...`: confirms from roster and shares alone that k members could be meant by each.
#include "cli/options.h"
#include "cli/verb.h"
#include "engine/mask/crowd/crowd_check.h"

namespace sekimori::cli {
namespace {

using namespace mask;

constexpr std::uint64_t most_bytes = std::uint64_t(64) << 20;

std::string_view name_of(CrowdFault::What what) {
  switch (what) {
    case CrowdFault::What::too_few: return "too_few";
    case CrowdFault::What::too_few_together: return "too_few_together";
    case CrowdFault::What::unknown_audience: return "unknown_audience";
  }
  return "";
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Path roster_path = TRY(needed(arguments, "roster"));
  auto roster = Roster::parse(TRY(at.files.read_text(roster_path, most_bytes)));
  if (!roster) return std::unexpected(std::move(roster).error().at(roster_path.string()));
  std::vector<ReleasedShare> shares;
  for (const std::string& path : arguments.rest) {
    auto json = Json::parse(TRY(at.files.read_text(path, most_bytes)));
    if (!json) return std::unexpected(std::move(json).error().at(path));
    auto share = released_share(*json);
    if (!share) return std::unexpected(std::move(share).error().at(path));
    shares.push_back(std::move(*share));
  }
  const CrowdCheck check = check_crowds(*roster, shares);
  if (arguments.has("json")) {
    Json faults = Json::array();
    for (const CrowdFault& fault : check.faults)
      faults.push(Json::object({{"share", arguments.rest.at(fault.share)},
                                {"candidates", static_cast<std::int64_t>(fault.candidates)},
                                {"what", std::string(name_of(fault.what))}}));
    at.out(Json::object({{"shares", static_cast<std::int64_t>(check.shares)},
                         {"smallest", static_cast<std::int64_t>(check.smallest)},
                         {"smallest_together", static_cast<std::int64_t>(check.smallest_together)},
                         {"faults", std::move(faults)}})
               .dump() +
           "\n");
  } else {
    for (const CrowdFault& fault : check.faults)
      at.out(fmt::format("{}\t{}\t{}\n", arguments.rest.at(fault.share), name_of(fault.what), fault.candidates));
    at.out(at.language == Language::ja
               ? fmt::format("{} 件の共有、候補が最も少ないもので {} 組織 (同じ仮名の共有を並べると {} 組織)\n", check.shares,
                             check.smallest, check.smallest_together)
               : fmt::format("{} shares; at least {} members could be meant ({} with all shares of one pseudonym)\n", check.shares,
                             check.smallest, check.smallest_together));
  }
  return check.faults.empty() ? ExitCode::ok : ExitCode::integrity;
}

}  // namespace
extern const Verb verb_share_check;
const Verb verb_share_check{
    .name = "share check",
    .summary = {.ja = "共有から会員を k 組織より絞れないことを確かめる", .en = "confirm that no share narrows its member down below k"},
    .options = {value_option("roster", "FILE", {.ja = "会員の名簿 (JSON)", .en = "roster of the members (JSON)"}),
                flag_option("json", {.ja = "JSON で出力", .en = "print JSON"})},
    .rest = "SHARE...",
    .least_rest = 1,
    .most_rest = SIZE_MAX,
    .run = run};
}  // namespace sekimori::cli
