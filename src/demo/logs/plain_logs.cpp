#include "demo/logs/plain_logs.h"

#include <array>

#include "demo/calendar.h"

namespace sekimori::demo {
namespace {

constexpr std::array<std::string_view, 9> operation_names{"作成",         "コピー",          "削除",           "名前変更", "デバイス接続",
                                                          "デバイス切断", "Webアップロード", "画面キャプチャ", "印刷"};
constexpr std::array<std::string_view, 6> drive_names{"ローカル", "ネットワーク", "リムーバブル", "ポータブルデバイス", "CD/DVD", ""};

std::string japan_rfc3339(std::int64_t nanoseconds) {
  const Instant local{nanoseconds + 9 * 3600 * nanoseconds_per_second};
  std::string text = Instant{local.nanoseconds / nanoseconds_per_second * nanoseconds_per_second}.to_rfc3339(0);
  text.replace(text.size() - 1, 1, "+09:00");
  return text;
}

std::string_view short_name(const std::string& computer) { return std::string_view(computer).substr(0, computer.find('.')); }

}  // namespace

std::string heading_of(LogKind log) {
  switch (log) {
    case LogKind::mail: return "time,sender,recipients,subject,attachments,attachment_names,bytes,direction,host\r\n";
    case LogKind::client:
      return to_code_page_932("日時,端末名,ユーザー名,操作,ファイルパス,出力先,ドライブ種別,バイト数,シリアル番号,プロセス\r\n");
    case LogKind::print: return "time,user,computer,printer,document,pages,bytes\r\n";
    case LogKind::database: return "time,db_user,client_host,os_user,statement,table,rows\r\n";
    default: return {};
  }
}

void append_line(const Firm& firm, const Chronicle& chronicle, LogKind log, const Act& act, std::string& out) {
  const Person& person = firm.people[act.person];
  const auto words = [&](std::uint32_t number) -> std::string_view {
    return number == nothing ? std::string_view() : std::string_view(chronicle.words(number));
  };
  switch (log) {
    case LogKind::proxy: {
      constexpr std::string_view methods[] = {"GET", "POST", "CONNECT"};
      const std::string_view url = words(act.object);
      std::string_view host = url;
      if (const size_t scheme = host.find("://"); scheme != std::string_view::npos) host.remove_prefix(scheme + 3);
      host = host.substr(0, host.find_first_of(":/"));
      const bool tunnel = act.manner == static_cast<std::uint8_t>(WebMethod::connect);
      const std::int64_t milliseconds = act.time / 1'000'000;
      out += fmt::format("{}.{:03} {:6} {} {}/200 {} {} {} {} HIER_DIRECT/{} {} {}\n", milliseconds / 1000, milliseconds % 1000,
                         40 + (act.bytes + act.count) / 9'000 + act.time / 1000 % 700, person.address, tunnel ? "TCP_TUNNEL" : "TCP_MISS",
                         act.bytes, methods[act.manner], url, person.account, host, tunnel ? "-" : "text/html", act.count);
      break;
    }
    case LogKind::mail: {
      constexpr std::string_view directions[] = {"outbound", "inbound", "internal"};
      const std::string own = person.account + "@" + firm.domain;
      const bool inbound = act.manner == static_cast<std::uint8_t>(MailDirection::inbound);
      out += fmt::format("{},{},{},{},{},{},{},{},{}\r\n", japan_rfc3339(act.time), inbound ? words(act.target) : std::string_view(own),
                         csv_cell(inbound ? std::string_view(own) : words(act.target)), csv_cell(words(act.object)), act.count,
                         csv_cell(words(act.extra)), act.bytes, directions[act.manner],
                         inbound ? std::string_view("mx01") : short_name(firm.computers[person.computer]));
      break;
    }
    case LogKind::client:
      out += to_code_page_932(
          fmt::format("{},{},{},{},{},{},{},{},{},{}\r\n", japan_text(Instant{act.time}), short_name(firm.computers[act.computer]),
                      person.account, operation_names[act.manner], csv_cell(words(act.object)), csv_cell(words(act.target)),
                      drive_names[static_cast<size_t>(act.drive)], act.bytes,
                      act.device == nothing ? std::string_view() : std::string_view(firm.devices[act.device].serial), words(act.extra)));
      break;
    case LogKind::print:
      out += fmt::format("{},{},{},{},{},{},{}\r\n", japan_rfc3339(act.time), person.account, short_name(firm.computers[act.computer]),
                         words(act.target), csv_cell(words(act.object)), act.count, act.bytes);
      break;
    case LogKind::database:
      out += fmt::format("{},{},{},{},{},{},{}\r\n", japan_rfc3339(act.time), words(act.extra), short_name(firm.computers[act.computer]),
                         person.account, csv_cell(words(act.object)), words(act.target), act.count);
      break;
    case LogKind::windows: break;
  }
}

}  // namespace sekimori::demo
