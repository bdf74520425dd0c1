#include <algorithm>

#include "demo/calendar.h"
#include "demo/logs/daily_life.h"
#include "demo/logs/scribe.h"
#include "demo/logs/surroundings.h"
#include "demo/plots/plots.h"

namespace sekimori::demo {
namespace {

class Innocent {
 public:
  explicit Innocent(Stage& stage)
      : stage_(stage),
        firm_(stage.firm),
        dice_(stage.seed, stage.firm.folder + "/innocent"),
        scribe_(stage.firm, stage.chronicle, Dice(stage.seed, stage.firm.folder + "/innocent/scribe")) {}

  void hand_over();
  void back_up();
  void audit();
  void print_at_year_end();
  void work_overtime_at_home();
  void fetch_photos();
  void blow_the_whistle();
  void leave_quietly();
  void send_to_the_printer();
  void carry_in_unbased_source();
  void replace_computers();
  void lend_sticks();

 private:
  size_t somebody(size_t department);
  size_t somebody(std::string_view department) { return somebody(firm_.department_named(department)); }
  std::string approve(size_t person, std::string_view what, std::string_view object, std::string_view reason, Day from, Day to);
  size_t lend(size_t person);
  std::vector<size_t> ordinary_files_of(size_t department) const;
  void note(std::string_view kind, size_t person, std::string_view explained_by) {
    const Person& it = firm_.people[person];
    stage_.truth.look_alikes.push_back({std::string(kind), it.staff_number, it.account, std::string(explained_by)});
  }
  bool has_part(size_t person) const { return std::ranges::find(stage_.cast, person) != stage_.cast.end(); }
  bool is_car_maker() const { return firm_.kind == FirmKind::car_maker; }
  static Day workday_near(Day day) {
    while (!is_workday(day)) ++day.number;
    return day;
  }

