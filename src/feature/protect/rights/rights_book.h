// Imports of rights as dated versions, and how they compare with the list of who may know each secret.
//
//   RightsBook book(parts);
//   ImportedRights done = TRY(book.import(actor, {.name = "fs01", .format = "icacls", .root = "\\\\fs01\\設計"}, bytes, "acl.txt",
//   "quarter")); RightsComparison seen = TRY(book.compare(actor, {}));               // who may, who should, and what differs
//   TRY(book.record_findings(actor, seen, "weekly comparison"));
//
// The bytes of every import are kept as they came, under their hash; what is compared is read from them again, so a comparison as of an
// earlier day rests on what had been imported for that day. Any thread.
#pragma once

#include "feature/protect/register.h"
#include "feature/protect/rights/effective_rights.h"
#include "feature/protect/rights/rights_reader.h"
#include "store/blob/blob_store.h"

namespace sekimori::protect::rights {

struct RightsParts {
  sql::Database& database;
  record::RecordStore& records;
  blob::BlobStore& blobs;
  Register& reg;
  Clock& clock;
  Random& random;
  Zone zone = Zone::tokyo();
};

struct ImportRequest {
  std::string name;  // of the series: a later import of this name replaces the earlier one
  std::string format;
  std::string root = {};
  std::vector<std::string> own_domains = {};
  std::optional<Day> taken_on = {};  // day of the export; empty: today
};

struct RightsImport {
  std::string id;
  std::int64_t version = 0;
  std::string name, format, root, file, sha256;
  std::vector<std::string> own_domains;
  std::uint64_t bytes = 0;
  std::uint64_t places = 0, groups = 0, accounts = 0;
  Day taken_on;
  std::vector<std::string> notes;
};
Json to_json(const RightsImport& import);
Result<RightsImport> rights_import_from_json(const Json& json);

// Somebody who may open something of a secret.
struct Holder {
  std::string account;
  std::string staff_number;  // empty: nobody in the register has this account
  std::string person_id;
  bool left = false;  // his employment has ended
  bool permitted = false;
  bool unknown = false;  // only a list names it: an account or a group of which no import tells
  Grant grant;
  std::vector<std::string> chain;  // names, from the account to the entry's principal
  std::string import;              // name
  Day import_day;
  // "tanaka → 設計一課 → 設計部: read (\\fs01\設計, acl.txt line 12, 'fs01' of 2026-04-01)"
  std::string words() const;
};

struct SecretRights {
  std::string secret_id, number, owner;
  int level = 0;
  bool known = false;  // some import speaks of one of its places
  std::vector<Holder> holders;
  std::vector<std::string> absent;  // staff numbers that are permitted and may not open it
};

enum class Difference : unsigned char { present_not_permitted, permitted_but_absent };
std::string_view name_of(Difference value);

struct RightsFinding {
  Difference difference = Difference::present_not_permitted;
  std::string secret_id, number;
  std::string who;  // staff number, else "account:NAME"
  std::string owner;
  int level = 0;
  bool left = false;
  std::vector<std::string> chain;
  std::string right, place, import, words;
  std::optional<Day> import_day;
};
Json to_json(const RightsFinding& finding);

struct RightsComparison {
  std::vector<RightsImport> imports;
  std::vector<SecretRights> secrets;
  std::vector<RightsFinding> findings;
  std::vector<std::string> notes;
  std::size_t accounts = 0;
};

struct FindingCount {
  std::size_t opened = 0, still = 0, gone = 0;
};

class RightsBook {
 public:
  explicit RightsBook(RightsParts parts) : parts_(std::move(parts)) {}

  Result<RightsImport> import(const record::Actor& actor, const ImportRequest& request, ByteView bytes, std::string_view file,
                              std::string_view reason);
  Result<std::vector<RightsImport>> imports(const record::Actor& actor, const record::AsOf& as_of = {});
  // The bytes of an import, as they came.
  Result<Bytes> original(const record::Actor& actor, std::string_view name, const record::AsOf& as_of = {});

  // Of all secrets that the actor may see, or of one. conflict when nothing was imported.
  Result<RightsComparison> compare(const record::Actor& actor, std::string_view number, const record::AsOf& as_of = {});
  // Each difference as a finding that lasts until a later comparison does not show it any more.
  Result<FindingCount> record_findings(const record::Actor& actor, const RightsComparison& comparison, std::string_view reason);

 private:
  struct Loaded;
  Result<std::unique_ptr<Loaded>> load(const record::Actor& actor, const record::AsOf& as_of);
  RightsParts parts_;
};

}  // namespace sekimori::protect::rights
