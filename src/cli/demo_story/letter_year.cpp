#include "cli/demo_story/letter_year.h"

#include "demo/seminar_year.h"
#include "feature/teach/newsletter/issue_days.h"

namespace sekimori::cli::demo_story {
namespace {

struct Words {
  std::string_view section, ja, en;
};

constexpr Words words[] = {
    {"opening", "退職や異動の多い季節になりました。秘密を持ち出させないために、申し出の前の三十日を見直してみませんか。",
     "The season of leaving and moving has come. Look again at the thirty days before somebody gives notice."},
    {"security", "見慣れない機器への大量の写しと、休日や深夜の操作が重なったときは、人に聞く前に記録を保全してください。",
     "Many copies to an unknown device, by night or on a holiday: preserve the records before you ask anybody."},
    {"related", "営業秘密の管理に関する指針や手引きの改訂は、関係機関の公式のページで確かめてください。",
     "For changes of guidelines and handbooks look at the official pages of the bodies that publish them."},
    {"editors_note", "庭の石に縄をかけるだけで、人はその先へ進みません。秘密の印も、そうありたいものです。",
     "A stone with a rope in a garden path stops nobody, and everybody understands. So should a mark on a secret."},
};

Result<void> fill(teach::NewsletterBook& board, const record::Actor& editor, const std::string& number) {
  for (const Words& one : words) TRY(board.write(editor, number, one.section, {std::string(one.ja), std::string(one.en)}));
  TRY(board.rest(editor, number, "litigation"));
  TRY(board.rest(editor, number, "seminars"));
  return {};
}

Result<void> send_to_nobody(teach::TeachRoom& teach, const record::Actor& editor, const record::Actor& approver, const std::string& number,
                            Day day) {
  const std::string hash = TRY(teach.newsletter.submit(editor, number)).value.sha256;
  TRY(teach.newsletter.approve(approver, number, hash));
  TRY(teach.newsletter.begin_sending(editor, number));
  const teach::SendingRun run = TRY(teach.sending.begin(number));
  // It went out on its day, in the morning: feeds and archive tell that day, not the one on which the demo is made.
  teach::SendingCounts counts = TRY(teach.sending.finish(run));
  counts.finished_at = TRY(Instant::parse(day.to_string() + "T10:00:00+09:00"));
  TRY(teach.newsletter.finish_sending(editor, number, counts));
  return {};
}

Result<std::string> hold_meeting(teach::MeetingBook& meetings, const record::Actor& editor, const record::Actor& approver) {
  teach::ForumMeeting meeting;
  meeting.title = {"第1回 営業秘密官民フォーラム", "First meeting of the forum"};
  meeting.starts_at = TRY(Instant::parse("2015-07-07T10:00:00+09:00"));
  meeting.ends_at = TRY(Instant::parse("2015-07-07T12:00:00+09:00"));
  meeting.organiser = "JIPA";
  meeting.secretariat = "IPA";
  meeting.supporters = {"METI"};
  meeting.openness = teach::Openness::open;
  for (const auto& [ja, en, who] :
       {std::tuple("流出防止の現状と課題", "State and tasks", "METI"), std::tuple("相談窓口の活用", "Use of the desk", "INPIT"),
        std::tuple("侵害事犯への対処", "How offences are dealt with", "NPA"), std::tuple("情報窃取の動向", "Trends of theft", "PSIA"),
        std::tuple("サイバーセキュリティ対策", "Cyber security", "IPA"), std::tuple("今後の運営", "How to go on", "")})
    meeting.agenda.push_back({{ja, en}, who});
  const std::string number = TRY(meetings.add(editor, meeting, "demo")).value.number;
  TRY(meetings.hold(editor, number, {"JIPA", "IPA", "INPIT", "METI", "NPA", "PSIA"}, "2016年春"));
  TRY(meetings.write_minutes(editor, number, "六つの議題について報告と意見交換があった。次回は来春に開く。"));
  TRY(meetings.approve_minutes(approver, number));
  return number;
}

}  // namespace

Result<LetterYear> fill_letter_year(teach::TeachRoom& teach, Day today) {
  const record::Actor editor = record::Actor::system("demo editor"), approver = record::Actor::system("demo approver");
  teach::NewsletterBook& board = teach.newsletter;
  const Day sent_on[] = {
      TRY(teach::issue_day(today.month() > 2 ? today.year() : today.year() - 1,
                           today.month() > 2 ? today.month() - 2 : today.month() + 10)),
      TRY(teach::issue_day(today.month() > 1 ? today.year() : today.year() - 1, today.month() > 1 ? today.month() - 1 : 12))};
  LetterYear out;
  std::string first = "117";
  for (const Day day : sent_on) {
    const std::string number = TRY(board.open(editor, {.day = day, .number = first})).value.number;
    first.clear();
    TRY(fill(board, editor, number));
    TRY(send_to_nobody(teach, editor, approver, number, day));
    out.sent_issues.push_back(number);
  }
  const std::string next = out.next_issue = TRY(board.open(editor, {})).value.number;
  TRY(board.assign(editor, next, "opening", "架空工業会", "writer@example.jp", {}));
  TRY(fill(board, editor, next));
  if (const auto published = TRY(board.passages()); !published.empty()) {
    out.passage = published.front().number;
    TRY(board.draw(editor, next, "security", out.passage));
  }
  constexpr std::uint64_t seed = 20150128;
  TRY(teach.seminars.import(editor, demo::seminar_year_2014(seed), "seminars-2014.csv", "demo"));
  TRY(teach.seminars.import(editor, demo::seminar_list_2015(), "seminars-2015.csv", "demo"));
  teach::Seminar coming;
  coming.title = {"営業秘密の守り方、はじめの一歩", "First steps in keeping secrets"};
  const Day day{today.number + 40};
  coming.starts_at = TRY(Instant::parse(day.to_string() + "T14:00:00+09:00"));
  coming.ends_at = TRY(Instant::parse(day.to_string() + "T16:30:00+09:00"));
  coming.place = "会議室";
  coming.prefecture = "東京都";
  coming.mode = teach::SeminarMode::hybrid;
  coming.seats = 40;
  coming.online_seats = 200;
  coming.hosts = {"INPIT", "IPA"};
  const std::string seminar = out.open_seminar = TRY(teach.seminars.add(editor, coming, "demo")).value.number;
  TRY(teach.seminars.set_state(editor, seminar, teach::SeminarState::open, "demo", ""));
  out.meeting = TRY(hold_meeting(teach.meetings, editor, approver));
  out.seminars = TRY(teach.seminars.list(editor)).size();
  const teach::SeminarStatistics year = TRY(teach.seminars.statistics(editor, 2014));
  out.participants_2014 = year.participants;
  out.places_2014 = year.places;
  return out;
}

}  // namespace sekimori::cli::demo_story
