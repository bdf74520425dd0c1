// rooms: base model engine/inspect engine/mask
// What leaks, what is masked too much, and whether a reader can name the member: reports made from seeds that nobody has looked at while
// building (a fresh start each time, printed; give it again to see the same), with every identifier and indicator in them known.
//
//   bench_mask [START [ROSTERS [REPORTS_EACH [SHOWN]]]]      SHOWN: a report to print whole, before and after
#include <charconv>
#include <map>

#include "base/random.h"
#include "base/text.h"
#include "bench/figure.h"
#include "engine/inspect/extract/extractor.h"
#include "engine/mask/crowd/crowd_check.h"
#include "engine/mask/masking.h"
#include "engine/mask/testing/leak_search.h"

namespace {

using namespace sekimori;
using namespace sekimori::mask;

std::uint64_t number(int count, char** arguments, int at, std::uint64_t fallback) {
  if (count <= at) return fallback;
  const std::string_view text(arguments[at]);
  std::from_chars(text.data(), text.data() + text.size(), fallback);
  return fallback;
}

// What somebody who holds the roster would do: strike out who cannot be meant, then look for anything of the others in the text.
std::size_t best_guess(const testing::SeededRoster& made, const std::vector<std::size_t>& candidates, const Json& share, Random& random) {
  const std::string texts = texts_of(share["content"]);
  const std::u32string tight = tight_word(texts);
  std::size_t most = 0;
  std::vector<std::size_t> best;
  for (const std::size_t i : candidates) {
    const testing::MadeMember& member = made.members[i];
    std::size_t cues = 0;
    std::vector<std::string> words = {
        member.name,    member.short_name,    member.kana,       member.english_short,     member.domain,
        member.product, member.product_latin, member.subsidiary, member.directory,         member.network,
        member.phone,   member.address,       member.prefecture, member.host_prefix + "-", std::to_string(member.employees) + "名"};
    for (const testing::MadePerson& person : member.people)
      words.insert(words.end(), {person.mail, person.account, person.family + person.given, person.family_latin});
    for (const std::string& word : words)
      if (texts.find(word) != std::string::npos || (tight_word(word).size() >= 5 && tight.find(tight_word(word)) != std::u32string::npos))
        ++cues;
    if (cues > most || best.empty()) {
      if (cues > most) best.clear();
      most = std::max(most, cues);
      best.push_back(i);
    } else if (cues == most) {
      best.push_back(i);
    }
  }
  return best[static_cast<std::size_t>(random.below(best.size()))];
}

}  // namespace

