// What a consultation becomes, when whoever asked agrees: a case at the company, or a proposal for the forum that names nobody.
//
//   std::string number = TRY(conversion.to_case(actor, "C-2026-0001", {.title = "...", .consent = "in writing, 2026-01-05"}));
//   MaskedSuggestion words = TRY(conversion.suggest(actor, "C-2026-0001"));        // what was asked, with names and times taken out
//   TRY(conversion.to_forum(actor, "C-2026-0001", {.kind = "problem", .title = ..., .body = ..., .consent = "..."}));
//
// Words for the forum are searched for the asker, his people and the counterparties before they leave, and by the forum's own gate for its
// members: not_permitted, with the sorts of what was found and never the words. Any thread.
#pragma once

#include "feature/consult/consultation_book.h"
#include "model/ports/case_opener.h"
#include "model/ports/forum_drafts.h"

namespace sekimori::consult {

struct CaseWish {
  std::string title = {};
  std::string consent = {};  // how the asker agreed
};

struct ForumWish {
  std::string kind = "problem";
  model::Wording title = {}, body = {};
  std::string audience = {}, tlp = "AMBER";
  std::string consent = {};
};

struct MaskedSuggestion {
  std::string text;
  std::size_t changes = 0;
};

class DeskConversion {
 public:
  DeskConversion(const DeskParts& parts, ConsultationBook& consultations, model::CaseOpener& cases, model::ForumDrafts& forum,
                 WordsVault::Key key)
      : parts_(parts), consultations_(consultations), cases_(cases), forum_(forum), key_(std::move(key)) {}

  // conflict: it became one before.
  Result<std::string> to_case(const record::Actor& actor, std::string_view consultation, const CaseWish& wish);
  Result<MaskedSuggestion> suggest(const record::Actor& actor, std::string_view consultation);
  Result<std::string> to_forum(const record::Actor& actor, std::string_view consultation, const ForumWish& wish);

 private:
  DeskParts parts_;
  ConsultationBook& consultations_;
  model::CaseOpener& cases_;
  model::ForumDrafts& forum_;
  WordsVault::Key key_;
};

}  // namespace sekimori::consult