  Stage& stage_;
  Firm& firm_;
  Dice dice_;
  Scribe scribe_;
};

// Small departments run out of people: then the next one lends somebody.
size_t Innocent::somebody(size_t department) {
  for (;; department = (department + 1) % firm_.departments.size()) {
    std::vector<size_t> staff = firm_.staff_of(department);
    std::erase_if(staff, [&](size_t it) { return has_part(it); });
    if (staff.empty()) continue;
    stage_.cast.push_back(dice_.pick(staff));
    return stage_.cast.back();
  }
}

std::string Innocent::approve(size_t person, std::string_view what, std::string_view object, std::string_view reason, Day from, Day to) {
  Approval approval;
  approval.number = fmt::format("AP-{}-{:03}", firm_.letter, firm_.approvals.size() + 1);
  approval.staff_number = firm_.people[person].staff_number;
  approval.account = firm_.people[person].account;
  approval.what = what;
  approval.object = object;
  approval.reason = reason;
  approval.from = from;
  approval.to = to;
  approval.approved = Day{from.number - static_cast<int>(dice_.between(2, 9))};
  approval.approver = firm_.people[person].superior;
  if (approval.approver == person) approval.approver = firm_.staff_of(1)[0];
  firm_.approvals.push_back(approval);
  return "approvals.csv " + approval.number;
}

size_t Innocent::lend(size_t person) {
  firm_.devices.push_back({DeviceKind::stick, "KAKUU", "Lent Stick 32G",
                           fmt::format("{}LENT{:04}{:04X}", firm_.letter, firm_.devices.size(), dice_.below(65'536)), 32'010'928'128,
                           firm_.people[person].staff_number, true});
  return firm_.devices.size() - 1;
}

std::vector<size_t> Innocent::ordinary_files_of(size_t department) const {
  std::vector<size_t> out;
  for (size_t i = 0; i < firm_.files.size(); ++i)
    if (firm_.files[i].department == department && !firm_.files[i].secret && firm_.files[i].copied_from.empty()) out.push_back(i);
  return out;
}

// Somebody of the firm who hands his work over before a transfer, on a lent stick, in daylight, with a paper.
void Innocent::hand_over() {
  const size_t person = somebody(is_car_maker() ? 1 : 0);
  const size_t stick = lend(person);
  const Day day = workday_near(day_of(2026, 3, 24));
  const std::string paper = approve(person, "引継ぎのための持出し", firm_.devices[stick].serial,
                                    "4月の異動に伴う担当業務の引継ぎ。貸与媒体を使い、後任が受領印を押す。", day, Day{day.number + 3});
  std::vector<size_t> files = ordinary_files_of(firm_.people[person].department);
  dice_.shuffle(files);
  files.resize(std::min<size_t>(files.size(), 38));
  const std::int64_t start = dice_.between(37'000, 40'000);
  scribe_.open_share(person, firm_.people[person].department, at(day, start - 60));
  scribe_.plug(person, stick, at(day, start));
  for (size_t i = 0; i < files.size(); ++i) {
    const auto second = start + 30 + static_cast<std::int64_t>(i) * 25;
    scribe_.read_file(person, files[i], at(day, second));
    scribe_.copy_to_device(person, stick, firm_.unc_of(files[i]), "E:\\引継ぎ\\" + firm_.files[files[i]].name, scribe_.size_of(files[i]),
                           at(day, second + 3));
  }
  scribe_.unplug(person, stick, at(day, start + 1'500));
  note("approved_handover", person, paper);
}

void Innocent::back_up() {
  const size_t person = static_cast<size_t>(std::ranges::find(firm_.people, "svc_backup", &Person::account) - firm_.people.begin());
  const std::string paper = approve(person, "定期バックアップ", "FS、DB 全体",
                                    "毎晩のファイル保全と毎週日曜の台帳全件の保全（運用手順書 第3版）。", first_day(), last_day());
  const auto nightly = 30 * stage_.people / 420 + 4;
  const std::string_view table = is_car_maker() ? "plm.part" : "member.customer";
  for (Day day = first_day(); day <= last_day(); ++day.number) {
    scribe_.open_share(person, static_cast<size_t>(day.number) % firm_.departments.size(), at(day, 2 * 3600));
    for (int i = 0; i < nightly; ++i) scribe_.read_file(person, dice_.below(firm_.files.size()), at(day, 2 * 3600 + 30 + i * 20));
    if (day.weekday() == 0)
      scribe_.query(person, "svc_backup", Firm::backup_server, fmt::format("COPY {} TO STDOUT", table), table,
                    (is_car_maker() ? 412'000 : 30'400'000) + 900 * (day.number - first_day().number), at(day, 3 * 3600 + 1800));
  }
  note("backup", person, paper);
}

void Innocent::audit() {
  const size_t person = somebody(firm_.departments.size() - 1);
  const Day from = workday_near(day_of(2026, 2, 16));
  const std::string paper = approve(person, "内部監査", "全部門の共有フォルダー",
                                    "年次の情報管理監査。各部門の表示と権限を見本で確かめる。", from, Day{from.number + 4});
  for (int d = 0; d < 5; ++d) {
    const Day day{from.number + d};
    if (!is_workday(day)) continue;
    for (size_t department = static_cast<size_t>(d); department < firm_.departments.size(); department += 5) {
      const auto start = 36'000 + static_cast<std::int64_t>(department) * 600;
      scribe_.open_share(person, department, at(day, start));
      const std::vector<size_t> files = ordinary_files_of(department);
      for (int i = 0; i < 14; ++i) scribe_.read_file(person, dice_.pick(files), at(day, start + 100 + i * 35));
    }
  }
  note("audit", person, paper);
}

void Innocent::print_at_year_end() {
  const size_t person = somebody("経理部");
  const Day day = workday_near(day_of(2026, 3, 30));
  const std::string printer = printer_of(firm_, firm_.people[person].department);
  const std::string paper =
      approve(person, "年度末の大量印刷", printer, "決算資料と棚卸票の綴じ込み。監査法人への提示用。", day, Day{day.number + 1});
  const std::vector<size_t> files = ordinary_files_of(firm_.people[person].department);
  for (int d = 0; d < 2; ++d)
    for (int i = 0; i < 16; ++i) {
      const auto pages = static_cast<int>(dice_.between(30, 110));
      scribe_.print(person, firm_.files[dice_.pick(files)].name, printer, pages,
                    at(Day{day.number + d}, 34'000 + i * 1'500 + dice_.between(0, 599)));
    }
  note("year_end_print_run", person, paper);
}

void Innocent::work_overtime_at_home() {
  const size_t person = somebody(size_t{2});
  const Day from = workday_near(day_of(2026, 3, 9));
  const std::string paper =
      approve(person, "在宅での時間外勤務", "社外からの接続", "三月期の締切対応。36協定の範囲内。", from, Day{from.number + 11});
  const std::vector<size_t> files = ordinary_files_of(firm_.people[person].department);
  for (int d = 0; d < 12; ++d) {
    const Day day{from.number + d};
    if (!is_workday(day)) continue;
    const std::int64_t start = dice_.between(21 * 3600, 21 * 3600 + 1800);
    scribe_.log_on(person, at(day, start));
    scribe_.open_share(person, firm_.people[person].department, at(day, start + 60), "10.99.0.52");
    const auto reads = dice_.between(6, 12);
    for (std::int64_t i = 0; i < reads; ++i) scribe_.read_file(person, dice_.pick(files), at(day, start + 200 + i * 420), "10.99.0.52");
    scribe_.log_off(person, at(day, start + 6'000));
  }
  note("home_overtime", person, paper);
}

void Innocent::fetch_photos() {
  const size_t person = somebody(is_car_maker() ? "品質保証部" : "配送管理部");
  const Day day = workday_near(day_of(2026, 3, 17));
  const size_t phone = firm_.devices.size();
  firm_.devices.push_back({DeviceKind::phone, "KAKUUPHONE", "架空フォン M3", fmt::format("KM3{:08X}", dice_.next() & 0xFFFFFFFFU),
                           64'000'000'000, firm_.people[person].staff_number, false});
  const std::string paper = approve(person, "現場写真の取込み", firm_.devices[phone].serial,
                                    "貸与でない電話で撮った現場写真を記録へ移す。取込み後に電話側を消去。", day, day);
  const std::int64_t start = dice_.between(38'000, 55'000);
  scribe_.plug(person, phone, at(day, start));
  for (int i = 0; i < 24; ++i)
    scribe_.copy_from_device(person, phone,
                             fmt::format("スマートフォン\\架空フォン M3\\内部共有ストレージ\\DCIM\\Camera\\IMG_{:04}.jpg", 1200 + i),
                             fmt::format("C:\\Users\\{}\\Pictures\\現場\\IMG_{:04}.jpg", firm_.people[person].account, 1200 + i),
                             dice_.between(1'800'000, 4'200'000), at(day, start + 60 + i * 4));
  scribe_.unplug(person, phone, at(day, start + 400));
  note("photo_retrieval", person, paper);
}

// Protected by law; the content of such mail is nobody's business. The rules tell how the firm treats it.
void Innocent::blow_the_whistle() {
  const size_t person = somebody(is_car_maker() ? "品質保証部" : "会員サービス部");
  scribe_.mail(person, "soudan@kakuu-bengoshi.example.jp", "ご相談", "経過の記録.pdf", 1, 640'000,
               at(workday_near(day_of(2026, 2, 26)), 44'100));
  scribe_.mail(person, "tsuuhou@koueki-madoguchi.example.jp", "公益通報", "経過の記録.pdf;写し.pdf", 2, 1'480'000,
               at(workday_near(day_of(2026, 3, 3)), 44'700));
  scribe_.mail(person, "soudan@kakuu-bengoshi.example.jp", "Re: ご相談", {}, 0, 9'000, at(workday_near(day_of(2026, 3, 6)), 44'500));
  stage_.papers.emplace_back("rules/whistle_blowing.txt",
                             "公益通報の取扱い（就業規則 第62条、内部通報規程 第4版）\n\n"
                             "弁護士、行政機関、労働組合への通信は監視の対象外とし、本文と添付を調べない。\n"
                             "対象外の宛先: kakuu-bengoshi.example.jp、koueki-madoguchi.example.jp、kakuu-kumiai.example.jp\n");
  note("whistle_blower", person, "rules/whistle_blowing.txt");
}

void Innocent::leave_quietly() {
  const size_t person = somebody(is_car_maker() ? 1 : 0);
  Person& it = firm_.people[person];
  it.employment = "regular";
  it.employer = firm_.name;
  it.notice = day_of(2026, 2, 17);
  it.notice_source = "上司への申出（退職願）";
  it.last_day_at_work = day_of(2026, 3, 26);
  it.last_day_of_employment = day_of(2026, 3, 31);
  it.destination = "家業を継ぐ";
  it.destination_source = "退職面談での本人の申告";
  it.contract_end.reset();
  for (int i = 0; i < 9; ++i)
    scribe_.client(person, ClientOperation::remove, fmt::format("C:\\Users\\{}\\Documents\\私物メモ{}.txt", it.account, i + 1), {},
                   DriveKind::local, 0, nothing, "explorer.exe", at(day_of(2026, 3, 26), 59'000 + i * 20));
  const std::string paper = fmt::format("intake/exit_check_{}.txt", it.staff_number);
  stage_.papers.emplace_back(paper, fmt::format("退職時確認記録（秘密情報）\n\n対象者: {} {}\n確認日: 2026-03-26\n"
                                                "貸与品はすべて返却。退職時の秘密保持誓約書に署名あり。所見なし。\n",
                                                it.staff_number, it.name));
  note("quiet_leaver", person, paper);
  // Others leave at the end of the fiscal year as well, and do nothing of note.
  for (size_t i = 0; i < std::max<size_t>(1, firm_.people.size() / 70); ++i) {
    Person& other = firm_.people[somebody(static_cast<size_t>(dice_.below(firm_.departments.size())))];
    other.employment = "regular";
    other.employer = firm_.name;
    other.notice = Day{day_of(2026, 2, 2).number + static_cast<int>(dice_.below(25))};
    other.notice_source = "上司への申出（退職願）";
    other.last_day_at_work = Day{day_of(2026, 3, 23).number + static_cast<int>(dice_.below(5))};
    other.last_day_of_employment = day_of(2026, 3, 31);
    other.contract_end.reset();
  }
}

// Printer's copy, through the same large-file service, with a paper.
void Innocent::send_to_the_printer() {
  const size_t person = somebody(is_car_maker() ? "営業部" : "販売企画部");
  const Day day = workday_near(day_of(2026, 3, 11));
  const std::string paper = approve(person, "大容量便での送付", "kakuu-insatsu.example.jp",
                                    "印刷会社への版下の送付。秘密を含まないことを所属長が確認。", day, Day{day.number + 2});
  for (int i = 0; i < 3; ++i) {
    const std::int64_t bytes = dice_.between(18'000'000, 64'000'000);
    const std::int64_t second = 50'000 + i * 900;
    scribe_.web(person, WebMethod::post, fmt::format("https://{}/api/upload?name=hanshita{}.zip", large_file_host, i + 1), 800, bytes,
                at(day, second));
    scribe_.client(
        person, ClientOperation::web_upload, fmt::format("C:\\Users\\{}\\Documents\\版下{}.zip", firm_.people[person].account, i + 1),
        fmt::format("https://{}/api/upload", large_file_host), DriveKind::network, bytes, nothing, "msedge.exe", at(day, second + 2));
    scribe_.web(person, WebMethod::post, fmt::format("https://{}/api/notify?to=nyuukou@kakuu-insatsu.example.jp", large_file_host), 700,
                1'000, at(day, second + 40));
  }
  note("approved_large_file", person, paper);
  // Firms add the services of their own country and trade to the rules that come with the product.
  stage_.papers.emplace_back("sigma/large_file_service.yml",
                             fmt::format(R"(title: Upload to the large-file service in use here / 社内で使う大容量便への送信
id: {}
status: stable
description: 架空大容量便への 10 MB 以上の送信。
author: {}
logsource:
  category: proxy
detection:
  selection:
    cs-method: [POST, PUT]
    cs-host: {}
    cs-bytes|gte: 10000000
  condition: selection
level: medium
)",
                                         is_car_maker() ? "0b8f2d1e-6d0b-4c55-9d53-1f0d8a4f7a01" : "0b8f2d1e-6d0b-4c55-9d53-1f0d8a4f7a02",
                                         firm_.name, large_file_host));
}

// Old computers are wiped before they go back to the lessor; the log of each is cleared, and each is on the list.
void Innocent::replace_computers() {
  const size_t person = somebody("情報システム部");
  const Day day = workday_near(day_of(2026, 2, 9));
  const std::string paper = approve(person, "端末の入替え", firm_.computers[firm_.people[person].computer],
                                    "貸与期間の満了。記録は収集済みであることを確かめてから消去する。", day, day);
  Act act;
  act.kind = ActKind::log_cleared;
  act.person = static_cast<std::uint16_t>(person);
  act.computer = static_cast<std::uint32_t>(firm_.people[person].computer);
  act.time = at(day, 52'000 + dice_.between(0, 3'000)).nanoseconds;
  stage_.chronicle.add(act);
  note("computer_replacement", person, paper);
}

// The trial of an agent in one department: its staff were never told, so nobody may be scored from it.
void Innocent::carry_in_unbased_source() {
  const size_t person = somebody(is_car_maker() ? "営業部" : "販売企画部");
  const size_t stick = firm_.devices.size();
  firm_.devices.push_back({DeviceKind::stick, "KAKUU", "Private Stick 64G", fmt::format("PRIV{:08X}", dice_.next() & 0xFFFFFFFFU),
                           64'021'856'256, firm_.people[person].staff_number, false});
  auto& acts = stage_.chronicle.acts(LogKind::client);
  const size_t before = acts.size();
  const std::vector<size_t> files = ordinary_files_of(firm_.people[person].department);
  const Day day = workday_near(day_of(2026, 3, 18));
  scribe_.client(person, ClientOperation::device_connect, firm_.devices[stick].model, {}, DriveKind::removable, 0,
                 static_cast<std::uint32_t>(stick), {}, at(day, 64'900));
  for (int i = 0; i < 60; ++i) {
    const size_t file = dice_.pick(files);
    scribe_.copy_to_device(person, stick, firm_.unc_of(file), "E:\\" + firm_.files[file].name, scribe_.size_of(file),
                           at(day, 65'000 + i * 9));
  }
  stage_.unbased_acts.assign(acts.begin() + static_cast<std::ptrdiff_t>(before), acts.end());
  acts.resize(before);
  stage_.truth.unscored_source = "client_trial";
  stage_.truth.unscored_account = firm_.people[person].account;
}

// A few people carry files to meetings on sticks that the firm lent them, every other week.
void Innocent::lend_sticks() {
  const size_t holders = std::max<size_t>(2, firm_.people.size() / 35);
  for (size_t i = 0; i < holders; ++i) {
    const size_t person = dice_.below(firm_.people.size() - 3);
    if (has_part(person)) continue;
    stage_.cast.push_back(person);
    const size_t stick = lend(person);
    const std::vector<size_t> files = ordinary_files_of(firm_.people[person].department);
    for (Day day{first_day().number + static_cast<int>(dice_.below(14))}; day <= last_day();
         day.number += static_cast<int>(dice_.between(9, 18))) {
      if (!is_workday(day) || !is_employed_and_present(firm_.people[person], day)) continue;
      const std::int64_t second = dice_.between(36'000, 58'000);
      scribe_.plug(person, stick, at(day, second));
      const auto count = dice_.between(1, 3);
      for (std::int64_t n = 1; n <= count; ++n) {
        const size_t file = dice_.pick(files);
        scribe_.copy_to_device(person, stick, firm_.unc_of(file), "E:\\" + firm_.files[file].name, scribe_.size_of(file),
                               at(day, second + 40 * n));
      }
      scribe_.unplug(person, stick, at(day, second + 400));
    }
  }
}

}  // namespace

void play_the_innocent(Stage& stage) {
  Innocent innocent(stage);
  innocent.hand_over();
  innocent.back_up();
  innocent.audit();
  innocent.print_at_year_end();
  innocent.work_overtime_at_home();
  innocent.fetch_photos();
  innocent.blow_the_whistle();
  innocent.leave_quietly();
  innocent.send_to_the_printer();
  innocent.carry_in_unbased_source();
  innocent.replace_computers();
  innocent.lend_sticks();
}

}  // namespace sekimori::demo
