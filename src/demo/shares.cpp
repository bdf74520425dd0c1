#include <algorithm>
#include <array>
#include <set>

#include "demo/calendar.h"
#include "demo/firm.h"

namespace sekimori::demo {
namespace {

constexpr std::array<std::string_view, 14> trivial_titles{
    "懇親会のお知らせ", "駐車場の割当",     "食堂の献立",       "避難訓練の案内", "社内報の原稿",
    "健康診断の日程",   "忘れ物の一覧",     "給茶機の入れ替え", "清掃当番表",     "通勤経路の届出のしかた",
    "体育館の利用案内", "図書室の新着案内", "冷房の設定温度",   "名刺の注文方法"};

DocumentKind choose_kind(Dice& dice, bool drawings) {
  const auto lot = dice.below(100);
  if (drawings && lot < 8) return DocumentKind::dxf;
  if (lot < 44) return DocumentKind::docx;
  if (lot < 66) return DocumentKind::xlsx;
  if (lot < 78) return DocumentKind::pptx;
  if (lot < 93) return DocumentKind::pdf;
  return DocumentKind::csv;
}

std::string japanese_date(Day day) { return fmt::format("{}年{}月{}日", day.year(), day.month(), day.day()); }

class ShareFiller {
 public:
  ShareFiller(Firm& firm, std::uint64_t seed) : firm_(firm), dice_(seed, firm.folder + "/shares"), prose_(dice_, firm.field) {}

  void add_secrets(int count);
  void add_ordinary(int count);
  void choose_favourites();

 private:
  Document write(size_t department, int sections, int sentences);
  size_t add_file(ShareFile file, std::string_view mark_in_name);
  void permit(Secret& secret);

