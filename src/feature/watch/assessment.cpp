#include "feature/watch/assessment.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

#include "feature/watch/calendar.h"
#include "feature/watch/opposite_readings.h"
#include "feature/watch/secret_tables.h"
#include "feature/watch/wording.h"

namespace sekimori::watch {
namespace {

using detect::Baseline;
using detect::Deviation;

constexpr int largest_gap_days = 7;

// The most a deviation of this feature can count. Reading is everyday work; carrying off is not.
double most_points(Feature feature) {
  switch (feature) {
    case Feature::files_read: return 12;
    case Feature::secret_read: return 18;
    case Feature::removable_copy:
    case Feature::phone_storage: return 30;
    case Feature::web_upload: return 25;
    case Feature::mail_out: return 20;
    case Feature::rows_read: return 30;
    case Feature::pages_printed: return 15;
    case Feature::files_deleted: return 20;
    case Feature::log_cleared: return 15;
    case Feature::out_of_hours: return 10;
    default: return 0;
  }
}

bool carries_off(Feature feature) {
  return feature == Feature::removable_copy || feature == Feature::phone_storage || feature == Feature::web_upload ||
         feature == Feature::mail_out || feature == Feature::secret_moved;
}

struct SubjectData {
  std::map<Feature, Baseline> baselines;
  std::map<Day, std::vector<std::pair<const ActivityKey*, const ActivityValue*>>> days;
  std::map<Day, std::vector<const RuleHit*>> hits;
  Day first_day{INT32_MAX};
};

struct NotableDay {
  Feature feature;
  Deviation deviation;
};

class Assessor {
 public:
  explicit Assessor(const AssessmentInput& input) : in_(input), tables_(input.secrets.all().value_or(std::vector<model::KnownSecret>())) {
    load();
  }

  std::vector<AssessedAlert> run(double least_score) {
    std::vector<AssessedAlert> out;
    for (const auto& [subject, data] : subjects_) assess_subject(subject, data, least_score, out);
    std::ranges::sort(out, [](const AssessedAlert& a, const AssessedAlert& b) {
      if (a.alert.score != b.alert.score) return a.alert.score > b.alert.score;
      if (a.alert.first != b.alert.first) return a.alert.first < b.alert.first;
      return a.key < b.key;
    });
    return out;
  }

 private:
  void load() {
    for (const auto& [key, value] : in_.activity) {
      SubjectData& data = subjects_[key.subject];
      data.days[key.day].emplace_back(&key, &value);
      data.baselines[key.feature].add(key.day, value.amount);
      data.first_day = std::min(data.first_day, key.day);
      if (carries_off(key.feature) && !key.thing.empty() && key.feature != Feature::secret_moved)
        novelty_.note(key.subject, key.thing, key.day);
      if (key.feature == Feature::removable_connect && !key.thing.empty()) novelty_.note(key.subject, key.thing, key.day);
    }
    for (const RuleHit& hit : in_.hits) subjects_[hit.subject].hits[hit.day].push_back(&hit);
    for (auto& [subject, data] : subjects_) {
      for (auto& [feature, baseline] : data.baselines) baseline.set_first_day(data.first_day);
      if (const auto known = person_of(subject)) groups_[known->person.department].push_back(&data);
    }
  }

  std::optional<model::KnownPerson> person_of(const std::string& subject) const {
    if (!subject.starts_with("person:")) return {};
    const auto id = model::PersonId::parse(subject.substr(7));
    return id ? in_.people.find(*id) : std::nullopt;
  }

  std::vector<const Baseline*> peers_of(const std::optional<model::KnownPerson>& person, const SubjectData& self, Feature feature) const {
    std::vector<const Baseline*> out;
    if (!person) return out;
    const auto group = groups_.find(person->person.department);
    if (group == groups_.end()) return out;
    for (const SubjectData* other : group->second) {
      if (other == &self) continue;
      const auto found = other->baselines.find(feature);
      if (found != other->baselines.end()) out.push_back(&found->second);
    }
    return out;
  }

