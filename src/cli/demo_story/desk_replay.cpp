#include "cli/demo_story/desk_replay.h"

#include <algorithm>

#include "cli/demo_story/story_account.h"
#include "cli/progress.h"
#include "node/demo_clock.h"

namespace sekimori::cli::demo_story {
namespace {

constexpr std::int64_t minute = 60 * nanoseconds_per_second, hour = 60 * minute;
constexpr record::PasswordCost quick{.operations = 1, .memory = std::size_t(8) << 20};

std::string desk_password(Random& random) {
  constexpr std::string_view signs = "abcdefghjkmnpqrstvwxyz23456789";
  std::string out;
  for (int at = 0; at < 20; ++at) out += signs[static_cast<std::size_t>(random.below(signs.size()))];
  return out;
}

Day on(int year, int month, int day) { return Day::from_date(year, month, day).value_or(Day{}); }

}  // namespace

DeskReplay::DeskReplay(Surroundings& at, const demo::DeskTruth& truth, Path data, demo::DeskScale scale)
    : at_(at),
      truth_(truth),
      data_(std::move(data)),
      scale_(scale),
      clock_(at.clock, Instant{truth.calls.front().received.nanoseconds - 24 * hour}),
      files_(at.files) {}

Result<ReplayOutcome> DeskReplay::tell() {
  TRY(open_desk());
  {
    Progress progress(at_, {.ja = "窓口の再現", .en = "replaying the desk"}, ProgressUnit::items, truth_.calls.size());
    for (const demo::DeskCall& call : truth_.calls) {
      if (interrupted()) return error(ErrorCode::interrupted, "stopped before the call of {}", call.received.to_rfc3339());
      TRY(take(call));
      progress.advance(1);
    }
  }
  TRY(bring_in_experts());
  TRY(judge());
  node_.reset();
  TRY(at_.files.sync_file_system(data_));
  TRY(node::note_end_of_story(at_.files, data_, clock_.now(), at_.clock.now()));
  return std::move(outcome_);
}

Result<record::Actor> DeskReplay::account(const std::string& login, const std::string& password, record::Role role) {
  return make_account(*node_, record::Actor::system("demo"), login, password, {role});
}

Result<void> DeskReplay::open_desk() {
  node::NodeSettings settings;
  settings.data = data_;
  settings.password_cost = quick;
  node_ = TRY(node::Node::open(settings, {clock_, at_.random, files_, at_.processes}));
  outcome_.main = {.login = "desk", .password = desk_password(at_.random)};
  outcome_.second = {.login = "adviser", .password = desk_password(at_.random)};
  operator_ = TRY(account(outcome_.main.login, outcome_.main.password, record::Role::desk_operator));
  adviser_ = TRY(account(outcome_.second.login, outcome_.second.password, record::Role::desk_adviser));
  consult::BranchBook& branches = node_->consult().branches;
  for (int code = 1; code <= static_cast<int>(consult::branch_count); ++code) TRY(branches.set_staff(operator_, code, 2 + (code % 4), ""));
  return {};
}

Result<void> DeskReplay::take(const demo::DeskCall& call) {
  consult::ConsultRoom& desk = node_->consult();
  clock_.set(std::max(clock_.now(), call.received));
  consult::ConsultationDraft draft;
  draft.channel = consult::channel_from(call.channel).value_or(consult::Channel::telephone);
  draft.desk = consult::desk_from(call.desk).value_or(consult::main_desk);
  draft.text = call.text;
  draft.identity.organisation = call.organisation;
  draft.attributes = TRY(consult::asker_attributes_from(call.attributes));
  const std::string number = TRY(desk.consultations.receive(operator_, draft)).number;
  if (!call.triage.empty()) {
    TRY(desk.consultations.triage(operator_, number, call.triage));
    TRY(desk.consultations.assign(operator_, number, outcome_.second.login));
    clock_.set(Instant{clock_.now().nanoseconds + 20 * minute});
    if (!call.refer.empty()) TRY(refer(number, call));
    const consult::TriageOutcome outcome = TRY(consult::walk_triage(consult::desk_texts(), call.triage));
    TRY(desk.consultations.answer(adviser_, number, {.text = "", .blocks = {"greeting", "limits"}, .faq = outcome.faq}));
  }
  TRY(desk.consultations.close(call.triage.empty() ? operator_ : adviser_, number, "answered"));
  return {};
}

Result<void> DeskReplay::refer(const std::string& number, const demo::DeskCall& call) {
  consult::DeskReferralBook& referrals = node_->consult().referrals;
  const auto target = consult::referral_target_from(call.refer);
  if (!target) return error(ErrorCode::invalid_input, "'{}' is nobody to refer to", call.refer);
  const auto made = TRY(referrals.propose(adviser_, number,
                                          {.target = *target,
                                           .scope = consult::ReferralReach::summary,
                                           .purpose = "情報セキュリティ対策の助言",
                                           .summary = "外部から不正にログインされた疑いがあり、対策の助言を求めている。"}));
  TRY(referrals.consent(adviser_, made.value.number, "電話で本人から"));
  TRY(referrals.send(adviser_, made.value.number));
  TRY(referrals.receipt(adviser_, made.value.number, "情報セキュリティの窓口", ""));
  return {};
}

// A pool of experts, one of whom is close to a firm, bookings in the week after the story, training of some branches.
Result<void> DeskReplay::bring_in_experts() {
  consult::ConsultRoom& desk = node_->consult();
  const Day today = zone_.day_of(clock_.now());
  struct Plan {
    std::string_view name;
    consult::ExpertKind kind;
    consult::Content skill;
  };
  const std::array<Plan, 4> plans = {{{"架空 一郎", consult::ExpertKind::company_veteran, consult::Content::secret_management},
                                      {"架空 二郎", consult::ExpertKind::company_veteran, consult::Content::leak_prevention},
                                      {"架空 三郎", consult::ExpertKind::company_veteran, consult::Content::ip_strategy},
                                      {"架空 四葉", consult::ExpertKind::lawyer, consult::Content::leak}}};
  for (const Plan& plan : plans) {
    consult::DeskExpert expert;
    expert.name = plan.name;
    expert.kind = plan.kind;
    expert.skills = {plan.skill};
    if (plan.kind == consult::ExpertKind::lawyer) expert.conflicts = {"霧野精機株式会社"};
    TRY(desk.experts.add(operator_, expert));
  }
  for (int code = 1; code <= static_cast<int>(consult::branch_count); code += 2)
    for (const consult::Content topic : consult::taught)
      if (code % 4 == 1 || topic == consult::Content::leak)
        TRY(desk.branches.train(operator_, code, {.day = Day{today.number - 30}, .topic = topic, .attended = 6, .by = {}}));
  // Calls of the next day that are still open, for whoever looks in.
  const Day last = TRY(desk.calendar.next_open_day(Day{today.number + 1}));
  clock_.set(Instant{zone_.start_of(last).nanoseconds + 10 * hour});
  for (const bool urgent : {true, false}) {
    consult::ConsultationDraft draft;
    draft.text = urgent ? "退職予定者がサーバーから図面をまとめて写しています。" : "取引先から製造条件の資料を求められています。";
    draft.identity.organisation = "霧野精機株式会社";
    draft.attributes.asker = consult::AskerClass::sme;
    draft.attributes.prefecture = 13;
    const std::string number = TRY(desk.consultations.receive(operator_, draft)).number;
    if (!urgent) continue;
    TRY(desk.consultations.triage(operator_, number, {"happened", "going_on", "leaver"}));
    const Day next = TRY(desk.calendar.next_open_day(Day{last.number + 1}));
    consult::DeskBooking wish;
    wish.expert = "EX-001";
    wish.subject = number;
    wish.starts = Instant{zone_.start_of(next).nanoseconds + 13 * hour};
    wish.place = "https://meet.example/desk";
    TRY(desk.bookings.book(operator_, wish));
  }
  return {};
}

void DeskReplay::bar(const Text& what, std::string of, std::string expected, std::string found) {
  const bool holds = expected == found;
  outcome_.bars.push_back({.what = what, .of = std::move(of), .expected = std::move(expected), .found = std::move(found), .holds = holds});
}

Result<void> DeskReplay::judge() {
  consult::DeskStatistics& statistics = node_->consult().statistics;
  const auto facts = TRY(statistics.facts());
  consult::CountPeriod first{.from = on(2015, 2, 2), .to = on(2015, 6, 30), .desk = consult::main_desk};
  const Json sums = TRY(statistics.summary(operator_, first, consult::DeskSight::exact));
  bar({.ja = "相談窓口の件数", .en = "consultations of the main desk"}, "2015", "103", sums["cases"].dump());
  for (const Json& one : sums["lists"]["asker"].items()) {
    if (one["name"].text() == "sme")
      bar({.ja = "中小企業の割合 (%)", .en = "small and medium firms (%)"}, "2015", "43", one["percent"].dump());
    if (one["name"].text() == "large") bar({.ja = "大企業の割合 (%)", .en = "large firms (%)"}, "2015", "35", one["percent"].dump());
  }
  for (const Json& one : sums["referrals"].items()) {
    if (one["target"].text() == "police") bar({.ja = "警察への照会", .en = "referrals to the police"}, "2015", "0", one["count"].dump());
    if (one["target"].text() == "security_desk") bar({.ja = "IPAへの照会", .en = "referrals to IPA"}, "2015", "3", one["count"].dump());
  }
  if (scale_ == demo::DeskScale::small) return {};
  const auto [from, to] = consult::fiscal_year(2014);
  bar({.ja = "海外展開の窓口の件数", .en = "desk for business abroad"}, "FY2014", "78",
      std::to_string(consult::count_cases(*facts, {.from = from, .to = to, .desk = consult::overseas_desk})));
  bar({.ja = "47 都道府県の窓口の件数", .en = "desks of the 47 prefectures"}, "FY2014", "2033",
      std::to_string(consult::count_cases(*facts, {.from = from, .to = to, .branches_alone = true})));
  const Json changes = TRY(statistics.changes(operator_, {2023, 3}, consult::Dimension::topic, {}, consult::DeskSight::exact));
  for (const Json& one : changes["rows"].items()) {
    const std::string_view topic = one["name"].text();
    if (topic == "illegal_log_in")
      bar({.ja = "不正ログイン", .en = "illegal log-in"}, "2023Q3", "前の四半期に比べ24%増", std::string(one["words"]["ja"].text()));
    if (topic == "fake_virus_warning")
      bar({.ja = "偽警告", .en = "fake virus warning"}, "2023Q3", "前の四半期に比べ48%減", std::string(one["words"]["ja"].text()));
    if (topic == "fake_short_message")
      bar({.ja = "偽SMS", .en = "fake short message"}, "2023Q3", "前の四半期に比べ50%減", std::string(one["words"]["ja"].text()));
  }
  return {};
}

}  // namespace sekimori::cli::demo_story
