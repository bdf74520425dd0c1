// The second stage of detection: a log record -> the common shape of an event (model/event.h).
//
//   const Normaliser normaliser = Normaliser::create(MappingSet::embedded());
//   if (auto event = normaliser.normalise(record, {.source_id = "filesrv", .file_or_key = file_hash, .block = block_hash}))
//     segments.add(*event);
//
// Which records have a shape, and where its parts stand, is data: content/mappings (docs/format/mapping.md). Immutable;
// any number of threads may ask at once.
#pragma once

#include <unordered_map>

#include "engine/detect/mapping.h"

namespace sekimori::detect {

struct SourceContext {
  std::string source_id;    // the node's source
  std::string file_or_key;  // id of the file, or the Idempotency-Key of the batch: makes event ids the same when resent
  std::string block;        // sha256 of the kept source block
};

class Normaliser {
 public:
  static Normaliser create(const MappingSet& mappings);

  // Nothing when no mapping gives this record a shape, or when it has no time. Event::raw holds the whole record
  // (record_to_json), Event::block_offset its offset; members of an archive have event ids of their own.
  std::optional<model::Event> normalise(const model::LogRecord& record, const SourceContext& context) const;

  // The rule that would be used, without making the event; nullptr when there is none. Cheap.
  const EventRule* rule_for(const model::LogRecord& record) const;

 private:
  std::vector<std::shared_ptr<const Mapping>> kept_;
  std::unordered_map<std::string_view, const Mapping*> by_name_;
  std::unordered_map<std::int64_t, std::vector<const EventRule*>> windows_by_id_;
  std::vector<const EventRule*> windows_any_id_;
};

// An account as people write it: without domain ("FIRM\\taro", "taro@firm.example"), lower case. "-" is none.
std::string plain_account(std::string_view account);

}  // namespace sekimori::detect
