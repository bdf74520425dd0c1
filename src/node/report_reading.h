// Bytes that a member sent, read in the cage: what masking takes in.
//
//   const mask::Report report = TRY(read_report(node, "/proc/self/exe", "a.eml", bytes));
//
// The bytes lie in a file that only we read while a confined child works on it, and nowhere afterwards.
#pragma once

#include "engine/mask/report.h"
#include "node/node.h"

namespace sekimori::node {

// `program` is started, confined, as the reader; it must know the verb inspect-worker. Errors of mask::report_of.
Result<mask::Report> read_report(Node& node, const Path& program, std::string_view file_name, ByteView bytes);

}  // namespace sekimori::node
