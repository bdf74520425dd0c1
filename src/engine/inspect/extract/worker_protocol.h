// What parent and inspection worker say to each other: docs/format/worker-protocol.md.
//
//   Bytes request = encode_request({.path = "a.zip", .limits = limits});
//   WalkedFrame frame = TRY(decode_frame(bytes));      // checked: a worker may have been taken over
#pragma once

#include <string>

#include "engine/inspect/extract/walk.h"

namespace sekimori::inspect {

struct ExtractRequest {
  std::string path;
  ExtractionLimits limits;
};

enum class FrameKind : unsigned char { object = 1, outside_bytes = 2, done = 3 };

struct WalkedFrame {
  FrameKind kind = FrameKind::done;
  WalkedObject walked;  // of `object`
  Bytes outside_bytes;  // of `outside_bytes`: the member of the object frame before
};

Bytes encode_request(const ExtractRequest& request);
Result<ExtractRequest> decode_request(ByteView bytes);
Bytes encode_object(const WalkedObject& walked);
Bytes encode_outside_bytes(ByteView bytes);
Bytes encode_done();
// invalid_input when anything is not as the format says: lengths, closed lists, UTF-8, ranges in order and inside the text.
Result<WalkedFrame> decode_frame(ByteView bytes);

}  // namespace sekimori::inspect
