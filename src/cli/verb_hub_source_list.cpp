#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_hub(
      at, arguments,
      [](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const share::KnownOutsideSource& known : TRY(hub.sources.list(who))) out.push_back(to_json(known.value));
        return out;
      },
      [&](const Json& one) {
        std::string decisions;
        for (const Json& each : one["decisions"].items())
          decisions += fmt::format("  {} -> {} {}", each["label"].text(), each["audience"].text(), each["tlp"].text());
        return fmt::format("{:<14} {:<14} {}{}", one["name"].text(),
                           word_of(HubWords::forum_source, one["source_class"].text(), at.language), one["title"].text(), decisions);
      });
}

}  // namespace

extern const Verb verb_hub_source_list;
const Verb verb_hub_source_list{.name = "hub source list",
                                .summary = {.ja = "外の情報源の一覧", .en = "list outside sources"},
                                .options = safeguard_options(),
                                .run = run};

}  // namespace sekimori::cli
