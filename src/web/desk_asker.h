// What the routes of a firm that asks a desk need and that is put together elsewhere: cases are read, and the desk is asked over the net.
// Answered by node/desk_asking.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "feature/consult/asked_question_book.h"

namespace sekimori::web {

// One thing that a case could tell the desk, in words without a name or a number of ours. A person chooses which of them go out.
struct CaseFact {
  std::string id;  // "trigger", "opened", "secrets", "techniques", "kept", "reported"
  std::string ja, en;
};

struct QuestionWish {
  std::string title, text;
  std::string case_number = {};
  std::vector<std::string> facts = {};  // ids
  Language language = Language::ja;
  consult::AskerAttributes attributes = {};
  consult::AskerIdentity identity = {};
};

class DeskAsker {
 public:
  virtual ~DeskAsker() = default;
  // not_found: no such case in sight.
  virtual Result<std::vector<CaseFact>> facts(const record::Actor& actor, std::string_view case_number) = 0;
  // As it would go out; nothing goes. invalid_input: a fact that the case has not.
  virtual Result<consult::QuestionToAsk> compose(const record::Actor& actor, const QuestionWish& wish) = 0;
  virtual Result<consult::KnownAskedQuestion> ask(const record::Actor& actor, std::string_view desk, const QuestionWish& wish,
                                                  std::string_view shown_sha256) = 0;
  virtual Result<consult::FollowedQuestion> follow(const record::Actor& actor, std::string_view number) = 0;
  virtual Result<consult::FollowedQuestion> add(const record::Actor& actor, std::string_view number, std::string_view text) = 0;
  // Erases what was said, here at once and at the desk as soon as it is reached. conflict: a hold on its case forbids it.
  virtual Result<consult::KnownAskedQuestion> erase(const record::Actor& actor, std::string_view number, std::string_view reason) = 0;
  // All that are not settled, one after the other; one that fails keeps nobody from the rest.
  virtual Result<std::vector<consult::FollowedQuestion>> follow_open(const record::Actor& actor) = 0;
};

}  // namespace sekimori::web
