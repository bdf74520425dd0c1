#include "engine/seal/bag.h"

#include <algorithm>

#include "base/ids.h"
#include "base/text.h"
#include "engine/seal/bag_texts.h"
#include "engine/seal/collector.h"
#include "engine/seal/manifest.h"

namespace sekimori::seal {
namespace {

// "Label: value" on one line of bag-info.txt.
std::string info_line(std::string_view label, std::string_view value) {
  std::string one_line(value);
  std::ranges::replace_if(one_line, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return value.empty() ? std::string() : fmt::format("{}: {}\n", label, one_line);
}

class Sealing {
 public:
  Sealing(Files& files, ledger::Ledger& ledger, Clock& clock, Random& random, const SealRequest& request, Path bag,
          const ProgressSink& progress)
      : files_(files), ledger_(ledger), clock_(clock), random_(random), request_(request), bag_(std::move(bag)), progress_(progress) {}

  Result<SealSummary> run(const Path& work) {
    work_ = work;
    started_ = clock_.now();
    summary_.bag_id = Uuid::make(clock_, random_).to_string();
    TRY(collect());
    TRY(write_tags());
    // Everything that is going to be sworn to is on the disk before it is sworn to.
    TRY(files_.sync_file_system(work_));
    TRY(record());
    TRY(write_proofs());
    TRY(files_.sync_file_system(work_));
    return std::move(summary_);
  }

 private:
  Result<void> collect() {
    Collector collector(files_, work_, summary_, progress_);
    TRY(collector.open());
    if (progress_) {
      std::uint64_t total = 0;
      for (const ExhibitSource& exhibit : request_.exhibits)
        for (const Path& path : exhibit.paths) total += measure(files_, path);
      collector.expect(total);
    }
    for (const ExhibitSource& exhibit : request_.exhibits) TRY(collector.take(exhibit));
    const auto closed = TRY(collector.close());
    summary_.manifest_sha256 = closed.manifest_sha256;
    tags_["manifest-sha256.txt"] = closed.manifest_sha256;
    tags_["manifest-sha512.txt"] = closed.manifest_sha512;
    tags_["meta/files.jsonl"] = closed.files;
    return {};
  }

  Result<void> put(const std::string& name, std::string_view text) {
    TRY(files_.make_directories((work_ / name).parent_path()));
    auto file = TRY(files_.open(work_ / name, OpenMode::create_new));
    TRY(file->append(as_bytes(text)));
    tags_[name] = to_hex(sha256(text));
    return {};
  }

  Result<void> write_tags() {
    const std::string date = Zone::tokyo().day_of(started_).to_string();
    std::string exhibits;
    for (const ExhibitSource& exhibit : request_.exhibits) {
      if (!exhibits.empty()) exhibits += ", ";
      exhibits += exhibit.label.empty() ? exhibit.id : fmt::format("{} ({})", exhibit.id, exhibit.label);
    }
    const std::string vkey = ledger_.verifier().to_string();
    const BagFacts facts{request_.case_id, date, exhibits, vkey};
    TRY(put("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
    std::string info = info_line("Source-Organization", request_.organisation);
    info += info_line("External-Identifier", request_.case_id) + info_line("Contact-Name", request_.actor);
    info += info_line("External-Description", request_.reason) + info_line("Internal-Sender-Identifier", summary_.bag_id);
    info += info_line("Internal-Sender-Description", exhibits) + info_line("Bagging-Date", date);
    info += info_line("Bag-Software-Agent", fmt::format("{} {}", request_.tool.name, request_.tool.version));
    info += info_line("Payload-Oxum", fmt::format("{}.{}", summary_.bytes, summary_.files));
    TRY(put("bag-info.txt", info));
    TRY(put("README.ja.txt", readme_ja(facts)));
    TRY(put("README.en.txt", readme_en(facts)));
    TRY(put("verify.sh", verify_sh()));
    TRY(put("verify.ps1", verify_ps1()));
    TRY(put("verify.cmd", verify_cmd()));
    TRY(put("proof/ledger.vkey", vkey + "\n"));
    TRY(put("proof/ledger.pem", ledger_.verifier().to_pem()));
    for (const AnnexFile& annex : request_.annexes) TRY(put("annex/" + annex.name, as_text(annex.content)));
    TRY(put("meta/acquisition.json", acquisition().canonical() + "\n"));
    std::string sealed;
    for (const auto& [name, digest] : tags_) sealed += manifest_line(digest, name);
    return put("meta/sealed-tags-sha256.txt", sealed);
  }

  Json acquisition() {
    Json tool = Json::object();
    tool.set("name", request_.tool.name).set("version", request_.tool.version).set("sha256", request_.tool.sha256);
    Json exhibits = Json::array();
    for (size_t i = 0; i < request_.exhibits.size(); ++i) {
      Json sources = Json::array();
      for (const Path& path : request_.exhibits[i].paths) sources.push(scrub_utf8(path.string()));
      Json row = Json::object();
      row.set("id", request_.exhibits[i].id).set("label", request_.exhibits[i].label).set("sources", std::move(sources));
      row.set("files", summary_.exhibits[i].files).set("bytes", summary_.exhibits[i].bytes);
      exhibits.push(std::move(row));
    }
    Json out = Json::object();
    out.set("format", "sekimori-acquisition")
        .set("v", 1)
        .set("bag", summary_.bag_id)
        .set("case", request_.case_id)
        .set("tool", std::move(tool));
    out.set("started", started_.to_rfc3339())
        .set("finished", clock_.now().to_rfc3339())
        .set("clock", "system clock of the sealing computer, UTC");
    out.set("actor", request_.actor).set("witness", request_.witness).set("reason", request_.reason);
    out.set("scope", "complete").set("left_out", summary_.left_out_count).set("exhibits", std::move(exhibits));
    return out;
  }

  // One entry per exhibit and one for the bag, in one durable append.
  Result<void> record() {
    const Instant now = clock_.now();
    std::vector<ledger::SealedRecord> records;
    Json ids = Json::array(), earlier = Json::array();
    for (size_t i = 0; i < summary_.exhibits.size(); ++i) {
      const SealedExhibit& exhibit = summary_.exhibits[i];
      Json record = facts("exhibit", now);
      record.set("verb", "seal").set("exhibit", exhibit.id).set("label", request_.exhibits[i].label);
      record.set("manifest_sha256", exhibit.manifest_sha256).set("files", exhibit.files).set("bytes", exhibit.bytes);
      records.push_back(ledger::make_record("exhibit.sealed", summary_.bag_id + "/" + exhibit.id, static_cast<std::int64_t>(i) + 1, now,
                                            record, random_));
      ids.push(exhibit.id);
    }
    for (const ledger::CustodyLine& line : request_.custody) earlier.push(line.leaf_index);
    Json record = facts("bag", now);
    record.set("exhibits", std::move(ids)).set("custody", std::move(earlier)).set("manifest_sha256", summary_.manifest_sha256);
    record.set("tags_sha256", tags_["meta/sealed-tags-sha256.txt"]).set("files", summary_.files).set("bytes", summary_.bytes);
    record.set("left_out", summary_.left_out_count);
    records.push_back(ledger::make_record("bag.sealed", summary_.bag_id, 0, now, record, random_));
    std::vector<Bytes> leaves;
    for (const ledger::SealedRecord& sealed : records) leaves.push_back(sealed.leaf);
    const auto indices = TRY(ledger_.append_all(leaves));
    for (size_t i = 0; i < records.size(); ++i) {
      summary_.custody.push_back({indices[i], records[i].salt, records[i].record});
      (i < summary_.exhibits.size() ? summary_.exhibits[i].leaf_index : summary_.leaf_index) = indices[i];
    }
    return {};
  }

  Json facts(std::string_view kind, Instant now) const {
    Json out = Json::object();
    out.set("kind", kind).set("bag", summary_.bag_id).set("case", request_.case_id).set("time", now.to_rfc3339());
    out.set("actor", request_.actor).set("witness", request_.witness).set("reason", request_.reason);
    out.set("tool", fmt::format("{} {}", request_.tool.name, request_.tool.version));
    return out;
  }

  Result<void> write_proofs() {
    summary_.checkpoint = TRY(ledger_.checkpoint());
    summary_.vkey = ledger_.verifier().to_string();
    TRY(put("proof/checkpoint", summary_.checkpoint));
    std::string lines;
    const auto prove = [&](const std::string& name, const ledger::CustodyLine& line) -> Result<void> {
      lines += line.to_string() + "\n";
      const auto proof = TRY(ledger_.proof(line.leaf_index, summary_.checkpoint));
      return put(fmt::format("proof/{}.tlog-proof", name), proof.to_string());
    };
    for (const ledger::CustodyLine& line : request_.custody) TRY(prove(fmt::format("entry-{}", line.leaf_index), line));
    for (size_t i = 0; i < summary_.exhibits.size(); ++i) TRY(prove(summary_.exhibits[i].id, summary_.custody[i]));
    TRY(prove("manifest", summary_.custody.back()));
    TRY(put("meta/custody.jsonl", lines));
    std::string manifest;
    for (const auto& [name, digest] : tags_) manifest += manifest_line(digest, name);
    return put("tagmanifest-sha256.txt", manifest);
  }

  Files& files_;
  ledger::Ledger& ledger_;
  Clock& clock_;
  Random& random_;
  const SealRequest& request_;
  const Path bag_;
  const ProgressSink& progress_;
  Path work_;
  Instant started_;
  SealSummary summary_;
  std::map<std::string, std::string> tags_;  // name -> SHA-256 of what has been written outside data/
};

Result<void> check_request(Files& files, const ledger::Ledger& ledger, const SealRequest& request, const Path& bag) {
  if (files.exists(bag)) return error(ErrorCode::conflict, "{}: it exists already; a bag is never changed", bag.string());
  if (request.exhibits.empty()) return error(ErrorCode::invalid_input, "nothing to seal");
  std::set<std::string> ids;
  for (const ExhibitSource& exhibit : request.exhibits) {
    if (!is_valid_exhibit_id(exhibit.id) || exhibit.id == "manifest" || exhibit.id.starts_with("entry-") || !ids.insert(exhibit.id).second)
      return error(ErrorCode::invalid_input, "'{}' cannot be the id of an exhibit, or is used twice", exhibit.id);
    for (const Path& path : exhibit.paths) {
      TRY(files.status(path));
      std::error_code code;
      const Path source = std::filesystem::weakly_canonical(path, code), target = std::filesystem::weakly_canonical(bag, code);
      const auto [end, unused] = std::ranges::mismatch(source, target);
      if (end == source.end()) return error(ErrorCode::conflict, "{} lies inside {}, which is to be sealed", bag.string(), path.string());
    }
  }
  std::set<std::string> annexes;
  for (const AnnexFile& annex : request.annexes)
    if (!is_safe_path(annex.name) || !is_valid_utf8(annex.name) || !annexes.insert(annex.name).second)
      return error(ErrorCode::invalid_input, "'{}' cannot be the name of an annex, or is used twice", annex.name);
  for (const ledger::CustodyLine& line : request.custody) {
    const auto entry = TRY(ledger.entry(line.leaf_index));
    const auto leaf = ledger::Leaf::parse(as_text(entry));
    if (!leaf || leaf->commitment != ledger::commit(line.salt, line.record))
      return error(ErrorCode::integrity, "the custody record of entry {} is not what the ledger committed to", line.leaf_index);
  }
  return {};
}

}  // namespace

Result<SealSummary> seal_bag(Files& files, ledger::Ledger& ledger, Clock& clock, Random& random, const SealRequest& request,
                             const Path& bag, const ProgressSink& progress) {
  const Path target = bag.has_filename() ? bag : bag.parent_path();
  TRY(check_request(files, ledger, request, target));
  const Path parent = target.has_parent_path() ? target.parent_path() : Path(".");
  const Path work = parent / fmt::format(".{}.{}.partial", target.filename().string(), to_hex(random.bytes(4)));
  TRY(files.make_directories(work));
  const auto seal = [&]() -> Result<SealSummary> {
    SealSummary summary = TRY(Sealing(files, ledger, clock, random, request, target, progress).run(work));
    TRY(files.rename(work, target));
    TRY(files.sync_directory(parent));
    return summary;
  };
  auto sealed = seal();
  if (!sealed) (void)files.remove_all(work);
  return sealed;
}

}  // namespace sekimori::seal
