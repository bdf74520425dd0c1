#include "engine/mask/text/tight.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

#include "base/text.h"

namespace sekimori::mask {
namespace {

constexpr std::pair<char32_t, char32_t> kanji_forms[] = {
    {U'髙', U'高'}, {U'﨑', U'崎'}, {U'嵜', U'崎'}, {U'邊', U'辺'}, {U'邉', U'辺'}, {U'齋', U'斎'}, {U'齊', U'斎'}, {U'斉', U'斎'},
    {U'廣', U'広'}, {U'國', U'国'}, {U'澤', U'沢'}, {U'櫻', U'桜'}, {U'濱', U'浜'}, {U'濵', U'浜'}, {U'眞', U'真'}, {U'嶋', U'島'},
    {U'嶌', U'島'}, {U'惠', U'恵'}, {U'冨', U'富'}, {U'條', U'条'}, {U'榮', U'栄'}, {U'德', U'徳'}, {U'瀨', U'瀬'}, {U'黑', U'黒'},
    {U'學', U'学'}, {U'會', U'会'}, {U'圓', U'円'}, {U'鐵', U'鉄'}, {U'鐡', U'鉄'}, {U'龍', U'竜'}, {U'瀧', U'滝'}, {U'壽', U'寿'},
    {U'曾', U'曽'}, {U'檜', U'桧'}, {U'淵', U'渕'}, {U'ヶ', U'け'}, {U'ヵ', U'か'}};

bool is_voiced_mark(char32_t c) { return c == 0x3099 || c == 0xFF9E || c == 0x309B; }
bool is_half_voiced_mark(char32_t c) { return c == 0x309A || c == 0xFF9F || c == 0x309C; }

bool is_dropped(char32_t c) {
  if (c < 0x80) return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
  return c == U'ー' || c == U'ｰ' || c == U'・' || c == U'･' || c == 0x3000 || (c >= 0x2000 && c <= 0x206F) || c == 0xFEFF || c == 0xAD ||
         (c >= 0x300 && c <= 0x36F) || (c >= 0xFE00 && c <= 0xFE0F);
}

bool is_word_sign(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
  if (c >= 0x2000 && c <= 0x2BFF) return false;  // punctuation, arrows, shapes
  if (c >= 0x3000 && c <= 0x3004) return false;
  if (c >= 0x3008 && c <= 0x3020) return false;  // brackets
  if (c == 0x30FB || c == 0x30A0 || c == 0xA0) return false;
  if (c >= 0xFE30 && c <= 0xFE6F) return false;
  if (c >= 0xA1 && c <= 0xBF) return false;
  return true;
}

// What a character is in a tight text; usually one sign, none when it is dropped.
std::u32string spelled_out(char32_t c) {
  std::u32string out;
  const std::string folded = fold(to_utf8(std::u32string_view(&c, 1)));
  for (char32_t f : to_utf32(c >= 0xC0 && c < 0x250 ? normalise_nfkd(folded) : folded)) {
    if (is_dropped(f) || !is_word_sign(f)) continue;
    if (f >= U'ァ' && f <= U'ヶ') f -= 0x60;
    out += f;
  }
  return out;
}

std::u32string slow_form(char32_t c) {
  thread_local std::unordered_map<char32_t, std::u32string> known;
  const auto [at, fresh] = known.try_emplace(c);
  if (fresh) at->second = spelled_out(c);
  if (known.size() > 20'000) {
    std::u32string result = at->second;
    known.clear();
    return result;
  }
  return at->second;
}

char32_t kanji_form(char32_t c) {
  static const std::unordered_map<char32_t, char32_t> forms(std::begin(kanji_forms), std::end(kanji_forms));
  const auto found = forms.find(c);
  return found == forms.end() ? c : found->second;
}

constexpr std::u32string_view voiceable = U"かきくけこさしすせそたちつてとはひふへほう";

}  // namespace

Tight tight_of(std::u32string_view text) {
  Tight out;
  out.units.reserve(text.size());
  out.at.reserve(text.size());
  const auto put = [&](char32_t c, std::size_t from) {
    out.units += c;
    out.at.push_back(static_cast<std::uint32_t>(from));
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t c = text[i];
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c < 0x80) {
      if (c >= 'A' && c <= 'Z') put(c | 0x20U, i);
      else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) put(c, i);
      continue;
    }
    if (is_voiced_mark(c) || is_half_voiced_mark(c)) {
      // A mark behind its kana, as half width and decomposed text write it.
      if (!out.units.empty() && out.at.back() + 1 == i) {
        char32_t& last = out.units.back();
        if (is_voiced_mark(c) && voiceable.find(last) != std::u32string_view::npos) last = last == U'う' ? U'ゔ' : last + 1;
        else if (is_half_voiced_mark(c) && last >= U'は' && last <= U'ほ') last += 2;
      }
      continue;
    }
    if (is_dropped(c)) continue;
    if (c >= U'ァ' && c <= U'ヶ') {
      put(kanji_form(c) != c ? kanji_form(c) : c - 0x60, i);
    } else if ((c >= 0x3041 && c <= 0x3096) || c == 0x3005) {
      put(c, i);
    } else if (c >= 0x4E00 && c <= 0x9FFF) {
      put(kanji_form(c), i);
    } else {
      for (const char32_t f : slow_form(c)) put(kanji_form(f), i);
    }
  }
  return out;
}

