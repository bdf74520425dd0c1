#include <charconv>

#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    const std::string& written = arguments.rest.at(1);
    std::size_t finding = 0;
    const char* const end = written.data() + written.size();
    if (const auto read = std::from_chars(written.data(), end, finding); read.ec != std::errc() || read.ptr != end)
      return error(ErrorCode::usage, "{} is no number of a finding", written);
    const Day day = TRY(day_of(arguments, "on")).value_or(guard.tasks.today());
    print(at, arguments,
          to_json(
              TRY(guard.audits.close_finding(who, arguments.rest.front(), finding, day, arguments.value("reason", "finding put right")))));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_partner_finding_close;
const Verb verb_partner_finding_close{
    .name = "partner finding close",
    .summary = {.ja = "監査の指摘が是正されたことを記録する", .en = "close a finding of an audit that was put right"},
    .options = safeguard_options(
        {value_option("on", "DAY", {.ja = "是正された日 (既定: 今日)", .en = "day it was put right (default: today)"}), reason_option()}),
    .rest = "AUDIT FINDING",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
