// What other features may ask about sources of events and the bytes that were kept of them. Implemented by
// feature/watch, handed in by node/. Rights are the asking feature's matter.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/source.h"

namespace sekimori::model {

struct SourceStanding {
  std::string id;
  Source source;
  std::uint64_t blocks = 0;
  std::uint64_t bytes = 0;
  std::uint64_t events = 0;
  std::uint64_t bad = 0;               // pieces of its bytes that are no record
  std::optional<Instant> first, last;  // earliest and latest event
  bool may_score = false;              // the monitoring basis is complete
  std::vector<std::string> missing;    // members of the basis that are not
};

// A block of bytes as it came: a file, or a batch that was sent.
struct KeptBlock {
  std::string source_id;
  std::string sha256;
  std::string name;
  std::uint64_t bytes = 0;
  std::uint64_t events = 0;
  std::uint64_t bad = 0;
  std::optional<Instant> first, last;
  Instant received_at;
};

class SourceBlocks {
 public:
  virtual ~SourceBlocks() = default;
  virtual Result<std::vector<SourceStanding>> sources() = 0;  // by name
  virtual Result<std::optional<SourceStanding>> find_source(std::string_view id_or_name) = 0;
  // All blocks that may hold an event of the period, both ends included, in the order received. A block without known times
  // belongs to every period: leaving it out would narrow.
  virtual Result<std::vector<KeptBlock>> blocks(std::string_view source_id, std::optional<Instant> first, std::optional<Instant> last) = 0;
  // The block with this hash; nothing when it was never kept.
  virtual Result<std::optional<KeptBlock>> find_block(std::string_view sha256) = 0;
};

}  // namespace sekimori::model
