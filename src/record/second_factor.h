// The second proof beside a password: codes of an authenticator app, security keys, and recovery codes on paper.
//
//   auto begun = TRY(factors.begin_app(actor, account));                      // show begun.uri as a QR code
//   auto paper = TRY(factors.finish_app(tx, actor, begun.ticket, "492039"));  // the recovery codes, when these are the first
//   TRY(factors.use_code(tx, account, "492039"));                             // at log-in; the same code works once
//
// Each factor is a record of kind "second_factor", whose body nobody but the program reads: an app's key lies there wrapped by the node's
// session key, a recovery code as its hash. Enrolling and removing is done for one's own account, or by who may update accounts; each
// use is a version of the record, and two uses at once are one.
#pragma once

#include "base/sensitive.h"
#include "engine/identity/security_key.h"
#include "record/record_store.h"

namespace sekimori::record {

constexpr int recovery_code_count = 10;
constexpr int most_factors = 10;  // per account

enum class FactorKind : unsigned char { app, key, recovery };
std::string_view identifier_of(FactorKind kind);  // "app", "key", "recovery"

struct Factor {
  std::string id;
  FactorKind kind = FactorKind::app;
  std::string name;
  Instant created_at;
  std::optional<Instant> last_used_at;
  int left = 0;  // of recovery codes
};

struct AppEnrolment {
  std::string ticket;      // give it back with the first code; ends after ten minutes
  std::string uri;         // otpauth://..., for a QR code
  std::string typed_form;  // the same key, for typing
};

class SecondFactorBook {
 public:
  // `keys`: 32 bytes each; the first wraps, all open.
  SecondFactorBook(RecordStore& records, Clock& clock, Random& random, std::vector<Sensitive<Bytes>> keys)
      : records_(records), clock_(clock), random_(random), keys_(std::move(keys)) {}

  Result<AppEnrolment> begin_app(const Actor& actor, const std::string& account, std::string_view login);
  // Recovery codes when the account had none yet, else empty. not_permitted: another code, a late or foreign ticket.
  Result<std::vector<std::string>> finish_app(sql::Transaction& tx, const Actor& actor, std::string_view ticket, std::string_view code,
                                              std::string_view name);
  Result<std::vector<std::string>> add_key(sql::Transaction& tx, const Actor& actor, const std::string& account,
                                           const identity::SecurityKey& key, std::string_view name);
  // Ten new ones; those on the old paper end.
  Result<std::vector<std::string>> renew_recovery(sql::Transaction& tx, const Actor& actor, const std::string& account);
  Result<void> remove(sql::Transaction& tx, const Actor& actor, const std::string& account, std::string_view id, std::string_view reason);
  // Every one of them, with the paper of recovery codes; none is fine.
  Result<void> remove_all(sql::Transaction& tx, const Actor& actor, const std::string& account, std::string_view reason);

  Result<std::vector<Factor>> list(sql::Transaction& tx, const Actor& actor, const std::string& account);
  // Of an account whose password was right; the program asks.
  Result<std::vector<Factor>> of_account(sql::Transaction& tx, const std::string& account);
  Result<std::vector<identity::SecurityKey>> keys_of(sql::Transaction& tx, const std::string& account);

  // A code of an app or of the paper. not_permitted for anything but a fresh one.
  Result<FactorKind> use_code(sql::Transaction& tx, const std::string& account, std::string_view code);
  Result<void> use_key(sql::Transaction& tx, const std::string& account, const identity::Ceremony& ceremony, ByteView credential,
                       ByteView client_data, ByteView authenticator_data, ByteView signature);

 private:
  Result<void> check_actor(const Actor& actor, const std::string& account) const;
  Result<std::vector<Version>> rows(sql::Transaction& tx, const std::string& account);
  Result<std::vector<std::string>> first_recovery(sql::Transaction& tx, const Actor& actor, const std::string& account);
  Result<void> put(sql::Transaction& tx, const Actor& actor, const std::string& account, const std::string& id, Json body,
                   std::int64_t expected, std::string_view action, std::string_view reason);
  Result<Sensitive<Bytes>> open_box(ByteView box) const;

  RecordStore& records_;
  Clock& clock_;
  Random& random_;
  std::vector<Sensitive<Bytes>> keys_;
};

}  // namespace sekimori::record
