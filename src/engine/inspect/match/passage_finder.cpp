#include "engine/inspect/match/passage_finder.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace sekimori::inspect {
namespace {

constexpr std::int64_t widest_drift = 16;  // units inserted or left out between two hits
constexpr size_t looked_back = 64;         // hits tried as predecessor
constexpr double drift_cost = 0.5;         // per unit, so that a straight chain beats a wandering one
constexpr std::uint32_t none = UINT32_MAX;

std::int64_t diagonal(const Hit& hit) { return std::int64_t(hit.file_unit) - std::int64_t(hit.secret_unit); }

Passage passage_of(const std::vector<Hit>& hits, const std::vector<std::uint32_t>& chain, Profile profile) {
  Passage out;
  const Hit& first = hits[chain.front()];
  const Hit& last = hits[chain.back()];
  out.first_ordinal = first.ordinal;
  out.last_ordinal = last.ordinal;
  out.file = {first.file_unit, last.file_unit + profile.gram};
  const auto extend = [&](std::vector<Stretch>& runs, std::uint32_t start) {
    if (!runs.empty() && start <= runs.back().end) runs.back().end = std::max(runs.back().end, start + profile.gram);
    else runs.push_back({start, start + profile.gram});
  };
  std::uint32_t run_start = first.file_unit;
  for (size_t i = 0; i < chain.size(); ++i) {
    const Hit& hit = hits[chain[i]];
    if (i > 0) {
      const Hit& before = hits[chain[i - 1]];
      const bool straight = diagonal(hit) == diagonal(before) && hit.file_unit - before.file_unit <= profile.window;
      if (straight) {  // neighbouring choices of both texts: what lies between them is equal too
        out.file_runs.back().end = std::max(out.file_runs.back().end, hit.file_unit);
        out.secret_runs.back().end = std::max(out.secret_runs.back().end, hit.secret_unit);
      } else {
        run_start = hit.file_unit;
      }
    }
    extend(out.file_runs, hit.file_unit);
    extend(out.secret_runs, hit.secret_unit);
    out.longest_run = std::max(out.longest_run, hit.file_unit + profile.gram - run_start);
  }
  out.covered = static_cast<std::uint32_t>(total_length(out.file_runs));
  return out;
}

}  // namespace

std::vector<Passage> find_passages(const std::vector<Hit>& hits, Profile profile, std::uint32_t least) {
  struct Link {
    double score;
    std::uint32_t previous;
  };
  std::vector<Link> links(hits.size());
  for (size_t i = 0; i < hits.size(); ++i) {
    const Hit& hit = hits[i];
    Link best{static_cast<double>(profile.gram), none};
    const size_t from = i > looked_back ? i - looked_back : 0;
    for (size_t j = i; j-- > from;) {
      const Hit& before = hits[j];
      const std::uint32_t step = hit.file_unit - before.file_unit;
      if (step > farthest_hit) break;
      if (step == 0 || before.secret_unit >= hit.secret_unit) continue;
      const std::uint32_t secret_step = hit.secret_unit - before.secret_unit;
      const std::int64_t drift = std::abs(diagonal(hit) - diagonal(before));
      if (drift > widest_drift || secret_step > farthest_hit) continue;
      const double score = links[j].score + std::min({profile.gram, step, secret_step}) - drift_cost * static_cast<double>(drift);
      if (score > best.score) best = {score, static_cast<std::uint32_t>(j)};
      if (drift == 0 && step <= profile.window) break;  // nothing farther back can be better on this diagonal
    }
    links[i] = best;
  }
  std::vector<std::uint32_t> order(hits.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(
      order, [&](std::uint32_t a, std::uint32_t b) { return links[a].score != links[b].score ? links[a].score > links[b].score : a < b; });
  std::vector<unsigned char> used(hits.size(), 0);
  std::vector<Passage> passages;
  std::vector<std::uint32_t> chain;
  for (std::uint32_t end : order) {
    if (links[end].score + profile.gram < least) break;
    chain.clear();
    for (std::uint32_t at = end; at != none && used[at] == 0; at = links[at].previous) {
      chain.push_back(at);
      used[at] = 1;
    }
    if (chain.empty()) continue;
    std::ranges::reverse(chain);
    Passage passage = passage_of(hits, chain, profile);
    if (passage.covered >= least) passages.push_back(std::move(passage));
  }
  return passages;
}

void join_stretches(std::vector<Stretch>& stretches) {
  std::ranges::sort(stretches);
  size_t kept = 0;
  for (const Stretch& stretch : stretches) {
    if (kept > 0 && stretch.start <= stretches[kept - 1].end) stretches[kept - 1].end = std::max(stretches[kept - 1].end, stretch.end);
    else stretches[kept++] = stretch;
  }
  stretches.resize(kept);
}

std::uint64_t total_length(const std::vector<Stretch>& joined) {
  std::uint64_t sum = 0;
  for (const Stretch& stretch : joined) sum += stretch.end - stretch.start;
  return sum;
}

}  // namespace sekimori::inspect
