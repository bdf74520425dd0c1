#include "engine/link/report.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/text.h"
#include "engine/link/indicator.h"
#include "engine/link/mail_parts.h"

namespace sekimori::link {
namespace {

constexpr size_t longest_id = 200;

std::string to_hex(const TextSignature& signature) {
  std::string out;
  for (const std::uint32_t value : signature) out += fmt::format("{:08x}", value);
  return out;
}

std::optional<TextSignature> signature_of(std::string_view hex) {
  if (hex.size() != text_minima * 8) return {};
  const auto bytes = from_hex(hex);
  if (!bytes) return {};
  TextSignature out;
  for (size_t i = 0; i < text_minima; ++i) out[i] = *read_u32_be(*bytes, i * 4);
  return out;
}

Result<void> add_value(const Json& one, std::vector<Feature>& features, std::uint64_t& left_out) {
  if (one.is_string()) {
    if (const auto found = classify_indicator(one.text())) features_of_indicator(*found, features);
    else ++left_out;
    return {};
  }
  const auto type = feature_type(one["type"].text());
  if (!type || !one["value"].is_string())
    return error(ErrorCode::invalid_input, "a value of a report is a text or an object with a known 'type' and a 'value'");
  if (const auto found = normalise_feature(*type, one["value"].text())) features_of_indicator(*found, features);
  else ++left_out;
  return {};
}

}  // namespace

void tidy_features(std::vector<Feature>& features) {
  // A value may have been cut inside a character; what is kept must be written and read again the same.
  for (Feature& feature : features)
    if (!is_valid_utf8(feature.value)) feature.value = scrub_utf8(feature.value);
  std::erase_if(features, [](const Feature& feature) { return feature.value.empty(); });
  std::ranges::sort(features);
  features.erase(std::unique(features.begin(), features.end()), features.end());
  if (features.size() <= most_features) return;
  std::ranges::stable_sort(features, std::ranges::greater(), [](const Feature& one) { return describe(one.type).prior; });
  features.resize(most_features);
  std::ranges::sort(features);
}

Result<Report> report_of(const Json& row, std::uint64_t* left_out) {
  if (!row.is_object()) return error(ErrorCode::invalid_input, "a report is a JSON object");
  std::uint64_t uncounted = 0;
  std::uint64_t& lost = left_out != nullptr ? *left_out : uncounted;
  Report report;
  report.id = row["id"].text();
  if (report.id.empty() || report.id.size() > longest_id)
    return error(ErrorCode::invalid_input, "'id' of a report is a text of 1 to {} bytes", longest_id);
  if (!row["time"].is_null()) report.time = TRY(Instant::parse(row["time"].text()));
  report.member = row["member"].text().substr(0, longest_id);
  report.industry = row["industry"].text().substr(0, longest_id);
  for (const Json& one : row["values"].items()) TRY(add_value(one, report.features, lost));
  std::vector<MailParts> mails;
  for (const Json& one : row["mails"].items()) mails.push_back(TRY(read_mail_parts(one)));
  report.text = features_of_mails(mails, report.features);
  if (!report.time) report.time = sent_at(mails);
  // The form that to_json writes: features that need no second look.
  for (const Json& pair : row["features"].items()) {
    const auto type = pair.items().size() == 2 ? feature_type(pair.items()[0].text()) : std::nullopt;
    if (!type) return error(ErrorCode::invalid_input, "a feature of a report is a pair of a known type and a value");
    if (const std::string_view value = pair.items()[1].text(); !value.empty() && value.size() <= 4096)
      report.features.push_back({*type, std::string(value)});
  }
  if (const Json* text = row.find("text")) {
    report.text = signature_of(text->text());
    if (!report.text) return error(ErrorCode::invalid_input, "'text' of a report is a signature of {} hexadecimal digits", text_minima * 8);
  }
  tidy_features(report.features);
  return report;
}

Result<Report> read_report(std::string_view line, std::uint64_t* left_out) {
  if (line.size() > longest_report) return error(ErrorCode::invalid_input, "a report of more than {} MiB", longest_report >> 20);
  return report_of(TRY(Json::parse(line)), left_out);
}

Json to_json(const Report& report) {
  Json features = Json::array();
  for (const Feature& one : report.features) features.push(Json(Json::Array{Json(describe(one.type).name), Json(one.value)}));
  Json row = Json::object({{"id", report.id}});
  if (report.time) row.set("time", report.time->to_rfc3339());
  if (!report.member.empty()) row.set("member", report.member);
  if (!report.industry.empty()) row.set("industry", report.industry);
  row.set("features", std::move(features));
  if (report.text) row.set("text", to_hex(*report.text));
  return row;
}

}  // namespace sekimori::link
