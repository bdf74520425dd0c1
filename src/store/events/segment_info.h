// What is known about a sealed segment without opening it: the row of the manifest.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/files.h"
#include "base/ids.h"
#include "base/instant.h"

namespace sekimori::events {

enum class SegmentState : unsigned char {
  sealed,
  removed,  // by retention: the file is gone or going; the row stays until the ledger has the entry
};

struct SegmentInfo {
  Uuid id;
  Path path;  // relative to the events folder: "2026-01-05/<id>.parquet"
  Digest sha256{};
  std::uint64_t bytes = 0;
  std::uint64_t rows = 0;
  Instant least_time;
  Instant greatest_time;
  std::vector<std::string> source_ids;  // sorted
  Instant created;
  SegmentState state = SegmentState::sealed;
};

}  // namespace sekimori::events
