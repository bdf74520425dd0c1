// Text logs that a mapping explains: CSV with a header line, and Squid's native access.log.
#pragma once

#include "engine/detect/mapping.h"
#include "engine/detect/parse/byte_stream.h"
#include "engine/detect/record_reader.h"

namespace sekimori::detect {

bool looks_like_squid(ByteView head);
// Whether the first line can be the header of a CSV: text, with a delimiter of some mapping.
bool looks_like_csv(ByteView head, const MappingSet& mappings);

// The header line chooses the mapping. Columns that no mapping knows: invalid_input naming the file, the nearest
// mapping and the missing columns. A quoted cell may go over lines (up to 1,000); a quote that never closes is one
// BadRecord and reading goes on with the next line. The charset is UTF-8 when the bytes are, else the mapping's.
Result<ReadSummary> read_csv(PeekStream& stream, const std::string& source, const MappingSet& mappings, const RecordSinks& sinks);

Result<ReadSummary> read_squid(ByteStream& stream, const std::string& source, const MappingSet& mappings, const RecordSinks& sinks);

}  // namespace sekimori::detect
