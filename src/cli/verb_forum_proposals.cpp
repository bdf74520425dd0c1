#include "cli/forum_access.h"
#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

const HubListing& listing() {
  static const HubListing one{{{"state", "state", HubWords::proposal_state}}, "at"};
  return one;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_hub(
      at, arguments, listing(),
      [&](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const share::KnownProposal& known : TRY(hub.forum.proposals(who)))
          out.push_back(to_json(known.value).set("content_sha256", share::ForumBook::hash_of(known.value.content)));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:<12} {:<10} {:<9} {:<10} {}", one["number"].text(),
                           word_of(HubWords::proposal_state, one["state"].text(), at.language),
                           word_of(HubWords::forum_kind, one["content"]["kind"].text(), at.language), one["audience"].text(),
                           in_words(one["content"]["title"], at.language));
      });
}

}  // namespace

extern const Verb verb_forum_proposals;
const Verb verb_forum_proposals{
    .name = "forum proposals",
    .summary = {.ja = "フォーラムへの提案の一覧", .en = "list proposals for the forum, with the hash of their words"},
    .options = safeguard_options(listing_options(listing())),
    .run = run};

}  // namespace sekimori::cli
