// What a mail to a contact says: what is new for its member, and no more than the way allows.
#include "feature/share/digest.h"

#include "feature/share/forum_fixture_test.h"

namespace sekimori::share {
namespace {

std::vector<DigestLine> one_of_each_label() {
  std::vector<DigestLine> out;
  for (const std::string_view label : {"CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"})
    out.push_back({.kind = DigestKind::forum_item,
                   .number = fmt::format("F-{}", label),
                   .tlp = std::string(label),
                   .title = {fmt::format("題{}", label), fmt::format("title of {}", label)}});
  return out;
}

TEST(DigestMails, carry_what_their_way_may_carry) {
  for (const auto& [channel, told] : {std::pair(Channel::mail_plain, 2U), std::pair(Channel::mail_encrypted, 4U)}) {
    const DigestMail mail = compose_digest(one_of_each_label(), channel, "https://hub.example");
    EXPECT_EQ(mail.told, told);
    EXPECT_EQ(mail.waiting, 5U - told);
    for (const DigestLine& line : one_of_each_label()) {
      const bool may = may_travel(line.tlp, channel);
      EXPECT_EQ(mail.text.contains(line.title.ja), may) << line.tlp;
      EXPECT_EQ(mail.text.contains(line.title.en), may) << line.tlp;
      EXPECT_EQ(mail.text.contains(line.number + " "), may) << "a number says that there is something";
      EXPECT_FALSE(mail.subject.contains(line.title.ja));
    }
    EXPECT_TRUE(mail.text.contains(fmt::format("{} items wait at the hub", mail.waiting)));
  }
}

class DigestNews : public ForumTest {
 protected:
  void SetUp() override {
    ForumTest::SetUp();
    digests_ = std::make_unique<Digests>(*database_, *reports_, *forum_, *notes_, *polls_);
  }
  std::vector<DigestLine> news(std::string_view number, Instant since) {
    const auto found = digests_->news(members_->find(operator_, number)->value, since, clock_.now());
    EXPECT_TRUE(found) << (found ? "" : found.error().message);
    return found.value_or(std::vector<DigestLine>());
  }
  std::unique_ptr<Digests> digests_;
};

TEST_F(DigestNews, are_what_the_member_itself_would_see_and_has_not_been_told) {
  const Instant before = clock_.now();
  clock_.advance(nanoseconds_per_second);
  const std::string number = published();
  ASSERT_TRUE(notes_->write(operator_, number, "見てください"));
  ASSERT_TRUE(notes_->write(speaker(2), number, "見ました"));
  const auto lines = news("M-001", before);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].number, number);
  EXPECT_EQ(lines[1].title.en, "new notes: 2");
  EXPECT_TRUE(news("M-007", before).empty()) << "of another group";
  EXPECT_TRUE(news("M-001", clock_.now()).empty()) << "told already";
  ASSERT_TRUE(forum_->withdraw(operator_, number, "wrong"));
  EXPECT_TRUE(news("M-001", before).empty()) << "withdrawn before anybody was told";
  published();
  ASSERT_TRUE(members_->suspend(operator_, "M-001", "asked"));
  EXPECT_TRUE(news("M-001", before).empty());
}

TEST_F(DigestNews, are_noted_by_contact) {
  EXPECT_FALSE(*digests_->told_until("M-001", "a@member.example"));
  const Instant now = clock_.now();
  for (const Instant at : {Instant{5}, now})
    ASSERT_TRUE(database_->write([&](sql::Transaction& tx) { return digests_->note_told(tx, "M-001", "a@member.example", at); }));
  EXPECT_EQ(*digests_->told_until("M-001", "a@member.example"), now);
  EXPECT_FALSE(*digests_->told_until("M-001", "b@member.example"));
}

}  // namespace
}  // namespace sekimori::share
