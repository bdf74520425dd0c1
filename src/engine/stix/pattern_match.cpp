#include <arpa/inet.h>
#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <functional>

#include "base/text.h"
#include "engine/stix/pattern_tree.h"

namespace sekimori::stix {
namespace pattern {
namespace {

struct Network {
  int family = AF_INET;
  std::array<Byte, 16> bytes{};
  unsigned prefix = 0;
};

std::optional<Network> network_of(std::string_view text) {
  Network out;
  const std::size_t slash = std::min(text.find('/'), text.size());
  const std::string address(text.substr(0, slash));
  if (inet_pton(AF_INET, address.c_str(), out.bytes.data()) == 1) out.family = AF_INET;
  else if (inet_pton(AF_INET6, address.c_str(), out.bytes.data()) == 1) out.family = AF_INET6;
  else return {};
  const unsigned most = out.family == AF_INET ? 32 : 128;
  out.prefix = most;
  if (slash == text.size()) return out;
  const std::string_view digits = text.substr(slash + 1);
  const auto done = std::from_chars(digits.data(), digits.data() + digits.size(), out.prefix);
  if (done.ec != std::errc() || done.ptr != digits.data() + digits.size() || out.prefix > most) return {};
  return out;
}

bool lies_within(const Network& inner, const Network& outer) {
  if (inner.family != outer.family || inner.prefix < outer.prefix) return false;
  for (unsigned bit = 0; bit < outer.prefix; ++bit) {
    const auto mask = static_cast<Byte>(0x80U >> (bit % 8));
    if ((inner.bytes[bit / 8] & mask) != (outer.bytes[bit / 8] & mask)) return false;
  }
  return true;
}

// -1, 0, 1, or nothing when the two have no order.
std::optional<int> compare(JsonView value, const Literal& literal) {
  const auto sign = [](const auto& a, const auto& b) { return a < b ? -1 : b < a ? 1 : 0; };
  if (const auto* text = std::get_if<std::string>(&literal)) {
    if (!value.is_string()) return {};
    return sign(value.text(), *text);
  }
  if (const auto* whole = std::get_if<std::int64_t>(&literal)) {
    if (const auto number = value.integer()) return sign(*number, *whole);
    if (const auto number = value.number()) return sign(*number, static_cast<double>(*whole));
    return {};
  }
  if (const auto* wanted = std::get_if<double>(&literal)) {
    if (const auto number = value.number()) return sign(*number, *wanted);
    return {};
  }
  if (const auto* truth = std::get_if<bool>(&literal)) {
    if (value.kind() != JsonKind::boolean) return {};
    return sign(int(value.is_true()), int(*truth));
  }
  if (const auto* time = std::get_if<TimeLiteral>(&literal)) {
    const auto stamp = value.is_string() ? read_timestamp(value.text()) : std::nullopt;
    if (!stamp) return {};
    return sign(*stamp, time->at);
  }
  const Bytes& wanted = std::get<BinaryLiteral>(literal).bytes;
  if (!value.is_string()) return {};
  // Bytes stand in JSON as hexadecimal or as base64; both are tried.
  const std::string text = value.text();
  if (const auto bytes = from_hex(text)) return sign(*bytes, wanted);
  if (const auto bytes = from_base64(text)) return sign(*bytes, wanted);
  return {};
}

// A step counter that runs out.
class Budget {
 public:
  bool spend() { return --left_ >= 0; }
  void end() { left_ = -1; }
  bool is_spent() const { return left_ < 0; }

 private:
  std::int64_t left_ = most_matching_steps;
};

class ObservationMatcher {
 public:
  ObservationMatcher(const Observation& observation, Budget& budget) : observation_(observation), budget_(budget) {}

  // Comparisons joined by AND are about one object.
  bool matches(const Condition& condition) {
    return std::ranges::any_of(observation_.objects, [&](const auto& object) { return holds(condition, object.second); });
  }

 private:
  bool holds(const Condition& condition, JsonView object) {
    if (!budget_.spend()) return false;
    switch (condition.join) {
      case Condition::Join::one: return object["type"].is_text(condition.comparison->path.type) && compares(*condition.comparison, object);
      case Condition::Join::both: return std::ranges::all_of(condition.parts, [&](const Condition& part) { return holds(part, object); });
      case Condition::Join::either: return std::ranges::any_of(condition.parts, [&](const Condition& part) { return holds(part, object); });
    }
    return false;
  }

