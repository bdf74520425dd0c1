// Answers to what is asked again and again: those that come with the program, and the desk's own editions of them and new ones.
//
//   FaqEdition entry = TRY(faq.find("mould-passed-on"));          // version 0: as shipped; verified or not
//   TRY(faq.draft(adviser, edited, "court decision of ..."));     // seen by the desk alone
//   TRY(faq.publish(second_person, "mould-passed-on"));           // from now on the answer, version 1, 2, ...
//
// An edition is published by somebody else than whoever wrote it. Every version is kept. Any thread.
#pragma once

#include "feature/consult/desk_parts.h"
#include "feature/consult/desk_texts.h"

namespace sekimori::consult {

struct FaqEdition {
  FaqText text;
  std::int64_t version = 0;  // 0: as shipped
  bool is_draft = false;
  std::string written_by, published_by;  // accounts
  std::string reason;
};
Json to_json(const FaqEdition& edition);
Result<FaqText> faq_text_from(const Json& json);

class FaqBook {
 public:
  explicit FaqBook(const DeskParts& parts);
  // What is answered today, by id; a desk's own after the shipped ones. `content`: only those of it.
  Result<std::vector<FaqEdition>> entries(std::optional<Content> content = {});
  Result<FaqEdition> find(std::string_view id);  // not_found
  Result<std::vector<FaqEdition>> drafts(const record::Actor& actor);
  // invalid_input: a language or the sources are missing, an id that is none.
  Result<FaqEdition> draft(const record::Actor& actor, const FaqText& text, std::string_view reason);
  // not_permitted: by whoever wrote it; not_found: no draft.
  Result<FaqEdition> publish(const record::Actor& actor, std::string_view id);

 private:
  struct Kept {
    FaqText text;
    std::int64_t version = 0;
    std::string state, written_by, published_by, reason;
    std::optional<Json> before;  // what is answered while a draft waits
  };
  friend Json to_json(const Kept& kept);
  static Result<Kept> kept_from(const Json& json);
  static std::optional<FaqEdition> published_of(const Kept& kept);
  DeskParts parts_;
  record::RecordShelf<Kept> shelf_;
};

}  // namespace sekimori::consult
