// What one ledger entry says: which kind of record, its id, its sequence number, when, and a salted commitment to it.
// Nothing personal or secret stands in the ledger; erasing record and salt leaves every other proof intact.
//
//   SealedRecord sealed = make_record("custody.seal", exhibit_id, 7, clock.now(), record, random);
//   std::uint64_t index = TRY(ledger.append(sealed.leaf));
//   keep(index, sealed.salt, sealed.record);         // whoever holds these three can show what was recorded
#pragma once

#include "base/digest.h"
#include "base/instant.h"
#include "base/json.h"
#include "base/random.h"

namespace sekimori::ledger {

struct Leaf {
  std::string type;      // "secret.created", "custody.seal", "key.rotated", ...
  std::string id;        // of the object or change; no personal data
  std::int64_t seq = 0;  // counted by whoever writes the type
  Instant time;
  Digest commitment{};  // SHA-256(salt || JCS(record))

  // JCS of {v, type, id, seq, time, commitment}; v = 1, time RFC 3339, commitment lower-case hexadecimal.
  std::string to_string() const;
  static Result<Leaf> parse(std::string_view bytes);  // invalid_input with the reason
};

constexpr size_t salt_bytes = 32;
constexpr size_t largest_leaf = 65'535;  // tlog-tiles entry bundles carry a 16-bit length

// A record together with what commits to it.
struct SealedRecord {
  Bytes leaf;          // what Ledger::append takes
  Bytes salt;          // salt_bytes of randomness
  std::string record;  // JCS of the record, the exact bytes that were hashed
};

Digest commit(ByteView salt, std::string_view canonical_record);
SealedRecord make_record(std::string_view type, std::string_view id, std::int64_t seq, Instant time, const Json& record, Random& random);

// One line of custody.jsonl without its newline: {"leaf_index":N,"record":{...},"salt":"hex"}; the record's bytes stand
// in it verbatim.
struct CustodyLine {
  std::uint64_t leaf_index = 0;
  Bytes salt;
  std::string record;

  std::string to_string() const;
  static Result<CustodyLine> parse(std::string_view line);
};

}  // namespace sekimori::ledger
