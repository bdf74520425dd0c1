#include "engine/mask/text/short_name.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "engine/mask/text/name_lists.h"
#include "engine/mask/text/tight.h"

namespace sekimori::mask {
namespace {

constexpr std::u32string_view legal_forms[] = {
    U"株式会社",         U"有限会社",         U"合同会社",        U"(株)", U"(有)", U"㈱", U"㈲", U"（株）", U"（有）",
    U"カブシキガイシャ", U"カブシキカイシャ", U"ユウゲンガイシャ"};

// What a firm does, as it stands behind its name: kanji and reading. Longer ones first where one ends another.
struct Trade {
  std::u32string_view kanji;
  std::string_view kana;
};
constexpr Trade trades[] = {{U"ホールディングス", "ホールディングス"},
                            {U"グループ", "グループ"},
                            {U"自動車工業", "ジドウシャコウギョウ"},
                            {U"重工業", "ジュウコウギョウ"},
                            {U"製作所", "セイサクショ"},
                            {U"工作所", "コウサクショ"},
                            {U"自動車", "ジドウシャ"},
                            {U"発動機", "ハツドウキ"},
                            {U"不動産", "フドウサン"},
                            {U"工務店", "コウムテン"},
                            {U"百貨店", "ヒャッカテン"},
                            {U"セメント", "セメント"},
                            {U"精機", "セイキ"},
                            {U"精工", "セイコウ"},
                            {U"精密", "セイミツ"},
                            {U"電工", "デンコウ"},
                            {U"重工", "ジュウコウ"},
                            {U"重化", "ジュウカ"},
                            {U"重機", "ジュウキ"},
                            {U"工業", "コウギョウ"},
                            {U"商事", "ショウジ"},
                            {U"化学", "カガク"},
                            {U"化成", "カセイ"},
                            {U"油化", "ユカ"},
                            {U"製鋼", "セイコウ"},
                            {U"製鉄", "セイテツ"},
                            {U"製薬", "セイヤク"},
                            {U"薬品", "ヤクヒン"},
                            {U"銀行", "ギンコウ"},
                            {U"電機", "デンキ"},
                            {U"電器", "デンキ"},
                            {U"電気", "デンキ"},
                            {U"電子", "デンシ"},
                            {U"電装", "デンソウ"},
                            {U"電力", "デンリョク"},
                            {U"産業", "サンギョウ"},
                            {U"建設", "ケンセツ"},
                            {U"機械", "キカイ"},
                            {U"航機", "コウキ"},
                            {U"工機", "コウキ"},
                            {U"機工", "キコウ"},
                            {U"食品", "ショクヒン"},
                            {U"物産", "ブッサン"},
                            {U"商会", "ショウカイ"},
                            {U"商店", "ショウテン"},
                            {U"運輸", "ウンユ"},
                            {U"物流", "ブツリュウ"},
                            {U"鉄道", "テツドウ"},
                            {U"ガス", "ガス"},
                            {U"瓦斯", "ガス"},
                            {U"精製", "セイセイ"},
                            {U"通信", "ツウシン"},
                            {U"技研", "ギケン"},
                            {U"理研", "リケン"},
                            {U"金属", "キンゾク"},
                            {U"樹脂", "ジュシ"},
                            {U"海運", "カイウン"},
                            {U"造船", "ゾウセン"},
                            {U"繊維", "センイ"},
                            {U"紡績", "ボウセキ"},
                            {U"印刷", "インサツ"},
                            {U"証券", "ショウケン"},
                            {U"保険", "ホケン"},
                            {U"硝子", "ガラス"},
                            {U"石油", "セキユ"},
                            {U"鉱業", "コウギョウ"},
                            {U"計器", "ケイキ"},
                            {U"計装", "ケイソウ"},
                            {U"炭素", "タンソ"},
                            {U"光学", "コウガク"},
                            {U"車両", "シャリョウ"},
                            {U"車輛", "シャリョウ"},
                            {U"興業", "コウギョウ"},
                            {U"鋼業", "コウギョウ"},
                            {U"製紙", "セイシ"},
                            {U"紙業", "シギョウ"},
                            {U"航空", "コウクウ"},
                            {U"製造", "セイゾウ"},
                            {U"技術", "ギジュツ"}};

// The same in English names, and the forms of companies.
constexpr std::string_view english_trades =
    " co company corporation corp inc incorporated ltd limited kk gk llc plc holdings holding group industries industry industrial heavy "
    "light electric electrical electronics electronic manufacturing mfg works machinery machine machines precision tools tool steel iron "
    "metal metals chemical chemicals chemistry pharmaceutical pharmaceuticals pharma motor motors automotive auto engineering energy power "
    "gas oil petroleum bank trading transport transportation logistics shipping shipbuilding marine railway railways construction "
    "materials material plastics glass cement paper printing foods food beverage systems system solutions technology technologies tech "
    "communications telecom telecommunications instruments instrument optical optics aerospace aviation airlines insurance securities "
    "textile textiles carbon rubber mining real estate city supply water refining resources public products medical laboratories "
    "laboratory research institute services and & the of "
    "japan japanese nippon nihon international global ";

// Firms are named after these without being told apart by them.
constexpr std::string_view english_places =
    " tokyo osaka kyoto nagoya yokohama kobe kawasaki sapporo sendai hiroshima fukuoka japan nippon nihon asia pacific oriental toyo toa "
    "teikoku chuo kokusai central national united general first second third new east west north south hokkaido tohoku kansai kanto kyushu "
    "shikoku chugoku tokai chubu hokuriku kinki aomori iwate miyagi akita yamagata fukushima ibaraki tochigi gunma saitama chiba kanagawa "
    "niigata toyama ishikawa fukui yamanashi nagano gifu shizuoka aichi mie shiga hyogo nara wakayama tottori shimane okayama yamaguchi "
    "tokushima kagawa ehime kochi saga nagasaki kumamoto oita miyazaki kagoshima okinawa ";

constexpr std::u32string_view places =
    U" 北海道 青森 岩手 宮城 秋田 山形 福島 茨城 栃木 群馬 埼玉 千葉 東京 神奈川 新潟 富山 石川 福井 山梨 長野 岐阜 静岡 愛知 三重 滋賀 "
    U"京都 大阪 兵庫 "
    U"奈良 和歌山 鳥取 島根 岡山 広島 山口 徳島 香川 愛媛 高知 福岡 佐賀 長崎 熊本 大分 宮崎 鹿児島 沖縄 日本 新日本 全日本 関東 関西 東海 "
    U"中部 北陸 東北 "
    U"九州 四国 中国 近畿 全国 国際 中央 第一 第二 第三 帝国 東亜 東洋 西日本 東日本 太平洋 横浜 名古屋 神戸 川崎 札幌 仙台 世界 総合 統一 "
    U"共同 協同 "
    U"架空 仮想 匿名 共通 標準 実験 見本 "
    U"東部 西部 南部 北部 一般 特殊 新興 近代 現代 先端 未来 ";

bool in_list(std::string_view word, std::string_view list) {
  return list.find(std::string(" ").append(word).append(" ")) != std::string_view::npos;
}

std::u32string core_of(std::string_view name) {
  std::u32string core = to_utf32(normalise_nfkc(name));
  for (const std::u32string_view form : legal_forms)
    if (const std::size_t at = core.find(form); at != std::u32string::npos) core.erase(at, form.size());
  std::erase_if(core, [](char32_t c) { return c == ' ' || c == U'　'; });
  return core;
}

bool is_kanji_word(std::u32string_view word) {  // 鷹ノ巣, too
  return std::ranges::all_of(word, [](char32_t c) { return script_of(c) == Script::kanji || c == U'ノ' || c == U'ヶ' || c == U'ケ'; }) &&
         script_of(word.front()) == Script::kanji;
}

bool is_everyday(const std::u32string& core) {
  return places.find(U" " + core + U" ") != std::u32string_view::npos || is_common_noun(core);
}

// Without the word for the trade, and again where another stands before it: 霧島精機 and 霧島 of 霧島精機製作所.
std::vector<std::u32string> stems_of(std::u32string core) {
  std::vector<std::u32string> out;
  for (;;) {
    const auto* const trade =
        std::ranges::find_if(trades, [&](const Trade& one) { return core.size() > one.kanji.size() && core.ends_with(one.kanji); });
    if (trade == std::end(trades)) return out;
    core.resize(core.size() - trade->kanji.size());
    out.push_back(core);
  }
}

// キリシマ of キリシマセイキ, likewise.
std::vector<std::string> kana_stems_of(std::string_view kana) {
  std::vector<std::string> out;
  std::string core = to_utf8(core_of(kana));
  for (;;) {
    std::size_t longest = 0;
    for (const Trade& trade : trades)
      if (core.size() > trade.kana.size() && core.ends_with(trade.kana)) longest = std::max(longest, trade.kana.size());
    if (longest == 0) return out;
    core.resize(core.size() - longest);
    out.push_back(core);
  }
}

const std::set<std::u32string>& latin_trades() {
  static const std::set<std::u32string> all = [] {
    std::set<std::u32string> out;
    for (const Trade& trade : trades)
      for (std::u32string& latin : romaji_of(trade.kana)) out.insert(std::move(latin));
    return out;
  }();
  return all;
}

// kirishima of "Kirishima Seiki Co., Ltd."; empty when no word for a trade or form stands behind the name.
std::string latin_stem_of(std::string_view english) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : ascii_lower(normalise_nfkc(english)) + " ") {
    if (c == ' ' || c == '-' || c == ',') {
      if (!word.empty()) words.push_back(std::exchange(word, {}));
    } else if (c != '.' && c != '(' && c != ')') {
      word += c;
    }
  }
  const std::size_t all = words.size();
  while (words.size() > 1 && (in_list(words.back(), english_trades) || latin_trades().contains(to_utf32(words.back())))) words.pop_back();
  if (words.empty() || words.size() == all || words.size() > 2) return {};
  std::string out;
  for (const std::string& one : words) out += one;
  return out;
}

