#include "feature/share/hub_counts.h"

#include <algorithm>
#include <set>

namespace sekimori::share {
namespace {

constexpr std::string_view several = "several", no_group = "none", unknown = "unknown";
constexpr std::array<std::string_view, 5> triage_columns = {"targeted", "mass_mail", "phishing", "other", "waiting"};
constexpr std::array<std::string_view, 13> kinds = {
    "mail_with_attachment", "mail_with_url", "mail_plain",        "exchange_thread", "spoofed_staff", "fake_site", "mass_mail_in_our_name",
    "form_flooding",        "insider_leak",  "supplier_incident", "vulnerability",   "good_practice", "problem"};
constexpr std::array<std::string_view, 5> mail_columns = {"attachment", "url", "plain", "exchange", "other"};
constexpr std::array<std::string_view, attachment_types> attachments = {"program", "shortcut", "script", "office", "pdf",
                                                                        "archive", "other",    "none",   "unknown"};

std::string_view mail_of(std::string_view kind) {
  if (kind == "mail_with_attachment") return "attachment";
  if (kind == "mail_with_url") return "url";
  if (kind == "mail_plain") return "plain";
  if (kind == "exchange_thread") return "exchange";
  return "other";
}

template <std::size_t n>
std::vector<std::string> names(const std::array<std::string_view, n>& list) {
  return {list.begin(), list.end()};
}

std::string_view or_unknown(std::string_view text) { return text.empty() ? unknown : text; }

struct Lists {
  std::vector<std::string> rows, audiences, senders, c2s;
};

std::vector<HubTable> empty_tables(const Lists& lists) {
  std::vector<HubTable> out;
  const std::vector<std::string> one = {"all"};
  out.emplace_back("triage", "reported", lists.rows, names(triage_columns));
  out.emplace_back("shares", "shared", one, lists.audiences);
  out.emplace_back("kind", "reported", one, names(kinds));
  out.emplace_back("mail", "targeted", one, names(mail_columns));
  out.emplace_back("attachment", "targeted", one, names(attachments));
  out.emplace_back("sender_region", "targeted", one, lists.senders);
  out.emplace_back("c2_region", "targeted", one, lists.c2s);
  return out;
}

HubTable& table_of(QuarterCounts& counts, std::string_view name) { return *std::ranges::find(counts.tables, name, &HubTable::name); }
const HubTable& table_of(const QuarterCounts& counts, std::string_view name) {
  return *std::ranges::find(counts.tables, name, &HubTable::name);
}

void count_report(QuarterCounts& into, const CountedReport& report) {
  const auto add = [&](std::string_view table, std::string_view row, std::string_view column) {
    table_of(into, table).add(row, column, {report.member}, "hub_report", report.number);
  };
  add("triage", report.sig, report.triage);
  add("kind", "all", report.kind);
  if (report.triage != "targeted") return;
  add("mail", "all", mail_of(report.kind));
  add("attachment", "all", or_unknown(report.attachment));
  add("sender_region", "all", or_unknown(report.sender_region));
  add("c2_region", "all", or_unknown(report.c2_region));
}

void count_share(QuarterCounts& into, const CountedShare& share) {
  if (share.received) {
    into.received.push_back(share.number);
    return;
  }
  if (share.members.empty()) {
    into.own_finds.push_back(share.number);
    return;
  }
  table_of(into, "shares").add("all", share.audience, share.members, "share", share.number);
}

// A table whose total is a cell of another one: where that is hidden, nothing of it is told.
void hide_tables(QuarterCounts& counts, std::size_t floor) {
  for (HubTable& table : counts.tables) table.hidden = mask::hide_small_cells(table.counts, floor);
  const HubTable& triage = table_of(counts, "triage");
  const bool reported = !triage.hidden.at(0, 0), targeted = !triage.hidden.at(0, 1);
  for (HubTable& table : counts.tables) {
    const bool told = table.of == "targeted" ? targeted : table.of == "reported" ? reported : true;
    if (&table == &triage || told) continue;
    for (std::size_t row = 0; row < table.counts.rows(); ++row)
      for (std::size_t column = 0; column < table.counts.columns(); ++column) table.hidden.hide(row, column);
  }
}

std::vector<std::string> found(std::set<std::string> list) { return {list.begin(), list.end()}; }

Json number(const HubTable& table, std::size_t row, std::size_t column, Sight sight) {
  if (sight == Sight::published && table.hidden.at(row, column)) return Json();
  return table.counts.count(row, column);
}

std::size_t place_of(const std::vector<std::string>& list, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(list, name) - list.begin());
}

// The numbers of one row of the hub, in the order that the paper has.
Json line_json(const QuarterCounts& counts, std::string_view sig, Sight sight) {
  const HubTable& triage = table_of(counts, "triage");
  const HubTable& shares = table_of(counts, "shares");
  const std::size_t row = sig.empty() ? 0 : place_of(triage.rows, sig);
  Json out = Json::object();
  out.set("reported", row < triage.rows.size() ? number(triage, row, 0, sight) : Json(0));
  for (std::size_t column = 1; column < triage.columns.size(); ++column)
    out.set(triage.columns[column], row < triage.rows.size() ? number(triage, row, column, sight) : Json(0));
  const std::size_t audience = sig.empty() ? 0 : place_of(shares.columns, sig);
  const auto own = static_cast<std::int64_t>(counts.own_finds.size());
  Json shared = audience < shares.columns.size() ? number(shares, 0, audience, sight) : Json(0);
  if (sig.empty() && shared.is_integer()) shared = shared.integer_or(0) + own;
  out.set("shared", std::move(shared));
  out.set("own_finds", sig.empty() ? Json(own) : Json());
  out.set("received", sig.empty() ? Json(counts.received.size()) : Json());
  return out;
}

Json axis_json(const HubCounts& counts, std::size_t index, Sight sight) {
  const HubTable& whole = counts.whole.tables[index];
  // Names of regions are no closed list: that one is hidden says that it occurs.
  const bool open_list = whole.name.ends_with("_region");
  Json cells = Json::array();
  bool hidden = false;
  for (std::size_t column = 1; column < whole.columns.size(); ++column) {
    Json by_quarter = Json::array();
    bool told = sight == Sight::exact || !whole.hidden.at(0, column);
    for (const QuarterCounts& quarter : counts.quarters) by_quarter.push(number(quarter.tables[index], 0, column, sight));
    if (!told && open_list) {
      for (const Json& one : by_quarter.items()) told = told || (!one.is_null() && one.integer_or(0) > 0);
      if (!told) {
        hidden = true;
        continue;
      }
    }
    cells.push(
        Json::object({{"value", whole.columns[column]}, {"count", number(whole, 0, column, sight)}, {"quarters", std::move(by_quarter)}}));
  }
  if (hidden) {
    Json none = Json::array();
    for (std::size_t i = 0; i < counts.quarters.size(); ++i) none.push(Json());
    cells.push(Json::object({{"value", ""}, {"count", Json()}, {"quarters", std::move(none)}}));
  }
  return Json::object({{"axis", whole.name}, {"of", whole.of}, {"cells", std::move(cells)}});
}

Json day_json(Day day) { return day.to_string(); }

}  // namespace

