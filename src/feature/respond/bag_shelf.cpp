#include "feature/respond/bag_shelf.h"

#include <algorithm>

namespace sekimori::respond {
namespace {

constexpr std::string_view ending = ".bag";
constexpr std::uint64_t largest_paper = std::uint64_t(64) << 20;

std::uint64_t number_of(const Json& value) { return static_cast<std::uint64_t>(std::max<std::int64_t>(value.integer_or(0), 0)); }

}  // namespace

// Rights on the exhibits of a case are those on the case's reader list, whether it has an exhibit yet or not.
Result<void> BagShelf::check(const record::Actor& actor, const KnownCase& known, record::Verb verb) {
  return parts_.database.read([&](sql::Transaction& tx) -> Result<void> {
    TRY(parts_.records.records.check(tx, actor, verb, "case", known.id));
    const auto readers = TRY(parts_.records.records.readers(tx, "case", known.id));
    TRY(record::Permissions::standard().check(actor, verb, {.kind = "exhibit", .id = known.id, .readers = readers}));
    return {};
  });
}

ShelvedBag BagShelf::read(const std::string& name, const KnownCase& known) {
  ShelvedBag bag;
  const auto text = parts_.files.read_text(folder_ / name / "meta/acquisition.json", largest_paper);
  const auto told = text ? Json::parse(*text) : Result<Json>(std::unexpected(text.error()));
  if (!told || (*told)["case"].text() != known.facts.number) return bag;
  bag.name = name;
  bag.bag_id = (*told)["bag"].text();
  bag.made_at = (*told)["finished"].text();
  bag.made_by = (*told)["actor"].text();
  bag.second_person = (*told)["witness"].text();
  bag.reason = (*told)["reason"].text();
  bag.left_out = number_of((*told)["left_out"]);
  for (const Json& row : (*told)["exhibits"].items()) {
    bag.exhibits.push_back(
        {std::string(row["id"].text()), std::string(row["label"].text()), number_of(row["files"]), number_of(row["bytes"])});
    bag.files += bag.exhibits.back().files;
    bag.bytes += bag.exhibits.back().bytes;
  }
  if (auto digest = seal::digest_of_bag(parts_.files, folder_ / name)) bag.digest = *std::move(digest);
  return bag;
}

Result<std::vector<ShelvedBag>> BagShelf::list(const record::Actor& actor, const KnownCase& known) {
  TRY(check(actor, known, record::Verb::list));
  std::vector<ShelvedBag> out;
  const auto entries = parts_.files.list(folder_);
  if (!entries && entries.error().code == ErrorCode::not_found) return out;
  if (!entries) return std::unexpected(entries.error());
  for (const DirectoryEntry& entry : *entries) {
    if (entry.kind != FileKind::directory || !entry.name.starts_with(known.facts.number + "-") || !entry.name.ends_with(ending)) continue;
    if (ShelvedBag bag = read(entry.name, known); !bag.name.empty()) out.push_back(std::move(bag));
  }
  return out;
}

Result<CarriedBag> BagShelf::carry(const record::Actor& actor, const KnownCase& known, std::string_view name, const CarryNote& note) {
  TRY(check(actor, known, record::Verb::export_));
  auto all = TRY(list(actor, known));
  const auto found = std::ranges::find(all, name, &ShelvedBag::name);
  if (found == all.end())
    return error(ErrorCode::not_found, "case {} has no bag '{}' here; 'sekimori bag list {}' lists them", known.facts.number, name,
                 known.facts.number);
  seal::BagArchive archive = TRY(seal::BagArchive::plan(parts_.files, folder_ / found->name, found->name, {.zone = parts_.zone}));
  CustodyNote custody;
  custody.actor = actor;
  custody.verb = model::CustodyVerb::copy;
  custody.second_person = note.second_person;
  custody.place = note.place;
  custody.reason = fmt::format("bag {}, {}, digest {}, zip {} bytes", found->name, found->bag_id, archive.digest(), archive.size());
  if (!note.reason.empty()) custody.reason = note.reason + " (" + custody.reason + ")";
  ExhibitBook book(parts_);
  model::CustodyStep step = TRY(book.note(known, "", custody));
  std::string file_name = found->name.substr(0, found->name.size() - ending.size()) + ".zip";
  return CarriedBag{std::move(*found), std::move(file_name), std::move(archive), std::move(step)};
}

Json bag_json(const ShelvedBag& bag) {
  Json exhibits = Json::array();
  for (const BaggedExhibit& one : bag.exhibits)
    exhibits.push(Json::object({{"id", one.id}, {"label", one.label}, {"files", one.files}, {"bytes", one.bytes}}));
  return Json::object({{"name", bag.name},
                       {"bag_id", bag.bag_id},
                       {"made_at", bag.made_at},
                       {"made_by", bag.made_by},
                       {"second_person", bag.second_person},
                       {"reason", bag.reason},
                       {"files", bag.files},
                       {"bytes", bag.bytes},
                       {"left_out", bag.left_out},
                       {"digest", bag.digest},
                       {"exhibits", std::move(exhibits)}});
}

}  // namespace sekimori::respond
