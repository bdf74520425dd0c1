#include <algorithm>

#include "demo/calendar.h"
#include "demo/firm.h"

namespace sekimori::demo {
namespace {

struct NamePart {
  std::string_view written, kana, latin;
};

// Family names are put together from two parts and are nobody's.
constexpr NamePart family_first[] = {
    {"月", "ツキ", "tsuki"},   {"星", "ホシ", "hoshi"},    {"雲", "クモ", "kumo"},         {"霞", "カスミ", "kasumi"},
    {"虹", "ニジ", "niji"},    {"霧", "キリ", "kiri"},     {"露", "ツユ", "tsuyu"},        {"凪", "ナギ", "nagi"},
    {"雪", "ユキ", "yuki"},    {"嵐", "アラシ", "arashi"}, {"暁", "アカツキ", "akatsuki"}, {"宵", "ヨイ", "yoi"},
    {"潮", "シオ", "shio"},    {"砂", "スナ", "suna"},     {"苔", "コケ", "koke"},         {"灯", "アカリ", "akari"},
    {"氷", "コオリ", "koori"}, {"陽", "ヒナタ", "hinata"}, {"風", "カゼ", "kaze"},         {"雨", "アメ", "ame"},
    {"朧", "オボロ", "oboro"}, {"渚", "ナギサ", "nagisa"}};
constexpr NamePart family_second[] = {
    {"見坂", "ミザカ", "mizaka"}, {"渡瀬", "ワタセ", "watase"},          {"ヶ窪", "ガクボ", "gakubo"},    {"織部", "オリベ", "oribe"},
    {"乃倉", "ノクラ", "nokura"}, {"影沢", "カゲサワ", "kagesawa"},      {"巻野", "マキノ", "makino"},    {"見崎", "ミサキ", "misaki"},
    {"待井", "マチイ", "machii"}, {"守岡", "モリオカ", "morioka"},       {"越戸", "ゴエド", "goedo"},     {"鳴山", "ナリヤマ", "nariyama"},
    {"降野", "フリノ", "furino"}, {"結城川", "ユウキガワ", "yuukigawa"}, {"宿森", "ヤドモリ", "yadomori"}};
constexpr NamePart given[] = {
    {"一樹", "カズキ", "kazuki"},  {"直人", "ナオト", "naoto"},   {"誠", "マコト", "makoto"},    {"健", "ケン", "ken"},
    {"悠", "ユウ", "yuu"},         {"拓海", "タクミ", "takumi"},  {"涼", "リョウ", "ryou"},      {"翔太", "ショウタ", "shouta"},
    {"浩二", "コウジ", "kouji"},   {"智", "サトシ", "satoshi"},   {"美咲", "ミサキ", "misaki"},  {"葵", "アオイ", "aoi"},
    {"由美", "ユミ", "yumi"},      {"恵", "メグミ", "megumi"},    {"真理", "マリ", "mari"},      {"香織", "カオリ", "kaori"},
    {"舞", "マイ", "mai"},         {"千尋", "チヒロ", "chihiro"}, {"明日香", "アスカ", "asuka"}, {"涼子", "リョウコ", "ryouko"},
    {"幸子", "サチコ", "sachiko"}, {"文", "フミ", "fumi"},        {"隆", "タカシ", "takashi"},   {"大輔", "ダイスケ", "daisuke"},
    {"俊", "シュン", "shun"},      {"薫", "カオル", "kaoru"}};

void set_habits(Person& person, Dice& dice) {
  person.start_minute = static_cast<int>(dice.bell(480, 580));
  person.end_minute = person.start_minute + static_cast<int>(dice.bell(520, 600));
  person.activity = static_cast<int>(dice.bell(55, 145));
  person.overtime = static_cast<int>(dice.skewed(35));
  person.printing = static_cast<int>(dice.skewed(40));
  for (int i = 0; i < 12; ++i) person.sites.push_back(dice.skewed(60));
}

void cast_main_character(Firm& firm, Dice& dice) {
  Person& person = firm.people[firm.main_character];
  person.activity = 100;
  person.overtime = 12;
  person.start_minute = 530;
  person.end_minute = 1080;
  if (firm.kind == FirmKind::car_maker) {
    person.title = "主任";
    person.employment = "regular";
    person.employer = firm.name;
    person.joined = day_of(2012, 4, 2);
    person.born = day_of(1988, static_cast<int>(dice.between(5, 12)), static_cast<int>(dice.between(1, 28)));  // 37 in March 2026
    person.notice = day_of(2026, 2, static_cast<int>(dice.between(24, 27)));
    person.notice_source = "上司への申出（退職願）";
    person.last_day_at_work = day_of(2026, 3, 27);
    person.last_day_of_employment = day_of(2026, 3, 31);
    person.destination = "幻想モーターズ株式会社（架空の競合）";
    person.destination_source = "退職面談での本人の申告";
  } else {
    person.title = "派遣技術者";
    person.employment = "dispatched";
    person.employer = "架空システム派遣株式会社";
    person.joined = day_of(2025, 10, 1);
    person.born = day_of(1986, static_cast<int>(dice.between(5, 12)), static_cast<int>(dice.between(1, 28)));  // 39 in March 2026
    person.contract_end = day_of(2026, 6, 30);
  }
}

}  // namespace

void hire_people(Firm& firm, int count, std::uint64_t seed) {
  Dice dice(seed, firm.folder + "/people");
  const std::string sid_base = fmt::format("S-1-5-21-{}-{}-{}", dice.between(100'000'000, 2'000'000'000),
                                           dice.between(100'000'000, 2'000'000'000), dice.between(100'000'000, 2'000'000'000));
  int total_weight = 0;
  for (const Department& department : firm.departments) total_weight += department.weight;
  std::vector<std::string> accounts;
  int taken = 0, weight_so_far = 0;
  for (size_t d = 0; d < firm.departments.size(); ++d) {
    const Department& department = firm.departments[d];
    weight_so_far += department.weight;
    const int until = count * weight_so_far / total_weight;
    const size_t head = firm.people.size();
    for (int place = 0; taken < until; ++taken, ++place) {
      Person person;
      const NamePart& first = dice.pick(family_first);
      const NamePart& second = dice.pick(family_second);
      const NamePart& own = dice.pick(given);
      person.name = fmt::format("{}{} {}", first.written, second.written, own.written);
      person.kana = fmt::format("{}{} {}", first.kana, second.kana, own.kana);
      person.account = fmt::format("{}.{}{}", own.latin.substr(0, 1), first.latin, second.latin);
      const auto same = std::ranges::count(accounts, person.account);
      accounts.push_back(person.account);
      if (same > 0) person.account += std::to_string(same + 1);
      person.staff_number = fmt::format("{}{:05}", firm.letter, 10'000 + taken * 37 % 89'989);
      person.sid = fmt::format("{}-{}", sid_base, 1104 + taken);
      person.department = d;
      person.title = department.titles[std::min<size_t>(static_cast<size_t>(place), department.titles.size() - 1)];
      person.superior = place == 0 ? 0 : head + (place > 7 ? 1 + static_cast<size_t>(place) % 2 : 0);
      person.employer = firm.name;
      const auto entry = static_cast<int>(dice.between(1990, 2025));
      person.joined = day_of(entry, 4, 1);
      person.born = day_of(entry - static_cast<int>(dice.between(19, 25)), static_cast<int>(dice.between(1, 12)),
                           static_cast<int>(dice.between(1, 28)));
      if (place > 3) {
        const auto lot = dice.below(100);
        if (lot < 7) {
          person.employment = "dispatched";
          person.employer = "架空システム派遣株式会社";
          person.contract_end = day_of(2026, static_cast<int>(dice.between(5, 9)), 30);
        } else if (lot < 12) {
          person.employment = "contract";
          person.contract_end = day_of(2026, 9, 30);
        } else if (lot < 14) {
          person.employment = "contractor";
          person.employer = "架空業務委託合同会社";
          person.contract_end = day_of(2026, 9, 30);
        } else if (lot < 16) {
          person.employment = "seconded";
          person.employer = firm.kind == FirmKind::car_maker ? "架空部品工業株式会社" : "架空印刷株式会社";
        } else if (lot < 19) {
          person.employment = "re-employed";
          person.contract_end = day_of(2027, 3, 31);
        }
      }
      person.computer = firm.computers.size();
      firm.computers.push_back(fmt::format("{}-{}{:04}.{}", dice.percent(60) ? "NB" : "PC", firm.letter, taken + 1, firm.domain));
      person.address = fmt::format("10.{}.{}.{}", firm.letter == "A" ? 20 : 30, 1 + taken / 200, 20 + taken % 200);
      set_habits(person, dice);
      firm.people.push_back(std::move(person));
    }
  }
  // The top of the firm is the head of the first department; he has no superior but himself.
  const std::vector<size_t> candidates = firm.staff_of(firm.kind == FirmKind::car_maker ? 0 : firm.department_named("情報システム部"));
  firm.main_character = candidates[3 + dice.below(candidates.size() - 3)];
  Person& main = firm.people[firm.main_character];
  if (firm.kind == FirmKind::car_maker) firm.computers[main.computer].replace(0, 2, "NB");  // his lent laptop
  main.contract_end.reset();
  cast_main_character(firm, dice);

  struct ServiceAccount {
    std::string_view account, name;
    size_t computer;
  };
  for (const ServiceAccount& it : {ServiceAccount{"svc_backup", "夜間バックアップ", Firm::backup_server},
                                   ServiceAccount{"app_main", "業務アプリケーション", Firm::database_server},
                                   ServiceAccount{"batch_nightly", "夜間バッチ", Firm::database_server}}) {
    Person service;
    service.kind = PersonKind::service;
    service.account = it.account;
    service.name = it.name;
    service.sid = fmt::format("{}-{}", sid_base, 9001 + firm.people.size());
    service.computer = it.computer;
    service.address = fmt::format("10.{}.0.{}", firm.letter == "A" ? 20 : 30, 10 + it.computer);
    service.joined = day_of(2020, 4, 1);
    firm.people.push_back(std::move(service));
  }
}

}  // namespace sekimori::demo
