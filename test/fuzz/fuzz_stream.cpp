// rooms: store/stream
// Bytes of partition files: headers and key files, and whole frames that must come back.
#include "store/stream/frame.h"
#include "store/stream/key_window.h"

using namespace sekimori;
using namespace sekimori::stream;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView bytes(data, size);
  (void)parse_file_header(bytes, "file");
  if (const auto header = parse_frame_header(bytes))
    (void)checksum_holds(*header, bytes.first(std::min<std::size_t>(size, frame_header_bytes + header->payload_bytes)));
  if (const auto keys = parse_keys(bytes)) SEKIMORI_CHECK(as_text(encode_keys(*keys)) == as_text(bytes));
  if (!bytes.empty()) {
    Bytes group;
    append_frame(group, make_batch_key("fuzz", as_text(bytes.first(size / 2))), bytes);
    const auto header = parse_frame_header(group);
    SEKIMORI_CHECK(header && checksum_holds(*header, group));
    group[size % group.size()] ^= 1;
    const auto damaged = parse_frame_header(group);
    SEKIMORI_CHECK(!damaged || !checksum_holds(*damaged, group));
  }
  return 0;
}
