#include "cli/demo_story/office_story.h"

#include <algorithm>

#include "base/text.h"
#include "demo/seminar_year.h"
#include "feature/govern/govern_room.h"
#include "feature/share/share_room.h"
#include "node/demo_clock.h"

namespace sekimori::cli::demo_story {
namespace {

constexpr std::int64_t hours_into_last_day = 18;  // after the firms and the hub have done their work
constexpr std::size_t paragraph_bytes = 900;
constexpr std::string_view profile = "sme_80";
constexpr std::string_view teller = "contact-1";  // speaks for the first firm at the hub
constexpr std::size_t calls_of_five_months = 103;
constexpr std::size_t adopted_steps = 4;
constexpr std::int32_t days_to_do = 30;

// What a careful firm after its first case would say: most is there, some in part, a few things not.
govern::Grade answer_to(std::size_t question) {
  if (question % 9 == 4) return govern::Grade::no;
  if (question % 5 == 3) return govern::Grade::partly;
  return govern::Grade::yes;
}

}  // namespace

OfficeStory::OfficeStory(Surroundings& at, StoryTable& table, OfficePlaces places)
    : at_(at),
      table_(table),
      places_(std::move(places)),
      clock_(at.clock, Instant{zone_.start_of(*Day::parse(last_day)).nanoseconds + hours_into_last_day * 3600 * nanoseconds_per_second}),
      watch_(at.clock) {}

// The firm tells the forum the words that it has agreed to before, this time for everybody; the gate searches them; the editor draws them.
Result<void> OfficeStory::print_paragraph() {
  node::NodeSettings settings;
  settings.data = places_.hub;
  settings.how = node::OpenData::must_exist;
  const auto node = TRY(node::Node::open(settings, {clock_, at_.random, at_.files, at_.processes}));
  share::ShareRoom& hub = node->share();
  const auto contact = TRY(node->database().read([&](sql::Transaction& tx) { return node->records().accounts.find_by_login(tx, teller); }));
  if (!contact) return error(ErrorCode::not_found, "no account {}", teller);
  const std::string shared = share::readable_text(TRY(Json::parse(TRY(hub.reports.share_bytes(keeper_, places_.share)))), paragraph_bytes);
  share::ForumContent content;
  content.kind = share::ForumKind::trend;
  content.title = {"退職の前後に貸与端末から私物の機器へ", "Around a leaving: from a lent computer to a device of one's own"};
  content.body = {shared, "What a member met, in the words that it agreed to share (in Japanese):\n" + shared};
  const share::ForumReach everybody{.audience = TRY(hub.reports.share(keeper_, places_.share)).value.audience, .tlp = "CLEAR"};
  const auto proposed = TRY(hub.forum.propose(contact->actor(), content, everybody));
  const auto item = TRY(hub.forum.publish(keeper_, proposed.value.number, TRY(hub.gate.admit(to_json(proposed.value.content))), everybody));
  outcome_.letters = TRY(fill_letter_year(node->teach(), zone_.day_of(clock_.now())));
  const std::string text = TRY(node->teach().newsletter.preview(keeper_, outcome_.letters.next_issue)).ja.text;
  outcome_.printed = outcome_.letters.passage == item.value.number && text.contains(content.title.ja);
  for (const share::KnownMember& member : TRY(hub.members.list(keeper_)))
    outcome_.names_a_member = outcome_.names_a_member || text.contains(member.value.name());
  table_.row("H", {.ja = "会報", .en = "newsletter"},
             words(fmt::format("{} 号まで保存、次の {} 号の一段落は {} から (A 社が出した言葉、社名なし、関所を通したもの)",
                               outcome_.letters.sent_issues.back(), outcome_.letters.next_issue, outcome_.letters.passage),
                   fmt::format("issues up to {} in the archive; a paragraph of {} comes from {}: firm A's own words, without its name, "
                               "searched by the gate",
                               outcome_.letters.sent_issues.back(), outcome_.letters.next_issue, outcome_.letters.passage)),
             watch_.lap(), fmt::format("newsletter preview {} --data $D/node-hub", outcome_.letters.next_issue));
  table_.row("H", {.ja = "セミナーの年", .en = "seminar year"},
             words(fmt::format("{} 回を記録、2014 年度は {} 都道府県で {} 人。申し込み受付中 {}、会合 {} の議事要旨",
                               outcome_.letters.seminars, outcome_.letters.places_2014, outcome_.letters.participants_2014,
                               outcome_.letters.open_seminar, outcome_.letters.meeting),
                   fmt::format("{} seminars, {} people at {} places in fiscal 2014; {} takes registrations, meeting {} has its minutes",
                               outcome_.letters.seminars, outcome_.letters.participants_2014, outcome_.letters.places_2014,
                               outcome_.letters.open_seminar, outcome_.letters.meeting)),
             watch_.lap(), "seminar statistics --year 2014 --data $D/node-hub");
  return {};
}

Result<void> OfficeStory::take_calls() {
  const demo::DeskTruth truth = TRY(demo::generate_desk(at_.files, places_.sources, demo::DeskScale::small, demo::usual_desk_seed));
  const ReplayOutcome told = TRY(DeskReplay(at_, truth, places_.desk, demo::DeskScale::small).tell());
  outcome_.calls = truth.calls.size();
  outcome_.counted = told.bars;
  outcome_.desk = told.main;
  const auto held = std::ranges::count_if(told.bars, [](const ReplayBar& bar) { return bar.holds; });
  table_.row("D", {.ja = "相談窓口", .en = "desk"},
             words(fmt::format("五か月の相談 {} 件を受け、分け、答えた。公表された数と突き合わせて {} / {} が一致", outcome_.calls, held,
                               told.bars.size()),
                   fmt::format("{} consultations of five months taken in, triaged, answered; {} of {} published numbers come out",
                               outcome_.calls, held, told.bars.size())),
             watch_.lap(), "demo desk --size small");
  return {};
}

Result<void> OfficeStory::measure() {
  node::NodeSettings settings;
  settings.data = places_.firm;
  settings.how = node::OpenData::must_exist;
  const auto node = TRY(node::Node::open(settings, {clock_, at_.random, at_.files, at_.processes}));
  govern::GovernRoom& govern = node->govern();
  const auto begun = TRY(govern.checks.start(keeper_, profile, "2026"));
  std::vector<govern::CheckAnswer> answers;
  if (const govern::CheckProfile* const asked = govern::check_profile(profile))
    for (const govern::CheckQuestion& question : asked->questions)
      answers.push_back({.question = question.id, .grade = answer_to(answers.size())});
  const auto answered = TRY(govern.checks.answer(keeper_, begun.value.number, answers));
  const govern::CheckScore score = govern::score_of(answered.value);
  outcome_.check_percent = score.total.value_or(0);
  outcome_.check_questions = score.answered;
  const std::vector<govern::NextStep> steps = govern::next_steps(answered.value);
  outcome_.next_steps = steps.size();
  // The most pressing ones become measures: the first is in place, with what shows it.
  for (std::size_t i = 0; i < std::min(steps.size(), adopted_steps); ++i) {
    const auto made =
        TRY(govern.adopt(keeper_, begun.value.number, steps[i].question->id, "", Day{govern.today().number + days_to_do}, at_.language));
    ++outcome_.measures;
    if (i > 0) continue;
    TRY(govern.measures.add_evidence(keeper_, made.value.number, govern.today(),
                                     at_.language == Language::ja ? "書庫の鍵の貸出簿" : "Register of keys to the store"));
    TRY(govern.measures.edit(keeper_, made.value.number, {.state = govern::MeasureState::in_place}, "demo"));
  }
  table_.row("A", {.ja = "自己チェック", .en = "self-check"},
             words(fmt::format("{} 問、{} %、次にすること {} 件", outcome_.check_questions, outcome_.check_percent, outcome_.next_steps),
                   fmt::format("{} questions, {} %, {} next steps", outcome_.check_questions, outcome_.check_percent, outcome_.next_steps)),
             watch_.lap(), fmt::format("check show {} --data $D/node-a", begun.value.number));
  for (const StoryDay& one : places_.days) {
    const Json law = TRY(govern.law.law_on(one.day, govern.today()));
    std::string penalty;
    for (const Json& topic : law["topics"].items())
      if (topic["id"].text() == "penalty_person")
        for (const Json& statement : topic["statements"].items())
          if (penalty.empty()) penalty = statement["text"][table_.language() == Language::ja ? "ja" : "en"].text();
    outcome_.penalties.push_back(penalty);
    table_.row(one.letter, {.ja = "行為の日の法令", .en = "law of the day"}, fmt::format("{}: {}", one.day.to_string(), penalty),
               watch_.lap(), fmt::format("law show --on {} --data $D/node-{}", one.day.to_string(), ascii_lower(one.letter)));
  }
  return {};
}

Result<OfficeOutcome> OfficeStory::tell() {
  TRY(print_paragraph());
  TRY(take_calls());
  TRY(measure());
  // Who looks around afterwards comes after all of it.
  for (const Path& data : {places_.hub, places_.firm}) TRY(node::note_end_of_story(at_.files, data, clock_.now(), at_.clock.now()));
  return std::move(outcome_);
}

std::vector<std::string> missed_bars(const OfficeOutcome& found) {
  std::vector<std::string> missed;
  const auto bar = [&](bool holds, std::string what) {
    if (!holds) missed.push_back("offices: " + std::move(what));
  };
  bar(found.letters.sent_issues.size() == 2 && !found.letters.next_issue.empty(), "there are not three issues of the newsletter");
  bar(found.printed, "the next issue does not hold the paragraph about the first case");
  bar(!found.names_a_member, "the next issue names a member");
  bar(found.letters.participants_2014 == demo::participants_2014,
      fmt::format("{} people came in fiscal 2014", found.letters.participants_2014));
  bar(found.calls == calls_of_five_months, fmt::format("{} consultations of five months", found.calls));
  for (const ReplayBar& one : found.counted)
    bar(one.holds, fmt::format("desk, {}: {} instead of {}", one.what.en, one.found, one.expected));
  bar(found.check_questions > 0 && found.next_steps > 0 && found.measures > 0, "the self-check leads to nothing");
  for (const std::string& one : found.penalties) bar(!one.empty(), "a day of the story has no law");
  return missed;
}

}  // namespace sekimori::cli::demo_story
