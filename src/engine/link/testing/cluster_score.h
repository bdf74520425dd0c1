// How well a grouping fits the truth.
//
//   ClusterScore score = score_clusters(truth, found);      // one label per item in each
//   score.f1;                                               // B-cubed (Bagga, Baldwin 1998)
#pragma once

#include <map>
#include <string>
#include <vector>

namespace sekimori::link::testing {

struct ClusterScore {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
  double pairwise_f1 = 0;
  double adjusted_rand = 0;
};

inline ClusterScore score_clusters(const std::vector<std::string>& truth, const std::vector<std::string>& found) {
  std::map<std::string, double> of_truth, of_found;
  std::map<std::pair<std::string, std::string>, double> both;
  for (size_t i = 0; i < truth.size(); ++i) {
    of_truth[truth[i]] += 1;
    of_found[found[i]] += 1;
    both[{truth[i], found[i]}] += 1;
  }
  const auto n = static_cast<double>(truth.size());
  const auto pairs = [](double count) { return count * (count - 1) / 2; };
  ClusterScore out;
  double pairs_both = 0, pairs_truth = 0, pairs_found = 0;
  for (const auto& [cell, count] : both) {
    out.precision += count * count / of_found[cell.second] / n;
    out.recall += count * count / of_truth[cell.first] / n;
    pairs_both += pairs(count);
  }
  for (const auto& [label, count] : of_truth) pairs_truth += pairs(count);
  for (const auto& [label, count] : of_found) pairs_found += pairs(count);
  out.f1 = 2 * out.precision * out.recall / (out.precision + out.recall);
  out.pairwise_f1 = pairs_truth + pairs_found > 0 ? 2 * pairs_both / (pairs_truth + pairs_found) : 1;
  const double expected = pairs(n) > 0 ? pairs_truth * pairs_found / pairs(n) : 0;
  const double most = (pairs_truth + pairs_found) / 2;
  out.adjusted_rand = most > expected ? (pairs_both - expected) / (most - expected) : 1;
  return out;
}

// What peers call correlation: everything that shares any value is one.
inline std::vector<std::string> plain_union(const std::vector<std::vector<std::string>>& values) {
  std::vector<size_t> parent(values.size());
  for (size_t i = 0; i < parent.size(); ++i) parent[i] = i;
  const auto root = [&](size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  std::map<std::string, size_t> first;
  for (size_t i = 0; i < values.size(); ++i)
    for (const std::string& value : values[i]) {
      const auto [seen, fresh] = first.emplace(value, i);
      if (!fresh) parent[root(i)] = root(seen->second);
    }
  std::vector<std::string> out;
  for (size_t i = 0; i < values.size(); ++i) out.push_back(std::to_string(root(i)));
  return out;
}

}  // namespace sekimori::link::testing
