#include "engine/mail/look_alike.h"

#include <unicode/uscript.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "base/text.h"
#include "engine/mail/mail.h"
#include "engine/mask/text/view.h"

namespace sekimori::mail {
namespace {

constexpr std::size_t longest_domain = 253;

// What is the owner's choice in a domain: "kirishima-seiki" of "mail.kirishima-seiki.co.jp".
std::string chosen_label(std::string_view domain) {
  const std::string whole = organisation_of(domain);
  return whole.substr(0, whole.find('.'));
}

struct SpoofChecker {
  USpoofChecker* checker = nullptr;
  SpoofChecker() {
    UErrorCode status = U_ZERO_ERROR;
    checker = uspoof_open(&status);
    if (U_FAILURE(status) != 0) checker = nullptr;
  }
};

// Pairs of Latin letters that deceive, besides those of single letters.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> pairs = {{{"rn", "m"}, {"vv", "w"}, {"cl", "d"}, {"nn", "m"}}};

std::string plain_pairs(std::string text) {
  for (const auto& [from, to] : pairs)
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  return text;
}

std::string without_hyphens(std::string text) {
  std::erase(text, '-');
  return text;
}

}  // namespace

LookAlikeName name_of(LookAlikeWay way) {
  switch (way) {
    case LookAlikeWay::letters: return {"見た目の似た文字", "letters that look alike"};
    case LookAlikeWay::typing: return {"一、二文字の違い", "a letter or two apart"};
    case LookAlikeWay::embedded: return {"本物の名前を中に含む", "the real name inside another"};
    case LookAlikeWay::ending: return {"末尾だけ違う", "another ending"};
    case LookAlikeWay::joined: return {"ハイフンや語を足した名前", "with hyphens or words added"};
  }
  return {};
}

std::string readable_domain(std::string_view domain) {
  std::string out;
  const std::string lower = ascii_lower(domain.substr(0, longest_domain));
  for (std::size_t at = 0; at <= lower.size();) {
    const std::size_t end = std::min(lower.find('.', at), lower.size());
    const std::string_view label = std::string_view(lower).substr(at, end - at);
    if (!out.empty() || at > 0) out += '.';
    const std::u32string decoded = label.starts_with("xn--") ? mask::from_punycode(to_utf32(label.substr(4))) : std::u32string();
    out += decoded.empty() ? std::string(label) : to_utf8(decoded);
    at = end + 1;
  }
  return out;
}

std::string mixed_scripts(std::string_view domain) {
  const std::string shown = readable_domain(domain);
  for (std::size_t at = 0; at < shown.size();) {
    const std::size_t end = std::min(shown.find('.', at), shown.size());
    std::set<std::string> scripts;
    bool japanese = false;
    std::size_t position = at;
    while (position < end) {
      const char32_t c = next_code_point(shown, position);
      UErrorCode status = U_ZERO_ERROR;
      const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
      if (U_FAILURE(status) != 0 || script == USCRIPT_COMMON || script == USCRIPT_INHERITED) continue;
      if (script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA) japanese = true;
      else scripts.insert(uscript_getName(script));
    }
    if (scripts.size() > 1 || (japanese && !scripts.empty() && !scripts.contains("Latin"))) {
      std::string out;
      for (const std::string& one : scripts) out += (out.empty() ? "" : "+") + one;
      return japanese ? out + "+Japanese" : out;
    }
    at = end + 1;
  }
  return {};
}

std::string skeleton_of(std::string_view text) {
  static const SpoofChecker spoof;
  const std::string folded = fold(text);
  if (spoof.checker == nullptr) return folded;
  std::string out(folded.size() * 4 + 64, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const int32_t size = uspoof_getSkeletonUTF8(spoof.checker, 0, folded.data(), static_cast<int32_t>(folded.size()), out.data(),
                                              static_cast<int32_t>(out.size()), &status);
  if (U_FAILURE(status) != 0 || size < 0 || static_cast<std::size_t>(size) > out.size()) return folded;
  out.resize(static_cast<std::size_t>(size));
  return plain_pairs(std::move(out));
}

std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t most) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > most) return most + 1;
  std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) next[j] = std::min(next[j], before[j - 2] + 1);
    }
    std::swap(before, row);
    std::swap(row, next);
  }
  return std::min(row[b.size()], most + 1);
}

std::optional<LookAlikeWay> look_alike(std::string_view domain, std::string_view known) {
  domain = domain.substr(0, longest_domain);
  known = known.substr(0, longest_domain);
  if (domain.empty() || known.empty() || same_organisation(domain, known)) return {};
  const std::string shown = readable_domain(domain);
  const std::string target = readable_domain(organisation_of(known));
  const std::string mine = chosen_label(shown), its = chosen_label(target);
  if (its.size() < 3 || mine.empty()) return {};
  // "firm.co.jp.evil.test", "firm-co-jp.evil.test": the known name stands in front of a foreign one.
  if (const std::size_t at = shown.find(target);
      at != std::string::npos && at + target.size() < shown.size() && (at == 0 || shown[at - 1] == '.' || shown[at - 1] == '-'))
    return LookAlikeWay::embedded;
  std::string dashed = target;
  std::ranges::replace(dashed, '.', '-');
  if (dashed.size() > 6 && shown.find(dashed) != std::string::npos) return LookAlikeWay::embedded;
  if (mine == its) return its.size() >= 4 ? std::optional(LookAlikeWay::ending) : std::nullopt;
  if (skeleton_of(mine) == skeleton_of(its)) return LookAlikeWay::letters;
  const std::u32string a = to_utf32(mine), b = to_utf32(its);
  // The shorter the name, the more innocent neighbours it has.
  const std::size_t allowed = b.size() >= 12 ? 2 : b.size() >= 6 ? 1 : 0;
  if (allowed > 0 && edit_distance(a, b, allowed) <= allowed) return LookAlikeWay::typing;
  if (its.size() >= 6) {
    if (without_hyphens(mine) == without_hyphens(its)) return LookAlikeWay::joined;
    // "firm-support.example", "login-firm.example".
    if (mine.size() > its.size() + 1 && (mine.starts_with(its + "-") || mine.ends_with("-" + its))) return LookAlikeWay::joined;
  }
  return {};
}

}  // namespace sekimori::mail
