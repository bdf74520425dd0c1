#include "engine/mail/indicators.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "engine/link/indicator.h"
#include "engine/mail/sign.h"

namespace sekimori::mail {
namespace {

constexpr std::size_t most_indicators = 10'000;
constexpr std::size_t most_unread = 200;

// Types whose values have a form that can be told: what has another is a slip of whoever wrote the row.
bool has_a_form(std::string_view type) {
  static constexpr std::array<std::string_view, 18> formed = {"md5",       "sha1",   "sha-1", "sha256",   "sha-256",     "sha512",
                                                              "ip",        "ipv4",   "ipv6",  "ip-src",   "ip-dst",      "ipv4-addr",
                                                              "ipv6-addr", "domain", "url",   "hostname", "domain-name", "uri"};
  return std::ranges::find(formed, ascii_lower(type)) != formed.end();
}

class Lister {
 public:
  explicit Lister(IndicatorList& out) : out_(out) {}

  void stix(const Json& bundle) {
    for (const Json& object : bundle["objects"].items()) {
      const std::string_view type = object["type"].text(), id = object["id"].text();
      if (type == "indicator") pattern(object["pattern"].text(), id);
      else if (type == "ipv4-addr" || type == "ipv6-addr" || type == "domain-name" || type == "url" || type == "email-addr" ||
               type == "mac-addr")
        add(type, object["value"].text(), id);
      else if (type == "email-message") add("email-subject", object["subject"].text(), id);
      else if (type == "vulnerability") add("vulnerability", object["name"].text(), id);
      else if (type == "file") {
        add("file-name", object["name"].text(), id);
        for (const auto& [name, value] : object["hashes"].members()) add(ascii_lower(name), value.text(), id);
      }
    }
  }

  void misp(const Json& document) {
    if (document["response"].is_array()) {
      for (const Json& one : document["response"].items()) event(one["Event"]);
      return;
    }
    if (document["Event"].is_object()) event(document["Event"]);
    else attributes(document["Attribute"]);
  }

  void table(const CsvTable& table) {
    std::optional<std::size_t> type, value;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
      const std::string name = fold(trim(table.header[i]));
      if (!type && (name == "type" || name == "種類" || name == "種別")) type = i;
      if (!value && (name == "value" || name == "indicator" || name == "値" || name == "指標")) value = i;
    }
    // A table without the column is read from its first one: many lists have nothing else.
    const std::size_t at = value.value_or(0);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const auto& cells = table.rows[row].cells;
      const std::string place = fmt::format("row {}", table.rows[row].line);
      const std::string cell(at < cells.size() ? trim(cells[at]) : std::string_view());
      if (cell.empty()) continue;
      const auto known = link::classify_indicator(cell);
      const std::string said(type && *type < cells.size() ? trim(cells[*type]) : std::string_view());
      if (known) add(said.empty() ? link::describe(known->type).name : said, known->value, place);
      else if (has_a_form(said))
        unread(place, fmt::format("{} の形をしていません", cut_value(said, 40)),
               fmt::format("it has not the form of {}", cut_value(said, 40)));
      else if (!said.empty()) add(said, link::refang(cell), place);
      else unread(place, "指標の形をしていません", "it has no form of an indicator");
    }
  }

 private:
  // Constants of the comparisons: what stands in quotes (STIX 2.1, 9.6).
  void pattern(std::string_view text, std::string_view place) {
    bool any = false;
    for (std::size_t at = text.find('\''); at != std::string_view::npos; at = text.find('\'', at + 1)) {
      std::string value;
      std::size_t end = at + 1;
      for (; end < text.size() && text[end] != '\''; ++end) {
        if (text[end] == '\\' && end + 1 < text.size()) ++end;
        value += text[end];
      }
      // 'SHA-256' names which hash is meant, and is none.
      const bool name = at > 0 && (text[at - 1] == '.' || text[at - 1] == '[');
      at = std::min(end, text.size() - 1);
      if (name) continue;
      any = true;
      const auto known = link::classify_indicator(value);
      add(known ? link::describe(known->type).name : std::string_view("pattern"), known ? known->value : value, place);
    }
    if (!any) unread(std::string(place), "パターンに値がありません", "its pattern holds no value");
  }

  void event(const Json& one) {
    attributes(one["Attribute"]);
    for (const Json& object : one["Object"].items()) attributes(object["Attribute"]);
  }
  void attributes(const Json& list) {
    for (const Json& one : list.items()) {
      const std::string place(one["uuid"].text().empty() ? one["id"].text() : one["uuid"].text());
      add(one["type"].text(), one["value"].text(), place);
    }
  }

  void add(std::string_view type, std::string_view value, std::string_view place) {
    value = trim(value);
    if (value.empty()) return;
    if (out_.indicators.size() >= most_indicators) {
      ++out_.left_out;
      return;
    }
    out_.indicators.push_back({.type = cut_value(type, 60), .value = cut_value(value, 2'000), .place = cut_value(place, 100)});
  }
  void unread(std::string place, std::string ja, std::string en) {
    if (out_.unread.size() < most_unread) out_.unread.push_back({.place = std::move(place), .ja = std::move(ja), .en = std::move(en)});
    else ++out_.left_out;
  }

  IndicatorList& out_;
};

}  // namespace

IndicatorList indicators_of(const mask::Report& report) {
  IndicatorList out;
  Lister lister(out);
  switch (report.format) {
    case mask::ReportFormat::stix: lister.stix(report.document); break;
    case mask::ReportFormat::misp: lister.misp(report.document); break;
    case mask::ReportFormat::csv: lister.table(report.table); break;
    case mask::ReportFormat::text:
    case mask::ReportFormat::mail: break;
  }
  return out;
}

Json to_json(const IndicatorList& list) {
  Json indicators = Json::array(), unread = Json::array();
  for (const ListedIndicator& one : list.indicators)
    indicators.push(Json::object({{"type", one.type}, {"value", one.value}, {"place", one.place}}));
  for (const UnreadRow& one : list.unread)
    unread.push(Json::object({{"place", one.place}, {"reason", Json::object({{"ja", one.ja}, {"en", one.en}})}}));
  return Json::object(
      {{"list", std::move(indicators)}, {"unread", std::move(unread)}, {"left_out", static_cast<std::int64_t>(list.left_out)}});
}

}  // namespace sekimori::mail
