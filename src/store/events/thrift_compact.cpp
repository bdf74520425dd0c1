#include "store/events/thrift_compact.h"

namespace sekimori::events {
namespace {
constexpr int deepest = 32;
}

void append_varint(Bytes& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out.push_back(static_cast<Byte>(value | 0x80));
  out.push_back(static_cast<Byte>(value));
}

void CompactWriter::field(int id, CompactType type) {
  const int step = id - last_ids_.back();
  if (step > 0 && step < 16) {
    out_.push_back(static_cast<Byte>(step << 4 | static_cast<int>(type)));
  } else {
    out_.push_back(static_cast<Byte>(type));
    append_varint(out_, zigzag(id));
  }
  last_ids_.back() = id;
}

void CompactWriter::field_integer(int id, CompactType type, std::int64_t value) {
  field(id, type);
  if (type == CompactType::i8) out_.push_back(static_cast<Byte>(value));
  else append_varint(out_, zigzag(value));
}
void CompactWriter::field_boolean(int id, bool value) { field(id, value ? CompactType::boolean_true : CompactType::boolean_false); }
void CompactWriter::field_text(int id, std::string_view value) {
  field(id, CompactType::binary);
  element_text(value);
}
void CompactWriter::begin_field_struct(int id) {
  field(id, CompactType::structure);
  last_ids_.push_back(0);
}
void CompactWriter::field_empty_struct(int id) {
  begin_field_struct(id);
  end_struct();
}
void CompactWriter::field_list(int id, CompactType element, std::size_t size) {
  field(id, CompactType::list);
  if (size < 15) {
    out_.push_back(static_cast<Byte>(size << 4 | static_cast<std::size_t>(element)));
  } else {
    out_.push_back(static_cast<Byte>(0xf0 | static_cast<int>(element)));
    append_varint(out_, size);
  }
}
void CompactWriter::element_integer(std::int64_t value) { append_varint(out_, zigzag(value)); }
void CompactWriter::element_boolean(bool value) { out_.push_back(value ? 1 : 2); }
void CompactWriter::element_text(std::string_view value) {
  append_varint(out_, value.size());
  append(out_, value);
}
void CompactWriter::begin_element_struct() { last_ids_.push_back(0); }
void CompactWriter::end_struct() {
  out_.push_back(0);
  last_ids_.pop_back();
}
Bytes CompactWriter::finish() {
  end_struct();
  return std::move(out_);
}

Result<void> CompactReader::enter() {
  if (++depth_ > deepest) return error(ErrorCode::invalid_input, "structures nested deeper than {} levels", deepest);
  return {};
}

Result<Byte> CompactReader::byte() {
  if (position_ >= bytes_.size()) return error(ErrorCode::invalid_input, "the structure ends too early");
  return bytes_[position_++];
}

Result<std::uint64_t> CompactReader::varint() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    const Byte next = TRY(byte());
    if (shift == 63 && next > 1) break;
    value |= static_cast<std::uint64_t>(next & 0x7f) << shift;
    if ((next & 0x80) == 0) return value;
  }
  return error(ErrorCode::invalid_input, "a number is longer than 64 bits");
}

Result<CompactField> CompactReader::next_field(int last) {
  const Byte head = TRY(byte());
  const int type = head & 15;
  if (head == 0) return CompactField{};
  if (type == 0 || type > 12) return error(ErrorCode::invalid_input, "unknown field type {}", type);
  if (head >> 4 != 0) return CompactField{last + (head >> 4), static_cast<CompactType>(type)};
  const std::int64_t id = unzigzag(TRY(varint()));
  if (id <= last || id > 32767) return error(ErrorCode::invalid_input, "field number {} after {}", id, last);
  return CompactField{static_cast<int>(id), static_cast<CompactType>(type)};
}

