// The logs that are not Windows': proxy, mail gateway, client agent, print server, database audit.
// Columns: docs/format/demo-sources.md.
#pragma once

#include "demo/firm.h"
#include "demo/logs/act.h"

namespace sekimori::demo {

// The heading line of a log file; empty for the proxy.
std::string heading_of(LogKind log);
// Appends the act as one line, in the bytes of the file (the client log is code page 932).
void append_line(const Firm& firm, const Chronicle& chronicle, LogKind log, const Act& act, std::string& out);

}  // namespace sekimori::demo
