// Correlations against brute force over the whole stream, and the faults other engines had.
#include "engine/detect/correlate/correlator.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "engine/detect/hunt/testing_rules.h"

namespace sekimori::detect::testing {
namespace {

struct Hit {
  std::uint32_t rule = 0;
  std::int64_t second = 0;
  std::string group;
  std::string value;
};

struct Fired {
  std::int64_t second = 0;
  std::string group;
  std::uint64_t count = 0;
  auto operator<=>(const Fired&) const = default;
};

// `rules` base rules r0, r1 ... and one correlation.
std::shared_ptr<const RuleSet> rules_with(int rules, const std::string& correlation) {
  std::string yaml;
  for (int r = 0; r < rules; ++r)
    yaml +=
        fmt::format("title: base {0}\nid: r{0}\nlogsource: {{category: test}}\ndetection: {{s: {{Kind: {0}}}, condition: s}}\n---\n", r);
  auto set = std::make_shared<RuleSet>(load_text(yaml + "title: correlation\nid: c\ncorrelation:\n" + correlation));
  EXPECT_TRUE(set->rejected.empty()) << reasons_of(*set);
  return set;
}

class Harness {
 public:
  explicit Harness(std::shared_ptr<const RuleSet> rules, CorrelatorOptions options = {.lateness = INT64_MAX})
      : rules_(std::move(rules)), options_(options), correlator_(rules_, options) {}

  void add(const Hit& hit) {
    const FieldReader read = [&](std::string_view field) -> std::optional<std::string_view> {
      if (field == "User" && hit.group != "-") return hit.group;
      if (field == "File" && hit.value != "-") return hit.value;
      return {};
    };
    ASSERT_TRUE(correlator_.add_hit(hit.rule, Instant::from_seconds(hit.second), {"log", model::PositionKind::line, ++line_}, read, sink())
                    .has_value());
  }
  void flush() { ASSERT_TRUE(correlator_.flush(sink()).has_value()); }
  void save_and_load() {
    const Bytes bytes = correlator_.snapshot();
    Correlator other(rules_, options_);
    const auto restored = other.restore(bytes);
    ASSERT_TRUE(restored.has_value()) << restored.error().message;
    EXPECT_EQ(other.snapshot(), bytes);
    correlator_ = std::move(other);
  }
  Correlator& correlator() { return correlator_; }
  std::vector<Fired> fired;
  std::vector<model::Detection> detections;

