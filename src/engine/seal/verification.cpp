#include "engine/seal/verification.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/json.h"
#include "engine/ledger/leaf.h"
#include "engine/ledger/tlog_proof.h"
#include "engine/seal/manifest.h"
#include "engine/seal/payload_hash.h"

namespace sekimori::seal {
namespace {

constexpr size_t block_bytes = size_t(1) << 20;
constexpr std::uint64_t largest_tag_file = std::uint64_t(1) << 32;

class Check {
 public:
  Check(Files& files, const Path& bag, const std::optional<ledger::VerifierKey>& pin, const VerifyProgress& progress)
      : files_(files), bag_(bag), pin_(pin), progress_(progress) {}

  Result<Verification> run() {
    TRY(files_.list(bag_));
    if (!files_.exists(bag_ / "bagit.txt") && !files_.exists(bag_ / "manifest-sha256.txt"))
      return error(ErrorCode::invalid_input, "{}: not a bag (neither bagit.txt nor manifest-sha256.txt)", bag_.string());
    TRY(read_present());
    compare("manifest-sha256.txt", data_, true);
    compare("tagmanifest-sha256.txt", tags_, true);
    compare("meta/sealed-tags-sha256.txt", tags_, false);
    compare_wide();
    check_signature();
    check_proofs();
    out_.files = data_.size();
    out_.faults.assign(faults_.begin(), faults_.end());
    return std::move(out_);
  }

 private:
  void fault(std::string_view path, std::string_view what) { faults_.insert({exhibit_of(path), printable_path(path), std::string(what)}); }
  void fault(std::string_view exhibit, std::string_view path, std::string_view what) {
    faults_.insert({std::string(exhibit), std::string(path), std::string(what)});
  }

  // Digests of all regular files; never follows a link.
  Result<void> read_present() {
    std::vector<std::string> open{""};
    while (!open.empty()) {
      const std::string folder = std::move(open.back());
      open.pop_back();
      const auto entries = files_.list(bag_ / folder);
      if (!entries) {
        fault(folder, "unreadable");
        continue;
      }
      for (const DirectoryEntry& entry : *entries) {
        const std::string path = folder.empty() ? entry.name : folder + "/" + entry.name;
        if (entry.kind == FileKind::directory) open.push_back(path);
        else if (entry.kind != FileKind::regular) fault(path, "not a file");
        else if (path != "tagmanifest-sha256.txt") TRY(digest(path));
      }
    }
    return {};
  }

  Result<void> digest(const std::string& path) {
    auto file = files_.open(bag_ / path, OpenMode::read);
    std::uint64_t size = 0;
    buffer_.resize(block_bytes);
    while (file) {
      const auto got = (*file)->read_at(size, buffer_);
      if (!got) {
        file = std::unexpected(got.error());
        break;
      }
      if (*got == 0) break;
      hash_.update(ByteView(buffer_).first(*got));
      size += *got;
      done_ += *got;
      if (progress_ && !progress_(done_)) return error(ErrorCode::interrupted, "verifying was interrupted");
    }
    PayloadDigests digests = hash_.finish();
    if (!file) {
      fault(path, "unreadable");
      return {};
    }
    const bool payload = path.starts_with("data/");
    if (payload) out_.bytes += size;
    (payload ? data_ : tags_).emplace(path, std::move(digests));
    return {};
  }

  std::string read_tag(const std::string& name) {
    auto text = tags_.contains(name) || name == "tagmanifest-sha256.txt" ? files_.read_text(bag_ / name, largest_tag_file)
                                                                         : Result<std::string>(std::string());
    return text ? *std::move(text) : std::string();
  }

  void compare(const std::string& name, const std::map<std::string, PayloadDigests>& present, bool report_extra) {
    const auto status = files_.status(bag_ / name);
    if (!status || status->kind != FileKind::regular) fault(name, "missing");
    const Manifest manifest = parse_manifest(read_tag(name), 64);
    if (manifest.malformed > 0) fault(name, "malformed");
    std::set<std::string_view> told;
    for (const ManifestEntry& entry : manifest.entries) {
      told.insert(entry.path);
      const auto found = present.find(entry.path);
      if (found == present.end()) fault(entry.path, "missing");
      else if (found->second.sha256 != entry.digest) fault(entry.path, "changed");
    }
    if (!report_extra) return;
    for (const auto& [path, digests] : present)
      if (!told.contains(path)) fault(path, "extra");
  }

  // A second digest that disagrees while the first agrees is a fault of the list, unless SHA-256 were broken.
  void compare_wide() {
    const std::string name = "manifest-sha512.txt";
    if (!tags_.contains(name)) return;
    const Manifest manifest = parse_manifest(read_tag(name), 128);
    bool agrees = manifest.malformed == 0 && manifest.entries.size() == parse_manifest(read_tag("manifest-sha256.txt"), 64).entries.size();
    for (const ManifestEntry& entry : manifest.entries) {
      const auto found = data_.find(entry.path);
      if (found == data_.end() || faults_.contains({exhibit_of(entry.path), printable_path(entry.path), "changed"})) continue;
      agrees = agrees && found->second.sha512 == entry.digest;
    }
    if (!agrees && faults_.empty()) fault(name, "changed");
  }