std::u32string tight_word(std::string_view utf8) { return tight_of(to_utf32(utf8)).units; }

std::u32string levelled(std::u32string_view text) {
  std::u32string out(text);
  for (char32_t& c : out) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    else if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63 || c == 0x207B) c = '-';
    else if (c == 0x3000 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A)) c = ' ';
  }
  return out;
}

Script script_of(char32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) ||
      (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A))
    return Script::latin;
  if ((c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19)) return Script::digit;
  if ((c >= 0x3400 && c <= 0x9FFF) || c == 0x3005 || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF)) return Script::kanji;
  if (c >= 0x3041 && c <= 0x309F) return Script::hiragana;
  if ((c >= 0x30A1 && c <= 0x30FF) || (c >= 0xFF66 && c <= 0xFF9F)) return Script::katakana;
  return Script::other;
}

namespace {

struct Syllable {
  std::u32string_view kana;
  std::array<const char*, 2> latin;  // Hepburn, Kunrei
};

constexpr Syllable syllables[] = {
    {U"きゃ", {"kya", "kya"}}, {U"きゅ", {"kyu", "kyu"}}, {U"きょ", {"kyo", "kyo"}}, {U"しゃ", {"sha", "sya"}}, {U"しゅ", {"shu", "syu"}},
    {U"しょ", {"sho", "syo"}}, {U"ちゃ", {"cha", "tya"}}, {U"ちゅ", {"chu", "tyu"}}, {U"ちょ", {"cho", "tyo"}}, {U"にゃ", {"nya", "nya"}},
    {U"にゅ", {"nyu", "nyu"}}, {U"にょ", {"nyo", "nyo"}}, {U"ひゃ", {"hya", "hya"}}, {U"ひゅ", {"hyu", "hyu"}}, {U"ひょ", {"hyo", "hyo"}},
    {U"みゃ", {"mya", "mya"}}, {U"みゅ", {"myu", "myu"}}, {U"みょ", {"myo", "myo"}}, {U"りゃ", {"rya", "rya"}}, {U"りゅ", {"ryu", "ryu"}},
    {U"りょ", {"ryo", "ryo"}}, {U"ぎゃ", {"gya", "gya"}}, {U"ぎゅ", {"gyu", "gyu"}}, {U"ぎょ", {"gyo", "gyo"}}, {U"じゃ", {"ja", "zya"}},
    {U"じゅ", {"ju", "zyu"}},  {U"じょ", {"jo", "zyo"}},  {U"びゃ", {"bya", "bya"}}, {U"びゅ", {"byu", "byu"}}, {U"びょ", {"byo", "byo"}},
    {U"ぴゃ", {"pya", "pya"}}, {U"ぴゅ", {"pyu", "pyu"}}, {U"ぴょ", {"pyo", "pyo"}}, {U"ふぁ", {"fa", "fa"}},   {U"ふぃ", {"fi", "fi"}},
    {U"ふぇ", {"fe", "fe"}},   {U"ふぉ", {"fo", "fo"}},   {U"てぃ", {"ti", "ti"}},   {U"でぃ", {"di", "di"}},   {U"うぃ", {"wi", "wi"}},
    {U"うぇ", {"we", "we"}},   {U"じぇ", {"je", "je"}},   {U"しぇ", {"she", "sye"}}, {U"ちぇ", {"che", "tye"}}, {U"あ", {"a", "a"}},
    {U"い", {"i", "i"}},       {U"う", {"u", "u"}},       {U"え", {"e", "e"}},       {U"お", {"o", "o"}},       {U"か", {"ka", "ka"}},
    {U"き", {"ki", "ki"}},     {U"く", {"ku", "ku"}},     {U"け", {"ke", "ke"}},     {U"こ", {"ko", "ko"}},     {U"さ", {"sa", "sa"}},
    {U"し", {"shi", "si"}},    {U"す", {"su", "su"}},     {U"せ", {"se", "se"}},     {U"そ", {"so", "so"}},     {U"た", {"ta", "ta"}},
    {U"ち", {"chi", "ti"}},    {U"つ", {"tsu", "tu"}},    {U"て", {"te", "te"}},     {U"と", {"to", "to"}},     {U"な", {"na", "na"}},
    {U"に", {"ni", "ni"}},     {U"ぬ", {"nu", "nu"}},     {U"ね", {"ne", "ne"}},     {U"の", {"no", "no"}},     {U"は", {"ha", "ha"}},
    {U"ひ", {"hi", "hi"}},     {U"ふ", {"fu", "hu"}},     {U"へ", {"he", "he"}},     {U"ほ", {"ho", "ho"}},     {U"ま", {"ma", "ma"}},
    {U"み", {"mi", "mi"}},     {U"む", {"mu", "mu"}},     {U"め", {"me", "me"}},     {U"も", {"mo", "mo"}},     {U"や", {"ya", "ya"}},
    {U"ゆ", {"yu", "yu"}},     {U"よ", {"yo", "yo"}},     {U"ら", {"ra", "ra"}},     {U"り", {"ri", "ri"}},     {U"る", {"ru", "ru"}},
    {U"れ", {"re", "re"}},     {U"ろ", {"ro", "ro"}},     {U"わ", {"wa", "wa"}},     {U"を", {"o", "wo"}},      {U"ん", {"n", "n"}},
    {U"が", {"ga", "ga"}},     {U"ぎ", {"gi", "gi"}},     {U"ぐ", {"gu", "gu"}},     {U"げ", {"ge", "ge"}},     {U"ご", {"go", "go"}},
    {U"ざ", {"za", "za"}},     {U"じ", {"ji", "zi"}},     {U"ず", {"zu", "zu"}},     {U"ぜ", {"ze", "ze"}},     {U"ぞ", {"zo", "zo"}},
    {U"だ", {"da", "da"}},     {U"ぢ", {"ji", "di"}},     {U"づ", {"zu", "du"}},     {U"で", {"de", "de"}},     {U"ど", {"do", "do"}},
    {U"ば", {"ba", "ba"}},     {U"び", {"bi", "bi"}},     {U"ぶ", {"bu", "bu"}},     {U"べ", {"be", "be"}},     {U"ぼ", {"bo", "bo"}},
    {U"ぱ", {"pa", "pa"}},     {U"ぴ", {"pi", "pi"}},     {U"ぷ", {"pu", "pu"}},     {U"ぺ", {"pe", "pe"}},     {U"ぽ", {"po", "po"}},
    {U"ゔ", {"v", "v"}},       {U"ぁ", {"a", "a"}},       {U"ぃ", {"i", "i"}},       {U"ぅ", {"u", "u"}},       {U"ぇ", {"e", "e"}},
    {U"ぉ", {"o", "o"}}};

constexpr char long_vowel = '~';  // in a spelling being made: the length of the vowel before it

// One spelling with its choices made: 0 Hepburn or 1 Kunrei, and how long vowels are written.
enum class Length { dropped, as_kana, with_h, doubled };

std::u32string spelling(std::u32string_view kana, std::size_t system, Length length, bool m_before_labials) {
  std::string raw;
  bool doubled = false;
  for (std::size_t i = 0; i < kana.size();) {
    char32_t c = kana[i];
    if (c == U'ー') {
      raw += long_vowel;
      ++i;
      continue;
    }
    if (c == U'っ') {
      doubled = true;
      ++i;
      continue;
    }
    const auto found = std::ranges::find_if(syllables, [&](const Syllable& s) { return kana.substr(i).starts_with(s.kana); });
    if (found == std::end(syllables)) return {};  // no kana
    std::string latin = found->latin.at(system);
    if (doubled) latin.insert(0, 1, latin.starts_with("ch") ? 't' : latin[0]);
    doubled = false;
    // お う and お お, う う are long vowels inside a name.
    if (!raw.empty() && ((c == U'う' && (raw.back() == 'o' || raw.back() == 'u')) || (c == U'お' && raw.back() == 'o')))
      latin = std::string(1, long_vowel) + latin;
    raw += latin;
    i += found->kana.size();
  }
  std::string out;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != long_vowel) {
      out += raw[i];
      continue;
    }
    const bool written =
        i + 1 < raw.size() && (raw[i + 1] == 'u' || raw[i + 1] == 'o') && !out.empty() && (out.back() == 'o' || out.back() == 'u');
    switch (length) {
      case Length::dropped: break;
      case Length::as_kana:
        if (written) out += raw[i + 1];
        else if (!out.empty()) out += out.back();
        break;
      case Length::with_h: out += 'h'; break;
      case Length::doubled:
        if (!out.empty()) out += out.back();
        break;
    }
    if (written) ++i;
  }
  if (m_before_labials)
    for (std::size_t i = 0; i + 1 < out.size(); ++i)
      if (out[i] == 'n' && (out[i + 1] == 'b' || out[i + 1] == 'm' || out[i + 1] == 'p')) out[i] = 'm';
  return to_utf32(out);
}

}  // namespace

std::vector<std::u32string> romaji_of(std::string_view kana) {
  // Length marks count here, so this is not the tight form.
  std::u32string plain;
  for (const char32_t c : to_utf32(katakana_to_hiragana(normalise_nfkc(kana))))
    if (c == U'ー' || (c >= 0x3041 && c <= 0x3096)) plain += c;
    else if (c != ' ' && c != 0x3000 && c != U'・') return {};
  std::set<std::u32string> out;
  for (const std::size_t system : {std::size_t(0), std::size_t(1)})
    for (const Length length : {Length::dropped, Length::as_kana, Length::with_h, Length::doubled})
      for (const bool labials : {false, true})
        if (std::u32string one = spelling(plain, system, length, labials); one.size() >= 2) out.insert(std::move(one));
  return {out.begin(), out.end()};
}

}  // namespace sekimori::mask
