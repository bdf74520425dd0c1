#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const CsvTable table = TRY(read_table(at, arguments.rest.front()));
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    govern::GovernRoom& govern = node.govern();
    const govern::ReadDevices read = TRY(govern.devices.import_devices(who, table));
    for (const govern::DeviceRefusal& one : read.refused)
      at.note(fmt::format("{}:{} [{}]: {}\n", arguments.rest.front(), one.row, one.column, one.reason.in(at.language)));
    if (!read.refused.empty()) return error(ErrorCode::invalid_input, "{} rows are wrong; nothing was taken in", read.refused.size());
    print(at, arguments, Json::object({{"devices", read.devices.size()}}));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_measure_devices;
const Verb verb_measure_devices{
    .name = "measure devices",
    .summary = {.ja = "機器とソフトの一覧を取り込む (xlsx、csv)", .en = "take in the list of devices and software (xlsx, csv)"},
    .options = safeguard_options({}),
    .rest = "FILE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