HubTable::HubTable(std::string table_name, std::string total, std::vector<std::string> row_names, std::vector<std::string> column_names)
    : name(std::move(table_name)),
      of(std::move(total)),
      rows(std::move(row_names)),
      columns(std::move(column_names)),
      counts(rows.size(), columns.size()),
      hidden(counts.rows(), counts.columns()) {
  rows.insert(rows.begin(), "");
  columns.insert(columns.begin(), "");
}

void HubTable::add(std::string_view row, std::string_view column, const std::vector<std::string>& members, std::string_view kind,
                   std::string_view record) {
  CountedRecord one{
      .kind = std::string(kind), .number = std::string(record), .row = place_of(rows, row), .column = place_of(columns, column)};
  if (one.row >= rows.size() || one.column >= columns.size()) return;  // a name that is none: a proof finds the number too small
  counts.add(one.row, one.column, members);
  records.push_back(std::move(one));
}

HubCounts count_hub(const CountedHub& hub, const HubPeriod& period, std::size_t floor) {
  HubCounts out;
  out.period = period;
  out.floor = floor;
  out.organisations = hub.organisations;
  out.sigs = hub.sigs;
  out.schemes = hub.schemes.size();
  Lists lists;
  lists.rows = hub.sigs;
  lists.rows.emplace_back(several);
  lists.rows.emplace_back(no_group);
  std::set<std::string> audiences(hub.sigs.begin(), hub.sigs.end()), senders{std::string(unknown)}, c2s{std::string(unknown)};
  for (const CountedShare& share : hub.shares)
    if (period.holds(share.day) && !share.received) audiences.insert(share.audience);
  for (const CountedReport& report : hub.reports)
    if (period.holds(report.day)) {
      senders.emplace(or_unknown(report.sender_region));
      c2s.emplace(or_unknown(report.c2_region));
    }
  lists.audiences = found(std::move(audiences));
  lists.senders = found(std::move(senders));
  lists.c2s = found(std::move(c2s));
  const std::vector<HubPeriod> periods = period.quarters.empty() ? std::vector{period} : period.quarters;
  out.whole = {period, empty_tables(lists), {}, {}};
  for (const HubPeriod& quarter : periods) {
    QuarterCounts counts{quarter, empty_tables(lists), {}, {}};
    for (const CountedReport& report : hub.reports)
      if (!report.member.empty() && quarter.holds(report.day)) {
        count_report(counts, report);
        count_report(out.whole, report);
      }
    for (const CountedShare& share : hub.shares)
      if (quarter.holds(share.day)) {
        count_share(counts, share);
        count_share(out.whole, share);
      }
    hide_tables(counts, floor);
    out.quarters.push_back(std::move(counts));
  }
  for (const QuarterCounts& quarter : out.quarters)
    for (std::size_t i = 0; i < quarter.tables.size(); ++i) {
      HubTable& whole = out.whole.tables[i];
      for (std::size_t row = 0; row < whole.counts.rows(); ++row)
        for (std::size_t column = 0; column < whole.counts.columns(); ++column)
          if (quarter.tables[i].hidden.at(row, column)) whole.hidden.hide(row, column);
    }
  return out;
}

