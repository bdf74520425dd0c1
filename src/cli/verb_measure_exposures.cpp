#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_govern(
      at, arguments,
      [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const govern::Exposure& one : TRY(govern.devices.exposures(who))) out.push_back(to_json(one));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:>5}  {:<16} {:<16} {} {}{}", one["days_open"].integer_or(0), one["device"].text(), one["weakness"].text(),
                           one["vendor"].text(), one["product"].text(), one["ransomware"].bool_or(false) ? "  ransomware" : "");
      });
}

}  // namespace

extern const Verb verb_measure_exposures;
const Verb verb_measure_exposures{.name = "measure exposures",
                                  .summary = {.ja = "弱点の一覧に当たる機器 (長く開いている順)",
                                              .en = "devices that the list of weaknesses concerns, longest open first"},
                                  .options = safeguard_options({}),
                                  .rest = "",
                                  .least_rest = 0,
                                  .most_rest = 0,
                                  .run = run};

}  // namespace sekimori::cli
