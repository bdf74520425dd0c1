#include "engine/ledger/key_store.h"

#include <sodium.h>

#include <algorithm>

#include "base/json.h"

namespace sekimori::ledger {
namespace {

constexpr std::string_view key_format = "sekimori-key";
constexpr std::string_view node_format = "sekimori-node-key";
constexpr std::string_view recovery_format = "sekimori-recovery";
constexpr std::string_view check_text = "sekimori node key";
constexpr std::string_view credential_name = "sekimori-node-key";
constexpr std::string_view ed25519_name = "ed25519";
constexpr std::string_view secret_name = "secret-256";
constexpr size_t secret_size = 32;
constexpr std::uint64_t largest_file = 1 << 20;
constexpr size_t least_credential = 16;
// What a file may ask of us; beyond, it was not written by this program.
constexpr std::uint64_t most_operations = 16, most_memory = std::uint64_t(1) << 30;
constexpr std::string_view purposes[] = {"ledger", "company", "fingerprint", "session"};

Result<WrappingKey> key_of_passphrase(const Sensitive<std::string>& passphrase, ByteView salt, const PassphraseCost& cost) {
  if (salt.size() != crypto_pwhash_SALTBYTES || cost.operations < crypto_pwhash_OPSLIMIT_MIN || cost.operations > most_operations ||
      cost.memory_bytes < crypto_pwhash_MEMLIMIT_MIN || cost.memory_bytes > most_memory)
    return error(ErrorCode::invalid_input, "the parameters of the passphrase are out of range");
  Bytes key(crypto_secretbox_KEYBYTES);
  const std::string& text = passphrase.reveal();
  if (crypto_pwhash(key.data(), key.size(), text.data(), text.size(), salt.data(), cost.operations, cost.memory_bytes,
                    crypto_pwhash_ALG_ARGON2ID13) != 0)
    return error(ErrorCode::full, "not enough memory to derive a key from the passphrase ({} MiB are needed)", cost.memory_bytes >> 20);
  return WrappingKey(std::move(key));
}

Result<WrappingKey> key_of_credential(Files& files, const KeyAccess& access) {
  if (!access.credentials_directory)
    return error(ErrorCode::not_permitted, "the keys are wrapped by the systemd credential {}; start the program as that service",
                 credential_name);
  const Sensitive<Bytes> credential(TRY(files.read(*access.credentials_directory / credential_name, largest_file)));
  if (credential.reveal().size() < least_credential)
    return error(ErrorCode::invalid_input, "the credential {} is shorter than {} bytes", credential_name, least_credential);
  const Digest key = hmac_sha256(credential.reveal(), as_bytes(check_text));
  return WrappingKey(Bytes(key.begin(), key.end()));
}

Result<Json> read_document(Files& files, const Path& path, std::string_view format) {
  TRY(check_private(files, path));
  const std::string text = TRY(files.read_text(path, largest_file));
  auto json = Json::parse(text);
  if (!json || (*json)["format"].text() != format) return error(ErrorCode::invalid_input, "{}: not a {} file", path.string(), format);
  if ((*json)["v"].integer_or(0) != 1)
    return error(ErrorCode::invalid_input, "{}: version {} is not known to this program", path.string(), (*json)["v"].integer_or(0));
  return json;
}

Result<PassphraseCost> cost_of(const Json& json) {
  const std::int64_t operations = json["operations"].integer_or(0), memory = json["memory"].integer_or(0);
  if (operations <= 0 || memory <= 0) return error(ErrorCode::invalid_input, "the parameters of the passphrase are missing");
  return PassphraseCost{static_cast<std::uint64_t>(operations), static_cast<std::uint64_t>(memory)};
}

}  // namespace

std::string_view name_of(KeyPurpose purpose) { return purposes[static_cast<size_t>(purpose)]; }

std::optional<KeyPurpose> key_purpose_of(std::string_view name) {
  for (size_t i = 0; i < std::size(purposes); ++i)
    if (purposes[i] == name) return static_cast<KeyPurpose>(i);
  return {};
}

struct KeyStore::StoredKey {
  KeyPurpose purpose = KeyPurpose::ledger;
  std::string name;  // of the log, for a signing key
  Instant created;
  Sensitive<Bytes> secret;

  Result<KeyDescription> describe() const {
    KeyDescription out;
    out.purpose = purpose;
    out.created = created;
    if (purpose == KeyPurpose::ledger) {
      const SigningKey key = TRY(SigningKey::from_seed(name, secret));
      out.algorithm = ed25519_name;
      out.id = fmt::format("{:08x}", key.verifier().id());
      out.vkey = key.vkey();
    } else {
      out.algorithm = secret_name;
      out.id = to_hex(hmac_sha256(secret.reveal(), as_bytes("sekimori key id"))).substr(0, 16);
    }
    return out;
  }

