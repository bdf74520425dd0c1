// Writes pages of one column chunk behind one another, with compression, checksums and the places of the pages.
#pragma once

#include <zstd.h>

#include <memory>

#include "base/digest.h"
#include "base/files.h"
#include "store/events/parquet_metadata.h"

namespace sekimori::events {

struct FreeCompressor {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};
using Compressor = std::unique_ptr<ZSTD_CCtx, FreeCompressor>;

// The file being written: buffered, hashed on the way.
class SegmentFile {
 public:
  SegmentFile(std::unique_ptr<File> file, int compression_level);
  std::int64_t position() const { return position_; }
  Result<void> write(ByteView bytes);
  Result<Digest> finish();  // flushes and syncs
  ZSTD_CCtx* compressor() { return compressor_.get(); }

 private:
  Result<void> flush();
  std::unique_ptr<File> file_;
  Compressor compressor_;
  Bytes buffer_;
  Sha256 hash_;
  std::int64_t position_ = 0;
};

class ChunkWriter {
 public:
  ChunkWriter(SegmentFile& out, std::string_view name, parquet::PhysicalType type, parquet::Encoding encoding, parquet::Codec codec);
  Result<void> write_dictionary(ByteView values, std::size_t count);
  Result<void> write_page(ByteView values, std::size_t count);
  parquet::ColumnChunk& chunk() { return chunk_; }
  const std::vector<parquet::PageLocation>& pages() const { return pages_; }

 private:
  Result<std::int32_t> write(parquet::PageHeader header, ByteView values);
  SegmentFile& out_;
  parquet::ColumnChunk chunk_;
  parquet::Encoding encoding_;
  std::vector<parquet::PageLocation> pages_;
  Bytes compressed_;
};

std::uint32_t crc32_of(ByteView bytes);

}  // namespace sekimori::events
