#include "engine/detect/parse/line_reader.h"

namespace sekimori::detect {
namespace {
constexpr size_t block_size = 1 << 20;
}

// Brings more bytes behind end_, moving the unread part to the front. False when there are none.
Result<bool> LineReader::fill() {
  if (at_end_) return false;
  if (begin_ != 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() < end_ + block_size + padding) buffer_.resize(std::max(buffer_.size() * 2, end_ + block_size + padding));
  const size_t n = TRY(stream_.read(std::span(buffer_).subspan(end_, block_size)));
  end_ += n;
  if (n == 0) at_end_ = true;
  return n != 0;
}

Result<bool> LineReader::next() {
  offset_ = position_;
  too_long_ = false;
  size_t searched = 0;
  while (true) {
    const Byte* from = buffer_.data() + begin_;
    const size_t size = end_ - begin_;
    const void* found = size > searched ? std::memchr(from + searched, '\n', size - searched) : nullptr;
    if (found != nullptr || size > longest_line) {
      const size_t length = found != nullptr ? static_cast<size_t>(static_cast<const Byte*>(found) - from) : size;
      text_ = as_text(ByteView(from, std::min(length, longest_line)));
      if (length > longest_line) too_long_ = true;
      begin_ += length + (found != nullptr ? 1 : 0);
      position_ += length + (found != nullptr ? 1 : 0);
      if (found == nullptr) {
        // Passed over in blocks, so that memory stays bounded; the beginning is kept for the message only.
        too_long_ = true;
        beginning_ = std::string(text_.substr(0, 64));
        text_ = beginning_;
        while (true) {
          if (begin_ == end_ && !TRY(fill())) break;
          const Byte* at = buffer_.data() + begin_;
          const void* end = std::memchr(at, '\n', end_ - begin_);
          const size_t skipped = end != nullptr ? static_cast<size_t>(static_cast<const Byte*>(end) - at) + 1 : end_ - begin_;
          begin_ += skipped;
          position_ += skipped;
          if (end != nullptr) break;
        }
      }
      break;
    }
    searched = size;
    if (TRY(fill())) continue;
    if (begin_ == end_) return false;
    text_ = as_text(ByteView(buffer_.data() + begin_, end_ - begin_));
    position_ += end_ - begin_;
    begin_ = end_;
    break;
  }
  if (text_.ends_with('\r')) text_.remove_suffix(1);
  ++number_;
  return true;
}

}  // namespace sekimori::detect