  Firm& firm_;
  Dice dice_;
  Prose prose_;
  std::set<std::string> paths_;
  int documents_ = 0;
};

Document ShareFiller::write(size_t department, int sections, int sentences) {
  Document document;
  document.title = prose_.title();
  const std::vector<size_t> staff = firm_.staff_of(department);
  document.author = firm_.departments[department].name + "　" + firm_.people[dice_.pick(staff)].name;
  const Day written{last_day().number - static_cast<int>(dice_.between(20, 900))};
  document.date = japanese_date(written);
  document.number =
      fmt::format("{}-{:02}{:02}-{:05}", firm_.departments[department].code, written.year() % 100, written.month(), ++documents_);
  for (int i = 0; i < sections; ++i) {
    Section section;
    section.heading = fmt::format("{}. {}", i + 1, prose_.heading());
    section.paragraphs = prose_.paragraphs(static_cast<int>(dice_.between(1, 3)), sentences);
    document.sections.push_back(std::move(section));
  }
  const int columns = static_cast<int>(dice_.between(3, 5));
  document.table.push_back({"項目", "目標", "実績", "差", "備考"});
  document.table.back().resize(static_cast<size_t>(columns));
  for (auto rows = dice_.between(4, 14); rows > 0; --rows) {
    std::vector<std::string> row{prose_.item()};
    for (int i = 1; i < columns; ++i) row.push_back(fmt::format("{}.{:02}", dice_.between(1, 9999), dice_.between(0, 99)));
    document.table.push_back(std::move(row));
  }
  return document;
}

size_t ShareFiller::add_file(ShareFile file, std::string_view mark_in_name) {
  std::string stem = file.document.title;
  std::ranges::replace(stem, ' ', '_');
  if (!mark_in_name.empty()) stem = fmt::format("【{}】{}", mark_in_name, stem);
  for (int version = 1;; ++version) {
    file.name = version == 1 ? fmt::format("{}.{}", stem, extension_of(file.kind))
                             : fmt::format("{}_{}版.{}", stem, version, extension_of(file.kind));
    if (paths_.insert(fmt::format("{}/{}/{}", file.department, file.folder, file.name)).second) break;
  }
  firm_.files.push_back(std::move(file));
  return firm_.files.size() - 1;
}

void ShareFiller::permit(Secret& secret) {
  const std::vector<size_t> staff = firm_.staff_of(secret.department);
  secret.approver = staff[0];
  secret.owner = staff[std::min<size_t>(1 + dice_.below(2), staff.size() - 1)];
  const size_t wanted = secret.level == "level_top"            ? std::max<size_t>(4, staff.size() / 3)
                        : secret.level == "level_confidential" ? staff.size() * 2 / 3
                                                               : staff.size();
  secret.permitted = staff;
  if (wanted < staff.size()) {
    std::vector<size_t> others(staff.begin() + 1, staff.end());
    dice_.shuffle(others);
    others.resize(std::max<size_t>(wanted, 2) - 1);
    secret.permitted.assign(1, staff[0]);
    secret.permitted.insert(secret.permitted.end(), others.begin(), others.end());
    if (std::ranges::find(secret.permitted, secret.owner) == secret.permitted.end()) secret.permitted.push_back(secret.owner);
    std::ranges::sort(secret.permitted);
  }
  // Somebody from another department, as projects have it.
  if (dice_.percent(25)) secret.permitted.push_back(dice_.pick(firm_.staff_of((secret.department + 1) % firm_.departments.size())));
}

void ShareFiller::add_secrets(int count) {
  constexpr int papers = 6, moulds = 5, cards = 4;
  const bool car = firm_.kind == FirmKind::car_maker;
  const size_t planning = car ? firm_.department_named("商品企画部") : firm_.department_named("販売企画部");
  const size_t workshop = car ? firm_.department_named("生産技術部") : firm_.department_named("教材編集部");
  for (int i = 0; i < count; ++i) {
    Secret secret;
    secret.number = fmt::format("TS-{}-{:03}", firm_.letter, i + 1);
    // First what has no file, then at least twenty of planning, then all departments in turn.
    if (i < papers) secret.medium = Medium::paper;
    else if (i < papers + moulds) secret.medium = Medium::embodied;
    else if (i < papers + moulds + cards) secret.medium = Medium::no_medium;
    const bool database = !car && i == papers + moulds + cards;
    const int rest = i - papers - moulds - cards;
    secret.department = i < papers + moulds + cards ? workshop : rest < 22 ? planning : dice_.below(firm_.departments.size());
    const auto lot = dice_.below(100);
    secret.level = lot < 14 ? "level_top" : lot < 62 ? "level_confidential" : "level_internal";
    if (secret.department == planning && rest >= 0 && rest < 22 && secret.level == "level_internal") secret.level = "level_confidential";
    secret.nature = secret.department == planning ? "business" : dice_.percent(70) ? "technical" : "business";
    if (database) {
      secret.title = "会員基幹台帳（顧客情報）";
      secret.level = "level_top";
      secret.nature = "business";
      secret.department = firm_.department_named("情報システム部");
      secret.place = "db://DB-B01/member/customer";
      permit(secret);
      secret.permitted.push_back(firm_.main_character);
      std::ranges::sort(secret.permitted);
      secret.permitted.erase(std::ranges::unique(secret.permitted).begin(), secret.permitted.end());
      firm_.secrets.push_back(std::move(secret));
      continue;
    }
    permit(secret);
    if (secret.medium != Medium::electronic) {
      secret.title = prose_.item();
      switch (secret.medium) {
        case Medium::paper:
          secret.title += "の試験記録（紙ファイル）";
          secret.place = fmt::format("第{}技術棟 {}階 施錠書庫 {}列", dice_.between(1, 3), dice_.between(1, 5), dice_.between(1, 9));
          break;
        case Medium::embodied:
          secret.title += car ? "の成形金型" : "の印刷原版";
          secret.place = fmt::format("第{}工場 型保管区 棚{}-{}", dice_.between(1, 4), dice_.between(1, 20), dice_.between(1, 6));
          break;
        default: secret.title += "の調整の勘どころ（ノウハウカード）"; secret.place = "媒体なし（ノウハウカードで特定）";
      }
      firm_.secrets.push_back(std::move(secret));
      continue;
    }
    if (secret.department == planning && rest >= 0 && rest < 22 && car &&
        std::ranges::find(secret.permitted, firm_.main_character) == secret.permitted.end())
      secret.permitted.push_back(firm_.main_character);
    const std::array<std::string_view, 2> top{"極秘", "厳秘"};
    const std::array<std::string_view, 4> confidential{"秘", "マル秘", "機密", "CONFIDENTIAL"};
    const std::array<std::string_view, 2> internal{"社外秘", "部外秘"};
    const std::string_view mark = secret.level == "level_top"            ? dice_.pick(top)
                                  : secret.level == "level_confidential" ? dice_.pick(confidential)
                                                                         : dice_.pick(internal);
    ShareFile file;
    file.department = secret.department;
    const Department& department = firm_.departments[secret.department];
    file.folder = secret.department == planning && rest < 22 ? department.folders[0] : "秘密情報";
    file.kind = choose_kind(dice_, car && secret.nature == "technical");
    file.secret = firm_.secrets.size();
    file.document = write(secret.department, static_cast<int>(dice_.between(5, 9)), static_cast<int>(dice_.between(4, 7)));
    if (secret.department == planning && rest < 22) file.document.title = prose_.planning_title();
    file.document.mark = mark;
    secret.title = file.document.title;
    secret.file = add_file(std::move(file), dice_.percent(35) ? mark : std::string_view());
    firm_.secrets.push_back(std::move(secret));
  }
}

void ShareFiller::add_ordinary(int count) {
  std::vector<size_t> with_file;
  for (size_t i = 0; i < firm_.secrets.size(); ++i)
    if (firm_.secrets[i].file) with_file.push_back(i);
  const int unmarked = std::max(4, count / 200), partial = std::max(4, count / 240), trivial = std::max(6, count / 150);
  int total_weight = 0;
  for (const Department& department : firm_.departments) total_weight += department.weight;
  for (int i = 0; i < count; ++i) {
    ShareFile file;
    std::uint64_t lot = dice_.below(static_cast<std::uint64_t>(total_weight));
    while (lot >= static_cast<std::uint64_t>(firm_.departments[file.department].weight))
      lot -= static_cast<std::uint64_t>(firm_.departments[file.department++].weight);
    file.folder = dice_.pick(firm_.departments[file.department].folders);
    if (i < unmarked) {  // a whole copy that lost its mark on the way
      const Secret& secret = firm_.secrets[dice_.pick(with_file)];
      const ShareFile& original = firm_.files[*secret.file];
      file.kind = original.kind;
      file.document = original.document;
      file.document.mark.clear();
      file.copied_from = secret.number;
      file.folder = firm_.departments[file.department].folders.back();
      file.document.title += " 控え";
    } else if (i < unmarked + partial) {  // two paragraphs of a secret inside a paper of one's own
      const Secret& secret = firm_.secrets[dice_.pick(with_file)];
      const Document& original = firm_.files[*secret.file].document;
      file.kind = dice_.percent(60) ? DocumentKind::docx : DocumentKind::pdf;
      file.document = write(file.department, 3, 4);
      for (int taken = 0; taken < 2; ++taken)
        file.document.sections[1].paragraphs.push_back(dice_.pick(dice_.pick(original.sections).paragraphs));
      file.copied_from = secret.number;
    } else if (i < unmarked + partial + trivial) {  // a mark on what is no secret
      file.kind = DocumentKind::docx;
      file.document = write(file.department, 1, 2);
      file.document.title = dice_.pick(trivial_titles);
      file.document.table.clear();
      file.document.mark = dice_.percent(70) ? "社外秘" : "秘";
    } else {
      file.kind = choose_kind(dice_, firm_.kind == FirmKind::car_maker);
      file.document = write(file.department, static_cast<int>(dice_.between(2, 4)), static_cast<int>(dice_.between(3, 5)));
    }
    add_file(std::move(file), {});
  }
}

void ShareFiller::choose_favourites() {
  std::vector<std::vector<size_t>> of_department(firm_.departments.size());
  for (size_t i = 0; i < firm_.files.size(); ++i)
    if (!firm_.files[i].secret && firm_.files[i].copied_from.empty()) of_department[firm_.files[i].department].push_back(i);
  for (size_t p = 0; p < firm_.people.size(); ++p) {
    Person& person = firm_.people[p];
    if (person.kind == PersonKind::service) continue;
    const auto& own = of_department[person.department];
    for (auto wanted = dice_.between(14, 26); wanted > 0; --wanted) person.favourites.push_back(dice_.pick(own));
    std::vector<size_t> open_to_him;
    for (const Secret& secret : firm_.secrets)
      if (secret.file && std::ranges::find(secret.permitted, p) != secret.permitted.end()) open_to_him.push_back(*secret.file);
    dice_.shuffle(open_to_him);
    if (open_to_him.size() > 5) open_to_him.resize(5);
    for (const size_t file : open_to_him)
      person.favourites.insert(person.favourites.begin() + static_cast<std::ptrdiff_t>(3 + dice_.below(person.favourites.size() - 3)),
                               file);
  }
}

}  // namespace

void fill_shares(Firm& firm, int secrets, int ordinary_files, std::uint64_t seed) {
  ShareFiller filler(firm, seed);
  filler.add_secrets(secrets);
  filler.add_ordinary(ordinary_files);
  filler.choose_favourites();
}

}  // namespace sekimori::demo