std::u32string hiragana_of(std::string_view kana) { return to_utf32(katakana_to_hiragana(kana)); }

}  // namespace

bool looks_like_romaji(std::u32string_view lower) {
  static constexpr std::u32string_view vowels = U"aiueo";
  std::size_t syllables = 0;
  for (std::size_t i = 0; i < lower.size();) {
    if (lower[i] == 'n' && (i + 1 == lower.size() || (vowels.find(lower[i + 1]) == vowels.npos && lower[i + 1] != 'y'))) {
      ++i;
      continue;
    }
    static constexpr std::u32string_view heads[] = {U"ky", U"sh", U"sy", U"ch", U"ty", U"ny", U"hy", U"my", U"ry", U"gy", U"zy",
                                                    U"by", U"py", U"ts", U"k",  U"s",  U"t",  U"n",  U"h",  U"m",  U"y",  U"r",
                                                    U"w",  U"g",  U"z",  U"d",  U"b",  U"p",  U"f",  U"j",  U""};
    // A doubled consonant.
    if (i + 2 < lower.size() && lower[i] == lower[i + 1] && std::u32string_view(U"kstpgdbz").find(lower[i]) != std::u32string_view::npos)
      ++i;
    bool found = false;
    for (const std::u32string_view head : heads)
      if (lower.substr(i).starts_with(head) && i + head.size() < lower.size() && vowels.find(lower[i + head.size()]) != vowels.npos) {
        i += head.size() + 1;
        found = true;
        break;
      }
    if (!found) return false;
    ++syllables;
  }
  return syllables >= 2;
}

