// The Merkle tree of a growing log, held as tiles: the right edge in memory, full tiles on disk.
//
//   TileTree tree(files, directory);
//   tree.add(entry, leaf_hash(entry));
//   for (auto& file : tree.unwritten()) write(file);   // then tree.written(path)
//   Digest root = tree.root();
//
// Memory: at most 256 entries, 8 x 256 hashes, and what is not yet written. Not synchronised: one writer, or many
// readers of the const functions.
#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "base/files.h"
#include "engine/ledger/merkle.h"
#include "engine/ledger/tile.h"

namespace sekimori::ledger {

// One file of the log, its path relative to the ledger's directory.
struct TileFile {
  std::string path;
  std::shared_ptr<const Bytes> bytes;
};

class TileTree {
 public:
  TileTree(Files& files, Path directory) : files_(files), directory_(std::move(directory)) {}

  // The tree of `size` entries from the tiles on disk. integrity when they are missing or do not give `root`.
  static Result<std::unique_ptr<TileTree>> load(Files& files, const Path& directory, std::uint64_t size, const Digest& root);

  void add(ByteView entry, const Digest& hash);
  std::uint64_t size() const { return size_; }
  Digest root() const;

  // Full tiles and bundles that are not yet on disk, oldest first; their bytes together.
  const std::map<std::string, std::shared_ptr<const Bytes>>& unwritten() const { return unwritten_; }
  std::uint64_t unwritten_bytes() const { return unwritten_bytes_; }
  void written(const std::string& path);
  // The partial tiles and bundle of the right edge, as they have to lie beside a checkpoint of this size.
  std::vector<TileFile> partial() const;

  // (level, index) as in merkle.h, within the present size. integrity when a tile is damaged or missing.
  Result<Digest> node(unsigned level, std::uint64_t index) const;
  Result<Bytes> entry(std::uint64_t index) const;
  // Newest first; stops below `least_index`.
  Result<std::optional<std::uint64_t>> find(const Digest& hash, std::uint64_t least_index) const;
  void forget_cache() const;

 private:
  Result<std::shared_ptr<const Bytes>> read(const std::string& path, size_t most_bytes) const;
  Result<std::vector<Digest>> hashes(unsigned level, std::uint64_t tile) const;
  void push(unsigned level, const Digest& hash);
  void keep(std::string path, Bytes bytes);

  Files& files_;
  Path directory_;
  std::uint64_t size_ = 0;
  std::vector<Digest> edge_[tile_levels];  // the partial hash tile of each level
  Bytes edge_entries_;                     // the partial entry bundle
  std::vector<size_t> edge_offsets_;       // where each of its entries begins (its length field)
  std::map<std::string, std::shared_ptr<const Bytes>> unwritten_;
  std::uint64_t unwritten_bytes_ = 0;
  mutable std::mutex cache_mutex_;
  mutable std::map<std::string, std::shared_ptr<const Bytes>> cache_;
};

}  // namespace sekimori::ledger
