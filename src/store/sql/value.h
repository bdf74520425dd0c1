// What goes into a statement and what comes out of it, on either data base.
//
//   tx.execute("INSERT INTO person(id, joined, note) VALUES (?, ?, ?)", id.to_string(), joined /* Instant */, nullptr);
//   Rows rows = TRY(tx.query("SELECT id, joined FROM person WHERE joined >= ?", since));
//   for (const Row& row : rows) use(row.text(0), row.instant(1));
//
// Four kinds of value and null: integer (64 bit), real, text (UTF-8 without U+0000), bytes. Instants are integers:
// nanoseconds UTC. Truth values are the integers 0 and 1.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/instant.h"

namespace sekimori::sql {

// One bound value. Borrows text and bytes: they must live until the call returns (temporaries of the call do).
class Parameter {
 public:
  Parameter(std::nullptr_t) {}
  Parameter(std::integral auto value) : value_(static_cast<std::int64_t>(value)) {}
  Parameter(double value) : value_(value) {}
  Parameter(std::string_view value) : value_(value) {}
  Parameter(const char* value) : value_(std::string_view(value)) {}
  Parameter(const std::string& value) : value_(std::string_view(value)) {}
  Parameter(ByteView value) : value_(value) {}
  Parameter(const Bytes& value) : value_(ByteView(value)) {}
  template <size_t size>
  Parameter(const std::array<Byte, size>& value) : value_(ByteView(value)) {}
  Parameter(Instant value) : value_(value.nanoseconds) {}
  Parameter(Day) = delete;  // a day has no instant without a zone: store Day::to_string() or Zone::end_of(day)
  template <class T>
  Parameter(const std::optional<T>& value) {
    if (value) value_ = Parameter(*value).value_;
  }

  using Value = std::variant<std::monostate, std::int64_t, double, std::string_view, ByteView>;
  const Value& value() const { return value_; }

 private:
  Value value_;
};

// One row that was read; owns its values. Columns count from 0. Asking for a kind that the column does not have gives
// 0 or an empty value, as null does; a column past the end counts as null.
class Row {
 public:
  using Cell = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;

  size_t size() const { return cells_.size(); }
  bool is_null(size_t column) const;
  std::int64_t integer(size_t column) const;  // text of digits is read too (sums are such on PostgreSQL)
  double real(size_t column) const;
  std::string_view text(size_t column) const;  // lives as long as the row
  ByteView bytes(size_t column) const;         // lives as long as the row
  std::string string(size_t column) const { return std::string(text(column)); }
  Instant instant(size_t column) const { return {integer(column)}; }
  bool flag(size_t column) const { return integer(column) != 0; }
  std::optional<std::int64_t> optional_integer(size_t column) const;
  std::optional<std::string> optional_string(size_t column) const;
  std::optional<Instant> optional_instant(size_t column) const;

  std::vector<Cell>& cells() { return cells_; }  // for the adapters

 private:
  std::vector<Cell> cells_;
};

using Rows = std::vector<Row>;

}  // namespace sekimori::sql
