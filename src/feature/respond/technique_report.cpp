#include "feature/respond/technique_report.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"

namespace sekimori::respond {
namespace {

constexpr std::string_view rule_prefix = "rule:";
constexpr std::string_view technique_tag = "attack.t";
constexpr std::array<std::string_view, 8> trigger_words = {"自社の検知", "退職時の点検", "取引先からの連絡", "顧客からの苦情", "匿名の通報",
                                                           "現物の発見", "相談",         "ハブからの警告"};

struct Circumstance {
  std::string_view factor;  // first letters
  std::string_view words;
};
constexpr std::array<Circumstance, 6> circumstances = {{
    {"exit_near", "退職や契約終了の前後に行われた"},
    {"new_device", "それまで社内で使われたことのない機器・宛先が使われた"},
    {"secret_table", "秘密に当たる表を大量に読み出していた"},
    {"not_permitted", "許可のない者が触れていた"},
    {"deviation:out_of_hours", "本人のふだんの時間外に行われた"},
    {"deviation:", "本人のふだんに比べて量が多かった"},
}};

struct RuleFacts {
  std::string title;
  std::vector<std::string> tags;
};

std::optional<RuleFacts> rule_behind(std::string_view factor, const detect::RuleSet& rules) {
  if (!factor.starts_with(rule_prefix)) return {};
  const std::string_view id = factor.substr(rule_prefix.size());
  for (const detect::Rule& rule : rules.rules)
    if (rule.id == id) return RuleFacts{rule.title, rule.tags};
  for (const detect::Correlation& rule : rules.correlations)
    if (rule.id == id) return RuleFacts{rule.title, rule.tags};
  return {};
}

std::vector<std::string> techniques_in(const std::vector<std::string>& tags) {
  std::vector<std::string> out;
  for (const std::string& tag : tags)
    if (tag.starts_with(technique_tag)) out.push_back("T" + tag.substr(technique_tag.size()));
  return out;
}

// "English title / 日本語の題": what stands behind the slash.
std::string_view japanese_of(std::string_view title) {
  const auto slash = title.find(" / ");
  return slash == std::string_view::npos ? title : title.substr(slash + 3);
}

bool is_host(std::string_view text) {
  return text.contains('.') && !text.contains('@') && !text.contains('\\') && !text.contains('/') && !text.contains(' ');
}

constexpr std::string_view host_signs = "abcdefghijklmnopqrstuvwxyz0123456789.-";

// Whether a field of a log names this very host: in a URL, as a recipient's domain, alone. Both in small letters.
bool names(std::string_view field, std::string_view host) {
  for (auto at = field.find(host); at != std::string_view::npos; at = field.find(host, at + 1)) {
    const bool begins = at == 0 || host_signs.find(field[at - 1]) == std::string_view::npos;
    const std::size_t end = at + host.size();
    if (begins && (end == field.size() || host_signs.find(field[end]) == std::string_view::npos)) return true;
  }
  return false;
}

// What a log calls a device can be its serial number; the rules say of what sort it was.
std::string_view sort_of_device(const std::set<std::string>& titles) {
  const auto has = [&](std::string_view word) {
    return std::ranges::any_of(titles, [&](const std::string& title) { return title.contains(word); });
  };
  if (has("スマートフォン")) return "スマートフォン（記憶装置として接続）";
  return "外付けの記憶媒体";
}

}  // namespace

std::vector<std::string> techniques_of(std::string_view factor, const detect::RuleSet& rules) {
  const auto facts = rule_behind(factor, rules);
  return facts ? techniques_in(facts->tags) : std::vector<std::string>();
}

Result<std::set<std::string>> hosts_behind_rules(const std::vector<model::Alert>& alerts, model::EventSearch& events) {
  std::set<std::string> out;
  for (const model::Alert& alert : alerts) {
    std::vector<model::EventPointer> pointers;
    for (const model::AlertFactor& factor : alert.factors)
      if (factor.name.starts_with(rule_prefix)) pointers.insert(pointers.end(), factor.events.begin(), factor.events.end());
    if (pointers.empty()) continue;
    for (const model::Event& event : TRY(events.find(pointers)))
      for (const std::string* field : {&event.target, &event.object}) {
        const std::string said = ascii_lower(*field);
        for (const std::string& destination : alert.destinations)
          if (is_host(destination) && names(said, ascii_lower(destination))) out.insert(destination);
      }
  }
  return out;
}

TechniqueReport technique_report(const TechniqueOccasion& occasion, const std::vector<model::Alert>& alerts, const detect::RuleSet& rules,
                                 std::string_view note) {
  std::set<std::string> acts, titles, devices, around;
  std::optional<Instant> first, last;
  for (const model::Alert& alert : alerts) {
    if (!first || alert.first < *first) first = alert.first;
    if (!last || *last < alert.last) last = alert.last;
    for (const model::AlertFactor& factor : alert.factors) {
      if (const auto facts = rule_behind(factor.name, rules)) {
        std::string line(japanese_of(facts->title));
        titles.insert(line);
        for (const std::string& technique : techniques_in(facts->tags)) line += fmt::format(" [ATT&CK {}]", technique);
        acts.insert(std::move(line));
      }
      for (const Circumstance& one : circumstances)
        if (factor.name.starts_with(one.factor)) {
          around.insert(std::string(one.words));
          break;
        }
    }
    if (!alert.peripherals.empty()) devices.insert(std::string(sort_of_device(titles)));
  }
  TechniqueReport out;
  out.title = "内部者による持ち出しの手口";
  std::string& text = out.text;
  text = "内部者による情報の持ち出し（手口のみ。人・秘密・社内の名称は含まない）\n";
  if (occasion.trigger) text += fmt::format("発覚のきっかけ: {}\n", trigger_words.at(static_cast<std::size_t>(*occasion.trigger)));
  const Zone zone = Zone::tokyo();
  if (first) text += fmt::format("時期: {} から {}\n", zone.day_of(*first).to_string(), zone.day_of(*last).to_string());
  const auto list = [&](std::string_view head, const std::set<std::string>& lines) {
    if (lines.empty()) return;
    text += fmt::format("{}:\n", head);
    for (const std::string& line : lines) text += fmt::format("- {}\n", line);
  };
  list("手口", acts);
  list("状況", around);
  list("使われた機器", devices);
  list("送り先", occasion.hosts);
  if (const std::string_view more = trim(note); !more.empty()) text += fmt::format("補足: {}\n", more);
  return out;
}

}  // namespace sekimori::respond
