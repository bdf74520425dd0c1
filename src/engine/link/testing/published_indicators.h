// Pseudo-reports from published indicators (../shared/data/cti/eset): a folder is a campaign, a report is k of its values at random.
// Values are taken as a plain reader of such lists takes them: SHA-1, dotted quads, and everything that looks like a host name, file and
// detection names and links to articles included.
//
//   auto drawn = draw_reports(published_values("../shared/data/cti/eset"), 6, 1'334, seed);
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/json.h"
#include "base/random.h"
#include "base/text.h"
#include "engine/link/indicator.h"

namespace sekimori::link::testing {

struct DrawnReport {
  std::string id;
  std::string folder;  // the truth
  std::vector<std::string> values;
};

inline void values_in(std::string_view text, std::set<std::string>& out) {
  const auto inside = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-';
  };
  for (size_t i = 0; i < text.size();) {
    while (i < text.size() && !inside(text[i])) ++i;
    size_t end = i;
    while (end < text.size() && inside(text[end])) ++end;
    std::string_view token = text.substr(i, end - i);
    i = end;
    while (!token.empty() && (token.front() == '.' || token.front() == '-')) token.remove_prefix(1);
    while (!token.empty() && (token.back() == '.' || token.back() == '-')) token.remove_suffix(1);
    const bool hex =
        std::ranges::all_of(token, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
    const size_t dot = token.rfind('.');
    const bool name = dot != std::string_view::npos && token.size() - dot > 2 && !token.contains("..") &&
                      std::ranges::all_of(token.substr(dot + 1), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
    if ((hex && token.size() == 40) || name || (parse_address(token) && token.contains('.'))) out.insert(ascii_lower(token));
  }
}

inline std::map<std::string, std::vector<std::string>> published_values(const std::filesystem::path& folder) {
  std::map<std::string, std::vector<std::string>> out;
  std::error_code code;
  for (const auto& campaign : std::filesystem::directory_iterator(folder, code)) {
    if (!campaign.is_directory()) continue;
    std::set<std::string> values;
    for (const auto& file : std::filesystem::recursive_directory_iterator(campaign.path(), code)) {
      if (!file.is_regular_file()) continue;
      std::ifstream in(file.path(), std::ios::binary);
      std::stringstream text;
      text << in.rdbuf();
      std::string whole = text.str();
      for (size_t at = whole.find("[.]"); at != std::string::npos; at = whole.find("[.]", at)) whole.replace(at, 3, ".");
      values_in(whole, values);
    }
    out[campaign.path().filename().string()] = {values.begin(), values.end()};
  }
  return out;
}

// `wanted` reports in all: of each folder a third as many as it has values, at least 2, at most so many that the sum comes out; in random
// order.
inline std::vector<DrawnReport> draw_reports(const std::map<std::string, std::vector<std::string>>& published, size_t k, size_t wanted,
                                             std::uint64_t seed) {
  SeededRandom random(seed);
  const auto count_with = [&](size_t most, const std::vector<std::string>& values) {
    return std::min(most, std::max<size_t>(2, values.size() / 3));
  };
  size_t most = 2;
  for (; most < 2000; ++most) {
    size_t sum = 0;
    for (const auto& [folder, values] : published) sum += count_with(most, values);
    if (sum >= wanted) break;
  }
  std::vector<DrawnReport> out;
  for (const auto& [folder, values] : published)
    for (size_t i = 0; i < count_with(most, values); ++i) {
      DrawnReport report{"", folder, values};
      for (size_t place = 0; place + 1 < report.values.size() && place < k; ++place)
        std::swap(report.values[place], report.values[place + random.below(report.values.size() - place)]);
      if (report.values.size() > k) report.values.resize(k);
      out.push_back(std::move(report));
    }
  for (size_t i = out.size(); i > 1; --i) std::swap(out[i - 1], out[random.below(i)]);
  if (out.size() > wanted) out.resize(wanted);
  for (size_t i = 0; i < out.size(); ++i) out[i].id = "report-" + std::to_string(i);
  return out;
}

// Values that stand in one folder only.
inline std::set<std::string> only_of_one_folder(const std::map<std::string, std::vector<std::string>>& published) {
  std::map<std::string, int> folders;
  for (const auto& [folder, values] : published)
    for (const std::string& value : values) ++folders[value];
  std::set<std::string> out;
  for (const auto& [value, count] : folders)
    if (count == 1) out.insert(value);
  return out;
}

inline Json line_of(const DrawnReport& report) {
  Json values = Json::array();
  for (const std::string& value : report.values) values.push(value);
  return Json::object({{"id", report.id}, {"values", std::move(values)}});
}

}  // namespace sekimori::link::testing