std::vector<std::string> short_names(std::string_view organisation) {
  std::vector<std::string> out;
  for (const std::u32string& stem : stems_of(core_of(organisation)))
    if (stem.size() >= 2 && is_kanji_word(stem) && !is_everyday(stem)) out.push_back(to_utf8(stem));
  return out;
}

std::vector<ShortForm> short_forms(const Organisation& organisation) {
  std::map<std::string, bool> found;  // and whether it is nobody else's beyond doubt
  const auto put = [&](const std::string& text, bool sure) {
    const auto [at, fresh] = found.try_emplace(text, sure);
    if (!fresh) at->second = at->second && sure;
  };
  bool place = false, family = false, named = false;
  for (const std::string& name : organisation.names)
    for (const std::u32string& stem : stems_of(core_of(name))) {
      if (is_everyday(stem)) {
        place = true;  // and so are its reading and its English name
      } else if (is_kanji_word(stem)) {
        named = true;
        family = family || is_family_name(stem);
        if (stem.size() >= 2) put(to_utf8(stem), !is_family_name(stem));
      } else if (stem.size() >= 3 && std::ranges::all_of(stem, [](char32_t c) { return script_of(c) == Script::katakana || c == U'ー'; })) {
        put(to_utf8(stem), false);  // サンライズ電機: perhaps a word
      }
    }
  std::set<std::u32string> readings;
  for (const std::string& kana : organisation.kana)
    for (const std::string& stem : kana_stems_of(kana)) {
      const std::u32string plain = hiragana_of(stem);
      if (place || plain.size() < 3) continue;
      const bool sure = named && !family && !is_kana_name(plain);
      put(stem, sure);
      for (const std::u32string& latin : romaji_of(stem))
        if (latin.size() >= 4) {
          readings.insert(latin);
          put(to_utf8(latin), sure && latin.size() >= 5 && !is_latin_name(latin));
        }
    }
  for (const std::string& english : organisation.english) {
    const std::string stem = latin_stem_of(english);
    if (place || stem.size() < 5 || in_list(stem, english_places)) continue;
    const std::u32string signs = to_utf32(stem);
    const bool known = found.contains(stem);
    if (!known) put(stem, !family && !is_latin_name(signs) && (readings.contains(signs) || (stem.size() >= 6 && looks_like_romaji(signs))));
  }
  std::vector<ShortForm> out;
  for (const auto& [text, sure] : found) out.push_back({text, sure});
  return out;
}

