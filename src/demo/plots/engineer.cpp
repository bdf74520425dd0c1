#include <algorithm>

#include "demo/calendar.h"
#include "demo/logs/scribe.h"
#include "demo/logs/surroundings.h"
#include "demo/plots/plots.h"

namespace sekimori::demo {
namespace {

constexpr std::int64_t bytes_per_row = 118;

// Reads `rows` customer records in statements of about a million and a half, writes them to his disk and to the phone.
void read_and_store(Stage& stage, Scribe& scribe, std::int64_t rows, size_t phone, Day day) {
  Firm& firm = stage.firm;
  const size_t who = firm.main_character;
  Dice& dice = scribe.dice();
  std::int64_t second = dice.between(19 * 3600 + 1800, 20 * 3600 + 900);
  const auto later = [&](std::int64_t low, std::int64_t high) {
    second += dice.between(low, high);
    return at(day, second, dice.between(0, 9'999'999) * 100);
  };
  struct Dump {
    std::string path;
    std::int64_t bytes;
  };
  std::vector<Dump> dumps;
  scribe.start_program(who, "C:\\Program Files\\PostgreSQL\\15\\bin\\psql.exe", "psql.exe -h DB-B01 -U dba_repair member", later(5, 60));
  std::int64_t from = 0;
  for (int part = 1; from < rows; ++part) {
    const std::int64_t take = std::min(rows - from, dice.between(1'300'000, 1'900'000));
    scribe.query(who, "dba_repair", firm.people[who].computer,
                 fmt::format("SELECT customer_no, name, kana, zip, address, tel, child_name, birthday, sex FROM member.customer WHERE "
                             "customer_no BETWEEN {} AND {}",
                             from + 1, from + take),
                 "member.customer", take, later(90, 260));
    dumps.push_back({fmt::format("C:\\work\\db_repair\\check_{:02}{:02}_{:02}.csv", day.month(), day.day(), part), take * bytes_per_row});
    scribe.client(who, ClientOperation::create, dumps.back().path, {}, DriveKind::local, dumps.back().bytes, nothing, "psql.exe",
                  later(4, 20));
    from += take;
  }
  scribe.plug(who, phone, later(120, 400));
  for (const Dump& dump : dumps)
    scribe.copy_to_device(
        who, phone, dump.path,
        "スマートフォン\\" + firm.devices[phone].model + "\\内部共有ストレージ\\Download\\" + dump.path.substr(dump.path.rfind('\\') + 1),
        dump.bytes, later(40, 110));
  scribe.unplug(who, phone, later(60, 200));
}

void complain(Stage& stage, Dice& dice) {
  constexpr std::string_view voices[] = {
      "こちらにしか登録していない子どもの名前の書き方で、{0}を名乗る先の案内が届きました。どこから漏れたのですか。",
      "聞いたことのない教材会社から電話があり、学年まで知っていました。名簿は{0}から買ったと言っていました。",
      "転居の届けをこちらだけに出した新しい住所へ、他社の広告が来ています。差出の元は{0}とのことです。",
      "入会のときに間違えて書いた誕生日のまま、別の会社の案内が来ました。{0}という名前がありました。",
      "ここ数日で三通、知らない塾の案内が来ます。問い合わせたら{0}の名簿だと言われました。",
      "祖母の家の住所は贈り物の送り先としてこちらにだけ登録したものです。なぜ{0}が知っているのですか。"};
  std::string table = "complaint_id,received_at,channel,area,text\r\n";
  std::string note = "お客様相談窓口 取りまとめ（情報流出の疑い）\n\n";
  for (int i = 0; i < 14; ++i) {
    const Day day{day_of(2026, 3, 30).number + i / 3};
    std::string text(voices[dice.below(std::size(voices))]);
    text.replace(text.find("{0}"), 3, list_broker);
    const auto hour = dice.between(9, 17), minute = dice.between(0, 59);
    const std::string_view channel = dice.percent(60) ? "電話" : "問い合わせ画面";
    const std::string_view area = dice.percent(50) ? "架空県北部" : "架空県南部";
    table +=
        fmt::format("CL-{:03},{}T{:02}:{:02}:00+09:00,{},{},{}\r\n", i + 1, day.to_string(), hour, minute, channel, area, csv_cell(text));
    note += fmt::format("・{} {}\n", day.to_string(), text);
  }
  note += fmt::format(
      "\n共通点: 会員基幹台帳だけにある表記（子の名の書き方、届出の新住所）が使われている。差出の元として {} の名が挙がる。\n"
      "3月30日から4月3日までに14件。会員サービス部から情報管理責任者へ連絡済み。\n",
      list_broker);
  stage.papers.emplace_back("intake/complaints.csv", table);
  stage.papers.emplace_back("intake/customer_complaints_2026-04-03.txt", note);
}

}  // namespace

void play_the_engineer(Stage& stage) {
  Firm& firm = stage.firm;
  Dice dice(stage.seed, firm.folder + "/engineer");
  Scribe scribe(firm, stage.chronicle, Dice(stage.seed, firm.folder + "/engineer/scribe"));
  const size_t who = firm.main_character;
  const Person& person = firm.people[who];
  stage.cast.push_back(who);

  const size_t phone = firm.devices.size();
  firm.devices.push_back({DeviceKind::phone, "KAKUUPHONE", "架空フォン Z7", fmt::format("KZ7{:08X}", dice.next() & 0xFFFFFFFFU),
                          128'000'000'000, person.staff_number, false});
  Day first{day_of(2026, 3, 4).number + static_cast<int>(dice.below(6))};
  while (!is_workday(first)) ++first.number;
  // Twice in one month, a few days apart: the second time is the same errand, not a new one.
  Day second{first.number + 4 + static_cast<int>(dice.below(3))};
  while (!is_workday(second)) ++second.number;
  const std::int64_t total = dice.between(29'800'000, 30'200'000);
  const std::int64_t of_first = dice.between(14'200'000, 17'500'000);
  const std::int64_t sent = dice.between(9'900'000, 10'100'000);
  read_and_store(stage, scribe, of_first, phone, first);
  read_and_store(stage, scribe, total - of_first, phone, second);

  // Packed on his machine, sent in the evening a day or two later, through the service that everybody may use.
  Day sending{second.number + 1 + static_cast<int>(dice.below(2))};
  const std::int64_t packed = sent * 41;
  const std::int64_t evening = dice.between(20 * 3600 + 600, 21 * 3600);
  const std::string archive = "C:\\work\\db_repair\\ichiran.zip";
  scribe.log_on(who, at(sending, evening - 1'900));
  scribe.client(who, ClientOperation::create, archive, {}, DriveKind::local, packed, nothing, "explorer.exe", at(sending, evening - 900));
  scribe.web(who, WebMethod::get, fmt::format("https://{}/", large_file_host), 21'000, 640, at(sending, evening));
  scribe.web(who, WebMethod::post, fmt::format("https://{}/api/upload?name=ichiran.zip&rows={}", large_file_host, sent), 900, packed,
             at(sending, evening + 700));
  scribe.client(who, ClientOperation::web_upload, archive, fmt::format("https://{}/api/upload", large_file_host), DriveKind::network,
                packed, nothing, "msedge.exe", at(sending, evening + 702));
  scribe.web(who, WebMethod::post, fmt::format("https://{}/api/notify?to={}", large_file_host, list_broker_address), 700, 1'100,
             at(sending, evening + 760));
  scribe.client(who, ClientOperation::remove, archive, {}, DriveKind::local, 0, nothing, "explorer.exe", at(sending, evening + 1'200));
  scribe.log_off(who, at(sending, evening + 1'500));

  FirmTruth& truth = stage.truth;
  truth.person = {person.staff_number, person.name, person.account, firm.computers[person.computer], 39};
  for (const Secret& secret : firm.secrets)
    if (secret.place.starts_with("db://")) truth.secrets.push_back(secret.number);
  truth.device_serial = firm.devices[phone].serial;
  truth.device_model = firm.devices[phone].model;
  truth.days = {first, second};
  truth.rows_read = total;
  truth.rows_sent = sent;
  truth.sent_on = sending;
  truth.sent_through = large_file_host;
  truth.sent_to = list_broker_address;
  truth.came_to_light = "customer_complaint";
  complain(stage, dice);
}

}  // namespace sekimori::demo