  std::vector<NotableDay> judge(const SubjectData& data, const std::optional<model::KnownPerson>& person, Day day) const {
    std::vector<NotableDay> out;
    std::set<Feature> present;
    for (const auto& [key, value] : data.days.at(day)) present.insert(key->feature);
    for (Feature feature : present) {
      if (most_points(feature) <= 0) continue;
      detect::JudgeLimits limits;
      limits.least_spread = least_spread(feature);
      const auto peers = peers_of(person, data, feature);
      const Deviation deviation = detect::judge_day(data.baselines.at(feature), peers, day, limits, rest_day_);
      // A first time of something small is somebody's first printed page; it must also be worth looking at.
      if (deviation.notable() && deviation.value >= 3 * limits.least_spread) out.push_back({feature, deviation});
      else if (feature == Feature::log_cleared || (feature == Feature::out_of_hours && deviation.notable()))
        out.push_back({feature, deviation});
    }
    return out;
  }

  void assess_subject(const std::string& subject, const SubjectData& data, double least_score, std::vector<AssessedAlert>& out) {
    const auto person = person_of(subject);
    std::map<Day, std::vector<NotableDay>> notable;
    std::set<Day> days;
    for (const auto& [day, rows] : data.days) {
      auto found = judge(data, person, day);
      const bool moved = std::ranges::any_of(rows, [](const auto& row) { return row.first->feature == Feature::secret_moved; });
      if (!found.empty() || moved) days.insert(day);
      if (!found.empty()) notable[day] = std::move(found);
    }
    for (const auto& [day, hits] : data.hits) days.insert(day);
    std::vector<Day> cluster;
    const auto close = [&] {
      if (cluster.empty()) return;
      AssessedAlert made = build(subject, data, person, cluster, notable);
      if (std::max(made.alert.score, made.alert.full_score) >= least_score) out.push_back(std::move(made));
      cluster.clear();
    };
    for (Day day : days) {
      if (!cluster.empty() && day.number - cluster.back().number > largest_gap_days) close();
      cluster.push_back(day);
    }
    close();
  }

  AssessedAlert build(const std::string& subject, const SubjectData& data, const std::optional<model::KnownPerson>& person,
                      const std::vector<Day>& cluster, const std::map<Day, std::vector<NotableDay>>& notable) {
    AssessedAlert made;
    made.key = fmt::format("{}/{}", subject, cluster.front().to_string());
    model::Alert& alert = made.alert;
    alert.first = Instant{INT64_MAX};
    alert.last = Instant{INT64_MIN};
    if (person) {
      alert.person_id = person->id.to_string();
      alert.pseudonym = in_.pseudonym ? in_.pseudonym(person->id) : std::string();
    }
    add_rules(data, cluster, alert);
    add_deviations(data, cluster, notable, alert);
    const std::uint64_t moved = add_secrets(data, cluster, person, alert);
    add_tables(data, cluster, alert);
    add_things(subject, data, cluster, alert);
    add_exit(person, cluster, moved > 0 || carried_anything_, alert);
    if (alert.first.nanoseconds == INT64_MAX) alert.first = alert.last = in_.zone.start_of(cluster.front());
    for (model::AlertFactor& factor : alert.factors) factor.full_points = factor.points;
    weigh(alert);
    alert.full_score = combine_points(alert.factors);
    mute(subject, person, cluster, alert);
    std::ranges::stable_sort(alert.factors, [](const auto& a, const auto& b) { return a.points > b.points; });
    alert.score = combine_points(alert.factors);
    add_opposite(subject, person, cluster, alert);
    alert.score = std::min(100.0, std::round(alert.score * 10) / 10);
    alert.full_score = std::min(100.0, std::round(alert.full_score * 10) / 10);
    alert.severity = severity_of_score(alert.score);
    write_sentence(alert, WordingFacts{person, subject, cluster.size(), moved, in_.zone});
    return made;
  }

  static void widen(model::Alert& alert, Instant first, Instant last, const std::string& device) {
    alert.first = std::min(alert.first, first);
    alert.last = std::max(alert.last, last);
    if (alert.device.empty()) alert.device = device;
  }

