#include "feature/share/desk_drafts.h"

namespace sekimori::share {

Result<std::string> DeskDrafts::propose(const model::ForumDraft& draft) {
  ForumContent content;
  const auto kind = forum_kind_from(draft.kind);
  if (!kind) return error(ErrorCode::invalid_input, "kind: '{}' is none of trend, measure, problem", draft.kind);
  content.kind = *kind;
  content.title = draft.title;
  content.body = draft.body;
  content.source = SourceClass::desk;
  content.direction = Direction::to_industry;
  TRY(check(content));
  const auto searched = TRY(gate_.admit(to_json(content)));
  const ForumContent words = TRY(forum_content_from(searched.value()));
  return TRY(forum_.propose(record::Actor::system("consult"), words, {.audience = draft.audience, .tlp = draft.tlp})).value.number;
}

}  // namespace sekimori::share
