#include "cli/demo_story/hub_replay.h"

#include <algorithm>

#include "cli/demo_story/story_account.h"
#include "cli/progress.h"
#include "node/demo_clock.h"
#include "node/report_masking.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli::demo_story {
namespace {

constexpr std::int64_t minute = 60 * nanoseconds_per_second, hour = 60 * minute;
// Sixty accounts of people who do not exist: their passwords are 20 random signs, so that a quick hash is enough.
constexpr record::PasswordCost quick{.operations = 1, .memory = std::size_t(8) << 20};

std::string random_password(Random& random) {
  constexpr std::string_view signs = "abcdefghjkmnpqrstvwxyz23456789";
  std::string out;
  for (int at = 0; at < 20; ++at) out += signs[static_cast<std::size_t>(random.below(signs.size()))];
  return out;
}

const Json& cell(const Json& numbers, std::string_view quarter) {
  static const Json nothing;
  for (const Json& one : numbers["quarters"].items())
    if (one["quarter"].text() == quarter) return one;
  return nothing;
}

}  // namespace

HubReplay::HubReplay(Surroundings& at, const demo::HubTruth& truth, Path sources, Path data)
    : at_(at),
      truth_(truth),
      sources_(std::move(sources)),
      data_(std::move(data)),
      clock_(at.clock, zone_.start_of(truth.members.front().joined)),
      files_(at.files) {}

Result<ReplayOutcome> HubReplay::tell() {
  TRY(found_hub());
  {
    Progress progress(at_, {.ja = "三年度の再現", .en = "replaying three fiscal years"}, ProgressUnit::items, truth_.acts.size());
    for (std::size_t place = 0; place < truth_.acts.size(); ++place) {
      if (interrupted()) return error(ErrorCode::interrupted, "stopped after {} of {} reports", place, truth_.acts.size());
      TRY(act(place));
      progress.advance(1);
    }
  }
  move_to(truth_.end);
  for (const demo::HubMember& member : truth_.members) TRY(join(member.joined));
  TRY(judge());
  linking_.reset();
  node_.reset();
  TRY(at_.files.sync_file_system(data_));
  TRY(node::note_end_of_story(at_.files, data_, clock_.now(), at_.clock.now()));
  return std::move(outcome_);
}

Result<record::Actor> HubReplay::account(const std::string& login, const std::string& password, record::Role role) {
  return make_account(*node_, record::Actor::system("demo"), login, password, {role});
}

Result<record::Actor> HubReplay::who_is(const std::string& login) {
  const auto found = TRY(node_->database().read([&](sql::Transaction& tx) { return node_->records().accounts.find_by_login(tx, login); }));
  if (!found) return error(ErrorCode::not_found, "no account {}", login);
  return found->actor();
}

Result<void> HubReplay::found_hub() {
  node::NodeSettings settings;
  settings.data = data_;
  settings.password_cost = quick;
  node_ = TRY(node::Node::open(settings, {clock_, at_.random, files_, at_.processes}));
  outcome_.main = {.login = "operator", .password = random_password(at_.random)};
  outcome_.second = {.login = "reviewer", .password = random_password(at_.random)};
  operator_ = TRY(account(outcome_.main.login, outcome_.main.password, record::Role::hub_operator));
  reviewer_ = TRY(account(outcome_.second.login, outcome_.second.password, record::Role::hub_reviewer));
  linking_ = std::make_unique<node::ReportLinking>(*node_, at_.program);
  linking_->follow([this](const Error& problem) {
    if (!trouble_) trouble_ = problem;
  });
  return {};
}

// Time goes forward alone.
void HubReplay::move_to(Instant time) { clock_.set(std::max(clock_.now(), time)); }

// A day's new groups and members: asked, signed, taken in, with an account for whoever speaks for each.
Result<void> HubReplay::join(Day day) {
  if (!joined_.insert(day).second) return {};
  share::ShareRoom& hub = node_->share();
  for (const demo::HubSigPlan& sig : truth_.sigs)
    if (sig.founded == day) TRY(hub.sigs.add(operator_, {.id = sig.id, .name = {sig.ja, sig.en}, .across = {}}, "founded"));
  const Json roster = TRY(Json::parse(TRY(at_.files.read_text(sources_ / "rosters" / (day.to_string() + ".json")))));
  TRY(hub.members.import(operator_, roster, "joined"));
  for (const share::KnownMember& known : TRY(hub.members.list(operator_))) {
    const std::string domain(known.value.known_by["domains"].items().empty() ? "" : known.value.known_by["domains"].items().front().text());
    const auto plan = std::ranges::find(truth_.members, domain, &demo::HubMember::domain);
    if (plan == truth_.members.end() || numbers_.contains(domain)) continue;
    const std::string& number = known.value.number;
    numbers_[domain] = number;
    TRY(hub.members.set_nda(operator_, number, {.state = share::NdaState::signed_, .title = "秘密保持契約", .signed_on = day, .ends = {}},
                            "signed"));
    TRY(hub.members.join(operator_, number, plan->sig, "its industry"));
    TRY(hub.members.activate(operator_, number, "agreement is here"));
    const std::string login = domain.substr(0, domain.find('.'));
    TRY(account(login, random_password(at_.random), record::Role::member_contact));
    TRY(hub.members.give_account(operator_, number, login, "speaks for it"));
    contacts_[domain] = TRY(who_is(login));
  }
  return {};
}

