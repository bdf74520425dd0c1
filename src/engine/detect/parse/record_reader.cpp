#include "engine/detect/record_reader.h"

#include "engine/detect/mapping.h"
#include "engine/detect/parse/evtx_file.h"
#include "engine/detect/parse/json_log.h"
#include "engine/detect/parse/packed_stream.h"
#include "engine/detect/parse/text_log.h"

namespace sekimori::detect {
namespace {

constexpr size_t head_size = 65'536;

class Reading {
 public:
  Reading(const MappingSet& mappings, const RecordSinks& sinks) : mappings_(mappings), sinks_(sinks) {}

  Result<ReadSummary> stream(ByteStream& inner, const std::string& source, int depth) {
    PeekStream stream(inner);
    const ByteView head = TRY(stream.peek(head_size));
    if (head.empty()) return ReadSummary{};
    if (looks_like_evtx(head)) return read_evtx(stream, source, sinks_);
    if (looks_like_gzip(head)) return unpacked(unpack_gzip(stream, limits_), source, depth);
    if (looks_like_zstd(head)) return unpacked(unpack_zstd(stream, limits_), source, depth);
    if (looks_like_zip(head)) return zip(stream, source, depth);
    if (const auto layout = json_layout(head))
      return *layout == JsonLayout::lines ? read_json_lines(stream, source, sinks_) : read_json_documents(stream, source, sinks_);
    if (looks_like_squid(head)) return read_squid(stream, source, mappings_, sinks_);
    if (looks_like_csv(head, mappings_)) return read_csv(stream, source, mappings_, sinks_);
    return error(ErrorCode::invalid_input, "{}: not a log in a known format (EVTX, JSON, CSV with a mapping, Squid; also in gz, zst, zip)",
                 source);
  }

 private:
  Result<ReadSummary> unpacked(std::unique_ptr<ByteStream> inner, const std::string& source, int depth) {
    if (depth >= limits_.deepest) return error(ErrorCode::invalid_input, "{}: packed more than {} times", source, limits_.deepest);
    auto done = stream(*inner, source, depth + 1);
    if (done || done.error().message.starts_with(source)) return done;
    return std::unexpected(std::move(done).error().at(source));
  }

  Result<ReadSummary> zip(ByteStream& inner, const std::string& source, int depth) {
    if (depth >= limits_.deepest) return error(ErrorCode::invalid_input, "{}: packed more than {} times", source, limits_.deepest);
    ReadSummary all;
    const auto bad = [&](const std::string& name, std::string reason) {
      ++all.bad;
      if (sinks_.bad) sinks_.bad({source + "!/" + name, 0, std::move(reason)});
    };
    bool sink_failed = false;
    const RecordSinks sinks{.record =
                                [&](model::LogRecord& record) {
                                  auto done = sinks_.record(record);
                                  if (!done) sink_failed = true;
                                  return done;
                                },
                            .bad = sinks_.bad};
    Reading members(mappings_, sinks);
    const auto done = for_each_zip_member(
        inner, limits_,
        [&](const std::string& name, ByteStream& bytes) -> Result<void> {
          auto summary = members.stream(bytes, source + "!/" + name, depth + 1);
          if (summary) {
            all.records += summary->records;
            all.bad += summary->bad;
            all.bytes += summary->bytes;
            return {};
          }
          if (sink_failed) return std::unexpected(std::move(summary).error());
          bad(name, std::move(summary).error().message);
          return {};
        },
        bad);
    if (!done) {
      if (sink_failed) return std::unexpected(done.error());
      bad("", done.error().message);
    }
    return all;
  }

  const MappingSet& mappings_;
  const RecordSinks& sinks_;
  UnpackLimits limits_;
};

class InProcessReader final : public RecordReader {
 public:
  InProcessReader(Files& files, const MappingSet& mappings) : files_(files), mappings_(mappings) {}
  Result<ReadSummary> read(const Path& path, const RecordSinks& sinks) override { return read_records(files_, path, mappings_, sinks); }

 private:
  Files& files_;
  const MappingSet& mappings_;
};

}  // namespace

std::unique_ptr<RecordReader> make_record_reader(Files& files, const MappingSet& mappings) {
  return std::make_unique<InProcessReader>(files, mappings);
}

Result<ReadSummary> read_stream(ByteStream& stream, const std::string& name, const MappingSet& mappings, const RecordSinks& sinks) {
  return Reading(mappings, sinks).stream(stream, name, 0);
}

Result<ReadSummary> read_records(Files& files, const Path& path, const MappingSet& mappings, const RecordSinks& sinks) {
  const std::unique_ptr<File> file = TRY(files.open(path, OpenMode::read));
  FileStream stream = TRY(FileStream::create(*file));
  return Reading(mappings, sinks).stream(stream, path.string(), 0);
}

Result<ReadSummary> read_records(ByteView bytes, const std::string& name, const MappingSet& mappings, const RecordSinks& sinks) {
  MemoryStream stream(bytes);
  return Reading(mappings, sinks).stream(stream, name, 0);
}

}  // namespace sekimori::detect
