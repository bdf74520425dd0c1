// Rotating a key: the change stands in the ledger, signed by the old and the new key, before the new one is used.
//
//   NodeLedger node = TRY(open_node_ledger(files, data, access, clock, random));
//   KeyRotation done = TRY(rotate_key(node.keys, *node.ledger, KeyPurpose::ledger, files, clock, random));
//
// A crash in the middle is made good when the ledger is opened the next time: a rotation that has begun is finished,
// with exactly one entry.
#pragma once

#include "engine/ledger/key_store.h"
#include "engine/ledger/ledger.h"

namespace sekimori::ledger {

struct KeyRotation {
  KeyPurpose purpose = KeyPurpose::ledger;
  std::string old_key;  // vkey of a signing key, id of another
  std::string new_key;
  std::uint64_t leaf_index = 0;
};

// The record committed to is {kind: "key_rotation", purpose, old, new, note}; `note` is a signed note over old and new,
// signed by both signing keys (by the present signing key for keys that cannot sign). Kept as custody lines in
// keys/rotations.jsonl.
Result<KeyRotation> rotate_key(KeyStore& keys, Ledger& ledger, KeyPurpose purpose, Files& files, Clock& clock, Random& random);

// Finishes a rotation that a crash interrupted; nothing when there is none.
Result<std::optional<KeyRotation>> finish_rotation(KeyStore& keys, Ledger& ledger, Files& files);

// Keys and ledger of a data directory (DATA/keys, DATA/ledger), made on first use, an interrupted rotation finished.
struct NodeLedger {
  KeyStore keys;
  std::unique_ptr<Ledger> ledger;
};
Result<NodeLedger> open_node_ledger(Files& files, const Path& data, const KeyAccess& access, Clock& clock, Random& random,
                                    LedgerSettings settings = {});

}  // namespace sekimori::ledger
