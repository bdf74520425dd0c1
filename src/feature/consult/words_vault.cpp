#include "feature/consult/words_vault.h"

#include "base/text.h"
#include "engine/ledger/key.h"
#include "model/names.h"

namespace sekimori::consult {
namespace {

constexpr std::array<std::string_view, 3> side_names = {"asker", "desk", "note"};
constexpr std::int64_t identity_place = 0, proof_place = -1;
constexpr std::size_t key_bytes = 32;

std::unexpected<Error> forgotten(std::string_view number) {
  return error(ErrorCode::conflict, "what was said in {} has been erased; nothing can be added", number);
}

}  // namespace

std::string_view name_of(WordsSide side) { return side_names.at(static_cast<std::size_t>(side)); }

Result<void> check_words(std::string_view text) {
  if (trim(text).empty()) return error(ErrorCode::invalid_input, "the text is empty");
  if (text.size() > longest_words)
    return error(ErrorCode::invalid_input, "the text has {} bytes; at most {} are taken", text.size(), longest_words);
  if (!is_valid_utf8(text)) return error(ErrorCode::invalid_input, "the text is not UTF-8");
  return {};
}

Result<std::optional<Sensitive<Bytes>>> WordsVault::own_key(sql::Transaction& tx, std::string_view number) {
  const auto row = TRY(tx.query_one("SELECT box FROM consult_key WHERE consultation = ?", number));
  if (!row) return std::optional<Sensitive<Bytes>>();
  for (const Sensitive<Bytes>& key : TRY(key_())) {
    auto own = ledger::unwrap_secret(row->bytes(0), key);
    if (own) return std::optional<Sensitive<Bytes>>(*std::move(own));
  }
  return error(ErrorCode::not_permitted, "no key of this node opens what was said in {}", number);
}

Result<void> WordsVault::put(sql::Transaction& tx, std::string_view number, std::int64_t place, const Json& value,
                             const Sensitive<Bytes>& own) {
  const std::string text = value.dump();
  TRY(tx.execute(
      "INSERT INTO consult_words(consultation, place, box) VALUES (?, ?, ?) ON CONFLICT (consultation, place) DO UPDATE SET box = "
      "excluded.box",
      number, place, ledger::wrap_secret(as_bytes(text), own, random_)));
  return {};
}

Result<void> WordsVault::begin(sql::Transaction& tx, std::string_view number, const AskerIdentity& identity) {
  const auto keys = TRY(key_());
  const Sensitive<Bytes> own(random_.bytes(key_bytes));
  TRY(tx.execute("INSERT INTO consult_key(consultation, box) VALUES (?, ?)", number,
                 ledger::wrap_secret(own.reveal(), keys.front(), random_)));
  return put(tx, number, identity_place, to_json(identity), own);
}

Result<std::int64_t> WordsVault::add(sql::Transaction& tx, std::string_view number, const DeskWords& words) {
  TRY(check_words(words.text));
  const auto own = TRY(own_key(tx, number));
  if (!own) return forgotten(number);
  const auto last = TRY(tx.query_one("SELECT COALESCE(MAX(place), 0) FROM consult_words WHERE consultation = ?", number));
  const std::int64_t place = last->integer(0) + 1;
  if (place > static_cast<std::int64_t>(most_words)) return error(ErrorCode::full, "{} has {} entries already", number, most_words);
  TRY(put(tx, number, place,
          Json::object({{"side", name_of(words.side)}, {"at", words.at.to_rfc3339()}, {"by", words.by}, {"text", words.text}}), *own));
  return place;
}

Result<void> WordsVault::set_identity(sql::Transaction& tx, std::string_view number, const AskerIdentity& identity) {
  const auto own = TRY(own_key(tx, number));
  if (!own) return forgotten(number);
  return put(tx, number, identity_place, to_json(identity), *own);
}

Result<std::vector<DeskWords>> WordsVault::words(sql::Transaction& tx, std::string_view number) {
  std::vector<DeskWords> out;
  const auto own = TRY(own_key(tx, number));
  if (!own) return out;
  for (const sql::Row& row :
       TRY(tx.query("SELECT box FROM consult_words WHERE consultation = ? AND place > ? ORDER BY place", number, identity_place))) {
    const auto plain = TRY(ledger::unwrap_secret(row.bytes(0), *own));
    const Json json = TRY(Json::parse(as_text(plain.reveal())));
    DeskWords one;
    TRY(model::read_named(json, "side", side_names, one.side));
    TRY(model::read_instant(json, "at", one.at));
    TRY(model::read_text(json, "by", one.by));
    TRY(model::read_text(json, "text", one.text));
    out.push_back(std::move(one));
  }
  return out;
}

// Null when it was forgotten, or there is none.
Result<Json> WordsVault::at_place(sql::Transaction& tx, std::string_view number, std::int64_t place) {
  const auto own = TRY(own_key(tx, number));
  if (!own) return Json();
  const auto row = TRY(tx.query_one("SELECT box FROM consult_words WHERE consultation = ? AND place = ?", number, place));
  if (!row) return Json();
  const auto plain = TRY(ledger::unwrap_secret(row->bytes(0), *own));
  return Json::parse(as_text(plain.reveal()));
}

Result<AskerIdentity> WordsVault::identity(sql::Transaction& tx, std::string_view number) {
  const Json json = TRY(at_place(tx, number, identity_place));
  if (json.is_null()) return AskerIdentity{};
  return asker_identity_from(json);
}

Result<void> WordsVault::set_mail_proof(sql::Transaction& tx, std::string_view number, const MailProof& proof) {
  const auto own = TRY(own_key(tx, number));
  if (!own) return forgotten(number);
  return put(tx, number, proof_place,
             Json::object({{"mail", proof.mail},
                           {"proven", proof.proven},
                           {"token", proof.token},
                           {"asked_at", proof.asked_at.to_rfc3339()},
                           {"asked", proof.asked}}),
             *own);
}

Result<MailProof> WordsVault::mail_proof(sql::Transaction& tx, std::string_view number) {
  MailProof out;
  const Json json = TRY(at_place(tx, number, proof_place));
  if (json.is_null()) return out;
  TRY(model::read_text(json, "mail", out.mail));
  out.proven = json["proven"].bool_or(false);
  TRY(model::read_text(json, "token", out.token));
  TRY(model::read_instant(json, "asked_at", out.asked_at));
  TRY(model::read_integer(json, "asked", out.asked));
  return out;
}

Result<void> WordsVault::forget(sql::Transaction& tx, std::string_view number) {
  TRY(tx.execute("DELETE FROM consult_words WHERE consultation = ?", number));
  TRY(tx.execute("DELETE FROM consult_key WHERE consultation = ?", number));
  return {};
}

}  // namespace sekimori::consult
