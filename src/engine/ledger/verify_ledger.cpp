#include "engine/ledger/verify_ledger.h"

#include <algorithm>

namespace sekimori::ledger {
namespace {

class Check {
 public:
  Check(Files& files, const Path& directory, const VerifierKey& key)
      : files_(files), directory_(directory), key_(key), tree_(files, directory) {}

  Result<LedgerReport> run() {
    if (!files_.exists(directory_ / "segments")) return error(ErrorCode::not_found, "{}: no ledger there", directory_.string());
    read_checkpoint();
    read_state();
    TRY(read_segments());
    if (report_.entries < target_) problem("segments", phrase("{} entries were signed for, only {} are whole", target_, report_.entries));
    return std::move(report_);
  }

 private:
  void problem(std::string_view place, const Phrase& what) {
    if (report_.problems.size() < 1000) report_.problems.push_back(phrase("{}: {}", place, what));
  }

  void read_checkpoint() {
    const auto text = files_.read_text(directory_ / "checkpoint", SignedNote::most_bytes);
    if (!text) {
      if (files_.exists(directory_ / "state")) problem("checkpoint", "it is missing");
      return;
    }
    const auto note = SignedNote::parse(*text);
    const auto checkpoint = note ? Checkpoint::parse(note->text) : Result<Checkpoint>(std::unexpected(note.error()));
    if (!checkpoint) return problem("checkpoint", checkpoint.error());
    if (const auto good = verify_note(*note, {&key_}); !good) return problem("checkpoint", good.error());
    if (checkpoint->origin != key_.name()) return problem("checkpoint", phrase("it is of log {}", checkpoint->origin));
    report_.signed_by = key_.to_string();
    report_.signed_size = target_ = checkpoint->size;
    checkpoint_ = *checkpoint;
  }

  void read_state() {
    const auto text = files_.read_text(directory_ / "state", 1 << 16);
    if (!text) {
      if (checkpoint_) problem("state", "it is missing");
      return;
    }
    const auto state = SignedState::parse(*text);
    if (!state) return problem("state", state.error());
    // The state is durable before the checkpoint, so it may be ahead, never behind.
    if (state->size < target_) problem("state", phrase("size {} is behind the checkpoint's {}", state->size, target_));
    state_ = *state;
  }

  void compare_roots() {
    const std::uint64_t size = tree_.size();
    if (checkpoint_ && checkpoint_->size == size && checkpoint_->root != tree_.root())
      problem("checkpoint", phrase("the entries do not give its root of size {}", size));
    if (state_ && state_->size == size && state_->root != tree_.root())
      problem("state", phrase("the entries do not give its root of size {}", size));
    if (!checkpoint_ || checkpoint_->size != size) return;
    for (const TileFile& tile : tree_.partial()) compare(tile.path, *tile.bytes);
  }

  void compare(const std::string& path, const Bytes& expected) {
    const auto found = files_.read(directory_ / path, 256 * 65'537);
    if (!found) problem(path, "it is missing or unreadable");
    else if (*found != expected) problem(path, "differs from what the entries give");
  }

  Result<void> take(const Frame& frame) {
    tree_.add(frame.entry, frame.hash);
    ++report_.entries;
    compare_roots();
    // Full tiles are compared and let go, so that memory stays constant.
    std::vector<std::string> done;
    for (const auto& [path, bytes] : tree_.unwritten()) {
      if (tree_.size() <= target_) compare(path, *bytes);
      done.push_back(path);
    }
    for (const std::string& path : done) tree_.written(path);
    return {};
  }

  Result<void> read_segments() {
    compare_roots();
    const auto entries = TRY(files_.list(directory_ / "segments"));
    std::vector<std::uint64_t> firsts;
    for (const DirectoryEntry& entry : entries)
      if (const auto first = segment_first_index(entry.name)) firsts.push_back(*first);
    for (size_t i = 0; i < firsts.size(); ++i) {
      const std::string name = "segments/" + segment_name(firsts[i]);
      if (firsts[i] != report_.entries) {
        problem(name, phrase("begins at entry {}, {} was expected", firsts[i], report_.entries));
        return {};
      }
      auto file = TRY(files_.open(directory_ / name, OpenMode::read));
      const SegmentScan scan = TRY(scan_segment(*file, 0, firsts[i], [this](const Frame& frame) { return take(frame); }));
      if (scan.damaged || i + 1 < firsts.size()) {
        const bool whole = !scan.damaged && i + 1 < firsts.size() && firsts[i + 1] == scan.next_index;
        if (!whole) problem(name, phrase("entry {} at offset {} is damaged", scan.next_index, scan.end));
      }
    }
    return {};
  }

  Files& files_;
  const Path& directory_;
  const VerifierKey& key_;
  TileTree tree_;
  LedgerReport report_;
  std::uint64_t target_ = 0;
  std::optional<Checkpoint> checkpoint_;
  std::optional<SignedState> state_;
};

}  // namespace

Result<LedgerReport> verify_ledger(Files& files, const Path& directory, const VerifierKey& key) {
  return Check(files, directory, key).run();
}

}  // namespace sekimori::ledger
