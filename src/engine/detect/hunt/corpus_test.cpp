// The rules and samples of the Sigma project, when they are at hand: all load, each sample makes its rule fire.
#include <map>
#include <random>

#include "base/text.h"
#include "engine/detect/hunt/hunt_run.h"
#include "engine/detect/hunt/testing_rules.h"
#include "engine/detect/mapping.h"

namespace sekimori::detect::testing {
namespace {

const Path corpus = Path(SEKIMORI_SOURCE_DIR) / ".." / "shared" / "data" / "sigma";

bool corpus_is_here() { return system_files().exists(corpus / "rules"); }

const std::shared_ptr<const RuleSet>& corpus_rules() {
  static const std::shared_ptr<const RuleSet> rules = [] {
    std::vector<Path> folders;
    for (const char* folder : {"rules", "rules-emerging-threats", "rules-threat-hunting", "rules-compliance"})
      folders.push_back(corpus / folder);
    return std::make_shared<const RuleSet>(load_directories(system_files(), folders, {}).value());
  }();
  return rules;
}

TEST(SigmaCorpus, LoadsButForRulesThatNeedPlaceholders) {
  if (!corpus_is_here()) GTEST_SKIP() << "skipped: shared data not present";
  const RuleSet& rules = *corpus_rules();
  EXPECT_GE(rules.files, 3757u);
  EXPECT_GE(rules.loaded * 1000, rules.files * 999) << reasons_of(rules);
  for (const RejectedRule& rejected : rules.rejected)
    EXPECT_NE(rejected.reason.find("expand"), std::string::npos) << rejected.file << rejected.reason;
}

TEST(SigmaCorpus, LegacyAggregationsBecomeCorrelations) {
  if (!corpus_is_here()) GTEST_SKIP() << "skipped: shared data not present";
  const RuleSet rules = load_directory(system_files(), corpus / "unsupported", {}).value();
  EXPECT_GE(rules.correlations.size(), 35u) << reasons_of(rules);
  for (const RejectedRule& rejected : rules.rejected) EXPECT_FALSE(rejected.reason.empty());
}

// Value of "key: x" in the lines of an info.yml.
std::string value_of(const std::string& text, const std::string& key) {
  for (size_t start = 0; start < text.size();) {
    const size_t end = std::min(text.find('\n', start), text.size());
    std::string_view line = trim(std::string_view(text).substr(start, end - start));
    if (line.starts_with("- ")) line.remove_prefix(2);
    if (line.starts_with(key + ": ")) return std::string(trim(line.substr(key.size() + 2)));
    start = end + 1;
  }
  return {};
}

TEST(SigmaCorpus, EachRegressionSampleMakesItsRuleFire) {
  if (!corpus_is_here()) GTEST_SKIP() << "skipped: shared data not present";
  struct Sample {
    std::string rule;
    std::uint64_t least = 1;
  };
  std::map<std::string, Sample> samples;
  std::vector<Path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus / "regression_data")) {
    if (entry.path().filename() != "info.yml") continue;
    const std::string info = system_files().read_text(entry.path()).value();
    Sample sample;
    sample.rule = value_of(info.substr(info.find("rule_metadata")), "id");
    if (const std::string count = value_of(info, "match_count"); !count.empty()) sample.least = std::stoul(count);
    for (const auto& other : std::filesystem::directory_iterator(entry.path().parent_path())) {
      if (other.path().extension() != ".evtx") continue;
      samples[other.path().string()] = sample;
      paths.push_back(other.path());
    }
  }
  ASSERT_GE(paths.size(), 100u);
  const auto index = RuleIndex::create(corpus_rules(), Zone::tokyo()).value();
  std::map<std::string, std::uint64_t> hits;
  const HuntSinks sinks{.detection = [&](HuntFinding&& finding) -> Result<void> {
                          const auto sample = samples.find(finding.detection.source.path);
                          if (sample != samples.end() && sample->second.rule == finding.detection.rule_id) ++hits[sample->first];
                          EXPECT_FALSE(finding.detection.matched.empty()) << finding.detection.rule_id;
                          return {};
                        },
                        .bad = {},
                        .failed_file = {}};
  ASSERT_TRUE(hunt_files(system_files(), paths, MappingSet::embedded(), index, {}, sinks).has_value());
  // match_count is what upstream saw at least: some samples hold further records that fit the rule as well.
  for (const auto& [path, sample] : samples) EXPECT_GE(hits[path], sample.least) << path;
}

