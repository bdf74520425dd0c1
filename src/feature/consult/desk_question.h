// A question as a firm's node sends it to a desk of another house: JSON, the very bytes of which are shown before they leave.
//
//   std::string bytes = bytes_of({.language = Language::ja, .text = "...", .attributes = {...}, .identity = {...}});
//   DeskQuestion question = TRY(desk_question_from(bytes));
//
// docs/format/desk-question.md. The code to come back with is no part of it: it travels in a header, so that what is shown holds no secret.
// How urgent it is the desk says, not the asker. Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/language.h"
#include "feature/consult/consultation.h"

namespace sekimori::consult {

struct DeskQuestion {
  Language language = Language::ja;
  std::string text;
  AskerAttributes attributes;
  AskerIdentity identity;  // as far as the firm wants to be known
};

constexpr std::size_t largest_desk_question = std::size_t(256) << 10;  // bytes

// One line of JSON and its end. Same question, same bytes.
std::string bytes_of(const DeskQuestion& question);
// invalid_input: too large, no JSON, another format, an attribute that is none, words that are none (words_vault.h).
Result<DeskQuestion> desk_question_from(std::string_view bytes);

}  // namespace sekimori::consult
