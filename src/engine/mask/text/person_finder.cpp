// Persons whom no roster names: by honorifics, titles and greetings, by what a form calls them, by the lines of a signature, and by
// frequent names. A name found once is looked for everywhere (Knowledge::learn_person), so that a bare mention later is found, too.
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/text.h"
#include "engine/mask/text/name_lists.h"
#include "engine/mask/text/pattern_finder.h"
#include "engine/mask/text/tight.h"

namespace sekimori::mask {
namespace {

#define HONORIFIC                                                                                                                        \
  "(?:様|さま|さん|殿|氏|くん|先生|教授|博士|(?:代表)?取締役|執行役員|部長|課長|係長|主任|社長|専務|常務|会長|室長|所長|次長|局長|主査|" \
  "主幹|参事|顧問|理事|工場長|支店長|支社長|本部長|副社長|マネージャ|リーダ)"

struct Form {
  Reason reason;
  const char* pattern;
  bool japanese;
};

const Form forms[] = {
    {Reason::salutation,
     R"(((?:[\p{Han}々ヶ]{1,4}[ 　]?[\p{Han}々]{0,4}|[\p{Han}々ヶ]{1,4}[ 　][\p{Hiragana}\p{Katakana}ー]{1,6}))[ 　]?)" HONORIFIC, true},
    {Reason::salutation, R"(([\p{Katakana}ー]{2,8}(?:[ ・=][\p{Katakana}ー]{2,10}){0,2})[ 　]?(?:様|さま|さん|殿|氏|先生|教授|博士))",
     true},
    {Reason::salutation, R"((?:^|[^\p{Hiragana}])([\p{Hiragana}]{2,5}(?:[ 　][\p{Hiragana}]{2,4})?)(?:様|さん|氏|さま))", true},
    {Reason::keyword,
     R"((?:ご?担当者?|氏名|お名前|名前|報告者|受信者|受取人|開封者|利用者|使用者|ユーザ名?|ユーザー名?|差出人|宛先|宛名|作成者|更新者|署名|記入者|連絡先|申請者|承認者|起票者|発見者|責任者|窓口)(?:名)?\s*[:：=]\s*([\p{Han}\p{Hiragana}\p{Katakana}々ヶー]{1,8}(?:[ 　・][\p{Han}\p{Hiragana}\p{Katakana}々ー]{1,8})?))",
     true},
    // One of one's own, without an honorific: 当社の八重樫が
    {Reason::keyword,
     R"((?:弊社|当社|弊学|本学|当院|弊所|社員|職員|従業員|担当|担当者|課員|部員|同僚|部下|上司|後輩|先輩|後任|前任|同期|営業|総務|経理|人事|購買|部|課|室|係|支店|工場)の([\p{Han}々ヶ]{2,6})(?:が|は|に|を|より|から|宛|も|と|へ|、|,|$|\())",
     true},
    // A signature: department and name on one line, or a name above its reading.
    {Reason::salutation,
     R"((?m)(?:部|課|室|係|グループ|センター|支店|チーム|担当|局)[ 　]+([\p{Han}々ヶ]{1,4}[ 　]?[\p{Han}\p{Hiragana}\p{Katakana}々ー]{1,5})[ 　]*(?:$|[(（<＜]))",
     true},
    {Reason::salutation,
     R"(([\p{Han}々ヶ]{1,4}[ 　]?[\p{Han}\p{Hiragana}々]{1,4})[ 　]?[(（](?:[ァ-ヶー]{2,8}[ 　・]?[ァ-ヶー]{0,8}|[ぁ-ん]{2,8}[ 　]?[ぁ-ん]{0,8}|[A-Z][a-z]+ [A-Z][A-Za-z]+)[)）])",
     true},
    {Reason::salutation,
     R"((?i:\b(?:(?:dear|hi|hello|hey|attn:?|attention:?)(?:[ ]+(?:mr|ms|mrs|miss|dr|prof)\b\.?)?|(?:mr|ms|mrs|miss|dr|prof)\b\.?))[ ]+((?:[A-Z][A-Za-z'\-]{1,20}|[A-Z]\.)(?: (?:[A-Z][A-Za-z'\-]{1,20}|[A-Z]\.)){0,2}))",
     false},
    {Reason::salutation, R"(\b([A-Z][a-z]{1,15}(?: [A-Z][a-z]{1,15})?)[-‐–](?:san|sama|sensei|kun)\b)", false},
    {Reason::salutation,
     R"((?i:\b(?:regards|sincerely|thanks|thank you|best|cheers|yours truly|respectfully)),?\s*\n+\s*([A-Z][A-Za-z'\-]{1,20}(?: [A-Z][A-Za-z'\-.]{0,20}){0,2})[ ]*(?:\n|$))",
     false},
    {Reason::keyword,
     R"((?i:\b(?:contact|recipient|user|employee|reporter|reported by|opened by|clicked by|received by|sent to|addressed to|name|author|created by|modified by|last saved by|owner|manager|signed by|signed|person in charge))\s*(?:[:=]|is|was)?\s+((?:[A-Z][a-z'\-]{1,20}|[A-Z]{2,15})(?: (?:[A-Z][a-z'\-]{1,20}|[A-Z]{2,20}|[A-Z]\.)){1,2}))",
     false},
};

// Units in front of a name that the pattern swallowed: 営業部山田 is 山田.
std::size_t unit_before(std::u32string_view name) {
  static constexpr std::u32string_view ends = U"部課室係社店局所院校行司班組者";
  std::size_t cut = 0;
  for (std::size_t i = 0; i + 1 < name.size(); ++i)
    if (ends.find(name[i]) != std::u32string_view::npos && !is_family_name(name.substr(cut))) cut = i + 1;
  return cut;
}

bool is_latin_word(std::u32string_view word) {
  static constexpr std::u32string_view none[] = {
      U"team",      U"mr",         U"ms",      U"mrs",         U"dr",     U"prof",       U"all",      U"sir",    U"madam",  U"customer",
      U"user",      U"colleagues", U"support", U"security",    U"admin",  U"account",    U"everyone", U"valued", U"client", U"partner",
      U"supplier",  U"friend",     U"members", U"member",      U"there",  U"service",    U"the",      U"this",   U"your",   U"our",
      U"microsoft", U"office",     U"windows", U"information", U"system", U"department", U"company",  U"japan",  U"tokyo",  U"name"};
  return std::ranges::find(none, word) == std::end(none);
}

}  // namespace

void find_persons(const View& view, const LevelledText& text, const FindingSink& sink) {
  static const std::vector<std::unique_ptr<RE2>> patterns = [] {
    std::vector<std::unique_ptr<RE2>> out;
    for (const Form& form : forms) {
      out.push_back(std::make_unique<RE2>(form.pattern));
      SEKIMORI_CHECK(out.back()->ok());
    }
    return out;
  }();
  const re2::StringPiece whole(text.utf8.data(), text.utf8.size());
  const std::u32string_view signs = view.text;
  const auto give = [&](std::size_t first, std::size_t end, Reason reason) {
    while (first < end && (signs[first] == ' ' || signs[first] == 0x3000)) ++first;
    while (end > first && (signs[end - 1] == ' ' || signs[end - 1] == 0x3000)) --end;
    if (first >= end) return;
    Finding found{.identifier = Identifier::person, .side = Side::victim, .reason = reason};
    put_at(found, view, first, end);
    found.subject = "person:" + to_utf8(tight_of(signs.substr(first, end - first)).units);
    sink(std::move(found));
  };
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    std::array<re2::StringPiece, 2> g;
    for (std::size_t at = 0; at < text.utf8.size();) {
      if (!patterns[i]->Match(whole, at, text.utf8.size(), RE2::UNANCHORED, g.data(), 2)) break;
      const auto start = static_cast<std::size_t>(g[1].data() - text.utf8.data());
      std::size_t first = text.character[start], end = text.character[start + g[1].size()];
      const auto match_start = static_cast<std::size_t>(g[0].data() - text.utf8.data());
      at = std::max(start + g[1].size(), match_start + 1);
      while (at < text.utf8.size() && (static_cast<unsigned char>(text.utf8[at]) & 0xC0U) == 0x80) ++at;
      std::u32string name(signs.substr(first, end - first));
      if (forms[i].japanese) {
        const std::size_t cut = unit_before(name);
        first += cut;
        name.erase(0, cut);
        const std::u32string tight = tight_of(name).units;
        if (tight.empty() || is_no_name(name) || is_no_name(tight)) continue;
        if (forms[i].reason == Reason::keyword && is_common_noun(tight)) continue;
        if (forms[i].reason == Reason::salutation && tight.size() == 1 && !is_family_name(tight)) continue;
        // "各位", "本件", words that end in what looks like an honorific: 仕様, 模様, 多様, 同様.
        const std::size_t behind = end;
        if (behind < signs.size() && signs[behind] == U'様' && tight.size() <= 4 &&
            std::u32string_view(U"仕模多同有異王神仏貴").find(tight.back()) != std::u32string_view::npos && !is_family_name(tight))
          continue;
        if (behind < signs.size() && signs[behind] == U'氏' && behind + 1 < signs.size() &&
            (signs[behind + 1] == U'名' || signs[behind + 1] == U'族'))
          continue;
        if (std::ranges::all_of(name, [](char32_t c) { return script_of(c) == Script::hiragana; }) && !is_kana_name(tight) &&
            forms[i].reason == Reason::salutation)
          continue;
      } else {
        std::u32string lower;
        for (const char32_t c : name.substr(0, name.find(U' '))) lower += c < 0x80 ? c | 0x20U : c;
        if (!is_latin_word(lower)) continue;
      }
      give(first, end, forms[i].reason);
      // Others named beside it: 同僚の御手洗、八重樫も
      if (forms[i].japanese)
        for (std::size_t next = end; next + 2 < signs.size() && signs[next] == U'、';) {
          std::size_t stop = next + 1;
          while (stop < signs.size() && script_of(signs[stop]) == Script::kanji) ++stop;
          const std::u32string_view other = signs.substr(next + 1, stop - next - 1);
          if (other.size() < 2 || other.size() > 4 || is_common_noun(other) || is_no_name(other) || stop >= signs.size() ||
              std::u32string_view(U"もがら、両の").find(signs[stop]) == std::u32string_view::npos)
            break;
          give(next + 1, stop, forms[i].reason);
          next = stop;
        }
    }
  }
  // Frequent names, kanji: a family name with a given name, or alone between what is no kanji.
  for (std::size_t i = 0; i < signs.size(); ++i) {
    if (script_of(signs[i]) != Script::kanji) continue;
    std::size_t run = i;
    while (run < signs.size() && script_of(signs[run]) == Script::kanji) ++run;
    const std::u32string_view kanji = signs.substr(i, run - i);
    bool found = false;
    for (std::size_t from = 0; from < kanji.size() && !found; ++from) {
      // Inside a longer run only behind the end of a unit's name.
      if (from > 0 && std::u32string_view(U"部課室係社店局所長").find(kanji[from - 1]) == std::u32string_view::npos) continue;
      for (const std::size_t size : {std::size_t(4), std::size_t(3), std::size_t(2), std::size_t(1)}) {
        if (from + size > kanji.size()) continue;
        const std::u32string_view family = kanji.substr(from, size);
        if (!is_family_name(family)) continue;
        std::u32string_view given = kanji.substr(from + size);
        std::size_t end = run;
        if (given.empty() && run + 1 < signs.size() && (signs[run] == ' ' || signs[run] == 0x3000)) {
          // 山田 太郎, 山田　はなこ
          std::size_t stop = run + 1;
          const Script script = stop < signs.size() ? script_of(signs[stop]) : Script::other;
          while (stop < signs.size() && stop - run <= 4 && script_of(signs[stop]) == script &&
                 (script == Script::kanji || script == Script::hiragana || script == Script::katakana))
            ++stop;
          given = signs.substr(run + 1, stop - run - 1);
          end = stop;
          const bool name = script == Script::kanji ? is_given_name(given) : is_kana_name(tight_of(given).units);
          if (!given.empty() && name && (size > 1 || !is_doubtful_family_name(family) || script == Script::kanji)) {
            give(i + from, end, Reason::common_name);
            found = true;
            break;
          }
          given = {};
          end = run;
        }
        if (!given.empty() && given.size() <= 3 && is_given_name(given) && (size > 1 || given.size() > 1)) {
          give(i + from, end, Reason::common_name);
          found = true;
          break;
        }
        if (given.empty() && size >= 2 && !is_doubtful_family_name(family)) {
          give(i + from, run, Reason::common_name);
          found = true;
          break;
        }
      }
    }
    i = run;
  }
  // Frequent names, Latin: two capitalised words of which one is such a name.
  std::vector<std::pair<std::size_t, std::size_t>> words;
  for (std::size_t i = 0; i < signs.size();) {
    if (script_of(signs[i]) != Script::latin) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < signs.size() && script_of(signs[end]) == Script::latin) ++end;
    words.emplace_back(i, end);
    i = end;
  }
  const auto capital = [&](std::size_t i) { return (signs[i] >= 'A' && signs[i] <= 'Z') || (signs[i] >= U'Ａ' && signs[i] <= U'Ｚ'); };
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const auto [a, a_end] = words[i];
    const auto [b, b_end] = words[i + 1];
    const bool joined =
        b == a_end + 1 && (signs[a_end] == ' ' || signs[a_end] == 0x3000 || signs[a_end] == ',') && capital(a) && capital(b);
    const bool with_comma = b == a_end + 2 && signs[a_end] == ',' && signs[a_end + 1] == ' ' && capital(a) && capital(b);
    if ((!joined && !with_comma) || a_end - a < 2 || b_end - b < 2) continue;
    const std::u32string first = tight_of(signs.substr(a, a_end - a)).units, second = tight_of(signs.substr(b, b_end - b)).units;
    if (!is_latin_word(first) || !is_latin_word(second)) continue;
    if (is_latin_name(first) && is_latin_name(second)) give(a, b_end, Reason::common_name);
  }
}

}  // namespace sekimori::mask
