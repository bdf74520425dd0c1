// The keys of a node in DATA/keys: a directory of mode 0700, one JSON file of mode 0600 per key, each wrapped by the
// node key. docs/format/ledger.md has the files.
//
//   KeyStore keys = TRY(KeyStore::open(files, data / "keys", access, clock, random));
//   SigningKey signing = TRY(keys.signing_key());                       // made on first use
//   Sensitive<Bytes> key = TRY(keys.secret(KeyPurpose::fingerprint));   // 32 bytes, made on first use
//
// The node key comes from a passphrase file (Argon2id), a systemd credential, or a file beside the keys; which one is
// decided when the directory is made and remembered there. Not synchronised.
#pragma once

#include <optional>

#include "base/clock.h"
#include "engine/ledger/key.h"

namespace sekimori::ledger {

enum class KeyPurpose { ledger, company, fingerprint, session };

std::string_view name_of(KeyPurpose purpose);  // "ledger", "company", "fingerprint", "session"
std::optional<KeyPurpose> key_purpose_of(std::string_view name);

// What deriving a key from a passphrase costs (Argon2id). The default takes about a second and 256 MiB.
struct PassphraseCost {
  std::uint64_t operations = 3;
  std::uint64_t memory_bytes = std::uint64_t(256) << 20;
};

// Where the node key may come from.
struct KeyAccess {
  std::optional<Path> passphrase_file;        // its first line
  std::optional<Path> credentials_directory;  // systemd's $CREDENTIALS_DIRECTORY, holding "sekimori-node-key"
  PassphraseCost cost = {};
};

struct KeyDescription {
  KeyPurpose purpose = KeyPurpose::ledger;
  std::string id;         // 8 or 16 hexadecimal digits; tells keys apart, says nothing about them
  std::string algorithm;  // "ed25519" or "secret-256"
  Instant created;
  bool retired = false;
  std::string vkey;  // of a signing key
};

class KeyStore {
 public:
  // Makes the directory and the node key on first use. not_permitted: others may read it, or the passphrase or
  // credential is missing or another one.
  static Result<KeyStore> open(Files& files, Path directory, const KeyAccess& access, Clock& clock, Random& random);

  Result<SigningKey> signing_key();
  Result<Sensitive<Bytes>> secret(KeyPurpose purpose);  // not for KeyPurpose::ledger
  // Present keys by purpose, then retired ones by age.
  Result<std::vector<KeyDescription>> list() const;
  // Retired keys of a purpose, newest first: for reading what they once wrapped.
  Result<std::vector<Sensitive<Bytes>>> retired_secrets(KeyPurpose purpose) const;

  // Two steps, so that a ledger entry can stand between them: the next key is stored beside the present one, then it
  // takes its place and the present one is retired. See key_rotation.h.
  Result<KeyDescription> prepare_next(KeyPurpose purpose);
  Result<SigningKey> next_signing_key() const;
  Result<KeyDescription> present(KeyPurpose purpose) const;
  Result<KeyDescription> next(KeyPurpose purpose) const;
  Result<void> activate_next(KeyPurpose purpose);

  // All keys, present and retired, as one text under a passphrase of its own: for paper or a safe.
  Result<std::string> export_recovery(const Sensitive<std::string>& passphrase, const PassphraseCost& cost = {});
  // Puts exported keys into `directory`, which must not hold keys (conflict), under a new node key.
  static Result<KeyStore> import_recovery(Files& files, Path directory, const KeyAccess& access, Clock& clock, Random& random,
                                          std::string_view exported, const Sensitive<std::string>& passphrase);

  // A directory that was made by open(); nothing is created.
  static bool exists(Files& files, const Path& directory);
  const Path& directory() const { return directory_; }

 private:
  struct StoredKey;
  KeyStore(Files& files, Path directory, Clock& clock, Random& random)
      : files_(&files), directory_(std::move(directory)), clock_(&clock), random_(&random) {}
  Result<void> unlock(const KeyAccess& access);
  Result<void> make_node_key(const KeyAccess& access);
  Path path_of(KeyPurpose purpose) const;
  Path next_path_of(KeyPurpose purpose) const;
  StoredKey generate(KeyPurpose purpose, std::string_view name);
  Result<StoredKey> load(const Path& path) const;
  Result<void> store(const Path& path, const StoredKey& key);
  Result<StoredKey> present_or_new(KeyPurpose purpose);
  Result<std::vector<StoredKey>> retired() const;

  Files* files_;
  Path directory_;
  Clock* clock_;
  Random* random_;
  WrappingKey node_key_;
};

// The first line of a file, without its line end. invalid_input when it is empty.
Result<Sensitive<std::string>> read_passphrase(Files& files, const Path& path);

}  // namespace sekimori::ledger
