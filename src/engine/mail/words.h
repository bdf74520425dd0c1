// What the words of a mail are about: its pretext (T09), whether it urges, passwords that stand in it, letters that Japan does not use.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/mail/mail.h"
#include "engine/mail/sign.h"

namespace sekimori::mail {

struct PretextFound {
  const Pretext* pretext = nullptr;
  std::vector<std::string> words;  // those that told, as they stood in the list
};
// Strongest first; a mail has at most three.
std::vector<PretextFound> pretexts_of(std::string_view subject, std::string_view text);
void find_word_signs(const Mail& mail, const std::vector<PretextFound>& pretexts, Signs& signs);

// Words that stand where a password is told: "解凍パスワード: abc123", "password is 'abc123'". In order, each once, at most 8.
std::vector<std::string> passwords_in(std::string_view text);

}  // namespace sekimori::mail
