// Lines of a stream, ended by LF or CRLF, with their number and offset. The memory behind a line may be read (not
// trusted) for another 64 bytes, as simdjson wants it.
//
//   LineReader lines(stream);
//   while (TRY(lines.next())) use(lines.text(), lines.number());
#pragma once

#include "engine/detect/parse/byte_stream.h"

namespace sekimori::detect {

class LineReader {
 public:
  static constexpr size_t longest_line = 16 << 20;  // bytes
  static constexpr size_t padding = 64;

  explicit LineReader(ByteStream& stream) : stream_(stream) {}

  // False at the end. A line longer than longest_line is passed over: too_long() is true and text() its beginning.
  Result<bool> next();

  std::string_view text() const { return text_; }   // without the line end; valid until next()
  std::uint64_t number() const { return number_; }  // from 1
  std::uint64_t offset() const { return offset_; }  // of the line's first byte
  bool too_long() const { return too_long_; }
  std::uint64_t bytes() const { return position_; }  // read so far

 private:
  Result<bool> fill();

  ByteStream& stream_;
  Bytes buffer_;
  size_t begin_ = 0, end_ = 0;  // unread part of the buffer
  std::uint64_t position_ = 0;  // bytes taken from the stream and handed out
  std::string_view text_;
  std::string beginning_;  // of a line that was too long
  std::uint64_t number_ = 0, offset_ = 0;
  bool too_long_ = false, at_end_ = false;
};

}  // namespace sekimori::detect
