#include "engine/mail/sign.h"

#include <algorithm>

#include "base/text.h"

namespace sekimori::mail {
namespace {

constexpr std::size_t most_signs = 400;

constexpr char between_languages = '\x1F';  // no text of ours or of a mail's reaches here with it: cut_value takes it out

std::string_view word_in(std::string_view word, Language language) {
  const std::size_t at = word.find(between_languages);
  if (at == std::string_view::npos) return word;
  return language == Language::ja ? word.substr(0, at) : word.substr(at + 1);
}

std::string with_words(std::string_view form, const std::vector<std::string>& words, Language language) {
  std::string out;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] == '{' && i + 2 < form.size() && form[i + 2] == '}' && form[i + 1] >= '0' && form[i + 1] <= '9') {
      const auto at = static_cast<std::size_t>(form[i + 1] - '0');
      if (at < words.size()) out += cut_value(word_in(words[at], language), 200);
      i += 2;
      continue;
    }
    out += form[i];
  }
  return out;
}

}  // namespace

std::string cut_value(std::string_view text, std::size_t bytes) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    // Signs that turn the order of letters around are shown by name: they would do their work on our reader, too.
    if (c == 0x202E || c == 0x202D || c == 0x202B || c == 0x202A || c == 0x202C || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
        c == 0x200F) {
      out += fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(c));
    } else if (c < 0x20 || c == 0x7F) {
      out += ' ';
    } else if (c == replacement_character) {
      append_utf8(out, c);
    } else {
      out += text.substr(start, at - start);
    }
    if (out.size() >= bytes && at < text.size()) return out + "…";
  }
  return out;
}

std::string both(std::string_view ja, std::string_view en) {
  std::string out(ja);
  out += between_languages;
  return out.append(en);
}

Json json_or_null(const std::optional<Instant>& value) {
  Json out;
  if (value) out = Json(value->to_rfc3339());
  return out;
}

Json to_json(const Sign& sign) {
  return Json::object({{"id", sign.id},
                       {"weight", name_of(sign.weight)},
                       {"mail", sign.mail},
                       {"place", sign.place},
                       {"value", sign.value},
                       {"reason", Json::object({{"ja", sign.ja}, {"en", sign.en}})},
                       {"sight", sign.sight == Sight::hub ? "hub" : "reporter"}});
}

void Signs::add(std::string_view id, std::string_view place, std::string_view value, const std::vector<std::string>& words, Sight sight) {
  const SignKind* const kind = catalogue().sign(id);
  if (kind == nullptr) return;  // a unit test sees to it that every sign has its row
  Sign made{.id = std::string(id),
            .weight = kind->weight,
            .mail = cut_value(mail_),
            .place = cut_value(place),
            .value = cut_value(value),
            .ja = with_words(kind->ja, words, Language::ja),
            .en = with_words(kind->en, words, Language::en),
            .sight = sight};
  const auto same = [&](const Sign& one) {
    return one.id == made.id && one.mail == made.mail && one.place == made.place && one.value == made.value && one.en == made.en;
  };
  if (std::ranges::any_of(all_, same)) return;
  if (all_.size() >= most_signs) {
    ++left_out_;
    return;
  }
  all_.push_back(std::move(made));
}

bool Signs::has(std::string_view id) const {
  return std::ranges::any_of(all_, [&](const Sign& one) { return one.id == id; });
}

std::size_t Signs::count(Weight weight) const { return static_cast<std::size_t>(std::ranges::count(all_, weight, &Sign::weight)); }

}  // namespace sekimori::mail