  void add_rules(const SubjectData& data, const std::vector<Day>& cluster, model::Alert& alert) {
    struct Sum {
      const RuleHit* best = nullptr;
      std::uint64_t count = 0;
      std::vector<model::EventPointer> events;
    };
    std::map<std::string, Sum> rules;
    for (Day day : cluster) {
      const auto found = data.hits.find(day);
      if (found == data.hits.end()) continue;
      for (const RuleHit* hit : found->second) {
        Sum& sum = rules[hit->rule_id];
        if (sum.best == nullptr || hit->level > sum.best->level) sum.best = hit;
        sum.count += hit->count;
        for (const auto& sample : hit->samples)
          if (sum.events.size() < 100) sum.events.push_back(sample);
        widen(alert, hit->first, hit->last, hit->device);
      }
    }
    std::vector<const Sum*> ordered;
    for (const auto& [id, sum] : rules) ordered.push_back(&sum);
    std::ranges::stable_sort(ordered, [](const Sum* a, const Sum* b) { return a->best->level > b->best->level; });
    bool first = true;
    for (const Sum* sum : ordered) {
      model::AlertFactor factor;
      factor.name = "rule:" + sum->best->rule_id;
      factor.ja = fmt::format("規則「{}」に{}回該当", sum->best->title, sum->count);
      factor.en = fmt::format("rule '{}' hit {} times", sum->best->title, sum->count);
      factor.points = model::score_of(sum->best->level) * (first ? 1.0 : 0.25);
      factor.events = sum->events;
      factor.event_count = sum->count;
      alert.factors.push_back(std::move(factor));
      first = false;
    }
  }

  void add_deviations(const SubjectData& data, const std::vector<Day>& cluster, const std::map<Day, std::vector<NotableDay>>& notable,
                      model::Alert& alert) {
    carried_anything_ = false;
    std::map<Feature, std::pair<Day, Deviation>> strongest;
    for (Day day : cluster) {
      for (const auto& [key, value] : data.days.contains(day) ? data.days.at(day) : empty_rows_)
        if (carries_off(key->feature)) {
          carried_anything_ = true;
          widen(alert, value->first, value->last, value->device);
        }
      const auto found = notable.find(day);
      if (found == notable.end()) continue;
      for (const NotableDay& n : found->second) {
        auto& best = strongest[n.feature];
        if (best.second.basis == detect::Basis::none || n.deviation.score > best.second.score) best = {day, n.deviation};
      }
    }
    for (const auto& [feature, best] : strongest) {
      const auto& [day, deviation] = best;
      const double strength = deviation.first_time ? 1.0 : std::min(1.0, 0.4 + std::log2(std::max(1.0, deviation.score / 6)) / 8);
      model::AlertFactor factor;
      factor.name = "deviation:" + std::string(name_of(feature));
      const Text text_unit = unit_of(feature);
      const std::string value = amount_text(feature, deviation.value);
      const std::string usual = amount_text(feature, deviation.usual);
      const bool peers = deviation.basis == detect::Basis::peers;
      if (deviation.basis == detect::Basis::none) {
        factor.ja = fmt::format("{}に{}{}", day.to_string(), value, text_unit.ja);
        factor.en = fmt::format("{} {} on {}", value, text_unit.en, day.to_string());
      } else if (deviation.first_time) {
        factor.ja = fmt::format("{}に{}{}。過去{}日間で初めて", day.to_string(), value, text_unit.ja, deviation.days);
        factor.en = fmt::format("{} {} on {}, for the first time in {} days", value, text_unit.en, day.to_string(), deviation.days);
      } else {
        factor.ja = fmt::format("{}に{}{}。{}は{}", day.to_string(), value, text_unit.ja, peers ? "同じ部署の通常" : "本人の通常", usual);
        factor.en = fmt::format("{} {} on {}, where {} is usual for {}", value, text_unit.en, day.to_string(), usual,
                                peers ? "the department" : "this person");
      }
      factor.points = std::round(most_points(feature) * strength * 10) / 10;
      for (const auto& [key, value_row] : data.days.at(day))
        if (key->feature == feature) {
          factor.event_count += value_row->events;
          for (const auto& sample : value_row->samples)
            if (factor.events.size() < 100) factor.events.push_back(sample);
          widen(alert, value_row->first, value_row->last, value_row->device);
        }
      if (alert.baseline.empty())
        alert.baseline = peers ? fmt::format("peer group, only {} days of own past", deviation.days)
                               : fmt::format("own past of {} days", deviation.days);
      alert.factors.push_back(std::move(factor));
    }
  }

