// The end of a segment: bloom filters, page indexes, footer. Format: docs/format/segment.md.
//
// Parquet guards pages with a checksum, but neither its indexes nor its footer. A segment does: properties in the footer
// hold CRC-32 of each bloom filter, of the page indexes, and of the footer itself (with that one value read as zeros).
#pragma once

#include <optional>

#include "store/events/bloom_filter.h"
#include "store/events/chunk_writer.h"
#include "store/events/parquet_metadata.h"
#include "store/events/segment_info.h"

namespace sekimori::events {

struct ColumnOutput {
  parquet::ColumnChunk chunk;
  std::vector<parquet::PageLocation> pages;
  parquet::IntegerPageBounds bounds;  // empty when there are none
  std::optional<BloomFilter> bloom;
};
struct SegmentOutput {
  std::vector<std::vector<ColumnOutput>> row_groups;
};

Result<void> begin_segment(SegmentFile& out);
Result<void> finish_segment(SegmentFile& out, SegmentOutput& segment, const SegmentInfo& info);

// What the end of a file says, checked against the checksums and the schema of this program.
struct SegmentFooter {
  parquet::FileMetadata file;
  Uuid id;
  Bytes indexes;  // the page indexes, checked
  std::int64_t indexes_offset = 0;
  std::vector<std::uint32_t> bloom_checksums;  // in the order of the filters: by row group, then by column
};
// integrity: damaged; invalid_input: no segment, or a newer format. Messages begin with the file's name.
Result<SegmentFooter> read_footer(File& file, std::string_view name);

// The schema of this program's segments.
std::vector<parquet::SchemaElement> segment_schema();

}  // namespace sekimori::events
