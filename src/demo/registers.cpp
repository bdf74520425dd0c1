#include "demo/registers.h"

#include <algorithm>
#include <array>

#include "base/csv.h"
#include "demo/calendar.h"

namespace sekimori::demo {
namespace {

using Row = std::vector<std::string>;

struct Column {
  std::string_view key, japanese;
};

std::string text_of(std::optional<Day> day) { return day ? day->to_string() : std::string(); }

// The firm's own words for an identifier; the car maker writes Japanese.
std::string word(const Firm& firm, std::string_view identifier) {
  constexpr std::pair<std::string_view, std::string_view> words[] = {{"regular", "正社員"},
                                                                     {"contract", "契約"},
                                                                     {"dispatched", "派遣"},
                                                                     {"contractor", "業務委託"},
                                                                     {"seconded", "出向"},
                                                                     {"re-employed", "再雇用"},
                                                                     {"level_top", "極秘"},
                                                                     {"level_confidential", "秘"},
                                                                     {"level_internal", "社外秘"},
                                                                     {"technical", "技術"},
                                                                     {"business", "営業"},
                                                                     {"electronic", "電子"},
                                                                     {"paper", "紙"},
                                                                     {"object", "物件"},
                                                                     {"know_how", "ノウハウ"},
                                                                     {"met", "充足"},
                                                                     {"partly", "一部"},
                                                                     {"missing", "不足"},
                                                                     {"unknown", "不明"}};
  if (firm.kind == FirmKind::car_maker)
    for (const auto& [from, to] : words)
      if (from == identifier) return std::string(to);
  return std::string(identifier);
}

class Table {
 public:
  Table(const Firm& firm, std::initializer_list<Column> columns) {
    Row heading;
    for (const Column& column : columns) heading.emplace_back(firm.kind == FirmKind::car_maker ? column.japanese : column.key);
    append_csv_row(text_, heading);
  }
  void add(const Row& row) { append_csv_row(text_, row); }
  std::string take() { return std::move(text_); }

