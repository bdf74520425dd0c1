// rooms: base model engine/stix
// What others send: a text is a document or it is not, and whatever is found in one lies within its bytes.
#include "base/json.h"
#include "engine/stix/check.h"
#include "engine/stix/deterministic_id.h"

using namespace sekimori;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text = as_text(ByteView(data, size));
  const auto document = stix::JsonDocument::parse(text);
  // Two parsers agree, except on numbers beyond the other's range and on a mark at the beginning.
  if (document && document->root().raw().find_first_of("0123456789") == std::string_view::npos)
    SEKIMORI_CHECK(Json::parse(text).has_value());
  if (!document) return 0;
  const std::string_view raw = document->root().raw();
  SEKIMORI_CHECK(raw.data() >= text.data() && raw.data() + raw.size() <= text.data() + text.size());
  (void)stix::check_text(text);
  (void)stix::read_head(document->root());
  (void)stix::deterministic_id(document->root());
  return 0;
}
