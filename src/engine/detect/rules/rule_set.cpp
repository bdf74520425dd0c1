#include "engine/detect/rules/rule_set.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>

#include "base/phrase.h"

namespace sekimori::detect {
namespace {

constexpr int deepest_chain = 32;

bool is_rule_file(std::string_view name) { return (name.ends_with(".yml") || name.ends_with(".yaml")) && name != "info.yml"; }

Result<void> collect(Files& files, const Path& directory, int depth, size_t most, std::vector<Path>& found) {
  if (depth > 64) return {};
  for (const DirectoryEntry& entry : TRY(files.list(directory))) {
    if (entry.name.starts_with('.')) continue;
    if (entry.kind == FileKind::directory) TRY(collect(files, directory / entry.name, depth + 1, most, found));
    if (entry.kind == FileKind::regular && is_rule_file(entry.name)) found.push_back(directory / entry.name);
    if (found.size() > most) return error(ErrorCode::invalid_input, "{}: more than {} rule files", directory.string(), most);
  }
  return {};
}

struct Loaded {
  ReadOutcome all;
  std::set<std::string> files_with_problems;

  void reject(const RulePlace& place, const Phrase& why) { all.rejected.push_back(rejected_rule(place.file, place.line, why)); }
};

void move_all(auto& from, auto& to) { to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end())); }

// Ids must name one rule. A rule or correlation whose id or name is taken already is refused.
class Names {
 public:
  // The place that holds one of the names already, or nullptr; then both are taken.
  const RulePlace* claim(const std::string& id, const std::string& name, const RulePlace& place) {
    for (const std::string& wanted : {id, name})
      if (const auto found = places_.find(wanted); !wanted.empty() && found != places_.end()) return &found->second;
    for (const std::string& wanted : {id, name})
      if (!wanted.empty()) places_.emplace(wanted, place);
    return nullptr;
  }
  bool has(const std::string& name) const { return places_.contains(name); }

 private:
  std::map<std::string, RulePlace> places_;
};

void drop_duplicates(Loaded& loaded, Names& names) {
  const auto duplicate = [&](const auto& rule) {
    const RulePlace* first = names.claim(rule.id, rule.name, rule.place);
    if (first != nullptr)
      loaded.reject(rule.place, phrase("the id or name '{}' is used already in {} line {}", rule.id, first->file, first->line));
    return first != nullptr;
  };
  std::erase_if(loaded.all.rules, duplicate);
  std::erase_if(loaded.all.correlations, duplicate);
}

bool fits(const LogSource& filter, const LogSource& rule) {
  return (filter.category.empty() || filter.category == rule.category) && (filter.product.empty() || filter.product == rule.product) &&
         (filter.service.empty() || filter.service == rule.service);
}

void shift_predicates(Expression& expression, std::uint32_t by) {
  expression.predicate += by;
  for (Expression& child : expression.children) shift_predicates(child, by);
}

void apply_filter(const Filter& filter, Rule& rule) {
  Expression extra = filter.condition;
  shift_predicates(extra, static_cast<std::uint32_t>(rule.predicates.size()));
  rule.predicates.insert(rule.predicates.end(), filter.predicates.begin(), filter.predicates.end());
  Expression both;
  both.kind = Expression::Kind::all_of;
  both.children.push_back(std::move(rule.condition));
  both.children.push_back(std::move(extra));
  rule.condition = std::move(both);
}

void apply_filters(Loaded& loaded, const Names& names) {
  for (const Filter& filter : loaded.all.filters) {
    for (const std::string& name : filter.rule_names)
      if (!names.has(name)) loaded.reject(filter.place, phrase("the filter names the rule '{}', which is not loaded", name));
    for (Rule& rule : loaded.all.rules) {
      // A legacy rule with an aggregation was split; the filter belongs to its events.
      const std::string id = rule.id.ends_with("#events") ? rule.id.substr(0, rule.id.size() - 7) : rule.id;
      const bool named = filter.any_rule ||
                         std::ranges::any_of(filter.rule_names, [&](const std::string& name) { return name == id || name == rule.name; });
      if (named && fits(filter.source, rule.source)) apply_filter(filter, rule);
    }
  }
}

