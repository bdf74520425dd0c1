// Thrift's compact protocol (thrift-compact-protocol.md of Apache Thrift), as far as Parquet uses it.
//
//   CompactWriter out;
//   out.field_integer(1, CompactType::i32, 2);
//   out.field_text(6, "sekimori");
//   Bytes bytes = out.finish();
//
//   CompactReader in(bytes);
//   TRY(in.read_struct([&](const CompactField& field) -> Result<void> {
//     if (field.id == 1) version = TRY(in.integer(field.type));
//     else TRY(in.skip(field.type));
//     return {};
//   }));
//
// The reader takes untrusted bytes: every length is held against what is left, nesting against 32 levels. Errors are
// invalid_input; the caller says which file.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/bytes.h"

namespace sekimori::events {

enum class CompactType : unsigned char {
  stop = 0,
  boolean_true = 1,
  boolean_false = 2,
  i8 = 3,
  i16 = 4,
  i32 = 5,
  i64 = 6,
  real = 7,
  binary = 8,
  list = 9,
  set = 10,
  map = 11,
  structure = 12,
};

void append_varint(Bytes& out, std::uint64_t value);
constexpr std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}
constexpr std::int64_t unzigzag(std::uint64_t value) { return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1)); }

// Writes one struct; nested ones between begin_field_struct and end_struct. Field numbers rise within a struct.
class CompactWriter {
 public:
  void field_integer(int id, CompactType type, std::int64_t value);
  void field_boolean(int id, bool value);
  void field_text(int id, std::string_view value);
  void begin_field_struct(int id);
  void field_empty_struct(int id);
  // Followed by `size` calls of an element function.
  void field_list(int id, CompactType element, std::size_t size);
  void element_integer(std::int64_t value);
  void element_boolean(bool value);
  void element_text(std::string_view value);
  void begin_element_struct();
  void end_struct();
  Bytes finish();

 private:
  void field(int id, CompactType type);
  Bytes out_;
  std::vector<int> last_ids_{0};
};

struct CompactField {
  int id = 0;
  CompactType type = CompactType::stop;
};
struct CompactList {
  CompactType element = CompactType::stop;
  std::size_t size = 0;
};

class CompactReader {
 public:
  explicit CompactReader(ByteView bytes) : bytes_(bytes) {}
  std::size_t position() const { return position_; }

  // Calls on_field(CompactField) -> Result<void> for each field; it must read or skip the value.
  template <class OnField>
  Result<void> read_struct(OnField&& on_field) {
    TRY(enter());
    int last = 0;
    while (true) {
      const CompactField field = TRY(next_field(last));
      if (field.type == CompactType::stop) break;
      last = field.id;
      TRY(on_field(field));
    }
    --depth_;
    return {};
  }
  // Calls on_element() -> Result<void> for each element of a list of that type.
  template <class OnElement>
  Result<void> read_list(const CompactField& field, CompactType element, OnElement&& on_element) {
    const CompactList list = TRY(list_header(field, element));
    for (std::size_t i = 0; i < list.size; ++i) TRY(on_element());
    return {};
  }

  Result<std::int64_t> integer(CompactType type);
  Result<bool> boolean(CompactType type);
  Result<bool> boolean_element();
  Result<std::string_view> text(CompactType type);
  Result<void> expect_struct(const CompactField& field);
  Result<void> skip(CompactType type);

 private:
  Result<void> enter();
  Result<CompactField> next_field(int last);
  Result<CompactList> list_header(const CompactField& field, CompactType element);
  Result<CompactList> any_list_header();
  Result<std::uint64_t> varint();
  Result<Byte> byte();

  ByteView bytes_;
  std::size_t position_ = 0;
  int depth_ = 0;
};

}  // namespace sekimori::events
