#include "cli/forum_access.h"
#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

const HubListing& listing() {
  static const HubListing one{{{"tlp", "tlp", HubWords::tlp}}, "published_at"};
  return one;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  share::ForumFilter filter;
  if (const std::string kind = arguments.value("kind", ""); !kind.empty()) {
    filter.kind = share::forum_kind_from(kind);
    if (!filter.kind) return error(ErrorCode::usage, "--kind '{}': trend, measure or problem is needed", kind);
  }
  if (const std::string source = arguments.value("source", ""); !source.empty()) {
    filter.source = share::source_class_from(source);
    if (!filter.source)
      return error(ErrorCode::usage, "--source '{}': government, police, response_team, association, member, hub or desk is needed",
                   source);
  }
  return list_of_hub(
      at, arguments, listing(),
      [&](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const share::KnownItem& known : TRY(hub.forum.items(who, filter))) out.push_back(shown_json(known.value));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:<11} {:<8} {:<14} {:<10} {:<17} {}", one["number"].text(),
                           word_of(HubWords::forum_kind, one["content"]["kind"].text(), at.language),
                           word_of(HubWords::forum_source, one["content"]["source"].text(), at.language), one["audience"].text(),
                           "TLP:" + std::string(one["tlp"].text()),
                           one["withdrawn_at"].is_null() ? in_words(one["content"]["title"], at.language)
                                                         : word_of(HubWords::proposal_state, "withdrawn", at.language));
      });
}

}  // namespace

extern const Verb verb_forum_list;
const Verb verb_forum_list{
    .name = "forum list",
    .summary = {.ja = "フォーラムの項目の一覧", .en = "list what the forum published"},
    .options = safeguard_options(
        listing_options(listing(), {value_option("kind", "KIND", {.ja = "この種類だけ", .en = "only of this kind"}),
                                    value_option("source", "CLASS", {.ja = "この出どころだけ", .en = "only of this class of source"})})),
    .run = run};

}  // namespace sekimori::cli
