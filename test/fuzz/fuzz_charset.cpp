// rooms: engine/inspect model base
// Guessing never fails, decoding gives valid UTF-8 in every encoding, and what is valid UTF-8 stays as it is.
#include <cstddef>
#include <cstdint>

#include "base/text.h"
#include "engine/inspect/extract/charset.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  using inspect::Charset;
  const ByteView bytes(data, size);
  const inspect::CharsetGuess guess = inspect::guess_charset(bytes);
  if (!is_valid_utf8(inspect::decode(bytes, guess))) __builtin_trap();
  for (const Charset charset : {Charset::utf8, Charset::utf16_le, Charset::utf16_be, Charset::utf32_le, Charset::utf32_be, Charset::cp932,
                                Charset::euc_jp, Charset::iso_2022_jp})
    if (!is_valid_utf8(inspect::decode(bytes, {charset, "", 0, 1}))) __builtin_trap();
  if (is_valid_utf8(as_text(bytes)) && inspect::decode(bytes, {Charset::utf8, "UTF-8", 0, 1}) != as_text(bytes)) __builtin_trap();
  return 0;
}
