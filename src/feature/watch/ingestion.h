// Taking events in: kept byte for byte, durable before they are acknowledged, once however often they are sent.
//
//   Ingestion ingestion(database, sources, blobs, stream, clock);
//   IngestAnswer answer = TRY(ingestion.accept(source_id, idempotency_key, body));      // NDJSON, at most 16 MiB
//   IngestAnswer file = TRY(ingestion.accept_file(files, source_id, "Security.evtx"));
//
// A block goes to the blob store (by hash, synced), then a frame that names it to the stream (synced); only then is there
// an answer. A consumer (consumer.h) turns blocks into events. Any thread.
#pragma once

#include "base/files.h"
#include "base/metrics.h"
#include "base/phrase.h"
#include "engine/detect/record_reader.h"
#include "feature/watch/source_book.h"
#include "store/blob/blob_store.h"
#include "store/stream/event_log.h"

namespace sekimori::watch {

constexpr std::uint64_t largest_batch = std::uint64_t(16) << 20;
constexpr std::uint64_t largest_file = std::uint64_t(4) << 30;

struct RejectedLine {
  std::uint64_t line = 0;
  Phrase reason;
};

struct IngestAnswer {
  std::uint64_t accepted = 0;
  std::uint64_t duplicate = 0;
  std::vector<RejectedLine> rejected;  // up to 1,000
  std::string block;                   // SHA-256 of the kept bytes
};
Json to_json(const IngestAnswer& answer);

// What a frame of the stream says: where a block's bytes are, and whose they are.
struct BlockFrame {
  std::string source_id;
  std::string batch_key;
  std::string block;
  std::string name;  // how the reader tells the format: "batch.jsonl", "Security.evtx"
  std::uint64_t bytes = 0;
  Instant received_at;

  std::string to_payload() const;
  static Result<BlockFrame> parse(std::string_view payload);
};

class Ingestion {
 public:
  Ingestion(SourceBook& sources, blob::BlobStore& blobs, stream::EventLog& stream, Clock& clock, Metrics& metrics)
      : sources_(sources), blobs_(blobs), stream_(stream), clock_(clock), metrics_(metrics) {}

  // not_found: no such source; invalid_input: an empty key, a body above the limit or without one good line; full: later.
  Result<IngestAnswer> accept(std::string_view source_id, std::string_view idempotency_key, std::string_view body);
  // A whole file, as one block; its hash is the key, so the same file is taken once per source.
  Result<IngestAnswer> accept_file(Files& files, std::string_view source_id, const Path& path);
  // The same for a file that is open already, such as one that came over the network; read in pieces of 1 MiB. The end of `name` tells
  // the reader its format; folders in it are dropped.
  Result<IngestAnswer> accept_open_file(std::string_view source_id, File& file, std::string_view name);

 private:
  SourceBook& sources_;
  blob::BlobStore& blobs_;
  stream::EventLog& stream_;
  Clock& clock_;
  Metrics& metrics_;
};

}  // namespace sekimori::watch
