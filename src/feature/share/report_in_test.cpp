// Reports as they come in: several files, what their reading proposes, what whoever reported may see of it.
#include "engine/inspect/extract/extractor.h"
#include "feature/share/hub_fixture_test.h"

namespace sekimori::share {
namespace {

constexpr std::string_view mail_text =
    "From: \"Asanagi\" <x@asanag1.example>\r\nTo: y@kirishima.example\r\nSubject: Agenda of the meeting\r\n\r\nPlease read "
    "http://198.51.100.23/agenda "
    "before the committee at 15:00.\r\n";

class ReportInTest : public HubTest {
 protected:
  void SetUp() override {
    HubTest::SetUp();
    // As the node does it, without the cage: unit tests start no programs.
    ReportParts parts{.database = *database_,
                      .records = room_->records,
                      .changes = room_->changes,
                      .blobs = *blobs_,
                      .clock = clock_,
                      .random = random_,
                      .company_key =
                          [] {
                            std::vector<Sensitive<Bytes>> keys;
                            keys.emplace_back(Bytes(32, 7));
                            return Result<std::vector<Sensitive<Bytes>>>(std::move(keys));
                          },
                      .read = [this](const std::vector<IncomingFile>& files, const std::vector<std::string>& passwords,
                                     const mail::Context& context) -> Result<mail::Analysis> {
                        if (fails_) return error(ErrorCode::unreachable, "no worker");
                        std::vector<inspect::ExtractedObject> objects;
                        inspect::ExtractionLimits limits;
                        limits.correspondence = true;
                        limits.passwords = passwords;
                        for (const IncomingFile& file : files)
                          for (auto& one : inspect::extract_bytes(file.name, file.bytes, limits)) objects.push_back(std::move(one));
                        mail::Context counted = context;
                        counted.earlier = [&](const link::TextSignature& text) {
                          auto found = context.earlier(text);
                          compared_ = found.size();
                          return found;
                        };
                        return mail::analyse(objects, counted);
                      }};
    book_ = std::make_unique<ReportBook>(std::move(parts), *members_, *sigs_);
    one_ = firm_with("Kirishima", "kirishima.example");
    other_ = firm_with("Asanagi", "asanagi.example");
    account("contact");
    ASSERT_TRUE(members_->give_account(operator_, one_, "contact", "asked"));
  }
  std::string firm_with(std::string_view name, std::string_view domain) {
    Member member = firm(name);
    Json domains = Json::array();
    domains.push(domain);
    member.known_by.set("domains", std::move(domains));
    const auto made = members_->invite(operator_, member, "asked");
    EXPECT_TRUE(made) << made.error().message;
    take_part(made->value.number, "heavy");
    return made->value.number;
  }
  static IncomingFile file(std::string_view name, std::string_view text, FileRole role = FileRole::report) {
    return {.name = std::string(name), .bytes = to_bytes(text), .role = role};
  }