  bool compares(const Comparison& comparison, JsonView object) {
    std::vector<JsonView> values = {object};
    for (std::size_t i = 0; i < comparison.path.steps.size() && !values.empty(); ++i) values = follow(values, comparison.path.steps[i], i);
    if (comparison.op == Operator::exists) return !values.empty() != comparison.negated;
    // NOT turns the comparison of a value around; where no value is, nothing is compared.
    return std::ranges::any_of(values, [&](JsonView value) {
      const auto found = test(comparison, value);
      return found && *found != comparison.negated;
    });
  }

  std::vector<JsonView> follow(const std::vector<JsonView>& from, const Step& step, std::size_t depth) {
    std::vector<JsonView> out;
    for (JsonView value : from) {
      if (!budget_.spend()) return {};
      if (step.kind == Step::Kind::property) {
        // A reference stands for the object that it names.
        if (depth > 0 && value.is_string()) value = referenced(value.text());
        if (const JsonView next = value[step.name]; next.exists()) out.push_back(next);
      } else if (step.kind == Step::Kind::any_index) {
        for (const JsonView item : value.items()) {
          if (!budget_.spend()) return {};
          out.push_back(item);
        }
      } else if (value.is_array() && step.index < value.size()) {
        out.push_back(*std::next(value.items().begin(), static_cast<std::ptrdiff_t>(step.index)));
      }
    }
    return out;
  }

  JsonView referenced(const std::string& name) const {
    const auto found = std::ranges::find(observation_.objects, name, &std::pair<std::string, JsonView>::first);
    return found == observation_.objects.end() ? JsonView() : found->second;
  }

  std::optional<bool> test(const Comparison& comparison, JsonView value) {
    switch (comparison.op) {
      case Operator::equal: return equals(value, comparison.literals.front());
      case Operator::in: {
        std::optional<bool> out;
        for (const Literal& literal : comparison.literals) {
          if (!budget_.spend()) return {};
          const auto same = equals(value, literal);
          if (same) out = out.value_or(false) || *same;
          if (out.value_or(false)) return out;
        }
        return out;
      }
      case Operator::like:
      case Operator::matches: {
        if (!value.is_string()) return {};
        const std::string text = normalise_nfc(value.text());
        return comparison.op == Operator::like ? RE2::FullMatch(text, *comparison.expression)
                                               : RE2::PartialMatch(text, *comparison.expression);
      }
      case Operator::is_subset:
      case Operator::is_superset: {
        const auto mine = value.is_string() ? network_of(value.text()) : std::nullopt;
        const auto other = network_of(std::get<std::string>(comparison.literals.front()));
        if (!mine || !other) return {};
        return comparison.op == Operator::is_subset ? lies_within(*mine, *other) : lies_within(*other, *mine);
      }
      default: break;
    }
    const auto order = compare(value, comparison.literals.front());
    if (!order) return {};
    switch (comparison.op) {
      case Operator::less: return *order < 0;
      case Operator::less_or_equal: return *order <= 0;
      case Operator::greater: return *order > 0;
      default: return *order >= 0;
    }
  }

  static std::optional<bool> equals(JsonView value, const Literal& literal) {
    const auto order = compare(value, literal);
    if (!order) return {};
    return *order == 0;
  }

  const Observation& observation_;
  Budget& budget_;
};

// Which observations a part of a pattern rests on.
using Binding = std::vector<std::uint32_t>;

// Looks for one way to bind observations to the brackets of a pattern, depth first. `use` is told of a binding and says whether the rest
// fits as well; no observation is used twice at one time.
class Matcher {
 public:
  explicit Matcher(std::span<const Observation> observations) : observations_(observations), used_(observations.size(), false) {}

  using Use = std::function<bool(const Binding&)>;
  static constexpr int deepest_search = 2'000;  // bindings within bindings: a bound for the stack

  bool find(const Expression& expression, const Use& use) {
    if (!budget_.spend()) return false;
    const Depth depth(depth_);
    if (depth_ > deepest_search) {
      budget_.end();
      return false;
    }
    switch (expression.kind) {
      case Expression::Kind::observation: return find_observation(expression, use);
      case Expression::Kind::either: return std::ranges::any_of(expression.parts, [&](const Expression& part) { return find(part, use); });
      case Expression::Kind::both:
      case Expression::Kind::followed_by: return find_rest(expression, 0, {}, use);
      case Expression::Kind::within:
        return find(expression.parts.front(), [&](const Binding& bound) { return span_of(bound) <= expression.seconds && use(bound); });
      case Expression::Kind::interval:
        return find(expression.parts.front(), [&](const Binding& bound) {
          return std::ranges::all_of(bound,
                                     [&](std::uint32_t at) {
                                       return observations_[at].first >= expression.interval.start &&
                                              observations_[at].last < expression.interval.stop;
                                     }) &&
                 use(bound);
        });
      case Expression::Kind::repeats: return find_repeats(expression, expression.times, {}, 0, use);
    }
    return false;
  }