// A condition by its plain meaning, predicate by predicate: the oracle of the index.
class PlainEvaluator {
 public:
  PlainEvaluator(const Rule& rule, const Zone& zone) : rule_(rule), zone_(zone) {
    for (const Predicate& predicate : rule.predicates) {
      regexes_.emplace_back();
      if (predicate.test == Test::regex) regexes_.back() = Regex::compile(predicate.expression).value();
    }
  }
  bool holds(const model::LogRecord& record) const { return holds(rule_.condition, record); }

 private:
  bool holds(const Expression& expression, const model::LogRecord& record) const {
    switch (expression.kind) {
      case Expression::Kind::leaf: return leaf(expression.predicate, record);
      case Expression::Kind::negation: return !holds(expression.children[0], record);
      case Expression::Kind::all_of:
        return std::ranges::all_of(expression.children, [&](const Expression& child) { return holds(child, record); });
      case Expression::Kind::any_of:
        return std::ranges::any_of(expression.children, [&](const Expression& child) { return holds(child, record); });
    }
    return false;
  }
  bool leaf(std::uint32_t number, const model::LogRecord& record) const {
    const Predicate& predicate = rule_.predicates[number];
    const Regex* regex = regexes_[number] ? &*regexes_[number] : nullptr;
    bool present = false, null = false, held = false;
    for (const model::Field& field : record.fields) {
      if (!predicate.field.empty() && field.name != predicate.field) continue;
      present = true;
      null |= field.value.kind == model::ValueKind::null;
      const std::string folded = fold_case(field.value.text);
      held |= holds_for_value(predicate, regex, zone_, {field.value.text, folded, field.value.kind});
      if (predicate.test == Test::field)
        for (const model::Field& other : record.fields)
          if (other.name == predicate.other_field) held |= holds_for_pair(predicate, folded, fold_case(other.value.text));
    }
    if (predicate.test == Test::exists) return present;
    if (predicate.test == Test::null) return !present || null;
    return held;
  }
  const Rule& rule_;
  const Zone& zone_;
  std::vector<std::optional<Regex>> regexes_;
};

// Texts out of the rules themselves, whole, cut and joined, so that rules nearly and fully match.
std::string text_like(const Predicate& predicate, std::mt19937& random) {
  std::string text;
  for (const Pattern::Part& part : predicate.pattern.parts)
    text += part.kind == Pattern::Kind::text ? part.text : part.kind == Pattern::Kind::one ? "q" : random() % 2 ? "" : "C:\\x y";
  if (predicate.test == Test::regex) text = predicate.expression;
  if (random() % 4 == 0) text = "pre " + text;
  if (random() % 4 == 0) text += " post";
  if (random() % 6 == 0 && text.size() > 2) text.resize(text.size() - 1);
  if (random() % 3 == 0)
    for (char& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  return scrub_utf8(text);
}

TEST(SigmaCorpus, TheIndexAgreesWithThePlainMeaning) {
  if (!corpus_is_here()) GTEST_SKIP() << "skipped: shared data not present";
  const auto index = RuleIndex::create(corpus_rules(), Zone::tokyo()).value();
  Matcher matcher(index);
  std::vector<PlainEvaluator> evaluators;
  for (const Rule& rule : corpus_rules()->rules) evaluators.emplace_back(rule, index->zone());
  std::mt19937 random(20260105);
  size_t total = 0;
  for (int round = 0; round < 150; ++round) {
    // An event around one rule: most of its fields, and some of another's. Without origin, so that every rule sees it.
    model::LogRecord record;
    for (const size_t pick : {random() % evaluators.size(), random() % evaluators.size()}) {
      const Rule& rule = corpus_rules()->rules[pick];
      for (const Predicate& predicate : rule.predicates) {
        if (random() % 3 == 0) continue;
        const std::string name = predicate.field.empty() ? "Message" : predicate.field;
        std::string text = text_like(predicate, random);
        model::Field* same = nullptr;
        for (model::Field& field : record.fields)
          if (field.name == name) same = &field;
        if (same != nullptr && random() % 8 != 0) same->value.text += " " + text;
        else if (record.fields.size() < 40)
          record.fields.push_back({name, {random() % 30 == 0 ? model::ValueKind::null : model::ValueKind::text, text}});
      }
    }
    std::vector<std::uint32_t> plain;
    for (std::uint32_t rule = 0; rule < evaluators.size(); ++rule)
      if (evaluators[rule].holds(record)) plain.push_back(rule);
    const auto found = matcher.match(record);
    total += plain.size();
    ASSERT_TRUE(std::ranges::equal(found, plain)) << "round " << round << ": " << found.size() << " and " << plain.size();
  }
  EXPECT_GT(total, 300u);
}

}  // namespace
}  // namespace sekimori::detect::testing
