// A mail as a report for linking: read in the inspector's cage, its parts handed on as values.
//
//   link::Report report = TRY(mail_report(extractor, "suspicious.eml", trouble));
//
// When the mail carries other mails (somebody forwarded what he got as an attachment), those are the report and the carrier is not.
#pragma once

#include "engine/inspect/extract/extractor.h"
#include "engine/link/report.h"

namespace sekimori::node {

// The id is "sha256:" and the hash of the file; the time is that of the first mail's Date. `trouble` gets a line for each part that was not
// read whole. invalid_input for a file that is no mail.
Result<link::Report> mail_report(inspect::Extractor& extractor, const Path& path, std::vector<std::string>& trouble);

// The same of what was read already, the file itself first. invalid_input when it is no mail.
Result<link::Report> mail_report_of(const std::vector<inspect::ExtractedObject>& objects);

}  // namespace sekimori::node
