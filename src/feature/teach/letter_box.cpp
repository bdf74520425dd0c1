#include "feature/teach/letter_box.h"

#include <algorithm>

#include "feature/teach/mail_address.h"

namespace sekimori::teach {
namespace {

struct File {
  std::string_view name, text;
};

constexpr File files[] = {
#define SEKIMORI_TEXT(name, text) {name, text},
#include "teach/letters.inc"
};

std::string filled(std::string_view text, const std::vector<std::pair<std::string, std::string>>& values) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    out += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    const std::string_view name = text.substr(open + 1, close - open - 1);
    if (const auto value = std::ranges::find(values, name, &std::pair<std::string, std::string>::first); value != values.end()) {
      std::string shown = value->second;
      if (name != "lines") std::ranges::replace_if(shown, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
      out += shown;
    }
    text.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace

Result<LetterWords> letter_words(std::string_view kind, Language language, const std::vector<std::pair<std::string, std::string>>& values) {
  const std::string name = fmt::format("{}.{}.txt", kind, language == Language::ja ? "ja" : "en");
  const auto file = std::ranges::find(files, name, &File::name);
  if (file == std::end(files)) return error(ErrorCode::not_found, "there are no words for a letter '{}'", name);
  const std::size_t end = file->text.find('\n');
  return LetterWords{.subject = filled(file->text.substr(0, end), values), .text = filled(file->text.substr(end + 2), values)};
}

Result<record::Outbox::Put> LetterBox::put(sql::Transaction& tx, const Letter& letter) {
  TRY(check_mail_address(letter.to));
  const LetterWords words = TRY(letter_words(letter.kind, letter.language, letter.values));
  return outbox_.put(tx, {.channel = std::string(letter_channel),
                          .idempotency_key = letter.key,
                          .payload = Json::object({{"mail", letter.to}, {"subject", words.subject}, {"text", words.text}})});
}

}  // namespace sekimori::teach
