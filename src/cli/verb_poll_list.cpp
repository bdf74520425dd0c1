#include "cli/forum_access.h"
#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

const HubListing& listing() {
  static const HubListing one{{{"state", "state", HubWords::poll_state}}};
  return one;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_hub(
      at, arguments, listing(),
      [&](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const share::PollView& view : TRY(hub.polls.list(who))) out.push_back(to_json(view));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:<11} {:<9} {:<10} {} {}", one["number"].text(),
                           word_of(HubWords::poll_state, one["state"].text(), at.language), one["audience"].text(), one["ends"].text(),
                           in_words(one["question"], at.language));
      });
}

}  // namespace

extern const Verb verb_poll_list;
const Verb verb_poll_list{.name = "poll list",
                          .summary = {.ja = "アンケートの一覧", .en = "list polls"},
                          .options = safeguard_options(listing_options(listing())),
                          .run = run};

}  // namespace sekimori::cli
