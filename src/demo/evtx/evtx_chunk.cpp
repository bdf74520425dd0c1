#include <zlib.h>

#include <algorithm>

#include "base/digest.h"
#include "demo/evtx/event_value.h"
#include "demo/evtx/evtx_writer.h"

namespace sekimori::demo {
namespace {

constexpr size_t chunk_size = 65'536;
constexpr size_t chunk_header_size = 512;
constexpr std::uint16_t no_dependency = 0xFFFF;

// Tokens of binary XML; 0x40 says "more follow" (attributes of an element, further attributes).
enum Token : Byte {
  end_of_stream = 0x00,
  open_start_element = 0x01,
  close_start_element = 0x02,
  close_empty_element = 0x03,
  end_element = 0x04,
  value_text = 0x05,
  attribute = 0x06,
  template_instance = 0x0C,
  normal_substitution = 0x0D,
  optional_substitution = 0x0E,
  fragment_header = 0x0F,
  more_follow_flag = 0x40,
};

// Places of the System values in every template, as Windows itself numbers them (0 to 13); then come ours.
enum SystemValue : std::uint16_t {
  level_value,
  task_value,
  opcode_value,
  event_id_value,
  qualifiers_value,
  keywords_value,
  time_value,
  activity_value,
  process_value,
  thread_value,
  record_id_value,
  version_value,
  user_value,
  related_activity_value,
  computer_value,
  first_field_value,
};

void append_fragment_header(Bytes& out) { append(out, Bytes{fragment_header, 1, 1, 0}); }

std::uint32_t crc_of(const Byte* data, size_t size, std::uint32_t start = 0) {
  return static_cast<std::uint32_t>(crc32(start, data, static_cast<uInt>(size)));
}

}  // namespace

EvtxChunk::EvtxChunk() : bytes_(chunk_header_size) { bytes_.reserve(chunk_size * 2); }

void EvtxChunk::patch_u32(size_t position, std::uint32_t value) {
  for (size_t i = 0; i < 4; ++i) bytes_[position + i] = static_cast<Byte>(value >> (8 * i));
}

void EvtxChunk::write_name(std::string_view name) {
  if (const auto known = names_.find(name); known != names_.end()) {
    append_u32_le(bytes_, known->second);
    return;
  }
  const auto here = static_cast<std::uint32_t>(bytes_.size() + 4);
  append_u32_le(bytes_, here);
  std::uint32_t hash = 0;
  for (const char c : name) hash = hash * 65'599 + static_cast<unsigned char>(c);
  std::uint32_t& bucket = name_buckets_[hash % name_buckets_.size()];
  append_u32_le(bytes_, bucket);
  bucket = here;
  append_u16_le(bytes_, static_cast<std::uint16_t>(hash));
  append_u16_le(bytes_, static_cast<std::uint16_t>(name.size()));
  append_utf16(bytes_, name);
  append_u16_le(bytes_, 0);
  names_.emplace(name, here);
}

size_t EvtxChunk::open_element(std::string_view name, std::uint16_t dependency, bool has_attributes) {
  bytes_.push_back(static_cast<Byte>(open_start_element | (has_attributes ? more_follow_flag : 0)));
  append_u16_le(bytes_, dependency);
  const size_t size_position = bytes_.size();
  append_u32_le(bytes_, 0);
  write_name(name);
  return size_position;
}

void EvtxChunk::close_element(size_t size_position) {
  patch_u32(size_position, static_cast<std::uint32_t>(bytes_.size() - size_position - 4));
}

void EvtxChunk::write_attribute_name(std::string_view name, bool more_follow) {
  bytes_.push_back(static_cast<Byte>(attribute | (more_follow ? more_follow_flag : 0)));
  write_name(name);
}

void EvtxChunk::write_text_value(std::string_view text) {
  bytes_.push_back(value_text);
  bytes_.push_back(static_cast<Byte>(EventValueType::unicode_text));
  const size_t count_position = bytes_.size();
  append_u16_le(bytes_, 0);
  append_utf16(bytes_, text);
  const size_t units = (bytes_.size() - count_position - 2) / 2;
  bytes_[count_position] = static_cast<Byte>(units);
  bytes_[count_position + 1] = static_cast<Byte>(units >> 8);
}

void EvtxChunk::write_substitution(std::uint16_t index, EventValueType type, bool optional) {
  bytes_.push_back(optional ? optional_substitution : normal_substitution);
  append_u16_le(bytes_, index);
  bytes_.push_back(static_cast<Byte>(type));
}

void EvtxChunk::write_value_element(std::string_view name, std::uint16_t index, EventValueType type) {
  const size_t element = open_element(name, no_dependency, false);
  bytes_.push_back(close_start_element);
  write_substitution(index, type, false);
  bytes_.push_back(end_element);
  close_element(element);
}

void EvtxChunk::write_template(const EventSchema& schema) {
  append_fragment_header(bytes_);
  using enum EventValueType;
  // Runs `body` between an element's attribute list size and its end, and fills the size in.
  const auto attributes = [&](auto body) {
    const size_t position = bytes_.size();
    append_u32_le(bytes_, 0);
    body();
    patch_u32(position, static_cast<std::uint32_t>(bytes_.size() - position - 4));
  };

  const size_t event = open_element("Event", no_dependency, true);
  attributes([&] {
    write_attribute_name("xmlns", false);
    write_text_value("http://schemas.microsoft.com/win/2004/08/events/event");
  });
  bytes_.push_back(close_start_element);

  const size_t system = open_element("System", no_dependency, false);
  bytes_.push_back(close_start_element);
  const size_t provider = open_element("Provider", no_dependency, true);
  attributes([&] {
    write_attribute_name("Name", true);
    write_text_value(schema.provider);
    write_attribute_name("Guid", false);
    write_text_value(schema.provider_guid);
  });
  bytes_.push_back(close_empty_element);
  close_element(provider);
  const size_t event_id = open_element("EventID", event_id_value, true);
  attributes([&] {
    write_attribute_name("Qualifiers", false);
    write_substitution(qualifiers_value, unsigned_16, true);
  });
  bytes_.push_back(close_start_element);
  write_substitution(event_id_value, unsigned_16, true);
  bytes_.push_back(end_element);
  close_element(event_id);
  write_value_element("Version", version_value, unsigned_8);
  write_value_element("Level", level_value, unsigned_8);
  write_value_element("Task", task_value, unsigned_16);
  write_value_element("Opcode", opcode_value, unsigned_8);
  write_value_element("Keywords", keywords_value, hexadecimal_64);
  const size_t created = open_element("TimeCreated", no_dependency, true);
  attributes([&] {
    write_attribute_name("SystemTime", false);
    write_substitution(time_value, file_time, true);
  });
  bytes_.push_back(close_empty_element);
  close_element(created);
  write_value_element("EventRecordID", record_id_value, unsigned_64);
  const size_t correlation = open_element("Correlation", no_dependency, true);
  attributes([&] {
    write_attribute_name("ActivityID", true);
    write_substitution(activity_value, guid, true);
    write_attribute_name("RelatedActivityID", false);
    write_substitution(related_activity_value, guid, true);
  });
  bytes_.push_back(close_empty_element);
  close_element(correlation);
  const size_t execution = open_element("Execution", no_dependency, true);
  attributes([&] {
    write_attribute_name("ProcessID", true);
    write_substitution(process_value, unsigned_32, true);
    write_attribute_name("ThreadID", false);
    write_substitution(thread_value, unsigned_32, true);
  });
  bytes_.push_back(close_empty_element);
  close_element(execution);
  const size_t channel = open_element("Channel", no_dependency, false);
  bytes_.push_back(close_start_element);
  write_text_value(schema.channel);
  bytes_.push_back(end_element);
  close_element(channel);
  write_value_element("Computer", computer_value, unicode_text);
  const size_t security = open_element("Security", no_dependency, true);
  attributes([&] {
    write_attribute_name("UserID", false);
    write_substitution(user_value, sid, true);
  });
  bytes_.push_back(close_empty_element);
  close_element(security);
  bytes_.push_back(end_element);
  close_element(system);

  if (schema.user_data.empty()) {
    const size_t data = open_element("EventData", no_dependency, false);
    bytes_.push_back(close_start_element);
    for (size_t i = 0; i < schema.fields.size(); ++i) {
      const size_t item = open_element("Data", no_dependency, true);
      attributes([&] {
        write_attribute_name("Name", false);
        write_text_value(schema.fields[i].name);
      });
      bytes_.push_back(close_start_element);
      write_substitution(static_cast<std::uint16_t>(first_field_value + i), schema.fields[i].type, false);
      bytes_.push_back(end_element);
      close_element(item);
    }
    bytes_.push_back(end_element);
    close_element(data);
  } else {
    const size_t data = open_element("UserData", no_dependency, false);
    bytes_.push_back(close_start_element);
    const size_t inner = open_element(schema.user_data, no_dependency, true);
    attributes([&] {
      write_attribute_name("xmlns", false);
      write_text_value(schema.user_data_namespace);
    });
    bytes_.push_back(close_start_element);
    for (size_t i = 0; i < schema.fields.size(); ++i)
      write_value_element(schema.fields[i].name, static_cast<std::uint16_t>(first_field_value + i), schema.fields[i].type);
    bytes_.push_back(end_element);
    close_element(inner);
    bytes_.push_back(end_element);
    close_element(data);
  }
  bytes_.push_back(end_element);
  close_element(event);
  bytes_.push_back(end_of_stream);
}

void EvtxChunk::write_values(const EventRecord& record) {
  const EventSchema& schema = *record.schema;
  append_u32_le(bytes_, static_cast<std::uint32_t>(first_field_value + schema.fields.size()));
  const size_t descriptors = bytes_.size();
  bytes_.resize(descriptors + 4 * (first_field_value + schema.fields.size()));
  size_t index = 0;
  // Type 0 (null) has no bytes: how Windows leaves an optional attribute out.
  const auto value = [&](EventValueType type, std::string_view text, bool present = true) {
    const size_t start = bytes_.size();
    if (present) {
      if (auto done = append_event_value(bytes_, type, text); !done) failure_ = done.error().message;
    }
    const size_t size = bytes_.size() - start;
    if (size > 0xFFFF) failure_ = "event value longer than 65535 bytes";
    Byte* descriptor = &bytes_[descriptors + 4 * index++];
    descriptor[0] = static_cast<Byte>(size);
    descriptor[1] = static_cast<Byte>(size >> 8);
    descriptor[2] = present ? static_cast<Byte>(type) : Byte{0};
  };
  using enum EventValueType;
  value(unsigned_8, std::to_string(schema.level));
  value(unsigned_16, std::to_string(schema.task));
  value(unsigned_8, std::to_string(schema.opcode));
  value(unsigned_16, std::to_string(schema.event_id));
  value(unsigned_16, {}, false);
  value(hexadecimal_64, fmt::format("{:x}", schema.keywords));
  value(file_time, record.time.to_rfc3339());
  value(guid, {}, false);
  value(unsigned_32, std::to_string(record.process_id));
  value(unsigned_32, std::to_string(record.thread_id));
  value(unsigned_64, std::to_string(record.record_id));
  value(unsigned_8, std::to_string(schema.version));
  value(sid, record.user_sid, !record.user_sid.empty());
  value(guid, {}, false);
  value(unicode_text, record.computer);
  for (size_t i = 0; i < schema.fields.size(); ++i) value(schema.fields[i].type, record.values[i]);
}

void EvtxChunk::write_record(const EventRecord& record) {
  const size_t start = bytes_.size();
  append(bytes_, Bytes{0x2A, 0x2A, 0, 0});
  append_u32_le(bytes_, 0);
  append_u64_le(bytes_, record.record_id);
  append_u64_le(bytes_, to_file_time(record.time));
  append_fragment_header(bytes_);

  const EventSchema& schema = *record.schema;
  const Digest digest = sha256(fmt::format("{}/{}/{}/{}", schema.provider, schema.event_id, schema.version, schema.channel));
  std::uint32_t template_id = 0;
  for (size_t i = 0; i < 4; ++i) template_id |= static_cast<std::uint32_t>(digest[i]) << (8 * i);
  bytes_.push_back(template_instance);
  bytes_.push_back(1);
  append_u32_le(bytes_, template_id);
  if (const auto known = templates_.find(&schema); known != templates_.end()) {
    append_u32_le(bytes_, known->second);
  } else {
    const auto here = static_cast<std::uint32_t>(bytes_.size() + 4);
    append_u32_le(bytes_, here);
    std::uint32_t& bucket = template_buckets_[template_id % template_buckets_.size()];
    append_u32_le(bytes_, bucket);
    bucket = here;
    append(bytes_, ByteView(digest.data(), 16));
    const size_t size_position = bytes_.size();
    append_u32_le(bytes_, 0);
    write_template(schema);
    patch_u32(size_position, static_cast<std::uint32_t>(bytes_.size() - size_position - 4));
    templates_.emplace(&schema, here);
  }
  write_values(record);
  bytes_.push_back(end_of_stream);
  while ((bytes_.size() - start + 4) % 8 != 0) bytes_.push_back(0);
  const auto size = static_cast<std::uint32_t>(bytes_.size() - start + 4);
  append_u32_le(bytes_, size);
  patch_u32(start + 4, size);
}

Result<bool> EvtxChunk::add(const EventRecord& record, std::uint64_t number) {
  if (record.values.size() != record.schema->fields.size())
    return error(ErrorCode::invalid_input, "event {}: {} values for {} fields", record.schema->event_id, record.values.size(),
                 record.schema->fields.size());
  const size_t start = bytes_.size();
  const auto name_buckets = name_buckets_;
  const auto template_buckets = template_buckets_;
  write_record(record);
  if (!failure_.empty()) return error(ErrorCode::invalid_input, "event {}: {}", record.schema->event_id, failure_);
  // libevtx overlooks a record that ends with the chunk's last byte; Windows leaves room there too.
  if (bytes_.size() >= chunk_size) {
    bytes_.resize(start);
    name_buckets_ = name_buckets;
    template_buckets_ = template_buckets;
    std::erase_if(names_, [&](const auto& entry) { return entry.second >= start; });
    std::erase_if(templates_, [&](const auto& entry) { return entry.second >= start; });
    return false;
  }
  if (count_++ == 0) {
    first_number_ = number;
    first_id_ = record.record_id;
  }
  last_number_ = number;
  last_id_ = record.record_id;
  last_record_offset_ = static_cast<std::uint32_t>(start);
  return true;
}

const Bytes& EvtxChunk::seal() {
  const size_t free_space = bytes_.size();
  bytes_.resize(chunk_size);
  Bytes header;
  append(header, std::string_view("ElfChnk\0", 8));
  append_u64_le(header, first_number_);
  append_u64_le(header, last_number_);
  append_u64_le(header, first_id_);
  append_u64_le(header, last_id_);
  append_u32_le(header, 128);
  append_u32_le(header, last_record_offset_);
  append_u32_le(header, static_cast<std::uint32_t>(free_space));
  append_u32_le(header, crc_of(bytes_.data() + chunk_header_size, free_space - chunk_header_size));
  header.resize(128);
  for (const std::uint32_t offset : name_buckets_) append_u32_le(header, offset);
  for (const std::uint32_t offset : template_buckets_) append_u32_le(header, offset);
  std::ranges::copy(header, bytes_.begin());
  patch_u32(124, crc_of(bytes_.data() + 128, 384, crc_of(bytes_.data(), 120)));
  return bytes_;
}

}  // namespace sekimori::demo