  // Secrets that were carried off, and secrets read beside it. Returns how many different ones were moved.
  std::uint64_t add_secrets(const SubjectData& data, const std::vector<Day>& cluster, const std::optional<model::KnownPerson>& person,
                            model::Alert& alert) {
    struct Touch {
      std::uint64_t moved = 0;
      std::uint64_t read = 0;
      std::vector<model::EventPointer> samples;
    };
    std::map<std::string, Touch> touched;
    for (Day day : cluster) {
      if (!data.days.contains(day)) continue;
      for (const auto& [key, value] : data.days.at(day)) {
        if (key->feature != Feature::secret_moved && key->feature != Feature::secret_read) continue;
        Touch& touch = touched[key->thing];
        (key->feature == Feature::secret_moved ? touch.moved : touch.read) += value->events;
        if (key->feature == Feature::secret_moved) {
          touch.samples.insert(touch.samples.end(), value->samples.begin(), value->samples.end());
          widen(alert, value->first, value->last, value->device);
        }
      }
    }
    std::map<model::Level, std::uint64_t> moved_by_level;
    std::uint64_t not_permitted = 0;
    std::vector<model::EventPointer> events;
    std::uint64_t event_count = 0;
    for (const auto& [id, touch] : touched) {
      const auto parsed = model::SecretId::parse(id);
      const auto known = parsed ? in_.secrets.find(*parsed) : std::nullopt;
      if (!known) continue;
      if (touch.moved == 0) continue;
      alert.secrets.push_back({id, known->secret.number, known->secret.level, touch.moved + touch.read});
      ++moved_by_level[known->secret.level];
      event_count += touch.moved;
      for (const auto& sample : touch.samples)
        if (events.size() < 100) events.push_back(sample);
      if (person && !is_permitted(known->secret, person->person)) ++not_permitted;
    }
    std::ranges::sort(alert.secrets,
                      [](const auto& a, const auto& b) { return a.level != b.level ? a.level > b.level : a.number < b.number; });
    std::uint64_t moved = 0;
    for (const auto& [level, count] : moved_by_level) moved += count;
    if (moved == 0) return 0;
    const model::Level highest = moved_by_level.rbegin()->first;
    model::AlertFactor factor;
    factor.name = identifier_of(highest).data();
    factor.ja = fmt::format("営業秘密{}件 (最高区分「{}」) を外へ移した", moved, name_of(highest).ja);
    factor.en = fmt::format("{} trade secrets moved out, the highest of them {}", moved, name_of(highest).en);
    const double base = highest == model::Level::top ? 40 : highest == model::Level::confidential ? 28 : 15;
    factor.points = std::round(std::min(70.0, base + 8 * std::log2(static_cast<double>(moved))) * 10) / 10;
    factor.events = std::move(events);
    factor.event_count = event_count;
    alert.factors.push_back(std::move(factor));
    if (not_permitted > 0) {
      model::AlertFactor outside;
      outside.name = "not_permitted";
      outside.ja = fmt::format("うち{}件はアクセスを許された人の一覧に本人がいない", not_permitted);
      outside.en = fmt::format("for {} of them the person is not on the permitted list", not_permitted);
      outside.points = 20;
      alert.factors.push_back(std::move(outside));
    }
    return moved;
  }

  // Tables of the register that were read in bulk. Reading is the work of whoever repairs a database; it weighs when something
  // left within the same days.
  void add_tables(const SubjectData& data, const std::vector<Day>& cluster, model::Alert& alert) {
    struct Read {
      double rows = 0;
      std::uint64_t events = 0;
      std::vector<model::EventPointer> samples;
    };
    std::map<std::string, std::pair<const model::KnownSecret*, Read>> read;  // by register number
    for (Day day : cluster) {
      if (!data.days.contains(day)) continue;
      for (const auto& [key, value] : data.days.at(day)) {
        if (key->feature != Feature::rows_read || value->amount < 3 * least_spread(Feature::rows_read)) continue;
        const model::KnownSecret* secret = tables_.find(key->thing);
        if (secret == nullptr) continue;
        auto& [known, sum] = read[secret->secret.number];
        known = secret;
        sum.rows += value->amount;
        sum.events += value->events;
        for (const auto& sample : value->samples)
          if (sum.samples.size() < 100) sum.samples.push_back(sample);
      }
    }
    for (const auto& [number, row] : read) {
      const auto& [secret, sum] = row;
      const model::Level level = secret->secret.level;
      alert.secrets.push_back({secret->id.to_string(), number, level, sum.events});
      const std::string rows = amount_text(Feature::rows_read, sum.rows);
      model::AlertFactor factor;
      factor.name = "secret_table";
      factor.ja = fmt::format("営業秘密 {} (区分「{}」) である表から{}行を読み出した", number, name_of(level).ja, rows);
      factor.en = fmt::format("{} rows read from a table that is trade secret {} ({})", rows, number, name_of(level).en);
      if (carried_anything_) factor.points = level == model::Level::top ? 20 : level == model::Level::confidential ? 14 : 7;
      factor.events = sum.samples;
      factor.event_count = sum.events;
      alert.factors.push_back(std::move(factor));
    }
    std::ranges::sort(alert.secrets,
                      [](const auto& a, const auto& b) { return a.level != b.level ? a.level > b.level : a.number < b.number; });
  }

