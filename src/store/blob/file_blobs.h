// Blobs as files: FOLDER/sha256/ab/cdef..., written to FOLDER/incoming first (docs/format/blobs.md).
//
//   auto blobs = TRY(FileBlobs::open(files, data / "blobs", random));
//
// A blob is there whole or not at all: temporary file, fsync, rename, fsync of the folder. Files are mode 0400 in folders of 0700.
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "store/blob/blob_store.h"

namespace sekimori::blob {

class FileBlobs final : public BlobStore {
 public:
  // Makes the folder when absent.
  static Result<std::unique_ptr<FileBlobs>> open(Files& files, Path folder, Random& random);

  Result<std::unique_ptr<BlobWriter>> begin() override;
  Result<std::uint64_t> size_of(const Digest& digest) override;
  Result<Bytes> get_range(const Digest& digest, std::uint64_t offset, std::uint64_t length) override;
  Result<void> read(const Digest& digest, const std::function<Result<void>(ByteView)>& piece, Verify verify) override;
  Result<void> list(const std::function<Result<void>(const BlobInfo&)>& each) override;
  Result<void> remove(const Digest& digest) override;

  Path path_of(const Digest& digest) const;  // for reading by other programs; never write there
  // Removes what writers that died left in incoming/ before `older_than`; how many.
  Result<int> sweep(Instant older_than);

 private:
  class Writer;
  FileBlobs(Files& files, Path folder, Random& random) : files_(files), folder_(std::move(folder)), random_(random) {}
  Result<void> settle(const Path& temporary, const BlobInfo& info);

  Files& files_;
  const Path folder_;
  Random& random_;
};

}  // namespace sekimori::blob
