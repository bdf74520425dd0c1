// The memory of which batches have been taken: every key of the frames that are still there, and of trimmed ones as many
// of the latest as the window holds.
//
//   window.insert(key, offset);
//   if (auto known = window.find(key)) return AppendReceipt{AppendOutcome::duplicate, *known};
//
// Not for several threads; 40 bytes or so a key.
#pragma once

#include <deque>
#include <optional>
#include <unordered_map>

#include "store/stream/event_log.h"

namespace sekimori::stream {

struct KeyAt {
  BatchKey key;
  Offset offset = 0;
};

class KeyWindow {
 public:
  explicit KeyWindow(std::size_t remembered) : remembered_(remembered) {}

  std::optional<Offset> find(const BatchKey& key) const;
  void insert(const BatchKey& key, Offset offset);  // offsets must rise; a known key is left as it is
  // Forgets the oldest keys below `kept_from` until no more than the window's number of those is left.
  void forget_before(Offset kept_from);
  Offset oldest() const { return order_.empty() ? 0 : order_.front().offset; }
  std::size_t size() const { return offsets_.size(); }
  std::vector<KeyAt> between(Offset begin, Offset end) const;

 private:
  std::size_t remembered_;
  std::unordered_map<BatchKey, Offset> offsets_;
  std::deque<KeyAt> order_;
};

// The bytes of a key file: kept beside a sealed file, and after it has been trimmed.
Bytes encode_keys(std::span<const KeyAt> keys);
// Nothing when the bytes are damaged; the caller reads the frames instead, or reports.
std::optional<std::vector<KeyAt>> parse_keys(ByteView bytes);

}  // namespace sekimori::stream
