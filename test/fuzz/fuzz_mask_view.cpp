// rooms: engine/mask engine/inspect model base
// Any text with its encodings taken off: every reading leads back into the text, in order within its bounds; punycode comes back as it
// went.
#include <cstddef>
#include <cstdint>

#include "base/text.h"
#include "engine/mask/text/tight.h"
#include "engine/mask/text/view.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  using namespace sekimori::mask;
  if (size > 50'000) return 0;
  const std::u32string text = to_utf32(scrub_utf8(as_text(ByteView(data, size))));
  for (const View& view : views_of(text)) {
    if (view.text.size() != view.from.size() || view.text.size() != view.to.size()) __builtin_trap();
    for (std::size_t i = 0; i < view.text.size(); ++i)
      if (view.from[i] >= view.to[i] || view.to[i] > text.size()) __builtin_trap();
    const Tight tight = tight_of(view.text);
    if (tight.units.size() != tight.at.size()) __builtin_trap();
    for (const std::uint32_t at : tight.at)
      if (at >= view.text.size()) __builtin_trap();
  }
  const std::u32string label = from_punycode(std::u32string_view(text).substr(0, 60));
  if (!label.empty() && from_punycode(to_utf32(to_punycode(label))) != label) __builtin_trap();
  return 0;
}