std::vector<std::string> telling_phrases(std::string_view text) {
  static const RE2 quoted(R"(([「『][^「」『』\[\]\n]{2,20}[」』]))");
  static const RE2 boast(
      R"(((?:国内|世界|業界|日本|県内|全国|アジア)[^。、\n\[\]]{0,12}(?:(?:シェア|売上|生産|販売)[^。、\n\[\]]{0,6})?(?:[1-3１-３一二三]位|No\.? ?[1-3]\b|ナンバーワン|トップ|首位|最大手|唯一|初)|シェア ?[0-9０-９.]{1,5} ?[%％]))");
  std::vector<std::string> out;
  re2::StringPiece rest(text.data(), text.size()), found;
  while (RE2::FindAndConsume(&rest, quoted, &found)) {
    const std::u32string inside = to_utf32(std::string_view(found.data(), found.size()));
    // A name ends in no verb and no particle: of what is said in quotes we tell those that could be called so.
    if (script_of(inside[inside.size() - 2]) != Script::hiragana) out.emplace_back(found.data(), found.size());
  }
  rest = re2::StringPiece(text.data(), text.size());
  while (RE2::FindAndConsume(&rest, boast, &found)) out.emplace_back(found.data(), found.size());
  return out;
}

}  // namespace sekimori::mask
