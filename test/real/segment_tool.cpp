// rooms: store/events
// Writes segments of random events and prints, as JSON, what a foreign reader must find in them: rows, and the SHA-256 of
// each column over its values in time order (text: u32 length and bytes; numbers: 8 bytes; identifiers: 16 bytes).
//
//   sekimori_segment_tool FOLDER
#include <cstdio>

#include "base/json.h"
#include "store/events/event_columns.h"
#include "store/events/segment_writer.h"
#include "store/events/testing/random_events.h"

namespace sekimori::events {
namespace {

void add_text(Sha256& hash, std::string_view text) {
  Bytes size;
  append_u32_le(size, static_cast<std::uint32_t>(text.size()));
  hash.update(ByteView(size));
  hash.update(text);
}

void add_number(Sha256& hash, std::int64_t number) {
  Bytes bytes;
  append_u64_le(bytes, static_cast<std::uint64_t>(number));
  hash.update(ByteView(bytes));
}

void add_value(Sha256& hash, const model::Event& event, Column column) {
  switch (column) {
    case Column::time: return add_number(hash, event.time.nanoseconds);
    case Column::id: return hash.update(ByteView(event.id.bytes));
    case Column::event_class: return add_number(hash, static_cast<std::int64_t>(event.event_class));
    case Column::activity: return add_number(hash, static_cast<std::int64_t>(event.activity));
    case Column::source: return add_text(hash, event.source_id);
    case Column::user: return add_text(hash, event.user);
    case Column::device: return add_text(hash, event.device);
    case Column::object: return add_text(hash, event.object);
    case Column::target: return add_text(hash, event.target);
    case Column::address: return add_text(hash, event.address);
    case Column::process: return add_text(hash, event.process);
    case Column::peripheral: return add_text(hash, event.peripheral);
    case Column::bytes: return add_number(hash, event.bytes);
    case Column::count: return add_number(hash, event.count);
    case Column::raw: return add_text(hash, event.raw);
    case Column::block: return add_text(hash, event.block);
    case Column::block_offset: return add_number(hash, static_cast<std::int64_t>(event.block_offset));
  }
}

Result<Json> write(const Path& path, std::uint64_t seed, std::size_t count, testing::Shape shape, std::size_t row_group_rows) {
  auto events = testing::random_events(seed, count, shape);
  SegmentSettings settings;
  settings.row_group_rows = row_group_rows;
  SegmentWriter writer(settings);
  TRY(writer.append(events));
  const SegmentInfo info = TRY(writer.seal(system_files(), path, Uuid{}, Instant{}));
  events = testing::in_time_order(events);
  Json columns = Json::object();
  for (const ColumnDefinition& definition : all_columns()) {
    Sha256 hash;
    for (const model::Event& event : events) add_value(hash, event, definition.column);
    columns.set(definition.name, to_hex(hash.finish()));
  }
  Json blooms = Json::object();
  blooms.set("user", events[count / 2].user).set("device", events[count / 3].device).set("object", events[count / 4].object);
  return Json::object(
      {{"path", path.string()}, {"rows", info.rows}, {"sha256", to_hex(info.sha256)}, {"columns", columns}, {"present", blooms}});
}

Result<Json> write_all(const Path& folder) {
  Json files = Json::array();
  files.push(TRY(write(folder / "usual.parquet", 20150128, 140'000, testing::Shape::usual, 1'048'576)));
  files.push(TRY(write(folder / "groups.parquet", 2, 30'000, testing::Shape::usual, 7'000)));
  files.push(TRY(write(folder / "hostile.parquet", 3, 20'000, testing::Shape::hostile, 9'000)));
  files.push(TRY(write(folder / "one.parquet", 4, 1, testing::Shape::usual, 10)));
  return files;
}

}  // namespace
}  // namespace sekimori::events

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const auto files = sekimori::events::write_all(arguments[1]);
  if (!files) {
    std::fprintf(stderr, "%s\n", files.error().message.c_str());
    return 1;
  }
  std::puts(files->dump().c_str());
  return 0;
}
