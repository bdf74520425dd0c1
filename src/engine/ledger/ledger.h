// The ledger: an append-only, signed log on disk (c2sp.org/tlog-tiles) with durable group commit.
//
//   auto ledger = TRY(Ledger::open(files, data / "ledger", key.copy(), clock));
//   std::uint64_t index = TRY(ledger->append(sealed.leaf));       // on disk for good when it returns
//   std::string note = TRY(ledger->checkpoint());                 // signed; at least as large as index + 1
//   auto proof = TRY(ledger->inclusion_proof(index, size));
//
// Promises, each with a fault test:
//   - an entry whose append returned is there after any crash, at that index;
//   - size and root are durable before a signature over them leaves; a ledger never signs below or beside them;
//   - a failed sync of the entries is final: from then on the ledger only reads;
//   - tiles are made from the entries alone: lost or damaged ones are made again.
// One process at a time (lock file); all functions may be called from any thread.
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <shared_mutex>

#include "base/clock.h"
#include "engine/ledger/leaf.h"
#include "engine/ledger/note.h"
#include "engine/ledger/segment.h"
#include "engine/ledger/tile_tree.h"
#include "engine/ledger/tlog_proof.h"

namespace sekimori::ledger {

struct LedgerSettings {
  std::uint64_t segment_bytes = std::uint64_t(64) << 20;  // a new segment is begun beyond
  std::uint64_t least_size = 0;                           // highest size known from outside (a witness, a backup note): smaller is refused
};

// What was last made durable for signing.
struct SignedState {
  std::string origin;
  Instant time;  // when it was about to be signed, by the node's clock; for people, nothing rests on it
  std::uint64_t size = 0;
  Digest root{};
  std::uint64_t segment = 0;  // first index of the segment in which entry `size` begins or will begin
  std::uint64_t offset = 0;   // and where in it

  std::string to_string() const;
  static Result<SignedState> parse(std::string_view text);
};

class Ledger {
 public:
  // Makes the directory on first use. conflict: another process has it open. integrity: entries are damaged or missing
  // that had been signed for. Cost: what was appended since the last checkpoint is read again.
  static Result<std::unique_ptr<Ledger>> open(Files& files, Path directory, SigningKey key, Clock& clock, LedgerSettings settings = {});
  ~Ledger();
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;

  // The index of the entry, once it is durable. Entries of concurrent callers share one sync. invalid_input: empty or
  // above 65,535 bytes; full: no space, nothing was kept and later appends may succeed; failure: read-only from now on.
  Result<std::uint64_t> append(ByteView leaf);
  Result<std::vector<std::uint64_t>> append_all(std::span<const Bytes> leaves);  // neighbours, in order

  std::uint64_t size() const;
  Result<Bytes> entry(std::uint64_t index) const;  // not_found at and beyond size()
  // Where an entry of this leaf_hash stands, newest first, looking no further back than `least_index`. Reads 32 bytes
  // per entry.
  Result<std::optional<std::uint64_t>> find(const Digest& leaf_hash, std::uint64_t least_index = 0) const;

  // The signed checkpoint of the present size as note text; also written to `checkpoint`. The same text until the size
  // changes.
  Result<std::string> checkpoint();
  Result<std::vector<Digest>> inclusion_proof(std::uint64_t index, std::uint64_t tree_size) const;
  Result<std::vector<Digest>> consistency_proof(std::uint64_t old_size, std::uint64_t tree_size) const;
  Result<Digest> root(std::uint64_t tree_size) const;
  // The entry, its path and `checkpoint_note` (from checkpoint()) as one file.
  Result<TlogProof> proof(std::uint64_t index, const std::string& checkpoint_note) const;

  VerifierKey verifier() const;  // of the key that signs now
  const std::string& origin() const { return origin_; }
  const Path& directory() const { return directory_; }
  bool read_only() const;

  // From now on checkpoints are signed with `next`, a key of the same name; see rotate_signing_key in key_rotation.h.
  Result<void> change_key(SigningKey next);

 private:
  struct Ticket;
  Ledger(Files& files, Path directory, SigningKey key, Clock& clock, LedgerSettings settings);
  Result<void> recover();
  Result<void> recover_from(const SignedState* state, std::uint64_t from_segment, std::uint64_t from_offset);
  Result<std::vector<std::uint64_t>> segments() const;
  Result<void> begin_segment(std::uint64_t first_index);
  Result<void> commit(const std::vector<Ticket*>& batch);
  Result<void> write_batch(ByteView block);
  Result<void> write_tiles(const std::vector<TileFile>& tiles);
  Result<void> drain_tiles();
  Result<void> remake_tiles() const;
  void finish(std::vector<Ticket*>& batch);
  template <class T>
  Result<T> healed(const std::function<Result<T>()>& read) const;

  Files& files_;
  const Path directory_;
  const std::string origin_;
  Clock& clock_;
  const LedgerSettings settings_;
  std::unique_ptr<File> lock_;

  std::mutex queue_mutex_;
  std::deque<Ticket*> queue_;
  bool committing_ = false;

  // Only the committing thread touches these.
  std::unique_ptr<File> file_;
  std::uint64_t tail_ = 0;
  std::uint64_t allocated_ = 0;
  std::uint64_t next_index_ = 0;

  mutable std::shared_mutex tree_mutex_;  // guards the rest up to publish_mutex_
  std::unique_ptr<TileTree> tree_;
  std::uint64_t segment_ = 0;
  std::uint64_t segment_end_ = 0;
  std::string broken_;  // why it is read-only; empty: it is not

  mutable std::mutex publish_mutex_;  // one checkpoint or tile write at a time
  SigningKey key_;
  std::optional<SignedState> signed_;
  std::string note_;
};

}  // namespace sekimori::ledger