// Drops correlations whose rules are missing or that lead back to themselves, until what is left stands by itself.
void check_references(Loaded& loaded) {
  std::unordered_map<std::string, const Correlation*> correlations;
  std::set<std::string> rules;
  for (const Rule& rule : loaded.all.rules) {
    rules.insert(rule.id);
    if (!rule.name.empty()) rules.insert(rule.name);
  }
  const auto index = [&] {
    correlations.clear();
    for (const Correlation& correlation : loaded.all.correlations) {
      correlations[correlation.id] = &correlation;
      if (!correlation.name.empty()) correlations[correlation.name] = &correlation;
    }
  };
  std::set<const Correlation*> visited;
  std::function<bool(const Correlation&, int, const Correlation&)> reaches = [&](const Correlation& from, int depth,
                                                                                 const Correlation& target) -> bool {
    if (depth > deepest_chain) return true;  // deeper chains are refused like circles
    for (const std::string& name : from.rule_names) {
      const auto found = correlations.find(name);
      if (found == correlations.end()) continue;
      if (found->second == &target) return true;
      if (visited.insert(found->second).second && reaches(*found->second, depth + 1, target)) return true;
    }
    return false;
  };
  bool changed = true;
  while (changed) {
    index();
    std::set<const Correlation*> bad;
    for (const Correlation& correlation : loaded.all.correlations) {
      std::optional<Phrase> reason;
      for (const std::string& name : correlation.rule_names)
        if (!rules.contains(name) && !correlations.contains(name))
          reason = phrase("the correlation names the rule '{}', which is not loaded", name);
      visited.clear();
      if (!reason && reaches(correlation, 0, correlation))
        reason = phrase("the correlation leads back to itself, or through more than {} others", deepest_chain);
      if (!reason) continue;
      loaded.reject(correlation.place, *reason);
      bad.insert(&correlation);
    }
    changed = std::erase_if(loaded.all.correlations, [&](const Correlation& correlation) { return bad.contains(&correlation); }) > 0;
  }
}

// Rules that a correlation names report by themselves only when some correlation naming them says generate.
void silence_referenced(Loaded& loaded) {
  std::map<std::string, bool> reports;
  for (const Correlation& correlation : loaded.all.correlations)
    for (const std::string& name : correlation.rule_names) reports[name] |= correlation.generate;
  const auto silence = [&](auto& rule) {
    for (const std::string& name : {rule.id, rule.name})
      if (const auto found = reports.find(name); !name.empty() && found != reports.end()) rule.reports = found->second;
  };
  std::ranges::for_each(loaded.all.rules, silence);
  std::ranges::for_each(loaded.all.correlations, silence);
}

RuleSet finish(Loaded loaded, size_t files) {
  Names names;
  drop_duplicates(loaded, names);
  apply_filters(loaded, names);
  check_references(loaded);
  silence_referenced(loaded);
  RuleSet set;
  set.rules = std::move(loaded.all.rules);
  set.correlations = std::move(loaded.all.correlations);
  set.rejected = std::move(loaded.all.rejected);
  std::ranges::sort(set.rejected);
  std::set<std::string> bad_files;
  for (const RejectedRule& rejected : set.rejected) bad_files.insert(rejected.file);
  set.files = files;
  set.loaded = files - bad_files.size();
  return set;
}

void take(ReadOutcome outcome, Loaded& loaded) {
  move_all(outcome.rules, loaded.all.rules);
  move_all(outcome.correlations, loaded.all.correlations);
  move_all(outcome.filters, loaded.all.filters);
  move_all(outcome.rejected, loaded.all.rejected);
}

}  // namespace

Result<RuleSet> load_directory(Files& files, const Path& path, const LoadOptions& options) {
  return load_directories(files, {path}, options);
}

Result<RuleSet> load_directories(Files& files, const std::vector<Path>& paths, const LoadOptions& options) {
  std::vector<Path> found;
  for (const Path& path : paths) {
    const FileStatus status = TRY(files.status(path));
    if (status.kind == FileKind::directory) TRY(collect(files, path, 0, options.most_files, found));
    else found.push_back(path);
  }
  std::ranges::sort(found, {}, [](const Path& path) { return path.native(); });
  std::set<Path> seen;  // overlapping directories name a file twice
  std::erase_if(found, [&](const Path& path) { return !seen.insert(path.lexically_normal()).second; });
  Loaded loaded;
  for (const Path& path : found) {
    auto text = files.read_text(path, options.most_bytes_per_file);
    if (!text) loaded.all.rejected.push_back(rejected_rule(path.string(), 1, text.error()));
    else take(read_rule_file(*text, path.string(), options.placeholders.get()), loaded);
  }
  return finish(std::move(loaded), found.size());
}

RuleSet load_texts(const std::vector<RuleText>& texts, const LoadOptions& options) {
  Loaded loaded;
  for (const RuleText& text : texts) take(read_rule_file(text.text, text.file, options.placeholders.get()), loaded);
  return finish(std::move(loaded), texts.size());
}

RuleSet own_rules(const LoadOptions& options) { return load_texts(own_rule_texts(), options); }

}  // namespace sekimori::detect