int main(int count, char** arguments) {
  const std::uint64_t start = number(count, arguments, 1, 1'000'000 + system_random().below(1'000'000'000));
  const std::uint64_t rosters = number(count, arguments, 2, 20), each = number(count, arguments, 3, 60),
                      shown = number(count, arguments, 4, UINT64_MAX);
  std::size_t structured = 0, structured_leaks = 0, free_tokens = 0, free_leaks = 0, after_gate = 0, indicators = 0, lost = 0, reports = 0,
              refused = 0, bytes = 0;
  std::size_t guesses = 0, right = 0, right_inside = 0;
  double chance = 0, chance_inside = 0;
  std::vector<double> times;
  std::size_t smallest_in_sig = SIZE_MAX, smallest_across = SIZE_MAX, faults = 0, shares_checked = 0;
  std::map<std::string, std::size_t> leaked_as;
  for (std::uint64_t seed = start; seed < start + rosters; ++seed) {
    const testing::SeededRoster made = testing::make_roster(seed, 59);
    const Roster roster = Roster::parse(made.json).value();
    const RosterIndex index(roster);
    testing::ReportGenerator generator(seed, made);
    SeededRandom random(seed ^ 0x5DEECE66DU);
    const Bytes key = random.bytes(32);
    std::vector<ReleasedShare> released;
    for (std::uint64_t i = 0; i < each; ++i) {
      const testing::GeneratedReport one = generator.next();
      bytes += one.bytes.size();
      inspect::ExtractionLimits limits;
      limits.correspondence = true;
      auto objects = inspect::extract_bytes(one.name, as_bytes(one.bytes), limits);
      MaskingPolicy policy{.key = Sensitive<Bytes>(key),
                           .audience = one.audience,
                           .epoch = {},
                           .member = one.member,
                           .today = *Day::from_date(2026, 12, 31)};
      const auto began = std::chrono::steady_clock::now();
      const auto report = report_of(std::move(objects));
      if (!report) {
        std::fprintf(stderr, "seed %llu report %llu: %s\n", static_cast<unsigned long long>(seed), static_cast<unsigned long long>(i),
                     report.error().message.c_str());
        return 1;
      }
      const auto done = mask_report(*report, index, policy, {});
      times.push_back(bench::seconds_since(began));
      if (!done) return 1;
      if (i == shown) std::fprintf(stderr, "%s\n%s\n", one.bytes.c_str(), to_json(*done, roster, Originals::shown).dump().c_str());
      ++reports;
      for (const testing::SeededToken& token : one.tokens) ++(token.structured ? structured : free_tokens);
      for (const testing::Leaked& leak : testing::leaks_in(done->share, one)) {
        ++(leak.token->structured ? structured_leaks : free_leaks);
        if (done->released) ++after_gate;
        ++leaked_as[std::string(name_of(leak.token->identifier)) + (leak.token->how.empty() ? "" : " (" + leak.token->how + ")")];
        std::fprintf(stderr, "seed %llu report %llu leaks %s '%s' meaning '%s' (%s)%s\n", static_cast<unsigned long long>(seed),
                     static_cast<unsigned long long>(i), std::string(name_of(leak.token->identifier)).c_str(), leak.token->form.c_str(),
                     leak.token->plain.c_str(), leak.token->how.c_str(), done->released ? " AFTER THE GATE" : "");
      }
      for (const std::string& gone : testing::lost_indicators(done->share, one)) {
        ++lost;
        std::fprintf(stderr, "seed %llu report %llu lost %s\n", static_cast<unsigned long long>(seed), static_cast<unsigned long long>(i),
                     gone.c_str());
      }
      indicators += one.indicators.size();
      if (!done->released) {
        ++refused;
        for (const Leak& leak : done->leaks)
          std::fprintf(stderr, "seed %llu report %llu gate: %s (%s) %s\n", static_cast<unsigned long long>(seed),
                       static_cast<unsigned long long>(i), std::string(name_of(leak.identifier)).c_str(), leak.how.c_str(),
                       leak.around.c_str());
        continue;
      }
      const ReleasedShare share = released_share(done->released->value()).value();
      released.push_back(share);
      const std::vector<std::size_t> candidates = candidates_together(roster, {share});
      if (candidates.empty()) return 1;
      (share.audience == across_audience ? smallest_across : smallest_in_sig) =
          std::min(share.audience == across_audience ? smallest_across : smallest_in_sig, candidates.size());
      const std::size_t truth = *roster.find(one.member);
      ++guesses;
      right += best_guess(made, candidates, done->released->value(), random) == truth ? 1U : 0U;
      chance += 1.0 / static_cast<double>(share.audience == across_audience ? roster.k_across : roster.k_in_sig);
      // A reader who is one of the candidates knows that it was not itself.
      std::vector<std::size_t> others;
      for (const std::size_t candidate : candidates)
        if (candidate != truth) others.push_back(candidate);
      const std::size_t reader = others[static_cast<std::size_t>(random.below(others.size()))];
      std::vector<std::size_t> without;
      for (const std::size_t candidate : candidates)
        if (candidate != reader) without.push_back(candidate);
      right_inside += best_guess(made, without, done->released->value(), random) == truth ? 1U : 0U;
      chance_inside += 1.0 / static_cast<double>(share.audience == across_audience ? roster.k_across : roster.k_in_sig);
    }
    const CrowdCheck check = check_crowds(roster, released);
    faults += check.faults.size();
    shares_checked += check.shares;
  }
  const std::string note = fmt::format("{} reports about {} rosters of 59 members, seeds {} to {}; 1 of {} cores", reports, rosters, start,
                                       start + rosters - 1, std::thread::hardware_concurrency());
  const auto percent = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  };
  bench::print({.what = "leaks in structured fields",
                .value = static_cast<double>(structured_leaks),
                .unit = "tokens",
                .note = fmt::format("of {} seeded ones; {}", structured, note)});
  bench::print({.what = "leaks in free text before review",
                .value = percent(free_leaks, free_tokens),
                .unit = "%",
                .note = fmt::format("{} of {} seeded tokens, at most 0.1 % wanted; {}", free_leaks, free_tokens, note)});
  bench::print({.what = "leaks after the gate",
                .value = static_cast<double>(after_gate),
                .unit = "tokens",
                .note = fmt::format("the gate refused {} of {} reports; {}", refused, reports, note)});
  bench::print({.what = "attacker's indicators wrongly masked",
                .value = percent(lost, indicators),
                .unit = "%",
                .note = fmt::format("{} of {}, at most 0.5 % wanted; {}", lost, indicators, note)});
  bench::print({.what = "smallest class of candidates inside a SIG",
                .value = static_cast<double>(smallest_in_sig),
                .unit = "members",
                .note = fmt::format("k is 3; across SIGs {} (k is 5); share check found {} faults in {} shares", smallest_across, faults,
                                    shares_checked)});
  bench::print({.what = "a stranger with the roster names the right member",
                .value = percent(right, guesses),
                .unit = "%",
                .note = fmt::format("1/k would be {:.1f} %; {} guesses", 100 * chance / static_cast<double>(guesses), guesses)});
  bench::print({.what = "a reader who is one of the candidates names the right member",
                .value = percent(right_inside, guesses),
                .unit = "%",
                .note = fmt::format("1/k would be {:.1f} %; {} guesses", 100 * chance_inside / static_cast<double>(guesses), guesses)});
  const double total = std::accumulate(times.begin(), times.end(), 0.0);
  bench::print({.what = "masking a report",
                .value = bench::median(times) * 1000,
                .unit = "ms",
                .note = fmt::format("median; {:.0f} kB/s; {}", static_cast<double>(bytes) / total / 1000, note)});
  return 0;
}