  std::unique_ptr<ReportBook> book_;
  std::string one_, other_;
  bool fails_ = false;
  std::size_t compared_ = 0;  // earlier reports that the last one was held against
};

TEST_F(ReportInTest, OnlyReportsWithLikeTextsAreHeldAgainstEachOther) {
  const auto receive = [&](std::string_view text) {
    const auto made = book_->receive(operator_, {.member = {}, .kind = ReportKind::mail_plain},
                                     {file("a.eml", fmt::format("From: a@b.example\r\nSubject: x\r\n\r\n{}\r\n", text))});
    EXPECT_TRUE(made) << made.error().message;
  };
  for (int n = 0; n < 40; ++n) {
    std::string words;
    for (int i = 0; i < 40; ++i) words += fmt::format("{:x} ", (n + 1) * 7'919 * (i + 3) % 104'729);
    receive(words);
  }
  EXPECT_LE(compared_, 4U) << "of 39 that came before";
  const std::string_view order = "Please find attached the order for the new pumps, and confirm the delivery until Friday evening.";
  receive(order);
  receive(order);
  EXPECT_GE(compared_, 1U);
  EXPECT_LE(compared_, 5U);
}

TEST_F(ReportInTest, SeveralFilesAreOneReportAndTellItsKind) {
  const record::Actor contact = actor_of("contact");
  const auto made =
      book_->receive(contact, {.member = one_, .kind = {}, .channel = "browser"},
                     {file("note.txt", "we found this", FileRole::cover_note), file("a.eml", mail_text), file("b.bin", "\x01\x02")});
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->value.kind, ReportKind::mail_with_url);
  EXPECT_EQ(made->value.file_name, "a.eml");
  ASSERT_EQ(made->value.further.size(), 2U);
  EXPECT_EQ(made->value.further.back().role, FileRole::cover_note);
  const std::string& number = made->value.number;
  EXPECT_EQ(as_text(book_->original(contact, number, "mine", 2).value()), "we found this");
  EXPECT_EQ(book_->original(contact, number, "mine", 3).error().code, ErrorCode::not_found);
  EXPECT_EQ(book_->originals(contact, number, "mine").value().size(), 3U);
  EXPECT_EQ(book_->originals(contact, number, " ").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(shown_json(made->value).dump().find("\"key\""), std::string::npos);
  // What was kept reads back the same.
  const auto back = report_from_json(to_json(made->value));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(to_json(*back).dump(), to_json(made->value).dump());
}

TEST_F(ReportInTest, AMembersPeopleDoNotLearnOfOtherMembers) {
  const record::Actor contact = actor_of("contact");
  const std::string number = book_->receive(contact, {.member = one_}, "a.eml", as_bytes(mail_text)).value().value.number;
  const std::string all = book_->analysis(operator_, number).value().dump();
  const std::string shown = book_->analysis(contact, number).value().dump();
  EXPECT_NE(all.find("asanagi.example"), std::string::npos);
  EXPECT_EQ(shown.find("asanagi.example"), std::string::npos);
  EXPECT_EQ(shown.find("\"hub\""), std::string::npos);
  // The same again: the hub is told that it is alike, the member is not.
  const std::string again = book_->receive(operator_, {.member = other_}, "a.eml", as_bytes(mail_text)).value().value.number;
  EXPECT_EQ(book_->analysis(operator_, again).value()["alike"].items().size(), 1U);
  EXPECT_EQ(book_->analysis(contact, again).error().code, ErrorCode::not_found);
}

TEST_F(ReportInTest, AReadingThatFailsLosesNoReport) {
  fails_ = true;
  const auto made = book_->receive(operator_, {.member = one_, .kind = ReportKind::mail_plain}, "a.eml", as_bytes(mail_text));
  ASSERT_TRUE(made);
  EXPECT_EQ(made->value.reading->trouble, "no worker");
  EXPECT_TRUE(book_->analysis(operator_, made->value.number).value().is_null());
  EXPECT_EQ(book_->receive(operator_, {.member = one_}, "b.eml", as_bytes(mail_text)).error().code, ErrorCode::invalid_input);
  fails_ = false;
  const auto again = book_->reread(operator_, made->value.number, {});
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_TRUE(again->value.reading->trouble.empty());
  EXPECT_EQ(book_->analysis(operator_, made->value.number).value()["format"].text(), "mail");
}

TEST_F(ReportInTest, AMailThatIsBroughtTwiceIsOneReport) {
  const record::Actor system = record::Actor::system("mail");
  ReportEntry entry{.member = one_, .kind = ReportKind::mail_plain, .channel = "mail", .delivery = std::string(64, 'a')};
  const auto made = book_->receive(system, entry, "a.eml", as_bytes(mail_text));
  ASSERT_TRUE(made);
  EXPECT_EQ(book_->receive(system, entry, "a.eml", as_bytes(mail_text)).error().code, ErrorCode::conflict);
  EXPECT_EQ(book_->find_delivery(std::string(64, 'a')).value()->value.number, made->value.number);
  EXPECT_FALSE(book_->find_delivery(std::string(64, 'b')).value());
}

TEST_F(ReportInTest, WhatTheSenderKnewIsJudgedByWhoeverMayKnow) {
  const record::Actor contact = actor_of("contact");
  const std::string number = book_->receive(contact, {.member = one_}, "a.eml", as_bytes(mail_text)).value().value.number;
  const auto rows = book_->analysis(contact, number).value()["knew"];
  ASSERT_FALSE(rows.items().empty());
  ASSERT_TRUE(book_->judge_knew(contact, number, 0, Knowledge::confirmed));
  EXPECT_EQ(book_->analysis(contact, number).value()["knew"].items()[0]["state"].text(), "confirmed");
  EXPECT_EQ(book_->analysis(contact, number).value()["knew"].items()[0]["by"].text(), contact.account);
  EXPECT_EQ(book_->judge_knew(contact, number, 500, Knowledge::confirmed).error().code, ErrorCode::not_found);
  EXPECT_EQ(book_->judge_knew(reviewer_, number, 0, Knowledge::rejected).error().code, ErrorCode::not_permitted);
}

TEST_F(ReportInTest, MassMailIsAnsweredInBothLanguages) {
  const std::string number = book_->receive(operator_, {.member = one_}, "a.eml", as_bytes(mail_text)).value().value.number;
  const auto closed = book_->triage(operator_, number, Triage::mass_mail, "");
  ASSERT_TRUE(closed) << closed.error().message;
  ASSERT_TRUE(closed->value.answer);
  EXPECT_NE(closed->value.answer->ja.find(number), std::string::npos);
  EXPECT_NE(closed->value.answer->en.find(number), std::string::npos);
  EXPECT_EQ(closed->value.state, ReportState::closed);
}

}  // namespace
}  // namespace sekimori::share
