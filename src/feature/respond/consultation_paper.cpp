#include "feature/respond/consultation_paper.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

namespace sekimori::respond {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string trigger_ja(model::CaseTrigger trigger) {
  using enum model::CaseTrigger;
  switch (trigger) {
    case alert: return "監視記録の警告";
    case exit_check: return "退職者の点検";
    case partner_notice: return "取引先からの通知";
    case customer_complaint: return "顧客からの苦情";
    case anonymous_report: return "匿名の通報";
    case found_item: return "物の発見";
    case consultation: return "相談";
    case hub_warning: return "情報共有網からの注意喚起";
  }
  return {};
}

std::string verb_ja(model::CustodyVerb verb) {
  static constexpr std::array<std::string_view, 16> names = {"特定", "受領", "差押え", "封印", "取得", "確認", "保管",     "閲覧",
                                                             "複写", "分析", "墨塗り", "移送", "返還", "保全", "保全解除", "廃棄"};
  return std::string(names.at(static_cast<std::size_t>(verb)));
}

std::string scope_ja(model::ExhibitScope scope) {
  return scope == model::ExhibitScope::whole_file     ? "全体 (ファイル)"
         : scope == model::ExhibitScope::whole_source ? "全体 (ログの原本)"
         : scope == model::ExhibitScope::redacted     ? "墨塗り (全体は別に封印)"
                                                      : "抽出 (全体は別に保全)";
}

std::string class_ja(model::EmploymentClass value) {
  static constexpr std::array<std::string_view, 7> names = {"正社員", "契約社員", "派遣社員", "業務委託", "出向者", "役員", "再雇用"};
  return std::string(names.at(static_cast<std::size_t>(value)));
}

std::string status_ja(std::string_view status) {
  if (status == "met") return "充足";
  if (status == "partly") return "一部充足";
  if (status == "missing") return "不足";
  return "不明";
}

std::string day_ja(const std::optional<Day>& day) { return day ? day->to_string() : "不明"; }
std::string or_unknown(const std::string& text, std::string_view otherwise = "(未記入)") {
  return text.empty() ? std::string(otherwise) : text;
}

std::string joined(const std::vector<std::string>& items, std::string_view between = "、") {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : std::string(between)) + item;
  return out;
}

std::string translated(std::string_view name, std::span<const std::pair<std::string_view, std::string_view>> words) {
  for (const auto& [from, to] : words)
    if (from == name) return std::string(to);
  return std::string(name);
}

std::string basis_ja(const std::vector<std::string>& members) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> words = {
      std::pair{"purpose", "目的"},          {"work_rule_clause", "就業規則の条"}, {"work_rule_version", "就業規則の版"},
      {"told_to_staff", "社員に知らせた日"}, {"responsible_person", "責任者"},     {"notice_to_union", "組合等への通知"},
      {"last_audit", "直近の監査"}};
  std::string out;
  for (const std::string& member : members) out += (out.empty() ? "" : "、") + translated(member, words);
  return out;
}

std::string agreement_ja(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> words = {
      std::pair{"joining", "入社"}, {"project", "案件"},  {"transfer", "異動"},        {"leaving", "退職"},
      {"nda", "秘密保持契約"},      {"pledge", "誓約書"}, {"non_compete", "競業避止"}, {"asked", "依頼済み"},
      {"signed", "署名済み"},       {"refused", "拒否"},  {"expired", "期限切れ"},     {"missing", "なし"}};
  return translated(name, words);
}

