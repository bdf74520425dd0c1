// The register: secrets, people and agreements as versioned records, and the directories other features ask.
//
//   Register reg(database, records, zone);
//   ImportOutcome done = TRY(reg.import_people(actor, csv, "people.csv", "monthly list from personnel"));
//   auto secret = TRY(reg.find_secret_by_number(actor, "S-001", AsOf::end_of(day, zone)));
//
// All functions: any thread. Rights are checked by record/; a reader sees what he may see. Importing a table again changes
// only the rows that differ: equal bodies make no new version.
#pragma once

#include <memory>
#include <mutex>
#include <shared_mutex>

#include "feature/protect/import_table.h"
#include "feature/protect/path_index.h"
#include "model/ids.h"
#include "model/ports/person_directory.h"
#include "model/ports/secret_directory.h"
#include "record/record_store.h"

namespace sekimori::protect {

struct ImportOutcome {
  std::size_t created = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
  std::vector<ImportRefusal> refused;
  std::vector<std::string> notes;
};

struct SecretRecord {
  model::SecretId id;
  model::TradeSecret secret;
  record::Version version;  // without the body
};

class Register {
 public:
  Register(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random)
      : database_(database), records_(records), clock_(clock), random_(random) {}

  Result<ImportOutcome> import_people(const record::Actor& actor, std::string_view csv, std::string_view name, std::string_view reason);
  Result<ImportOutcome> import_secrets(const record::Actor& actor, std::string_view csv, std::string_view name, std::string_view reason,
                                       std::optional<Instant> valid_from = {});
  Result<ImportOutcome> import_agreements(const record::Actor& actor, std::string_view csv, std::string_view name, std::string_view reason);

  // Rows that were read already (protect/scheme.h).
  Result<ImportOutcome> take_secrets(const record::Actor& actor, Imported<model::TradeSecret> secrets, std::string_view reason);

  // One secret from a form or the command line. conflict when the number is taken.
  Result<model::SecretId> add_secret(const record::Actor& actor, const model::TradeSecret& secret, std::string_view reason,
                                     std::optional<Instant> valid_from = {});
  // A new version. not_found when it is out of the actor's sight.
  Result<void> change_secret(const record::Actor& actor, const model::SecretId& id, const model::TradeSecret& secret,
                             std::string_view reason, std::optional<Instant> valid_from = {});
  // The same inside a transaction; conflict when somebody else changed it meanwhile.
  Result<void> put_secret(sql::Transaction& tx, const record::Actor& actor, const SecretRecord& before, const model::TradeSecret& secret,
                          record::Verb verb, std::string_view reason);
  // The person responsible for information approves what a holder proposed.
  Result<void> approve_secret(const record::Actor& actor, const model::SecretId& id, std::string_view approver, std::string_view reason);

  Result<std::optional<SecretRecord>> find_secret_by_number(const record::Actor& actor, std::string_view number,
                                                            const record::AsOf& as_of = {});
  Result<std::vector<SecretRecord>> secrets(const record::Actor& actor, const record::AsOf& as_of = {});
  Result<std::vector<model::KnownPerson>> people(const record::Actor& actor, const record::AsOf& as_of = {});
  Result<std::vector<model::Agreement>> agreements(const record::Actor& actor, const record::AsOf& as_of = {});
  Result<std::vector<model::Agreement>> agreements_of(const record::Actor& actor, std::string_view staff_number,
                                                      const record::AsOf& as_of = {});

 private:
  template <class T>
  Result<ImportOutcome> store(const record::Actor& actor, std::string_view kind, Imported<T> imported, std::string_view reason,
                              std::optional<Instant> valid_from);

  sql::Database& database_;
  record::RecordStore& records_;
  Clock& clock_;
  Random& random_;
};

// The answer to model/ports/secret_directory.h: all secrets in memory, read again on refresh().
class RegisterSecrets final : public model::SecretDirectory {
 public:
  explicit RegisterSecrets(Register& reg) : register_(&reg) {}
  std::optional<model::KnownSecret> find_by_path(std::string_view path) override;
  std::optional<model::KnownSecret> find(const model::SecretId& id) override;
  Result<std::vector<model::KnownSecret>> all() override;
  Result<void> refresh() override;

 private:
  Register* register_ = nullptr;
  std::shared_mutex mutex_;
  std::vector<model::KnownSecret> secrets_;
  PathIndex by_path_;
};

class RegisterPeople final : public model::PersonDirectory {
 public:
  // The record room asks this directory and the register stands on the record room, so the register may come later:
  // until attach() the directory is empty and refresh() is an error.
  RegisterPeople() = default;
  explicit RegisterPeople(Register& reg) : register_(&reg) {}
  void attach(Register& reg) { register_ = &reg; }
  std::optional<model::KnownPerson> find_by_account(std::string_view account) override;
  std::optional<model::KnownPerson> find_by_device(std::string_view device) override;
  std::optional<model::KnownPerson> find_by_staff_number(std::string_view staff_number) override;
  std::optional<model::KnownPerson> find(const model::PersonId& id) override;
  Result<std::vector<model::KnownPerson>> all() override;
  Result<void> refresh() override;

 private:
  Register* register_ = nullptr;
  std::shared_mutex mutex_;
  std::vector<model::KnownPerson> people_;
  std::unordered_map<std::string, std::size_t> by_account_;
  std::unordered_map<std::string, std::size_t> by_staff_number_;
  std::unordered_map<std::string, std::size_t> by_device_;  // SIZE_MAX: lent to several
};

}  // namespace sekimori::protect