  // What people said of such factors before, at most half off.
  void weigh(model::Alert& alert) const {
    for (model::AlertFactor& factor : alert.factors) {
      const auto weight = in_.weights.find(factor.name);
      if (weight == in_.weights.end() || factor.points <= 0) continue;
      factor.points = std::round(factor.full_points * std::clamp(weight->second, 0.5, 1.0) * 10) / 10;
      if (factor.points == factor.full_points) continue;
      factor.ja += fmt::format(" (これまでの判断により {}点から{}点へ)", factor.full_points, factor.points);
      factor.en += fmt::format(" (earlier verdicts took it from {} to {} points)", factor.full_points, factor.points);
    }
  }

  void mute(const std::string& subject, const std::optional<model::KnownPerson>& person, const std::vector<Day>& cluster,
            model::Alert& alert) const {
    const std::string_view staff = person ? std::string_view(person->person.staff_number) : std::string_view();
    for (model::AlertFactor& factor : alert.factors)
      for (const Suppression& muted : in_.suppressions) {
        if (!muted.covers(factor, alert, staff, subject, cluster.front(), cluster.back(), in_.today)) continue;
        factor.suppressed_by = muted.id;
        factor.ja += fmt::format(" (抑止中、{}まで: {})", muted.to.to_string(), muted.reason);
        factor.en += fmt::format(" (suppressed until {}: {})", muted.to.to_string(), muted.reason);
        factor.points = 0;
        break;
      }
  }

  static bool is_permitted(const model::TradeSecret& secret, const model::Person& person) {
    return std::ranges::any_of(secret.permitted, [&](const model::Permission& p) {
      return p.staff_number == person.staff_number || p.staff_number == "group:" + person.department;
    });
  }

  // Devices and destinations data went to; new ones are a factor.
  void add_things(const std::string& subject, const SubjectData& data, const std::vector<Day>& cluster, model::Alert& alert) {
    std::set<std::string> devices;
    std::set<std::string> destinations;
    std::set<std::string> fresh;
    for (Day day : cluster) {
      if (!data.days.contains(day)) continue;
      for (const auto& [key, value] : data.days.at(day)) {
        const bool device = key->feature == Feature::removable_copy || key->feature == Feature::phone_storage;
        const bool destination = key->feature == Feature::web_upload || key->feature == Feature::mail_out;
        if ((!device && !destination) || key->thing.empty()) continue;
        (device ? devices : destinations).insert(key->thing);
        const auto first = novelty_.first_day(subject, key->thing);
        if (first && *first >= cluster.front() && first->number - data.first_day.number >= 14 && novelty_.subjects_of(key->thing) == 1)
          fresh.insert(key->thing);
      }
    }
    alert.peripherals.assign(devices.begin(), devices.end());
    alert.destinations.assign(destinations.begin(), destinations.end());
    if (fresh.empty() || !carried_anything_) return;
    model::AlertFactor factor;
    factor.name = "new_device";
    factor.ja = fmt::format("社内の誰も使ったことのない機器・宛先: {}", *fresh.begin());
    factor.en = fmt::format("a device or destination nobody in the firm had used before: {}", *fresh.begin());
    factor.points = std::ranges::any_of(fresh, [&](const std::string& thing) { return devices.contains(thing); }) ? 15 : 6;
    alert.factors.push_back(std::move(factor));
  }

