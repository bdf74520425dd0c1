#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_hub(
      at, arguments,
      [](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const share::Received& one : TRY(hub.relay->list(who))) out.push_back(to_json(one));
        return out;
      },
      [&](const Json& one) {
        const bool ja = at.language == Language::ja;
        return fmt::format("{:<11} {:<14} {:<13} {:<9} {:<11} {}", one["number"].text(), one["source"].text(),
                           one["label"].text().empty() ? std::string("-") : "TLP:" + std::string(one["label"].text()),
                           one["hindrance"].text() == "none" ? std::string_view("-") : one["hindrance"].text(),
                           one["share"].text().empty() ? std::string_view("-") : one["share"].text(),
                           one[ja ? "name_ja" : "name_en"].text());
      });
}

}  // namespace

extern const Verb verb_hub_received_list;
const Verb verb_hub_received_list{
    .name = "hub received list",
    .summary = {.ja = "外から届いた警告と、会員に流したか", .en = "list warnings from outside and what became of them"},
    .options = safeguard_options(),
    .run = run};

}  // namespace sekimori::cli
