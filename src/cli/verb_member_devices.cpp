#include "base/csv.h"
#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

constexpr std::uint64_t largest_list = std::uint64_t(4) << 20;

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string& name = arguments.rest.at(1);
  const CsvTable table = TRY(parse_csv(TRY(at.files.read_text(name, largest_list)), name));
  const std::size_t vendor = TRY(table.column("vendor")), product = TRY(table.column("product"));
  std::vector<share::MemberDevice> devices;
  for (const CsvRow& row : table.rows) devices.push_back({.vendor = row.cells[vendor], .product = row.cells[product]});
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return share::told_to(who, TRY(hub.members.set_devices(who, arguments.rest.front(), std::move(devices),
                                                           arguments.value("reason", "the member's own list"))));
  });
}

}  // namespace

extern const Verb verb_member_devices;
const Verb verb_member_devices{.name = "member devices",
                               .summary = {.ja = "参加組織が持つ機器の一覧を取り込む (CSV: vendor,product)",
                                           .en = "take in the list of what a member has (CSV: vendor,product)"},
                               .options = safeguard_options({reason_option()}),
                               .rest = "MEMBER FILE",
                               .least_rest = 2,
                               .most_rest = 2,
                               .run = run};

}  // namespace sekimori::cli
