// A roster of fictitious members from a seed: names in kanji, kana and Latin letters, domains, ranges, people known to the lists of
// frequent names and people unknown to them.
//
//   SeededRoster made = make_roster(7, 59);
//   Roster roster = Roster::parse(made.json).value();
#pragma once

#include <array>
#include <set>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/random.h"

namespace sekimori::mask::testing {

struct MadePerson {
  std::string family, given, family_kana, given_kana, family_latin, given_latin;
  std::string mail, account;
  std::string name() const { return family + " " + given; }
};

struct MadeMember {
  std::string stem, stem_kana, stem_latin;  // 霧島 of 霧島精機
  std::string id, name, short_name, kana, english, english_short, domain, host_prefix, directory, product, product_latin, subsidiary,
      network, phone, address, ticket_prefix;
  std::string prefecture, industry;
  std::int64_t employees = 0;
  std::vector<std::string> sigs;
  std::string stock_code;
  std::vector<MadePerson> people;     // in the roster
  std::vector<MadePerson> strangers;  // work there, but the roster does not know them
};

struct SeededRoster {
  std::string json;
  std::vector<MadeMember> members;
};

struct NamePart {
  const char* kanji;
  const char* kana;
  const char* latin;
};

inline constexpr std::array<NamePart, 24> firm_heads = {
    {{"霧島", "キリシマ", "Kirishima"}, {"朝凪", "アサナギ", "Asanagi"},        {"白嶺", "ハクレイ", "Hakurei"},
     {"蒼海", "ソウカイ", "Sokai"},     {"紅葉谷", "モミジダニ", "Momijidani"}, {"天竜", "テンリュウ", "Tenryu"},
     {"玄武", "ゲンブ", "Genbu"},       {"雷鳥", "ライチョウ", "Raicho"},       {"北斗", "ホクト", "Hokuto"},
     {"暁", "アカツキ", "Akatsuki"},    {"潮見", "シオミ", "Shiomi"},           {"穂高", "ホタカ", "Hotaka"},
     {"赤城", "アカギ", "Akagi"},       {"瑞穂野", "ミズホノ", "Mizuhono"},     {"飛鷹", "ヒヨウ", "Hiyo"},
     {"磐梯", "バンダイ", "Bandai"},    {"千曲", "チクマ", "Chikuma"},          {"鳴門", "ナルト", "Naruto"},
     {"久遠", "クオン", "Kuon"},        {"碧水", "ヘキスイ", "Hekisui"},        {"鷹ノ巣", "タカノス", "Takanosu"},
     {"龍飛", "タッピ", "Tappi"},       {"知床", "シレトコ", "Shiretoko"},      {"伊吹", "イブキ", "Ibuki"}}};
inline constexpr std::array<NamePart, 12> firm_tails = {{{"精機", "セイキ", "Seiki"},
                                                         {"電工", "デンコウ", "Denko"},
                                                         {"重化", "ジュウカ", "Juka"},
                                                         {"製鋼", "セイコウ", "Seiko"},
                                                         {"薬品", "ヤクヒン", "Yakuhin"},
                                                         {"油化", "ユカ", "Yuka"},
                                                         {"航機", "コウキ", "Koki"},
                                                         {"理研", "リケン", "Riken"},
                                                         {"硝子", "ガラス", "Garasu"},
                                                         {"発動機", "ハツドウキ", "Hatsudoki"},
                                                         {"計装", "ケイソウ", "Keiso"},
                                                         {"炭素", "タンソ", "Tanso"}}};
inline constexpr std::array<NamePart, 16> frequent_families = {{{"佐藤", "サトウ", "Sato"},
                                                                {"鈴木", "スズキ", "Suzuki"},
                                                                {"高橋", "タカハシ", "Takahashi"},
                                                                {"渡辺", "ワタナベ", "Watanabe"},
                                                                {"伊藤", "イトウ", "Ito"},
                                                                {"山本", "ヤマモト", "Yamamoto"},
                                                                {"中村", "ナカムラ", "Nakamura"},
                                                                {"小林", "コバヤシ", "Kobayashi"},
                                                                {"加藤", "カトウ", "Kato"},
                                                                {"吉田", "ヨシダ", "Yoshida"},
                                                                {"佐々木", "ササキ", "Sasaki"},
                                                                {"長谷川", "ハセガワ", "Hasegawa"},
                                                                {"斎藤", "サイトウ", "Saito"},
                                                                {"遠藤", "エンドウ", "Endo"},
                                                                {"西村", "ニシムラ", "Nishimura"},
                                                                {"五十嵐", "イガラシ", "Igarashi"}}};
inline constexpr std::array<NamePart, 16> rare_families = {{{"八重樫", "ヤエガシ", "Yaegashi"},
                                                            {"四方田", "ヨモダ", "Yomoda"},
                                                            {"鬼頭", "キトウ", "Kito"},
                                                            {"蛭子井", "エビスイ", "Ebisui"},
                                                            {"御手洗", "ミタライ", "Mitarai"},
                                                            {"神宮寺", "ジングウジ", "Jinguji"},
                                                            {"小鳥遊", "タカナシ", "Takanashi"},
                                                            {"雲母坂", "キララザカ", "Kirarazaka"},
                                                            {"月見里", "ヤマナシ", "Yamanashi"},
                                                            {"樫尾谷", "カシオダニ", "Kashiodani"},
                                                            {"羽生田", "ハニュウダ", "Hanyuda"},
                                                            {"曽我部", "ソガベ", "Sogabe"},
                                                            {"安曇", "アズミ", "Azumi"},
                                                            {"百目鬼", "ドウメキ", "Domeki"},
                                                            {"薬袋", "ミナイ", "Minai"},
                                                            {"栗花落", "ツユリ", "Tsuyuri"}}};
inline constexpr std::array<NamePart, 16> given_parts = {{{"太郎", "タロウ", "Taro"},
                                                          {"花子", "ハナコ", "Hanako"},
                                                          {"健一", "ケンイチ", "Kenichi"},
                                                          {"由美子", "ユミコ", "Yumiko"},
                                                          {"誠", "マコト", "Makoto"},
                                                          {"大輔", "ダイスケ", "Daisuke"},
                                                          {"美咲", "ミサキ", "Misaki"},
                                                          {"直樹", "ナオキ", "Naoki"},
                                                          {"恵子", "ケイコ", "Keiko"},
                                                          {"翔太", "ショウタ", "Shota"},
                                                          {"香織", "カオリ", "Kaori"},
                                                          {"哲也", "テツヤ", "Tetsuya"},
                                                          {"玲奈", "レイナ", "Reina"},
                                                          {"隆之", "タカユキ", "Takayuki"},
                                                          {"沙織", "サオリ", "Saori"},
                                                          {"航", "ワタル", "Wataru"}}};
inline constexpr std::array<NamePart, 10> product_parts = {{{"ハヤテギア", "ハヤテギア", "Hayategear"},
                                                            {"シオサイ", "シオサイ", "Shiosai"},
                                                            {"オボロセル", "オボロセル", "Oborocell"},
                                                            {"クラマドライブ", "クラマドライブ", "Kuramadrive"},
                                                            {"ミカヅチ", "ミカヅチ", "Mikazuchi"},
                                                            {"ツムギライン", "ツムギライン", "Tsumugiline"},
                                                            {"カゲロウポンプ", "カゲロウポンプ", "Kagerou"},
                                                            {"ヒナタコート", "ヒナタコート", "Hinatacoat"},
                                                            {"ウズシオミル", "ウズシオミル", "Uzushiomill"},
                                                            {"イナズマリレー", "イナズマリレー", "Inazumarelay"}}};
inline constexpr std::array<const char*, 10> prefectures = {"北海道", "宮城県", "東京都", "神奈川県", "千葉県",
                                                            "愛知県", "静岡県", "大阪府", "兵庫県",   "福岡県"};
inline constexpr std::array<const char*, 10> cities = {"苫小牧市", "石巻市", "大田区", "平塚市", "市原市",
                                                       "豊橋市",   "磐田市", "堺市",   "姫路市", "飯塚市"};
inline constexpr std::array<const char*, 6> sig_ids = {"heavy", "chemistry", "power", "gas", "resources", "transport"};
inline constexpr std::array<const char*, 6> sig_names = {"重工", "化学", "電力", "ガス", "資源開発", "輸送"};
inline constexpr std::array<const char*, 6> sig_english = {"Heavy industry", "Chemistry", "Power", "Gas", "Resources", "Transport"};

inline std::string lower_of(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return text;
}

template <class List>
const auto& pick(Random& random, const List& list) {
  return list[static_cast<std::size_t>(random.below(list.size()))];
}

inline MadePerson make_person(Random& random, const NamePart& family, const std::string& domain, std::set<std::string>& accounts) {
  const NamePart& given = pick(random, given_parts);
  MadePerson out{.family = family.kanji,
                 .given = given.kanji,
                 .family_kana = family.kana,
                 .given_kana = given.kana,
                 .family_latin = family.latin,
                 .given_latin = given.latin,
                 .mail = {},
                 .account = {}};
  std::string local = lower_of(given.latin) + "." + lower_of(family.latin);
  if (random.below(3) == 0) local = lower_of(std::string(given.latin).substr(0, 1) + family.latin);
  while (!accounts.insert(local).second) local += static_cast<char>('2' + random.below(8));
  out.mail = local + "@" + domain;
  out.account = lower_of(family.latin) + static_cast<char>('a' + random.below(26)) + std::to_string(10 + random.below(90));
  return out;
}

inline SeededRoster make_roster(std::uint64_t seed, std::size_t count) {
  SeededRandom random(seed * 7919 + 13);
  SeededRoster out;
  std::set<std::size_t> used;
  Json json = Json::object({{"version", 1}});
  Json sigs = Json::array(), industries = Json::array(), organisations = Json::array();
  for (std::size_t i = 0; i < sig_ids.size(); ++i) {
    sigs.push(Json::object({{"id", sig_ids[i]}, {"ja", sig_names[i]}, {"en", sig_english[i]}}));
    industries.push(Json::object({{"id", sig_ids[i]}, {"ja", std::string(sig_names[i]) + "分野"}, {"en", sig_english[i]}}));
    for (const char* part : {"-a", "-b"})
      industries.push(Json::object({{"id", std::string(sig_ids[i]) + part},
                                    {"parent", sig_ids[i]},
                                    {"ja", std::string(sig_names[i]) + "細目" + (part[1] == 'a' ? "甲" : "乙")}}));
  }
  for (std::size_t n = 0; n < count; ++n) {
    std::size_t combination = 0;
    do combination = static_cast<std::size_t>(random.below(firm_heads.size() * firm_tails.size()));
    while (!used.insert(combination).second);
    const NamePart& head = firm_heads[combination % firm_heads.size()];
    const NamePart& tail = firm_tails[combination / firm_heads.size()];
    MadeMember member;
    member.id = "m-" + std::to_string(100 + n);
    member.stem = head.kanji;
    member.stem_kana = head.kana;
    member.stem_latin = head.latin;
    member.short_name = std::string(head.kanji) + tail.kanji;
    member.name = random.below(2) == 0 ? "株式会社" + member.short_name : member.short_name + "株式会社";
    member.kana = std::string(head.kana) + tail.kana;
    member.english_short = std::string(head.latin) + " " + tail.latin;
    member.english = member.english_short + (random.below(2) == 0 ? " Co., Ltd." : " Corporation");
    member.domain =
        lower_of(std::string(head.latin) + (random.below(2) == 0 ? "-" : "") + tail.latin) + (random.below(2) == 0 ? ".co.jp" : ".example");
    member.host_prefix = std::string(1, head.latin[0]) + tail.latin[0] + static_cast<char>('A' + random.below(26));
    for (char& c : member.host_prefix) c = static_cast<char>(c & ~0x20);
    member.directory = member.host_prefix + "CORP" + std::to_string(random.below(10));
    const NamePart& product = pick(random, product_parts);
    member.product = product.kanji;
    member.product_latin = product.latin;
    member.subsidiary = std::string(head.kanji) + tail.kanji + (random.below(2) == 0 ? "物流" : "サービス");
    member.network =
        std::to_string(128 + random.below(60)) + "." + std::to_string(random.below(250)) + "." + std::to_string(random.below(250)) + ".";
    const std::size_t place = static_cast<std::size_t>(random.below(prefectures.size()));
    member.prefecture = prefectures[place];
    member.phone = "0" + std::to_string(31 + random.below(60)) + "-" + std::to_string(200 + random.below(700)) + "-" +
                   std::to_string(1000 + random.below(9000));
    member.address = std::string(prefectures[place]) + cities[place] + "緑が丘" + std::to_string(1 + random.below(9)) + "丁目" +
                     std::to_string(1 + random.below(30)) + "番" + std::to_string(1 + random.below(20)) + "号";
    const std::size_t sig = n % sig_ids.size() == 4 && n > 30 ? 0 : n % sig_ids.size();  // one small SIG of five or six
    member.sigs = {sig_ids[sig]};
    if (random.below(8) == 0) member.sigs.emplace_back(sig_ids[(sig + 1) % 4]);
    member.industry = std::string(sig_ids[sig]) + (random.below(2) == 0 ? "-a" : "-b");
    static constexpr std::array<std::int64_t, 4> sizes = {180, 640, 2300, 8000};
    member.employees = pick(random, sizes) + static_cast<std::int64_t>(random.below(90));
    member.stock_code = std::to_string(2000 + random.below(7000));
    std::set<std::string> accounts;
    for (int p = 0; p < 4; ++p)
      member.people.push_back(make_person(random, random.below(2) == 0 ? pick(random, frequent_families) : pick(random, rare_families),
                                          member.domain, accounts));
    for (int p = 0; p < 3; ++p)
      member.strangers.push_back(make_person(random, random.below(2) == 0 ? pick(random, frequent_families) : pick(random, rare_families),
                                             member.domain, accounts));
    Json people = Json::array();
    for (const MadePerson& person : member.people)
      people.push(Json::object({{"name", person.name()},
                                {"kana", person.family_kana + " " + person.given_kana},
                                {"english", person.given_latin + " " + person.family_latin},
                                {"mail", Json(Json::Array{Json(person.mail)})},
                                {"accounts", Json(Json::Array{Json(person.account)})}}));
    const auto list = [](std::initializer_list<std::string> texts) {
      Json all = Json::array();
      for (const std::string& text : texts) all.push(text);
      return all;
    };
    Json in_sigs = Json::array();
    for (const std::string& one : member.sigs) in_sigs.push(one);
    organisations.push(
        Json::object({{"id", member.id},
                      {"names", list({member.name, member.short_name})},
                      {"kana", list({member.kana})},
                      {"english", list({member.english})},
                      {"subsidiaries", list({member.subsidiary})},
                      {"products", list({member.product, member.product_latin})},
                      {"domains", list({member.domain, lower_of(std::string(head.latin) + tail.latin) + ".onmicrosoft.com"})},
                      {"ips", list({member.network + "0/24"})},
                      {"hosts", list({member.host_prefix + "-FS01"})},
                      {"ad_domains", list({member.directory})},
                      {"phones", list({member.phone})},
                      {"addresses", list({member.address})},
                      {"people", people},
                      {"stock_code", member.stock_code},
                      {"industry", member.industry},
                      {"prefecture", member.prefecture},
                      {"employees", member.employees},
                      {"sigs", in_sigs}}));
    out.members.push_back(std::move(member));
  }
  json.set("sigs", std::move(sigs)).set("industries", std::move(industries)).set("organisations", std::move(organisations));
  out.json = json.dump();
  return out;
}

}  // namespace sekimori::mask::testing
