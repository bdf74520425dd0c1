// Originals of reports: each sealed under a key of its own, kept apart from all that is shared.
//
//   OriginalVault vault(blobs, random, company_key);
//   SealedOriginal kept = TRY(vault.keep(bytes));          // the blob is noise; the wrapped key stands in the record alone
//   Bytes back = TRY(vault.open(kept));
//
// Forgetting the wrapped key makes the blob unreadable wherever a copy of it lies. libsodium secretbox, docs/format/report-original.md. Any
// thread.
#pragma once

#include <functional>

#include "base/random.h"
#include "base/sensitive.h"
#include "store/blob/blob_store.h"

namespace sekimori::share {

struct SealedOriginal {
  std::string blob;    // SHA-256 of what lies in the store, hex
  std::string key;     // wrapped under the company key, base64
  std::string sha256;  // of the original, hex
  std::int64_t bytes = 0;
};

constexpr std::size_t largest_original = std::size_t(64) << 20;

class OriginalVault {
 public:
  using Key = std::function<Result<std::vector<Sensitive<Bytes>>>()>;  // the present company key, then retired ones
  OriginalVault(blob::BlobStore& blobs, Random& random, Key key) : blobs_(blobs), random_(random), key_(std::move(key)) {}

  // Durable when it returns. invalid_input: empty, or more than 64 MiB.
  Result<SealedOriginal> keep(ByteView bytes);
  // not_permitted: no key of the node opens it; integrity: it is not what was kept.
  Result<Bytes> open(const SealedOriginal& kept);

 private:
  blob::BlobStore& blobs_;
  Random& random_;
  Key key_;
};

}  // namespace sekimori::share
