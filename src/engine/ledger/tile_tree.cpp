#include "engine/ledger/tile_tree.h"

#include <algorithm>
#include <bit>

namespace sekimori::ledger {
namespace {

constexpr size_t most_cached_tiles = 64;
constexpr size_t largest_bundle = tile_width * (2 + 65'535);
constexpr size_t largest_tile = tile_width * 32;

// The root of 2^n neighbouring hashes.
Digest fold(std::vector<Digest> hashes) {
  for (size_t count = hashes.size(); count > 1; count /= 2)
    for (size_t i = 0; i < count / 2; ++i) hashes[i] = node_hash(hashes[2 * i], hashes[2 * i + 1]);
  return hashes.front();
}

Digest fold(std::span<const Digest> hashes) { return fold(std::vector<Digest>(hashes.begin(), hashes.end())); }

Bytes joined(std::span<const Digest> hashes) {
  Bytes out;
  out.reserve(hashes.size() * 32);
  for (const Digest& hash : hashes) append(out, hash);
  return out;
}

}  // namespace

Result<std::unique_ptr<TileTree>> TileTree::load(Files& files, const Path& directory, std::uint64_t size, const Digest& root) {
  auto tree = std::make_unique<TileTree>(files, directory);
  tree->size_ = size;
  for (unsigned level = 0; level < tile_levels; ++level) {
    const std::uint64_t count = size >> (8 * level);
    const auto width = static_cast<unsigned>(count % tile_width);
    if (width == 0) continue;
    const std::string path = tile_path(level, count / tile_width, width);
    auto hashes = parse_tile(*TRY(tree->read(path, largest_tile)));
    if (!hashes || hashes->size() != width) return error(ErrorCode::integrity, "ledger: {} is damaged", path);
    tree->edge_[level] = *std::move(hashes);
    if (level != 0) continue;
    const std::string entries = entries_path(count / tile_width, width);
    tree->edge_entries_ = *TRY(tree->read(entries, largest_bundle));
    const auto parsed = parse_bundle(tree->edge_entries_);
    if (!parsed || parsed->size() != width) return error(ErrorCode::integrity, "ledger: {} is damaged", entries);
    for (size_t i = 0; i < width; ++i) {
      if (leaf_hash((*parsed)[i]) != tree->edge_[0][i]) return error(ErrorCode::integrity, "ledger: {} does not match its hashes", entries);
      tree->edge_offsets_.push_back(static_cast<size_t>((*parsed)[i].data() - tree->edge_entries_.data()) - 2);
    }
  }
  if (tree->root() != root) return error(ErrorCode::integrity, "ledger: the tiles do not give the signed root of size {}", size);
  return tree;
}

void TileTree::add(ByteView entry, const Digest& hash) {
  const std::uint64_t bundle = size_ / tile_width;
  edge_offsets_.push_back(edge_entries_.size());
  append_bundle_entry(edge_entries_, entry);
  ++size_;
  if (edge_offsets_.size() == tile_width) {
    keep(entries_path(bundle, tile_width), std::move(edge_entries_));
    edge_entries_.clear();
    edge_offsets_.clear();
  }
  push(0, hash);
}

void TileTree::push(unsigned level, const Digest& hash) {
  edge_[level].push_back(hash);
  if (edge_[level].size() < tile_width) return;
  const std::uint64_t tile = (size_ >> (8 * level)) / tile_width - 1;
  keep(tile_path(level, tile, tile_width), joined(edge_[level]));
  const Digest above = fold(std::move(edge_[level]));
  edge_[level].clear();
  if (level + 1 < tile_levels) push(level + 1, above);
}

void TileTree::keep(std::string path, Bytes bytes) {
  unwritten_bytes_ += bytes.size();
  unwritten_.insert_or_assign(std::move(path), std::make_shared<const Bytes>(std::move(bytes)));
}

void TileTree::written(const std::string& path) {
  const auto found = unwritten_.find(path);
  if (found == unwritten_.end()) return;
  unwritten_bytes_ -= found->second->size();
  unwritten_.erase(found);
}

Digest TileTree::root() const {
  if (size_ == 0) return empty_root();
  // From the smallest peak at the right to the largest at the left.
  std::optional<Digest> root;
  for (unsigned level = 0; level < tile_levels; ++level) {
    std::span<const Digest> left = edge_[level];
    while (!left.empty()) {
      const size_t width = left.size() & (~left.size() + 1);
      const Digest peak = fold(left.last(width));
      root = root ? node_hash(peak, *root) : peak;
      left = left.first(left.size() - width);
    }
  }
  return *root;
}

std::vector<TileFile> TileTree::partial() const {
  std::vector<TileFile> out;
  for (unsigned level = 0; level < tile_levels; ++level)
    if (!edge_[level].empty())
      out.push_back({tile_path(level, (size_ >> (8 * level)) / tile_width, static_cast<unsigned>(edge_[level].size())),
                     std::make_shared<const Bytes>(joined(edge_[level]))});
  if (!edge_offsets_.empty())
    out.push_back(
        {entries_path(size_ / tile_width, static_cast<unsigned>(edge_offsets_.size())), std::make_shared<const Bytes>(edge_entries_)});
  return out;
}

Result<std::shared_ptr<const Bytes>> TileTree::read(const std::string& path, size_t most_bytes) const {
  if (const auto found = unwritten_.find(path); found != unwritten_.end()) return found->second;
  {
    const std::lock_guard lock(cache_mutex_);
    if (const auto found = cache_.find(path); found != cache_.end()) return found->second;
  }
  auto bytes = files_.read(directory_ / path, most_bytes);
  if (!bytes) return error(ErrorCode::integrity, "ledger: a tile cannot be read: {}", bytes.error());
  auto shared = std::make_shared<const Bytes>(*std::move(bytes));
  const std::lock_guard lock(cache_mutex_);
  if (cache_.size() >= most_cached_tiles) cache_.clear();
  cache_.emplace(path, shared);
  return shared;
}

void TileTree::forget_cache() const {
  const std::lock_guard lock(cache_mutex_);
  cache_.clear();
}

Result<std::vector<Digest>> TileTree::hashes(unsigned level, std::uint64_t tile) const {
  if (tile == (size_ >> (8 * level)) / tile_width) return edge_[level];
  const std::string path = tile_path(level, tile, tile_width);
  auto parsed = parse_tile(*TRY(read(path, largest_tile)));
  if (!parsed || parsed->size() != tile_width) return error(ErrorCode::integrity, "ledger: {} is damaged", path);
  return parsed;
}

Result<Digest> TileTree::node(unsigned level, std::uint64_t index) const {
  const unsigned tile_level = level / 8, shift = level % 8;
  const std::uint64_t first = index << shift;  // in hashes of the tile's level
  const size_t count = size_t(1) << shift;
  const std::vector<Digest> tile = TRY(hashes(tile_level, first / tile_width));
  const size_t at = first % tile_width;
  if (tile.size() < at + count) return error(ErrorCode::invalid_input, "ledger: node {} of level {} is not in the tree", index, level);
  return fold(std::span(tile).subspan(at, count));
}

Result<Bytes> TileTree::entry(std::uint64_t index) const {
  if (index >= size_) return error(ErrorCode::not_found, "ledger: no entry {}; the size is {}", index, size_);
  const std::uint64_t bundle = index / tile_width;
  const size_t at = index % tile_width;
  if (bundle == size_ / tile_width) {
    const size_t from = edge_offsets_[at] + 2, to = at + 1 < edge_offsets_.size() ? edge_offsets_[at + 1] : edge_entries_.size();
    return Bytes(edge_entries_.begin() + static_cast<std::ptrdiff_t>(from), edge_entries_.begin() + static_cast<std::ptrdiff_t>(to));
  }
  const std::string path = entries_path(bundle, tile_width);
  const auto bytes = TRY(read(path, largest_bundle));
  const auto entries = parse_bundle(*bytes);
  if (!entries || entries->size() != tile_width) return error(ErrorCode::integrity, "ledger: {} is damaged", path);
  if (leaf_hash((*entries)[at]) != TRY(node(0, index)))
    return error(ErrorCode::integrity, "ledger: entry {} in {} does not match its hash", index, path);
  return Bytes((*entries)[at].begin(), (*entries)[at].end());
}

Result<std::optional<std::uint64_t>> TileTree::find(const Digest& hash, std::uint64_t least_index) const {
  for (std::uint64_t end = size_; end > least_index;) {
    const std::uint64_t tile = (end - 1) / tile_width;
    const std::vector<Digest> here = TRY(hashes(0, tile));
    for (size_t i = here.size(); i-- > 0;) {
      const std::uint64_t index = tile * tile_width + i;
      if (index < least_index) return std::nullopt;
      if (here[i] == hash) return index;
    }
    end = tile * tile_width;
  }
  return std::nullopt;
}

}  // namespace sekimori::ledger
