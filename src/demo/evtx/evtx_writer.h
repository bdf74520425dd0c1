// Writes Windows event log files (EVTX 3.1), as python-evtx, libevtx and the product's own parser read them.
//
//   EvtxWriter writer(file);
//   TRY(writer.append(record));
//   TRY(writer.finish());
//
// Layout (docs/format/demo-evtx.md): file header of 4096 bytes, then chunks of 65536 bytes. A chunk stands alone: names
// and templates are written where they are first used in it and found again through the chunk's two hash tables.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>

#include "base/files.h"
#include "demo/evtx/event_schema.h"

namespace sekimori::demo {

// One chunk in memory. Not shared between threads.
class EvtxChunk {
 public:
  EvtxChunk();
  // Appends the record. False, with nothing changed, when it no longer fits. invalid_input when a value does not have
  // the type that its schema says, or when there are not as many values as fields.
  Result<bool> add(const EventRecord& record, std::uint64_t number);
  bool empty() const { return count_ == 0; }
  // The finished 65536 bytes with both checksums.
  const Bytes& seal();

 private:
  void write_record(const EventRecord& record);
  void write_template(const EventSchema& schema);
  void write_values(const EventRecord& record);
  size_t open_element(std::string_view name, std::uint16_t dependency, bool has_attributes);
  void close_element(size_t size_position);
  void write_name(std::string_view name);
  void write_attribute_name(std::string_view name, bool more_follow);
  void write_text_value(std::string_view text);
  void write_substitution(std::uint16_t index, EventValueType type, bool optional);
  void write_value_element(std::string_view name, std::uint16_t index, EventValueType type);
  void patch_u32(size_t position, std::uint32_t value);

  Bytes bytes_;
  std::map<std::string, std::uint32_t, std::less<>> names_;
  std::map<const EventSchema*, std::uint32_t> templates_;
  std::array<std::uint32_t, 64> name_buckets_{};
  std::array<std::uint32_t, 32> template_buckets_{};
  std::uint64_t count_ = 0;
  std::uint64_t first_number_ = 0, last_number_ = 0;
  std::uint64_t first_id_ = 0, last_id_ = 0;
  std::uint32_t last_record_offset_ = 0;
  std::string failure_;
};

class EvtxWriter {
 public:
  explicit EvtxWriter(File& file) : file_(file) {}
  Result<void> append(const EventRecord& record);  // records in the order of their ids
  Result<void> finish();                           // last chunk and file header; nothing may follow

 private:
  Result<void> flush_chunk();

  File& file_;
  std::unique_ptr<EvtxChunk> chunk_;
  std::uint64_t chunks_ = 0;
  std::uint64_t records_ = 0;
  std::uint64_t next_record_id_ = 1;
};

}  // namespace sekimori::demo
