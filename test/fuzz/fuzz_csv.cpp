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
  (void)detect::read_records(ByteView(data, size), "fuzz.csv", detect::MappingSet::embedded(), sinks);
  // Behind a header that a mapping knows, so that cells and times are reached.
  Bytes table = to_bytes("time,db_user,client_host,os_user,statement,table,rows\n");
  append(table, ByteView(data, size));
  (void)detect::read_records(table, "fuzz.csv", detect::MappingSet::embedded(), sinks);
  return 0;
}
