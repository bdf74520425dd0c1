#include "store/events/event_columns.h"

#include <string>

namespace sekimori::events {
namespace {

// In the order of the enumeration, which is the order in the file.
constexpr std::array<ColumnDefinition, column_count> definitions = {{
    {Column::time, "time", ColumnKind::rising_integer, Bloom::no},
    {Column::id, "id", ColumnKind::identifier, Bloom::no},
    {Column::event_class, "class", ColumnKind::enumeration, Bloom::no},
    {Column::activity, "activity", ColumnKind::enumeration, Bloom::no},
    {Column::source, "source", ColumnKind::text, Bloom::no},
    {Column::user, "user", ColumnKind::text, Bloom::yes},
    {Column::device, "device", ColumnKind::text, Bloom::yes},
    {Column::object, "object", ColumnKind::text, Bloom::yes},
    {Column::target, "target", ColumnKind::text, Bloom::yes},
    {Column::address, "address", ColumnKind::text, Bloom::no},
    {Column::process, "process", ColumnKind::text, Bloom::no},
    {Column::peripheral, "peripheral", ColumnKind::text, Bloom::no},
    {Column::bytes, "bytes", ColumnKind::integer, Bloom::no},
    {Column::count, "count", ColumnKind::rising_integer, Bloom::no},
    {Column::raw, "raw", ColumnKind::long_text, Bloom::no},
    {Column::block, "block", ColumnKind::text, Bloom::no},
    {Column::block_offset, "block_offset", ColumnKind::rising_integer, Bloom::no},
}};

}  // namespace

const ColumnDefinition& definition_of(Column column) { return definitions[static_cast<std::size_t>(column)]; }
std::span<const ColumnDefinition, column_count> all_columns() { return definitions; }

Result<Column> column_named(std::string_view name) {
  std::string names;
  for (const ColumnDefinition& definition : definitions) {
    if (definition.name == name) return definition.column;
    names += names.empty() ? "" : ", ";
    names += definition.name;
  }
  return error(ErrorCode::invalid_input, "there is no event column \"{}\"; there are {}", name, names);
}

}  // namespace sekimori::events
