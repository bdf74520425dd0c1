#include "engine/mask/text/company_form.h"

#include <re2/re2.h>

#include "base/text.h"
#include "engine/mask/text/tight.h"

namespace sekimori::mask {
namespace {

bool is_name_sign(std::string_view text, std::size_t at) {  // kanji, katakana or a letter begins there
  if (at >= text.size()) return false;
  const Script script = script_of(next_code_point(text, at));
  return script == Script::kanji || script == Script::katakana || script == Script::latin;
}

std::size_t last_sign(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0U) == 0x80) {}
  return at;
}

}  // namespace

bool leads_its_form(std::string_view value, std::string_view before) {
  const std::size_t blank = value.find(' ');
  if (blank == std::string_view::npos || blank + 1 >= value.size()) return true;
  if (value[blank + 1] >= '0' && value[blank + 1] <= '9') return false;
  return before.empty() || !is_name_sign(before, last_sign(before));
}

bool ends_with_its_form(std::string_view value, std::string_view after) {
  return value.find(' ') == std::string_view::npos || !is_name_sign(after, 0);
}

FirmInForm firm_in(std::string_view value, const Knowledge& knowledge) {
  static const RE2 form(
      R"((?i)(?:株式会社|㈱|\(株\)|有限会社|㈲|\(有\)|合同会社|合資会社|学校法人|医療法人(?:社団|財団)?|社会福祉法人|一般社団法人|一般財団法人|公益財団法人|公益社団法人|国立大学法人|独立行政法人|国立研究開発法人|,? ?\b(?:Co\.?,? ?Ltd\b\.?|Inc\b\.?|Corporation\b|Corp\b\.?|K\.K\.|Ltd\b\.?|LLC\b|GmbH\b)))");
  FirmInForm out{.owner = {}, .start = 0, .end = value.size(), .name = {}};
  const re2::StringPiece whole(value.data(), value.size());
  re2::StringPiece piece;
  std::size_t name_start = 0, name_end = value.size();
  if (form.Match(whole, 0, value.size(), RE2::UNANCHORED, &piece, 1)) {
    const auto at = static_cast<std::size_t>(piece.data() - value.data());
    if (at == 0) name_start = piece.size();
    else name_end = at;
  }
  const std::string_view name = value.substr(name_start, name_end - name_start);
  const auto inside_sign = [&](std::size_t at) { return at < name.size() && (static_cast<unsigned char>(name[at]) & 0xC0U) == 0x80; };
  const auto known = [&](std::size_t from, std::size_t end) {
    out.owner = knowledge.owner_of_name(tight_word(name.substr(from, end - from)));
    return out.owner.has_value();
  };
  // What stands around the name of a member is none of it.
  if (name_start > 0) {
    for (std::size_t end = name.size(); end > 0 && !out.owner; --end)
      if (!inside_sign(end) && known(0, end)) out.end = name_start + end;
  } else {
    for (std::size_t from = 0; from < name.size() && !out.owner; ++from) {
      const bool begins = from == 0 || static_cast<unsigned char>(name[from]) >= 0x80 || name[from - 1] == ' ';
      if (begins && !inside_sign(from) && known(from, name.size())) out.start = from;
    }
  }
  out.name = tight_word(name);
  if (out.name.size() < 2) out.name = tight_word(value);
  return out;
}

}  // namespace sekimori::mask
