// Ledger's other half: tiles, checkpoints and proofs.
#include <algorithm>
#include <set>

#include "engine/ledger/ledger.h"

namespace sekimori::ledger {

Result<void> Ledger::write_tiles(const std::vector<TileFile>& tiles) {
  std::set<Path> touched;
  for (const TileFile& tile : tiles) {
    const Path path = directory_ / tile.path;
    const Path folder = path.parent_path();
    if (!files_.exists(folder)) {
      TRY(files_.make_directories(folder, 0755));
      for (Path above = folder; above != directory_; above = above.parent_path()) touched.insert(above.parent_path());
    }
    TRY(files_.replace(path, *tile.bytes, Durable::yes));
  }
  for (const Path& folder : touched) TRY(files_.sync_directory(folder));
  return {};
}

// Under publish_mutex_ (or before anybody else knows the ledger).
Result<void> Ledger::drain_tiles() {
  std::vector<TileFile> tiles;
  {
    const std::shared_lock lock(tree_mutex_);
    for (const auto& [path, bytes] : tree_->unwritten()) tiles.push_back({path, bytes});
  }
  TRY(write_tiles(tiles));
  const std::unique_lock lock(tree_mutex_);
  for (const TileFile& tile : tiles) tree_->written(tile.path);
  return {};
}

Result<std::string> Ledger::checkpoint() {
  const std::lock_guard publish(publish_mutex_);
  SignedState next;
  std::vector<TileFile> tiles;
  std::vector<std::string> full;
  {
    const std::shared_lock lock(tree_mutex_);
    next.size = tree_->size();
    if (signed_ && signed_->size == next.size && !note_.empty()) return note_;
    next.origin = origin_;
    next.time = clock_.now();
    next.root = tree_->root();
    next.segment = segment_;
    next.offset = segment_end_;
    for (const auto& [path, bytes] : tree_->unwritten()) {
      tiles.push_back({path, bytes});
      full.push_back(path);
    }
    std::ranges::move(tree_->partial(), std::back_inserter(tiles));
  }
  if (signed_ && (next.size < signed_->size || (next.size == signed_->size && next.root != signed_->root)))
    return error(ErrorCode::integrity, "ledger: size {} was signed already, refusing to sign size {}", signed_->size, next.size);
  if (!signed_ || signed_->size != next.size) {
    TRY(write_tiles(tiles));
    TRY(files_.replace(directory_ / "state", as_bytes(next.to_string()), Durable::yes, 0600));
  }
  signed_ = next;
  {
    const std::unique_lock lock(tree_mutex_);
    for (const std::string& path : full) tree_->written(path);
  }
  // Partial tiles are needed until the full one stands.
  for (const std::string& path : full)
    if (const Path old = directory_ / (path + ".p"); files_.exists(old)) (void)files_.remove_all(old);
  Checkpoint checkpoint;
  checkpoint.origin = next.origin;
  checkpoint.size = next.size;
  checkpoint.root = next.root;
  std::string note = TRY(sign_note(checkpoint.to_string(), key_)).to_string();
  TRY(files_.replace(directory_ / "checkpoint", as_bytes(note), Durable::yes));
  note_ = std::move(note);
  return note_;
}

// Makes every full tile and the signed edge again from the segments.
Result<void> Ledger::remake_tiles() const {
  const std::lock_guard publish(publish_mutex_);
  TileTree fresh(files_, directory_);
  std::uint64_t size = 0;
  {
    const std::shared_lock lock(tree_mutex_);
    size = tree_->size();
  }
  const auto write = [&]() -> Result<void> {
    std::vector<std::string> done;
    for (const auto& [path, bytes] : fresh.unwritten()) {
      TRY(files_.make_directories((directory_ / path).parent_path(), 0755));
      TRY(files_.replace(directory_ / path, *bytes, Durable::yes));
      done.push_back(path);
    }
    for (const std::string& path : done) fresh.written(path);
    return {};
  };
  for (const std::uint64_t first : TRY(segments())) {
    if (fresh.size() >= size) break;
    auto file = TRY(files_.open(directory_ / "segments" / segment_name(first), OpenMode::read));
    const auto take = [&](const Frame& frame) -> Result<void> {
      if (frame.index >= size) return {};
      fresh.add(frame.entry, frame.hash);
      if (fresh.unwritten_bytes() > (std::uint64_t(8) << 20)) TRY(write());
      return {};
    };
    TRY(scan_segment(*file, 0, first, take));
  }
  TRY(write());
  const std::shared_lock lock(tree_mutex_);
  tree_->forget_cache();
  return {};
}

// Reads; when a tile turns out damaged, makes the tiles again from the entries and reads once more.
template <class T>
Result<T> Ledger::healed(const std::function<Result<T>()>& read) const {
  {
    const std::shared_lock lock(tree_mutex_);
    auto found = read();
    if (found || found.error().code != ErrorCode::integrity) return found;
  }
  TRY(remake_tiles());
  const std::shared_lock lock(tree_mutex_);
  return read();
}

Result<Bytes> Ledger::entry(std::uint64_t index) const {
  return healed<Bytes>([&] { return tree_->entry(index); });
}

Result<std::optional<std::uint64_t>> Ledger::find(const Digest& hash, std::uint64_t least_index) const {
  return healed<std::optional<std::uint64_t>>([&] { return tree_->find(hash, least_index); });
}

Result<Digest> Ledger::root(std::uint64_t tree_size) const {
  return healed<Digest>([&]() -> Result<Digest> {
    if (tree_size > tree_->size()) return error(ErrorCode::invalid_input, "ledger: the size is {}, not {}", tree_->size(), tree_size);
    if (tree_size == tree_->size()) return tree_->root();
    return subtree_root(0, tree_size, [&](unsigned level, std::uint64_t index) { return tree_->node(level, index); });
  });
}

Result<std::vector<Digest>> Ledger::inclusion_proof(std::uint64_t index, std::uint64_t tree_size) const {
  return healed<std::vector<Digest>>([&]() -> Result<std::vector<Digest>> {
    if (tree_size > tree_->size()) return error(ErrorCode::invalid_input, "ledger: the size is {}, not {}", tree_->size(), tree_size);
    const NodeReader nodes = [&](unsigned level, std::uint64_t at) { return tree_->node(level, at); };
    auto proof = TRY(ledger::inclusion_proof(index, tree_size, nodes));
    // Against the root in memory, which no damaged tile can have touched.
    if (tree_size == tree_->size() && !verify_inclusion(index, tree_size, TRY(tree_->node(0, index)), proof, tree_->root()))
      return error(ErrorCode::integrity, "ledger: a tile on the path of entry {} is damaged", index);
    return proof;
  });
}

Result<std::vector<Digest>> Ledger::consistency_proof(std::uint64_t old_size, std::uint64_t tree_size) const {
  return healed<std::vector<Digest>>([&]() -> Result<std::vector<Digest>> {
    if (tree_size > tree_->size()) return error(ErrorCode::invalid_input, "ledger: the size is {}, not {}", tree_->size(), tree_size);
    return ledger::consistency_proof(old_size, tree_size, [&](unsigned level, std::uint64_t at) { return tree_->node(level, at); });
  });
}

Result<TlogProof> Ledger::proof(std::uint64_t index, const std::string& checkpoint_note) const {
  const SignedNote note = TRY(SignedNote::parse(checkpoint_note));
  const Checkpoint checkpoint = TRY(Checkpoint::parse(note.text));
  TlogProof out;
  out.extra = TRY(entry(index));
  out.index = index;
  out.path = TRY(inclusion_proof(index, checkpoint.size));
  out.checkpoint = checkpoint_note;
  return out;
}

}  // namespace sekimori::ledger
