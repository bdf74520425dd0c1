// rooms: base model engine/detect
#include "engine/detect/mapping.h"
#include "engine/detect/normalise/normaliser.h"
#include "engine/detect/normalise/record_json.h"
#include "engine/detect/record_reader.h"

using namespace sekimori;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const detect::Normaliser normaliser = detect::Normaliser::create(detect::MappingSet::embedded());
  const detect::RecordSinks sinks{.record = [](model::LogRecord& record) -> Result<void> {
                                    (void)normaliser.normalise(record, {"source", "file", "block"});
                                    return {};
                                  },
                                  .bad = [](const detect::BadRecord&) {}};
  (void)detect::read_records(ByteView(data, size), "fuzz.json_line", detect::MappingSet::embedded(), sinks);
  Bytes line = to_bytes("{\"Event\":{\"EventData\":");
  append(line, ByteView(data, size));
  (void)detect::read_records(line, "fuzz.json", detect::MappingSet::embedded(), sinks);
  (void)detect::record_from_json(as_text(ByteView(data, size)));
  return 0;
}
