#include <algorithm>

#include "demo/calendar.h"
#include "demo/logs/scribe.h"
#include "demo/logs/surroundings.h"
#include "demo/plots/plots.h"

namespace sekimori::demo {
namespace {

constexpr std::string_view home_address = "10.99.0.37";  // as the firm's remote access hands it out

void carry_off(Stage& stage, Scribe& scribe, std::span<const size_t> items, size_t disk, Instant evening, std::string_view address) {
  Firm& firm = stage.firm;
  const size_t who = firm.main_character;
  Dice& dice = scribe.dice();
  std::int64_t second = 0;
  const auto later = [&](std::int64_t low, std::int64_t high) {
    second += dice.between(low, high);
    return Instant{evening.nanoseconds + second * nanoseconds_per_second + dice.between(0, 9'999'999) * 100};
  };
  scribe.log_on(who, later(5, 40));
  scribe.start_program(who, "C:\\Windows\\explorer.exe", "explorer.exe \\\\FS-A01\\商品企画部\\次期車構想", later(20, 60));
  scribe.open_share(who, firm.people[who].department, later(5, 20), address);
  scribe.plug(who, disk, later(60, 300));
  for (const size_t secret : items) {
    const size_t file = *firm.secrets[secret].file;
    scribe.read_file(who, file, later(20, 150), address);
    scribe.copy_to_device(who, disk, firm.unc_of(file), "E:\\控え\\" + firm.files[file].name, scribe.size_of(file), later(1, 6));
  }
  scribe.unplug(who, disk, later(60, 240));
  scribe.log_off(who, later(60, 200));
}

std::string exit_check_note(const Stage& stage) {
  const Firm& firm = stage.firm;
  const Person& person = firm.people[firm.main_character];
  return fmt::format(
      "退職時確認記録（秘密情報）\n\n"
      "確認日: 2026-04-02\n確認者: 法務知財部、情報システム部（貸与品返却の窓口）\n"
      "対象者: {} {}（{} {}）\n最終出社日: {}\n退職日: {}\n転職先: {}（{}）\n\n"
      "1. 貸与品\n"
      "  貸与ノートパソコン {} は退職日に宅配便で返却された。メモリ媒体の返却はない（貸与記録なし）。\n\n"
      "2. 所見\n"
      "  返却品の接続記録に、貸与台帳にない外付けハードディスク（製造番号 {}）の接続が残っていた。\n"
      "  接続の一つは最終出社日より後の夜である。本人に電話で尋ねたところ「私物を整理していただけ」と答えた。\n"
      "  在職中のファイルサーバーの操作記録との突き合わせを情報管理責任者へ依頼する。\n\n"
      "3. 書面\n"
      "  入社時の誓約書: 署名あり。退職時の秘密保持誓約書: 求めたが未提出。\n",
      firm.departments[person.department].name, person.title, person.staff_number, person.name, person.last_day_at_work->to_string(),
      person.last_day_of_employment->to_string(), person.destination, person.destination_source, firm.computers[person.computer],
      stage.truth.device_serial);
}

}  // namespace

void play_the_leaver(Stage& stage) {
  Firm& firm = stage.firm;
  Dice dice(stage.seed, firm.folder + "/leaver");
  Scribe scribe(firm, stage.chronicle, Dice(stage.seed, firm.folder + "/leaver/scribe"));
  const size_t who = firm.main_character;
  const Person& person = firm.people[who];
  stage.cast.push_back(who);

  std::vector<size_t> items;
  for (size_t i = 0; i < firm.secrets.size(); ++i)
    if (firm.secrets[i].file && firm.secrets[i].department == person.department && firm.files[*firm.secrets[i].file].folder == "次期車構想")
      items.push_back(i);
  dice.shuffle(items);
  SEKIMORI_CHECK(items.size() >= 13);
  items.resize(13);

  const size_t disk = firm.devices.size();
  firm.devices.push_back({DeviceKind::disk, "KAKUU", "Portable HDD KH-1T", fmt::format("KH1T{:010X}", dice.next() & 0xFFFFFFFFFFU),
                          1'000'204'886'016, person.staff_number, false});

  // He looks through the folder at his desk in the fortnight before, more often than he used to.
  for (Day day = day_of(2026, 3, 11); day <= *person.last_day_at_work; ++day.number)
    if (is_workday(day))
      for (auto looks = dice.between(1, 3); looks > 0; --looks)
        scribe.read_file(who, *firm.secrets[dice.pick(items)].file, at(day, dice.between(36'000, 60'000)));
  scribe.mail(who, fmt::format("saiyou@{}", rival_domain), "面談のお礼", {}, 0, 4'200,
              at(day_of(2026, 2, 12), dice.between(44'000, 46'000)));
  scribe.mail(who, fmt::format("saiyou@{}", rival_domain), "入社手続きの件", {}, 0, 5'100,
              at(day_of(2026, 3, 13), dice.between(44'000, 46'000)));

  const Day first{day_of(2026, 3, 23).number + static_cast<int>(dice.below(4))};
  const Day second{day_of(2026, 3, 28).number + static_cast<int>(dice.below(3))};
  carry_off(stage, scribe, std::span(items).first(7), disk, at(first, dice.between(19 * 3600 + 1800, 20 * 3600 + 1800)), {});
  carry_off(stage, scribe, std::span(items).subspan(7), disk, at(second, dice.between(20 * 3600 + 1800, 21 * 3600 + 1800)), home_address);

  FirmTruth& truth = stage.truth;
  truth.person = {person.staff_number, person.name, person.account, firm.computers[person.computer], 37};
  std::ranges::sort(items);
  for (const size_t item : items) {
    truth.secrets.push_back(firm.secrets[item].number);
    truth.paths.push_back(firm.path_of(*firm.secrets[item].file));
  }
  truth.device_serial = firm.devices[disk].serial;
  truth.device_model = firm.devices[disk].model;
  truth.days = {first, second};
  truth.came_to_light = "exit_check";
  stage.papers.emplace_back("intake/exit_check_2026-04-02.txt", exit_check_note(stage));
}

}  // namespace sekimori::demo
