#include "feature/share/original_vault.h"

#include "base/bytes.h"
#include "engine/ledger/key.h"

namespace sekimori::share {

Result<SealedOriginal> OriginalVault::keep(ByteView bytes) {
  if (bytes.empty()) return error(ErrorCode::invalid_input, "the report is empty");
  if (bytes.size() > largest_original)
    return error(ErrorCode::invalid_input, "the report has {} bytes; at most {} are taken", bytes.size(), largest_original);
  const auto keys = TRY(key_());
  const Sensitive<Bytes> own(random_.bytes(32));
  SealedOriginal out;
  out.sha256 = to_hex(sha256(bytes));
  out.bytes = static_cast<std::int64_t>(bytes.size());
  out.key = to_base64(ledger::wrap_secret(own.reveal(), keys.front(), random_));
  out.blob = to_hex(TRY(blobs_.put(ledger::wrap_secret(bytes, own, random_))).digest);
  return out;
}

Result<Bytes> OriginalVault::open(const SealedOriginal& kept) {
  const Bytes box = TRY(from_base64(kept.key));
  const auto keys = TRY(key_());
  for (const Sensitive<Bytes>& key : keys) {
    auto own = ledger::unwrap_secret(box, key);
    if (!own) continue;
    const Bytes sealed = TRY(blobs_.get(TRY(blob::parse_digest(kept.blob)), blob::Verify::yes));
    const auto plain = ledger::unwrap_secret(sealed, *own);
    if (!plain) return error(ErrorCode::integrity, "the original of a report does not open with its own key; restore it from a backup");
    Bytes out(plain->reveal().begin(), plain->reveal().end());
    if (to_hex(sha256(ByteView(out))) != kept.sha256)
      return error(ErrorCode::integrity, "the original of a report is not what was kept; restore it from a backup");
    return out;
  }
  return error(ErrorCode::not_permitted, "no key of this node opens the original of the report");
}

}  // namespace sekimori::share
