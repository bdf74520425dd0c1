// Change records: who did what to which object, when and why; each becomes exactly one ledger entry.
//
//   ChangeLog log(database, clock, random, sink, "node-1");
//   TRY(log.recover());                                     // after a start: what an earlier run left behind
//   ... inside a write transaction:
//   TRY(log.write(tx, {.actor = actor, .role = role, .action = "case.close", .kind = "case", .id = id, .reason = reason}));
//   ... after the commit the ledger gets it (at once, or when append_pending is called).
//
// The row is written in the transaction of the change itself, so neither exists without the other. After the commit its leaf (a salted
// commitment, docs/contract.md "Ledger leaf") is appended to the ledger and the index is written into the row. A program killed in between
// leaves a row without an index; recover() looks for its leaf in the ledger before it appends it.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/digest.h"
#include "base/json.h"
#include "base/random.h"
#include "base/trace.h"
#include "record/permission.h"
#include "store/sql/database.h"

namespace sekimori::record {

// Where committed changes go. The node hands in its ledger; see record/ledger_sink.h.
class LedgerSink {
 public:
  virtual ~LedgerSink() = default;
  // Durable when it returns; the index of each leaf.
  virtual Result<std::vector<std::uint64_t>> append(const std::vector<Bytes>& leaves) = 0;
  // The index, not below `least_index`, of a leaf with exactly these bytes, if the ledger has one.
  virtual Result<std::optional<std::uint64_t>> find(ByteView leaf, std::uint64_t least_index) = 0;
};

// What a caller says about a change that it makes to a record (record_store.h).
struct Change {
  Actor actor;
  Verb verb = Verb::update;
  std::string reason;
  std::string action = {};  // finer than the verb: "secret.mark"; empty: "<kind>.<verb>"
};

struct ChangeEntry {
  Actor actor;
  std::optional<Role> role;  // under which it was permitted
  std::string action;        // "secret.update"; the leaf's type
  std::string kind;
  std::string id;                // of the object
  std::int64_t version = 0;      // after the change; 0 when the object has no versions
  std::string hash_before = {};  // lower-case hex of SHA-256 of the canonical body
  std::string hash_after = {};
  std::string reason = {};
  Json detail = {};  // further facts worth proving; object or null
};

struct StoredChange {
  std::string change_id;      // UUIDv7
  std::int64_t sequence = 0;  // grows; gaps are possible on PostgreSQL
  Instant time;
  std::string record;  // JCS text to which the leaf commits; empty when erased
  Bytes leaf;
  Bytes salt;  // empty when erased
  std::optional<std::uint64_t> ledger_index;
};

struct ChangeFilter {
  std::string kind = {};  // empty: all
  std::string id = {};
  std::string account = {};
  std::string action = {};
  std::optional<Instant> since = {}, until = {};
  std::int64_t after_sequence = 0;  // cursor
  int limit = 100;                  // 1..1000
};

enum class Handing { at_commit, by_caller };

class ChangeLog {
 public:
  // `node` names whose ledger it is: each node appends only the changes that it wrote. With Handing::at_commit the committing thread
  // appends; with by_caller a thread of the node calls append_pending, woken by `wake`. Trace may be null.
  ChangeLog(sql::Database& database, Clock& clock, Random& random, LedgerSink& sink, std::string node, Handing handing = Handing::at_commit,
            Trace* trace = nullptr);

  // Adds the change to the transaction. Returns its id. The request id of the thread (base/trace.h) is noted.
  Result<std::string> write(sql::Transaction& tx, const ChangeEntry& entry);

  // Appends what is committed and not yet in the ledger; how many entries it appended. One caller at a time, others wait. After an error
  // the next call looks into the ledger first, so that an append whose answer was lost is not repeated.
  Result<std::int64_t> append_pending();
  // The same, looking first; to be called once after the program starts, before anything is written.
  Result<std::int64_t> recover();
  Result<std::int64_t> pending(sql::Transaction& tx) const;

  // For an auditor: needs "change.list". Ordered by sequence.
  Result<std::vector<StoredChange>> list(sql::Transaction& tx, const Actor& actor, const ChangeFilter& filter) const;
  // With the object's own readers' right checked by the caller: the changes of one object, oldest first.
  Result<std::vector<StoredChange>> of_object(sql::Transaction& tx, std::string_view kind, std::string_view id) const;

  void set_wake(std::function<void()> wake) { wake_ = std::move(wake); }
  Clock& clock() { return clock_; }
  Random& random() { return random_; }

 private:
  enum class Lookup { no, yes };
  Result<std::int64_t> append_rows(Lookup lookup);

  sql::Database& database_;
  Clock& clock_;
  Random& random_;
  LedgerSink& sink_;
  std::string node_;
  Handing handing_;
  Trace* trace_;
  std::function<void()> wake_;
  std::mutex mutex_;
  bool doubtful_ = true;  // an earlier append may have happened without its index being stored
};

}  // namespace sekimori::record
