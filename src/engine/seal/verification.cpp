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

class Judgement {
 public:
  Judgement(const BagContents& contents, const std::optional<ledger::VerifierKey>& pin) : contents_(contents), pin_(pin) {}

  Verification run() {
    std::vector<std::pair<std::string, std::string>> flaws = contents_.flaws;
    const auto take_flaws = [&](bool payload) {
      for (const auto& [path, what] : flaws)
        if (path.starts_with("data/") == payload) fault(path, what);
    };
    check("contents", [&] {
      take_flaws(true);
      compare("manifest-sha256.txt", contents_.data, true);
    });
    check("papers", [&] {
      take_flaws(false);
      compare("tagmanifest-sha256.txt", contents_.tags, true);
      compare("meta/sealed-tags-sha256.txt", contents_.tags, false);
    });
    check("lists", [&] { compare_wide(); });
    check("signature", [&] {
      check_signature();
      if (out_.signed_by.empty()) clean_ = false;
    });
    read_custody();
    std::optional<Json> bag;
    check("sealing", [&] { bag = check_sealing(); });
    check("exhibits", [&] { check_exhibits(bag); });
    check("custody", [&] { check_custody(bag); });
    out_.files = contents_.data.size();
    out_.bytes = contents_.bytes;
    out_.manifest_sha256 = digest_of("manifest-sha256.txt");
    if (contents_.has("tagmanifest-sha256.txt")) out_.digest = to_hex(sha256(read_tag("tagmanifest-sha256.txt")));
    out_.faults.assign(faults_.begin(), faults_.end());
    return std::move(out_);
  }

 private:
  void check(std::string_view name, const std::function<void()>& ask) {
    clean_ = true;
    ask();
    out_.checks.push_back({std::string(name), clean_});
  }
  void fault(std::string_view path, std::string_view what) { fault(exhibit_of(path), printable_path(path), what); }
  void fault(std::string_view exhibit, std::string_view path, std::string_view what) {
    clean_ = false;
    faults_.insert({std::string(exhibit), std::string(path), std::string(what)});
  }

  std::string read_tag(const std::string& name) const {
    return contents_.tags.contains(name) || name == "tagmanifest-sha256.txt" ? contents_.text(name) : std::string();
  }

  void compare(const std::string& name, const std::map<std::string, PayloadDigests>& present, bool report_extra) {
    if (!contents_.has(name)) fault(name, "missing");
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
    if (!contents_.tags.contains(name)) return;
    const Manifest manifest = parse_manifest(read_tag(name), 128);
    bool agrees = manifest.malformed == 0 && manifest.entries.size() == parse_manifest(read_tag("manifest-sha256.txt"), 64).entries.size();
    for (const ManifestEntry& entry : manifest.entries) {
      const auto found = contents_.data.find(entry.path);
      if (found == contents_.data.end() || faults_.contains({exhibit_of(entry.path), printable_path(entry.path), "changed"})) continue;
      agrees = agrees && found->second.sha512 == entry.digest;
    }
    if (!agrees && faults_.empty()) fault(name, "changed");
  }

