// rooms: base model engine/ledger engine/seal
// A zip or tar of a bag, and the body of a form with one in it: each refused or judged, never followed to where it leads.
#include <cstdint>

#include "engine/seal/packed_bag.h"

using namespace sekimori;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::span<const std::uint8_t> bytes(data, size);
  const seal::PackedSource source{.size = size, .read_at = [&](std::uint64_t at, std::span<Byte> out) -> Result<std::size_t> {
                                    const std::size_t from = static_cast<std::size_t>(std::min<std::uint64_t>(at, bytes.size()));
                                    const std::size_t n = std::min(out.size(), bytes.size() - from);
                                    for (std::size_t i = 0; i < n; ++i) out[i] = static_cast<Byte>(bytes[from + i]);
                                    return n;
                                  }};
  const auto form = seal::find_form_file(source, "x", "bag");
  if (form && form->offset + form->size > size) __builtin_trap();
  const auto contents = seal::read_packed_bag(source, {.files = 1000, .bytes = std::uint64_t(64) << 20, .papers = std::uint64_t(8) << 20});
  if (contents) (void)seal::judge_bag(*contents);
  return 0;
}
