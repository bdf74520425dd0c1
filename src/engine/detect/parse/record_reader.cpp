#include "engine/detect/record_reader.h"

#include "engine/detect/mapping.h"
#include "engine/detect/parse/evtx_file.h"
#include "engine/detect/parse/json_log.h"

namespace sekimori::detect {
namespace {

constexpr size_t head_size = 65'536;

Result<ReadSummary> read_stream(ByteStream& inner, const std::string& source, const MappingSet&, const RecordSinks& sinks) {
  PeekStream stream(inner);
  const ByteView head = TRY(stream.peek(head_size));
  if (head.empty()) return ReadSummary{};
  if (looks_like_evtx(head)) return read_evtx(stream, source, sinks);
  if (const auto layout = json_layout(head))
    return *layout == JsonLayout::lines ? read_json_lines(stream, source, sinks) : read_json_documents(stream, source, sinks);
  return error(ErrorCode::invalid_input, "{}: not a log in a known format (EVTX, JSON)", source);
}

}  // namespace

Result<ReadSummary> read_records(Files& files, const Path& path, const MappingSet& mappings, const RecordSinks& sinks) {
  const std::unique_ptr<File> file = TRY(files.open(path, OpenMode::read));
  FileStream stream = TRY(FileStream::create(*file));
  return read_stream(stream, path.string(), mappings, sinks);
}

Result<ReadSummary> read_records(ByteView bytes, const std::string& name, const MappingSet& mappings, const RecordSinks& sinks) {
  MemoryStream stream(bytes);
  return read_stream(stream, name, mappings, sinks);
}

}  // namespace sekimori::detect