  void check_signature() {
    auto key = ledger::VerifierKey::parse(read_tag("proof/ledger.vkey"));
    if (!key) fault("proof/ledger.vkey", "malformed");
    if (contents_.tags.contains("proof/checkpoint")) {
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
    const auto found = contents_.tags.find(name);
    return found == contents_.tags.end() ? std::string() : found->second.sha256;
  }

  std::optional<Json> check_sealing() {
    const std::string name = "proof/manifest.tlog-proof";
    if (!contents_.tags.contains(name)) {
      fault(name, "missing");
      return {};
    }
    auto bag = proved(name);
    if (!bag || (*bag)["kind"].text() != "bag") {
      fault(name, "proof fails");
      return {};
    }
    out_.bag_id = (*bag)["bag"].text();
    out_.case_id = (*bag)["case"].text();
    out_.sealed_at = (*bag)["time"].text();
    out_.sealed_by = (*bag)["actor"].text();
    out_.witness = (*bag)["witness"].text();
    if ((*bag)["manifest_sha256"].text() != digest_of("manifest-sha256.txt")) fault("manifest-sha256.txt", "changed");
    if ((*bag)["tags_sha256"].text() != digest_of("meta/sealed-tags-sha256.txt")) fault("meta/sealed-tags-sha256.txt", "changed");
    return bag;
  }

  // Without the bag's own record nobody knows which exhibits there should be: what the record of the bag names is not proved either.
  void check_exhibits(const std::optional<Json>& bag) {
    if (!bag) {
      clean_ = false;
      return;
    }
    const std::map<std::string, Digest> lines = digests_by_exhibit();
    for (const Json& item : (*bag)["exhibits"].items()) {
      ++out_.exhibits;
      const std::string id(item.text());
      const std::string name = fmt::format("proof/{}.tlog-proof", id);
      if (!contents_.tags.contains(name)) {
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
      const auto number = [&](std::string_view field) {
        return static_cast<std::uint64_t>(std::max<std::int64_t>((*record)[field].integer_or(0), 0));
      };
      out_.proved_exhibits.push_back(
          {id, std::string((*record)["label"].text()), number("files"), number("bytes"), std::string((*record)["manifest_sha256"].text())});
    }
  }

  void check_custody(const std::optional<Json>& bag) {
    if (!bag) {
      clean_ = false;
      return;
    }
    for (const Json& item : (*bag)["custody"].items()) {
      const std::string name = fmt::format("proof/entry-{}.tlog-proof", item.integer_or(-1));
      if (!contents_.tags.contains(name)) fault(name, "missing");
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

  const BagContents& contents_;
  const std::optional<ledger::VerifierKey>& pin_;
  Verification out_;
  std::set<Fault> faults_;
  bool clean_ = true;  // as far as the check under way has come
  std::string checkpoint_text_, custody_text_;
  std::optional<ledger::Checkpoint> checkpoint_;
  std::map<std::uint64_t, ledger::CustodyLine> custody_;
};

// Reads a bag that lies in a folder.
class FolderReader {
 public:
  FolderReader(Files& files, const Path& bag, const VerifyProgress& progress, BagContents& into)
      : files_(files), bag_(bag), progress_(progress), into_(into) {}

  // Digests of all regular files; never follows a link.
  Result<void> read() {
    std::vector<std::string> open{""};
    while (!open.empty()) {
      const std::string folder = std::move(open.back());
      open.pop_back();
      const auto entries = files_.list(bag_ / folder);
      if (!entries) {
        flaw(folder, "unreadable");
        continue;
      }
      for (const DirectoryEntry& entry : *entries) {
        const std::string path = folder.empty() ? entry.name : folder + "/" + entry.name;
        if (entry.kind == FileKind::directory) open.push_back(path);
        else if (entry.kind != FileKind::regular) flaw(path, "not a file");
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
      flaw(path, "unreadable");
      return {};
    }
    const bool payload = path.starts_with("data/");
    if (payload) into_.bytes += size;
    (payload ? into_.data : into_.tags).emplace(path, std::move(digests));
    return {};
  }

 private:
  void flaw(const std::string& path, std::string_view what) { into_.flaws.emplace_back(path, what); }
  Files& files_;
  const Path& bag_;
  const VerifyProgress& progress_;
  BagContents& into_;
  PayloadHash hash_;
  Bytes buffer_;
  std::uint64_t done_ = 0;
};

}  // namespace

Verification judge_bag(const BagContents& contents, const std::optional<ledger::VerifierKey>& pin) {
  return Judgement(contents, pin).run();
}

Result<Verification> verify_bag(Files& files, const Path& bag, const std::optional<ledger::VerifierKey>& pin,
                                const VerifyProgress& progress) {
  TRY(files.list(bag));
  if (!files.exists(bag / "bagit.txt") && !files.exists(bag / "manifest-sha256.txt"))
    return error(ErrorCode::invalid_input, "{}: not a bag (neither bagit.txt nor manifest-sha256.txt)", bag.string());
  BagContents contents;
  contents.has = [&](const std::string& name) {
    const auto status = files.status(bag / name);
    return status && status->kind == FileKind::regular;
  };
  contents.text = [&](const std::string& name) { return files.read_text(bag / name, largest_tag_file).value_or(""); };
  TRY(FolderReader(files, bag, progress, contents).read());
  return judge_bag(contents, pin);
}

}  // namespace sekimori::seal
