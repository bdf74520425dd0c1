// Logs of JSON objects: one a line, or a JSON array of them, or objects printed over many lines.
#pragma once

#include "engine/detect/parse/byte_stream.h"
#include "engine/detect/record_reader.h"

namespace sekimori::detect {

enum class JsonLayout { lines, documents };

// Told from the beginning of a file: lines, when its first line is one whole object; documents for arrays and objects
// over many lines; nothing when it is no JSON.
std::optional<JsonLayout> json_layout(ByteView head);

// Line by line; a bad line is one BadRecord. Blank lines are passed over. Memory: the longest line, at most 16 MiB.
Result<ReadSummary> read_json_lines(ByteStream& stream, const std::string& source, const RecordSinks& sinks);

// Objects one after another, or the items of one array. The position of a record is the line where it begins. Where
// brackets do not match the rest of the file is one BadRecord, as nobody can tell where the next object begins.
Result<ReadSummary> read_json_documents(ByteStream& stream, const std::string& source, const RecordSinks& sinks);

}  // namespace sekimori::detect
