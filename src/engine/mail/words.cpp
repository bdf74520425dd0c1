#include "engine/mail/words.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace sekimori::mail {
namespace {

constexpr std::size_t most_text = 200'000;
constexpr std::size_t most_passwords = 8;

std::size_t times(std::string_view text, std::string_view word) {
  std::size_t out = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos && out < 3; at = text.find(word, at + word.size())) ++out;
  return out;
}

// Characters that Japanese never writes: simplified forms of mainland China.
std::string foreign_letters(std::string_view text) {
  constexpr std::u32string_view simplified =
      U"这们为发务东车长书贝见门问间闻马鱼鸟龙华汉语说读请谢让认识设计训试话该详应产业总热报经济络线网际关开电脑风飞谁给";
  std::string out;
  std::size_t found = 0;
  bool kana = false;
  for (std::size_t at = 0; at < text.size() && at < most_text;) {
    const char32_t c = next_code_point(text, at);
    kana = kana || (c >= 0x3041 && c <= 0x30FF);
    // One or two could stand in the name of a person or a firm.
    if (c > 0x4E00 && simplified.find(c) != std::u32string_view::npos && found < 10) {
      ++found;
      append_utf8(out, c);
    }
  }
  return kana && found >= 3 ? out : std::string();
}

}  // namespace

std::vector<PretextFound> pretexts_of(std::string_view subject, std::string_view text) {
  const std::string head = fold(subject);
  const std::string body = fold(text.substr(0, most_text));
  struct Scored {
    PretextFound found;
    std::size_t points = 0;
  };
  std::vector<Scored> scored;
  for (const Pretext& one : catalogue().pretexts) {
    Scored made{.found = {.pretext = &one, .words = {}}};
    for (const std::string& word : one.words) {
      const std::size_t in_subject = times(head, word), in_body = times(body, word);
      if (in_subject + in_body == 0) continue;
      made.found.words.push_back(word);
      made.points += 3 * in_subject + in_body;
    }
    if (made.found.words.size() >= one.needs) scored.push_back(std::move(made));
  }
  std::ranges::stable_sort(scored, std::ranges::greater(), &Scored::points);
  std::vector<PretextFound> out;
  for (Scored& one : scored)
    if (one.found.pretext->id == "urgent" ||
        std::ranges::count_if(out, [](const auto& other) { return other.pretext->id != "urgent"; }) < 3)
      out.push_back(std::move(one.found));
  return out;
}

void find_word_signs(const Mail& mail, const std::vector<PretextFound>& pretexts, Signs& signs) {
  for (const PretextFound& one : pretexts) {
    std::string words;
    for (const std::string& word : one.words) words += (words.empty() ? "" : ", ") + word;
    if (one.pretext->id == "urgent") signs.add("urgent", "body", words, {words});
    else signs.add("pretext", "body", words, {both(one.pretext->ja, one.pretext->en), words});
  }
  if (const std::string letters = foreign_letters(mail.subject + "\n" + mail.text); !letters.empty())
    signs.add("foreign_letters", "body", letters, {letters});
}

std::vector<std::string> passwords_in(std::string_view text) {
  std::vector<std::string> out;
  const std::string level = normalise_nfkc(text.substr(0, most_text));
  const std::string lower = ascii_lower(level);
  constexpr std::array<std::string_view, 9> words = {"パスワード", "暗証番号",   "解凍キー", "解凍パス", "password",
                                                     "passcode",   "passphrase", "pass",     "pw"};
  for (const std::string_view word : words)
    for (std::size_t at = lower.find(word); at != std::string::npos; at = lower.find(word, at + word.size())) {
      std::string_view rest = std::string_view(level).substr(at + word.size(), 200);
      // Behind a mark, a copula or a line end it is told; in running text it is only spoken of.
      std::size_t marks = 0;
      for (bool again = true; again;) {
        again = false;
        for (const std::string_view mark : {" ", ":", "は", "=", "「", "『", "\"", "'", "`", "is ", "\n", "\r", "\t", "[", "(", "→", "-> "})
          if (rest.starts_with(mark)) {
            rest.remove_prefix(mark.size());
            marks += mark != " ";
            again = true;
            break;
          }
      }
      if (marks == 0) continue;
      std::size_t end = 0;
      while (end < rest.size() && rest[end] > 0x20 && rest[end] < 0x7F &&
             std::string_view("\"'`<>])").find(rest[end]) == std::string_view::npos)
        ++end;
      while (end > 0 && std::string_view(".,;:").find(rest[end - 1]) != std::string_view::npos) --end;
      const std::string found(rest.substr(0, end));
      if (found.size() < 3 || found.size() > 64 || found.find("://") != std::string::npos) continue;
      if (out.size() < most_passwords && std::ranges::find(out, found) == out.end()) out.push_back(found);
    }
  return out;
}

}  // namespace sekimori::mail
