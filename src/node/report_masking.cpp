#include "node/report_masking.h"

#include <set>

#include "engine/inspect/extract/extractor.h"
#include "engine/mask/masking.h"
#include "feature/share/share_room.h"

namespace sekimori::node {
namespace {

// Bytes in a file that only we read, gone when this ends.
class Passing {
 public:
  Passing(Files& files, Path path) : files_(files), path_(std::move(path)) {}
  Passing(const Passing&) = delete;
  Passing& operator=(const Passing&) = delete;
  ~Passing() { (void)files_.remove_all(path_); }
  const Path& path() const { return path_; }

 private:
  Files& files_;
  Path path_;
};

// What of the attacker's stayed as it was, told once. Values of which a part was replaced are none that others could look for.
std::vector<share::SharedIndicator> indicators_in(const mask::Masking& masking) {
  std::set<share::SharedIndicator> out;
  for (const mask::Kept& kept : masking.outcome.kept) {
    const bool attackers = kept.side == mask::Side::attacker && kept.indicator != mask::Indicator::header;
    if (kept.in_part || kept.value.empty() || (!attackers && kept.indicator != mask::Indicator::vulnerability)) continue;
    if (!share::stands_in(masking.share, kept.value)) continue;
    std::string kind(mask::name_of(kept.indicator));
    if (kept.indicator == mask::Indicator::vulnerability) {
      // What everybody knows: of it a CVE number and a technique of ATT&CK (T1052, T1052.001) are looked for by others.
      const bool technique = kept.value.size() >= 5 && kept.value[0] == 'T' && kept.value[1] >= '0' && kept.value[1] <= '9';
      if (!technique && !kept.value.starts_with("CVE-")) continue;
      if (technique) kind = "technique";
    }
    out.insert({std::move(kind), kept.value});
  }
  return {out.begin(), out.end()};
}

}  // namespace

Result<Json> mask_report(Node& node, const Path& program, const record::Actor& who, std::string_view number, std::string_view audience) {
  NodeSeams& at = node.seams();
  share::ReportBook& book = node.share().reports;
  const share::KnownReport known = TRY(book.find(who, number));
  const mask::Roster roster = TRY(mask::Roster::parse(TRY(node.share().members.roster(who)).dump()));
  const Passing folder(at.files, node.data().spool() / ("report-" + Uuid::make(at.clock, at.random).to_string()));
  TRY(at.files.make_directories(folder.path(), 0700));
  const Path file = folder.path() / (known.value.file_name.empty() ? "report.txt" : Path(known.value.file_name).filename());
  TRY(at.files.replace(file, TRY(book.original(who, number, "masking")), Durable::no, 0600));
  auto extractor =
      TRY(inspect::Extractor::create({.files = at.files, .processes = at.processes, .program = program}, {.correspondence = true}));
  std::vector<inspect::ExtractedObject> objects;
  TRY(extractor.extract(file, [&](inspect::ExtractedObject&& object) -> Result<void> {
    objects.push_back(std::move(object));
    return {};
  }));
  const mask::Report report = TRY(mask::report_of(std::move(objects)));
  mask::MaskingPolicy policy{.key = TRY(book.pseudonym_key()),
                             .audience = std::string(audience),
                             .language = Language::ja,
                             .today = node.zone().day_of(at.clock.now()),
                             .earlier = TRY(book.released(who, known.value.member))};
  if (!known.value.member.empty()) policy.member = known.value.member;
  mask::Masking done = TRY(mask::mask_report(report, roster, policy, {}));
  if (done.refused) return std::unexpected(*done.refused);
  if (!done.released)
    return error(ErrorCode::not_permitted, "{}: the gate found {} words that name somebody; nothing may leave as it is", number,
                 done.leaks.size());
  const share::DraftFacts facts{.audience = std::string(audience),
                                .epoch = std::string(done.share["epoch"].text()),
                                .pseudonym = std::string(done.share["victim"].text()),
                                .attributes = done.attributes.to_json(),
                                .k = static_cast<std::int64_t>(done.residual.k),
                                .candidates = static_cast<std::int64_t>(done.residual.candidates_together),
                                .indicators = indicators_in(done)};
  const auto kept = TRY(book.draft(who, number, *done.released, facts));
  return Json::object({{"report", shown_json(kept.value)}, {"masking", mask::to_json(done, roster, mask::Originals::left_out)}});
}

Result<Json> release_report(Node& node, const record::Actor& who, std::string_view number, share::ReleaseWish wish,
                            std::string_view playbook) {
  share::ReportBook& book = node.share().reports;
  if (playbook.empty()) return to_json(TRY(book.release(who, number, wish)));
  const mask::Roster roster = TRY(mask::Roster::parse(TRY(node.share().members.roster(who)).dump()));
  const mask::RosterIndex index(roster);
  const mask::Masked<Json> admitted = TRY(index.gate.admit(TRY(Json::parse(playbook))));
  wish.playbook = &admitted;
  return to_json(TRY(book.release(who, number, wish)));
}

}  // namespace sekimori::node
