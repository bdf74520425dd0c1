// The way to a hub: entered, tried, taken away and entered anew; its token is shown to nobody.
#include "feature/share/hub_link_book.h"

#include "feature/share/hub_fixture_test.h"

namespace sekimori::share {
namespace {

class HubLinks : public HubTest {
 protected:
  void SetUp() override {
    HubTest::SetUp();
    book_.emplace(*database_, room_->records, clock_, random_, Zone::tokyo(), [] {
      std::vector<Sensitive<Bytes>> keys;
      keys.emplace_back(Bytes(32, 7));
      return Result<std::vector<Sensitive<Bytes>>>(std::move(keys));
    });
    keeper_.account = "keeper";
    keeper_.roles = {record::Role::it_admin};
    lead_.account = "lead";
    lead_.roles = {record::Role::case_lead};
  }
  static HubLink way() {
    HubLink link;
    link.name = "jcsip";
    link.address = "https://hub.example/";
    link.member = "M-001";
    return link;
  }
  Result<KnownHubLink> put(const HubLink& link, std::string_view token = "skm_secret") {
    return book_->put(keeper_, link, Sensitive<std::string>(std::string(token)), "joined");
  }
  std::optional<HubLinkBook> book_;
  record::Actor keeper_, lead_;
};

TEST_F(HubLinks, keep_what_came_of_a_trial_until_the_way_is_another) {
  const auto put_first = put(way());
  ASSERT_TRUE(put_first) << put_first.error().message;
  EXPECT_FALSE(put_first->value.trial);
  const model::HubTrial said{
      .outcome = model::TrialOutcome::works, .detail = {}, .organisation = "架空ハブ", .members = {"M-001"}, .collections = 2};
  const auto tried = book_->note_trial(keeper_, "jcsip", trial_of(said, clock_.now()));
  ASSERT_TRUE(tried) << tried.error().message;
  const auto found = book_->find(lead_, "jcsip");
  ASSERT_TRUE(found && found->value.trial);
  EXPECT_EQ(found->value.trial->outcome, model::TrialOutcome::works);
  EXPECT_EQ(found->value.trial->organisation, "架空ハブ");
  EXPECT_EQ(shown_json(found->value)["trial"]["collections"].integer_or(0), 2);
  EXPECT_FALSE(shown_json(found->value).dump().contains("token"));
  EXPECT_EQ(book_->token(found->value)->reveal(), "skm_secret");
  EXPECT_EQ(book_->note_trial(lead_, "jcsip", trial_of(said, clock_.now())).error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(put(way(), "skm_other"));
  EXPECT_FALSE(book_->find(lead_, "jcsip")->value.trial) << "another token was not tried yet";
}

TEST_F(HubLinks, hold_the_authority_of_a_certificate_and_take_no_other_text_for_one) {
  HubLink link = way();
  link.authorities = "no certificate";
  EXPECT_EQ(put(link).error().code, ErrorCode::invalid_input);
  link.authorities = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
  ASSERT_TRUE(put(link));
  EXPECT_EQ(book_->find(lead_, "jcsip")->value.authorities, link.authorities);
  EXPECT_TRUE(shown_json(book_->find(lead_, "jcsip")->value)["own_authorities"].bool_or(false));
}

TEST_F(HubLinks, go_and_may_be_entered_anew) {
  ASSERT_TRUE(put(way()));
  EXPECT_EQ(book_->remove(lead_, "jcsip", "enough").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(book_->remove(keeper_, "jcsip", " ").error().code, ErrorCode::invalid_input);
  const auto gone = book_->remove(keeper_, "jcsip", "enough");
  ASSERT_TRUE(gone) << gone.error().message;
  EXPECT_TRUE(book_->list(lead_)->empty());
  EXPECT_EQ(book_->find(lead_, "jcsip").error().code, ErrorCode::not_found);
  EXPECT_EQ(book_->remove(keeper_, "jcsip", "enough").error().code, ErrorCode::not_found);
  const auto again = put(way());
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(book_->list(lead_)->size(), 1U);
}

}  // namespace
}  // namespace sekimori::share
