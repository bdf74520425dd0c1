#include "store/blob/blob_store.h"

#include <algorithm>

namespace sekimori::blob {

namespace {
constexpr size_t piece_bytes = size_t(1) << 20;
}

Result<Digest> parse_digest(std::string_view hex) {
  auto bytes = from_hex(hex);
  bool lower = std::ranges::none_of(hex, [](char c) { return c >= 'A' && c <= 'F'; });
  Digest digest{};
  if (!bytes || bytes->size() != digest.size() || !lower)
    return error(ErrorCode::invalid_input, "'{}' is not a SHA-256 in lower-case hexadecimal", hex.substr(0, 80));
  std::ranges::copy(*bytes, digest.begin());
  return digest;
}

Result<BlobInfo> BlobStore::put(ByteView bytes) {
  auto writer = TRY(begin());
  TRY(writer->append(bytes));
  return writer->finish();
}

Result<BlobInfo> BlobStore::put_file(Files& files, const Path& path) {
  auto file = TRY(files.open(path, OpenMode::read));
  auto writer = TRY(begin());
  Bytes buffer(piece_bytes);
  for (std::uint64_t offset = 0;;) {
    size_t count = TRY(file->read_at(offset, buffer));
    if (count == 0) break;
    TRY(writer->append(ByteView(buffer).first(count)));
    offset += count;
  }
  return writer->finish();
}

Result<Bytes> BlobStore::get(const Digest& digest, Verify verify, std::uint64_t limit) {
  std::uint64_t size = TRY(size_of(digest));
  if (size > limit) return error(ErrorCode::invalid_input, "blob {}: {} bytes are above the limit of {}", to_hex(digest), size, limit);
  Bytes bytes;
  bytes.reserve(size);
  auto keep = [&](ByteView piece) -> Result<void> {
    append(bytes, piece);
    return {};
  };
  TRY(read(digest, keep, verify));
  return bytes;
}

Result<bool> BlobStore::exists(const Digest& digest) {
  auto size = size_of(digest);
  if (size) return true;
  if (size.error().code == ErrorCode::not_found) return false;
  return std::unexpected(std::move(size).error());
}

Result<void> BlobStore::verify(const Digest& digest) {
  return read(digest, [](ByteView) -> Result<void> { return {}; }, Verify::yes);
}

}  // namespace sekimori::blob
