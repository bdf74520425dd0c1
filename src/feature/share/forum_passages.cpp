#include "feature/share/forum_passages.h"

#include "feature/share/tlp_channel.h"

namespace sekimori::share {
namespace {

record::Actor reader() { return record::Actor::system("passages"); }

}  // namespace

Result<model::PublishedPassage> ForumPassages::admitted(const ForumItem& item) {
  if (item.withdrawn_at) return error(ErrorCode::conflict, "{} was withdrawn: {}", item.number, item.withdraw_reason);
  if (!may_travel(item.tlp, Channel::open_feed))
    return error(ErrorCode::not_permitted, "{} is TLP:{} and bound to its audience; it is nothing for everybody", item.number, item.tlp);
  const mask::Masked<Json> words = TRY(gate_.admit(to_json(item.content)));
  const ForumContent content = TRY(forum_content_from(words.value()));
  return model::PublishedPassage{.number = item.number, .title = content.title, .body = content.body, .sha256 = to_hex(words.digest())};
}

Result<model::PublishedPassage> ForumPassages::passage(std::string_view number) {
  return admitted(TRY(forum_.item(reader(), number)).value);
}

Result<std::vector<model::PublishedPassage>> ForumPassages::all() {
  std::vector<model::PublishedPassage> out;
  for (const KnownItem& known : TRY(forum_.items(reader())))
    if (auto one = admitted(known.value)) out.push_back(*std::move(one));
  return out;
}

}  // namespace sekimori::share