 private:
  std::string text_{csv_byte_order_mark};
};

std::string people_table(const Firm& firm) {
  Table table(firm, {{"staff_number", "社員番号"},
                     {"name", "氏名"},
                     {"name_kana", "氏名カナ"},
                     {"department", "部署"},
                     {"title", "役職"},
                     {"accounts", "アカウント"},
                     {"devices", "端末"},
                     {"born", "生年月日"},
                     {"joined", "入社日"},
                     {"notice_known", "退職申出日"},
                     {"notice_source", "退職申出の出所"},
                     {"last_day_at_work", "最終出社日"},
                     {"last_day_of_employment", "退職日"},
                     {"contract_end", "契約終了日"},
                     {"class", "雇用区分"},
                     {"actual_employer", "派遣元"},
                     {"destination", "転職先"},
                     {"destination_source", "転職先の出所"},
                     {"superior", "上司"}});
  for (const Person& person : firm.people) {
    if (person.kind == PersonKind::service) continue;
    const std::string& computer = firm.computers[person.computer];
    table.add({person.staff_number, person.name, person.kana, firm.departments[person.department].name, person.title, person.account,
               computer.substr(0, computer.find('.')), person.born.to_string(), person.joined.to_string(), text_of(person.notice),
               person.notice_source, text_of(person.last_day_at_work), text_of(person.last_day_of_employment), text_of(person.contract_end),
               word(firm, person.employment), person.employer, person.destination, person.destination_source,
               firm.people[person.superior].staff_number});
  }
  return table.take();
}

std::string secrets_table(const Firm& firm, Dice& dice) {
  Table table(firm, {{"number", "管理番号"},
                     {"title", "名称"},
                     {"kind", "種別"},
                     {"owner", "情報管理責任者"},
                     {"department", "部署"},
                     {"level", "区分"},
                     {"medium", "媒体"},
                     {"places", "保管場所"},
                     {"permitted", "許可者"},
                     {"measures", "措置"},
                     {"secrecy_management", "秘密管理性"},
                     {"secrecy_management_evidence", "秘密管理性の証拠"},
                     {"usefulness", "有用性"},
                     {"usefulness_evidence", "有用性の証拠"},
                     {"non_public", "非公知性"},
                     {"non_public_evidence", "非公知性の証拠"},
                     {"proposed_by", "提案者"},
                     {"approved_by", "承認者"},
                     {"review_day", "見直し日"},
                     {"value", "価値"}});
  constexpr std::string_view media[] = {"electronic", "paper", "object", "know_how"};
  for (const Secret& secret : firm.secrets) {
    const Day registered{day_of(2025, 4, 7).number + static_cast<int>(dice.below(230))};
    std::string permitted;
    for (const size_t person : secret.permitted)
      permitted += fmt::format("{}{}:{}:{}", permitted.empty() ? "" : ";", firm.people[person].staff_number,
                               firm.people[secret.approver].staff_number, registered.to_string());
    // Most secrets are in good order; a few show what a register is for.
    const auto lot = dice.below(100);
    const std::string_view management = lot < 82 ? "met" : lot < 95 ? "partly" : "missing";
    // Names of model::Measure. A file in a folder that says 秘密情報 is marked by the folder as well.
    std::string_view measures = "own_mark";
    if (secret.file && firm.files[*secret.file].folder == "秘密情報") measures = "own_mark;folder_mark";
    else if (secret.place.starts_with("db://")) measures = "system_mark;restricted_rights";
    else if (secret.medium == Medium::paper) measures = "own_mark;restricted_rights";
    table.add({secret.number,
               secret.title,
               word(firm, secret.nature),
               firm.people[secret.owner].staff_number,
               firm.departments[secret.department].name,
               word(firm, secret.level),
               word(firm, media[static_cast<size_t>(secret.medium)]),
               secret.file ? firm.unc_of(*secret.file) : secret.place,
               permitted,
               std::string(measures),
               word(firm, management),
               management == "missing"
                   ? std::string()
                   : fmt::format("{} 台帳に登録; {} 担当者への説明会", registered.to_string(), Day{registered.number + 9}.to_string()),
               word(firm, "met"),
               fmt::format("{} 開発費と利用部署の記録", registered.to_string()),
               word(firm, dice.percent(90) ? "met" : "unknown"),
               fmt::format("{} 公開文献と特許の調査", Day{registered.number + 20}.to_string()),
               firm.people[secret.owner].staff_number,
               firm.people[secret.approver].staff_number,
               Day{registered.number + 365}.to_string(),
               fmt::format("開発費 {} 万円", dice.between(40, 90'000))});
  }
  return table.take();
}

std::string agreements_table(const Firm& firm, Dice& dice) {
  Table table(firm, {{"staff_number", "社員番号"},
                     {"occasion", "機会"},
                     {"kind", "種類"},
                     {"state", "状態"},
                     {"text_version", "文面の版"},
                     {"secrets", "対象"},
                     {"asked_on", "依頼日"},
                     {"signed_on", "署名日"},
                     {"term_ends", "期間満了日"}});
  const bool japanese = firm.kind == FirmKind::car_maker;
  const auto say = [&](std::string_view key, std::string_view words) { return std::string(japanese ? words : key); };
  for (size_t p = 0; p < firm.people.size(); ++p) {
    const Person& person = firm.people[p];
    if (person.kind == PersonKind::service) continue;
    const bool main = p == firm.main_character;
    const bool is_missing = !main && dice.percent(3);
    table.add({person.staff_number,
               say("joining", "入社"),
               say("nda", "秘密保持契約"),
               is_missing ? say("missing", "未取得") : say("signed", "署名済"),
               "2019-04",
               {},
               person.joined.to_string(),
               is_missing ? std::string() : Day{person.joined.number + static_cast<int>(dice.below(5))}.to_string(),
               {}});
    if (!person.last_day_of_employment) continue;
    std::string known;
    for (const Secret& secret : firm.secrets)
      if (std::ranges::find(secret.permitted, p) != secret.permitted.end()) known += (known.empty() ? "" : ";") + secret.number;
    const Day asked{person.last_day_at_work->number - 5};
    table.add({person.staff_number, say("leaving", "退職"), say("pledge", "誓約書"),
               main ? say("asked", "依頼中") : say("signed", "署名済"), "2025-03", known, asked.to_string(),
               main ? std::string() : person.last_day_at_work->to_string(), day_of(2028, 3, 31).to_string()});
  }
  return table.take();
}

std::string sources_table(const Firm& firm) {
  std::string text(csv_byte_order_mark);
  append_csv_row(text, {"name", "kind", "path", "mapping", "purpose", "work_rule_clause", "work_rule_version", "told_staff_on",
                        "responsible", "retention_days", "union_notice_on", "last_audit_on"});
  const std::string responsible = firm.people[firm.staff_of(firm.department_named("情報システム部"))[0]].staff_number;
  struct Source {
    std::string_view name, kind, path, mapping, purpose;
  };
  constexpr std::array sources{
      Source{"windows", "windows_json", "logs/windows", "windows", "秘密情報の持出しの検知と、事故時の事実確認"},
      Source{"windows_evtx", "windows_evtx", "logs/windows-evtx", "windows", "秘密情報の持出しの検知と、事故時の事実確認"},
      Source{"proxy", "squid", "logs/proxy", "squid-access", "社外への送信の把握"},
      Source{"mail", "mail_gateway", "logs/mail", "mail-gateway", "社外への送信の把握（本文は見ない）"},
      Source{"client", "client_operation", "logs/client", "client-operations", "外部媒体への書出しの把握"},
      Source{"print", "print", "logs/print", "print-service", "大量印刷の把握"},
      Source{"database", "database_audit", "logs/database", "database-audit", "台帳の大量読出しの把握"}};
  for (const Source& source : sources)
    append_csv_row(text, {std::string(source.name), std::string(source.kind), std::string(source.path), std::string(source.mapping),
                          std::string(source.purpose), "就業規則 第58条（情報機器の利用記録）", "2025-04 第7版", "2025-04-14", responsible,
                          "1095", "2025-03-24", "2025-10-20"});
  append_csv_row(text, {"client_trial", "client_operation", "logs/client-trial", "client-operations", {}, {}, {}, {}, {}, "90", {}, {}});
  return text;
}

std::string approvals_table(const Firm& firm) {
  std::string text(csv_byte_order_mark);
  append_csv_row(text, {"number", "staff_number", "account", "what", "object", "reason", "from", "to", "approver", "approved_on"});
  for (const Approval& it : firm.approvals)
    append_csv_row(text, {it.number, it.staff_number, it.account, it.what, it.object, it.reason, it.from.to_string(), it.to.to_string(),
                          firm.people[it.approver].staff_number, it.approved.to_string()});
  return text;
}

std::string devices_table(const Firm& firm) {
  std::string text(csv_byte_order_mark);
  append_csv_row(text, {"serial", "model", "kind", "lent_to"});
  for (const Device& device : firm.devices)
    if (device.registered)
      append_csv_row(text, {device.serial, device.model, device.kind == DeviceKind::stick ? "usb_memory" : "external_disk", device.owner});
  return text;
}

}  // namespace

std::vector<RegisterFile> write_registers(const Firm& firm, std::uint64_t seed) {
  Dice dice(seed, firm.folder + "/registers");
  std::vector<RegisterFile> out;
  out.push_back({"people.csv", people_table(firm)});
  out.push_back({"secrets.csv", secrets_table(firm, dice)});
  out.push_back({"agreements.csv", agreements_table(firm, dice)});
  out.push_back({"sources.csv", sources_table(firm)});
  out.push_back({"approvals.csv", approvals_table(firm)});
  out.push_back({"devices.csv", devices_table(firm)});
  return out;
}

}  // namespace sekimori::demo