Result<void> HubReplay::act(std::size_t place) {
  const demo::HubAct& what = truth_.acts[place];
  for (const demo::HubMember& member : truth_.members)
    if (const Day day = member.joined; !joined_.contains(day) && day < zone_.day_of(what.received)) {
      move_to(Instant{zone_.start_of(day).nanoseconds + 9 * hour});
      TRY(join(day));
    }
  share::ShareRoom& hub = node_->share();
  move_to(what.received);
  const Bytes bytes = TRY(at_.files.read(sources_ / what.file, share::largest_original));
  share::ReportEntry entry;
  entry.kind = share::report_kind_from(what.kind).value_or(share::ReportKind::mail_plain);
  entry.channel = "demo";
  entry.title = what.title;
  const demo::HubMember* const member = what.member ? &truth_.members[*what.member] : nullptr;
  if (member != nullptr) entry.member = numbers_.at(member->domain);
  const record::Actor& who = member != nullptr ? contacts_.at(member->domain) : operator_;
  const std::string number = TRY(hub.reports.receive(who, entry, Path(what.file).filename().string(), bytes)).value.number;
  reports_.push_back(number);
  move_to(Instant{clock_.now().nanoseconds + minute});
  TRY(hub.reports.triage(operator_, number, share::triage_from(what.triage).value_or(share::Triage::other), "demo"));
  if (trouble_) return std::unexpected(*trouble_);
  if (!what.sender_region.empty() || !what.c2_region.empty()) {
    share::TraitWish wish;
    if (!what.sender_region.empty()) wish.sender_region = what.sender_region;
    if (!what.c2_region.empty()) wish.c2_region = what.c2_region;
    TRY(hub.traits.tell(operator_, number, wish, "analysis"));
  }
  if (what.merged_into) {
    TRY(hub.reports.merge(operator_, number, reports_[*what.merged_into], "the same wave of mails"));
    return {};
  }
  if (what.shared) return share(number, what, member != nullptr ? member->sig : truth_.sigs.front().id);
  if (what.triage == "targeted" || what.triage == "other") TRY(hub.reports.close(operator_, number, "answered to the member alone"));
  return {};
}

// Masked, read by the second person, agreed to by the member on the very bytes, released.
Result<void> HubReplay::share(const std::string& number, const demo::HubAct& what, const std::string& audience) {
  share::ReportBook& reports = node_->share().reports;
  const Json made =
      TRY(node::mask_report(*node_, at_.program, operator_, number, {.audience = audience, .widest = what.member ? "AMBER" : "GREEN"}));
  const std::string hash(made["report"]["draft"]["sha256"].text());
  TRY(reports.review(reviewer_, number, hash, "read line by line"));
  if (what.member) TRY(reports.consent(contacts_.at(truth_.members[*what.member].domain), number, hash, {}, ""));
  TRY(reports.release(operator_, number));
  return {};
}

void HubReplay::bar(const Text& what, std::string of, std::int64_t expected, std::int64_t found) {
  outcome_.bars.push_back({what, std::move(of), std::to_string(expected), std::to_string(found), expected == found});
}

Result<void> HubReplay::judge() {
  TRY(judge_years());
  return judge_x();
}

