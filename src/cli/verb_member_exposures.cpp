#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

// "gas 4, steel 3, others": classes above the floor; or one's own devices.
std::string who_has_it(const Json& one, bool ja) {
  std::string out;
  const auto add = [&](std::string_view part) { out += (out.empty() ? "" : ", ") + std::string(part); };
  for (const Json& device : one["own"].items()) add(device.text());
  for (const Json& group : one["classes"].items()) {
    if (group["members"].is_null())
      add(ja ? fmt::format("{} 未満の業種", one["members_floor"].integer_or(0))
             : fmt::format("classes of fewer than {}", one["members_floor"].integer_or(0)));
    else add(fmt::format("{} {}", group["industry"].text(), group["members"].integer_or(0)));
  }
  return out;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const bool ja = at.language == Language::ja;
  return list_of_hub(
      at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) { return hub.campaigns.exposures(who); },
      [ja](const Json& one) {
        return fmt::format("{:<16} {} {}: {}{}", one["vulnerability"].text(), one["vendor"].text(), one["product"].text(),
                           who_has_it(one, ja), one["ransomware"].bool_or(false) ? "  ransomware" : "");
      });
}

}  // namespace

extern const Verb verb_member_exposures;
const Verb verb_member_exposures{
    .name = "member exposures",
    .summary = {.ja = "悪用が確認された脆弱性が、どの会員層の機器に当てはまるか (会員には自分の機器)",
                .en = "exploited vulnerabilities that concern what members have, by class; a member sees its own devices"},
    .options = safeguard_options({}),
    .run = run};

}  // namespace sekimori::cli
