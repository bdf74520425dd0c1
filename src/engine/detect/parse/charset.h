// Legacy character sets of log files, turned into UTF-8.
//
//   Charset cp932 = TRY(Charset::open("cp932"));
//   std::string out;
//   cp932.append(out, bytes);             // malformed bytes become U+FFFD
#pragma once

#include <memory>
#include <string>

#include "base/bytes.h"

namespace sekimori::detect {

class Charset {
 public:
  // utf-8, cp932, euc-jp, windows-1252, utf-16le, utf-16be. invalid_input for others. One thread at a time.
  static Result<Charset> open(std::string_view name);
  static bool is_known(std::string_view name);
  static std::string known_names();

  // Whether ASCII bytes always mean ASCII, save as the second byte of a character: then lines, commas and quotes can be
  // found before decoding (CP932 has no second byte below 0x40).
  bool finds_ascii() const { return finds_ascii_; }

  void append(std::string& out, ByteView bytes);

 private:
  struct Converter;
  Charset();
  std::shared_ptr<Converter> converter_;  // none for UTF-8
  bool finds_ascii_ = true;
};

}  // namespace sekimori::detect
