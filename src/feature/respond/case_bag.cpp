#include "feature/respond/case_bag.h"

#include <algorithm>
#include <set>

#include "base/csv.h"
#include "feature/respond/case_papers.h"
#include "feature/respond/windows_names.h"

namespace sekimori::respond {
namespace {

Result<void> write_out(RespondParts& parts, const ExhibitFile& kept, const Path& to) {
  TRY(parts.files.make_directories(to.parent_path(), 0700));
  auto file = TRY(parts.files.open(to, OpenMode::create_new, 0600));
  const Digest digest = TRY(blob::parse_digest(kept.sha256));
  return parts.blobs.read(digest, [&](ByteView piece) { return file->append(piece); }, blob::Verify::yes);
}

// A name from an inventory stays below its folder.
bool is_tame(const std::string& name) {
  const Path path(name);
  return !name.empty() && path.is_relative() && std::ranges::none_of(path, [](const Path& part) { return part == ".." || part == "."; });
}

// The changes of the case and of all that hangs on it, in the ledger's order.
Result<std::vector<ledger::CustodyLine>> custody_of(RespondParts& parts, const KnownCase& known,
                                                    const std::vector<std::pair<std::string, std::string>>& objects) {
  TRY(parts.records.changes.append_pending());
  std::vector<ledger::CustodyLine> lines;
  auto read = parts.database.read([&](sql::Transaction& tx) -> Result<void> {
    for (const auto& [kind, id] : objects)
      for (record::StoredChange& change : TRY(parts.records.changes.of_object(tx, kind, id))) {
        if (change.salt.empty()) continue;  // erased: only its hash is left
        if (!change.ledger_index)
          return error(ErrorCode::integrity, "case {}: the change {} is not in the ledger", known.facts.number, change.change_id);
        lines.push_back({*change.ledger_index, std::move(change.salt), std::move(change.record)});
      }
    return {};
  });
  if (!read) return std::unexpected(std::move(read).error());
  std::ranges::sort(lines, {}, &ledger::CustodyLine::leaf_index);
  return lines;
}

// Names below data/ have this many UTF-16 units, so that the whole path stays under 260 with a hundred for drive, folder and bag.
constexpr std::size_t room_in_bag = 150;

struct CaseRecords {
  std::vector<KnownExhibit> exhibits;
  std::vector<std::pair<std::string, model::CustodyStep>> steps;
  std::vector<record::Hold> holds;
  std::vector<KnownExhibit> withheld;
  paper::Paper consultation;
};

Result<seal::SealRequest> request_of(RespondParts& parts, const record::Actor& actor, const KnownCase& known, const BagWish& wish,
                                     const CaseRecords& records, const Path& work, BaggedCase& done) {
  seal::SealRequest request;
  request.case_id = known.facts.number;
  request.actor = actor.account;
  request.witness = wish.second_person;
  request.reason = wish.reason.empty() ? known.facts.title : wish.reason;
  request.organisation = wish.firm.name;
  request.tool = wish.tool;
  ExhibitBook book(parts);
  std::string exhibit_lines, step_lines, withheld_lines;
  std::string renamed(csv_byte_order_mark);
  append_csv_row(renamed, {"証拠", "袋の中の名前", "元の名前"});
  std::vector<std::pair<std::string, std::string>> objects = {{"case", known.id}};
  for (const KnownExhibit& exhibit : records.exhibits) {
    seal::ExhibitSource source;
    source.id = bag_id_of(exhibit.facts.number);
    source.label = fmt::format("{} {}", exhibit.facts.number, exhibit.facts.title);
    const Path folder = work / source.id;
    TRY(parts.files.make_directories(folder, 0700));
    const auto files = TRY(book.files_of(exhibit.facts));
    std::vector<std::string> names;
    for (const ExhibitFile& file : files) {
      if (!is_tame(file.name)) return error(ErrorCode::integrity, "{}: the inventory has a file outside its folder", exhibit.facts.number);
      names.push_back(file.name);
    }
    const auto stored = windows_names(names, room_in_bag - std::string_view("data//").size() - source.id.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
      TRY(write_out(parts, files[i], folder / stored[i].stored));
      if (!stored[i].changed) continue;
      append_csv_row(renamed, {exhibit.facts.number, fmt::format("data/{}/{}", source.id, stored[i].stored), stored[i].original});
      ++done.renamed;
    }
    for (const DirectoryEntry& entry : TRY(parts.files.list(folder))) source.paths.push_back(folder / entry.name);
    request.exhibits.push_back(std::move(source));
    exhibit_lines += to_json(exhibit.facts).canonical() + "\n";
    objects.emplace_back(exhibit.facts.of_exhibit.empty() ? "exhibit" : "extract", exhibit.id);
  }
  for (const auto& [id, step] : records.steps) {
    step_lines += to_json(step).canonical() + "\n";
    objects.emplace_back("custody_step", id);
  }
  for (const record::Hold& hold : records.holds) objects.emplace_back("hold", hold.id);
  request.custody = TRY(custody_of(parts, known, objects));
  for (const KnownExhibit& exhibit : records.withheld)
    withheld_lines +=
        Json::object({{"number", exhibit.facts.number}, {"title", exhibit.facts.title}, {"digest", exhibit.facts.digest()}}).canonical() +
        "\n";
  done.withheld = records.withheld.size();
  // Whoever hashes a line of these finds it as "after" in meta/custody.jsonl.
  request.annexes.push_back({"case.json", to_bytes(to_json(known.facts).canonical())});
  request.annexes.push_back({"exhibits.jsonl", to_bytes(exhibit_lines)});
  request.annexes.push_back({"custody-steps.jsonl", to_bytes(step_lines)});
  if (!withheld_lines.empty()) request.annexes.push_back({"withheld.jsonl", to_bytes(withheld_lines)});
  if (done.renamed > 0) request.annexes.push_back({"ファイル名対応表.csv", to_bytes(renamed)});
  request.annexes.push_back({"検証手順.pdf", TRY(to_pdf(write_verification_steps(known)))});
  request.annexes.push_back({"証拠のハッシュ値の一覧.pdf", TRY(to_pdf(write_hash_list(known, records.exhibits, parts.zone)))});
  request.annexes.push_back({"consultation.html", to_bytes(to_html(records.consultation))});
  request.annexes.push_back({"consultation.pdf", TRY(to_pdf(records.consultation))});
  return request;
}

}  // namespace

Result<BaggedCase> bag_case(RespondParts& parts, const record::Actor& actor, const KnownCase& known, const BagWish& wish) {
  const Path target = wish.bag.has_filename() ? wish.bag : wish.bag.parent_path();
  if (target.empty()) return error(ErrorCode::usage, "the bag needs a name");
  if (parts.files.exists(target)) return error(ErrorCode::conflict, "{}: it exists already; a bag is never changed", target.string());
  auto allowed = parts.database.read(
      [&](sql::Transaction& tx) { return parts.records.records.check(tx, actor, record::Verb::export_, "case", known.id); });
  if (!allowed) return std::unexpected(std::move(allowed).error());
  ExhibitBook book(parts);
  CaseBook cases(parts);
  CaseRecords records{.exhibits = {}, .steps = {}, .holds = {}, .withheld = {}, .consultation = paper::Paper("")};
  records.exhibits = TRY(book.list(actor, known));
  if (records.exhibits.empty())
    return error(ErrorCode::invalid_input, "case {} has no exhibit yet; 'sekimori case exhibit add {} PATH' keeps one", known.facts.number,
                 known.facts.number);
  if (wish.redacted) {
    std::set<std::string> hidden;
    for (const KnownExhibit& exhibit : records.exhibits)
      if (exhibit.facts.scope == model::ExhibitScope::redacted) hidden.insert(exhibit.facts.of_exhibit);
    const auto stays =
        std::ranges::stable_partition(records.exhibits, [&](const KnownExhibit& e) { return !hidden.contains(e.facts.number); });
    std::ranges::move(stays, std::back_inserter(records.withheld));
    records.exhibits.erase(stays.begin(), stays.end());
  }
  records.steps = TRY(book.steps(actor, known));
  records.holds = TRY(cases.holds(record::Actor::system("respond"), known));
  records.consultation = write_consultation(TRY(gather_facts(parts, actor, known, wish.firm)));

  const Path parent = target.has_parent_path() ? target.parent_path() : Path(".");
  const Path work = parent / fmt::format(".{}.{}.exhibits", target.filename().string(), to_hex(parts.random.bytes(4)));
  TRY(parts.files.make_directories(work, 0700));
  const auto seal = [&]() -> Result<BaggedCase> {
    BaggedCase bagged;
    const seal::SealRequest request = TRY(request_of(parts, actor, known, wish, records, work, bagged));
    bagged.records = request.custody.size();
    bagged.sealed = TRY(seal::seal_bag(parts.files, parts.ledger, parts.clock, parts.random, request, target, wish.progress));
    return bagged;
  };
  auto bagged = seal();
  const auto cleared = parts.files.remove_all(work);
  if (!bagged) return bagged;
  if (!cleared)
    return error(ErrorCode::failure, "{} is sealed, but the copies in {} could not be removed: {}", target.string(), work.string(),
                 cleared.error());
  // The step of sealing itself: the bag's own entries carry its hashes, these tie them to the exhibits here.
  for (std::size_t i = 0; i < records.exhibits.size(); ++i) {
    CustodyNote note;
    note.actor = actor;
    note.verb = model::CustodyVerb::seal;
    note.second_person = wish.second_person;
    note.reason = fmt::format("bag {}, {}, manifest {}", bagged->sealed.bag_id, bagged->sealed.exhibits[i].id,
                              bagged->sealed.exhibits[i].manifest_sha256);
    TRY(book.note(known, records.exhibits[i].facts.number, note));
  }
  return bagged;
}

Json bag_json(const BaggedCase& done, const Path& bag) {
  const seal::SealSummary& sealed = done.sealed;
  return Json::object({{"bag", bag.string()},
                       {"bag_id", sealed.bag_id},
                       {"exhibits", sealed.exhibits.size()},
                       {"files", sealed.files},
                       {"bytes", sealed.bytes},
                       {"records", done.records},
                       {"renamed", done.renamed},
                       {"withheld", done.withheld},
                       {"leaf_index", sealed.leaf_index},
                       {"manifest_sha256", sealed.manifest_sha256},
                       {"vkey", sealed.vkey}});
}

}  // namespace sekimori::respond
