#include "store/sql/value.h"

#include <charconv>

namespace sekimori::sql {

bool Row::is_null(size_t column) const { return column >= cells_.size() || std::holds_alternative<std::monostate>(cells_[column]); }

std::int64_t Row::integer(size_t column) const {
  if (column >= cells_.size()) return 0;
  const Cell& cell = cells_[column];
  if (const auto* value = std::get_if<std::int64_t>(&cell)) return *value;
  if (const auto* value = std::get_if<double>(&cell)) return *value >= -9.2e18 && *value <= 9.2e18 ? static_cast<std::int64_t>(*value) : 0;
  std::int64_t number = 0;
  if (const auto* value = std::get_if<std::string>(&cell)) std::from_chars(value->data(), value->data() + value->size(), number);
  return number;
}

double Row::real(size_t column) const {
  if (column >= cells_.size()) return 0;
  const Cell& cell = cells_[column];
  if (const auto* value = std::get_if<double>(&cell)) return *value;
  if (const auto* value = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*value);
  double number = 0;
  if (const auto* value = std::get_if<std::string>(&cell)) std::from_chars(value->data(), value->data() + value->size(), number);
  return number;
}

std::string_view Row::text(size_t column) const {
  if (column >= cells_.size()) return {};
  if (const auto* value = std::get_if<std::string>(&cells_[column])) return *value;
  return {};
}

ByteView Row::bytes(size_t column) const {
  if (column >= cells_.size()) return {};
  if (const auto* value = std::get_if<Bytes>(&cells_[column])) return *value;
  return {};
}

std::optional<std::int64_t> Row::optional_integer(size_t column) const {
  return is_null(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<std::string> Row::optional_string(size_t column) const {
  return is_null(column) ? std::nullopt : std::optional(string(column));
}

std::optional<Instant> Row::optional_instant(size_t column) const {
  return is_null(column) ? std::nullopt : std::optional(instant(column));
}

}  // namespace sekimori::sql
