#include "demo/hub/hub_members.h"

#include <array>
#include <map>

namespace sekimori::demo {
namespace {

Day day(int year, int month, int number) { return Day::from_date(year, month, number).value(); }

struct Stem {
  const char *ja, *kana, *latin;
};
// Words of mist, birds and colours: no firm is called so together with what follows.
constexpr std::array<Stem, 20> stems = {
    {{"朝霧", "アサギリ", "asagiri"},      {"白鷺", "シラサギ", "shirasagi"}, {"緑青", "ロクショウ", "rokusho"},
     {"蒼穹", "ソウキュウ", "sokyu"},      {"紅梅", "コウバイ", "kobai"},     {"夕凪", "ユウナギ", "yunagi"},
     {"霜月", "シモツキ", "shimotsuki"},   {"雲雀", "ヒバリ", "hibari"},      {"琥珀", "コハク", "kohaku"},
     {"翡翠", "ヒスイ", "hisui"},          {"群青", "グンジョウ", "gunjo"},   {"茜丘", "アカネオカ", "akaneoka"},
     {"月白", "ゲッパク", "geppaku"},      {"若竹", "ワカタケ", "wakatake"},  {"銀鼠", "ギンネズ", "ginnezu"},
     {"花霞", "ハナガスミ", "hanagasumi"}, {"氷雨", "ヒサメ", "hisame"},      {"薄墨", "ウスズミ", "usuzumi"},
     {"常磐木", "トキワギ", "tokiwagi"},   {"藍染", "アイゾメ", "aizome"}}};

struct Branch {
  const char *sig, *ja, *kana, *latin, *english, *industry;
  std::array<int, 3> joined;  // in FY2012, FY2013, FY2014
};
constexpr std::array<Branch, 6> branches = {{{"heavy", "重機製作所", "ジュウキセイサクショ", "juki", "Heavy Works", "26", {9, 1, 2}},
                                             {"power", "配電機構", "ハイデンキコウ", "haiden", "Power Supply", "33", {8, 2, 1}},
                                             {"gas", "都市瓦斯", "トシガス", "gasu", "City Gas", "34", {8, 1, 2}},
                                             {"chemistry", "化成品", "カセイヒン", "kaseihin", "Chemicals", "16", {8, 1, 2}},
                                             {"petroleum", "石油精製", "セキユセイセイ", "sekiyu", "Refining", "17", {6, 2, 1}},
                                             {"resource", "資源探査", "シゲンタンサ", "shigen", "Resources", "05", {0, 0, 5}}}};

// One region and one band of size for all: within a group any of them could always be meant, also when others join.
constexpr std::array<const char*, 7> prefectures = {"東京都", "神奈川県", "埼玉県", "千葉県", "茨城県", "栃木県", "群馬県"};
constexpr std::array<Stem, 12> families = {{{"八重樫", "ヤエガシ", "yaegashi"},
                                            {"御手洗", "ミタライ", "mitarai"},
                                            {"五百蔵", "イオロイ", "ioroi"},
                                            {"四十万", "シジマ", "shijima"},
                                            {"九十九", "ツクモ", "tsukumo"},
                                            {"小鳥遊", "タカナシ", "takanashi"},
                                            {"月見里", "ヤマナシ", "yamanashi"},
                                            {"百目鬼", "ドウメキ", "domeki"},
                                            {"一尺八寸", "カマツカ", "kamatsuka"},
                                            {"東海林", "ショウジ", "shoji"},
                                            {"勘解由", "カゲユ", "kageyu"},
                                            {"栗花落", "ツユリ", "tsuyuri"}}};
constexpr std::array<Stem, 8> givens = {{{"航", "ワタル", "wataru"},
                                         {"澪", "ミオ", "mio"},
                                         {"律", "リツ", "ritsu"},
                                         {"岳", "ガク", "gaku"},
                                         {"千尋", "チヒロ", "chihiro"},
                                         {"樹", "イツキ", "itsuki"},
                                         {"凪沙", "ナギサ", "nagisa"},
                                         {"蓮", "レン", "ren"}}};

}  // namespace

const std::vector<HubSigPlan>& hub_sigs() {
  static const std::vector<HubSigPlan> sigs = {{"heavy", "重要インフラ機器製造業者等", "Makers of critical equipment", day(2012, 4, 1)},
                                               {"power", "電力", "Electric power", day(2012, 4, 1)},
                                               {"gas", "ガス", "Gas", day(2012, 4, 1)},
                                               {"chemistry", "化学", "Chemistry", day(2012, 4, 1)},
                                               {"petroleum", "石油", "Petroleum", day(2012, 4, 1)},
                                               {"resource", "資源開発", "Resource development", day(2014, 4, 1)}};
  return sigs;
}

std::vector<HubMember> hub_members() {
  const std::array<Day, 3> days = {day(2012, 4, 1), day(2013, 7, 1), day(2014, 4, 1)};
  std::vector<HubMember> out;
  std::array<std::size_t, branches.size()> used{};
  for (std::size_t wave = 0; wave < days.size(); ++wave)
    // In turn, so that neighbours are of different groups.
    for (int round = 0; round < 9; ++round)
      for (std::size_t b = 0; b < branches.size(); ++b) {
        const Branch& branch = branches[b];
        if (round >= branch.joined[wave]) continue;
        const Stem& stem = stems[(used[b]++ + 3 * b) % stems.size()];
        const std::size_t n = out.size();
        const Stem& family = families[n % families.size()];
        const Stem& given = givens[n / families.size() % givens.size()];
        HubMember member;
        member.name = fmt::format("株式会社{}{}", stem.ja, branch.ja);
        member.kana = fmt::format("{}{}", stem.kana, branch.kana);
        member.english = fmt::format("{}{} {} Co., Ltd.", static_cast<char>(stem.latin[0] - 32), stem.latin + 1, branch.english);
        member.domain = fmt::format("{}-{}.example", stem.latin, branch.latin);
        member.sig = branch.sig;
        member.industry = branch.industry;
        member.prefecture = prefectures[n % prefectures.size()];
        member.employees = 1'200 + static_cast<std::int64_t>(n) * 37;
        member.joined = days[wave];
        member.person = fmt::format("{} {}", family.ja, given.ja);
        member.person_kana = fmt::format("{} {}", family.kana, given.kana);
        member.person_mail = fmt::format("{}.{}@{}", static_cast<char>(given.latin[0]), family.latin, member.domain);
        out.push_back(std::move(member));
      }
  return out;
}

Json roster_of(const std::vector<HubMember>& members, Day joined) {
  Json organisations = Json::array();
  const auto list = [](const std::string& one) { return Json(Json::Array{Json(one)}); };
  for (const HubMember& member : members) {
    if (member.joined != joined) continue;
    organisations.push(Json::object(
        {{"names", list(member.name)},
         {"kana", list(member.kana)},
         {"english", list(member.english)},
         {"domains", list(member.domain)},
         {"industry", member.industry},
         {"prefecture", member.prefecture},
         {"employees", member.employees},
         {"people",
          Json(Json::Array{Json::object({{"name", member.person}, {"kana", member.person_kana}, {"mail", list(member.person_mail)}})})},
         {"contacts", Json(Json::Array{Json::object({{"name", "窓口"}, {"mail", "soc@" + member.domain}})})}}));
  }
  return Json::object({{"version", 1}, {"organisations", std::move(organisations)}});
}

}  // namespace sekimori::demo
