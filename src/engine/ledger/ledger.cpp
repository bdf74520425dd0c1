#include "engine/ledger/ledger.h"

#include <sys/file.h>

#include <algorithm>

namespace sekimori::ledger {
namespace {

constexpr std::uint64_t most_batch_bytes = std::uint64_t(4) << 20;
constexpr std::uint64_t most_unwritten_bytes = std::uint64_t(16) << 20;
constexpr std::uint64_t least_allocation = std::uint64_t(64) << 10;
constexpr std::uint64_t most_allocation = std::uint64_t(4) << 20;
constexpr std::string_view state_format = "sekimori-ledger-state";

}  // namespace

// One caller of append_all, waiting until its entries are durable.
struct Ledger::Ticket {
  std::span<const ByteView> leaves;
  std::uint64_t bytes = 0;
  std::uint64_t first = 0;
  std::optional<Error> problem;
  bool done = false;
  std::condition_variable wake;
};

std::string SignedState::to_string() const {
  Json out = Json::object();
  out.set("format", state_format).set("v", 1).set("origin", origin).set("root", to_hex(root));
  out.set("time", time.to_rfc3339());
  out.set("size", std::to_string(size)).set("segment", std::to_string(segment)).set("offset", std::to_string(offset));
  return out.canonical() + "\n";
}

Result<SignedState> SignedState::parse(std::string_view text) {
  const Json json = TRY(Json::parse(text));
  if (json["format"].text() != state_format) return error(ErrorCode::invalid_input, "not a ledger state");
  if (json["v"].integer_or(0) != 1) return error(ErrorCode::invalid_input, "its version is newer than this program");
  SignedState out;
  out.origin = json["origin"].text();
  out.time = TRY(Instant::parse(json["time"].text()));
  out.size = TRY(parse_decimal(json["size"].text()));
  out.segment = TRY(parse_decimal(json["segment"].text()));
  out.offset = TRY(parse_decimal(json["offset"].text()));
  const Bytes root = TRY(from_hex(json["root"].text()));
  if (root.size() != out.root.size()) return error(ErrorCode::invalid_input, "its root has not 32 bytes");
  std::ranges::copy(root, out.root.begin());
  return out;
}

Ledger::Ledger(Files& files, Path directory, SigningKey key, Clock& clock, LedgerSettings settings)
    : files_(files), directory_(std::move(directory)), origin_(key.name()), clock_(clock), settings_(settings), key_(std::move(key)) {}

Ledger::~Ledger() = default;

Result<std::unique_ptr<Ledger>> Ledger::open(Files& files, Path directory, SigningKey key, Clock& clock, LedgerSettings settings) {
  const bool fresh = !files.exists(directory);
  TRY(files.make_directories(directory, 0700));
  TRY(files.make_directories(directory / "segments", 0700));
  if (fresh && directory.has_parent_path()) TRY(files.sync_directory(directory.parent_path()));
  std::unique_ptr<Ledger> ledger(new Ledger(files, std::move(directory), std::move(key), clock, settings));
  ledger->lock_ = TRY(files.open(ledger->directory_ / "lock", OpenMode::read_write, 0600));
  if (const int descriptor = ledger->lock_->descriptor(); descriptor >= 0 && ::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
    return error(ErrorCode::conflict, "{}: another program has this ledger open", ledger->directory_.string());
  auto recovered = ledger->recover();
  if (!recovered) return std::unexpected(std::move(recovered).error().at(ledger->directory_.string()));
  return ledger;
}

Result<std::vector<std::uint64_t>> Ledger::segments() const {
  std::vector<std::uint64_t> out;
  for (const DirectoryEntry& entry : TRY(files_.list(directory_ / "segments")))
    if (const auto first = segment_first_index(entry.name)) out.push_back(*first);
  return out;  // names sort as their numbers do
}

Result<void> Ledger::recover() {
  std::optional<SignedState> state;
  const Path state_path = directory_ / "state";
  if (files_.exists(state_path)) {
    auto parsed = SignedState::parse(TRY(files_.read_text(state_path, 1 << 16)));
    if (!parsed) return std::unexpected(std::move(parsed).error().at("state"));
    state = *std::move(parsed);
    if (state->origin != origin_) return error(ErrorCode::conflict, "the ledger belongs to {}, the key to {}", state->origin, origin_);
  }
  // Right edge from the tiles of the last checkpoint if they are whole; else everything again from the entries.
  if (state && state->size > 0) {
    if (auto loaded = TileTree::load(files_, directory_, state->size, state->root)) {
      tree_ = *std::move(loaded);
      TRY(recover_from(&*state, state->segment, state->offset));
    }
  }
  if (!tree_) {
    tree_ = std::make_unique<TileTree>(files_, directory_);
    TRY(recover_from(state ? &*state : nullptr, 0, 0));
  }
  if (tree_->size() < settings_.least_size)
    return error(ErrorCode::integrity, "the ledger has {} entries, but {} are known to have existed: it is an old copy", tree_->size(),
                 settings_.least_size);
  signed_ = std::move(state);
  return {};
}

Result<void> Ledger::recover_from(const SignedState* state, std::uint64_t from_segment, std::uint64_t from_offset) {
  next_index_ = tree_->size();
  const auto check_signed = [&]() -> Result<void> {
    if (state != nullptr && tree_->size() == state->size && tree_->root() != state->root)
      return error(ErrorCode::integrity, "the entries do not give the root that was signed for size {}", state->size);
    return {};
  };
  const std::vector<std::uint64_t> all = TRY(segments());
  bool found_start = false;
  for (size_t i = 0; i < all.size(); ++i) {
    if (all[i] < from_segment) continue;
    const std::uint64_t offset = all[i] == from_segment ? from_offset : 0;
    found_start = found_start || all[i] == from_segment;
    const bool last = i + 1 == all.size();
    const std::string name = segment_name(all[i]);
    if (offset == 0 && all[i] != next_index_)
      return error(ErrorCode::integrity, "segments: entries {} to {} are missing", next_index_, all[i]);
    auto file = TRY(files_.open(directory_ / "segments" / name, OpenMode::read_write, 0600));
    const auto take = [&](const Frame& frame) -> Result<void> {
      tree_->add(frame.entry, frame.hash);
      if (tree_->unwritten_bytes() > most_unwritten_bytes) TRY(drain_tiles());
      return check_signed();
    };
    const SegmentScan scan = TRY(scan_segment(*file, offset, next_index_, take));
    next_index_ = scan.next_index;
    if (scan.damaged || (!last && next_index_ != all[i + 1]))
      return error(ErrorCode::integrity, "segments/{}: entry {} at offset {} is damaged", name, next_index_, scan.end);
    segment_ = all[i];
    segment_end_ = tail_ = scan.end;
    if (!last) continue;
    if (state != nullptr && next_index_ < state->size)
      return error(ErrorCode::integrity, "segments/{}: {} entries were signed for, only {} are whole", name, state->size, next_index_);
    // What a crash tore off was never acknowledged. Whole entries behind the last sync become durable before use.
    if (scan.file_size > scan.end) TRY(file->truncate(scan.end));
    TRY(file->sync());
    allocated_ = scan.end;
    file_ = std::move(file);
  }
  if (state != nullptr && next_index_ < state->size)
    return error(ErrorCode::integrity, "{} entries were signed for, only {} are there", state->size, next_index_);
  if (from_offset > 0 && !found_start) return error(ErrorCode::integrity, "segments/{} is missing", segment_name(from_segment));
  return check_signed();
}

Result<void> Ledger::begin_segment(std::uint64_t first_index) {
  const Path path = directory_ / "segments" / segment_name(first_index);
  // A crash may have left an empty one of this name behind.
  auto file = TRY(files_.open(path, OpenMode::read_write, 0600));
  TRY(file->truncate(0));
  TRY(files_.sync_directory(directory_ / "segments"));
  file_ = std::move(file);
  tail_ = allocated_ = 0;
  const std::unique_lock lock(tree_mutex_);
  segment_ = first_index;
  segment_end_ = 0;
  return {};
}

Result<std::uint64_t> Ledger::append(ByteView leaf) {
  const Bytes copy(leaf.begin(), leaf.end());
  return TRY(append_all(std::span(&copy, 1))).front();
}

Result<std::vector<std::uint64_t>> Ledger::append_all(std::span<const Bytes> leaves) {
  std::vector<ByteView> views(leaves.begin(), leaves.end());
  Ticket ticket;
  ticket.leaves = views;
  for (const ByteView leaf : views) {
    if (leaf.empty() || leaf.size() > largest_leaf)
      return error(ErrorCode::invalid_input, "ledger: an entry of {} bytes; 1 to 65,535 are possible", leaf.size());
    ticket.bytes += frame_header_bytes + leaf.size() + 8;
  }
  if (views.empty()) return std::vector<std::uint64_t>();

  std::unique_lock lock(queue_mutex_);
  queue_.push_back(&ticket);
  while (!ticket.done) {
    if (committing_ || queue_.front() != &ticket) {
      ticket.wake.wait(lock);
      continue;
    }
    // The first in the queue writes for all who have come meanwhile.
    committing_ = true;
    std::vector<Ticket*> batch;
    std::uint64_t bytes = 0;
    while (!queue_.empty() && (batch.empty() || bytes + queue_.front()->bytes <= most_batch_bytes)) {
      bytes += queue_.front()->bytes;
      batch.push_back(queue_.front());
      queue_.pop_front();
    }
    lock.unlock();
    auto written = commit(batch);
    lock.lock();
    committing_ = false;
    for (Ticket* other : batch) {
      if (!written) other->problem = written.error();
      other->done = true;
      if (other != &ticket) other->wake.notify_one();
    }
    if (!queue_.empty()) queue_.front()->wake.notify_one();
  }
  if (ticket.problem) return std::unexpected(*std::move(ticket.problem));
  std::vector<std::uint64_t> indices(views.size());
  for (size_t i = 0; i < indices.size(); ++i) indices[i] = ticket.first + i;
  return indices;
}

Result<void> Ledger::commit(const std::vector<Ticket*>& batch) {
  {
    const std::shared_lock lock(tree_mutex_);
    if (!broken_.empty())
      return error(ErrorCode::failure, "the ledger is read-only since {}; restart the program after checking the disk", broken_);
  }
  if (!file_ || tail_ >= settings_.segment_bytes) TRY(begin_segment(next_index_));
  Bytes block;
  std::vector<Digest> hashes;
  std::uint64_t index = next_index_;
  for (Ticket* ticket : batch) {
    ticket->first = index;
    for (const ByteView leaf : ticket->leaves) {
      hashes.push_back(leaf_hash(leaf));
      append_frame(block, leaf, hashes.back(), index++, next_index_);
    }
  }
  TRY(write_batch(block));
  next_index_ = index;
  tail_ += block.size();
  bool drain = false;
  {
    const std::unique_lock lock(tree_mutex_);
    size_t at = 0;
    for (const Ticket* ticket : batch)
      for (const ByteView leaf : ticket->leaves) tree_->add(leaf, hashes[at++]);
    segment_end_ = tail_;
    drain = tree_->unwritten_bytes() > most_unwritten_bytes;
  }
  // The entries are durable whatever becomes of the tiles; a full disk shows at the next checkpoint.
  if (drain) {
    const std::lock_guard lock(publish_mutex_);
    (void)drain_tiles();
  }
  return {};
}

Result<void> Ledger::write_batch(ByteView block) {
  const auto written = [&]() -> Result<void> {
    TRY(file_->write_at(tail_, block));
    if (tail_ + block.size() <= allocated_) return {};
    // Room ahead is filled with zeros, so that the next syncs need not store a new file size.
    allocated_ = tail_ + block.size();
    const Bytes zeros(std::clamp(allocated_ / 4, least_allocation, most_allocation));
    if (file_->write_at(allocated_, zeros)) allocated_ += zeros.size();
    return {};
  }();
  const auto give_up = [&](std::string why) {
    const std::unique_lock lock(tree_mutex_);
    broken_ = std::move(why);
  };
  if (!written) {
    // Nothing of a refused batch may stay behind the tail.
    if (auto cut = file_->truncate(tail_); !cut) give_up("a failed write could not be undone: " + cut.error().message);
    allocated_ = tail_;
    return written;
  }
  if (auto synced = file_->sync(); !synced) {
    give_up("a sync failed: " + synced.error().message);
    return error(ErrorCode::failure, "{}; the entry was not accepted and the ledger is read-only from now on", synced.error());
  }
  return {};
}

std::uint64_t Ledger::size() const {
  const std::shared_lock lock(tree_mutex_);
  return tree_->size();
}

VerifierKey Ledger::verifier() const {
  const std::lock_guard lock(publish_mutex_);
  return key_.verifier();
}

bool Ledger::read_only() const {
  const std::shared_lock lock(tree_mutex_);
  return !broken_.empty();
}

Result<void> Ledger::change_key(SigningKey next) {
  const std::lock_guard lock(publish_mutex_);
  if (next.name() != origin_) return error(ErrorCode::invalid_input, "the ledger is named {}, the key {}", origin_, next.name());
  key_ = std::move(next);
  note_.clear();
  return {};
}

}  // namespace sekimori::ledger
