#include "demo/seminar_year.h"

#include <array>

#include "base/csv.h"
#include "base/instant.h"
#include "base/random.h"

namespace sekimori::demo {
namespace {

struct Planned {
  std::string_view day, place, prefecture;
};

constexpr std::array<Planned, 25> list_2015 = {
    {{"2015-04-17", "東京 第1回", "東京都"}, {"2015-05-15", "愛知", "愛知県"},       {"2015-05-22", "東京 第2回", "東京都"},
     {"2015-05-25", "大阪 第1回", "大阪府"}, {"2015-06-02", "熊本 第1回", "熊本県"}, {"2015-06-10", "兵庫", "兵庫県"},
     {"2015-06-11", "京都", "京都府"},       {"2015-06-24", "神奈川", "神奈川県"},   {"2015-07-02", "北海道", "北海道"},
     {"2015-07-08", "群馬", "群馬県"},       {"2015-07-09", "富山", "富山県"},       {"2015-07-16", "青森", "青森県"},
     {"2015-07-23", "東京 第3回", "東京都"}, {"2015-07-30", "宮城", "宮城県"},       {"2015-08-06", "千葉", "千葉県"},
     {"2015-09-03", "鹿児島", "鹿児島県"},   {"2015-09-09", "三重", "三重県"},       {"2015-09-10", "静岡", "静岡県"},
     {"2015-09-16", "大阪 第2回", "大阪府"}, {"2015-10-01", "埼玉", "埼玉県"},       {"2015-10-07", "熊本 第2回", "熊本県"},
     {"2015-10-08", "福岡", "福岡県"},       {"2015-10-15", "山梨", "山梨県"},       {"2015-10-29", "島根", "島根県"},
     {"2015-11-05", "徳島", "徳島県"}}};

constexpr std::array<std::string_view, 22> places_2014 = {"東京都", "愛知県", "大阪府", "福岡県", "北海道", "宮城県",   "広島県", "石川県",
                                                          "香川県", "新潟県", "長野県", "埼玉県", "千葉県", "神奈川県", "静岡県", "京都府",
                                                          "兵庫県", "岡山県", "熊本県", "沖縄県", "岩手県", "群馬県"};
constexpr std::array<std::string_view, 6> bands = {"unknown", "up_to_20", "up_to_100", "up_to_300", "up_to_1000", "more"};
constexpr std::array<std::uint64_t, 6> shares = {4, 22, 30, 20, 14, 10};  // of a hundred: mostly small firms

std::vector<std::string> row_of(std::string_view day, std::string_view place, std::string_view prefecture, std::int64_t seats) {
  return {"営業秘密・知財戦略セミナー (" + std::string(place) + ")",
          "Trade secrets and IP strategy",
          std::string(day),
          "14:00",
          "15:30",
          std::string(place) + "会場",
          std::string(prefecture),
          "on_site",
          std::to_string(seats),
          "INPIT",
          "first_steps"};
}

// Nobody gives a seminar for firms at a week-end: the Monday after it.
Day working_day(Day day) {
  constexpr int sunday = 0, saturday = 6;
  while (day.weekday() == sunday || day.weekday() == saturday) ++day.number;
  return day;
}

std::string table_head() {
  std::vector<std::string> head = {"title_ja",   "title_en", "day",   "from",  "until", "place",
                                   "prefecture", "mode",     "seats", "hosts", "theme"};
  for (const std::string_view band : bands) head.emplace_back(band);
  std::string out;
  append_csv_row(out, head);
  return out;
}

}  // namespace

std::string seminar_year_2014(std::uint64_t seed) {
  SeededRandom random(seed);
  std::array<std::array<std::int64_t, bands.size()>, places_2014.size()> came{};
  // One at every place, the others wherever chance takes them, more to the large cities.
  for (std::int64_t i = 0; i < participants_2014; ++i) {
    std::size_t place = static_cast<std::size_t>(i);
    if (place >= places_2014.size()) place = random.below(3) == 0 ? random.below(4) : random.below(places_2014.size());
    std::uint64_t part = random.below(100);
    std::size_t band = 0;
    while (part >= shares.at(band)) part -= shares.at(band++);
    ++came.at(place).at(band);
  }
  std::string out = table_head();
  for (std::size_t i = 0; i < places_2014.size(); ++i) {
    const std::size_t month = (i / 2 + 4 - 1) % 12 + 1;  // from April on, two a month
    const auto chosen = static_cast<int>(8 + 7 * (i % 2) + random.below(5));
    const Day day = working_day(*Day::from_date(month >= 4 ? 2014 : 2015, static_cast<int>(month), chosen));
    std::vector<std::string> row = row_of(day.to_string(), places_2014.at(i), places_2014.at(i), 200);
    for (const std::int64_t count : came.at(i)) row.push_back(std::to_string(count));
    append_csv_row(out, row);
  }
  return out;
}

std::string seminar_list_2015() {
  std::string out = table_head();
  for (const Planned& one : list_2015) {
    std::vector<std::string> row = row_of(one.day, one.place, one.prefecture, 80);
    row.resize(row.size() + bands.size());
    append_csv_row(out, row);
  }
  return out;
}

}  // namespace sekimori::demo
