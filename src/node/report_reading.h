// The files of a report through the cage: written where only we read, taken apart by the confined reader, gone again.
//
//   share::ReadFiles read = report_reader(seams, data.spool(), "/usr/bin/sekimori");
//   auto objects = TRY(read_report_files(seams, spool, program, files, {"a password"}));
#pragma once

#include "engine/inspect/extraction.h"
#include "engine/mask/report.h"
#include "feature/share/report_book.h"
#include "node/node.h"

namespace sekimori::node {

// `program` is started, confined, as the reader; it must know the verb inspect-worker. Cover notes are read like everything else; objects
// bear the files' names.
Result<std::vector<inspect::ExtractedObject>> read_report_files(NodeSeams seams, const Path& spool, const Path& program,
                                                                const std::vector<share::IncomingFile>& files,
                                                                std::vector<std::string> passwords);

// A mail that somebody sent to the hub, with the bytes of what hangs directly on it.
Result<std::vector<inspect::ExtractedObject>> read_carrier(NodeSeams seams, const Path& spool, const Path& program,
                                                           const share::IncomingFile& mail);

// A bundle or envelope that a member's program pushed, as a report of the member that its account speaks for; again the same: the report
// that there is. Nothing for an account that speaks for no member, or for several.
Result<void> take_pushed_report(share::ReportBook& reports, const record::Actor& actor, std::string_view body);

// What a ReportBook asks for.
share::ReadFiles report_reader(NodeSeams seams, Path spool, Path program);

}  // namespace sekimori::node