  bool gave_up() const { return budget_.is_spent(); }

 private:
  bool find_observation(const Expression& expression, const Use& use) {
    for (std::uint32_t at = 0; at < observations_.size(); ++at) {
      if (used_[at]) continue;
      if (!budget_.spend()) return false;
      if (!ObservationMatcher(observations_[at], budget_).matches(expression.condition)) continue;
      used_[at] = true;
      const bool found = use({at});
      used_[at] = false;
      if (found) return true;
    }
    return false;
  }

  bool find_rest(const Expression& expression, std::size_t part, const Binding& before, const Use& use) {
    if (part == expression.parts.size()) return use(before);
    return find(expression.parts[part], [&](const Binding& bound) {
      if (expression.kind == Expression::Kind::followed_by && !before.empty() && last_of(before) > first_of(bound)) return false;
      Binding both = before;
      both.insert(both.end(), bound.begin(), bound.end());
      return find_rest(expression, part + 1, both, use);
    });
  }

  // An observation that was made n times counts n times. Repetitions are sought in rising order, so that no set of them is tried twice.
  bool find_repeats(const Expression& expression, std::int64_t left, const Binding& before, std::uint32_t from, const Use& use) {
    if (left <= 0) return use(before);
    return find(expression.parts.front(), [&](const Binding& bound) {
      const std::uint32_t lowest = *std::ranges::min_element(bound);
      if (lowest < from) return false;
      std::int64_t times = INT64_MAX;
      for (const std::uint32_t at : bound) times = std::min(times, observations_[at].count);
      Binding both = before;
      both.insert(both.end(), bound.begin(), bound.end());
      return find_repeats(expression, left - std::max<std::int64_t>(times, 1), both, lowest + 1, use);
    });
  }

  Timestamp first_of(const Binding& bound) const {
    return observations_[*std::ranges::min_element(bound, {}, [&](std::uint32_t at) { return observations_[at].first; })].first;
  }
  Timestamp last_of(const Binding& bound) const {
    return observations_[*std::ranges::max_element(bound, {}, [&](std::uint32_t at) { return observations_[at].last; })].last;
  }
  double span_of(const Binding& bound) const {
    const Timestamp first = first_of(bound), last = last_of(bound);
    return static_cast<double>(last.seconds - first.seconds) + (last.nanoseconds - first.nanoseconds) / 1e9;
  }

  struct Depth {
    explicit Depth(int& count) : count_(count) { ++count_; }
    ~Depth() { --count_; }
    Depth(const Depth&) = delete;
    Depth& operator=(const Depth&) = delete;
    int& count_;
  };

  std::span<const Observation> observations_;
  int depth_ = 0;
  std::vector<bool> used_;
  Budget budget_;
};

}  // namespace
}  // namespace pattern

std::optional<Observation> observation_of(JsonView observed_data, std::span<const JsonView> others) {
  if (!observed_data["type"].is_text("observed-data")) return {};
  const auto first = read_timestamp(observed_data["first_observed"].text()), last = read_timestamp(observed_data["last_observed"].text());
  if (!first || !last) return {};
  Observation out{.first = *first, .last = *last, .count = observed_data["number_observed"].integer().value_or(1), .objects = {}};
  for (const auto member : observed_data["objects"].members()) out.objects.emplace_back(member.name.text(), member.value);
  for (const JsonView reference : observed_data["object_refs"].items())
    for (const JsonView other : others)
      if (other["id"].is_string() && other["id"].text() == reference.text()) out.objects.emplace_back(reference.text(), other);
  return out;
}

Result<bool> Pattern::matches(std::span<const Observation> observations) const {
  pattern::Matcher matcher(observations);
  const bool found = matcher.find(*root_, [](const pattern::Binding&) { return true; });
  if (!found && matcher.gave_up())
    return error(ErrorCode::invalid_input, "the pattern takes more than {} steps on these observations; make it narrower",
                 most_matching_steps);
  return found;
}

}  // namespace sekimori::stix