  void check_signature() {
    auto key = ledger::VerifierKey::parse(read_tag("proof/ledger.vkey"));
    if (!key) fault("proof/ledger.vkey", "malformed");
    if (tags_.contains("proof/checkpoint")) {
      checkpoint_text_ = read_tag("proof/checkpoint");
      const auto note = ledger::SignedNote::parse(checkpoint_text_);
      const auto checkpoint = note ? ledger::Checkpoint::parse(note->text) : Result<ledger::Checkpoint>(std::unexpected(note.error()));
      if (checkpoint) checkpoint_ = *checkpoint;
      if (key) {
        if (checkpoint && checkpoint->origin == key->name() && ledger::verify_note(*note, {&*key})) out_.signed_by = key->to_string();
        else fault("proof/checkpoint", "signature fails");
      }
    }
    if (!pin_) return;
    if (key && *key == *pin_) out_.pinned = !out_.signed_by.empty();
    else fault("proof/ledger.vkey", "wrong key");
  }

  void read_custody() {
    std::string_view rest = custody_text_ = read_tag("meta/custody.jsonl");
    while (!rest.empty()) {
      const size_t end = rest.find('\n');
      if (auto line = ledger::CustodyLine::parse(rest.substr(0, end))) custody_.emplace(line->leaf_index, *std::move(line));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
  }

  // The record that a proof file leads up to the signed root, if it does.
  std::optional<Json> proved(const std::string& name) {
    const auto proof = ledger::TlogProof::parse(read_tag(name));
    if (!proof || !proof->extra || !checkpoint_ || proof->checkpoint != checkpoint_text_) return {};
    const auto line = custody_.find(proof->index);
    const auto leaf = ledger::Leaf::parse(as_text(*proof->extra));
    if (line == custody_.end() || !leaf || leaf->commitment != ledger::commit(line->second.salt, line->second.record)) return {};
    if (!ledger::verify_inclusion(proof->index, checkpoint_->size, ledger::leaf_hash(*proof->extra), proof->path, checkpoint_->root))
      return {};
    auto record = Json::parse(line->second.record);
    return record ? std::optional(*std::move(record)) : std::nullopt;
  }

  std::string digest_of(const std::string& name) const {
    const auto found = tags_.find(name);
    return found == tags_.end() ? std::string() : found->second.sha256;
  }

  void check_proofs() {
    read_custody();
    const std::string bag_proof = "proof/manifest.tlog-proof";
    if (!tags_.contains(bag_proof)) return fault(bag_proof, "missing");
    const auto bag = proved(bag_proof);
    if (!bag || (*bag)["kind"].text() != "bag") return fault(bag_proof, "proof fails");
    out_.bag_id = (*bag)["bag"].text();
    if ((*bag)["manifest_sha256"].text() != digest_of("manifest-sha256.txt")) fault("manifest-sha256.txt", "changed");
    if ((*bag)["tags_sha256"].text() != digest_of("meta/sealed-tags-sha256.txt")) fault("meta/sealed-tags-sha256.txt", "changed");
    const std::map<std::string, Digest> lines = digests_by_exhibit();
    for (const Json& item : (*bag)["exhibits"].items()) {
      ++out_.exhibits;
      const std::string id(item.text());
      const std::string name = fmt::format("proof/{}.tlog-proof", id);
      if (!tags_.contains(name)) {
        fault(id, name, "missing");
        continue;
      }
      const auto record = proved(name);
      if (!record || (*record)["kind"].text() != "exhibit" || (*record)["bag"].text() != out_.bag_id || (*record)["exhibit"].text() != id) {
        fault(id, name, "proof fails");
        continue;
      }
      const auto found = lines.find(id);
      if ((*record)["manifest_sha256"].text() != to_hex(found == lines.end() ? sha256(ByteView()) : found->second))
        fault(id, name, "does not match the manifest");
    }
    for (const Json& item : (*bag)["custody"].items()) {
      const std::string name = fmt::format("proof/entry-{}.tlog-proof", item.integer_or(-1));
      if (!tags_.contains(name)) fault(name, "missing");
      else if (!proved(name)) fault(name, "proof fails");
    }
  }

  // SHA-256 over the manifest's lines of each exhibit, as they stand.
  std::map<std::string, Digest> digests_by_exhibit() {
    std::map<std::string, Sha256> open;
    const std::string text = read_tag("manifest-sha256.txt");
    std::string_view rest = text;
    while (!rest.empty()) {
      const size_t end = rest.find('\n');
      std::string line(rest.substr(0, end));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
      if (line.size() < 67) continue;
      const std::string id = exhibit_of(std::string_view(line).substr(66));
      if (id != "-") open[id].update(line + "\n");
    }
    std::map<std::string, Digest> out;
    for (auto& [id, hash] : open) out[id] = hash.finish();
    return out;
  }

  Files& files_;
  const Path& bag_;
  const std::optional<ledger::VerifierKey>& pin_;
  const VerifyProgress& progress_;
  Verification out_;
  std::set<Fault> faults_;
  std::map<std::string, PayloadDigests> data_, tags_;
  PayloadHash hash_;
  Bytes buffer_;
  std::uint64_t done_ = 0;
  std::string checkpoint_text_, custody_text_;
  std::optional<ledger::Checkpoint> checkpoint_;
  std::map<std::uint64_t, ledger::CustodyLine> custody_;
};

}  // namespace

Result<Verification> verify_bag(Files& files, const Path& bag, const std::optional<ledger::VerifierKey>& pin,
                                const VerifyProgress& progress) {
  return Check(files, bag, pin, progress).run();
}

}  // namespace sekimori::seal
