// rooms: base model engine/detect
// A whole EVTX file, and the same bytes as the one chunk of a file whose headers are right.
#include <cstring>

#include "engine/detect/mapping.h"
#include "engine/detect/normalise/record_json.h"
#include "engine/detect/record_reader.h"

using namespace sekimori;

static void read(ByteView bytes) {
  std::string line;
  const detect::RecordSinks sinks{.record = [&](model::LogRecord& record) -> Result<void> {
                                    line.clear();
                                    detect::append_event_line(line, record);
                                    if (!detect::record_from_json(detect::record_to_json(record))) __builtin_trap();
                                    return {};
                                  },
                                  .bad = [](const detect::BadRecord&) {}};
  (void)detect::read_records(bytes, "fuzz.evtx", detect::MappingSet::embedded(), sinks);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  read(ByteView(data, size));
  Bytes file(4096 + 65'536);
  std::memcpy(file.data(), "ElfFile", 8);
  std::memcpy(file.data() + 4096, "ElfChnk", 8);
  const size_t n = std::min<size_t>(size, 65'536 - 512);
  if (n != 0) std::memcpy(file.data() + 4096 + 512, data, n);
  // One record over all of it, so that mutations reach the binary XML.
  const std::uint32_t length = static_cast<std::uint32_t>(std::max<size_t>(n & ~size_t{7}, 64));
  const Byte magic[] = {0x2a, 0x2a, 0, 0};
  std::memcpy(file.data() + 4608, magic, 4);
  std::memcpy(file.data() + 4612, &length, 4);
  read(file);
  return 0;
}
