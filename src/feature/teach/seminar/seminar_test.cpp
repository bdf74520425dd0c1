// Seminars: seats in the order of confirmations, whoever waits moves up, calendars that other programs read; and a meeting of the forum.
#include <algorithm>
#include <atomic>
#include <thread>

#include "base/text.h"
#include "feature/teach/newsletter/newsletter_fixture_test.h"
#include "feature/teach/seminar/briefing_request.h"
#include "feature/teach/seminar/meeting_book.h"
#include "feature/teach/seminar/seminar_book.h"
#include "feature/teach/seminar/seminar_schema.h"

namespace sekimori::teach {
namespace {

constexpr std::string_view page = "https://forum.example.jp/public/seminars";

class SeminarTest : public LetterTest {
 protected:
  void SetUp() override {
    LetterTest::SetUp();
    ASSERT_TRUE(sql::migrate(*database_, seminar_schema(), clock_));
    book_ = std::make_unique<SeminarBook>(parts());
    meetings_ = std::make_unique<MeetingBook>(parts());
  }
  static Seminar hybrid(std::int64_t seats, std::int64_t online) {
    Seminar out;
    out.title = {"営業秘密の守り方、はじめの一歩", "First steps in keeping secrets"};
    out.starts_at = *Instant::parse("2025-02-27T14:00:00+09:00");
    out.ends_at = *Instant::parse("2025-02-27T16:30:00+09:00");
    out.place = "虎ノ門の会議室";
    out.prefecture = "東京都";
    out.mode = SeminarMode::hybrid;
    out.seats = seats;
    out.online_seats = online;
    out.hosts = {"INPIT", "IPA"};
    out.online_address = "https://video.example/1";
    return out;
  }
  std::string opened(std::int64_t seats, std::int64_t online = 10) {
    const std::string number = book_->add(secretary_, hybrid(seats, online), "planned")->value.number;
    EXPECT_TRUE(book_->set_state(secretary_, number, SeminarState::open, "published", page));
    return number;
  }
  // Token of a registration that has not been confirmed.
  std::string asked(const std::string& number, int who, Way way = Way::on_site) {
    const std::string mail = fmt::format("p{}@firm.example", who);
    EXPECT_TRUE(
        book_->register_for(number, {.name = fmt::format("参加者{}", who), .organisation = "架空社", .mail = mail, .way = way}, page));
    const auto all = *book_->registrations(secretary_, number);
    for (const Registration& one : all)
      if (one.wish.mail == mail) return *book_->token_of(number, one.code);
    return {};
  }
  std::unique_ptr<SeminarBook> book_;
  std::unique_ptr<MeetingBook> meetings_;
};

TEST_F(SeminarTest, seats_go_by_confirmation_and_whoever_waits_moves_up) {
  const std::string number = opened(1);
  EXPECT_EQ(number, "SM-2025-001");
  const std::string first = asked(number, 1), second = asked(number, 2), third = asked(number, 3);
  EXPECT_EQ(book_->free_seats(number, Way::on_site), 1) << "asking takes no seat";
  EXPECT_EQ(book_->confirm(second, page)->state, RegistrationState::confirmed);
  EXPECT_EQ(book_->confirm(second, page)->state, RegistrationState::confirmed) << "again";
  const auto waits = book_->confirm(first, page);
  EXPECT_EQ(waits->state, RegistrationState::waiting);
  EXPECT_EQ(waits->queue, 1);
  EXPECT_EQ(book_->confirm(third, page)->queue, 2);
  EXPECT_EQ(book_->cancel(second, page)->state, RegistrationState::cancelled);
  EXPECT_EQ(book_->by_link(first)->state, RegistrationState::confirmed);
  EXPECT_EQ(book_->by_link(third)->queue, 1);
  // More seats.
  ASSERT_TRUE(book_->amend(secretary_, number, hybrid(2, 10), "a larger room", page));
  EXPECT_EQ(book_->by_link(third)->state, RegistrationState::confirmed);
  const std::string online = asked(number, 4, Way::online);
  EXPECT_EQ(book_->confirm(online, page)->online_address, "https://video.example/1") << "told to who takes part";
  EXPECT_FALSE(public_json(book_->published_one(number)->value).dump().contains("video.example"));
  std::string forged = first;
  forged.back() = forged.back() == 'A' ? 'Q' : 'A';
  EXPECT_FALSE(book_->confirm(forged, page));
  EXPECT_EQ(book_->remind(24, page), 0);
  clock_.set(*Instant::parse("2025-02-27T09:00:00+09:00"));
  EXPECT_EQ(book_->remind(24, page), 3);
  EXPECT_EQ(book_->remind(24, page), 0);
}

TEST_F(SeminarTest, however_many_press_at_once_no_seat_is_given_twice) {
  constexpr int people = 24, seats = 7;
  const std::string number = opened(seats);
  std::vector<std::string> tokens;
  for (int i = 0; i < people; ++i) tokens.push_back(asked(number, i));
  std::atomic<int> confirmed = 0, waiting = 0;
  const auto press = [&](std::size_t from) {
    for (std::size_t i = from; i < tokens.size(); i += 6) {
      const auto one = book_->confirm(tokens[i], page);
      ASSERT_TRUE(one) << one.error().message;
      (one->state == RegistrationState::confirmed ? confirmed : waiting) += 1;
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < 6; ++i) threads.emplace_back(press, i);
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(confirmed, seats);
  EXPECT_EQ(waiting, people - seats);
  threads.clear();
  for (std::size_t i = 0; i < 6; ++i)
    threads.emplace_back([&, i] {
      for (std::size_t n = i; n < 12; n += 6) EXPECT_TRUE(book_->cancel(tokens[n], page));
    });
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(book_->free_seats(number, Way::on_site), 0);
  const auto all = *book_->registrations(secretary_, number);
  EXPECT_EQ(std::ranges::count(all, RegistrationState::confirmed, &Registration::state), seats);
  EXPECT_EQ(std::ranges::count(all, RegistrationState::cancelled, &Registration::state), 12);
}

TEST_F(SeminarTest, registering_tells_nobody_who_is_registered_and_fills_no_mailbox) {
  const std::string number = opened(5);
  asked(number, 1);
  for (int i = 0; i < 20; ++i) asked(number, 1);
  EXPECT_EQ(letters().size(), static_cast<std::size_t>(SeminarBook::most_letters));
  for (const std::string evil : {"a@b.example\r\nBcc: eve@example.jp", "eve", "a@b.example, c@d.example"})
    EXPECT_EQ(book_->register_for(number, {.name = "x", .organisation = "", .mail = evil}, page).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(book_->register_for(number, {.name = "x\ny", .organisation = "", .mail = "a@b.example"}, page).error().code,
            ErrorCode::invalid_input);
  EXPECT_EQ(book_->register_for("SM-2025-009", {.name = "x", .organisation = "", .mail = "a@b.example"}, page).error().code,
            ErrorCode::not_found);
  EXPECT_EQ(book_->registrations(editor_, number).error().code, ErrorCode::not_permitted);
  clock_.advance(3 * nanoseconds_per_day);
  EXPECT_EQ(book_->drop_unconfirmed(), 1);
  ASSERT_TRUE(book_->set_state(secretary_, number, SeminarState::closed, "full", page));
  EXPECT_EQ(book_->register_for(number, {.name = "x", .organisation = "", .mail = "a@b.example"}, page).error().code, ErrorCode::conflict);
}

TEST_F(SeminarTest, what_lies_in_the_past_was_held_and_is_counted_by_itself) {
  const std::string head = "title_ja,title_en,day,from,until,place,prefecture,seats,state\n";
  const auto done = book_->import(secretary_,
                                  head +
                                      "過ぎた回,Past,2025-01-20,10:00,12:00,会場,東京都,10,\n"
                                      "来る回,Coming,2025-02-20,10:00,12:00,会場,大阪府,10,\n"
                                      "募る回,Open,2025-02-21,10:00,12:00,会場,大阪府,10,open\n"
                                      "止めた回,Called off,2025-01-21,10:00,12:00,会場,福岡県,10,cancelled\n",
                                  "list.csv", "x");
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(std::tuple(done->seminars, done->held, done->open, done->planned, done->cancelled), std::tuple(4, 1, 1, 1, 1));
  EXPECT_EQ(book_->statistics(secretary_, 2024)->seminars, 1) << "the past one";
  EXPECT_EQ(book_->published()->size(), 3U) << "the planned one is not public";
  for (const std::string_view wrong : {"held", "closed", "x"})
    EXPECT_FALSE(
        book_->import(secretary_, head + "早い回,Early,2025-02-22,10:00,12:00,会場,大阪府,10," + std::string(wrong) + "\n", "l", "x"))
        << wrong;
  // Weeks later nobody has said anything: the one that was published counts, and both are asked about.
  clock_.set(*Instant::parse("2025-03-01T09:00:00+09:00"));
  const auto later = book_->statistics(secretary_, 2024);
  EXPECT_EQ(later->seminars, 2);
  EXPECT_EQ(later->places, 2);
  EXPECT_EQ(later->untold.size(), 2U);
}

TEST_F(SeminarTest, who_came_is_counted_and_gets_the_material) {
  const std::string number = opened(5);
  EXPECT_EQ(book_->take_attendance(secretary_, number, "code,mail,attended\n,,yes\n", "a.csv").error().code, ErrorCode::conflict)
      << "it did not begin yet";
  EXPECT_EQ(book_->set_state(secretary_, number, SeminarState::held, "x", page).error().code, ErrorCode::conflict);
  const std::string first = asked(number, 1), second = asked(number, 2);
  ASSERT_TRUE(book_->confirm(first, page));
  ASSERT_TRUE(book_->confirm(second, page));
  asked(number, 3);  // and never confirms
  clock_.set(*Instant::parse("2025-02-28T09:00:00+09:00"));
  const auto done =
      book_->take_attendance(secretary_, number,
                             "code,mail,attended,band\n,p1@firm.example,yes,\n,p2@firm.example,no,\n,p3@firm.example,yes,\n,,yes,up_to_20\n"
                             ",nobody@x.example,yes,\n,,maybe,\n",
                             "a.csv");
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->attended, 2);
  EXPECT_EQ(done->absent, 1);
  EXPECT_EQ(done->walk_ins, 1);
  EXPECT_EQ(done->refused.size(), 2U);
  const auto statistics = book_->statistics(secretary_, 2024);
  EXPECT_EQ(statistics->participants, 3);
  EXPECT_EQ(statistics->by_band[static_cast<std::size_t>(EmployeeBand::up_to_20)], 1);
  EXPECT_EQ(statistics->participants_of_month[10], 3) << "February is the eleventh month of a fiscal year";
  EXPECT_EQ(book_->follow_up(secretary_, number).error().code, ErrorCode::invalid_input);
  ASSERT_TRUE(book_->add_material(secretary_, number, {.title = "資料", .address = "https://forum.example.jp/1.pdf"}));
  EXPECT_EQ(book_->add_material(secretary_, number, {.title = "x", .address = "javascript:alert(1)"}).error().code,
            ErrorCode::invalid_input);
  EXPECT_EQ(book_->follow_up(secretary_, number), 1) << "whoever never confirmed the address gets none";
  EXPECT_EQ(book_->follow_up(secretary_, number), 0);
}

TEST_F(SeminarTest, a_calendar_is_what_rfc_5545_says) {
  const std::string number = opened(5);
  const std::string ics = *book_->calendar(*book_->published(), page, Language::ja);
  EXPECT_TRUE(ics.contains("BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\n"));
  EXPECT_TRUE(ics.contains("DTSTART;TZID=Asia/Tokyo:20250227T140000\r\n"));
  const std::string long_one = icalendar({{.id = "x",
                                           .title = std::string(100, 'a') + "、" + std::string(60, 'b') + ";,\\\n終",
                                           .place = {},
                                           .text = {},
                                           .address = {},
                                           .starts_at = {},
                                           .ends_at = {}}},
                                         {});
  for (std::size_t at = 0; at < long_one.size();) {
    const std::size_t end = long_one.find("\r\n", at);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LE(end - at, 75U);
    EXPECT_TRUE(is_valid_utf8(long_one.substr(at, end - at))) << "no sign is cut";
    at = end + 2;
  }
  std::string unfolded = long_one;
  for (std::size_t at = 0; (at = unfolded.find("\r\n ", at)) != std::string::npos;) unfolded.erase(at, 3);
  EXPECT_TRUE(unfolded.contains("b\\;\\,\\\\\\n終\r\n")) << unfolded;
}

TEST_F(SeminarTest, a_meeting_has_an_agenda_papers_and_minutes_that_two_people_made) {
  clock_.set(*Instant::parse("2015-07-01T09:00:00+09:00"));
  ForumMeeting meeting;
  meeting.title = {"第1回 営業秘密官民フォーラム", "First forum meeting"};
  meeting.starts_at = *Instant::parse("2015-07-07T10:00:00+09:00");
  meeting.ends_at = *Instant::parse("2015-07-07T12:00:00+09:00");
  meeting.place = "経済産業省本館";
  for (int i = 1; i <= 6; ++i) meeting.agenda.push_back({{fmt::format("議題{}", i), fmt::format("Item {}", i)}, "発表者"});
  meeting.openness = Openness::open;
  EXPECT_EQ(meetings_->add(editor_, meeting, "x").error().code, ErrorCode::not_permitted);
  const auto made = meetings_->add(secretary_, meeting, "first");
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->value.number, "MT-2015-001");
  const Bytes bytes = to_bytes("%PDF");
  const std::string number = made->value.number;
  ASSERT_TRUE(meetings_->add_paper(secretary_, number, {.name = "1.pdf", .sha256 = {}, .item = 1, .openness = Openness::open}, bytes));
  ASSERT_TRUE(meetings_->add_paper(secretary_, number, {.name = "2.pdf", .sha256 = {}, .item = 2}, to_bytes("closed")));
  EXPECT_EQ(meetings_->add_paper(secretary_, number, {.name = "../x", .sha256 = {}}, bytes).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(meetings_->add_paper(secretary_, number, {.name = "7.pdf", .sha256 = {}, .item = 7}, to_bytes("7")).error().code,
            ErrorCode::invalid_input);
  EXPECT_EQ(meetings_->write_minutes(secretary_, number, "x").error().code, ErrorCode::conflict) << "not held yet";
  clock_.set(*Instant::parse("2015-07-06T09:00:00+09:00"));
  const auto early = meetings_->hold(secretary_, number, {"経団連"}, "");
  ASSERT_FALSE(early);
  EXPECT_EQ(early.error().code, ErrorCode::conflict) << early.error().message;
  clock_.set(*Instant::parse("2015-07-08T09:00:00+09:00"));
  ASSERT_TRUE(meetings_->hold(secretary_, number, {"経団連", "JIPA"}, "2016 春"));
  ASSERT_TRUE(meetings_->write_minutes(secretary_, number, "六つの議題について報告があった。"));
  EXPECT_TRUE(public_json(meetings_->published_one(number)->value)["minutes"].text().empty()) << "nobody approved them";
  EXPECT_EQ(meetings_->approve_minutes(secretary_, number).error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(meetings_->approve_minutes(acting("second", {record::Role::secretariat}), number));
  const Json shown = public_json(meetings_->published_one(number)->value);
  EXPECT_EQ(shown["papers"].items().size(), 1U);
  EXPECT_EQ(shown["agenda"].items().size(), 6U);
  EXPECT_FALSE(shown["minutes"].text().empty());
  EXPECT_TRUE(meetings_->published_paper(number, to_hex(sha256(bytes))));
  EXPECT_FALSE(meetings_->published_paper(number, to_hex(sha256("closed"))));
  EXPECT_TRUE(meetings_->paper(secretary_, number, to_hex(sha256("closed"))));
}

TEST_F(SeminarTest, a_request_for_a_briefing_has_one_answer) {
  BriefingBook requests(parts());
  const auto asked = requests.add(
      secretary_, {.kind = BriefingKind::lecturer, .organisation = "架空商工会", .mail = "info@firm.example", .topic = "退職者対策"});
  ASSERT_TRUE(asked) << asked.error().message;
  EXPECT_EQ(asked->value.number, "BR-2025-001");
  EXPECT_EQ(requests.add(secretary_, {.organisation = "x", .mail = "x", .topic = "x"}).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(requests.add(editor_, {.organisation = "x", .mail = "x@y.example", .topic = "x"}).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(requests.answer(secretary_, "BR-2025-001", BriefingState::answered, " ", "").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(requests.answer(secretary_, "BR-2025-001", BriefingState::answered, "sent", "SM-2025-001")->value.seminar, "SM-2025-001");
  EXPECT_EQ(requests.answer(secretary_, "BR-2025-001", BriefingState::declined, "no", "").error().code, ErrorCode::conflict);
  EXPECT_EQ(requests.list(editor_)->size(), 1U);
}

}  // namespace
}  // namespace sekimori::teach
