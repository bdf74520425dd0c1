// rooms: base model feature/consult
// Any body that a firm's node may send to a desk: refused, or a question that says the same when it is written and read again.
#include <cstddef>
#include <cstdint>

#include "base/bytes.h"
#include "feature/consult/desk_question.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  const auto read = consult::desk_question_from(as_text(ByteView(data, size)));
  if (!read) return 0;
  SEKIMORI_CHECK(read->attributes.urgency == consult::Urgency::ordinary);
  const std::string bytes = bytes_of(*read);
  const auto again = consult::desk_question_from(bytes);
  SEKIMORI_CHECK(again || bytes.size() > consult::largest_desk_question);
  if (again) SEKIMORI_CHECK(bytes_of(*again) == bytes);
  return 0;
}
