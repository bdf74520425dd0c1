#include "node/report_masking.h"

#include <functional>
#include <set>

#include "base/phrase.h"
#include "engine/mask/crowd/lattice.h"
#include "engine/mask/format/inner_label.h"
#include "engine/mask/masking.h"
#include "feature/share/audiences.h"
#include "feature/share/share_room.h"
#include "node/report_reading.h"

namespace sekimori::node {
namespace {

constexpr std::string_view report_kind = "hub_report";

// The roster is the hub's secret; whoever masks works against it without being shown it.
Result<mask::Roster> roster_of(Node& node) {
  return mask::Roster::parse(TRY(node.share().members.roster(record::Actor::system("share"))).dump());
}

struct Taken {
  share::KnownReport known;
  mask::Report report;
  std::string hides;  // id of the member that it must not tell; empty: it tells of none
  bool found_out = false;
};

// A contributor and the hub itself tell of others: who is to hide is whoever the report names.
std::string who_hides(const share::HubReport& known, const mask::Report& report, const mask::RosterIndex& index) {
  if (!known.member.empty() && !known.contributed) return known.member;
  const auto found = mask::named_most(report, index);
  return found ? index.roster.organisations[*found].id : std::string();
}

// What of the attacker's stayed as it was, told once. Values of which a part was replaced are none that others could look for.
std::vector<share::SharedIndicator> indicators_in(const mask::Masking& masking) {
  std::set<share::SharedIndicator> out;
  std::set<std::pair<mask::Indicator, std::string_view>> seen;
  for (const mask::Kept& kept : masking.outcome.kept) {
    const bool attackers = kept.side == mask::Side::attacker && kept.indicator != mask::Indicator::header;
    if (kept.in_part || kept.value.empty() || (!attackers && kept.indicator != mask::Indicator::vulnerability)) continue;
    if (!seen.emplace(kept.indicator, kept.value).second) continue;
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

Result<Taken> take(Node& node, const Path& program, const record::Actor& who, std::string_view number, std::string_view why,
                   const mask::RosterIndex& index) {
  share::ReportBook& book = node.share().reports;
  share::KnownReport known = TRY(book.find(who, number));
  // What the member wrote around it does not leave, not even masked.
  std::vector<share::IncomingFile> files = TRY(book.originals(who, number, why));
  std::erase_if(files, [](const share::IncomingFile& file) { return file.role == share::FileRole::cover_note; });
  mask::Report report = TRY(mask::report_of(TRY(read_report_files(node.seams(), node.data().spool(), program, files, {}))));
  std::string hides = who_hides(known.value, report, index);
  const bool found_out = hides != known.value.member;
  return Taken{std::move(known), std::move(report), std::move(hides), found_out};
}

Result<mask::MaskingPolicy> policy_of(Node& node, const record::Actor& who, const Taken& taken, std::string_view audience) {
  share::ReportBook& book = node.share().reports;
  const share::HubReport& report = taken.known.value;
  mask::MaskingPolicy policy{.key = TRY(book.pseudonym_key()),
                             .audience = std::string(audience),
                             .language = Language::ja,
                             .today = node.zone().day_of(node.seams().clock.now()),
                             .came = report.received_at,
                             .earlier = TRY(book.released(who, taken.hides))};
  if (!taken.hides.empty()) policy.member = taken.hides;
  policy.report = report.number;
  return policy;
}

// A label inside binds, unless whoever reported has said how far it may go.
Result<std::string> widest_of(const Taken& taken, std::string_view wished) {
  const share::HubReport& report = taken.known.value;
  const std::string usual = share::ShareTerms{}.widest;
  const std::string_view inside = mask::strictest_label(taken.report);
  const std::string_view bound = !report.widest.empty() ? std::string_view(report.widest) : inside;
  const std::string_view widest = !wished.empty()                                             ? wished
                                  : share::strictness_of(bound) > share::strictness_of(usual) ? bound
                                                                                              : std::string_view(usual);
  if (bound.empty() || share::strictness_of(widest) >= share::strictness_of(bound)) return std::string(widest);
  if (!report.widest.empty())
    return error(ErrorCode::not_permitted, "{}: whoever reported it allows no more than {}", report.number, bound);
  return error(ErrorCode::not_permitted, "{} bears TLP:{} inside; only whoever reported it can allow it to go further", report.number,
               bound);
}

// A report of a size that is masked while somebody waits, and the end of the waiting.
class Watch {
 public:
  Watch(Node& node, const Effort& effort)
      : clock_(node.seams().clock), effort_(effort), until_(clock_.monotonic_nanoseconds() + effort.seconds * nanoseconds_per_second) {}
  Result<void> check_size(const mask::Report& report) const {
    if (const std::size_t bytes = mask::text_bytes(report); bytes > effort_.most_bytes)
      return error(ErrorCode::invalid_input, "the report has {} bytes of text; {} are masked at once", bytes, effort_.most_bytes);
    return {};
  }
  std::function<bool()> stop() const {
    return [this] { return (effort_.stop && effort_.stop()) || is_late(); };
  }
  // `phrases`: what other reports say; none where only numbers are asked for, and where a member looks, who is told nothing of them.
  Result<mask::Masking> mask(const Taken& taken, const mask::RosterIndex& index, mask::MaskingPolicy policy,
                             const mask::PhraseBook& phrases = {}) const {
    auto done = TRY(mask(taken.report, index, std::move(policy), phrases));
    done.member_guessed = done.member && taken.found_out;
    return done;
  }
  Result<mask::Masking> mask(const mask::Report& report, const mask::RosterIndex& index, mask::MaskingPolicy policy,
                             const mask::PhraseBook& phrases = {}) const {
    TRY(check_size(report));
    policy.stop = stop();
    auto done = mask::mask_report(report, index, policy, phrases);
    if (!done && done.error().code == ErrorCode::interrupted && is_late())
      return error(ErrorCode::unreachable, "masking took longer than {} seconds and was given up", effort_.seconds);
    return done;
  }

 private:
  bool is_late() const { return clock_.monotonic_nanoseconds() > until_; }
  Clock& clock_;
  const Effort& effort_;
  std::int64_t until_;
};

Json refusal_json(const std::optional<Error>& refused) {
  if (!refused) return Json();
  return Json::object({{"ja", refused->in(Language::ja)}, {"en", refused->in(Language::en)}});
}

// "2026Q2" in words.
Phrase epoch_said(std::string_view epoch) {
  const auto span = mask::Span::parse(epoch);
  const std::string ja = span ? span->said(Language::ja) : std::string(epoch);
  return Phrase(Text{.ja = ja, .en = epoch});
}

// Shares of another epoch cannot be laid beside this one, unless they were made of the same report.
std::vector<mask::ReleasedShare> laid_beside(std::vector<mask::ReleasedShare> earlier, std::string_view report, std::string_view epoch) {
  std::erase_if(earlier, [&](const mask::ReleasedShare& one) { return one.report != report && one.epoch != epoch; });
  return earlier;
}

// Which earlier shares leave too few, and until when: whoever reads it takes another audience, or waits. `all`: of every time.
Error closed_by(const mask::Masking& done, std::string_view number, const std::vector<mask::ReleasedShare>& all, std::size_t needed) {
  const std::string_view epoch = done.share["epoch"].text();
  std::string which;
  for (const mask::ReleasedShare& one : laid_beside(all, number, epoch))
    which += fmt::format("{}{} ({})", which.empty() ? "" : ", ", one.report, one.audience);
  return error(ErrorCode::not_permitted,
               "beside what was shared of the same member, {}, it could be one of {} members only and {} are needed: nothing of {} goes "
               "there "
               "any more",
               which, done.residual.candidates_together, needed, epoch_said(epoch))
      .error();
}

// Why it may not go there, in words that tell what to do about it.
std::optional<Error> why_refused(const mask::Masking& done, std::string_view number, const std::vector<mask::ReleasedShare>& earlier) {
  const mask::Residual& left = done.residual;
  const bool narrowed = left.candidates >= left.floor && left.candidates_together < left.floor;
  if (!done.refused || !narrowed) return done.refused;
  return closed_by(done, number, earlier, left.floor);
}

// Under CLEAR and GREEN everybody may read it, and what holds across groups holds for it as well.
std::optional<Error> refused_to_everybody(const mask::Masking& done, std::string_view number,
                                          const std::vector<mask::ReleasedShare>& earlier, std::size_t needed, std::string_view label) {
  const mask::Residual& left = done.residual;
  if (!done.member || left.candidates_together >= needed) return {};
  if (left.candidates >= needed) return closed_by(done, number, earlier, needed);
  return error(ErrorCode::not_permitted, "{}: it could be one of {} members; {} are needed where everybody may read it ({})", number,
               left.candidates_together, needed, label)
      .error();
}

// One audience, as far as the others must know of it.
struct Weighed {
  std::string audience;
  Json name;  // null: across
  std::optional<std::size_t> member;
  std::size_t floor = 0;
  bool passed = false;
  mask::ReleasedShare share;  // were it released
  Json effect;
};

Weighed weigh_one(const mask::Masking& done, std::string_view audience, Json name, std::string_view number, const mask::Roster& roster,
                  const std::vector<mask::ReleasedShare>& earlier) {
  const auto count = [](std::size_t one) { return static_cast<std::int64_t>(one); };
  const std::size_t needed = mask::k_of_everybody(roster, audience);
  const auto refused = refused_to_everybody(done, number, earlier, needed, "CLEAR, GREEN");
  const bool passed = done.released.has_value();
  Json effect = Json::object(
      {{"audience", audience},
       {"name", name},
       {"k", count(done.residual.k)},
       {"floor", count(done.residual.floor)},
       {"candidates", count(done.residual.candidates)},
       {"candidates_beside_earlier", count(done.residual.candidates_together)},
       {"smallest_class", count(done.residual.smallest_class)},
       {"passed", passed},
       {"reason", refusal_json(why_refused(done, number, earlier))},
       {"everybody",
        Json::object({{"needed", count(needed)}, {"passed", passed && !refused}, {"reason", passed ? refusal_json(refused) : Json()}})},
       {"attributes", done.attributes.to_json()}});
  return {.audience = std::string(audience),
          .name = std::move(name),
          .member = done.member,
          .floor = done.residual.floor,
          .passed = passed,
          .share = {.audience = std::string(audience),
                    .epoch = std::string(done.share["epoch"].text()),
                    .pseudonym = {},
                    .attributes = done.attributes,
                    .report = std::string(number),
                    .could_be = done.residual.candidate_ids},
          .effect = std::move(effect)};
}

// Whether the next report of the same member and time could still go to `other` after this one went to `here`.
bool closes(const Weighed& here, const Weighed& other, const mask::Roster& roster, const std::vector<mask::ReleasedShare>& earlier) {
  if (!here.passed || !other.passed || !here.member || here.share.epoch != other.share.epoch || here.audience == other.audience)
    return false;
  std::vector<mask::ReleasedShare> together = laid_beside(earlier, here.share.report, here.share.epoch);
  together.push_back(here.share);
  together.push_back(other.share);
  return mask::count_groups(roster, mask::candidates_together(roster, together, here.member)) < other.floor;
}

// What is open now and would not be any more, told before somebody chooses; null: nothing.
Json closes_json(const Weighed& here, const std::vector<Weighed>& all, const mask::Roster& roster,
                 const std::vector<mask::ReleasedShare>& earlier) {
  Json audiences = Json::array();
  std::string ja, en;
  for (const Weighed& other : all) {
    if (!closes(here, other, roster, earlier)) continue;
    audiences.push(other.audience);
    ja += fmt::format("{}{}", ja.empty() ? "" : "、", other.name.is_null() ? "すべてのグループ" : other.name["ja"].text());
    en += fmt::format("{}{}", en.empty() ? "" : ", ", other.name.is_null() ? "all groups" : other.name["en"].text());
  }
  if (audiences.items().empty()) return {};
  const Phrase when = epoch_said(here.share.epoch);
  return Json::object(
      {{"audiences", std::move(audiences)},
       {"reason",
        Json::object(
            {{"ja", fmt::format("ここに共有すると、この会員の{}の報告は「{}」に出せなくなります。並べると、誰のものかが絞られるためです。",
                                when.in(Language::ja), ja)},
             {"en",
              fmt::format("Once it is shared here, reports of this member of {} can no longer go to: {}. Laid side by side they would "
                          "tell too much of whose they are.",
                          when.in(Language::en), en)}})}});
}

// The roster as masking for this member alone may know it: the others have a place in the crowd and no name.
Json shells_of(Json roster, std::string_view member, Random& random, Clock& clock) {
  Json organisations = Json::array();
  for (const Json& one : roster["organisations"].items()) {
    if (one["id"].text() == member) {
      organisations.push(one);
      continue;
    }
    Json names = Json::array();
    names.push(Uuid::make(clock, random).to_string());
    Json shell = Json::object({{"id", one["id"]}, {"names", std::move(names)}});
    for (const std::string_view field : {"industry", "prefecture", "employees", "sigs", "group", "joined", "left", "class"})
      if (const Json* value = one.find(field)) shell.set(field, *value);
    organisations.push(std::move(shell));
  }
  roster.set("organisations", std::move(organisations));
  roster.erase("partners");  // those that are invited
  return roster;
}

}  // namespace

Result<Json> mask_report(Node& node, const Path& program, const record::Actor& who, std::string_view number, const MaskWish& wish,
                         const Effort& effort) {
  share::ReportBook& book = node.share().reports;
  const mask::Roster roster = TRY(roster_of(node));
  const mask::RosterIndex index(roster);
  share::DraftFacts facts{.audience = wish.audience, .epoch = {}, .pseudonym = {}};
  facts.terms.widest = wish.widest;
  facts.terms.policy = wish.policy;
  std::optional<mask::Masked<Json>> playbook;
  if (!wish.playbook.empty()) {
    playbook = TRY(index.gate.admit(TRY(Json::parse(wish.playbook))));
    facts.playbook = &*playbook;
    facts.terms.playbook_sha256 = to_hex(playbook->digest());
  }
  // Before the original is opened; how wide it may go is settled by what stands inside.
  share::ShareTerms asked = facts.terms;
  if (asked.widest.empty()) asked.widest = share::ShareTerms{}.widest;
  TRY(share::check_terms(asked, node.zone().day_of(node.seams().clock.now())));
  const Taken taken = TRY(take(node, program, who, number, "masking", index));
  facts.terms.widest = TRY(widest_of(taken, wish.widest));
  mask::MaskingPolicy policy = TRY(policy_of(node, who, taken, wish.audience));
  policy.terms = to_json(facts.terms);
  policy.by_hand = facts.by_hand = wish.by_hand;
  const std::vector<mask::ReleasedShare> earlier = policy.earlier;
  const mask::Masking done = TRY(Watch(node, effort).mask(taken, index, std::move(policy), *TRY(book.phrases())));
  if (done.refused) return std::unexpected(*why_refused(done, number, earlier));
  if (!done.released)
    return error(ErrorCode::not_permitted, "{}: the gate found {} words that name somebody; nothing may leave as it is", number,
                 done.leaks.size());
  if (share::reaches_everybody(facts.terms.widest))
    if (const auto refused = refused_to_everybody(done, number, earlier, mask::k_of_everybody(roster, wish.audience), facts.terms.widest))
      return std::unexpected(*refused);
  facts.epoch = done.share["epoch"].text();
  facts.pseudonym = done.share["victim"].text();
  facts.attributes = done.attributes.to_json();
  facts.k = static_cast<std::int64_t>(done.residual.k);
  facts.candidates = static_cast<std::int64_t>(done.residual.candidates_together);
  facts.could_be = done.residual.candidate_ids;
  if (taken.found_out) facts.about = taken.hides;
  facts.indicators = indicators_in(done);
  const auto kept = TRY(book.draft(who, number, *done.released, facts));
  return Json::object({{"report", shown_json(kept.value)}, {"masking", mask::to_json(done, roster, mask::Originals::left_out)}});
}

Result<Json> weigh_audiences(Node& node, const Path& program, const record::Actor& who, std::string_view number, const Effort& effort) {
  const mask::Roster roster = TRY(roster_of(node));
  const mask::RosterIndex index(roster);
  const Taken taken = TRY(take(node, program, who, number, "weighing audiences", index));
  const std::vector<mask::ReleasedShare> earlier = TRY(node.share().reports.released(who, taken.hides));
  std::vector<Weighed> all;
  const Watch watch(node, effort);  // over all of them
  const auto weigh = [&](std::string_view audience, Json name) -> Result<void> {
    const mask::Masking done = TRY(watch.mask(taken, index, TRY(policy_of(node, who, taken, audience))));
    all.push_back(weigh_one(done, audience, std::move(name), number, roster, earlier));
    return {};
  };
  for (const mask::Sig& sig : roster.sigs) TRY(weigh(sig.id, Json::object({{"ja", sig.ja}, {"en", sig.en}})));
  TRY(weigh(mask::across_audience, Json()));
  Json items = Json::array();
  for (const Weighed& one : all) items.push(Json(one.effect).set("closes", closes_json(one, all, roster, earlier)));
  return Json::object({{"items", std::move(items)}});
}

Result<Json> compare_report(Node& node, const Path& program, const record::Actor& who, std::string_view number, std::string_view reason,
                            const Effort& effort) {
  // Who could be meant stands in it.
  if (!record::Permissions::standard().reach_of(who, record::Verb::reveal, report_kind).any)
    return error(ErrorCode::not_permitted, "{}.{} is not among the rights of this account", report_kind,
                 identifier_of(record::Verb::reveal));
  const share::KnownReport known = TRY(node.share().reports.find(who, number));
  if (!known.value.draft) return error(ErrorCode::conflict, "{} has no masked draft yet", number);
  const mask::Roster roster = TRY(roster_of(node));
  const mask::RosterIndex index(roster);
  const Taken taken = TRY(take(node, program, who, number, reason, index));
  mask::MaskingPolicy policy = TRY(policy_of(node, who, taken, known.value.draft->audience));
  policy.epoch = known.value.draft->epoch;
  policy.terms = to_json(TRY(share::share_terms_from(known.value.draft->terms)));  // as they stood in the bytes, letter by letter
  policy.by_hand = TRY(mask::by_hand_from(known.value.draft->by_hand));
  Json by_hand = mask::to_json(policy.by_hand);
  std::erase_if(policy.earlier, [&](const mask::ReleasedShare& one) { return one.report == number; });
  const mask::Masking done = TRY(Watch(node, effort).mask(taken, index, std::move(policy), *TRY(node.share().reports.phrases())));
  const bool same = done.released && to_hex(done.released->digest()) == known.value.draft->sha256;
  return Json::object({{"same", same}, {"by_hand", std::move(by_hand)}, {"masking", mask::to_json(done, roster, mask::Originals::shown)}});
}

Result<Json> preview_report(Node& node, const Path& program, const record::Actor& who, std::string_view member, std::string_view audience,
                            const std::vector<share::IncomingFile>& files, const Effort& effort) {
  TRY(record::Permissions::standard().check(who, record::Verb::create, {.kind = std::string(report_kind), .id = ""}));
  const share::KnownMember known = TRY(node.share().members.find(who, member));
  NodeSeams& at = node.seams();
  const Json whole = TRY(node.share().members.roster(record::Actor::system("share")));
  const mask::Roster roster = TRY(mask::Roster::parse(shells_of(whole, member, at.random, at.clock).dump()));
  const mask::Report report = TRY(mask::report_of(TRY(read_report_files(at, node.data().spool(), program, files, {}))));
  mask::MaskingPolicy policy{.key = TRY(node.share().reports.pseudonym_key()),
                             .audience = std::string(audience),
                             .language = Language::ja,
                             .today = node.zone().day_of(at.clock.now())};
  policy.member = known.value.number;
  // Its own first group, not one that goes across groups and happens to come first in the roster.
  if (policy.audience.empty() && !known.value.sigs.empty()) policy.audience = known.value.sigs.front();
  const mask::Masking done = TRY(Watch(node, effort).mask(report, mask::RosterIndex(roster), std::move(policy)));
  Json out = mask::to_json(done, roster, mask::Originals::shown);
  // Among whom one hides is told as a number, never by name.
  Json residual = out["residual"];
  for (const std::string_view inner : {"candidate_members", "member", "member_guessed", "smallest_class"}) residual.erase(inner);
  out.set("residual", std::move(residual));
  Json gate = out["gate"];
  gate.erase("reason");
  out.set("gate", std::move(gate));
  return out;
}

}  // namespace sekimori::node
