// rooms: base model engine/stix
// A pattern is read or refused, and held against two small observations in bounded time.
#include "base/bytes.h"
#include "engine/stix/pattern.h"

using namespace sekimori;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const std::string text =
      R"([{"type":"file","id":"file--1","name":"a","size":5,"hashes":{"MD5":"x"},"parent_directory_ref":"directory--1"},)"
      R"({"type":"directory","id":"directory--1","path":"/tmp"},{"type":"ipv4-addr","id":"ipv4-addr--1","value":"198.51.100.7"}])";
  static const auto document = stix::JsonDocument::parse(text);
  static const std::vector<stix::Observation> observations = [] {
    std::vector<stix::Observation> out(2);
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i].first = out[i].last = {.seconds = static_cast<std::int64_t>(i) * 60};
      for (const stix::JsonView object : document->root().items()) out[i].objects.emplace_back(object["id"].text(), object);
    }
    return out;
  }();
  const auto pattern = stix::Pattern::parse(as_text(ByteView(data, size)));
  if (!pattern) return 0;
  (void)pattern->type_problems();
  (void)pattern->object_types();
  (void)pattern->matches(observations);
  return 0;
}
