#include "cli/demo_story/story_bars.h"

#include <algorithm>
#include <cmath>

namespace sekimori::cli::demo_story {
namespace {

std::string joined(const auto& things) {
  std::string out;
  for (const auto& thing : things) {
    if (!out.empty()) out += ", ";
    if constexpr (requires { thing.to_string(); }) out += thing.to_string();
    else out += thing;
  }
  return out.empty() ? "nothing" : out;
}

}  // namespace

std::vector<std::string> missed_bars(const FirmOutcome& found, const demo::FirmTruth& truth) {
  std::vector<std::string> missed;
  const auto bar = [&](bool holds, std::string what) {
    if (!holds) missed.push_back("firm " + found.letter + ": " + std::move(what));
  };
  const auto all_found = [&](const std::vector<std::string>& wanted, const std::set<std::string>& seen, std::string_view what) {
    for (const std::string& path : wanted) {
      std::string place = "\\\\FS-" + found.letter + "01\\" + path;
      std::ranges::replace(place, '/', '\\');
      bar(seen.contains(place), fmt::format("documents: {} is not seen as {}", place, what));
    }
  };
  all_found(truth.unmarked_copies, found.unmarked_copies, "an unmarked copy");
  all_found(truth.partial_copies, found.partial_copies, "a copy of a part");
  all_found(truth.overmarked, found.marks_without_secret, "marked without being secret");
  bar(found.not_inspected == 0, fmt::format("documents: {} could not be inspected", found.not_inspected));
  if (!found.top) {
    bar(false, "no alert at all");
    return missed;
  }
  const TopAlert& top = *found.top;
  bar(top.staff_number == truth.person.staff_number,
      fmt::format("person: the top alert is about {}, not {}", top.staff_number, truth.person.staff_number));
  bar(top.score >= high_score, fmt::format("score: the top alert has {:.1f}", top.score));
  bar(top.devices.contains(truth.device_serial), fmt::format("device: {} instead of {}", joined(top.devices), truth.device_serial));
  bar(top.carried_on == std::set<Day>(truth.days.begin(), truth.days.end()),
      fmt::format("dates: {} instead of {}", joined(top.carried_on), joined(truth.days)));
  const std::set<std::string> secrets(truth.secrets.begin(), truth.secrets.end());
  bar(top.secrets == secrets, fmt::format("items: {} instead of {}", joined(top.secrets), joined(secrets)));
  if (truth.rows_read > 0) {
    bar(std::abs(static_cast<double>(top.rows_read - truth.rows_read)) <= 0.01 * static_cast<double>(truth.rows_read),
        fmt::format("rows: {} instead of {}", top.rows_read, truth.rows_read));
    bar(top.destinations.contains(truth.sent_through),
        fmt::format("destination: {} instead of {}", joined(top.destinations), truth.sent_through));
  }
  const auto high = std::ranges::count_if(found.others, [](const OtherAlert& other) { return other.score >= high_score; });
  bar(high <= static_cast<std::ptrdiff_t>(most_other_high), fmt::format("noise: {} other alerts with {} or more", high, high_score));
  for (const demo::LookAlike& look_alike : truth.look_alikes) {
    const bool tops = std::ranges::any_of(found.others, [&](const OtherAlert& other) {
      return other.score >= high_score && (look_alike.staff_number.empty() ? other.sentence.contains(look_alike.account)
                                                                           : other.staff_number == look_alike.staff_number);
    });
    bar(!tops, fmt::format("look-alike: {} ({}) is among the top alerts", look_alike.kind, look_alike.account));
  }
  std::int64_t lines = 0;
  for (const std::int64_t count : truth.log_lines) lines += count;
  bar(found.bad_records == 0, fmt::format("events: {} records could not be read", found.bad_records));
  bar(static_cast<std::int64_t>(found.events) >= lines, fmt::format("events: {} of {} were taken in", found.events, lines));
  bar(found.name_hidden_before, "pseudonym: the name could be seen before the reveal");
  bar(found.revealed_name == truth.person.name, "reveal: two persons agreed and the name stayed hidden");
  bar(found.alert_in_case, "case: the alert is not linked to it");
  bar(found.secrets_in_case >= truth.secrets.size(),
      fmt::format("case: {} of {} secrets are in it", found.secrets_in_case, truth.secrets.size()));
  bar(found.paper_made, "paper: the consultation paper lacks the person or the device");
  bar(found.bag_verified, "seal: sekimori verify found faults");
  bar(found.script_verified, "seal: verify.sh found faults");
  return missed;
}

}  // namespace sekimori::cli::demo_story
