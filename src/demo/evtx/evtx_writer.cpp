#include "demo/evtx/evtx_writer.h"

#include <zlib.h>

#include "demo/evtx/event_value.h"

namespace sekimori::demo {
namespace {

constexpr size_t file_header_size = 4096;

}  // namespace

Result<void> EvtxWriter::append(const EventRecord& record) {
  if (chunks_ == 0 && !chunk_) TRY(file_.append(Bytes(file_header_size)));
  if (!chunk_) chunk_ = std::make_unique<EvtxChunk>();
  ++records_;
  if (!TRY(chunk_->add(record, records_))) {
    if (chunk_->empty()) return error(ErrorCode::invalid_input, "event {} does not fit into a chunk", record.schema->event_id);
    TRY(flush_chunk());
    chunk_ = std::make_unique<EvtxChunk>();
    if (!TRY(chunk_->add(record, records_)))
      return error(ErrorCode::invalid_input, "event {} does not fit into a chunk", record.schema->event_id);
  }
  next_record_id_ = record.record_id + 1;
  return {};
}

Result<void> EvtxWriter::flush_chunk() {
  TRY(file_.append(chunk_->seal()));
  ++chunks_;
  chunk_.reset();
  return {};
}

Result<void> EvtxWriter::finish() {
  if (chunks_ == 0 && !chunk_) TRY(file_.append(Bytes(file_header_size)));
  if (chunk_) TRY(flush_chunk());
  Bytes header;
  sekimori::append(header, std::string_view("ElfFile\0", 8));
  append_u64_le(header, 0);
  append_u64_le(header, chunks_ == 0 ? 0 : chunks_ - 1);
  append_u64_le(header, next_record_id_);
  append_u32_le(header, 128);
  append_u16_le(header, 1);
  append_u16_le(header, 3);
  append_u16_le(header, static_cast<std::uint16_t>(file_header_size));
  append_u16_le(header, static_cast<std::uint16_t>(chunks_));
  header.resize(120);
  const auto crc = static_cast<std::uint32_t>(crc32(0, header.data(), 120));
  append_u32_le(header, 0);
  append_u32_le(header, crc);
  return file_.write_at(0, header);
}

}  // namespace sekimori::demo
