// Bytes that come one after another: a file, a block of memory, what an archive member unpacks to.
//
//   MemoryStream memory(bytes);
//   PeekStream stream(memory);
//   ByteView head = TRY(stream.peek(16));        // looked at, not yet taken
//   size_t n = TRY(stream.read(buffer));         // begins with those 16 bytes
#pragma once

#include <algorithm>
#include <cstring>

#include "base/files.h"

namespace sekimori::detect {

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // Fills `out` as far as possible. Fewer bytes stand before the end or before damage: only 0 is the end, and damage is an
  // error of the next call. Errors: of the file, or of the packing (invalid_input).
  virtual Result<size_t> read(std::span<Byte> out) = 0;
};

class MemoryStream final : public ByteStream {
 public:
  explicit MemoryStream(ByteView bytes) : rest_(bytes) {}
  Result<size_t> read(std::span<Byte> out) override {
    const size_t n = std::min(out.size(), rest_.size());
    if (n != 0) std::memcpy(out.data(), rest_.data(), n);
    rest_ = rest_.subspan(n);
    return n;
  }

 private:
  ByteView rest_;
};

// A file up to the size it had at the beginning: a log that grows while it is read, or the file that our own output
// goes to, comes to an end. Pseudo files that report no size are read to their end, up to 1 GiB.
class FileStream final : public ByteStream {
 public:
  static Result<FileStream> create(File& file) {  // the caller keeps the file open
    const std::uint64_t size = TRY(file.size());
    return FileStream(file, size != 0 ? size : std::uint64_t{1} << 30);
  }
  Result<size_t> read(std::span<Byte> out) override {
    const size_t n = TRY(file_->read_at(offset_, out.first(static_cast<size_t>(std::min<std::uint64_t>(out.size(), size_ - offset_)))));
    offset_ += n;
    return n;
  }

 private:
  FileStream(File& file, std::uint64_t size) : file_(&file), size_(size) {}
  File* file_;
  std::uint64_t size_;
  std::uint64_t offset_ = 0;
};

// Looks ahead by up to a few kilobytes, and counts what was taken.
class PeekStream final : public ByteStream {
 public:
  explicit PeekStream(ByteStream& inner) : inner_(inner) {}

  // The next `count` bytes, fewer at the end; valid until the next call.
  Result<ByteView> peek(size_t count) {
    if (ahead_.size() < count) {
      const size_t old = ahead_.size();
      ahead_.resize(count);
      const size_t n = TRY(inner_.read(std::span(ahead_).subspan(old)));
      ahead_.resize(old + n);
    }
    return ByteView(ahead_).first(std::min(count, ahead_.size()));
  }

  Result<size_t> read(std::span<Byte> out) override {
    size_t done = 0;
    if (!ahead_.empty()) {
      done = std::min(out.size(), ahead_.size());
      std::memcpy(out.data(), ahead_.data(), done);
      ahead_.erase(ahead_.begin(), ahead_.begin() + static_cast<std::ptrdiff_t>(done));
    }
    if (done < out.size()) done += TRY(inner_.read(out.subspan(done)));
    taken_ += done;
    return done;
  }

  std::uint64_t taken() const { return taken_; }

 private:
  ByteStream& inner_;
  Bytes ahead_;
  std::uint64_t taken_ = 0;
};

}  // namespace sekimori::detect
