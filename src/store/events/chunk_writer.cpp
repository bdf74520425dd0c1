#include "store/events/chunk_writer.h"

#include <zlib.h>

namespace sekimori::events {
namespace {
constexpr std::size_t buffer_limit = std::size_t(4) << 20;
}

std::uint32_t crc32_of(ByteView bytes) { return static_cast<std::uint32_t>(::crc32_z(0, bytes.data(), bytes.size())); }

SegmentFile::SegmentFile(std::unique_ptr<File> file, int compression_level) : file_(std::move(file)), compressor_(ZSTD_createCCtx()) {
  SEKIMORI_CHECK(compressor_ != nullptr);
  ZSTD_CCtx_setParameter(compressor_.get(), ZSTD_c_compressionLevel, compression_level);
}

Result<void> SegmentFile::write(ByteView bytes) {
  append(buffer_, bytes);
  position_ += static_cast<std::int64_t>(bytes.size());
  return buffer_.size() < buffer_limit ? Result<void>() : flush();
}

Result<void> SegmentFile::flush() {
  hash_.update(ByteView(buffer_));
  TRY(file_->append(buffer_));
  buffer_.clear();
  return {};
}

Result<Digest> SegmentFile::finish() {
  TRY(flush());
  TRY(file_->sync());
  return hash_.finish();
}

ChunkWriter::ChunkWriter(SegmentFile& out, std::string_view name, parquet::PhysicalType type, parquet::Encoding encoding,
                         parquet::Codec codec)
    : out_(out), encoding_(encoding) {
  chunk_.name = name;
  chunk_.type = type;
  chunk_.codec = codec;
  chunk_.encodings = {parquet::Encoding::rle, encoding};
}

Result<std::int32_t> ChunkWriter::write(parquet::PageHeader header, ByteView values) {
  ByteView body = values;
  if (chunk_.codec == parquet::Codec::zstd) {
    compressed_.resize(ZSTD_compressBound(values.size()));
    const std::size_t size = ZSTD_compress2(out_.compressor(), compressed_.data(), compressed_.size(), values.data(), values.size());
    if (ZSTD_isError(size) != 0) return error(ErrorCode::failure, "compressing column {}: {}", chunk_.name, ZSTD_getErrorName(size));
    body = ByteView(compressed_).first(size);
  }
  header.uncompressed_bytes = static_cast<std::int32_t>(values.size());
  header.compressed_bytes = static_cast<std::int32_t>(body.size());
  header.checksum = crc32_of(body);
  const Bytes head = parquet::encode(header);
  TRY(out_.write(head));
  TRY(out_.write(body));
  chunk_.uncompressed_bytes += static_cast<std::int64_t>(head.size() + values.size());
  chunk_.compressed_bytes += static_cast<std::int64_t>(head.size() + body.size());
  return static_cast<std::int32_t>(head.size() + body.size());
}

Result<void> ChunkWriter::write_dictionary(ByteView values, std::size_t count) {
  chunk_.dictionary_offset = out_.position();
  chunk_.encodings.push_back(parquet::Encoding::plain);
  parquet::PageHeader header;
  header.type = parquet::PageType::dictionary;
  header.values = static_cast<std::int32_t>(count);
  header.encoding = parquet::Encoding::plain;
  TRY(write(header, values));
  return {};
}

Result<void> ChunkWriter::write_page(ByteView values, std::size_t count) {
  const std::int64_t offset = out_.position();
  if (pages_.empty()) chunk_.data_offset = offset;
  parquet::PageHeader header;
  header.type = parquet::PageType::data;
  header.values = static_cast<std::int32_t>(count);
  header.encoding = encoding_;
  const std::int32_t bytes = TRY(write(header, values));
  pages_.push_back({offset, bytes, chunk_.values});
  chunk_.values += static_cast<std::int64_t>(count);
  return {};
}

}  // namespace sekimori::events
