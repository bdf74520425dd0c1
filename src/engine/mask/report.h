// A report as masking takes it in: what a member's file held, taken apart by engine/inspect in its cage.
//
//   std::vector<inspect::ExtractedObject> objects;                  // with ExtractionLimits::correspondence
//   Report report = TRY(report_of(std::move(objects)));
//
// The first object decides the format: a mail (.eml, .msg) with all that hangs on it, a STIX 2.1 bundle, a MISP event, a table, or text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/csv.h"
#include "base/json.h"
#include "engine/inspect/extraction.h"

namespace sekimori::mask {

enum class ReportFormat : unsigned char { text, mail, stix, misp, csv };
std::string_view name_of(ReportFormat format);

struct MailLine {
  std::string name;  // lower case
  std::string value;
};

struct ReportObject {
  std::string path;                   // "a.eml!/b.zip"
  std::optional<std::string> parent;  // of a member
  std::string media_type;
  std::uint64_t bytes = 0;
  std::string sha256;
  model::InspectionStatus status = model::InspectionStatus::inspected;
  model::Reason reason = model::Reason::none;
  bool is_mail = false;
  std::vector<MailLine> headers;  // of a mail, all of them, in order
  std::string subject;
  std::string body;  // of anything else: its text
  std::string hidden;
  std::vector<std::string> links;
  std::vector<std::string> properties;  // "author=..."
  std::string name() const;             // last part of the path
};

struct Report {
  ReportFormat format = ReportFormat::text;
  std::vector<ReportObject> objects;  // as they came, the file first
  Json document;                      // of STIX and MISP
  CsvTable table;                     // of a table
};

// What masking has to read of it.
std::size_t text_bytes(const Report& report);

// invalid_input: nothing readable in the first object, JSON that is neither STIX nor MISP, a broken table.
Result<Report> report_of(std::vector<inspect::ExtractedObject> objects);

}  // namespace sekimori::mask
