#include "engine/mask/report.h"

#include "base/text.h"

namespace sekimori::mask {
namespace {

using inspect::ExtractedObject;
using inspect::PartKind;
using inspect::TextPart;

// Half-open ranges of code points, ascending: one walk over the text.
class Slicer {
 public:
  explicit Slicer(std::string_view text) : text_(text) {}
  std::string_view slice(const model::TextRange& range) {
    const std::size_t start = byte_at(range.start);
    return text_.substr(start, byte_at(range.end) - start);
  }

 private:
  std::size_t byte_at(std::uint64_t character) {
    if (character < character_) character_ = 0, byte_ = 0;
    while (character_ < character && byte_ < text_.size()) {
      next_code_point(text_, byte_);
      ++character_;
    }
    return byte_;
  }
  std::string_view text_;
  std::uint64_t character_ = 0;
  std::size_t byte_ = 0;
};

ReportObject object_of(ExtractedObject&& from) {
  ReportObject out;
  out.path = std::move(from.path);
  out.parent = std::move(from.parent);
  out.media_type = std::move(from.media_type);
  out.bytes = from.bytes;
  out.sha256 = std::move(from.sha256);
  out.status = from.status;
  out.reason = from.reason;
  out.is_mail = out.media_type == "message/rfc822" || out.media_type == "application/vnd.ms-outlook";
  Slicer slicer(from.text);
  for (TextPart& part : from.parts) {
    switch (part.kind) {
      case PartKind::mail_subject: out.subject = trim(slicer.slice(part.range)); break;
      case PartKind::mail_header: {
        const std::size_t colon = part.name.find(':');
        if (colon == std::string::npos) break;
        out.headers.push_back(
            {ascii_lower(std::string_view(part.name).substr(0, colon)), std::string(trim(std::string_view(part.name).substr(colon + 1)))});
        break;
      }
      case PartKind::link: out.links.push_back(std::move(part.name)); break;
      case PartKind::property:
      case PartKind::label: out.properties.push_back(std::move(part.name)); break;
      case PartKind::hidden:
      case PartKind::deleted:
      case PartKind::comment: out.hidden += slicer.slice(part.range); break;
      case PartKind::sheet_name:
      case PartKind::embedded_name: break;  // members answer for themselves
      default: out.body += slicer.slice(part.range);
    }
  }
  if (from.parts.empty()) out.body = std::move(from.text);
  return out;
}

bool looks_like_json(std::string_view text) {
  text = trim(text);
  if (text.starts_with(csv_byte_order_mark)) text.remove_prefix(3);
  return text.starts_with('{') || text.starts_with('[');
}

// A list of indicators under whatever name: its first line names the column of values among others (docs/format/indicator-table.md).
bool looks_like_indicators(std::string_view text) {
  if (text.starts_with(csv_byte_order_mark)) text.remove_prefix(3);
  const std::string head = fold(text.substr(0, std::min<std::size_t>({text.find('\n'), text.size(), 1000})));
  std::size_t columns = 0;
  bool value = false;
  for (std::size_t at = 0; at <= head.size(); ++columns) {
    const std::size_t end = std::min(head.find(',', at), head.size());
    std::string_view name = trim(std::string_view(head).substr(at, end - at));
    if (name.size() > 1 && name.starts_with('"') && name.ends_with('"')) name = name.substr(1, name.size() - 2);
    value = value || name == "value" || name == "indicator" || name == "値" || name == "指標";
    at = end + 1;
  }
  return value && columns >= 2;
}

}  // namespace

std::string_view name_of(ReportFormat format) {
  static constexpr std::string_view names[] = {"text", "mail", "stix", "misp", "csv"};
  return names[static_cast<std::size_t>(format)];
}

std::string ReportObject::name() const {
  const std::size_t at = path.rfind("!/");
  const std::string_view last = at == std::string::npos ? std::string_view(path) : std::string_view(path).substr(at + 2);
  const std::size_t slash = last.find_last_of("/\\");
  return std::string(slash == std::string_view::npos ? last : last.substr(slash + 1));
}

std::size_t text_bytes(const Report& report) {
  std::size_t out = 0;
  for (const ReportObject& object : report.objects) {
    out += object.subject.size() + object.body.size() + object.hidden.size();
    for (const MailLine& line : object.headers) out += line.name.size() + line.value.size();
    for (const std::string& one : object.links) out += one.size();
    for (const std::string& one : object.properties) out += one.size();
  }
  return out;
}

namespace {

// What MISP answers to a search is attributes or objects without the event around them: they are one event of their own.
Json one_event(Json document) {
  const Json& answer = document["response"];
  Json attributes = Json::array(), objects = Json::array();
  const auto gather = [&](const Json& one) {
    for (const Json& attribute : one["Attribute"].items()) attributes.push(attribute);
    if (one["Attribute"].is_object()) attributes.push(one["Attribute"]);
    for (const Json& object : one["Object"].items()) objects.push(object);
    if (one["Object"].is_object()) objects.push(one["Object"]);
  };
  if (answer.is_object()) {
    gather(answer);
  } else {
    for (const Json& one : answer.items()) {
      if (one["Event"].is_object()) return document;
      gather(one);
    }
  }
  if (attributes.items().empty() && objects.items().empty()) return document;
  return Json::object({{"Event", Json::object({{"info", ""}, {"Attribute", std::move(attributes)}, {"Object", std::move(objects)}})}});
}

}  // namespace

Result<Report> report_of(std::vector<ExtractedObject> objects) {
  if (objects.empty()) return error(ErrorCode::invalid_input, "there is nothing in the report");
  const ExtractedObject& first = objects.front();
  const std::string path = first.path;
  if (first.status == model::InspectionStatus::not_inspected)
    return error(ErrorCode::invalid_input, "{}: {} ({})", path, name_of(first.status), name_of(first.reason));
  Report report;
  if (first.media_type == "message/rfc822" || first.media_type == "application/vnd.ms-outlook") {
    report.format = ReportFormat::mail;
  } else if (looks_like_json(first.text)) {
    std::string_view text = first.text;
    if (text.starts_with(csv_byte_order_mark)) text.remove_prefix(3);
    auto document = Json::parse(text);
    if (!document) return std::unexpected(std::move(document).error().at(path));
    report.document = one_event(std::move(*document));
    if (report.document["type"].text() == "bundle") report.format = ReportFormat::stix;
    else if (report.document["Event"].is_object() || report.document["response"].is_array() || report.document["Attribute"].is_array())
      report.format = ReportFormat::misp;
    else return error(ErrorCode::invalid_input, "{}: JSON that is neither a STIX bundle nor a MISP event", path);
  } else if (first.media_type == "text/csv" || ascii_lower(path).ends_with(".csv") || looks_like_indicators(first.text)) {
    report.format = ReportFormat::csv;
    report.table = TRY(parse_csv(first.text, path));
  }
  for (ExtractedObject& object : objects) report.objects.push_back(object_of(std::move(object)));
  if (report.format == ReportFormat::text && trim(report.objects.front().body).empty())
    return error(ErrorCode::invalid_input, "{}: there is no text in it", path);
  return report;
}

}  // namespace sekimori::mask
