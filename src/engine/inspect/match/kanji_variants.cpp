#include <algorithm>
#include <array>
#include <vector>

#include "engine/inspect/match/normalised_text.h"

namespace sekimori::inspect {
namespace {

// Old form, new form, in turn.
constexpr std::u16string_view pairs =
    u"亞亜惡悪壓圧圍囲醫医爲為壹壱隱隠榮栄營営衞衛驛駅圓円緣縁艷艶鹽塩奧奥應応橫横歐欧毆殴黃黄溫温穩穏假仮價価畫画會会懷懐壞壊"
    u"繪絵槪概擴拡殼殻覺覚學学嶽岳樂楽勸勧卷巻寬寛歡歓罐缶觀観關関陷陥顏顔氣気歸帰龜亀僞偽戲戯犧犠舊旧據拠擧挙峽峡挾挟狹狭鄕郷"
    u"曉暁區区驅駆勳勲薰薫徑径惠恵溪渓經経繼継莖茎螢蛍輕軽鷄鶏藝芸擊撃缺欠儉倹劍剣圈圏檢検權権獻献縣県硏研險険顯顕驗験嚴厳效効"
    u"廣広恆恒鑛鉱號号國国黑黒濟済碎砕齋斎劑剤櫻桜册冊雜雑參参慘惨棧桟蠶蚕贊賛殘残絲糸齒歯兒児辭辞濕湿實実舍舎寫写釋釈壽寿收収"
    u"從従澁渋獸獣縱縦肅粛處処敍叙奬奨將将燒焼稱称證証乘乗剩剰壤壌孃嬢條条淨浄疊畳穰穣讓譲釀醸囑嘱觸触寢寝愼慎晉晋眞真盡尽圖図"
    u"粹粋醉酔隨随髓髄數数樞枢瀨瀬聲声靜静齊斉攝摂竊窃專専戰戦淺浅潛潜纖繊踐践錢銭禪禅曾曽雙双壯壮搜捜插挿巢巣爭争瘦痩窗窓總総"
    u"聰聡莊荘裝装騷騒增増臟臓藏蔵屬属續続墮堕體体對対帶帯滯滞臺台瀧滝擇択澤沢單単擔担膽胆團団彈弾斷断遲遅晝昼蟲虫鑄鋳廳庁徵徴"
    u"聽聴敕勅鎭鎮遞逓鐵鉄轉転點点傳伝黨党盜盗燈灯當当鬪闘德徳獨独讀読屆届繩縄貳弐惱悩腦脳霸覇廢廃拜拝賣売麥麦發発髮髪拔抜飜翻"
    u"蠻蛮祕秘彥彦濱浜甁瓶佛仏倂併竝並變変邊辺邉辺辨弁瓣弁辯弁舖舗步歩穗穂寶宝襃褒豐豊沒没槇槙萬万滿満默黙餠餅彌弥藥薬譯訳豫予"
    u"餘余與与譽誉搖揺樣様謠謡來来賴頼亂乱覽覧龍竜兩両獵猟綠緑淚涙壘塁勵励禮礼隸隷靈霊齡齢戀恋爐炉勞労樓楼郞郎祿禄錄録灣湾涉渉"
    u"狀状稻稲强強每毎內内吳呉姬姫娛娯尙尚巖巌悅悦戶戸拂払揭掲晚晩曆暦歷歴淸清渴渇產産脫脱說説銳鋭閱閲靑青顚顛飮飲鷗鴎麵麺墻牆"
    u"曺曹噓嘘蔥葱冰氷讐讎仭仞厩廐廁厠濶闊筺筐鬭闘鬥闘兔兎旣既卽即鄰隣烟煙遙遥藪薮籠篭礙碍髙高﨑崎濵浜桒桑吿告姸妍屛屏幷并枡桝"
    u"檮梼濤涛瀆涜珎珍籔薮絕絶繫繋蠟蝋賤賎逈迥醬醤鍊錬靭靱頰頬驒騨鶯鴬麴麹鼇鰲";

struct Variants {
  std::vector<std::pair<char16_t, char16_t>> list;
  Variants() {
    for (size_t i = 0; i + 1 < pairs.size(); i += 2) list.emplace_back(pairs[i], pairs[i + 1]);
    std::ranges::sort(list);
  }
};

}  // namespace

static_assert(pairs.size() % 2 == 0);

char16_t modern_kanji(char16_t kanji) {
  static const Variants variants;
  const auto found = std::ranges::lower_bound(variants.list, kanji, {}, &std::pair<char16_t, char16_t>::first);
  return found != variants.list.end() && found->first == kanji ? found->second : kanji;
}

}  // namespace sekimori::inspect
