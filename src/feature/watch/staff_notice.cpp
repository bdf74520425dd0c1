#include "feature/watch/staff_notice.h"

#include <toml++/toml.h>

#include <map>
#include <set>

namespace sekimori::watch {
namespace {

struct EmbeddedText {
  std::string_view file;
  std::string_view text;
};
constexpr EmbeddedText embedded_texts[] = {
#define SEKIMORI_TEXT(file, text) {file, text},
#include "watch/notices.inc"
};

constexpr std::string_view blank = "________";

const toml::table& text_table() {
  static const toml::table table = [] {
    for (const EmbeddedText& file : embedded_texts)
      if (file.file == "staff_notice.toml") return toml::parse(file.text, file.file);
    SEKIMORI_CHECK(false);
    return toml::table();
  }();
  return table;
}

std::string joined(const std::set<std::string>& items, std::string_view between) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : std::string(between)) + item;
  return out.empty() ? std::string(blank) : out;
}

class Writer {
 public:
  Writer(const std::vector<KnownSource>& sources, const NoticeWish& wish, Language language)
      : sources_(sources), language_(language), notice_{paper::Paper(in(*text_table()["title"].as_table())), {}} {
    collect();
    gaps_["firm"] = wish.firm.empty() ? std::string(blank) : wish.firm;
    gaps_["contact"] = wish.contact.empty() ? std::string(blank) : wish.contact;
  }

  StaffNotice write() {
    for (const toml::node& node : *text_table()["section"].as_array()) {
      const toml::table& section = *node.as_table();
      notice_.paper.heading(1, in(*section["heading"].as_table()));
      for (const toml::node& line : *section[ja() ? "ja" : "en"].as_array()) {
        const std::string text = line.value_or(std::string());
        if (text == "{sources}") source_table();
        else if (text == "{purposes}") notice_.paper.listing(purposes_);
        else notice_.paper.paragraph(filled(text));
      }
      if (const toml::array* items = section["items"].as_array()) {
        std::vector<std::string> lines;
        for (const toml::node& item : *items) lines.push_back(filled(in(*item.as_table())));
        notice_.paper.listing(std::move(lines));
      }
    }
    if (!notice_.missing.empty()) {
      notice_.paper.heading(1, ja() ? "配布の前に埋めること" : "To fill in before it is handed out");
      notice_.paper.listing(notice_.missing);
    }
    return std::move(notice_);
  }

 private:
  bool ja() const { return language_ == Language::ja; }
  std::string in(const toml::table& pair) const { return pair[ja() ? "ja" : "en"].value_or(std::string()); }

  std::string filled(std::string text) const {
    for (const auto& [name, value] : gaps_)
      for (std::size_t at = text.find("{" + name + "}"); at != std::string::npos; at = text.find("{" + name + "}", at + value.size()))
        text.replace(at, name.size() + 2, value);
    return text;
  }

  void collect() {
    std::set<std::string> purposes, clauses, told, notified, responsible, audits;
    for (const KnownSource& known : sources_) {
      const model::MonitoringBasis& basis = known.source.basis;
      const auto take = [&](std::set<std::string>& into, const std::string& value, std::string_view member) {
        if (value.empty()) notice_.missing.push_back(fmt::format("{}: {}", known.source.name, member));
        else into.insert(value);
      };
      take(purposes, basis.purpose, "purpose");
      const std::string version = basis.work_rule_version.empty() ? std::string()
                                                                  : (ja() ? fmt::format(" ({}版)", basis.work_rule_version)
                                                                          : fmt::format(" (version {})", basis.work_rule_version));
      take(clauses, basis.work_rule_clause.empty() ? std::string() : basis.work_rule_clause + version, "work_rule_clause");
      if (basis.work_rule_version.empty()) notice_.missing.push_back(known.source.name + ": work_rule_version");
      take(told, basis.told_to_staff ? basis.told_to_staff->to_string() : std::string(), "told_to_staff");
      take(notified, basis.notice_to_union, "notice_to_union");
      take(responsible, basis.responsible_person, "responsible_person");
      take(audits, basis.last_audit ? basis.last_audit->to_string() : std::string(), "last_audit");
    }
    const std::string_view between = ja() ? "、" : ", ";
    purposes_.assign(purposes.begin(), purposes.end());
    if (purposes_.empty()) purposes_.emplace_back(blank);
    gaps_["clauses"] = joined(clauses, between);
    gaps_["told"] = joined(told, between);
    gaps_["union"] = joined(notified, between);
    gaps_["responsible"] = joined(responsible, between);
    gaps_["audit"] = joined(audits, between);
  }

  void source_table() {
    std::vector<std::vector<std::string>> rows;
    for (const KnownSource& known : sources_)
      rows.push_back(
          {known.source.name, known.source.kind, fmt::format("{}{}", known.source.retention_days, ja() ? "日" : " days"),
           known.source.basis.complete() ? (ja() ? "する" : "yes") : (ja() ? "しない (周知が未整備)" : "no (notice incomplete)")});
    if (rows.empty()) return notice_.paper.paragraph(std::string(blank));
    notice_.paper.table(ja() ? std::vector<std::string>{"記録", "種類", "保存の期間", "人の点検"}
                             : std::vector<std::string>{"log", "kind", "kept for", "people looked at"},
                        std::move(rows), {3, 3, 2, 3});
  }

  const std::vector<KnownSource>& sources_;
  Language language_;
  StaffNotice notice_;
  std::map<std::string, std::string> gaps_;
  std::vector<std::string> purposes_;
};

}  // namespace

Result<std::vector<KnownSource>> sources_for_notice(SourceBook& sources, const record::Actor& actor,
                                                    const std::vector<std::string>& names) {
  if (names.empty()) return sources.all(actor);
  std::vector<KnownSource> out;
  for (const std::string& name : names) {
    auto source = TRY(sources.find(actor, name));
    if (!source) return error(ErrorCode::not_found, "no source '{}'; 'sekimori source list' shows the names", name);
    out.push_back(*std::move(source));
  }
  return out;
}

StaffNotice write_staff_notice(const std::vector<KnownSource>& sources, const NoticeWish& wish, Language language) {
  return Writer(sources, wish, language).write();
}

}  // namespace sekimori::watch
