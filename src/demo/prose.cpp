#include "demo/prose.h"

#include <array>

namespace sekimori::demo {
namespace {

using Words = std::span<const std::string_view>;

// A: thing  B: property  C: method  D: condition  E: result  F: group  G: document  U: unit  N: number  P: percent
constexpr std::string_view car_things[] = {"前部骨格",
                                           "側面衝突梁",
                                           "電池筐体",
                                           "駆動用電動機",
                                           "減速機の遊星歯車",
                                           "冷却水路",
                                           "床下整流板",
                                           "後輪懸架の連結棒",
                                           "操舵装置の支持台",
                                           "制動力配分弁",
                                           "窓枠の樹脂部品",
                                           "扉の補強材",
                                           "座席骨組",
                                           "計器盤の表皮",
                                           "排熱回収器",
                                           "点火栓周り",
                                           "吸気管の共鳴室",
                                           "過給機の翼車",
                                           "変速機の油路",
                                           "差動装置の軸受",
                                           "高圧配線束",
                                           "充電口の蓋",
                                           "前照灯の反射面",
                                           "屋根の曲げ部",
                                           "荷室床板",
                                           "緩衝器の弁機構",
                                           "燃料噴射口",
                                           "触媒担体",
                                           "車輪の輪郭",
                                           "空調の送風羽根",
                                           "歩行者保護用の発泡材",
                                           "制御基板の放熱板",
                                           "運転席の視界",
                                           "雨滴検知器",
                                           "次期小型車",
                                           "次期商用車",
                                           "海外向け中型車",
                                           "軽量仕様の試作車",
                                           "耐久試験車",
                                           "量産前の第三次試作車"};
constexpr std::string_view car_properties[] = {
    "板厚",         "剛性",           "固有振動数", "摩耗量",   "表面粗さ",     "焼入れ深さ", "熱伝導率",       "圧力損失",     "質量",
    "製造原価",     "組付け時間",     "不良率",     "漏れ量",   "応力振幅",     "疲労寿命",   "騒音の音圧",     "空気抵抗係数", "充電時間",
    "航続距離",     "昇温速度",       "溶接点の数", "接着幅",   "型の抜き勾配", "塗膜の厚さ", "寸法のばらつき", "締付け力",     "含水率",
    "磁石の使用量", "販売見込み台数", "部品点数",   "目標価格", "粗利益率",     "防錆性能",   "衝突時の変形量"};
constexpr std::string_view car_methods[] = {"有限要素法による解析", "台上試験",           "実車走行試験",     "熱間成形",
                                            "摩擦攪拌接合",         "二段階の焼戻し",     "多点計測",         "三次元測定",
                                            "樹脂の逐次射出",       "温度をずらした加硫", "金型の局所加熱",   "レーザーによる肉盛り",
                                            "直交表を使った実験",   "顧客への聞き取り",   "競合車の分解調査", "原価の積み上げ計算",
                                            "塩水噴霧試験",         "加速度の逆算",       "油膜の光学観察",   "粒度を分けた配合",
                                            "真空下での含浸",       "二液の比率の変更",   "冷却管の並べ替え", "刃先角度の調整"};
constexpr std::string_view car_conditions[] = {"外気温が氷点下二十度のとき", "連続登坂の後に",         "満載で段差を越えると",
                                               "高湿の倉庫に三十日置くと",   "充電直後に急加速すると", "型温を十五度上げると",
                                               "加工速度を二割落とすと",     "潤滑を最少量にすると",   "左右で締付け順を変えると",
                                               "素材の製造元を替えると",     "夜勤帯の立ち上げ直後は", "冬期の始業時には",
                                               "試作数が三百を超えると",     "量産の速度に近づけると", "海外工場の設備では",
                                               "塗装の乾燥炉を通した後は",   "振動を加えながら測ると", "型の使用回数が四万回を超えると",
                                               "長い下り坂を続けると",       "砂塵の多い道では"};
constexpr std::string_view education_things[] = {
    "中学講座の添削課題", "高校講座の模擬試験", "幼児向け絵本教材", "学習端末の出題順", "会員の継続率",     "再入会の案内状",
    "春の入会企画",       "添削者の割当",       "採点の自動化",     "学習記録の分析",   "単元別の誤答傾向", "兄弟姉妹の同時入会",
    "教材の印刷工程",     "封入の順番",         "配送の締切",       "会員番号の付け方", "保護者向け面談",   "苦手単元の抽出",
    "動画授業の構成",     "記述式の評価基準",   "問題の難易度推定", "会員基幹の台帳",   "退会の予兆",       "相談窓口の応対",
    "紹介制度",           "夏期特別講座",       "英語の音声判定",   "計算練習の間隔",   "読書記録の提案",   "大学入試の出題予測"};
constexpr std::string_view education_properties[] = {
    "継続率",           "解約率",           "平均正答率",     "所要時間",   "返送率",         "一人当たり費用", "開封率",
    "応答件数",         "再受講率",         "採点の一致度",   "配本の遅れ", "問い合わせ件数", "識別力",         "難易度の偏り",
    "紹介による入会数", "学習時間の中央値", "提出までの日数", "誤配の件数", "印刷の損紙率",   "制作原価",       "会員単価",
    "獲得費用",         "満足度",           "未提出の割合",   "再送の件数", "推定誤差",       "解答の空欄率",   "音声の誤判定率"};
constexpr std::string_view education_methods[] = {"項目応答理論による推定",
                                                  "無作為に分けた二群の比較",
                                                  "添削者への聞き取り",
                                                  "三年分の履歴の突き合わせ",
                                                  "誤答の分類",
                                                  "単元の並べ替え",
                                                  "案内の時期の変更",
                                                  "文面の三案比較",
                                                  "応対記録の読み込み",
                                                  "生存時間の分析",
                                                  "地域別の集計",
                                                  "学年別の重み付け",
                                                  "問題の差し替え",
                                                  "音声の再収録",
                                                  "二重採点",
                                                  "印刷所との合同確認",
                                                  "配送経路の組み替え",
                                                  "担当者の固定",
                                                  "記述の部分点の見直し",
                                                  "抜き取り検査"};
constexpr std::string_view education_conditions[] = {"新学期の二週間前に",     "兄姉が会員であると",   "初回の提出が遅れると",
                                                     "模試の直後に",           "長期休暇の中ほどで",   "保護者が先に読むと",
                                                     "端末の学習が三日空くと", "紙と端末を併用すると", "返却が十日を超えると",
                                                     "単元を二つ飛ばすと",     "受験学年に上がると",   "案内を二回に分けると",
                                                     "担当者が替わると",       "夜間に学習すると",     "記述の量を半分にすると",
                                                     "手書きの講評を添えると", "転居の後は",           "体験教材を使った家庭では"};
constexpr std::string_view results[] = {"目標を下回った",
                                        "目標に届いた",
                                        "前回より改善した",
                                        "再現しなかった",
                                        "ばらつきが半減した",
                                        "左右差が残った",
                                        "原因を特定できた",
                                        "他の要因と切り分けられた",
                                        "予想より早く飽和した",
                                        "繰返しにより安定した",
                                        "許容値の内側に収まった",
                                        "余裕が小さいと分かった",
                                        "費用に見合うと判断した",
                                        "追加の確認を要する",
                                        "量の多い側で悪化した",
                                        "季節による差が見えた",
                                        "対策の効果が確かめられた",
                                        "従来の説明と合わなかった",
                                        "別の案を優先することにした",
                                        "次回の審査で諮る"};
constexpr std::string_view groups[] = {"設計の担当", "生産の担当", "品質の担当",   "購買の担当", "企画の担当", "評価の担当",
                                       "分析の担当", "運用の担当", "外部の協力先", "検討会",     "第一班",     "第二班",
                                       "審査会",     "試作の班",   "改善の班",     "制作の班",   "調査の班",   "地方拠点"};
constexpr std::string_view documents[] = {"検討書", "報告書", "仕様書",   "手順書",   "計画書",   "試験成績書", "原価表", "議事録",
                                          "比較表", "構想書", "設計基準", "作業要領", "分析資料", "見積根拠",   "提案書"};
constexpr std::string_view units[] = {"ミリ", "度", "秒", "キロ", "円", "件", "回", "台", "名", "分", "枚", "箇所", "日"};
constexpr std::string_view adverbs[] = {"ただし", "一方で",     "また",   "このため",   "なお",
                                        "さらに", "これに対し", "加えて", "結果として", "他方"};

constexpr std::string_view sentence_patterns[] = {"{A}の{B}は{N}{U}で、{D}{P}変化した。",
                                                  "{D}{A}の{B}が{N}{U}まで動き、{E}。",
                                                  "{H}、{C}では{A}の{B}を{N}{U}と見積もり、実測の{M}{U}との差は{P}であった。",
                                                  "{F}は{C}を{M}回行い、{A}の{B}について{E}。",
                                                  "{A}と{A}の組み合わせでは{B}が{P}下がり、{B}が{N}{U}増える。",
                                                  "{H}、{B}を{N}{U}以下に保つには{C}が欠かせず、{F}がこれを受け持つ。",
                                                  "{N}番の案は{A}の{B}を優先し、{M}番の案は{B}を優先する。",
                                                  "{C}の結果、{A}では{B}が{N}{U}、{A}では{M}{U}となった。",
                                                  "{D}{B}が{P}ずれるため、{C}を{N}{U}ごとに入れる。",
                                                  "{F}からは{A}の{B}を{N}{U}とする求めがあり、{E}。",
                                                  "{H}、{A}の{B}を{P}だけ下げると、費用は{N}円、期間は{M}日増える見込みである。",
                                                  "{C}と{C}を順に行い、{A}に残る{B}の差を{N}{U}以内に抑えた。",
                                                  "{A}の{B}が{M}{U}を超えた{N}件のうち、{P}は{C}で説明できる。",
                                                  "{D}{A}に現れる{B}の乱れは、{C}の条件を{N}{U}に変えて{E}。",
                                                  "{F}と{F}の間で{A}の{B}の定義が異なっていたので、{N}{U}を基準とする。",
                                                  "{H}、{G}の第{N}版では{A}の{B}を{M}{U}としていたが、{D}{E}。",
                                                  "{A}の{C}には{N}日かかり、うち{M}日は{B}の確認である。",
                                                  "{B}の上限{N}{U}、下限{M}{U}は{C}から決めたもので、{E}。"};

constexpr std::string_view heading_patterns[] = {"{A}の{B}",    "{C}の条件",     "{B}の目標と実績", "{A}に関する{C}",
                                                 "{F}への依頼", "{B}が動く要因", "{A}の代案の比較", "残る課題と{B}"};
constexpr std::string_view title_patterns[] = {"{A}の{B}に関する{G}", "{A} {C} {G}", "{A}と{A}の{B} {G}", "{B}を下げる{C} {G}",
                                               "{A} {B} {G}"};

constexpr std::string_view car_projects[] = {"次期小型車", "次期商用車",     "海外向け中型車", "次期軽自動車",
                                             "電動小型車", "派生の多目的車", "廉価仕様車",     "周年記念車"};
constexpr std::string_view school_projects[] = {"春の入会企画",   "夏期特別講座",   "中学講座の刷新",
                                                "幼児講座の刷新", "端末学習の新版", "兄弟姉妹割の企画"};
constexpr std::string_view plans[] = {"販売価格案", "装備構成", "投入時期", "競合比較",   "目標原価", "販売計画", "派生の構想",
                                      "意匠の方向", "海外展開", "顧客像",   "収益見通し", "広告方針", "開発日程", "仕入先の選定方針"};
constexpr std::string_view plan_papers[] = {"企画書", "審議資料", "構想書", "検討書", "試算"};

Words choose(char slot, Field field) {
  const bool car = field == Field::car;
  switch (slot) {
    case 'A': return car ? Words(car_things) : Words(education_things);
    case 'B': return car ? Words(car_properties) : Words(education_properties);
    case 'C': return car ? Words(car_methods) : Words(education_methods);
    case 'D': return car ? Words(car_conditions) : Words(education_conditions);
    case 'E': return results;
    case 'F': return groups;
    case 'G': return documents;
    case 'H': return adverbs;
    default: return units;
  }
}

}  // namespace

// Sample, run and drawing numbers, as such papers are full of them; they also keep two papers from sharing long runs.
void Prose::number_it(char slot, std::string& out) {
  constexpr std::string_view letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  const char letter = letters[dice_.below(letters.size())];
  switch (slot) {
    case 'A': out += fmt::format("{}{}", letter, dice_.between(100, 9'999)); break;
    case 'B':
      if (dice_.percent(60)) out += fmt::format("{}{}", letter, dice_.between(10, 99));
      break;
    case 'F': out += fmt::format("（資料{}）", dice_.between(100, 9'999)); break;
    default: break;
  }
}

std::string Prose::fill(std::string_view pattern) {
  std::string out;
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '{') {
      out.push_back(pattern[i]);
      continue;
    }
    const char slot = pattern[i + 1];
    i += 2;
    switch (slot) {
      case 'N':
        if (dice_.percent(50)) out += std::to_string(dice_.between(11, 9899));
        else out += fmt::format("{}.{}", dice_.between(1, 480), dice_.between(1, 99));
        break;
      case 'M': out += std::to_string(dice_.between(2, 97)); break;
      case 'P': out += fmt::format("{}.{}%", dice_.between(0, 48), dice_.between(1, 9)); break;
      default:
        if (numbered_ && slot == 'C') out += fmt::format("第{}回の", dice_.between(2, 998));
        else if (numbered_ && slot == 'D') out += fmt::format("条件{}で", dice_.between(10, 4'999));
        else if (numbered_ && slot == 'E') out += fmt::format("図{}-{}のとおり", dice_.between(1, 60), dice_.between(1, 99));
        out += dice_.pick(choose(slot, field_));
        if (numbered_) number_it(slot, out);
    }
  }
  return out;
}

std::string Prose::sentence() {
  numbered_ = true;
  std::string out = fill(dice_.pick(sentence_patterns));
  numbered_ = false;
  return out;
}
std::string Prose::heading() { return fill(dice_.pick(heading_patterns)); }
std::string Prose::title() { return fill(dice_.pick(title_patterns)); }
std::string Prose::planning_title() {
  const Words projects = field_ == Field::car ? Words(car_projects) : Words(school_projects);
  std::string title(dice_.pick(projects));
  title += "の";
  title += dice_.pick(plans);
  title += " ";
  title += dice_.pick(plan_papers);
  return title;
}
std::string Prose::item() { return fill("{A}の{B}"); }
std::string Prose::figure() { return fill("{N}{U}"); }

std::string Prose::paragraph(int sentences) {
  std::string out;
  for (int i = 0; i < sentences; ++i) out += sentence();
  return out;
}

std::vector<std::string> Prose::paragraphs(int count, int sentences_each) {
  std::vector<std::string> out;
  for (int i = 0; i < count; ++i) out.push_back(paragraph(sentences_each));
  return out;
}

}  // namespace sekimori::demo
