#include "node/replay_judge.h"

#include <algorithm>

#include "base/ids.h"
#include "feature/protect/protect_room.h"
#include "record/record_room.h"
#include "store/blob/file_blobs.h"

namespace sekimori::node {
namespace {

constexpr std::int64_t enough_people = 301;  // one more than a firm of medium size has

class NoLedger final : public record::LedgerSink {
 public:
  Result<std::vector<std::uint64_t>> append(const std::vector<Bytes>& leaves) override {
    std::vector<std::uint64_t> out;
    for (std::size_t i = 0; i < leaves.size(); ++i) out.push_back(next_++);
    return out;
  }
  Result<std::optional<std::uint64_t>> find(ByteView, std::uint64_t) override { return std::optional<std::uint64_t>(); }

 private:
  std::uint64_t next_ = 0;
};

class NoPeople final : public model::PersonDirectory {
 public:
  std::optional<model::KnownPerson> find_by_account(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_device(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_staff_number(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find(const model::PersonId&) override { return {}; }
  Result<std::vector<model::KnownPerson>> all() override { return std::vector<model::KnownPerson>(); }
  Result<void> refresh() override { return {}; }
};

class Workplace {
 public:
  Workplace(Files& files, Path path) : files_(files), path_(std::move(path)) {}
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  ~Workplace() { (void)files_.remove_all(path_); }
  const Path& path() const { return path_; }

 private:
  Files& files_;
  Path path_;
};

}  // namespace

Result<Json> ReplayJudge::judge(const model::GivenFacts& facts) {
  const Workplace folder(files_, folder_ / ("replay-" + Uuid::make(clock_, random_).to_string()));
  TRY(files_.make_directories(folder.path(), 0700));
  const auto blobs = TRY(blob::FileBlobs::open(files_, folder.path() / "blobs", random_));
  const auto database = TRY(sql::Database::open((folder.path() / "replay.db").string()));
  NoLedger ledger;
  NoPeople nobody;
  const auto room = TRY(record::RecordRoom::open(
      {.database = *database, .clock = clock_, .random = random_, .ledger = ledger, .people = nobody, .node = "replay"}));
  protect::Register reg(*database, room->records, clock_, random_);
  protect::ProtectRoom protect(*database, room->records, *blobs, clock_, random_, reg, zone_);
  const record::Actor actor = record::Actor::system("replay");

  std::string people = "staff_number,name,department\n";
  for (const std::string& one : facts.people) people += fmt::format("{0},{0},A\n", one);
  const auto known = static_cast<std::int64_t>(facts.people.size());
  for (std::int64_t i = known; i < std::min(facts.employees, enough_people); ++i) people += fmt::format("X-{0},X-{0},A\n", i);
  TRY(reg.import_people(actor, people, "people.csv", "replay"));
  TRY(reg.add_secret(actor, facts.secret, "replay"));
  std::string agreements = "staff_number,kind,occasion,state,text_version,signed_on\n";
  for (const std::string& one : facts.signed_) agreements += fmt::format("{},nda,joining,signed,1,{}\n", one, facts.day.to_string());
  if (!facts.signed_.empty()) TRY(reg.import_agreements(actor, agreements, "agreements.csv", "replay"));
  const auto kept = TRY(reg.find_secret_by_number(actor, facts.secret.number));
  if (!kept) return error(ErrorCode::failure, "a replay lost the secret {}", facts.secret.number);
  if (!facts.told.empty()) {
    const protect::Told told{
        .subject = protect::Subject::secret, .id = facts.secret.number, .edition = kept->version.version, .hash = kept->version.body_hash};
    TRY(protect.receipts.give(actor, told, facts.told, protect::Way::briefing, facts.day));
  }
  return protect::to_json(TRY(protect.readiness.of(actor, facts.secret.number)));
}

}  // namespace sekimori::node