  void add_exit(const std::optional<model::KnownPerson>& person, const std::vector<Day>& cluster, bool carried, model::Alert& alert) {
    if (!person || !carried) return;
    const auto exit = person->person.exit_day();
    if (!exit) return;
    // Firms learn of an exit when notice is given; before that day nobody could have weighed it.
    const Day known_from = person->person.notice_known.value_or(Day{exit->number - 90});
    const int days = exit->number - cluster.back().number;
    if (days > 90 || cluster.back() < Day{known_from.number - 30}) return;
    model::AlertFactor factor;
    factor.name = "exit_near";
    if (days < 0) {
      factor.points = 35;
      factor.ja = fmt::format("最終出社日・退職日・契約終了日のうち最も早い日から{}日後の操作", -days);
      factor.en = fmt::format("{} days after the first of last day at work, end of employment and end of contract", -days);
    } else {
      factor.points = days <= 14 ? 28 : days <= 30 ? 20 : 10;
      factor.ja = fmt::format("退職・契約終了まで{}日", days);
      factor.en = fmt::format("{} days before the exit", days);
    }
    alert.factors.push_back(std::move(factor));
  }

  // An approval for one device does not cover another one.
  static bool covers(const Approval& approval, const model::Alert& alert) {
    if (alert.peripherals.empty() || approval.object.empty()) return true;
    return std::ranges::all_of(
        alert.peripherals, [&](const std::string& device) { return approval.object.contains(device) || device.contains(approval.object); });
  }

  void add_opposite(const std::string& subject, const std::optional<model::KnownPerson>& person, const std::vector<Day>& cluster,
                    model::Alert& alert) {
    add_opposite_readings(alert);
    for (const Approval& approval : in_.approvals) {
      const bool same = person ? !approval.staff_number.empty() && approval.staff_number == person->person.staff_number
                               : !approval.account.empty() && subject == "account:" + approval.account;
      if (!same) continue;
      if (cluster.front() < approval.from || cluster.back() > approval.to || !covers(approval, alert)) continue;
      alert.opposite_ja.insert(alert.opposite_ja.begin(),
                               fmt::format("承認 {} あり: {} ({}〜{}、承認者 {})", approval.ticket, approval.what,
                                           approval.from.to_string(), approval.to.to_string(), approval.approver));
      alert.opposite_en.insert(alert.opposite_en.begin(),
                               fmt::format("approved under {}: {} ({} to {}, by {})", approval.ticket, approval.what,
                                           approval.from.to_string(), approval.to.to_string(), approval.approver));
      // Allowed work stays visible, far below what nobody allowed. The factor shows how much it took off.
      model::AlertFactor factor;
      factor.name = "approved";
      factor.ja = alert.opposite_ja.front();
      factor.en = alert.opposite_en.front();
      factor.points = factor.full_points = -std::round(alert.score * 6) / 10;
      alert.score *= 0.4;
      alert.full_score *= 0.4;
      alert.factors.push_back(std::move(factor));
      return;
    }
  }

  static bool rest_day_(Day day) { return is_rest_day_in_japan(day); }

  const AssessmentInput& in_;
  const SecretTables tables_;
  std::map<std::string, SubjectData> subjects_;
  std::unordered_map<std::string, std::vector<const SubjectData*>> groups_;
  detect::Novelty novelty_;
  bool carried_anything_ = false;
  const std::vector<std::pair<const ActivityKey*, const ActivityValue*>> empty_rows_;
};

}  // namespace

double least_spread(Feature feature) {
  switch (feature) {
    case Feature::files_read: return 20;
    case Feature::secret_read: return 3;
    case Feature::removable_copy:
    case Feature::phone_storage:
    case Feature::mail_out:
    case Feature::web_upload: return 5e6;
    case Feature::pages_printed: return 30;
    case Feature::files_deleted: return 20;
    case Feature::rows_read: return 10'000;
    default: return 1;
  }
}

double combine_points(const std::vector<model::AlertFactor>& factors) {
  double left = 1;
  for (const model::AlertFactor& factor : factors) left *= 1 - std::clamp(factor.points, 0.0, 99.0) / 100;
  return 100 * (1 - left);
}

int severity_of_score(double score) {
  if (score >= 90) return 5;
  if (score >= 70) return 4;
  if (score >= 45) return 3;
  if (score >= 25) return 2;
  return 1;
}

std::vector<AssessedAlert> assess(const AssessmentInput& input, double least_score) { return Assessor(input).run(least_score); }

}  // namespace sekimori::watch
