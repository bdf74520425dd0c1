#include "engine/mask/text/short_name.h"

#include <re2/re2.h>

#include <algorithm>

#include "base/text.h"
#include "engine/mask/text/name_lists.h"
#include "engine/mask/text/tight.h"

namespace sekimori::mask {
namespace {

constexpr std::u32string_view legal_forms[] = {U"株式会社", U"有限会社", U"合同会社", U"(株)", U"(有)", U"㈱", U"㈲"};

constexpr std::u32string_view trades[] = {U"ホールディングス",
                                          U"グループ",
                                          U"自動車工業",
                                          U"重工業",
                                          U"製作所",
                                          U"工作所",
                                          U"自動車",
                                          U"不動産",
                                          U"工務店",
                                          U"セメント",
                                          U"精機",
                                          U"精工",
                                          U"電工",
                                          U"重工",
                                          U"重化",
                                          U"工業",
                                          U"商事",
                                          U"化学",
                                          U"化成",
                                          U"製鋼",
                                          U"製鉄",
                                          U"製薬",
                                          U"薬品",
                                          U"銀行",
                                          U"電機",
                                          U"電器",
                                          U"電子",
                                          U"電装",
                                          U"電力",
                                          U"産業",
                                          U"建設",
                                          U"機械",
                                          U"工機",
                                          U"食品",
                                          U"物産",
                                          U"商会",
                                          U"運輸",
                                          U"物流",
                                          U"鉄道",
                                          U"ガス",
                                          U"通信",
                                          U"技研",
                                          U"金属",
                                          U"樹脂",
                                          U"海運",
                                          U"造船",
                                          U"繊維",
                                          U"紡績",
                                          U"印刷",
                                          U"証券",
                                          U"保険",
                                          U"硝子",
                                          U"石油",
                                          U"鉱業",
                                          U"計器",
                                          U"光学",
                                          U"車両",
                                          U"車輛",
                                          U"興業",
                                          U"鋼業",
                                          U"製紙",
                                          U"紙業",
                                          U"航空",
                                          U"百貨店"};

constexpr std::u32string_view places =
    U" 北海道 青森 岩手 宮城 秋田 山形 福島 茨城 栃木 群馬 埼玉 千葉 東京 神奈川 新潟 富山 石川 福井 山梨 長野 岐阜 静岡 愛知 三重 滋賀 "
    U"京都 大阪 兵庫 "
    U"奈良 和歌山 鳥取 島根 岡山 広島 山口 徳島 香川 愛媛 高知 福岡 佐賀 長崎 熊本 大分 宮崎 鹿児島 沖縄 日本 新日本 全日本 関東 関西 東海 "
    U"中部 北陸 東北 "
    U"九州 四国 中国 近畿 全国 国際 中央 第一 第二 第三 帝国 東亜 東洋 西日本 東日本 太平洋 横浜 名古屋 神戸 川崎 札幌 仙台 世界 総合 統一 "
    U"共同 協同 "
    U"東部 西部 南部 北部 一般 特殊 新興 近代 現代 先端 未来 ";

}  // namespace

std::vector<std::string> short_names(std::string_view organisation) {
  std::u32string core = to_utf32(organisation);
  for (const std::u32string_view form : legal_forms)
    if (const std::size_t at = core.find(form); at != std::u32string::npos) core.erase(at, form.size());
  std::erase_if(core, [](char32_t c) { return c == ' ' || c == U'　'; });
  for (const std::u32string_view trade : trades) {
    if (core.size() < trade.size() + 2 || !core.ends_with(trade)) continue;
    core.resize(core.size() - trade.size());
    const bool kanji = std::ranges::all_of(core, [](char32_t c) { return script_of(c) == Script::kanji; });
    const bool everyday = places.find(U" " + core + U" ") != std::u32string_view::npos || is_common_noun(core);
    if (!kanji || everyday) return {};
    return {to_utf8(core)};
  }
  return {};
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