Result<std::int64_t> CompactReader::integer(CompactType type) {
  if (type == CompactType::i8) return static_cast<std::int8_t>(TRY(byte()));
  if (type != CompactType::i16 && type != CompactType::i32 && type != CompactType::i64)
    return error(ErrorCode::invalid_input, "type {} where a number is expected", static_cast<int>(type));
  const std::int64_t value = unzigzag(TRY(varint()));
  if (type == CompactType::i32 && value != static_cast<std::int32_t>(value))
    return error(ErrorCode::invalid_input, "a 32-bit number is out of range");
  if (type == CompactType::i16 && value != static_cast<std::int16_t>(value))
    return error(ErrorCode::invalid_input, "a 16-bit number is out of range");
  return value;
}

Result<bool> CompactReader::boolean(CompactType type) {
  if (type == CompactType::boolean_true) return true;
  if (type == CompactType::boolean_false) return false;
  return error(ErrorCode::invalid_input, "type {} where true or false is expected", static_cast<int>(type));
}

Result<bool> CompactReader::boolean_element() {
  const Byte value = TRY(byte());
  if (value > 2) return error(ErrorCode::invalid_input, "{} where true or false is expected", value);
  return value == 1;
}

Result<std::string_view> CompactReader::text(CompactType type) {
  if (type != CompactType::binary) return error(ErrorCode::invalid_input, "type {} where text is expected", static_cast<int>(type));
  const std::uint64_t size = TRY(varint());
  if (size > bytes_.size() - position_)
    return error(ErrorCode::invalid_input, "a text of {} bytes where {} are left", size, bytes_.size() - position_);
  const std::string_view value = as_text(bytes_.subspan(position_, size));
  position_ += size;
  return value;
}

Result<void> CompactReader::expect_struct(const CompactField& field) {
  if (field.type != CompactType::structure)
    return error(ErrorCode::invalid_input, "type {} where a structure is expected", static_cast<int>(field.type));
  return {};
}

Result<CompactList> CompactReader::any_list_header() {
  const Byte head = TRY(byte());
  CompactList list{static_cast<CompactType>(head & 15), static_cast<std::size_t>(head >> 4)};
  if (list.size == 15) list.size = TRY(varint());
  // Every element takes at least a byte, so a longer list cannot be honest.
  if (list.size > bytes_.size() - position_)
    return error(ErrorCode::invalid_input, "a list of {} where {} bytes are left", list.size, bytes_.size() - position_);
  return list;
}

Result<CompactList> CompactReader::list_header(const CompactField& field, CompactType element) {
  if (field.type != CompactType::list)
    return error(ErrorCode::invalid_input, "type {} where a list is expected", static_cast<int>(field.type));
  const CompactList list = TRY(any_list_header());
  const bool booleans = list.element <= CompactType::boolean_false && element <= CompactType::boolean_false;
  if (list.size > 0 && list.element != element && !booleans)
    return error(ErrorCode::invalid_input, "a list of type {} where {} is expected", static_cast<int>(list.element),
                 static_cast<int>(element));
  return list;
}

Result<void> CompactReader::skip(CompactType type) {
  switch (type) {
    case CompactType::boolean_true:
    case CompactType::boolean_false: return {};
    case CompactType::i8:
    case CompactType::i16:
    case CompactType::i32:
    case CompactType::i64: return TRY(integer(type)), Result<void>();
    case CompactType::binary: return TRY(text(type)), Result<void>();
    case CompactType::real:
      for (int i = 0; i < 8; ++i) TRY(byte());
      return {};
    case CompactType::list:
    case CompactType::set: {
      TRY(enter());
      const CompactList list = TRY(any_list_header());
      for (std::size_t i = 0; i < list.size; ++i) {
        if (list.element <= CompactType::boolean_false) TRY(byte());
        else TRY(skip(list.element));
      }
      --depth_;
      return {};
    }
    case CompactType::structure: return read_struct([&](const CompactField& field) { return skip(field.type); });
    case CompactType::map:
    case CompactType::stop: break;
  }
  return error(ErrorCode::invalid_input, "a field of type {}, which Parquet does not use", static_cast<int>(type));
}

}  // namespace sekimori::events
