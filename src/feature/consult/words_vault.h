// What was asked, answered and noted in a consultation, and who asked: sealed under a key that the consultation has of its own.
//
//   TRY(vault.begin(tx, "C-2026-0001", identity));
//   TRY(vault.add(tx, "C-2026-0001", {.side = WordsSide::asker, .at = now, .by = "", .text = "..."}));
//   for (const DeskWords& one : TRY(vault.words(tx, "C-2026-0001"))) ...
//   TRY(vault.forget(tx, "C-2026-0001"));              // the key and the boxes are gone; counts and proofs stay
//
// The rights are the caller's: whoever may read the consultation. libsodium secretbox under a wrapped key, docs/format/consultation.md. Any
// thread, one transaction each.
#pragma once

#include <functional>

#include "base/random.h"
#include "base/sensitive.h"
#include "feature/consult/consultation.h"
#include "store/sql/database.h"

namespace sekimori::consult {

enum class WordsSide : unsigned char { asker, desk, note };  // note: the desk's own, never shown to whoever asked
std::string_view name_of(WordsSide side);

struct DeskWords {
  WordsSide side = WordsSide::asker;
  Instant at;
  std::string by;  // account; empty: whoever asked
  std::string text;
};

// What is known of the address to which answers may go.
struct MailProof {
  std::string mail;     // in lower case; empty: none was asked for
  bool proven = false;  // whoever asked was shown to read there
  std::string token;    // of the link that waits; empty: none
  Instant asked_at;
  std::int64_t asked = 0;  // how many mails went there to ask
};

constexpr std::size_t longest_words = std::size_t(64) << 10;  // bytes
constexpr std::size_t most_words = 300;

class WordsVault {
 public:
  using Key = std::function<Result<std::vector<Sensitive<Bytes>>>()>;  // the present company key, then retired ones
  WordsVault(Random& random, Key key) : random_(random), key_(std::move(key)) {}

  Result<void> begin(sql::Transaction& tx, std::string_view number, const AskerIdentity& identity);
  // Its place, counted from 1. invalid_input: empty, not UTF-8 or too long; full: too many; conflict: the consultation's words were
  // forgotten.
  Result<std::int64_t> add(sql::Transaction& tx, std::string_view number, const DeskWords& words);
  Result<void> set_identity(sql::Transaction& tx, std::string_view number, const AskerIdentity& identity);
  // Nothing when they were forgotten. not_permitted: no key of this node opens it.
  Result<std::vector<DeskWords>> words(sql::Transaction& tx, std::string_view number);
  Result<AskerIdentity> identity(sql::Transaction& tx, std::string_view number);
  Result<void> set_mail_proof(sql::Transaction& tx, std::string_view number, const MailProof& proof);
  Result<MailProof> mail_proof(sql::Transaction& tx, std::string_view number);
  Result<void> forget(sql::Transaction& tx, std::string_view number);

 private:
  Result<std::optional<Sensitive<Bytes>>> own_key(sql::Transaction& tx, std::string_view number);
  Result<void> put(sql::Transaction& tx, std::string_view number, std::int64_t place, const Json& value, const Sensitive<Bytes>& own);
  Result<Json> at_place(sql::Transaction& tx, std::string_view number, std::int64_t place);

  Random& random_;
  Key key_;
};

// invalid_input: empty, more than longest_words bytes, or not UTF-8.
Result<void> check_words(std::string_view text);

}  // namespace sekimori::consult