Result<void> HubReplay::judge_years() {
  share::StatisticsBook& statistics = node_->share().statistics;
  std::map<std::string, std::vector<const demo::HubQuarterTruth*>> years;
  for (const demo::HubQuarterTruth& quarter : truth_.quarters) {
    const int year = std::stoi(quarter.quarter.substr(0, 4));
    years[std::to_string(quarter.quarter.back() == '1' ? year - 1 : year)].push_back(&quarter);
  }
  std::int64_t reported = 0, targeted = 0, shared = 0, wrong_quarters = 0, failures = 0, numbers = 0;
  std::size_t organisations = 0, sigs = 0;
  for (const auto& [year, quarters] : years) {
    const share::HubCounts counts = TRY(statistics.count(operator_, TRY(share::HubPeriod::fiscal_year(year))));
    const Json exact = to_json(counts, {.sig = {}, .sight = share::Sight::exact});
    std::int64_t expected_reports = 0, expected_shares = 0, expected_targeted = 0;
    for (const demo::HubQuarterTruth* quarter : quarters) {
      expected_reports += quarter->reported;
      expected_shares += quarter->shared;
      expected_targeted += quarter->targeted;
      const Json& line = cell(exact, quarter->quarter);
      if (line["reported"].integer_or(-1) != quarter->reported || line["targeted"].integer_or(-1) != quarter->targeted ||
          line["shared"].integer_or(-1) != quarter->shared || line["own_finds"].integer_or(-1) != quarter->own_finds)
        ++wrong_quarters;
    }
    const std::string name = "FY" + year;
    bar({.ja = "情報提供", .en = "reported"}, name, expected_reports, exact["total"]["reported"].integer_or(-1));
    bar({.ja = "標的型とみなしたもの", .en = "targeted"}, name, expected_targeted, exact["total"]["targeted"].integer_or(-1));
    bar({.ja = "情報共有", .en = "shared"}, name, expected_shares, exact["total"]["shared"].integer_or(-1));
    reported += exact["total"]["reported"].integer_or(0);
    targeted += exact["total"]["targeted"].integer_or(0);
    shared += exact["total"]["shared"].integer_or(0);
    organisations = counts.organisations;
    sigs = counts.sigs.size();
    const share::StatisticsProof proof = TRY(statistics.prove(operator_, counts));
    failures += static_cast<std::int64_t>(proof.failures.size());
    numbers += static_cast<std::int64_t>(proof.numbers.size());
  }
  std::int64_t expected_reports = 0, expected_targeted = 0, expected_shares = 0;
  for (const demo::HubQuarterTruth& quarter : truth_.quarters) {
    expected_reports += quarter.reported;
    expected_targeted += quarter.targeted;
    expected_shares += quarter.shared;
  }
  bar({.ja = "情報提供の計", .en = "reported in all"}, "", expected_reports, reported);
  bar({.ja = "標的型の計", .en = "targeted in all"}, "", expected_targeted, targeted);
  bar({.ja = "情報共有の計", .en = "shared in all"}, "", expected_shares, shared);
  bar({.ja = "四半期の食い違い", .en = "quarters that differ"}, "", 0, wrong_quarters);
  bar({.ja = "参加組織", .en = "organisations"}, "", static_cast<std::int64_t>(truth_.members.size()),
      static_cast<std::int64_t>(organisations));
  bar({.ja = "グループ (SIG)", .en = "groups (SIG)"}, "", static_cast<std::int64_t>(truth_.sigs.size()), static_cast<std::int64_t>(sigs));
  outcome_.bars.push_back({{.ja = "台帳から導き直せない数", .en = "numbers that do not follow from the ledger"},
                           "",
                           "0",
                           fmt::format("{} / {}", failures, numbers),
                           failures == 0 && numbers > 0});
  return {};
}

// The campaign that holds most of X's mails.
Result<void> HubReplay::judge_x() {
  share::CampaignBook& campaigns = node_->share().campaigns;
  std::set<std::string> of_x, members_of_x;
  Instant first{INT64_MAX}, last{INT64_MIN};
  for (std::size_t place = 0; place < truth_.acts.size(); ++place) {
    const demo::HubAct& what = truth_.acts[place];
    if (what.actor != "X") continue;
    of_x.insert(reports_[place]);
    members_of_x.insert(truth_.members[*what.member].domain);
    first = std::min(first, what.received);
    last = std::max(last, what.received);
  }
  std::map<std::string, std::int64_t> held;
  for (const std::string& number : of_x)
    if (const auto campaign = TRY(campaigns.campaign_of(operator_, number))) ++held[campaign->to_string()];
  const auto best = std::ranges::max_element(held, {}, [](const auto& one) { return one.second; });
  if (best == held.end()) return error(ErrorCode::not_found, "no campaign holds a report of the attacker X");
  const Json shown = TRY(campaigns.show(operator_, TRY(Uuid::parse(best->first)), at_.language));
  const std::int64_t others = shown["reports"].integer_or(0) - best->second;
  bar({.ja = "攻撃者 X のメール", .en = "mails of attacker X"}, "", static_cast<std::int64_t>(of_x.size()), best->second);
  outcome_.bars.push_back({{.ja = "X に混ざった他のメール", .en = "others among them"}, "", "≤ 1", std::to_string(others), others <= 1});
  bar({.ja = "X が狙った組織", .en = "organisations hit by X"}, "", static_cast<std::int64_t>(members_of_x.size()),
      shown["members"].integer_or(-1));
  const auto months = [&](Instant from, Instant to) {
    const Day a = zone_.day_of(from), b = zone_.day_of(to);
    return static_cast<std::int64_t>((b.year() - a.year()) * 12 + b.month() - a.month() + 1);
  };
  bar({.ja = "X の活動の月数", .en = "months of X"}, "", months(first, last),
      months(TRY(Instant::parse(shown["first_seen"].text())), TRY(Instant::parse(shown["last_seen"].text()))));
  return {};
}

}  // namespace sekimori::cli::demo_story
