// Large, unchanging bytes, found by their SHA-256. Putting the same bytes twice keeps them once.
//
//   BlobInfo info = TRY(blobs.put(bytes));                          // durable when it returns
//   auto writer = TRY(blobs.begin());                               // or piece by piece, of any size
//   while (more) TRY(writer->append(piece));
//   BlobInfo big = TRY(writer->finish());
//   Bytes back = TRY(blobs.get(info.digest, Verify::yes));          // integrity when the disk gave something else
//
// Any thread; a writer belongs to one. Errors: not_found, full, integrity, invalid_input (a limit), failure.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/digest.h"
#include "base/files.h"

namespace sekimori::blob {

struct BlobInfo {
  Digest digest{};
  std::uint64_t size = 0;
};

enum class Verify { no, yes };  // yes: hash what is read (about 1 GB/s with SHA-NI)

class BlobWriter {
 public:
  virtual ~BlobWriter() = default;  // nothing is kept unless finish() returned
  virtual Result<void> append(ByteView bytes) = 0;
  virtual Result<BlobInfo> finish() = 0;  // once; after an error the writer is of no further use
};

class BlobStore {
 public:
  virtual ~BlobStore() = default;
  virtual Result<std::unique_ptr<BlobWriter>> begin() = 0;
  virtual Result<std::uint64_t> size_of(const Digest& digest) = 0;  // not_found
  // `length` bytes from `offset`, fewer only at the end; invalid_input when more than 1 GiB is asked for. Not verified: half a blob has
  // no hash.
  virtual Result<Bytes> get_range(const Digest& digest, std::uint64_t offset, std::uint64_t length) = 0;
  // Piece by piece in order, at most 1 MiB each, with little memory. An integrity error comes after the last piece: whoever acts on
  // pieces earlier must be able to undo it.
  virtual Result<void> read(const Digest& digest, const std::function<Result<void>(ByteView)>& piece, Verify verify) = 0;
  // Calls with each blob in the order of digests; an error of the function ends it.
  virtual Result<void> list(const std::function<Result<void>(const BlobInfo&)>& each) = 0;
  // Destroys it for good (the caller has asked about holds). not_found when absent. Durable when it returns.
  virtual Result<void> remove(const Digest& digest) = 0;

  // Made from the above.
  Result<BlobInfo> put(ByteView bytes);
  Result<BlobInfo> put_file(Files& files, const Path& path);
  Result<Bytes> get(const Digest& digest, Verify verify, std::uint64_t limit = std::uint64_t(1) << 30);  // larger than limit: invalid_input
  Result<bool> exists(const Digest& digest);
  Result<void> verify(const Digest& digest);  // integrity when damaged
};

Result<Digest> parse_digest(std::string_view hex);  // 64 hexadecimal digits, lower case

}  // namespace sekimori::blob