Result<void> check_counts(const HubCounts& counts) {
  const auto at = [](const QuarterCounts& quarter, const HubTable& table, Result<void> checked) -> Result<void> {
    if (checked) return {};
    return std::unexpected(std::move(checked).error().at(quarter.period.name + " " + table.name));
  };
  for (const QuarterCounts& quarter : counts.quarters) {
    const HubTable& triage = table_of(quarter, "triage");
    for (std::size_t i = 0; i < quarter.tables.size(); ++i) {
      const HubTable& table = quarter.tables[i];
      TRY(at(quarter, table, mask::check_hidden(table.counts, table.hidden, counts.floor)));
      const bool told = table.of == "targeted" ? !triage.hidden.at(0, 1) : table.of == "reported" ? !triage.hidden.at(0, 0) : true;
      const HubTable& whole = counts.whole.tables[i];
      for (std::size_t row = 0; row < table.counts.rows(); ++row)
        for (std::size_t column = 0; column < table.counts.columns(); ++column) {
          if (!told && &table != &triage && !table.hidden.at(row, column))
            return at(quarter, table, error(ErrorCode::integrity, "numbers are published whose total is hidden elsewhere"));
          // What a quarter hides would be the difference of the year and the other quarters.
          if (table.hidden.at(row, column) && !whole.hidden.at(row, column))
            return at(counts.whole, whole,
                      error(ErrorCode::integrity, "row {}, column {}: a quarter hides what the year shows", row, column));
        }
    }
  }
  for (const HubTable& table : counts.whole.tables)
    TRY(at(counts.whole, table, mask::check_hidden(table.counts, table.hidden, counts.floor)));
  return {};
}

Json to_json(const HubCounts& counts, const CountsView& view) {
  Json out = Json::object({{"period", Json::object({{"kind", counts.period.quarters.empty() ? "quarter" : "fiscal_year"},
                                                    {"name", counts.period.name},
                                                    {"from", day_json(counts.period.first)},
                                                    {"until", day_json(counts.period.last)}})},
                           {"sig", view.sig.empty() ? Json() : Json(view.sig)},
                           {"exact", view.sight == Sight::exact},
                           {"floor", counts.floor},
                           {"organisations", counts.organisations},
                           {"sigs", counts.sigs.size() - counts.schemes},
                           {"schemes", counts.schemes}});
  Json quarters = Json::array(), by_sig = Json::array(), axes = Json::array();
  for (const QuarterCounts& quarter : counts.quarters) {
    Json line = Json::object({{"quarter", quarter.period.name}});
    for (const auto& [name, value] : line_json(quarter, view.sig, view.sight).members()) line.set(name, value);
    quarters.push(std::move(line));
  }
  std::vector<std::string> rows = counts.sigs;
  if (const HubTable& triage = table_of(counts.whole, "triage"); view.sig.empty()) {
    for (const std::string_view more : {several, no_group})
      if (triage.counts.count(place_of(triage.rows, more), 0) > 0) rows.emplace_back(more);
    for (const std::string& audience : table_of(counts.whole, "shares").columns)
      if (!audience.empty() && std::ranges::find(rows, audience) == rows.end()) rows.push_back(audience);
  } else {
    rows = {view.sig};
  }
  for (const std::string& sig : rows) {
    Json line = Json::object({{"sig", sig}});
    for (const auto& [name, value] : line_json(counts.whole, sig, view.sight).members())
      if (name != "own_finds" && name != "received") line.set(name, value);
    by_sig.push(std::move(line));
  }
  std::size_t hidden = 0;
  for (std::size_t i = 0; i < counts.whole.tables.size(); ++i) {
    hidden += counts.whole.tables[i].hidden.count();
    if (counts.quarters.size() > 1)
      for (const QuarterCounts& quarter : counts.quarters) hidden += quarter.tables[i].hidden.count();
    if (i >= 2 && view.sig.empty()) axes.push(axis_json(counts, i, view.sight));
  }
  out.set("quarters", std::move(quarters));
  out.set("total", line_json(counts.whole, view.sig, view.sight));
  out.set("by_sig", std::move(by_sig));
  out.set("axes", std::move(axes));
  out.set("hidden", hidden);
  return out;
}

}  // namespace sekimori::share
