#include "feature/share/quarterly_paper.h"

#include <algorithm>

namespace sekimori::share {
namespace {

struct Word {
  std::string_view name;
  Text said;
};

constexpr std::array words = {
    Word{"reported", {.ja = "情報提供", .en = "reported"}},
    Word{"targeted", {.ja = "標的型攻撃とみなしたもの", .en = "judged as targeted"}},
    Word{"mass_mail", {.ja = "ばらまき型メール", .en = "mass mail"}},
    Word{"phishing", {.ja = "フィッシング", .en = "phishing"}},
    Word{"other", {.ja = "その他", .en = "other"}},
    Word{"waiting", {.ja = "判定待ち", .en = "not judged yet"}},
    Word{"shared", {.ja = "情報共有", .en = "shared"}},
    Word{"own_finds", {.ja = "うちハブ独自の入手", .en = "of them the hub's own finds"}},
    Word{"received", {.ja = "他機関から受けて流したもの", .en = "received from others and passed on"}},
    Word{"mail_with_attachment", {.ja = "添付ファイル付きメール", .en = "mail with an attachment"}},
    Word{"mail_with_url", {.ja = "URL 付きメール", .en = "mail with a URL"}},
    Word{"mail_plain", {.ja = "添付・URL のないメール", .en = "mail without either"}},
    Word{"exchange_thread", {.ja = "やりとり型", .en = "exchange-type"}},
    Word{"spoofed_staff", {.ja = "職員を騙るメール", .en = "in the name of staff"}},
    Word{"fake_site", {.ja = "偽サイト", .en = "false site"}},
    Word{"mass_mail_in_our_name", {.ja = "組織を騙るばらまきメール", .en = "mass mail in a member's name"}},
    Word{"form_flooding", {.ja = "フォームの大量送信", .en = "flooding of forms"}},
    Word{"insider_leak", {.ja = "内部からの漏えい", .en = "leak from inside"}},
    Word{"supplier_incident", {.ja = "委託先・取引先の事故", .en = "incident at a supplier"}},
    Word{"vulnerability", {.ja = "脆弱性の悪用", .en = "vulnerability exploited"}},
    Word{"good_practice", {.ja = "取り組みの事例", .en = "good practice"}},
    Word{"problem", {.ja = "制度・運用の課題", .en = "problem of law or practice"}},
    Word{"attachment", {.ja = "添付ファイル", .en = "attachment"}},
    Word{"url", {.ja = "URL リンク", .en = "URL"}},
    Word{"plain", {.ja = "なし", .en = "none"}},
    Word{"exchange", {.ja = "やりとり型", .en = "exchange-type"}},
    Word{"program", {.ja = "実行ファイル", .en = "program"}},
    Word{"shortcut", {.ja = "ショートカット", .en = "shortcut"}},
    Word{"script", {.ja = "スクリプト", .en = "script"}},
    Word{"office", {.ja = "Office 文書", .en = "Office document"}},
    Word{"pdf", {.ja = "PDF", .en = "PDF"}},
    Word{"archive", {.ja = "書庫 (中は不明)", .en = "archive, content unknown"}},
    Word{"none", {.ja = "なし", .en = "none"}},
    Word{"unknown", {.ja = "不明", .en = "unknown"}},
    Word{"several", {.ja = "複数の SIG に属する組織", .en = "members of several groups"}},
    Word{"across", {.ja = "全 SIG", .en = "all groups"}},
    Word{"", {.ja = "公表しないもの", .en = "not told"}},
    Word{"JP", {.ja = "日本", .en = "Japan"}},
    Word{"KR", {.ja = "韓国", .en = "Korea"}},
    Word{"CN", {.ja = "中国", .en = "China"}},
    Word{"TW", {.ja = "台湾", .en = "Taiwan"}},
    Word{"US", {.ja = "米国", .en = "United States"}},
    Word{"SD", {.ja = "スーダン", .en = "Sudan"}},
    Word{"HK", {.ja = "香港", .en = "Hong Kong"}},
};

std::string say(std::string_view name, Language language) {
  const auto found = std::ranges::find(words, name, &Word::name);
  return found == words.end() ? std::string(name) : std::string(found->said.in(language));
}

std::string_view title_of_axis(std::string_view axis, Language language) {
  const bool ja = language == Language::ja;
  if (axis == "kind") return ja ? "情報提供の種類" : "Kinds of reports";
  if (axis == "mail") return ja ? "標的型攻撃メールの種別" : "Targeted mails by what they carry";
  if (axis == "attachment") return ja ? "不審な添付ファイルの種別" : "Types of attachments";
  if (axis == "sender_region") return ja ? "メール送信元地域" : "Regions of senders";
  return ja ? "不正接続先地域" : "Regions of connections";
}

std::string number(const Json& value, Language language) {
  return value.is_null() ? (language == Language::ja ? "非公表" : "not told") : std::to_string(value.integer_or(0));
}

std::string name_of_quarter(std::string_view name, Language language) {
  const int last = (name.back() - '0') * 3;
  return language == Language::ja ? fmt::format("{} 年 {} 月~{} 月", name.substr(0, 4), last - 2, last)
                                  : fmt::format("{} to {}/{}", last - 2, last, name.substr(0, 4));
}

std::string name_of_period(const HubPeriod& period, Language language) {
  if (period.quarters.empty()) return name_of_quarter(period.name, language);
  return language == Language::ja ? period.name.substr(2) + " 年度" : "fiscal year " + period.name.substr(2);
}

std::string name_of_group(std::string_view id, const std::vector<KnownSig>& groups, Language language) {
  const bool ja = language == Language::ja;
  if (id == "none") return ja ? "どの SIG にも属さない組織" : "members of no group";
  const auto known = std::ranges::find(groups, id, [](const KnownSig& one) -> const std::string& { return one.value.id; });
  if (known == groups.end()) return say(id, language);
  const std::string& name = ja ? known->value.name.ja : known->value.name.en;
  return name.empty() ? std::string(id) : name;
}

// What stands under a chart: the same numbers as a table, a column for each quarter where there are several.
void axis(paper::Paper& paper, const Json& axis, const HubCounts& counts, Language language, int figure) {
  const bool ja = language == Language::ja;
  const bool several = counts.quarters.size() > 1;
  paper::BarChart chart;
  chart.title = ja ? fmt::format("図 {} {}", figure, title_of_axis(axis["axis"].text(), language))
                   : fmt::format("Figure {}: {}", figure, title_of_axis(axis["axis"].text(), language));
  chart.untold = ja ? "非公表" : "not told";
  std::vector<std::string> header = {ja ? "区分" : "class"};
  if (several)
    for (const QuarterCounts& quarter : counts.quarters) header.push_back(quarter.period.name);
  header.emplace_back(ja ? "計" : "total");
  std::vector<std::vector<std::string>> rows;
  for (const Json& cell : axis["cells"].items()) {
    const Json& count = cell["count"];
    if (count.is_integer() && count.integer_or(0) == 0) continue;
    const std::string name = say(cell["value"].text(), language);
    chart.bars.push_back({name, count.is_null() ? std::nullopt : std::optional(count.integer_or(0))});
    std::vector<std::string> row = {name};
    if (several)
      for (const Json& one : cell["quarters"].items()) row.push_back(number(one, language));
    row.push_back(number(count, language));
    rows.push_back(std::move(row));
  }
  if (rows.empty()) return;
  paper.heading(2, std::string(title_of_axis(axis["axis"].text(), language)));
  paper.chart(std::move(chart));
  paper.table(std::move(header), std::move(rows));
}

}  // namespace

paper::Paper quarterly_paper(const HubCounts& counts, const std::vector<KnownSig>& groups, Language language) {
  const bool ja = language == Language::ja;
  const Json numbers = to_json(counts, {});
  const Json& total = numbers["total"];
  const std::string when = name_of_period(counts.period, language);
  const std::size_t sigs = counts.sigs.size() - counts.schemes;
  paper::Paper paper(ja ? fmt::format("サイバー攻撃情報の共有 運用状況 [{}]", when)
                        : fmt::format("Sharing of reports of attacks: {}", when));
  paper.heading(1, ja ? "1. 概況" : "1. In short");
  paper.paragraph(ja ? fmt::format("{} の末日における参加は {} 組織、{} グループ (SIG){}です。", when, counts.organisations, sigs,
                                   counts.schemes == 0 ? std::string(" ") : fmt::format(" と {} 連携体制", counts.schemes))
                     : fmt::format("At the end of {} {} organisations took part, in {} groups{}.", when, counts.organisations, sigs,
                                   counts.schemes == 0 ? std::string() : fmt::format(", besides {} liaison schemes", counts.schemes)));
  paper.paragraph(
      ja ? fmt::format("この期間に参加組織から寄せられた情報提供は {} 件、このうち標的型攻撃とみなしたものは {} 件でした。"
                       "ハブから参加組織へ行った情報共有は {} 件です (うち {} 件はハブが独自に入手した情報によるものです)。",
                       number(total["reported"], language), number(total["targeted"], language), number(total["shared"], language),
                       number(total["own_finds"], language))
         : fmt::format("Members reported {} times; {} of these were judged as targeted. The hub shared {} warnings, {} of them on "
                       "finds of its own.",
                       number(total["reported"], language), number(total["targeted"], language), number(total["shared"], language),
                       number(total["own_finds"], language)));
  if (const std::int64_t received = total["received"].integer_or(0); received > 0)
    paper.paragraph(
        ja ? fmt::format("このほか、ほかのハブや機関から受け取った情報を {} 件流しました。情報提供・情報共有のいずれの数にも含みません。",
                         received)
           : fmt::format("Besides, {} warnings of other hubs and bodies were passed on; they are in neither number.", received));
  paper.paragraph(
      ja ? "複数の組織から同じメールの提供を受けたときは、一件の情報共有にまとめています。広くばらまかれたメールは情報共有の対象とせず、"
           "件数だけを数えています。"
         : "Equal mails of several organisations are one warning. Mass mail is counted and not shared.");
  paper.heading(1, ja ? "2. 件数" : "2. Numbers");
  paper::BarChart chart;
  chart.untold = ja ? "非公表" : "not told";
  std::vector<std::string> header = {ja ? "期間" : "period"};
  for (const std::string_view column :
       {"reported", "targeted", "mass_mail", "phishing", "other", "waiting", "shared", "own_finds", "received"})
    header.push_back(say(column, language));
  std::vector<std::vector<std::string>> rows;
  const auto line = [&](const std::string& name, const Json& one) {
    std::vector<std::string> row = {name};
    for (const std::string_view column :
         {"reported", "targeted", "mass_mail", "phishing", "other", "waiting", "shared", "own_finds", "received"})
      row.push_back(number(one[column], language));
    rows.push_back(std::move(row));
  };
  const auto bar = [&](const std::string& name, const Json& one) {
    for (const std::string_view column : {"reported", "shared"})
      chart.bars.push_back({fmt::format("{} {}", name, say(column, language)),
                            one[column].is_null() ? std::nullopt : std::optional(one[column].integer_or(0))});
  };
  for (const Json& quarter : numbers["quarters"].items()) {
    bar(std::string(quarter["quarter"].text()), quarter);
    line(name_of_quarter(quarter["quarter"].text(), language), quarter);
  }
  if (counts.quarters.size() > 1) line(when, total);
  chart.title = ja ? "図 1 情報提供と情報共有" : "Figure 1: reported and shared";
  paper.chart(std::move(chart));
  paper.table(header, std::move(rows), {4, 2, 3, 2, 2, 2, 2, 2, 2, 3});
  paper.heading(1, ja ? "3. グループ別" : "3. By group");
  chart = {};
  chart.title = ja ? "図 2 グループ別の情報提供" : "Figure 2: reported by group";
  chart.untold = ja ? "非公表" : "not told";
  rows.clear();
  for (const Json& sig : numbers["by_sig"].items()) {
    const std::string name = name_of_group(sig["sig"].text(), groups, language);
    chart.bars.push_back({name, sig["reported"].is_null() ? std::nullopt : std::optional(sig["reported"].integer_or(0))});
    line(name, sig);
    rows.back().resize(rows.back().size() - 2);  // these two are the hub's alone
  }
  header.resize(header.size() - 2);
  header.front() = ja ? "グループ" : "group";
  if (!rows.empty()) {
    paper.chart(std::move(chart));
    paper.table(header, std::move(rows), {4, 2, 3, 2, 2, 2, 2, 2});
  }
  paper.heading(1, ja ? "4. 内訳" : "4. What they were");
  int figure = 3;
  for (const Json& one : numbers["axes"].items()) axis(paper, one, counts, language, figure++);
  paper.heading(1, ja ? "5. 数え方" : "5. How it is counted");
  paper.paragraph(
      ja ? fmt::format(
               "種別と地域は、標的型攻撃とみなしたものについて数えています。地域は、提供または分析で分かったものだけを数え、推測しません。"
               "{} 組織未満の数と、差し引きでそれが分かる数は「非公表」としています。",
               counts.floor)
         : fmt::format(
               "What mails carried and regions are counted of those judged as targeted. Regions are told by reports or by analysis and "
               "never guessed. Numbers of fewer than {} organisations, and those from which they would follow, are not told.",
               counts.floor));
  paper.set_footer(ja ? fmt::format("{} 運用状況 (案)", when) : fmt::format("{} (draft)", when));
  return paper;
}

}  // namespace sekimori::share