std::string grouped(std::uint64_t value) {
  std::string digits = std::to_string(value);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> requirements = {
    std::pair{"secrecy_management", "秘密管理性"}, std::pair{"usefulness", "有用性"}, std::pair{"non_public", "非公知性"}};

std::string evidence_of(const Json& state, std::string_view requirement) {
  std::string out;
  for (const Json& evidence : state["secret"]["requirements"][requirement]["evidence"].items()) {
    const std::string_view day = evidence["day"].text();
    out += fmt::format("\n{} {}", day.empty() ? std::string_view("(日付なし)") : day, evidence["text"].text());
  }
  return out;
}

class Writer {
 public:
  explicit Writer(const ConsultationFacts& facts) : facts_(facts), paper_("営業秘密侵害に関する相談資料") {}

  paper::Paper write() {
    paper_.set_footer(fmt::format("事件 {}  {} 作成", facts_.known.facts.number, local(facts_.written_at)));
    summary();
    firm();
    secrets();
    three_requirements();
    persons();
    acts();
    destinations();
    preserved();
    inquiry();
    purpose();
    harm_and_wish();
    not_examined();
    return std::move(paper_);
  }

 private:
  std::string local(Instant at) const { return facts_.zone.local_text(at); }
  void heading(std::string_view text) { paper_.heading(1, fmt::format("{}. {}", ++number_, text)); }

  std::vector<const model::CustodyStep*> steps_with(model::CustodyVerb verb) const {
    std::vector<const model::CustodyStep*> out;
    for (const auto& [id, step] : facts_.steps)
      if (step.verb == verb) out.push_back(&step);
    return out;
  }

  void summary() {
    const model::Case& c = facts_.known.facts;
    heading("要旨");
    std::string text = fmt::format("{}において、営業秘密{}件の持出しが疑われる。端緒は{}で、{}に認知した。",
                                   or_unknown(facts_.firm.name, "当社"), facts_.secrets.size(), trigger_ja(c.trigger), local(c.noticed_at));
    if (!c.trigger_detail.empty()) text += "\n端緒の内容: " + c.trigger_detail;
    for (const auto& [id, alert] : facts_.alerts) text += "\n" + alert.sentence_ja;
    paper_.paragraph(std::move(text));
    std::size_t whole = 0, extracts = 0;
    for (const KnownExhibit& exhibit : facts_.exhibits) ++(exhibit.facts.of_exhibit.empty() ? whole : extracts);
    paper_.table({"項目", "内容"},
                 {{"事件番号", c.number},
                  {"件名", c.title},
                  {"端緒", fmt::format("{} ({})", trigger_ja(c.trigger), local(c.noticed_at))},
                  {"事件の開始", local(facts_.known.opened_at)},
                  {"保全した証拠", fmt::format("全体 {}点、抽出 {}点", whole, extracts)},
                  {"行為の記録", fmt::format("{}行 (出来事 {}件)", facts_.acts.size(), grouped(facts_.events_shown))},
                  {"作成", fmt::format("{}、{}", local(facts_.written_at), facts_.author)}},
                 {1, 4});
    paper_.paragraph("時刻はすべて" + std::string(facts_.zone.name() == "Asia/Tokyo" ? "日本標準時" : facts_.zone.name()) +
                     "である。営業秘密の内容はこの資料に含まない。");
  }

  void firm() {
    heading("会社と連絡先");
    paper_.table({"項目", "内容"},
                 {{"会社", or_unknown(facts_.firm.name)},
                  {"所在地", or_unknown(facts_.firm.address)},
                  {"連絡先", or_unknown(facts_.firm.contact)},
                  {"本件を知る者",
                   or_unknown(facts_.firm.knows, facts_.known.facts.readers.empty() ? "(未記入)" : joined(facts_.known.facts.readers))}},
                 {1, 4});
  }

  void secrets() {
    heading("営業秘密一覧");
    if (facts_.secrets.empty()) return paper_.paragraph("営業秘密はまだ特定していない。");
    Rows rows;
    for (const SecretLine& secret : facts_.secrets)
      rows.push_back({secret.number, secret.level, secret.kind, secret.medium, or_unknown(secret.department, ""),
                      or_unknown(secret.hash, "記録なし")});
    paper_.table({"台帳番号", "区分", "種類", "媒体", "部署", "台帳の記録の SHA-256"}, std::move(rows), {2, 1, 2, 1, 2, 6});
  }

  void three_requirements() {
    heading("三要件の表");
    paper_.paragraph(
        fmt::format("最初の行為の日 ({}) の終わりまでに記録されていたものだけで判断した。後日の記入は別に示し、判断に用いない。",
                    facts_.act_day.to_string()));
    if (facts_.secrets.empty()) return paper_.paragraph("営業秘密はまだ特定していない。");
    Rows rows, later, missing;
    for (const SecretLine& secret : facts_.secrets) {
      const Json& by_the_day = secret.proof["recorded_by_the_day"];
      std::vector<std::string> row = {secret.number};
      for (const auto& [key, ja] : requirements)
        row.push_back(by_the_day.is_null() ? "当日までの記録なし"
                                           : status_ja(secret.proof["verdict"][key].text()) + evidence_of(by_the_day, key));
      rows.push_back(std::move(row));
      const Json& afterwards = secret.proof["entered_afterwards"];
      if (!afterwards.is_null()) {
        std::string text;
        for (const auto& [key, ja] : requirements)
          text += fmt::format("{}{}: {}{}", text.empty() ? "" : "\n", ja,
                              status_ja(afterwards["secret"]["requirements"][key]["status"].text()), evidence_of(afterwards, key));
        const auto recorded = Instant::parse(afterwards["recorded_at"].text());
        later.push_back({secret.number, recorded ? local(*recorded) : "", std::move(text)});
      }
      std::string lacks;
      for (const Json& line : secret.proof["missing"].items()) lacks += fmt::format("{}{}", lacks.empty() ? "" : "\n", line["ja"].text());
      if (secret.proof.is_null()) lacks = "当日に有効な台帳の記録がない。";
      if (!lacks.empty()) missing.push_back({secret.number, std::move(lacks)});
    }
    paper_.table({"台帳番号", "秘密管理性", "有用性", "非公知性"}, std::move(rows), {1, 2, 2, 2});
    paper_.heading(2, "後日の記入 (判断に用いない)");
    if (later.empty()) paper_.paragraph("なし。");
    else paper_.table({"台帳番号", "記入した時", "内容"}, std::move(later), {1, 2, 5});
    paper_.heading(2, "記録に欠けるもの");
    if (missing.empty()) paper_.paragraph("なし。");
    else paper_.table({"台帳番号", "欠けるもの"}, std::move(missing), {1, 6});
    agreements();
  }

  void agreements() {
    std::set<std::string> staff;
    for (const PersonLine& person : facts_.persons) staff.insert(person.staff_number);
    Rows rows;
    std::set<std::vector<std::string>> seen;
    for (const SecretLine& secret : facts_.secrets)
      for (const Json& agreement : secret.proof["agreements"].items()) {
        const std::string number(agreement["staff_number"].text());
        if (!staff.contains(number)) continue;
        std::vector<std::string> row = {number,
                                        agreement_ja(agreement["kind"].text()),
                                        agreement_ja(agreement["occasion"].text()),
                                        agreement_ja(agreement["state"].text()),
                                        std::string(agreement["signed_on"].text()),
                                        std::string(agreement["text_version"].text())};
        if (seen.insert(row).second) rows.push_back(std::move(row));
      }
    paper_.heading(2, "本人の誓約・秘密保持契約 (当日までの記録)");
    if (rows.empty()) paper_.paragraph("記録がない。");
    else paper_.table({"社員番号", "種類", "機会", "状態", "署名日", "文面の版"}, std::move(rows));
  }

  void persons() {
    heading("人");
    if (facts_.persons.empty()) return paper_.paragraph("行為者はまだ特定していない。");
    for (const PersonLine& person : facts_.persons) {
      const model::Person& dates = person.dates;
      std::string notice = day_ja(dates.notice_known);
      if (!dates.notice_source.empty()) notice += " (" + dates.notice_source + ")";
      std::string destination = or_unknown(dates.destination, "不明");
      if (!dates.destination_source.empty()) destination += " (" + dates.destination_source + ")";
      paper_.table(
          {"項目", person.pseudonym},
          {{"社員番号", person.staff_number},
           {"氏名", person.name ? *person.name : "二人の承認による開示を経ていないため記さない"},
           {"区分", class_ja(dates.employment_class) + (dates.actual_employer.empty() ? "" : "、実際の雇用主 " + dates.actual_employer)},
           {"部署・役職", or_unknown(dates.department, "不明") + (dates.title.empty() ? "" : "、" + dates.title)},
           {"入社日", day_ja(dates.joined)},
           {"退職の申出・内定を知った日", notice},
           {"最終出社日", day_ja(dates.last_day_at_work)},
           {"退職日", day_ja(dates.last_day_of_employment)},
           {"契約終了日", day_ja(dates.contract_end)},
           {"移る先", destination},
           {"アカウント", or_unknown(joined(dates.accounts), "不明")},
           {"貸与機器", or_unknown(joined(dates.devices), "不明")}},
          {1, 3});
    }
  }

  void acts() {
    heading("行為の一覧 (日付順)");
    if (facts_.acts.empty()) return paper_.paragraph("ログに残る行為はまだ示せない。");
    Rows rows;
    for (const ActLine& act : facts_.acts) {
      std::string when = local(act.first);
      if (act.events > 1) when += fmt::format("\n〜 {}", local(act.last));
      std::string what = act.what;
      if (act.events > 1) what += fmt::format(" {}件", grouped(act.events));
      if (act.amount > 0) what += fmt::format("\n{}{}", grouped(static_cast<std::uint64_t>(act.amount)), act.unit);
      // A path of a secret often says its title.
      std::string object = act.secrets.empty() ? act.object : "営業秘密 " + joined(act.secrets);
      if (act.secrets.empty() && act.events > 1 && !object.empty()) object += " ほか";
      std::string where = act.where;
      if (!act.device.empty()) where += fmt::format("{}端末 {}", where.empty() ? "" : "\n", act.device);
      rows.push_back({when, act.who, what, object, where,
                      fmt::format("{}\n{}\n{}", act.source, act.exhibit.empty() ? "(未保全)" : act.exhibit, act.event)});
    }
    paper_.table({"日時", "人", "行為", "対象", "先・端末", "出所・証拠・出来事の番号"}, std::move(rows), {3, 2, 3, 4, 4, 4});
    if (facts_.events_unlisted > 0)
      paper_.paragraph(fmt::format("警告の要因は、この表の{}件のほかに延べ{}件の出来事を数える。それらは表に挙げず、ログの原本に残る。",
                                   grouped(facts_.events_shown), grouped(facts_.events_unlisted)));
  }

  void destinations() {
    heading("保存先を特定し直ちに保全する");
    paper_.heading(2, "持出し先");
    std::map<std::pair<std::string, std::string>, std::pair<std::uint64_t, Instant>> map;
    for (const auto& [id, alert] : facts_.alerts) {
      for (const std::string& device : alert.peripherals) map.try_emplace({"機器・媒体", device}, 0, alert.first);
      for (const std::string& host : alert.destinations)
        map.try_emplace({host.contains('@') ? "アドレス" : "ホスト・宛先", host}, 0, alert.first);
    }
    for (auto& [key, value] : map) {
      bool first = true;
      for (const ActLine& act : facts_.acts)
        if (act.where.contains(key.second)) {
          value.first += act.events;
          if (first) value.second = act.first;
          first = false;
        }
    }
    Rows rows;
    for (const auto& [key, value] : map)
      rows.push_back({key.first, key.second, local(value.second), value.first > 0 ? grouped(value.first) + "件" : "警告による",
                      "未確認 (社外の物・口座の中身は調べていない)"});
    if (rows.empty()) paper_.paragraph("持出し先はまだ特定していない。");
    else paper_.table({"種類", "持出し先", "最初に現れた時", "行為の数", "現物・口座の保全"}, std::move(rows), {2, 4, 3, 2, 4});
    paper_.heading(2, "直ちに保全した時刻");
    Rows holds;
    holds.push_back({"認知", local(facts_.known.facts.noticed_at), trigger_ja(facts_.known.facts.trigger)});
    holds.push_back({"事件の開始", local(facts_.known.opened_at), facts_.known.facts.number});
    for (const record::Hold& hold : facts_.holds) {
      std::vector<std::string> items;
      for (const record::HoldItem& item : hold.items) {
        if (item.kind != "source") continue;
        const auto source = std::ranges::find(facts_.sources, item.id, &model::SourceStanding::id);
        items.push_back(item.id == "*" ? "すべてのログ" : source != facts_.sources.end() ? source->source.name : item.id);
      }
      holds.push_back({hold.released_at ? "消去の停止 (解除 " + local(*hold.released_at) + ")" : "消去の停止", local(hold.placed_at),
                       or_unknown(joined(items), "営業秘密・警告の記録")});
    }
    if (const auto acquired = steps_with(model::CustodyVerb::acquire); !acquired.empty())
      holds.push_back({"最初の証拠の取得", local(acquired.front()->at), acquired.front()->exhibit});
    paper_.table({"事柄", "時刻", "対象"}, std::move(holds), {2, 2, 4});
  }

  void preserved() {
    heading("内容を限定せずに保全する");
    paper_.heading(2, "保全した証拠");
    if (facts_.exhibits.empty()) return paper_.paragraph("まだ証拠を保全していない。");
    Rows rows;
    for (const KnownExhibit& known : facts_.exhibits) {
      const model::Exhibit& exhibit = known.facts;
      rows.push_back({exhibit.number, exhibit.title + (exhibit.reason.empty() ? "" : "\n抽出の理由: " + exhibit.reason),
                      scope_ja(exhibit.scope), fmt::format("{}点 {}バイト", grouped(exhibit.files), grouped(exhibit.bytes)),
                      local(exhibit.acquired_at), exhibit.digest()});
    }
    paper_.table({"番号", "標目", "範囲", "量", "取得した時", "SHA-256"}, std::move(rows), {1, 4, 2, 2, 2, 5});
    paper_.paragraph(
        "SHA-256 "
        "は、一つのファイルならその値、複数なら各ファイルの名前・大きさ・値を並べた目録の値である。抽出は読みやすくするための写しで、元の全"
        "体に代わるものではない。");
  }

  void inquiry() {
    heading("調査・確認の経過を明らかにする");
    paper_.heading(2, "調査の経過");
    if (facts_.steps.empty()) return paper_.paragraph("記録がない。");
    Rows rows;
    for (const auto& [id, step] : facts_.steps) {
      std::string who = step.actor;
      if (!step.second_person.empty()) who += "\n立会 " + step.second_person;
      std::string hash = step.hash_before.empty() ? "" : "前 " + step.hash_before.substr(0, 16) + "…";
      if (!step.hash_after.empty()) {
        const bool same = step.hash_before == step.hash_after;
        hash += (hash.empty() ? "" : "\n") + (same ? std::string("後 同じ") : "後 " + step.hash_after.substr(0, 24) + "…");
      }
      rows.push_back({local(step.at), or_unknown(step.exhibit, "(事件)"), verb_ja(step.verb), who,
                      step.reason + (step.place.empty() ? "" : "\n場所: " + step.place), step.tool, hash});
    }
    paper_.table({"時刻", "証拠", "行為", "した人", "理由", "道具", "ハッシュ"}, std::move(rows), {3, 1, 1, 3, 5, 2, 4});
    paper_.paragraph("各行は追記しかできない記録簿の一件であり、証拠袋にはその証明が付く。");
  }

  void purpose() {
    heading("図利・加害の目的等に関する事実");
    Rows rows;
    for (const PersonLine& person : facts_.persons) {
      const model::Person& dates = person.dates;
      if (dates.notice_known)
        rows.push_back({dates.notice_known->to_string(), person.pseudonym + ": 退職の申出・内定を会社が知った",
                        or_unknown(dates.notice_source, "人事の記録"), "退職や転職そのものは自由である"});
      if (!dates.destination.empty())
        rows.push_back({"", person.pseudonym + ": 移る先は" + dates.destination, or_unknown(dates.destination_source, "出所の記録なし"),
                        "同業への転職は珍しくない"});
      const auto after = [&](const std::optional<Day>& day, std::string_view name) {
        if (!day) return;
        std::uint64_t count = 0;
        for (const ActLine& act : facts_.acts)
          if (act.day > *day && (act.who == person.pseudonym)) count += act.events;
        if (count > 0)
          rows.push_back({day->to_string(), fmt::format("{}: {}の後に{}件の行為", person.pseudonym, name, grouped(count)), "行為の一覧",
                          "引継ぎや残務を頼まれていたかもしれない"});
      };
      after(dates.last_day_at_work, "最終出社日");
      after(dates.last_day_of_employment, "退職日");
      after(dates.contract_end, "契約終了日");
    }
    for (const auto& [id, alert] : facts_.alerts)
      for (const model::AlertFactor& factor : alert.factors)
        rows.push_back({facts_.zone.day_of(alert.first).to_string(), factor.ja,
                        fmt::format("警告 {}{}", id.substr(0, 8),
                                    factor.event_count > 0 ? fmt::format("\n出来事 {}件", grouped(factor.event_count)) : ""),
                        opposite_of(factor)});
    if (rows.empty()) paper_.paragraph("まだ事実を集めていない。");
    else paper_.table({"日", "事実", "根拠", "反対の読み方"}, std::move(rows), {2, 5, 3, 4});
    std::vector<std::string> opposite;
    for (const auto& [id, alert] : facts_.alerts)
      for (const std::string& line : alert.opposite_ja)
        if (std::ranges::find(opposite, line) == opposite.end()) opposite.push_back(line);
    paper_.heading(2, "反対の読み方");
    if (opposite.empty()) paper_.paragraph("まだ検討していない。");
    else paper_.listing(std::move(opposite));
    paper_.paragraph("ここに並べたのは事実であり、目的についての結論ではない。");
  }

  // What else the fact can mean, and what has to be looked at.
  static std::string opposite_of(const model::AlertFactor& factor) {
    std::string out;
    for (const model::OppositeReading& reading : factor.opposite) out += (out.empty() ? "" : "\n") + reading.ja;
    if (!factor.opposite.empty()) out += "\n確かめ方: " + factor.opposite.front().check_ja;
    return out.empty() ? "下記" : out;
  }

  void harm_and_wish() {
    heading("被害");
    paper_.paragraph(or_unknown(facts_.known.facts.damage, "まだ算定していない。"));
    heading("希望");
    paper_.paragraph(or_unknown(facts_.known.facts.wish, "まだ決めていない。"));
  }

  void not_examined() {
    heading("調べていないこと");
    std::vector<std::string> lines;
    for (const model::SourceStanding& source : facts_.sources) {
      const bool kept =
          std::ranges::any_of(facts_.exhibits, [&](const KnownExhibit& exhibit) { return exhibit.facts.origin == "source:" + source.id; });
      if (source.events == 0) lines.push_back(fmt::format("「{}」: ログが届いていない。", source.source.name));
      else if (!kept)
        lines.push_back(fmt::format("「{}」: 証拠として取得していない (出来事{}件)。", source.source.name, grouped(source.events)));
      if (!source.may_score)
        lines.push_back(fmt::format("「{}」: 監視の根拠 ({}) がそろわないため、人の評価に用いていない。", source.source.name,
                                    basis_ja(source.missing)));
      if (source.bad > 0) lines.push_back(fmt::format("「{}」: 読めない記録が{}か所ある。", source.source.name, grouped(source.bad)));
      if (source.first && facts_.zone.day_of(*source.first) > facts_.act_day)
        lines.push_back(fmt::format("「{}」: {}より前の記録がない。", source.source.name, local(*source.first)));
    }
    if (facts_.sources.empty()) lines.emplace_back("ログの出どころが登録されておらず、ログは調べていない。");
    for (const KnownExhibit& exhibit : facts_.exhibits)
      for (const std::string& left : exhibit.facts.left_out) {
        const std::size_t tab = left.find('\t');
        lines.push_back(fmt::format("{}: {} を取れなかった ({})。", exhibit.facts.number, left.substr(0, tab),
                                    tab == std::string::npos ? "" : left.substr(tab + 1)));
      }
    if (facts_.events_unlisted > 0)
      lines.push_back(fmt::format("警告の要因が数える出来事のうち延べ{}件は、一つずつ示していない。", grouped(facts_.events_unlisted)));
    for (const SecretLine& secret : facts_.secrets)
      if (secret.proof["recorded_by_the_day"].is_null())
        lines.push_back(fmt::format("営業秘密 {}: 最初の行為の日までの管理の記録がない。", secret.number));
    if (facts_.persons.empty()) lines.emplace_back("行為者が誰かは調べ終えていない。");
    lines.emplace_back("持出し先の機器・口座・宛先の中身、社外での使用や開示の有無。");
    lines.emplace_back("各ログの時計のずれ。時刻はそれぞれのログが記したものである。");
    lines.emplace_back("アカウントを実際に操作した人が本人か (本人からの聴取は記録にない)。");
    lines.emplace_back("私用の電子メールと労働組合の連絡の内容 (対象外としている)。");
    paper_.listing(std::move(lines));
  }

  const ConsultationFacts& facts_;
  paper::Paper paper_;
  int number_ = 0;
};

}  // namespace

paper::Paper write_consultation(const ConsultationFacts& facts) { return Writer(facts).write(); }

}  // namespace sekimori::respond