 private:
  DetectionSink sink() {
    return [&](model::Detection&& detection) -> Result<void> {
      fired.push_back({detection.time->nanoseconds / nanoseconds_per_second, detection.group.empty() ? "" : detection.group[0].value.text,
                       detection.count});
      detections.push_back(std::move(detection));
      return {};
    };
  }
  std::shared_ptr<const RuleSet> rules_;
  CorrelatorOptions options_;
  Correlator correlator_;
  std::uint64_t line_ = 0;
};

// The meaning of "gte n within `window` seconds", said without any state machine: at each event count anew.
std::vector<Fired> brute_force_count(std::vector<Hit> hits, std::int64_t window, std::uint64_t least, bool distinct) {
  std::ranges::stable_sort(hits, {}, &Hit::second);
  std::vector<Fired> out;
  std::map<std::string, std::int64_t> fired_at;  // while the condition stays true
  for (size_t i = 0; i < hits.size(); ++i) {
    if (distinct && hits[i].value == "-") continue;
    std::set<std::string> values;
    std::uint64_t count = 0;
    for (size_t j = 0; j <= i; ++j) {
      if (hits[j].group != hits[i].group || hits[j].second < hits[i].second - window || (distinct && hits[j].value == "-")) continue;
      ++count;
      values.insert(hits[j].value);
    }
    if (distinct) count = values.size();
    const auto last = fired_at.find(hits[i].group);
    if (count < least) {
      if (last != fired_at.end()) fired_at.erase(last);
    } else if (last == fired_at.end() || last->second < hits[i].second - window) {
      fired_at[hits[i].group] = hits[i].second;
      out.push_back({hits[i].second, hits[i].group, count});
    }
  }
  return out;
}

std::vector<Hit> random_hits(std::mt19937& random, int size, int rules) {
  std::vector<Hit> hits;
  for (int i = 0; i < size; ++i)
    hits.push_back({static_cast<std::uint32_t>(random() % static_cast<unsigned>(rules)),
                    static_cast<std::int64_t>(1'000'000 + random() % 600), std::string(1, static_cast<char>('a' + random() % 3)),
                    random() % 9 == 0 ? "-" : std::to_string(random() % 6)});
  return hits;
}

TEST(Correlations, CountEventsAsBruteForceDoes) {
  std::mt19937 random(7);
  const auto rules = rules_with(1, "  type: event_count\n  rules: r0\n  group-by: [User]\n  timespan: 60s\n  condition: {gte: 5}\n");
  for (int round = 0; round < 200; ++round) {
    const std::vector<Hit> hits = random_hits(random, 80, 1);
    Harness harness(rules);
    for (const Hit& hit : hits) harness.add(hit);
    harness.flush();
    EXPECT_EQ(harness.fired, brute_force_count(hits, 60, 5, false)) << "round " << round;
  }
}

TEST(Correlations, CountValuesAsBruteForceDoesWhateverTheOrderAndWhereverItWasSaved) {
  std::mt19937 random(8);
  const auto rules =
      rules_with(1, "  type: value_count\n  rules: [r0]\n  group-by: [User]\n  timespan: 1m\n  condition: {field: File, gte: 4}\n");
  for (int round = 0; round < 200; ++round) {
    std::vector<Hit> hits = random_hits(random, 80, 1);
    // In nearly the right order, as logs of several hosts arrive: never more than 100 seconds late.
    std::ranges::stable_sort(hits, {}, [&](const Hit& hit) {
      return hit.second + static_cast<std::int64_t>(std::hash<std::string>()(hit.group + hit.value) % 100);
    });
    // Events of the same second count in the order of arrival.
    const std::vector<Fired> wanted = brute_force_count(hits, 60, 4, true);
    Harness harness(rules, {.lateness = 100 * nanoseconds_per_second});
    for (size_t i = 0; i < hits.size(); ++i) {
      harness.add(hits[i]);
      if (i % 17 == 0) harness.save_and_load();
    }
    harness.flush();
    EXPECT_EQ(harness.fired.size(), wanted.size()) << "round " << round;
    EXPECT_TRUE(std::ranges::is_permutation(harness.fired, wanted)) << "round " << round;
    EXPECT_EQ(harness.correlator().statistics().late, 0u);
  }
}

TEST(Correlations, NeverMixGroups) {  // Hayabusa 1809
  Harness harness(rules_with(2, "  type: temporal\n  rules: [r0, r1]\n  group-by: [User]\n  timespan: 1h\n"));
  harness.add({0, 100, "a", ""});
  harness.add({1, 110, "b", ""});
  harness.flush();
  EXPECT_TRUE(harness.fired.empty());
  harness.add({1, 120, "a", ""});
  harness.flush();
  ASSERT_EQ(harness.fired.size(), 1u);
  EXPECT_EQ(harness.fired[0].group, "a");
  Harness tuple(rules_with(1, "  type: event_count\n  rules: [r0]\n  group-by: [User, File]\n  timespan: 1h\n  condition: {gte: 2}\n"));
  tuple.add({0, 1, "ab", "c"});
  tuple.add({0, 2, "a", "bc"});  // the same letters, another tuple
  tuple.flush();
  EXPECT_TRUE(tuple.fired.empty());
}

TEST(Correlations, EnforceTheOrderBeyondTheFirstRule) {  // Hayabusa 1810
  const auto rules = rules_with(3, "  type: temporal_ordered\n  rules: [r0, r1, r2]\n  group-by: [User]\n  timespan: 100s\n");
  const auto count = [&](const std::vector<std::pair<std::uint32_t, std::int64_t>>& events) {
    Harness harness(rules);
    for (const auto& [rule, second] : events) harness.add({rule, second, "a", ""});
    harness.flush();
    return harness.fired.size();
  };
  EXPECT_EQ(count({{0, 1}, {1, 2}, {2, 3}}), 1u);
  EXPECT_EQ(count({{0, 1}, {2, 2}, {1, 3}}), 0u);
  EXPECT_EQ(count({{1, 1}, {0, 2}, {2, 3}}), 0u);
  EXPECT_EQ(count({{0, 1}, {2, 2}, {1, 3}, {2, 4}}), 1u);
  EXPECT_EQ(count({{0, 1}, {1, 2}, {2, 102}}), 0u);            // too long
  EXPECT_EQ(count({{0, 1}, {1, 2}, {2, 101}}), 1u);            // the far end counts
  EXPECT_EQ(count({{0, 1}, {0, 90}, {1, 95}, {2, 150}}), 1u);  // the later start serves
  EXPECT_EQ(count({{2, 3}, {1, 2}, {0, 1}}), 1u);              // arrival is not order
}

TEST(Correlations, OfTimeNeedEveryRuleWithinTheWindow) {
  std::mt19937 random(9);
  const auto rules = rules_with(3, "  type: temporal\n  rules: [r0, r1, r2]\n  group-by: [User]\n  timespan: 30s\n");
  for (int round = 0; round < 200; ++round) {
    std::vector<Hit> hits = random_hits(random, 60, 3);
    Harness harness(rules);
    for (const Hit& hit : hits) harness.add(hit);
    harness.flush();
    std::ranges::stable_sort(hits, {}, &Hit::second);
    std::vector<Fired> wanted;
    std::map<std::string, size_t> used_until;  // events up to here served a detection of their group
    for (size_t i = 0; i < hits.size(); ++i) {
      std::set<std::uint32_t> seen;
      for (size_t j = used_until.contains(hits[i].group) ? used_until[hits[i].group] + 1 : 0; j <= i; ++j)
        if (hits[j].group == hits[i].group && hits[j].second >= hits[i].second - 30) seen.insert(hits[j].rule);
      if (seen.size() < 3) continue;
      wanted.push_back({hits[i].second, hits[i].group, 3});
      used_until[hits[i].group] = i;
    }
    EXPECT_EQ(harness.fired, wanted) << "round " << round;
  }
}

TEST(Correlations, WithUpperBoundsAreDecidedWhenTheWindowHasPassed) {
  const auto fired = [&](const std::string& condition, int events) {
    Harness harness(
        rules_with(1, "  type: event_count\n  rules: [r0]\n  group-by: [User]\n  timespan: 60s\n  condition: " + condition + "\n"));
    for (int i = 0; i < events; ++i) harness.add({0, 100 + i, "a", ""});
    harness.add({0, 1000, "b", ""});
    harness.flush();
    return std::ranges::count(harness.fired, "a", &Fired::group);
  };
  EXPECT_EQ(fired("{lt: 3}", 2), 1);
  EXPECT_EQ(fired("{lt: 3}", 3), 0);
  EXPECT_EQ(fired("{lte: 3}", 3), 1);
  EXPECT_EQ(fired("{eq: 3}", 3), 1);
  EXPECT_EQ(fired("{eq: 3}", 4), 0);
  EXPECT_EQ(fired("{neq: 3}", 4), 1);
  EXPECT_EQ(fired("{gte: 2, lt: 4}", 3), 1);
  EXPECT_EQ(fired("{gte: 2, lt: 4}", 4), 0);
}

TEST(Correlations, AddUpAndAverage) {
  Harness sum(
      rules_with(1, "  type: value_sum\n  rules: [r0]\n  group-by: [User]\n  timespan: 60s\n  condition: {field: File, gte: 100}\n"));
  sum.add({0, 1, "a", "60"});
  sum.add({0, 62, "a", "60"});  // the first has left the window
  sum.add({0, 63, "a", "junk"});
  sum.add({0, 64, "a", "40"});
  sum.flush();
  EXPECT_EQ(sum.fired, (std::vector<Fired>{{64, "a", 100}}));
  Harness average(rules_with(1, "  type: value_avg\n  rules: [r0]\n  timespan: 60s\n  condition: {field: File, gt: 10}\n"));
  average.add({0, 1, "a", "5"});
  average.add({0, 2, "b", "20"});
  average.flush();
  EXPECT_EQ(average.fired.size(), 1u);
}

TEST(Correlations, NameTheirEventsUpToAHundred) {
  Harness harness(rules_with(1, "  type: event_count\n  rules: [r0]\n  group-by: [User]\n  timespan: 1h\n  condition: {gte: 250}\n"));
  for (int i = 0; i < 250; ++i) harness.add({0, i, "a", ""});
  harness.flush();
  ASSERT_EQ(harness.detections.size(), 1u);
  EXPECT_EQ(harness.detections[0].count, 250u);
  ASSERT_EQ(harness.detections[0].events.size(), 100u);
  EXPECT_EQ(harness.detections[0].events.back().position, 250u);
  EXPECT_EQ(harness.detections[0].source.position, 250u);
}

TEST(Correlations, ChainAndSilenceWhatTheyName) {
  const std::string yaml =
      "title: a\nid: a\nlogsource: {category: test}\ndetection: {s: {F: x}, condition: s}\n---\n"
      "title: inner\nname: inner\ncorrelation: {type: event_count, rules: [a], group-by: [User], timespan: 1m, condition: {gte: 2}}\n---\n"
      "title: outer\nname: outer\ncorrelation: {type: event_count, rules: [inner], group-by: [User], timespan: 1d, condition: {gte: "
      "2}%s}\n";
  const auto run = [&](const std::string& extra) {
    std::string text = yaml;
    text.replace(text.find("%s"), 2, "");
    const RuleSet set = load_text(text + extra);
    EXPECT_TRUE(set.rejected.empty()) << reasons_of(set);
    auto detector = Detector::create(std::make_shared<const RuleSet>(set));
    std::vector<std::string> ids;
    const DetectionSink sink = [&](model::Detection&& detection) -> Result<void> {
      ids.push_back(detection.rule_id);
      return {};
    };
    for (const std::int64_t second : {0, 1, 1000, 1001}) {
      model::LogRecord record = record_of({{"F", "x"}, {"User", "u"}});
      record.category = "test";
      record.time = Instant::from_seconds(second);
      EXPECT_TRUE(detector->feed(record, sink).has_value());
    }
    EXPECT_TRUE(detector->flush(sink).has_value());
    return ids;
  };
  EXPECT_EQ(run(""), (std::vector<std::string>{"outer"}));
  EXPECT_EQ(run("generate: true\n"), (std::vector<std::string>{"inner", "inner", "outer"}));
}

TEST(Correlations, FollowAliases) {
  const std::string yaml =
      "title: a\nname: a\nlogsource: {category: test}\ndetection: {s: {Kind: 1}, condition: s}\n---\n"
      "title: b\nname: b\nlogsource: {category: test}\ndetection: {s: {Kind: 2}, condition: s}\n---\n"
      "title: c\nid: c\ncorrelation:\n  type: temporal\n  rules: [a, b]\n  group-by: [who]\n  timespan: 1m\n  aliases: {who: {a: User, b: "
      "Account}}\n";
  auto detector = Detector::create(std::make_shared<const RuleSet>(load_text(yaml)));
  size_t fired = 0;
  const DetectionSink sink = [&](model::Detection&& detection) -> Result<void> {
    ++fired;
    EXPECT_EQ(detection.group[0].name, "who");
    EXPECT_EQ(detection.group[0].value.text, "tanaka");
    return {};
  };
  for (const Fields& fields : {Fields{{"Kind", "1"}, {"User", "tanaka"}}, Fields{{"Kind", "2"}, {"Account", "suzuki"}},
                               Fields{{"Kind", "2"}, {"Account", "tanaka"}}}) {
    model::LogRecord record = record_of(fields);
    record.time = Instant::from_seconds(5);
    ASSERT_TRUE(detector->feed(record, sink).has_value());
  }
  ASSERT_TRUE(detector->flush(sink).has_value());
  EXPECT_EQ(fired, 1u);
}

TEST(Correlations, ComeOutOfLegacyAggregations) {
  const RuleSet rules = load_text(rule_around("  s: {F: x}\n  condition: s | count(File) by User > 2\n  timeframe: 5m"));
  ASSERT_TRUE(rules.rejected.empty()) << reasons_of(rules);
  ASSERT_EQ(rules.correlations.size(), 1u);
  EXPECT_EQ(rules.correlations[0].id, "test");
  EXPECT_EQ(rules.correlations[0].kind, CorrelationKind::value_count);
  EXPECT_EQ(rules.correlations[0].group_by, std::vector<std::string>{"User"});
  EXPECT_EQ(rules.correlations[0].window, 300 * nanoseconds_per_second);
  EXPECT_FALSE(rules.rules[0].reports);
  EXPECT_NE(reasons_of(load_text(rule_around("  s: {F: x}\n  condition: s | near t\n  timeframe: 5m"))).find("near"), std::string::npos);
  EXPECT_NE(reasons_of(load_text(rule_around("  s: {F: x}\n  condition: s | count() > 5"))).find("timeframe"), std::string::npos);
}

TEST(Correlations, AreRefusedWhenTheyCannotBeHonoured) {
  const auto refusal = [](const std::string& body) { return reasons_of(load_text("title: c\nid: c\ncorrelation:\n" + body)); };
  EXPECT_NE(refusal("  type: event_count\n  rules: [x]\n  timespan: 1m\n  condition: {gte: 1}\n").find("'x', which is not loaded"),
            std::string::npos);
  EXPECT_NE(refusal("  type: event_count\n  rules: [c]\n  timespan: 1m\n  condition: {gte: 1}\n").find("back to itself"),
            std::string::npos);
  EXPECT_NE(refusal("  type: magic\n").find("'magic' is not taken"), std::string::npos);
  EXPECT_NE(refusal("  type: event_count\n  rules: [x]\n  timespan: soon\n").find("time span"), std::string::npos);
  EXPECT_NE(refusal("  type: value_count\n  rules: [x]\n  timespan: 1m\n  condition: {gte: 1}\n").find("needs 'field'"), std::string::npos);
  EXPECT_NE(refusal("  type: event_count\n  rules: [x]\n  timespan: 1m\n  condition: {about: 1}\n").find("'about'"), std::string::npos);
}

TEST(Correlations, StayWithinTheirBoundsAndSaySo) {
  const auto rules = rules_with(1, "  type: event_count\n  rules: [r0]\n  group-by: [User]\n  timespan: 1d\n  condition: {gte: 1000}\n");
  Harness harness(rules, {.lateness = 0, .most_waiting = 10, .most_groups = 100, .most_entries = 1000});
  for (int i = 0; i < 5000; ++i) harness.add({0, i, std::to_string(i), ""});
  EXPECT_GE(harness.correlator().statistics().dropped_groups, 4800u);
  harness.add({0, 1, "old", ""});
  EXPECT_EQ(harness.correlator().statistics().late, 1u);
}

TEST(CorrelatorState, RefusesDamageAndForeignBytes) {
  const auto rules =
      rules_with(1, "  type: value_count\n  rules: [r0]\n  group-by: [User]\n  timespan: 1d\n  condition: {field: File, gte: 3}\n");
  Harness harness(rules, {.lateness = 10 * nanoseconds_per_second});
  for (int i = 0; i < 50; ++i) harness.add({0, i, "a", "1"});
  const Bytes good = harness.correlator().snapshot();
  for (size_t i = 0; i < good.size(); i += 3) {
    Bytes bad = good;
    bad[i] ^= 1;
    EXPECT_FALSE(harness.correlator().restore(bad).has_value()) << i;
  }
  for (size_t size = 0; size < good.size(); size += 5) EXPECT_FALSE(harness.correlator().restore(ByteView(good).first(size)).has_value());
  EXPECT_TRUE(harness.correlator().restore(good).has_value());
  // Another definition of the correlation starts anew instead of going on with numbers of another meaning.
  Correlator other(
      rules_with(1, "  type: value_count\n  rules: [r0]\n  group-by: [User]\n  timespan: 2d\n  condition: {field: File, gte: 3}\n"), {});
  EXPECT_TRUE(other.restore(good).has_value());
  EXPECT_LT(other.snapshot().size(), good.size());
}

}  // namespace
}  // namespace sekimori::detect::testing
