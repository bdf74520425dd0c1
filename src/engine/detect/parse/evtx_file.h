// A whole EVTX file: header, chunks, records. One bad record or chunk never hides the others.
//
// Layout (own knowledge of [MS-EVEN6] and the published format): a header block of 4,096 bytes that begins with
// "ElfFile\0", then chunks of 65,536 bytes that begin with "ElfChnk\0", each with records that begin with 2a 2a 00 00.
#pragma once

#include "engine/detect/parse/byte_stream.h"
#include "engine/detect/record_reader.h"

namespace sekimori::detect {

bool looks_like_evtx(ByteView head);

// Reads from the first byte of the file header. Counters and checksums of the headers are not relied on: all chunks of
// the file are read, each up to where its records really end. Memory: one chunk and one record.
Result<ReadSummary> read_evtx(ByteStream& stream, const std::string& source, const RecordSinks& sinks);

}  // namespace sekimori::detect
