// A report of an attack as engine/link sees it: when, told by whom (a token that means nothing outside), and its features.
// One JSON object a line, docs/format/link-report.md.
//
//   Report report = TRY(read_report(line));
//   report.features;                    // {domain, "evil.example"}, {registrable_domain, "evil.example"}, ...
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "engine/link/feature.h"
#include "engine/link/text_likeness.h"

namespace sekimori::link {

struct Report {
  std::string id;
  std::optional<Instant> time;
  std::string member;             // counted, never shown
  std::string industry;           // of the timeline
  std::vector<Feature> features;  // sorted, each once; at most most_features
  std::optional<TextSignature> text;
};

constexpr size_t most_features = 4096;               // of a report; a vendor's list beyond this is cut, the strongest types first
constexpr size_t longest_report = size_t(16) << 20;  // bytes of a line

// invalid_input with what is wrong. Values that are nothing we know are left out and counted in `left_out`.
Result<Report> read_report(std::string_view line, std::uint64_t* left_out = nullptr);
Result<Report> report_of(const Json& row, std::uint64_t* left_out = nullptr);

// What read_report takes for the same report: values with their types, the text by its signature.
Json to_json(const Report& report);

// Sorts, removes doubles, cuts.
void tidy_features(std::vector<Feature>& features);

}  // namespace sekimori::link
