#include "engine/ledger/key_rotation.h"

namespace sekimori::ledger {
namespace {

// What has to be done, written down before anything is done.
struct Plan {
  KeyRotation rotation;
  std::string leaf;
  CustodyLine line;  // its leaf_index is known only later
};

Path plan_path(const KeyStore& keys) { return keys.directory() / "rotation.json"; }

Result<void> store(const Plan& plan, const Path& path, Files& files) {
  Json out = Json::object();
  out.set("format", "sekimori-key-rotation").set("v", 1).set("purpose", name_of(plan.rotation.purpose));
  out.set("old", plan.rotation.old_key).set("new", plan.rotation.new_key);
  out.set("leaf", plan.leaf).set("salt", to_hex(plan.line.salt)).set("record", plan.line.record);
  return files.replace(path, as_bytes(out.canonical() + "\n"), Durable::yes, 0600);
}

Result<Plan> load(const Path& path, Files& files) {
  const std::string text = TRY(files.read_text(path, 1 << 20));
  const Json json = TRY(Json::parse(text));
  const auto purpose = key_purpose_of(json["purpose"].text());
  if (json["format"].text() != "sekimori-key-rotation" || json["v"].integer_or(0) != 1 || !purpose)
    return error(ErrorCode::invalid_input, "{}: not a plan of a rotation", path.string());
  Plan out;
  out.rotation.purpose = *purpose;
  out.rotation.old_key = json["old"].text();
  out.rotation.new_key = json["new"].text();
  out.leaf = json["leaf"].text();
  out.line.salt = TRY(from_hex(json["salt"].text()));
  out.line.record = json["record"].text();
  return out;
}

std::string printed(const KeyDescription& key) { return key.vkey.empty() ? key.id : key.vkey; }

Result<KeyRotation> carry_out(Plan plan, KeyStore& keys, Ledger& ledger, Files& files) {
  const KeyPurpose purpose = plan.rotation.purpose;
  const ByteView leaf = as_bytes(plan.leaf);
  if (const auto found = TRY(ledger.find(leaf_hash(leaf)))) plan.rotation.leaf_index = *found;
  else plan.rotation.leaf_index = TRY(ledger.append(leaf));
  plan.line.leaf_index = plan.rotation.leaf_index;

  const Path lines_path = keys.directory() / "rotations.jsonl";
  std::string lines = files.exists(lines_path) ? TRY(files.read_text(lines_path)) : std::string();
  const std::string line = plan.line.to_string() + "\n";
  if (!lines.ends_with(line)) TRY(files.replace(lines_path, as_bytes(lines + line), Durable::yes, 0600));

  // The last checkpoint of the old key covers the entry that names the new one.
  const bool activated = printed(TRY(keys.present(purpose))) == plan.rotation.new_key;
  if (!activated) {
    TRY(ledger.checkpoint());
    TRY(keys.activate_next(purpose));
  }
  if (purpose == KeyPurpose::ledger) {
    SigningKey next = TRY(keys.signing_key());
    TRY(ledger.change_key(std::move(next)));
    TRY(ledger.checkpoint());
  }
  TRY(files.remove(plan_path(keys)));
  return plan.rotation;
}

}  // namespace

Result<KeyRotation> rotate_key(KeyStore& keys, Ledger& ledger, KeyPurpose purpose, Files& files, Clock& clock, Random& random) {
  TRY(finish_rotation(keys, ledger, files));
  const SigningKey signer = TRY(keys.signing_key());
  if (purpose != KeyPurpose::ledger) TRY(keys.secret(purpose));
  Plan plan;
  plan.rotation.purpose = purpose;
  plan.rotation.old_key = printed(TRY(keys.present(purpose)));
  plan.rotation.new_key = printed(TRY(keys.prepare_next(purpose)));
  const Instant now = clock.now();

  const std::string statement = fmt::format("sekimori key rotation\n{}\n{}\nold {}\nnew {}\n{}\n", ledger.origin(), name_of(purpose),
                                            plan.rotation.old_key, plan.rotation.new_key, now.to_rfc3339());
  SignedNote note = TRY(sign_note(statement, signer));
  if (purpose == KeyPurpose::ledger) {
    const SigningKey next = TRY(keys.next_signing_key());
    note.signatures.push_back(TRY(sign_note(statement, next)).signatures.front());
  }
  Json record = Json::object();
  record.set("kind", "key_rotation").set("purpose", name_of(purpose)).set("old", plan.rotation.old_key).set("new", plan.rotation.new_key);
  record.set("note", note.to_string());
  const SealedRecord sealed = make_record("key.rotated", name_of(purpose), static_cast<std::int64_t>(ledger.size()), now, record, random);
  plan.leaf = as_text(sealed.leaf);
  plan.line.salt = sealed.salt;
  plan.line.record = sealed.record;
  TRY(store(plan, plan_path(keys), files));
  return carry_out(std::move(plan), keys, ledger, files);
}

Result<std::optional<KeyRotation>> finish_rotation(KeyStore& keys, Ledger& ledger, Files& files) {
  if (!files.exists(plan_path(keys))) return std::nullopt;
  Plan plan = TRY(load(plan_path(keys), files));
  return TRY(carry_out(std::move(plan), keys, ledger, files));
}

Result<NodeLedger> open_node_ledger(Files& files, const Path& data, const KeyAccess& access, Clock& clock, Random& random,
                                    LedgerSettings settings) {
  TRY(files.make_directories(data, 0700));
  KeyStore keys = TRY(KeyStore::open(files, data / "keys", access, clock, random));
  // Without the key it was signed with, an existing ledger would silently begin a second life.
  if (files.exists(data / "ledger" / "state") && !files.exists(data / "keys" / "ledger.key"))
    return error(ErrorCode::integrity, "{}: there is a ledger, but its signing key is missing; restore DATA/keys", data.string());
  SigningKey key = TRY(keys.signing_key());
  auto ledger = TRY(Ledger::open(files, data / "ledger", std::move(key), clock, settings));
  TRY(finish_rotation(keys, *ledger, files));
  return NodeLedger{std::move(keys), std::move(ledger)};
}

}  // namespace sekimori::ledger
