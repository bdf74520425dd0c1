// Mails to single people (a reminder, a code, a list of bounces): words from content/letters, put into the outbox with the change they
// belong to.
//
//   TRY(letters.put(tx, {.to = "sato@example.jp", .kind = "registration_code", .language = Language::ja, .values = {{"code", "..."}}, .key
//   = "..."}));
//
// The key makes it happen once. The notifier delivers what is in the channel.
#pragma once

#include "base/language.h"
#include "record/outbox.h"

namespace sekimori::teach {

constexpr std::string_view letter_channel = "letter";

struct Letter {
  std::string to;
  std::string kind;  // a file of content/letters
  Language language = Language::ja;
  std::vector<std::pair<std::string, std::string>> values;
  std::string key;
};

struct LetterWords {
  std::string subject, text;
};
// not_found for a kind without a file. "{name}" stands for a value; line ends in values become blanks, but in "lines".
Result<LetterWords> letter_words(std::string_view kind, Language language, const std::vector<std::pair<std::string, std::string>>& values);

class LetterBox {
 public:
  LetterBox(Clock& clock, Random& random) : outbox_(clock, random) {}
  // invalid_input for an address that is none.
  Result<record::Outbox::Put> put(sql::Transaction& tx, const Letter& letter);

 private:
  record::Outbox outbox_;
};

}  // namespace sekimori::teach
