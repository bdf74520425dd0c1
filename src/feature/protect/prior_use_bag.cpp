#include "feature/protect/prior_use_bag.h"

#include <algorithm>

#include "base/digest.h"

namespace sekimori::protect {
namespace {

constexpr std::string_view ending = ".bag";
constexpr std::uint64_t largest_paper = std::uint64_t(64) << 20;

// A number is words of the firm's; a folder's name is not the place for all of them.
std::string beginning_of(std::string_view number) { return "prior-use-" + to_hex(sha256(number)).substr(0, 12) + "-"; }

}  // namespace

Result<seal::SealSummary> seal_prior_use(const SealingSeams& seams, TechnologyFiles& technology, const record::Actor& actor,
                                         std::string_view number, const PriorUseSealNote& note, const Path& bag) {
  const PriorUseFile file = TRY(technology.prior_use(actor, number));
  if (file.documents.empty()) return error(ErrorCode::invalid_input, "the prior-user file '{}' holds no document", file.number);
  const auto folder = TRY(TemporaryDirectory::create());
  seal::SealRequest request;
  request.case_id = file.number;
  request.actor = actor.account;
  request.witness = note.witness;
  request.reason = note.reason;
  request.tool.version = seams.version;
  for (const PriorUseDocument& document : file.documents) {
    seal::ExhibitSource exhibit;
    exhibit.id = fmt::format("P{:03}", request.exhibits.size() + 1);
    exhibit.label = document.title;
    const Path place = folder.path() / exhibit.id;
    TRY(seams.files.make_directories(place, 0700));
    // Only the last part of a name that came from outside.
    std::string name = Path(document.file_name).filename().string();
    if (name.empty() || name == "." || name == "..") name = "document";
    TRY(seams.files.replace(place / name, TRY(technology.document(document)), Durable::no, 0600));
    exhibit.paths = {place / name};
    request.exhibits.push_back(std::move(exhibit));
  }
  request.annexes.push_back({"prior-use.json", to_bytes(to_json(file).dump() + "\n")});
  return seal::seal_bag(seams.files, seams.ledger, seams.clock, seams.random, request, bag);
}

Json to_json(const PriorUseBag& bag) {
  return Json::object({{"name", bag.name},
                       {"made_at", bag.made_at},
                       {"made_by", bag.made_by},
                       {"witness", bag.witness},
                       {"reason", bag.reason},
                       {"exhibits", bag.exhibits},
                       {"digest", bag.digest}});
}

Result<PriorUseBag> PriorUseBags::read(const std::string& name, std::string_view number) {
  const Json told = TRY(Json::parse(TRY(seams_.files.read_text(folder_ / name / "meta/acquisition.json", largest_paper))));
  if (told["case"].text() != number) return error(ErrorCode::not_found, "the technology '{}' has no bag '{}' here", number, name);
  PriorUseBag bag;
  bag.name = name;
  bag.made_at = told["finished"].text();
  bag.made_by = told["actor"].text();
  bag.witness = told["witness"].text();
  bag.reason = told["reason"].text();
  bag.exhibits = told["exhibits"].items().size();
  bag.digest = TRY(seal::digest_of_bag(seams_.files, folder_ / name));
  return bag;
}

Result<PriorUseBag> PriorUseBags::seal(const record::Actor& actor, std::string_view number, const PriorUseSealNote& note) {
  // The instant alone is not enough of a name: two people may press at once.
  const std::string name = beginning_of(number) + Uuid::make(seams_.clock, seams_.random).to_string() + std::string(ending);
  TRY(seal_prior_use(seams_, technology_, actor, number, note, folder_ / name));
  return read(name, number);
}

Result<std::vector<PriorUseBag>> PriorUseBags::list(const record::Actor& actor, std::string_view number) {
  TRY(technology_.prior_use(actor, number));
  std::vector<PriorUseBag> out;
  const auto entries = seams_.files.list(folder_);
  if (!entries && entries.error().code == ErrorCode::not_found) return out;
  if (!entries) return std::unexpected(entries.error());
  for (const DirectoryEntry& entry : *entries) {
    if (entry.kind != FileKind::directory || !entry.name.starts_with(beginning_of(number)) || !entry.name.ends_with(ending)) continue;
    // One that cannot be read any more is not handed out.
    if (auto bag = read(entry.name, number)) out.push_back(*std::move(bag));
  }
  return out;
}

Result<seal::BagArchive> PriorUseBags::carry(const record::Actor& actor, std::string_view number, std::string_view name,
                                             std::string_view reason) {
  const auto all = TRY(list(actor, number));
  const auto bag = std::ranges::find(all, name, &PriorUseBag::name);
  if (bag == all.end()) return error(ErrorCode::not_found, "the technology '{}' has no bag '{}' here", number, name);
  auto archive = TRY(seal::BagArchive::plan(seams_.files, folder_ / name, std::string(name), {.zone = zone_}));
  TRY(technology_.note_carried(changes_, actor, number, bag->digest, reason));
  return archive;
}

}  // namespace sekimori::protect
