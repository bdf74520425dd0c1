// Each of our own rules fires on its positive samples and stays silent on its negative ones.
#include <set>

#include "base/json.h"
#include "engine/detect/hunt/testing_rules.h"

namespace sekimori::detect::testing {
namespace {

const Path own_directory = Path(SEKIMORI_SOURCE_DIR) / "rules";

// A sample line: the members that Windows and mappings set beside the fields, all others as fields.
model::LogRecord record_from_sample(const Json& sample, std::uint64_t line) {
  model::LogRecord record;
  record.source = "sample";
  record.position = line;
  record.time = Instant::parse(sample["@timestamp"].text()).value_or(Instant{});
  for (const auto& [name, value] : sample.members()) {
    const std::string text = value.is_integer() ? std::to_string(value.integer_or(0)) : std::string(value.text());
    if (name == "Channel") record.channel = text;
    else if (name == "Provider_Name") record.provider = text;
    else if (name == "EventID") record.event_id = value.integer_or(0);
    else if (name == "Computer") record.computer = text;
    else if (name == "product") record.product = text;
    else if (name == "category") record.category = text;
    else if (name == "service") record.service = text;
    else if (name != "@timestamp") record.fields.push_back({name, {model::ValueKind::text, text}});
  }
  if (!record.channel.empty()) record.product = "windows";
  return record;
}

// Ids of the detections that all our rules together give for a file of samples.
std::set<std::string> fired(const RuleSet& rules, const Path& samples) {
  std::set<std::string> ids;
  auto detector = Detector::create(std::make_shared<const RuleSet>(rules), {.zone = Zone::tokyo(), .correlator = {.lateness = INT64_MAX}});
  EXPECT_TRUE(detector.has_value());
  const DetectionSink sink = [&](model::Detection&& detection) -> Result<void> {
    ids.insert(detection.rule_id);
    return {};
  };
  const std::string text = system_files().read_text(samples).value_or("");
  EXPECT_FALSE(text.empty()) << samples;
  std::uint64_t line = 0;
  for (size_t start = 0; start < text.size();) {
    const size_t end = std::min(text.find('\n', start), text.size());
    const auto sample = Json::parse(std::string_view(text).substr(start, end - start));
    EXPECT_TRUE(sample.has_value()) << samples << " line " << line + 1;
    ++line;
    if (!sample) break;
    EXPECT_TRUE(detector->feed(record_from_sample(*sample, line), sink).has_value());
    start = end + 1;
  }
  EXPECT_TRUE(detector->flush(sink).has_value());
  return ids;
}

TEST(OwnRules, AreAtLeastFifteenAndAllLoad) {
  const RuleSet rules = own_rules();
  EXPECT_GE(own_rule_texts().size(), 15u);
  EXPECT_TRUE(rules.rejected.empty()) << reasons_of(rules);
  EXPECT_EQ(rules.files, rules.loaded);
}

TEST(OwnRules, HaveJapaneseAndEnglishTitles) {
  const RuleSet rules = own_rules();
  for (const Rule& rule : rules.rules) EXPECT_NE(rule.title.find(" / "), std::string::npos) << rule.title;
  for (const Correlation& rule : rules.correlations) EXPECT_NE(rule.title.find(" / "), std::string::npos) << rule.title;
}

TEST(OwnRules, FireOnTheirPositiveSamplesOnly) {
  const RuleSet all = own_rules();
  for (const RuleText& text : own_rule_texts()) {
    const std::string name = Path(text.file).stem().string();
    // What the file is about stands last in it: a correlation, else the rule. It may lean on rules of other files.
    const ReadOutcome outcome = read_rule_file(text.text, text.file, nullptr);
    const std::string id = outcome.correlations.empty() ? outcome.rules.back().id : outcome.correlations.back().id;
    EXPECT_TRUE(fired(all, own_directory / "samples" / (name + ".positive.jsonl")).contains(id)) << name;
    EXPECT_FALSE(fired(all, own_directory / "samples" / (name + ".negative.jsonl")).contains(id)) << name;
  }
}

}  // namespace
}  // namespace sekimori::detect::testing