  Json to_json(std::string_view printed_secret, bool wrapped) const {
    Json out = Json::object();
    out.set("format", key_format).set("v", 1).set("purpose", name_of(purpose)).set("name", name).set("created", created.to_rfc3339());
    out.set("wrapped", wrapped).set("secret", printed_secret);
    return out;
  }

  static Result<StoredKey> from_json(const Json& json, const WrappingKey* wrapping) {
    StoredKey out;
    const auto purpose = key_purpose_of(json["purpose"].text());
    if (!purpose) return error(ErrorCode::invalid_input, "unknown purpose of a key");
    out.purpose = *purpose;
    out.name = json["name"].text();
    out.created = TRY(Instant::parse(json["created"].text()));
    Sensitive<Bytes> secret(TRY(from_base64(json["secret"].text())));
    if (json["wrapped"].bool_or(false)) {
      if (wrapping == nullptr) return error(ErrorCode::invalid_input, "a wrapped key where a plain one belongs");
      secret = TRY(unwrap_secret(secret.reveal(), *wrapping));
    }
    if (secret.reveal().size() != secret_size) return error(ErrorCode::invalid_input, "a key has not 32 bytes");
    out.secret = std::move(secret);
    return out;
  }
};

bool KeyStore::exists(Files& files, const Path& directory) { return files.exists(directory / "node.json"); }

Result<KeyStore> KeyStore::open(Files& files, Path directory, const KeyAccess& access, Clock& clock, Random& random) {
  KeyStore out(files, std::move(directory), clock, random);
  if (const auto status = files.status(out.directory_)) {
    if (status->kind != FileKind::directory) return error(ErrorCode::conflict, "{}: not a directory", out.directory_.string());
    if ((status->mode & 0077U) != 0)
      return error(ErrorCode::not_permitted, "{}: others may enter it (mode {:04o}); run: chmod 700 on it", out.directory_.string(),
                   status->mode);
  }
  TRY(files.make_directories(out.directory_, 0700));
  auto unlocked = exists(files, out.directory_) ? out.unlock(access) : out.make_node_key(access);
  if (!unlocked) return std::unexpected(std::move(unlocked).error());
  return out;
}

Result<void> KeyStore::make_node_key(const KeyAccess& access) {
  for (const DirectoryEntry& entry : TRY(files_->list(directory_)))
    if (entry.name.ends_with(".key") && entry.name != "node.key")
      return error(ErrorCode::integrity, "{}: there are keys, but node.json that tells how they are wrapped is missing",
                   directory_.string());
  Json node = Json::object();
  node.set("format", node_format).set("v", 1);
  if (access.passphrase_file) {
    const Bytes salt = random_->bytes(crypto_pwhash_SALTBYTES);
    const auto passphrase = TRY(read_passphrase(*files_, *access.passphrase_file));
    node_key_ = TRY(key_of_passphrase(passphrase, salt, access.cost));
    node.set("source", "passphrase")
        .set("salt", to_base64(salt))
        .set("operations", access.cost.operations)
        .set("memory", access.cost.memory_bytes);
  } else if (access.credentials_directory && files_->exists(*access.credentials_directory / credential_name)) {
    node_key_ = TRY(key_of_credential(*files_, access));
    node.set("source", "credential");
  } else {
    node_key_ = WrappingKey(random_->bytes(crypto_secretbox_KEYBYTES));
    node.set("source", "file");
    const Sensitive<std::string> text(to_base64(node_key_.reveal()) + "\n");
    TRY(files_->replace(directory_ / "node.key", as_bytes(text.reveal()), Durable::yes, 0600));
  }
  node.set("check", to_base64(wrap_secret(as_bytes(check_text), node_key_, *random_)));
  return files_->replace(directory_ / "node.json", as_bytes(node.canonical() + "\n"), Durable::yes, 0600);
}

Result<void> KeyStore::unlock(const KeyAccess& access) {
  const Path path = directory_ / "node.json";
  const Json node = TRY(read_document(*files_, path, node_format));
  const std::string_view source = node["source"].text();
  if (source == "passphrase") {
    if (!access.passphrase_file)
      return error(ErrorCode::not_permitted, "{}: the keys are wrapped by a passphrase; give --passphrase-file", directory_.string());
    const Bytes salt = TRY(from_base64(node["salt"].text()));
    const auto passphrase = TRY(read_passphrase(*files_, *access.passphrase_file));
    const PassphraseCost cost = TRY(cost_of(node));
    node_key_ = TRY(key_of_passphrase(passphrase, salt, cost));
  } else if (source == "credential") {
    node_key_ = TRY(key_of_credential(*files_, access));
  } else if (source == "file") {
    TRY(check_private(*files_, directory_ / "node.key"));
    const Sensitive<std::string> text(TRY(files_->read_text(directory_ / "node.key", largest_file)));
    std::string_view line = text.reveal();
    while (line.ends_with('\n')) line.remove_suffix(1);
    node_key_ = WrappingKey(TRY(from_base64(line)));
    if (node_key_.reveal().size() != crypto_secretbox_KEYBYTES)
      return error(ErrorCode::invalid_input, "{}/node.key: not a key", directory_.string());
  } else {
    return error(ErrorCode::invalid_input, "{}: unknown source of the node key '{}'", path.string(), source);
  }
  auto checked = unwrap_secret(TRY(from_base64(node["check"].text())), node_key_);
  if (!checked) return std::unexpected(std::move(checked).error().at(directory_.string()));
  return {};
}

Path KeyStore::path_of(KeyPurpose purpose) const { return directory_ / fmt::format("{}.key", name_of(purpose)); }
Path KeyStore::next_path_of(KeyPurpose purpose) const { return directory_ / fmt::format("{}.next.key", name_of(purpose)); }

KeyStore::StoredKey KeyStore::generate(KeyPurpose purpose, std::string_view name) {
  StoredKey key;
  key.purpose = purpose;
  key.created = clock_->now();
  key.secret = Sensitive<Bytes>(random_->bytes(secret_size));
  if (purpose == KeyPurpose::ledger) key.name = name.empty() ? "sekimori/" + to_hex(random_->bytes(8)) : std::string(name);
  return key;
}

Result<KeyStore::StoredKey> KeyStore::load(const Path& path) const {
  const Json json = TRY(read_document(*files_, path, key_format));
  auto key = StoredKey::from_json(json, &node_key_);
  if (!key) return std::unexpected(std::move(key).error().at(path.string()));
  return key;
}

Result<void> KeyStore::store(const Path& path, const StoredKey& key) {
  const Json json = key.to_json(to_base64(wrap_secret(key.secret.reveal(), node_key_, *random_)), true);
  return files_->replace(path, as_bytes(json.canonical() + "\n"), Durable::yes, 0600);
}

Result<KeyStore::StoredKey> KeyStore::present_or_new(KeyPurpose purpose) {
  if (files_->exists(path_of(purpose))) return load(path_of(purpose));
  StoredKey key = generate(purpose, {});
  TRY(store(path_of(purpose), key));
  return key;
}

Result<SigningKey> KeyStore::signing_key() {
  const StoredKey key = TRY(present_or_new(KeyPurpose::ledger));
  return SigningKey::from_seed(key.name, key.secret);
}

Result<Sensitive<Bytes>> KeyStore::secret(KeyPurpose purpose) {
  SEKIMORI_CHECK(purpose != KeyPurpose::ledger);
  return TRY(present_or_new(purpose)).secret.copy();
}

Result<std::vector<KeyStore::StoredKey>> KeyStore::retired() const {
  std::vector<StoredKey> out;
  if (!files_->exists(directory_ / "retired")) return out;
  for (const DirectoryEntry& entry : TRY(files_->list(directory_ / "retired")))
    if (entry.name.ends_with(".key")) out.push_back(TRY(load(directory_ / "retired" / entry.name)));
  std::ranges::sort(out, {}, &StoredKey::created);
  return out;
}

Result<std::vector<Sensitive<Bytes>>> KeyStore::retired_secrets(KeyPurpose purpose) const {
  std::vector<Sensitive<Bytes>> out;
  const auto all = TRY(retired());
  for (auto key = all.rbegin(); key != all.rend(); ++key)
    if (key->purpose == purpose) out.push_back(key->secret.copy());
  return out;
}

Result<std::vector<KeyDescription>> KeyStore::list() const {
  std::vector<KeyDescription> out;
  for (size_t i = 0; i < std::size(purposes); ++i)
    if (files_->exists(path_of(static_cast<KeyPurpose>(i)))) out.push_back(TRY(present(static_cast<KeyPurpose>(i))));
  for (const StoredKey& key : TRY(retired())) {
    out.push_back(TRY(key.describe()));
    out.back().retired = true;
  }
  return out;
}

Result<KeyDescription> KeyStore::present(KeyPurpose purpose) const { return TRY(load(path_of(purpose))).describe(); }
Result<KeyDescription> KeyStore::next(KeyPurpose purpose) const { return TRY(load(next_path_of(purpose))).describe(); }

Result<KeyDescription> KeyStore::prepare_next(KeyPurpose purpose) {
  const StoredKey present = TRY(present_or_new(purpose));
  const StoredKey key = generate(purpose, present.name);
  TRY(store(next_path_of(purpose), key));
  return key.describe();
}

Result<SigningKey> KeyStore::next_signing_key() const {
  const StoredKey key = TRY(load(next_path_of(KeyPurpose::ledger)));
  return SigningKey::from_seed(key.name, key.secret);
}

Result<void> KeyStore::activate_next(KeyPurpose purpose) {
  const StoredKey old = TRY(load(path_of(purpose)));
  TRY(load(next_path_of(purpose)));
  TRY(files_->make_directories(directory_ / "retired", 0700));
  const std::string id = TRY(old.describe()).id;
  TRY(store(directory_ / "retired" / fmt::format("{}-{}.key", name_of(purpose), id), old));
  // One rename: at no moment is there no present key.
  TRY(files_->rename(next_path_of(purpose), path_of(purpose)));
  return files_->sync_directory(directory_);
}

Result<std::string> KeyStore::export_recovery(const Sensitive<std::string>& passphrase, const PassphraseCost& cost) {
  const Bytes salt = random_->bytes(crypto_pwhash_SALTBYTES);
  const WrappingKey key = TRY(key_of_passphrase(passphrase, salt, cost));
  Json present = Json::array(), old = Json::array();
  for (size_t i = 0; i < std::size(purposes); ++i) {
    const Path path = path_of(static_cast<KeyPurpose>(i));
    if (!files_->exists(path)) continue;
    const StoredKey stored = TRY(load(path));
    present.push(stored.to_json(to_base64(stored.secret.reveal()), false));
  }
  for (const StoredKey& stored : TRY(retired())) old.push(stored.to_json(to_base64(stored.secret.reveal()), false));
  Json all = Json::object();
  all.set("present", std::move(present)).set("retired", std::move(old));
  const Sensitive<std::string> plain(all.canonical());
  Json out = Json::object();
  out.set("format", recovery_format).set("v", 1).set("created", clock_->now().to_rfc3339()).set("salt", to_base64(salt));
  out.set("operations", cost.operations).set("memory", cost.memory_bytes);
  out.set("box", to_base64(wrap_secret(as_bytes(plain.reveal()), key, *random_)));
  return out.canonical() + "\n";
}

Result<KeyStore> KeyStore::import_recovery(Files& files, Path directory, const KeyAccess& access, Clock& clock, Random& random,
                                           std::string_view exported, const Sensitive<std::string>& passphrase) {
  const Json json = TRY(Json::parse(exported));
  if (json["format"].text() != recovery_format || json["v"].integer_or(0) != 1)
    return error(ErrorCode::invalid_input, "not a recovery export this program knows");
  const Bytes salt = TRY(from_base64(json["salt"].text()));
  const Bytes box = TRY(from_base64(json["box"].text()));
  const PassphraseCost cost = TRY(cost_of(json));
  const WrappingKey key = TRY(key_of_passphrase(passphrase, salt, cost));
  const Sensitive<Bytes> plain = TRY(unwrap_secret(box, key));
  const Json all = TRY(Json::parse(as_text(plain.reveal())));
  if (exists(files, directory)) return error(ErrorCode::conflict, "{}: there are keys already", directory.string());
  KeyStore out = TRY(open(files, std::move(directory), access, clock, random));
  for (const Json& item : all["present"].items()) {
    const StoredKey stored = TRY(StoredKey::from_json(item, nullptr));
    TRY(out.store(out.path_of(stored.purpose), stored));
  }
  if (!all["retired"].items().empty()) TRY(files.make_directories(out.directory_ / "retired", 0700));
  for (const Json& item : all["retired"].items()) {
    const StoredKey stored = TRY(StoredKey::from_json(item, nullptr));
    const std::string id = TRY(stored.describe()).id;
    TRY(out.store(out.directory_ / "retired" / fmt::format("{}-{}.key", name_of(stored.purpose), id), stored));
  }
  return out;
}

Result<Sensitive<std::string>> read_passphrase(Files& files, const Path& path) {
  Sensitive<std::string> text(TRY(files.read_text(path, largest_file)));
  std::string line = text.reveal().substr(0, text.reveal().find('\n'));
  if (line.ends_with('\r')) line.pop_back();
  if (line.empty()) return error(ErrorCode::invalid_input, "{}: the first line, the passphrase, is empty", path.string());
  return Sensitive<std::string>(std::move(line));
}

}  // namespace sekimori::ledger
